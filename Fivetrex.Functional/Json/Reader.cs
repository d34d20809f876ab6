using System.Reflection;
using System.Text.Json;

namespace Fivetrex.Functional.Json;

/// <summary>Reads a value from JSON. Each type has one reader, created on first use.</summary>
/// <remarks>Reasons for not using the serializer: docs/decisions/reading.md.</remarks>
internal abstract class Reader<T>
{
    private static Reader<T>? instance;

    // not a static initializer, which would hide the message of a rejected record in a TypeInitializationException
    public static Reader<T> Instance => instance ??= (Reader<T>)Readers.Create(typeof(T));

    /// <summary>Whether the value is a single text, number or boolean.</summary>
    public virtual bool IsScalar => false;

    /// <summary>Whether this reads an option: a field whose value does not fit is left out, instead of failing the whole body.</summary>
    public virtual bool IsOptional => false;

    /// <summary>Reads the value at the reader's position. A value that does not fit throws, and the reader then stands in it.</summary>
    public abstract T Read(ref Utf8JsonReader json, in ReadContext context);
}

/// <summary>
/// Names the reader of a type, or of one parameter of a record. A generic reader is closed over the type's arguments or, for a type
/// without any, over the type.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Parameter)]
internal sealed class ReadByAttribute(Type reader) : Attribute
{
    public Type Reader => reader;
}

internal static class Readers
{
    private static readonly Dictionary<Type, Type> BuiltIn = new()
    {
        [typeof(string)] = typeof(TextReader),
        [typeof(int)] = typeof(IntReader),
        [typeof(double)] = typeof(DoubleReader),
        [typeof(bool)] = typeof(BoolReader),
        [typeof(DateTimeOffset)] = typeof(TimeReader),
        [typeof(Unit)] = typeof(UnitReader),
        [typeof(Option<string>)] = typeof(OptionalTextReader),
        [typeof(Option<DateTimeOffset>)] = typeof(OptionalTimeReader),
        [typeof(Option<>)] = typeof(OptionReader<>),
        [typeof(Seq<>)] = typeof(SeqReader<>),
        [typeof(HashMap<,>)] = typeof(MapReader<>),
    };

    private static readonly Dictionary<Type, Type> IdReaders = new()
    {
        [typeof(string)] = typeof(IdReader),
        [typeof(Option<string>)] = typeof(OptionalIdReader),
    };

    public static object Create(Type type) => New(ReaderOf(type));

    /// <summary>Returns the reader that a parameter names; null for that of its type. A text named <c>…Id</c> is an identifier.</summary>
    public static object? For(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        var isId = parameter.Name!.EndsWith("Id", StringComparison.Ordinal);
        return parameter.GetCustomAttribute<ReadByAttribute>() is { } named ? New(Closed(named.Reader, type))
            : isId && IdReaders.TryGetValue(type, out var reader) ? New(reader)
            : null;
    }

    private static object New(Type reader) =>
        Activator.CreateInstance(
            reader, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DoNotWrapExceptions, null, null, null)!;

    private static Type ReaderOf(Type type) =>
        BuiltIn.TryGetValue(type, out var exact) ? exact
        : type.IsGenericType && BuiltIn.TryGetValue(type.GetGenericTypeDefinition(), out var container)
            ? container.MakeGenericType(type.GetGenericArguments()[^1])
        : NamedReader(type) ?? typeof(RecordReader<>).MakeGenericType(type);

    private static Type? NamedReader(Type type) =>
        type.GetCustomAttribute<ReadByAttribute>() is { } named ? Closed(named.Reader, type) : null;

    private static Type Closed(Type reader, Type type) => reader.IsGenericTypeDefinition
        ? reader.MakeGenericType(type.IsGenericType ? type.GetGenericArguments() : [type])
        : reader;
}
