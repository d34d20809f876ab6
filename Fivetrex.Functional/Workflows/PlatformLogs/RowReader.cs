using System.Data.Common;
using System.Globalization;
using Fivetrex.Functional.Json;

namespace Fivetrex.Functional;

/// <summary>Reads the fields of a row by their position, in the types that drivers use for them.</summary>
internal sealed class RowReader(DbDataReader rows, string query)
{
    private LogEvent lastEvent = LogEvent.SyncStart;
    private LogSeverity lastSeverity = LogSeverity.Info;

    public DbDataReader Rows => rows;

    public Option<string> Text(int at) => TextOf(rows.GetValue(at)) is { } text ? Some(text) : None;

    public string Required(int at) =>
        TextOf(rows.GetValue(at)) ?? throw new RowMisfitException($"a row of {query} has no {rows.GetName(at)}");

    public DateTimeOffset Time(int at) => TimeOf(rows.GetValue(at)) ?? throw new RowMisfitException(
        $"a row of {query} has no time in {rows.GetName(at)}");

    public Option<DateTimeOffset> OptionalTime(int at) => TimeOf(rows.GetValue(at)) is { } time ? Some(time) : None;

    public long Number(int at)
    {
        try
        {
            return rows.GetValue(at) is var value and not (null or DBNull) ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : 0;
        }
        catch (Exception problem) when (problem is FormatException or InvalidCastException or OverflowException)
        {
            throw new RowMisfitException($"a row of {query} has no whole number in {rows.GetName(at)}");
        }
    }

    /// <summary>The event. Neighbouring rows share an object.</summary>
    public Option<LogEvent> Event(int at) => TextOf(rows.GetValue(at)) switch
    {
        null => None,
        var word when word == lastEvent.Value => lastEvent,
        var word => lastEvent = new LogEvent(word),
    };

    /// <summary>The severity. Neighbouring rows share an object.</summary>
    public Option<LogSeverity> Severity(int at) => TextOf(rows.GetValue(at)) switch
    {
        null => None,
        var word when word == lastSeverity.Value => lastSeverity,
        var word => lastSeverity = new LogSeverity(word),
    };

    /// <summary>The text of a value; null for none.</summary>
    public static string? TextOf(object? value) => value switch
    {
        string text => text,
        null or DBNull => null,
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <summary>The time of a value; null for none, and for a value that is not a time. A time without an offset is in UTC.</summary>
    public static DateTimeOffset? TimeOf(object? value) => value switch
    {
        DateTimeOffset time => time.ToUniversalTime(),
        DateTime { Kind: DateTimeKind.Local } time => new DateTimeOffset(time).ToUniversalTime(),
        DateTime time => new DateTimeOffset(time.Ticks, TimeSpan.Zero),
        DateOnly date => new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero),
        string text when IsUsual(text, out var time) => time,
        string text when TimeReader.TryParse(text).Case is DateTimeOffset time => time,
        _ => null,
    };

    // the form of SQLite, a tenth of the time of the reader of all forms
    private static bool IsUsual(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, "yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}

/// <summary>A row that lacks a required value.</summary>
internal sealed class RowMisfitException(string message) : Exception(message);
