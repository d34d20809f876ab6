using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using System.Globalization;
using System.Net;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;

namespace Fivetrex.Functional.Tests.Hostile;

/// <summary>Everything that comes out of the library while it runs, and the search for what must not be in it.</summary>
internal sealed partial class Leaks : EventListener
{
    public const string Key = "Kq7Zt2WvXp9", Secret = "zY8+/s3cr3t=%&w0rd";

    private static readonly string[] ServiceSecrets = [
        "hunter2-PaSs+/",
        "ak_live_51Hh&=",
        "-----BEGIN PRIVATE KEY-----\nMIIEvQ",
        "tok_9f8e7d%",
    ];

    private static readonly string[] Forms =
    [
        .. ServiceSecrets.Append(Key).Append(Secret).Append(Base64($"{Key}:{Secret}")).Append(Base64(Key)).Append(Base64(Secret))
            .SelectMany(text => new[] { text, Uri.EscapeDataString(text), WebUtility.UrlEncode(text), text.Split('\n')[^1] })
            .Distinct(),
    ];

    private readonly ConcurrentQueue<string> seen = [];
    private readonly ActivityListener activities;
    private readonly MeterListener measurements;

    public Leaks()
    {
        activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Note,
        };
        ActivitySource.AddActivityListener(activities);
        measurements = new MeterListener { InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        measurements.SetMeasurementEventCallback<double>(Note);
        measurements.SetMeasurementEventCallback<long>(Note);
        measurements.Start();
    }

    public static object ServiceConfig { get; } = new
    {
        host = "db.example.com",
        password = ServiceSecrets[0],
        nested = new { api_key = ServiceSecrets[1], list = new[] { new { private_key = ServiceSecrets[2] } } },
        token = Some(ServiceSecrets[3]),
    };

    public static Secret ServiceSecret { get; } = new(ServiceSecrets[0]);

    /// <summary>How much there was to search.</summary>
    public int Count => seen.Count;

    /// <summary>Which of the secrets, in which words, stands where.</summary>
    public IEnumerable<string> Found => seen.SelectMany(In);

    public static IEnumerable<string> In(string text) =>
        Forms.Where(form => text.Contains(form, StringComparison.OrdinalIgnoreCase)).Select(form => $"{form} in {text}");

    /// <summary>
    /// Takes in what can be seen of a value: its text, what a debugger shows of it, and for what is ours each of its members.
    /// </summary>
    /// <remarks>Not what belongs to the runtime, nor LanguageExt's text of a <c>Schedule</c>, which never ends.</remarks>
    public void Note(object? value)
    {
        if (value is null or Type or MethodBase or Delegate or CancellationToken or TimeProvider or Schedule)
        {
            return;
        }

        seen.Enqueue($"{value}");
        seen.Enqueue(DebuggerText(value));
        if (value is Exception thrown)
        {
            seen.Enqueue($"{thrown.Message} {thrown.StackTrace} {thrown.Source} {thrown.HelpLink}");
            thrown.Data.Cast<DictionaryEntry>().ToList().ForEach(entry => seen.Enqueue($"{entry.Key} {entry.Value}"));
            Note(thrown.InnerException);
        }
        else if (value is IOptional option)
        {
            option.MatchUntyped(inner => { Note(inner); return unit; }, () => unit);
        }
        else if (value.GetType().Assembly == typeof(Groups).Assembly)
        {
            Shown(value.GetType()).ToList().ForEach(property => Note(property.GetValue(value)));
        }
    }

    public override void Dispose()
    {
        activities.Dispose();
        measurements.Dispose();
        base.Dispose();
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name.StartsWith("System.Net.", StringComparison.Ordinal))
        {
            EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
        seen.Enqueue(string.Join(' ', (eventData.Payload ?? []).Prepend(eventData.EventName)));

    [GeneratedRegex(@"\{(?<member>\w+)(\(\))?(,nq)?\}")]
    private static partial Regex Hole { get; }

    private static IEnumerable<PropertyInfo> Shown(Type type) =>
        type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Where(property => property.GetIndexParameters().Length == 0
                && property.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State != DebuggerBrowsableState.Never);

    private static string DebuggerText(object value) =>
        Hole.Replace(
            value.GetType().GetCustomAttribute<DebuggerDisplayAttribute>()?.Value ?? "",
            hole => $"{Member(value, hole.Groups["member"].Value)}");

    private static object? Member(object value, string name)
    {
        const BindingFlags any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var type = value.GetType();
        return type.GetProperty(name, any) is { } property ? property.GetValue(value)
            : type.GetField(name, any) is { } field ? field.GetValue(value)
            : type.GetMethod(name, any, [])?.Invoke(value, null);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private void Note<T>(Instrument instrument, T measurement, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) =>
        seen.Enqueue($"{instrument.Name} {measurement} {string.Join(' ', tags.ToArray())}");

    private void Note(Activity activity)
    {
        seen.Enqueue($"{activity.OperationName} {activity.DisplayName} {activity.StatusDescription}");
        foreach (var (key, value) in activity.TagObjects.Concat(activity.Events.SelectMany(happened => happened.Tags)))
        {
            seen.Enqueue(string.Create(CultureInfo.InvariantCulture, $"{key} {value}"));
        }
    }
}
