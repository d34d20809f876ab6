using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Fivetrex.Functional.Http;

/// <summary>Writes what goes out: inputs, of which only what is set, and with them whatever object the caller gave as config.</summary>
internal static class Writing
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new ContainerConverter(), new SecretConverter(), new ConfirmConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatIsNotSet } },
    };

    /// <summary>Why it must not be sent, if so. It may hold any object of the caller's, and that may do anything.</summary>
    /// <param name="input">A body or a filter.</param>
    /// <param name="what">Which of the two.</param>
    /// <param name="json">What it is on the wire.</param>
    /// <param name="fault">What else may be wrong with that.</param>
    public static string? Fault(object input, string what, out string json, Func<string, string?>? fault = null)
    {
        json = "";
        try
        {
            if (input is IChecked { Fault: { } senseless })
            {
                return senseless;
            }

            json = JsonSerializer.Serialize(input, Options);
            return IsMaimed(json) ? $"the {what} holds half of a surrogate pair, which would arrive as another text" : fault?.Invoke(json);
        }
        catch (UnsendableException unsendable)
        {
            return unsendable.Message;
        }
        catch (Exception thrown)
        {
            return $"the {what} does not serialise ({thrown.GetType().Name})";
        }
    }

    // not WhenWritingDefault, which takes a false or a 0 of the caller's own config for nothing. An empty list there is one, and so
    // is one that had to be given
    private static void LeaveOutWhatIsNotSet(JsonTypeInfo type)
    {
        var isOurs = type.Type.Assembly == typeof(Writing).Assembly;
        foreach (var member in type.Properties.Where(member => isOurs || IsUndecided(member)))
        {
            // what is in an object is the caller's
            var isFree = member.PropertyType == typeof(object);
            var mayBeEmpty = !isOurs || isFree || member.AssociatedParameter is { HasDefaultValue: false };
            member.ShouldSerialize = (_, value) =>
                isOurs && Senseless(value, member.IsGetNullable, isFree) is { Length: > 0 } fault ? throw new UnsendableException($"{member.Name} {fault}") : IsSet(value, mayBeEmpty);
        }
    }

    // a container in an object of the caller's, who has not decided himself when it is left out
    private static bool IsUndecided(JsonPropertyInfo member) =>
        ContainerConverter.IsContainer(member.PropertyType) && member.AttributeProvider?.IsDefined(typeof(JsonIgnoreAttribute), inherit: true) != true;

    private static bool IsSet(object? value, bool mayBeEmpty) => value switch
    {
        null => false,
        IOptional option => option.IsSome,
        IEdit edit => edit.Value.IsSome,
        string => true,
        IEnumerable items when !mayBeEmpty && ContainerConverter.IsContainer(items.GetType()) => items.Cast<object>().Any(),
        _ => true,
    };

    private static string Senseless(object? value, bool mayBeNull, bool isFree) => value switch
    {
        null => mayBeNull ? "" : "is null",
        OpenEnum word => string.IsNullOrWhiteSpace(word.Value) ? "is blank" : "",
        IOptional option => option.MatchUntyped(some => Senseless(some, mayBeNull, isFree), () => isFree && !mayBeNull ? "is null" : ""),
        IEdit edit => Senseless(edit.Value, mayBeNull, isFree),
        IEnumerable items when !isFree && ContainerConverter.IsContainer(items.GetType()) =>
            items.Cast<object?>().Select(item => item is null || (item is ITuple entry && entry[1] is null) ? "holds a null" : Senseless(item, mayBeNull, isFree)).FirstOrDefault(fault => fault.Length > 0, ""),
        _ => "",
    };

    // the writer escapes U+FFFD where it stands for half of a surrogate pair, and leaves it as it is where it was meant
    private static bool IsMaimed(string json) =>
        json.Contains(@"\uFFFD", StringComparison.Ordinal) && json.Replace(@"\\", "", StringComparison.Ordinal).Contains(@"\uFFFD", StringComparison.Ordinal);

    private sealed class UnsendableException(string why) : Exception(why);
}

/// <summary>LanguageExt's containers, which the serializer would write as the lists that they also are, and what an update clears.</summary>
internal sealed class ContainerConverter : JsonConverterFactory
{
    private static readonly Dictionary<Type, Type> Converters = new()
    {
        [typeof(Option<>)] = typeof(OptionConverter<>),
        [typeof(Seq<>)] = typeof(SeqConverter<>),
        [typeof(HashMap<,>)] = typeof(MapConverter<,>),
        [typeof(Edit<>)] = typeof(EditConverter<>),
    };

    public static bool IsContainer(Type type) => type.IsGenericType && Converters.ContainsKey(type.GetGenericTypeDefinition());

    public override bool CanConvert(Type typeToConvert) => IsContainer(typeToConvert);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(Converters[typeToConvert.GetGenericTypeDefinition()].MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class OptionConverter<T> : WritingConverter<Option<T>>
    {
        public override void Write(Utf8JsonWriter writer, Option<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Case, options);
    }

    private sealed class SeqConverter<T> : WritingConverter<Seq<T>>
    {
        public override void Write(Utf8JsonWriter writer, Seq<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ToArray(), options);
    }

    // names are data: their case is kept
    private sealed class MapConverter<TKey, TValue> : WritingConverter<HashMap<TKey, TValue>>
        where TKey : notnull
    {
        public override void Write(Utf8JsonWriter writer, HashMap<TKey, TValue> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ToDictionary(pair => pair.Key, pair => pair.Value), options);
    }

    private sealed class EditConverter<T> : WritingConverter<Edit<T>>
    {
        public override void Write(Utf8JsonWriter writer, Edit<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Value.Bind(set => set).Case, options);
    }
}

/// <summary>The text itself: the one place where it is meant to come out.</summary>
internal sealed class SecretConverter : WritingConverter<Secret>
{
    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue(value.Reveal());
}

/// <summary>What is confirmed is true: that it is the right thing has been looked at before.</summary>
internal sealed class ConfirmConverter : WritingConverter<Confirm>
{
    public override void Write(Utf8JsonWriter writer, Confirm value, JsonSerializerOptions options) => writer.WriteBooleanValue(true);
}

/// <summary>A moment in the service's own manner.</summary>
internal sealed class UtcConverter : WritingConverter<Option<DateTimeOffset>>
{
    public override void Write(Utf8JsonWriter writer, Option<DateTimeOffset> value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Map(ModelText.Utc).IfNone(""));
}

/// <summary>What goes out and is never read: answers have readers of their own.</summary>
internal abstract class WritingConverter<T> : JsonConverter<T>
{
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();
}

/// <summary>For whoever puts a model of ours into JSON of his own, too.</summary>
internal sealed class OpenEnumConverter : JsonConverter<OpenEnum>
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsSubclassOf(typeof(OpenEnum));

    public override OpenEnum Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (OpenEnum)Activator.CreateInstance(typeToConvert, reader.Text())!;

    public override void Write(Utf8JsonWriter writer, OpenEnum value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

/// <inheritdoc cref="OpenEnumConverter"/>
internal sealed class RawJsonConverter : JsonConverter<RawJson>
{
    // not by its bytes, as our own readers do: what a reader of somebody else's reads may lie in several pieces
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return new RawJson(JsonElement.ParseValue(ref reader));
        }
        catch (ArgumentException unfit)
        {
            throw new JsonException(unfit.Message, unfit);
        }
    }

    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) => value.Value.WriteTo(writer);
}
