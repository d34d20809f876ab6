using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Fivetrex.Functional.Json;

/// <summary>Reads a value that may be absent. Null and absent are handled by the record around it.</summary>
internal sealed class OptionReader<T> : Reader<Option<T>>
{
    public override bool IsOptional => true;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override Option<T> Read(ref Utf8JsonReader json, in ReadContext context) => Optional(Reader<T>.Instance.Read(ref json, context));
}

/// <summary>
/// Reads an array; nulls in it are left out. A single text or number is an array of one. A value that does not fit fails the body, also
/// in a field that could be left out: a list without an item would look complete.
/// </summary>
internal sealed class SeqReader<T> : Reader<Seq<T>>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override Seq<T> Read(ref Utf8JsonReader json, in ReadContext context)
    {
        try
        {
            return json.TokenType == JsonTokenType.StartArray ? Items(ref json, context)
                : Reader<T>.Instance.IsScalar ? Seq1(Reader<T>.Instance.Read(ref json, context))
                : throw new JsonException();
        }
        catch (Exception misfit) when (Reading.MayBeLeftOut(misfit))
        {
            throw new JsonStrictException(misfit);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Seq<T> Items(ref Utf8JsonReader json, in ReadContext context)
    {
        var one = Reader<T>.Instance;
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

/// <summary>Reads the items of a page. An item that does not fit is an error of its own, and the other items are read.</summary>
internal sealed class ItemsReader<T> : Reader<Seq<T>>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override Seq<T> Read(ref Utf8JsonReader json, in ReadContext context)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        var one = Reader<T>.Instance;
        List<T> items = [];
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (json.TokenType != JsonTokenType.Null)
            {
                ReadOrReport(ref json, context, one, items);
            }
        }

        return items.Count == 0 ? Empty : toSeq(items);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ReadOrReport(ref Utf8JsonReader json, in ReadContext context, Reader<T> one, List<T> items)
    {
        var depth = json.CurrentDepth;
        try
        {
            items.Add(one.Read(ref json, context));
        }
        catch (Exception misfit) when (Reading.IsMisfit(misfit))
        {
            var offset = json.BytesConsumed;
            Reading.SkipRest(ref json, depth);
            context.ReportItem(JsonFault.Explain(context.Body, offset, misfit));
        }
    }
}

/// <summary>
/// Reads an object whose property names are data: case is kept, the last of two equal names counts, and nulls are left out. An empty
/// array is an empty object, as some languages write it. As in a list, a value that does not fit fails the body.
/// </summary>
internal sealed class MapReader<T> : Reader<HashMap<string, T>>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override HashMap<string, T> Read(ref Utf8JsonReader json, in ReadContext context)
    {
        try
        {
            return Entries(ref json, context);
        }
        catch (Exception misfit) when (Reading.MayBeLeftOut(misfit))
        {
            throw new JsonStrictException(misfit);
        }
    }

    private static HashMap<string, T> Entries(ref Utf8JsonReader json, in ReadContext context)
    {
        if (json.TokenType == JsonTokenType.StartArray && json.Read() && json.TokenType == JsonTokenType.EndArray)
        {
            return Empty;
        }

        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        var one = Reader<T>.Instance;
        var items = new Dictionary<string, T>();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = json.GetString()!;
            json.Read();
            if (json.TokenType != JsonTokenType.Null)
            {
                items[name] = one.Read(ref json, context);
            }
        }

        return toHashMap(items.Select(item => (item.Key, item.Value)));
    }
}
