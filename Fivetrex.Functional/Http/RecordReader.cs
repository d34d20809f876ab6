using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Fivetrex.Functional.Http;

/// <summary>Reads a positional record field by field. A parameter without a default is required; null and absent are the default.</summary>
internal sealed class RecordReader<TRecord> : Reader<TRecord>
    where TRecord : class
{
    private readonly Field[] fields;
    private readonly ulong required;

    // which field came after which the last time, so that the first guess is right whatever the order. Threads may disagree: a
    // wrong guess costs a search.
    private readonly int[] followers;

    /// <summary>All reflection is done here, once for each type.</summary>
    public RecordReader()
    {
        var parameters = typeof(TRecord).GetConstructors().Single().GetParameters();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parameters.Length, 64);
        fields = [.. parameters.Select(Field.Of)];
        required = (1UL << parameters.Count(parameter => !parameter.HasDefaultValue)) - 1;
        followers = new int[fields.Length + 1];
    }

    public override TRecord Read(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        // what its constructor would make of defaults alone: a positional record has no other code
        var record = (TRecord)RuntimeHelpers.GetUninitializedObject(typeof(TRecord));
        var missing = required;
        var before = -1;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var at = Find(ref json, before);
            json.Read();
            if (at < 0)
            {
                json.Skip();
                continue;
            }

            if (json.TokenType != JsonTokenType.Null)
            {
                fields[at].Read(ref json, record);
                missing &= ~(1UL << at);
            }
            else if ((required & (1UL << at)) != 0)
            {
                throw new JsonException();
            }

            before = at;
        }

        return missing == 0 ? record : throw new JsonLacksException(fields.Where((_, at) => (missing & (1UL << at)) != 0).Select(field => field.Name));
    }

    private int Find(ref Utf8JsonReader json, int before)
    {
        // looked at once: another thread may change it between two looks
        var guess = followers[before + 1];
        if (json.ValueTextEquals(fields[guess].Utf8Name))
        {
            return guess;
        }

        for (var at = 0; at < fields.Length; at++)
        {
            if (json.ValueTextEquals(fields[at].Utf8Name))
            {
                return followers[before + 1] = at;
            }
        }

        return -1;
    }

    /// <summary>A field of the record: its name, and how its value gets out of the JSON and into the record.</summary>
    private abstract class Field(string name)
    {
        public string Name => name;

        public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

        public static Field Of(ParameterInfo parameter) =>
            (Field)Activator.CreateInstance(
                typeof(Field<>).MakeGenericType(typeof(TRecord), parameter.ParameterType),
                JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.Name!),
                typeof(TRecord).GetProperty(parameter.Name!)!.SetMethod!)!;

        public abstract void Read(ref Utf8JsonReader json, TRecord into);
    }

    private sealed class Field<TValue>(string name, MethodInfo setter) : Field(name)
    {
        private readonly Reader<TValue> value = Reader<TValue>.Instance;
        private readonly Action<TRecord, TValue> set = setter.CreateDelegate<Action<TRecord, TValue>>();

        public override void Read(ref Utf8JsonReader json, TRecord into) => set(into, value.Read(ref json));
    }
}
