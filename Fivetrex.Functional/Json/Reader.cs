using System.Text.Json;

namespace Fivetrex.Functional.Json;

/// <summary>A reader of any type.</summary>
internal abstract class Reader
{
    /// <summary>Creates a reader of a generic type over the type that this reads.</summary>
    public abstract Reader Accept(IReaderFactory factory);

    /// <summary>Reads a whole text, and keeps unknown fields.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="problem">The position of the first error, as a JSON path, and its description; null on success.</param>
    public abstract object? ReadWhole(ReadOnlySpan<byte> utf8, out string? problem);
}

/// <summary>Creates the reader of a generic type, such as a list, from the type of its content.</summary>
internal interface IReaderFactory
{
    /// <summary>Creates the reader of the generic type over <typeparamref name="T"/>.</summary>
    Reader Create<T>();
}

/// <summary>Reads a value from JSON. Each type has one reader, created on first use.</summary>
/// <remarks>
/// Reasons for not using the serializer, and for compiling readers with full optimization at once: docs/decisions/reading.md.
/// </remarks>
internal abstract class Reader<T> : Reader
{
    private static Reader<T>? instance;

    // not a static initializer, which would hide the message of a type without a reader in a TypeInitializationException
    public static Reader<T> Instance => instance ??= Readers.Of<T>();

    /// <summary>Whether the value is a single text, number or boolean.</summary>
    public virtual bool IsScalar => false;

    /// <summary>Whether this reads an option: a field whose value does not fit is left out, instead of failing the whole body.</summary>
    public virtual bool IsOptional => false;

    /// <summary>Reads the value at the reader's position. A value that does not fit throws, and the reader then stands in it.</summary>
    public abstract T Read(ref Utf8JsonReader json, in ReadContext context);

    public sealed override Reader Accept(IReaderFactory factory) => factory.Create<T>();

    public sealed override object? ReadWhole(ReadOnlySpan<byte> utf8, out string? problem) =>
        Reading.Whole(utf8, out problem, unknown: UnknownFields.Kept, reader: this);
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

/// <summary>Requests a generated reader for a record that is not a model. Each model has one.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class GenerateReaderAttribute : Attribute;
