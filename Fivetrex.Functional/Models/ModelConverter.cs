using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>
/// Converts a model to and from the JSON of the service; the options of the caller change nothing. A secret is written as its mask.
/// </summary>
/// <remarks>Reasons: docs/decisions/models-as-json.md.</remarks>
internal sealed class ModelConverter : JsonConverter<FivetranModel>
{
    private static readonly RawJsonConverter Whole = new();

    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsAssignableTo(typeof(FivetranModel));

    public override FivetranModel Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ModelJson.Read(typeToConvert, Whole.Read(ref reader, typeof(RawJson), options));

    public override void Write(Utf8JsonWriter writer, FivetranModel value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, value.GetType(), ModelJson.Masked);
}
