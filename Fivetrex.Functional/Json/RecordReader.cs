using System.Buffers;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Fivetrex.Functional.Json;

/// <summary>Reads a positional record field by field.</summary>
/// <remarks>
/// A parameter with neither a default value nor an optional type is required. Null and absent fields become the default of their type.
/// <see cref="RecordShape"/> rejects any record for which this would differ from calling its constructor.
/// </remarks>
internal sealed class RecordReader<TRecord> : Reader<TRecord>
    where TRecord : class
{
    private readonly Field[] fields;
    private readonly ulong required;
    private readonly bool canKeepUnknown = typeof(TRecord).IsAssignableTo(typeof(IKeepsUnknownFields));
    private readonly bool isDerived = typeof(TRecord).IsAssignableTo(typeof(IDerived<TRecord>));

    // which field followed which in the last object, so that the first guess is right in any order. Threads may disagree: a wrong
    // guess only costs a search.
    private readonly int[] followers;

    public RecordReader()
    {
        var parameters = RecordShape.ParametersOf(typeof(TRecord));
        fields = [.. parameters.Select(Field.Of), .. parameters.SelectMany(Field.Aliases)];
        required = parameters.Where(RecordShape.IsRequired).Aggregate(0UL, (bits, parameter) => bits | (1UL << parameter.Position));
        followers = new int[fields.Length + 1];
    }

    public override TRecord Read(ref Utf8JsonReader json, in ReadContext context)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        // the object that the constructor makes of default values: RecordShape has checked that it has no other code
        var record = (TRecord)RuntimeHelpers.GetUninitializedObject(typeof(TRecord));
        var missing = required;
        var before = -1;
        ArrayBufferWriter<byte>? unknown = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var at = Find(ref json, before);
            if (at < 0)
            {
                ReadUnknown(ref json, context, ref unknown);
                continue;
            }

            json.Read();
            if (json.TokenType != JsonTokenType.Null)
            {
                fields[at].Read(ref json, record, context);
                missing &= ~(1UL << at);
            }
            else if ((required & (1UL << at)) != 0)
            {
                throw new JsonException();
            }

            before = at;
        }

        if (missing != 0)
        {
            throw new JsonLacksException(fields.Where((_, at) => (missing & (1UL << at)) != 0).Select(field => field.Name));
        }

        if (unknown is not null)
        {
            unknown.Write("}"u8);
            ((IKeepsUnknownFields)record).KeepUnknown(unknown.WrittenSpan.ToArray());
        }

        return isDerived ? ((IDerived<TRecord>)record).WithDerived() : record;
    }

    private void ReadUnknown(ref Utf8JsonReader json, in ReadContext context, ref ArrayBufferWriter<byte>? kept)
    {
        var start = (int)json.TokenStartIndex;
        if (canKeepUnknown && context.Unknown is { AreKept: false } noted)
        {
            noted.Note(typeof(TRecord).Name, ref json);
        }

        json.Skip();
        if (canKeepUnknown && context.Unknown is { AreKept: true })
        {
            kept ??= new ArrayBufferWriter<byte>();
            kept.Write(kept.WrittenCount == 0 ? "{"u8 : ","u8);
            kept.Write(context.Body[start..(int)json.BytesConsumed]);
        }
    }

    private int Find(ref Utf8JsonReader json, int before)
    {
        // read once: another thread may change the entry between two reads
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

    private abstract class Field(string name)
    {
        public string Name => name;

        public byte[] Utf8Name { get; } = Encoding.UTF8.GetBytes(name);

        public static Field Of(ParameterInfo parameter) => Of(parameter, JsonNamingPolicy.SnakeCaseLower.ConvertName(parameter.Name!));

        public static IEnumerable<Field> Aliases(ParameterInfo parameter) =>
            parameter.GetCustomAttributes<AliasAttribute>().Select(alias => Of(parameter, alias.Name));

        private static Field Of(ParameterInfo parameter, string name) => (Field)Activator.CreateInstance(
            typeof(Field<>).MakeGenericType(typeof(TRecord), parameter.ParameterType),
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.DoNotWrapExceptions,
            null,
            [
                name,
                typeof(TRecord).GetProperty(parameter.Name!)!.SetMethod!,
                Readers.For(parameter),
            ],
            null)!;

        public abstract void Read(ref Utf8JsonReader json, TRecord into, in ReadContext context);
    }

    private sealed class Field<TValue>(string name, MethodInfo setter, Reader<TValue>? named) : Field(name)
    {
        private readonly Reader<TValue> value = named ?? Reader<TValue>.Instance;
        private readonly Action<TRecord, TValue> set = setter.CreateDelegate<Action<TRecord, TValue>>();
        private readonly bool isTolerant = (named ?? Reader<TValue>.Instance).IsOptional;

        public override void Read(ref Utf8JsonReader json, TRecord into, in ReadContext context)
        {
            if (isTolerant)
            {
                ReadOrLeaveOut(ref json, into, context);
            }
            else
            {
                set(into, value.Read(ref json, context));
            }
        }

        // one value that does not fit must not fail a page of a thousand objects
        private void ReadOrLeaveOut(ref Utf8JsonReader json, TRecord into, in ReadContext context)
        {
            var depth = json.CurrentDepth;
            try
            {
                set(into, value.Read(ref json, context));
            }
            catch (Exception misfit) when (Reading.MayBeLeftOut(misfit))
            {
                Reading.SkipRest(ref json, depth);
                context.LeaveOut($"{typeof(TRecord).Name}.{Name}");
            }
        }
    }
}

/// <summary>Another name under which the service may send a field.</summary>
[AttributeUsage(AttributeTargets.Parameter, AllowMultiple = true)]
internal sealed class AliasAttribute(string name) : Attribute
{
    public string Name => name;
}

/// <summary>A required field that the service may leave out, because <see cref="IDerived{TRecord}"/> computes it from others.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class DerivedAttribute : Attribute;

/// <summary>A record that computes fields which the service left out.</summary>
internal interface IDerived<TRecord>
{
    /// <summary>Returns the record with the missing fields, which are null until then.</summary>
    TRecord WithDerived();
}
