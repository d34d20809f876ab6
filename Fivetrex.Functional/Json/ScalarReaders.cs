using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace Fivetrex.Functional.Json;

/// <summary>Reads a string.</summary>
internal sealed class TextReader : Reader<string>
{
    public override bool IsScalar => true;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override string Read(ref Utf8JsonReader json, in ReadContext context) => RepeatedText.Read(ref json);
}

/// <summary>Reads an optional string; also accepts a number, a boolean, or an array with one string.</summary>
internal sealed class OptionalTextReader : Reader<Option<string>>
{
    public override bool IsOptional => true;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override Option<string> Read(ref Utf8JsonReader json, in ReadContext context)
    {
        if (json.TokenType is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False)
        {
            return Encoding.UTF8.GetString(json.ValueSpan);
        }

        return json.TokenType == JsonTokenType.StartArray ? Only(ref json) : RepeatedText.Read(ref json);
    }

    private static string Only(ref Utf8JsonReader json)
    {
        // a copy, so that the reader still stands at an array that does not fit
        var ahead = json;
        var isOne = ahead.Read() && ahead.TokenType == JsonTokenType.String && ahead.Read() && ahead.TokenType == JsonTokenType.EndArray;
        if (!isOne)
        {
            throw new JsonException();
        }

        json.Read();
        var text = RepeatedText.Read(ref json);
        json.Read();
        return text;
    }
}

/// <summary>Reads an identifier. One that could not address its object in a route would address another, or none.</summary>
internal sealed class IdReader : Reader<string>
{
    public override bool IsScalar => true;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override string Read(ref Utf8JsonReader json, in ReadContext context)
    {
        var id = RepeatedText.Read(ref json);
        return IsValid(id) ? id : throw new JsonInvalidIdException();
    }

    public static bool IsValid(string id) => !string.IsNullOrWhiteSpace(id) && id is not ("." or "..") && id.AsSpan().Trim('*').Length > 0;
}

/// <summary>Reads an optional identifier; the string "" is None.</summary>
internal sealed class OptionalIdReader : Reader<Option<string>>
{
    private readonly OptionalTextReader text = new();

    public override bool IsOptional => true;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override Option<string> Read(ref Utf8JsonReader json, in ReadContext context)
    {
        var read = text.Read(ref json, context);
        return read.Exists(id => id.Length > 0 && !IdReader.IsValid(id)) ? throw new JsonInvalidIdException()
            : read.Filter(id => id.Length > 0);
    }
}

/// <summary>Reads an integer; also accepts a numeric string, 60.0 and 6e1.</summary>
internal sealed class IntReader : Reader<int>
{
    public override bool IsScalar => true;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override int Read(ref Utf8JsonReader json, in ReadContext context)
    {
        if (json.TokenType == JsonTokenType.Number)
        {
            return json.TryGetInt32(out var whole) ? whole : Whole(json.GetDouble());
        }

        return int.TryParse(json.Text(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new JsonException();
    }

    private static int Whole(double number) => number == (int)number ? (int)number : throw new JsonException();
}

/// <summary>Reads a number; also accepts a numeric string.</summary>
internal sealed class DoubleReader : Reader<double>
{
    public override bool IsScalar => true;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override double Read(ref Utf8JsonReader json, in ReadContext context)
    {
        if (json.TokenType == JsonTokenType.Number)
        {
            return json.GetDouble();
        }

        return double.TryParse(json.Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new JsonException();
    }
}

/// <summary>Reads a boolean; also accepts "true" and "false" as strings.</summary>
internal sealed class BoolReader : Reader<bool>
{
    public override bool IsScalar => true;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool Read(ref Utf8JsonReader json, in ReadContext context) => json.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => bool.TryParse(json.Text(), out var flag) ? flag : throw new JsonException(),
    };
}

/// <summary>Skips a value whose content does not matter.</summary>
internal sealed class UnitReader : Reader<Unit>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override Unit Read(ref Utf8JsonReader json, in ReadContext context)
    {
        json.Skip();
        return unit;
    }
}
