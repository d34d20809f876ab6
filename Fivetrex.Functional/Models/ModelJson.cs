using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional.Models;

/// <summary>Writes and reads models as the JSON of the service.</summary>
internal static class ModelJson
{
    /// <summary>Writes each secret as its mask, and of the objects in an input only the names.</summary>
    public static readonly JsonSerializerOptions Masked = OptionsFor(
        [new SecretConverter(), new MaskingConverter()], _ => null, member =>
        {
            WriteTimeAsReceived(member);
            member.CustomConverter ??= ModelContracts.IsCallersObject(member) ? new NamesOnlyConverter() : null;
        },
        MaskedJson.Of);

    /// <summary>Writes each secret as it is.</summary>
    public static readonly JsonSerializerOptions Revealed = OptionsFor(
        [new RevealingConverter()], _ => null, WriteTimeAsReceived, unknown => unknown.Value);

    /// <summary>The options for bodies and filters, in which secrets are written as they are.</summary>
    /// <param name="checkOf">Returns the check of each value of a member of this library; it throws for a value that is not sent.</param>
    public static JsonSerializerOptions OptionsFor(Func<JsonPropertyInfo, Action<object?>?> checkOf) =>
        OptionsFor([new RevealingConverter()], checkOf, _ => { }, unknownOf: null);

    /// <summary>Reads a model with the tolerance of an answer.</summary>
    /// <exception cref="JsonException">The JSON is not such a model; the message has the path and the problem.</exception>
    /// <exception cref="NotSupportedException">The type is an input, which is only written.</exception>
    public static FivetranModel Read(Type model, RawJson json)
    {
        var reader = Readers.OfType(model)
            ?? throw new NotSupportedException($"{model.Name} is an input: it is written as JSON, and not read from it");
        return (FivetranModel?)reader.ReadWhole(json.AsUtf8(), out var problem) ?? throw new JsonException(problem);
    }

    private static JsonSerializerOptions OptionsFor(
        IEnumerable<JsonConverter> secrets,
        Func<JsonPropertyInfo, Action<object?>?> checkOf,
        Action<JsonPropertyInfo> shape,
        Func<RawJson, JsonElement>? unknownOf)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new ContainerConverter(), new EditConverter(), new ConfirmConverter(), new UnionConverter() },
            TypeInfoResolver = new ModelContracts(checkOf, shape, unknownOf),
        };
        secrets.Iter(options.Converters.Add);
        return options;
    }

    private static void WriteTimeAsReceived(JsonPropertyInfo member) =>
        member.CustomConverter ??= member.PropertyType == typeof(Option<DateTimeOffset>) ? new TimeConverter() : null;

    /// <summary>Writes a time with all its digits, so that an equal time is read.</summary>
    private sealed class TimeConverter : WritingConverter<Option<DateTimeOffset>>
    {
        public override void Write(Utf8JsonWriter writer, Option<DateTimeOffset> value, JsonSerializerOptions options) =>
            value.Iter(time => writer.WriteStringValue(time.UtcDateTime));
    }

    private sealed class RevealingConverter : WritingConverter<Secret>
    {
        public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Reveal());
    }

    // not every service masks its secrets
    private sealed class MaskingConverter : WritingConverter<RawJson>
    {
        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) =>
            MaskedJson.Write(writer, value.Value);
    }

    private sealed class NamesOnlyConverter : WritingConverter<object>
    {
        public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) =>
            MaskedJson.WriteNames(writer, JsonSerializer.SerializeToElement(value, value.GetType(), Revealed));
    }

    /// <summary>Writes a model by its own type instead of the abstract one of the member that holds it.</summary>
    private sealed class UnionConverter : WritingConverter<FivetranModel>
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsAbstract && typeToConvert.IsAssignableTo(typeof(FivetranModel));

        public override void Write(Utf8JsonWriter writer, FivetranModel value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value, value.GetType(), options);
    }

    // the check of an update has already determined which confirmation it is
    private sealed class ConfirmConverter : WritingConverter<Confirm>
    {
        public override void Write(Utf8JsonWriter writer, Confirm value, JsonSerializerOptions options) => writer.WriteBooleanValue(true);
    }
}
