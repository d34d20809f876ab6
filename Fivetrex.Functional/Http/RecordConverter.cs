using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Http;

/// <summary>Reads the models, which are positional records, field by field.</summary>
/// <remarks>
/// System.Text.Json collects the arguments of a constructor in an array of objects, a box for each <c>Option</c>. Why that is worth
/// code of our own: docs/decisions/record-converter.md.
/// </remarks>
internal sealed class RecordConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert is { IsClass: true, IsAbstract: false } && typeToConvert.Namespace == typeof(Group).Namespace && typeToConvert != typeof(RawJson);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(RecordConverter<>).MakeGenericType(typeToConvert), options)!;
}

internal sealed class RecordConverter<TRecord> : AnswerConverter<TRecord>
    where TRecord : class
{
    private readonly Field[] fields;
    private readonly ulong required;

    // which field came after which the last time, so that the first guess is right whatever the order. Threads may disagree: a
    // wrong guess costs a search.
    private readonly int[] followers;

    /// <summary>All reflection is done here, once for each type.</summary>
    public RecordConverter(JsonSerializerOptions options)
    {
        var parameters = typeof(TRecord).GetConstructors().Single().GetParameters();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parameters.Length, 64);
        fields = [.. parameters.Select(parameter => Field.Of(parameter, options))];
        required = (1UL << parameters.Count(parameter => !parameter.HasDefaultValue)) - 1;
        followers = new int[fields.Length + 1];
    }

    public override TRecord Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        // what its constructor would make of defaults alone: a positional record has no other code
        var record = (TRecord)RuntimeHelpers.GetUninitializedObject(typeof(TRecord));
        var missing = required;
        var before = -1;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var at = Find(ref reader, before);
            reader.Read();
            if (at < 0)
            {
                reader.Skip();
                continue;
            }

            fields[at].Read(ref reader, record, isRequired: (required & (1UL << at)) != 0, options);
            missing &= ~(1UL << at);
            before = at;
        }

        return missing == 0 ? record : throw JsonFault.Lacks(fields.Where((_, at) => (missing & (1UL << at)) != 0).Select(field => field.Name));
    }

    private int Find(ref Utf8JsonReader reader, int before)
    {
        ref var guess = ref followers[before + 1];
        if (reader.ValueTextEquals(fields[guess].Utf8Name))
        {
            return guess;
        }

        for (var at = 0; at < fields.Length; at++)
        {
            if (reader.ValueTextEquals(fields[at].Utf8Name))
            {
                return guess = at;
            }
        }

        return -1;
    }

    /// <summary>A field of the record: its name, and how its value gets out of the JSON and into the record.</summary>
    private abstract class Field(string name)
    {
        public string Name => name;

        public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

        public static Field Of(ParameterInfo parameter, JsonSerializerOptions options) =>
            (Field)Activator.CreateInstance(
                typeof(Field<>).MakeGenericType(typeof(TRecord), parameter.ParameterType),
                options.PropertyNamingPolicy!.ConvertName(parameter.Name!),
                options.GetConverter(parameter.ParameterType),
                typeof(TRecord).GetProperty(parameter.Name!)!.SetMethod!)!;

        public abstract void Read(ref Utf8JsonReader reader, TRecord into, bool isRequired, JsonSerializerOptions options);
    }

    private sealed class Field<TValue>(string name, JsonConverter<TValue> converter, MethodInfo setter) : Field(name)
    {
        private readonly Action<TRecord, TValue> set = setter.CreateDelegate<Action<TRecord, TValue>>();

        public override void Read(ref Utf8JsonReader reader, TRecord into, bool isRequired, JsonSerializerOptions options) =>
            set(into, isRequired && reader.TokenType == JsonTokenType.Null ? throw new JsonException() : converter.Read(ref reader, typeof(TValue), options)!);
    }
}
