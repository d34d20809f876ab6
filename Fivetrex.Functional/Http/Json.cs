using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Fivetrex.Functional.Http;

/// <summary>How the service's JSON is read and written. What comes back from a call has its line here.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = new[] { typeof(OptionAndSeqConverter), typeof(RecordConverterFactory), typeof(TextConverter), typeof(RawJsonConverter), typeof(TolerantIntConverter), typeof(TolerantBoolConverter), typeof(UnitConverter) })]
[JsonSerializable(typeof(ErrorBody))]
[JsonSerializable(typeof(Envelope<Unit>))]
[JsonSerializable(typeof(Envelope<Group>)), JsonSerializable(typeof(Envelope<Page<Group>>))]
[JsonSerializable(typeof(Envelope<Connector>)), JsonSerializable(typeof(Envelope<Page<Connector>>))]
[JsonSerializable(typeof(Envelope<ConnectorState>))]
[JsonSerializable(typeof(Envelope<Destination>)), JsonSerializable(typeof(Envelope<Page<Destination>>))]
internal sealed partial class Json : JsonSerializerContext
{
    public static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)Default.GetTypeInfo(typeof(T))!;

    public static string Write(object body) => JsonSerializer.Serialize(body, Outgoing.Options);

    // what goes out may hold any object as config, so it takes reflection; what comes in does not
    private static class Outgoing
    {
        public static readonly JsonSerializerOptions Options = new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new OptionAndSeqConverter(), new RawJsonConverter() },
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
    }
}
