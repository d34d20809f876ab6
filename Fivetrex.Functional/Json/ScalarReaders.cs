using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Fivetrex.Functional.Json;

/// <summary>Reads a string.</summary>
internal sealed class TextReader : Reader<string>
{
    public override bool IsScalar => true;

    public override string Read(ref Utf8JsonReader json, in ReadContext context) => RepeatedText.Read(ref json);
}

/// <summary>Reads an optional string; also accepts a number or a boolean.</summary>
internal sealed class OptionalTextReader : Reader<Option<string>>
{
    public override bool IsOptionalScalar => true;

    public override Option<string> Read(ref Utf8JsonReader json, in ReadContext context) =>
        json.TokenType is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False
            ? Encoding.UTF8.GetString(json.ValueSpan)
            : RepeatedText.Read(ref json);
}

/// <summary>Reads an integer; also accepts a numeric string, 60.0 and 6e1.</summary>
internal sealed class IntReader : Reader<int>
{
    public override bool IsScalar => true;

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

    public override bool Read(ref Utf8JsonReader json, in ReadContext context) => json.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => bool.TryParse(json.Text(), out var flag) ? flag : throw new JsonException(),
    };
}

/// <summary>Reads a time. A time or date without an offset is in UTC.</summary>
internal sealed class TimeReader : Reader<DateTimeOffset>
{
    public override bool IsScalar => true;

    public override DateTimeOffset Read(ref Utf8JsonReader json, in ReadContext context) =>
        json.GetDateTime() is { Kind: not DateTimeKind.Local } time
            ? new DateTimeOffset(time.Ticks, TimeSpan.Zero)
            : json.GetDateTimeOffset().ToUniversalTime();
}

/// <summary>Reads an optional time; the strings "null" and "" are None.</summary>
internal sealed class OptionalTimeReader : Reader<Option<DateTimeOffset>>
{
    public override bool IsOptionalScalar => true;

    public override Option<DateTimeOffset> Read(ref Utf8JsonReader json, in ReadContext context) =>
        json.TokenType == JsonTokenType.String && (json.ValueTextEquals("null"u8) || json.ValueTextEquals(""u8))
            ? None
            : Reader<DateTimeOffset>.Instance.Read(ref json, context);
}

/// <summary>Skips a value whose content does not matter.</summary>
internal sealed class UnitReader : Reader<Unit>
{
    public override Unit Read(ref Utf8JsonReader json, in ReadContext context)
    {
        json.Skip();
        return unit;
    }
}
