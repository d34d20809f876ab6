using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Fivetrex.Functional.Json;

/// <summary>Reads a positional record field by field. What has neither a default nor is an option is required; null and absent are the default.</summary>
internal sealed class RecordReader<TRecord> : Reader<TRecord>
    where TRecord : class
{
    private readonly Field[] fields;
    private readonly ulong required;

    // a cursor that does not fit is no end of a list
    private static readonly bool IsPage = typeof(TRecord).Name == typeof(Page<>).Name;

    // which field came after which the last time, so that the first guess is right whatever the order. Threads may disagree: a
    // wrong guess costs a search.
    private readonly int[] followers;

    /// <summary>All reflection is done here, once for each type.</summary>
    public RecordReader()
    {
        var parameters = typeof(TRecord).GetConstructors().Single().GetParameters();
        fields = [.. parameters.Select(Field.Of), .. parameters.SelectMany(Field.Aliases)];
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fields.Length, 64);
        required = parameters.Where(IsRequired).Aggregate(0UL, (bits, parameter) => bits | (1UL << parameter.Position));
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

    private static bool IsRequired(ParameterInfo parameter) => !parameter.HasDefaultValue && !parameter.ParameterType.IsAssignableTo(typeof(IOptional));

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

        public static Field Of(ParameterInfo parameter) => Of(parameter, JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.Name!));

        public static IEnumerable<Field> Aliases(ParameterInfo parameter) =>
            parameter.GetCustomAttributes<AliasAttribute>().Select(alias => Of(parameter, alias.Name));

        private static Field Of(ParameterInfo parameter, string name) =>
            (Field)Activator.CreateInstance(
                (!IsPage && Reading.IsLeftOut(parameter.ParameterType) ? typeof(TolerantField<>) : typeof(Field<>)).MakeGenericType(typeof(TRecord), parameter.ParameterType),
                name,
                typeof(TRecord).GetProperty(parameter.Name!)!.SetMethod!)!;

        public abstract void Read(ref Utf8JsonReader json, TRecord into);
    }

    private class Field<TValue>(string name, MethodInfo setter) : Field(name)
    {
        private readonly Reader<TValue> value = Reader<TValue>.Instance;
        private readonly Action<TRecord, TValue> set = setter.CreateDelegate<Action<TRecord, TValue>>();

        public override void Read(ref Utf8JsonReader json, TRecord into) => set(into, value.Read(ref json));
    }

    /// <summary>One odd value must not take a page of others along: it is left out.</summary>
    private sealed class TolerantField<TValue>(string name, MethodInfo setter) : Field<TValue>(name, setter)
    {
        private readonly string fullName = $"{typeof(TRecord).Name}.{name}";

        public override void Read(ref Utf8JsonReader json, TRecord into)
        {
            try
            {
                base.Read(ref json, into);
            }
            catch (Exception misfit) when (Reading.IsMisfit(misfit))
            {
                json.Skip();
                Reading.LeaveOut(fullName);
            }
        }
    }
}

/// <summary>Another name under which the service may tell the same.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class AliasAttribute(string name) : Attribute
{
    public string Name => name;
}
