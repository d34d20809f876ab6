using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Fivetrex.Functional.Json;

/// <summary>
/// Reads a time: ISO 8601, also with a space instead of <c>T</c>, an offset without a colon, or the name of UTC; RFC 1123; seconds or
/// milliseconds since 1970. A time or date without an offset is in UTC.
/// </summary>
internal sealed partial class TimeReader : Reader<DateTimeOffset>
{
    // the years from 2001 to 2286: any other number, such as 20261120, has another meaning
    private const double LeastSeconds = 1e9, MaxSeconds = 1e10;

    public override bool IsScalar => true;

    [GeneratedRegex(
        @"^\s*(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[ Tt]+(?<time>[0-9:]+([.,][0-9]+)?)\s*"
        + @"((?<utc>[Zz]|UTC|GMT)|(?<hours>[+-][0-9]{2}):?(?<minutes>[0-9]{2})?)?\s*$")]
    private static partial Regex UsualForm { get; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override DateTimeOffset Read(ref Utf8JsonReader json, in ReadContext context)
    {
        if (json.TokenType == JsonTokenType.Number)
        {
            return SinceEpoch(json.GetDouble());
        }

        return json.TokenType == JsonTokenType.String && json.TryGetDateTime(out var time)
            ? InUtc(ref json, time)
            : OfText(json.Text());
    }

    /// <summary>Reads a text or number in one of the same forms; None when it is not a time.</summary>
    public static Option<DateTimeOffset> TryParse(string text)
    {
        try
        {
            return OfText(text);
        }
        catch (Exception misfit) when (Reading.IsMisfit(misfit))
        {
            return None;
        }
    }

    private static DateTimeOffset InUtc(ref Utf8JsonReader json, DateTime time) => time.Kind == DateTimeKind.Local
        ? json.GetDateTimeOffset().ToUniversalTime()
        : new DateTimeOffset(time.Ticks, TimeSpan.Zero);

    private static DateTimeOffset SinceEpoch(double number)
    {
        var milliseconds = number < MaxSeconds ? number * 1000 : number;
        return milliseconds is >= LeastSeconds * 1000 and < MaxSeconds * 1000
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(milliseconds))
            : throw new JsonException();
    }

    private static DateTimeOffset OfText(string text)
    {
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return SinceEpoch(number);
        }

        if (UsualForm.Match(text) is { Success: true } match)
        {
            return OfParts(match.Groups);
        }

        var isOther = DateTimeOffset.TryParseExact(
            text, ["r", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time);
        return isOther ? time : throw new JsonException();
    }

    // System.Text.Json reads the strict form of ISO 8601
    private static DateTimeOffset OfParts(GroupCollection parts)
    {
        var hours = parts["hours"].Value;
        var minutes = parts["minutes"].Success ? parts["minutes"].Value : "00";
        var offset = hours.Length > 0 ? $"{hours}:{minutes}" : "Z";
        var iso = $"\"{parts["date"].Value}T{parts["time"].Value.Replace(',', '.')}{offset}\"";
        var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(iso));
        json.Read();
        return json.GetDateTimeOffset().ToUniversalTime();
    }
}

/// <summary>Reads an optional time; the strings "null" and "" are None.</summary>
internal sealed class OptionalTimeReader : Reader<Option<DateTimeOffset>>
{
    private readonly TimeReader time = new();

    public override bool IsOptional => true;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override Option<DateTimeOffset> Read(ref Utf8JsonReader json, in ReadContext context) =>
        json.TokenType == JsonTokenType.String && (json.ValueTextEquals("null"u8) || json.ValueTextEquals(""u8))
            ? None
            : time.Read(ref json, context);
}
