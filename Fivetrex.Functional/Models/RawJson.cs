using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional.Models;

/// <summary>JSON whose fields depend on the service, kept as received.</summary>
/// <remarks>
/// Compared by value, without regard to the order of properties. <see cref="ToString"/> names the properties and shows none of
/// their values, because not every service masks its secrets; <see cref="Value"/> returns them.
/// <code>
/// Option&lt;string&gt; host = connector.Config.Bind(config =&gt; config.Text("host"));
/// </code>
/// </remarks>
[ReadBy(typeof(RawJsonReader))]
[JsonConverter(typeof(RawJsonConverter))]
public sealed class RawJson : IEquatable<RawJson>
{
    private const string LoneSurrogate = "The JSON holds half of a surrogate pair.";

    private readonly byte[] utf8;
    private StrongBox<JsonElement>? parsed;

    /// <summary>Copies an element, so that the copy outlives its document. Comments and trailing commas are left out.</summary>
    /// <exception cref="ArgumentException">The JSON holds half of a surrogate pair, or is nested deeper than 64 levels.</exception>
    public RawJson(JsonElement value)
        : this(ToStrictJson(value))
    {
        if (!IsValidUnicode())
        {
            throw new ArgumentException(LoneSurrogate, nameof(value));
        }
    }

    private RawJson(byte[] utf8) => this.utf8 = utf8;

    /// <summary>The JSON as an element, parsed on first use.</summary>
    public JsonElement Value => (parsed ??= Parse(utf8)).Value;

    /// <summary>Reads a property that is a string, number or boolean as text.</summary>
    /// <returns>None when the property is missing, null, an object or an array: <see cref="Texts"/> reads both forms.</returns>
    public Option<string> Text(string property) => Property(property).Bind(TextOf);

    /// <summary>Reads a property as a list of texts: an array of them, or a single text, number or boolean as a list of one.</summary>
    /// <returns>Empty when the property is missing, null or an object; items that are not such values are left out.</returns>
    public Seq<string> Texts(string property) => Property(property).Match(
        found => found.ValueKind == JsonValueKind.Array ? toSeq(found.EnumerateArray()).Bind(item => TextOf(item).ToSeq()).Strict()
            : TextOf(found).ToSeq(),
        () => Empty);

    /// <summary>Reads a property as a whole number.</summary>
    public Option<long> Number(string property) => Text(property).Bind(text =>
        long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? Some(number) : None);

    /// <summary>Reads a property as a boolean.</summary>
    public Option<bool> Flag(string property) => Text(property).Bind(text => bool.TryParse(text, out var flag) ? Some(flag) : None);

    /// <summary>Reads a property of any kind.</summary>
    public Option<JsonElement> Property(string property) => Member(Value, property);

    /// <inheritdoc/>
    public bool Equals(RawJson? other) => other is not null && (utf8.AsSpan().SequenceEqual(other.utf8) || IsSame(other));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RawJson);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Value.ValueKind, Value.ValueKind switch
    {
        JsonValueKind.Object =>
            Value.EnumerateObject().Aggregate(0, (sum, member) => sum ^ member.Name.GetHashCode(StringComparison.Ordinal)),
        JsonValueKind.Array => Value.GetArrayLength(),
        JsonValueKind.String => Value.GetString()!.GetHashCode(StringComparison.Ordinal),
        _ => 0,
    });

    /// <summary>Returns the names of the properties, or the kind of a value that is not an object.</summary>
    public override string ToString() => Value.ValueKind == JsonValueKind.Object
        ? $"{{{string.Join(", ", Value.EnumerateObject().Select(member => member.Name))}}}"
        : $"{{{Value.ValueKind}}}";

    // a method, because reflection cannot read a property that is a span
    internal ReadOnlySpan<byte> AsUtf8() => utf8;

    internal static RawJson EmptyObject { get; } = new("{}"u8.ToArray());

    internal static RawJson Copy(ReadOnlySpan<byte> utf8) => new(utf8.ToArray());

    /// <summary>Writes a node without the serializer, whose reflection is disabled in file-based apps and in trimmed programs.</summary>
    internal static RawJson Of(JsonNode? node) => new(Written(
        writer =>
        {
            if (node is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                node.WriteTo(writer);
            }
        },
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));

    /// <summary>Returns what a function writes.</summary>
    internal static byte[] Written(Action<Utf8JsonWriter> write, JsonWriterOptions options = default)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            write(writer);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Returns a text, a number or a boolean as text.</summary>
    internal static Option<string> TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Some(value.GetString()!),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => Some(value.GetRawText()),
        _ => None,
    };

    /// <summary>Returns a member; None when there is none, or when the value is no object.</summary>
    internal static Option<JsonElement> Member(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var found) ? found : None;

    /// <summary>Copies an object, without the members that hold half of a surrogate pair.</summary>
    internal static RawJson OfUnknown(byte[] utf8)
    {
        var whole = new RawJson(utf8);
        if (whole.IsValidUnicode())
        {
            return whole;
        }

        return new RawJson(Written(writer =>
        {
            writer.WriteStartObject();
            foreach (var member in whole.Value.EnumerateObject().Where(IsValidMember))
            {
                member.WriteTo(writer);
            }

            writer.WriteEndObject();
        }));
    }

    // an escape may be half of a surrogate pair, which would throw when it is read later
    internal bool IsValidUnicode()
    {
        try
        {
            return utf8.AsSpan().IndexOf("\\u"u8) < 0 || IsValidUnicode(Value);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsValidMember(JsonProperty member)
    {
        try
        {
            return member.Name is not null && IsValidUnicode(member.Value);
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static bool IsValidUnicode(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().All(member => member.Name is not null && IsValidUnicode(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().All(IsValidUnicode),
        JsonValueKind.String => value.GetString() is not null,
        _ => true,
    };

    // a strict parser would reject the comments and commas that a lenient source accepts
    private static byte[] ToStrictJson(JsonElement value)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value).ToArray();
        return IsValid(raw, default) ? raw
            : IsValid(raw, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }) ? Rewrite(value)
            : throw new ArgumentException("The JSON is nested too deeply.", nameof(value));
    }

    private static bool IsValid(byte[] utf8, JsonReaderOptions options)
    {
        var reader = new Utf8JsonReader(utf8, options);
        try
        {
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static byte[] Rewrite(JsonElement value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        try
        {
            using var writer = new Utf8JsonWriter(buffer);
            value.WriteTo(writer);
        }
        catch (InvalidOperationException)
        {
            throw new ArgumentException(LoneSurrogate, nameof(value));
        }

        return buffer.WrittenSpan.ToArray();
    }

    // an exponent beyond Int32 is valid JSON, but .NET cannot compare it
    private bool IsSame(RawJson other)
    {
        try
        {
            return JsonElement.DeepEquals(Value, other.Value);
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }
    }

    private static StrongBox<JsonElement> Parse(byte[] utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        return new StrongBox<JsonElement>(JsonElement.ParseValue(ref reader));
    }
}
