using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Http;

/// <summary>Reads what is read only.</summary>
internal abstract class AnswerConverter<T> : JsonConverter<T>
{
    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Answers are read, and never written.");
}

/// <summary>LanguageExt's two containers, which System.Text.Json writes as objects or arrays and cannot read.</summary>
internal sealed class OptionAndSeqConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => ConverterOf(typeToConvert) is not null;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(
            ConverterOf(typeToConvert)!.MakeGenericType(typeToConvert.GetGenericArguments()),
            options.GetConverter(typeToConvert.GetGenericArguments()[0]))!;

    private static Type? ConverterOf(Type type) => type.IsGenericType ? type.GetGenericTypeDefinition() switch
    {
        var definition when definition == typeof(Option<>) => typeof(OptionConverter<>),
        var definition when definition == typeof(Seq<>) => typeof(SeqConverter<>),
        _ => null,
    } : null;
}

/// <summary>Null and absent are None.</summary>
internal sealed class OptionConverter<T>(JsonConverter<T> inner) : JsonConverter<Option<T>>
{
    public override Option<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? default : Optional(inner.Read(ref reader, typeof(T), options)!);

    public override void Write(Utf8JsonWriter writer, Option<T> value, JsonSerializerOptions options)
    {
        if (value.Case is T some)
        {
            inner.Write(writer, some, options);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}

/// <summary>Null and absent are empty.</summary>
internal sealed class SeqConverter<T>(JsonConverter<T> inner) : JsonConverter<Seq<T>>
{
    public override Seq<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return Empty;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        List<T>? items = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            (items ??= []).Add(reader.TokenType == JsonTokenType.Null ? throw new JsonException() : inner.Read(ref reader, typeof(T), options)!);
        }

        return items is null ? Empty : toSeq(items);
    }

    public override void Write(Utf8JsonWriter writer, Seq<T> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var item in value)
        {
            inner.Write(writer, item, options);
        }

        writer.WriteEndArray();
    }
}

internal sealed class WordConverter<T> : JsonConverter<T>
    where T : struct, IWord<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => T.Of(reader.RepeatedText());

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}

internal sealed class TextConverter : AnswerConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.RepeatedText();
}

internal sealed class RawJsonConverter : JsonConverter<RawJson>
{
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.Raw();

    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) => value.Value.WriteTo(writer);
}

internal sealed class TolerantIntConverter : AnswerConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.Number();
}

internal sealed class TolerantBoolConverter : AnswerConverter<bool>
{
    public override bool Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.Flag();
}

/// <summary>Where nothing is expected, anything will do.</summary>
internal sealed class UnitConverter : AnswerConverter<Unit>
{
    public override Unit Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        reader.Skip();
        return unit;
    }
}
