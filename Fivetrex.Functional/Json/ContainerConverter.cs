using System.Text.Json;
using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Json;

/// <summary>Writes LanguageExt's containers: an option as its value, a sequence as an array, a map as an object.</summary>
internal sealed class ContainerConverter : JsonConverterFactory
{
    private static readonly Type[] Containers = [typeof(Option<>), typeof(Seq<>), typeof(HashMap<,>)];

    public static bool IsContainer(Type type) => type.IsGenericType && Containers.Contains(type.GetGenericTypeDefinition());

    public override bool CanConvert(Type typeToConvert) => IsContainer(typeToConvert);

    // each as one expression: trimming then keeps the constructors
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        var arguments = typeToConvert.GetGenericArguments();
        var definition = typeToConvert.GetGenericTypeDefinition();
        var converter = definition == typeof(Option<>) ? Activator.CreateInstance(typeof(OptionConverter<>).MakeGenericType(arguments))
            : definition == typeof(Seq<>) ? Activator.CreateInstance(typeof(SeqConverter<>).MakeGenericType(arguments))
            : Activator.CreateInstance(typeof(MapConverter<,>).MakeGenericType(arguments));
        return (JsonConverter)converter!;
    }

    private sealed class OptionConverter<T> : WritingConverter<Option<T>>
    {
        public override void Write(Utf8JsonWriter writer, Option<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Case, options);
    }

    private sealed class SeqConverter<T> : WritingConverter<Seq<T>>
    {
        public override void Write(Utf8JsonWriter writer, Seq<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ToArray(), options);
    }

    // the names in a map are data: their case is kept. They are sorted, so that equal maps are equal texts in every process.
    private sealed class MapConverter<TKey, TValue> : WritingConverter<HashMap<TKey, TValue>>
        where TKey : notnull
    {
        public override void Write(Utf8JsonWriter writer, HashMap<TKey, TValue> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(
                writer,
                value.OrderBy(pair => $"{pair.Key}", StringComparer.Ordinal).ToDictionary(pair => pair.Key, pair => pair.Value),
                options);
    }
}

/// <summary>A converter for values that are only written. Answers are read by <see cref="Reader{T}"/>.</summary>
internal abstract class WritingConverter<T> : JsonConverter<T>
{
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException();
}
