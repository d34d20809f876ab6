using System.Text.Json;

namespace Fivetrex.Functional.Json;

/// <summary>Reads a value that may be absent. Null and absent are handled by the record around it.</summary>
internal sealed class OptionReader<T> : Reader<Option<T>>
{
    private readonly Reader<T> some = Reader<T>.Instance;

    public override bool IsOptionalScalar => some.IsScalar;

    public override Option<T> Read(ref Utf8JsonReader json, in ReadContext context) => Optional(some.Read(ref json, context));
}

/// <summary>Reads an array; nulls in it are left out.</summary>
internal sealed class SeqReader<T> : Reader<Seq<T>>
{
    private readonly Reader<T> one = Reader<T>.Instance;

    public override Seq<T> Read(ref Utf8JsonReader json, in ReadContext context)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        List<T>? items = null;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Null)
            {
                (items ??= []).Add(one.Read(ref json, context));
            }
        }

        return items is null ? Empty : toSeq(items);
    }
}

/// <summary>Reads an object whose property names are data: case is kept, and the last of two equal names counts.</summary>
internal sealed class MapReader<T> : Reader<HashMap<string, T>>
{
    private readonly Reader<T> one = Reader<T>.Instance;

    public override HashMap<string, T> Read(ref Utf8JsonReader json, in ReadContext context)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        var items = new Dictionary<string, T>();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            items[name] = json.TokenType == JsonTokenType.Null ? throw new JsonException() : one.Read(ref json, context);
        }

        return toHashMap(items.Select(item => (item.Key, item.Value)));
    }
}
