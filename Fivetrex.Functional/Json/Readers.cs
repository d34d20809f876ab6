using System.Collections.Concurrent;

namespace Fivetrex.Functional.Json;

/// <summary>The readers of all types. Those of records, and the table of them, are generated: docs/decisions/reading.md.</summary>
internal static partial class Readers
{
    private static readonly ConcurrentDictionary<Type, Reader?> Found = new();

    /// <summary>Creates the reader of a type.</summary>
    /// <exception cref="NotSupportedException">The type has no reader.</exception>
    public static Reader<T> Of<T>() => Find(typeof(T)) as Reader<T>
        ?? throw new NotSupportedException($"{typeof(T).Name} cannot be read from JSON: it has no reader");

    /// <summary>Returns the reader of a type that is known only at run time, or null. Each type is looked up once.</summary>
    public static Reader? OfType(Type type) => Found.GetOrAdd(type, Find);

    private static Reader? Find(Type type) =>
        BuiltIn(type) ?? (type.IsGenericType ? OfContainer(type) : OfModel(type.Name));

    private static partial Reader? OfModel(string name);

    private static partial IReaderFactory? OfGeneric(string name);

    private static Reader? BuiltIn(Type type) => type switch
    {
        _ when type == typeof(string) => new TextReader(),
        _ when type == typeof(int) => new IntReader(),
        _ when type == typeof(double) => new DoubleReader(),
        _ when type == typeof(bool) => new BoolReader(),
        _ when type == typeof(DateTimeOffset) => new TimeReader(),
        _ when type == typeof(Unit) => new UnitReader(),
        _ when type == typeof(Option<string>) => new OptionalTextReader(),
        _ when type == typeof(Option<DateTimeOffset>) => new OptionalTimeReader(),
        _ => null,
    };

    private static Reader? OfContainer(Type type)
    {
        var definition = type.GetGenericTypeDefinition();
        var factory = definition switch
        {
            _ when definition == typeof(Option<>) => new OptionFactory(),
            _ when definition == typeof(Seq<>) => new SeqFactory(),
            _ when definition == typeof(HashMap<,>) => new MapFactory(),
            _ => OfGeneric(definition.Name),
        };
        return factory is null ? null : Find(type.GetGenericArguments()[^1])?.Accept(factory);
    }

    private sealed class OptionFactory : IReaderFactory
    {
        public Reader Create<T>() => new OptionReader<T>();
    }

    private sealed class SeqFactory : IReaderFactory
    {
        public Reader Create<T>() => new SeqReader<T>();
    }

    private sealed class MapFactory : IReaderFactory
    {
        public Reader Create<T>() => new MapReader<T>();
    }
}
