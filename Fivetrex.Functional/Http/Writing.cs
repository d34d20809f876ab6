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
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new OptionAndSeqConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    public static string Json(object body) => JsonSerializer.Serialize(body, Options);

    // the writer escapes U+FFFD where it stands for half of a surrogate pair, and leaves it as it is where it was meant
    public static bool IsMaimed(string json) =>
        json.Contains(@"\uFFFD", StringComparison.Ordinal) && json.Replace(@"\\", "", StringComparison.Ordinal).Contains(@"\uFFFD", StringComparison.Ordinal);
}

/// <summary>LanguageExt's two containers, which the serializer would write as the lists that they also are.</summary>
internal sealed class OptionAndSeqConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => ConverterOf(typeToConvert) is not null;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(ConverterOf(typeToConvert)!.MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private static Type? ConverterOf(Type type) => !type.IsGenericType ? null
        : type.GetGenericTypeDefinition() == typeof(Option<>) ? typeof(OptionConverter<>)
        : type.GetGenericTypeDefinition() == typeof(Seq<>) ? typeof(SeqConverter<>)
        : null;

    private sealed class OptionConverter<T> : JsonConverter<Option<T>>
    {
        public override Option<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Option<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Case, options);
    }

    private sealed class SeqConverter<T> : JsonConverter<Seq<T>>
    {
        public override Seq<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, Seq<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ToArray(), options);
    }
}

/// <summary>For whoever puts a model of ours into JSON of his own.</summary>
internal sealed class WordConverter<T> : JsonConverter<T>
    where T : struct, IWord<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => T.Of(reader.RepeatedText());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

/// <inheritdoc cref="WordConverter{T}"/>
internal sealed class RawJsonConverter : JsonConverter<RawJson>
{
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.Raw();

    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) => value.Value.WriteTo(writer);
}
