using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>The delay after which Fivetran warns about late data.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record DataDelaySensitivity(string Value) : OpenEnum(Value)
{
    /// <summary>Warns only after a long delay.</summary>
    public static readonly DataDelaySensitivity Low = new("LOW");

    /// <summary>Warns after a medium delay. Default of the service.</summary>
    public static readonly DataDelaySensitivity Normal = new("NORMAL");

    /// <summary>Warns after a short delay.</summary>
    public static readonly DataDelaySensitivity High = new("HIGH");

    /// <summary>Warns after the threshold in minutes that is set with it. Requires Fivetran's Enterprise plan.</summary>
    public static readonly DataDelaySensitivity Custom = new("CUSTOM");

    /// <summary>Warns after one missed sync.</summary>
    public static readonly DataDelaySensitivity SyncFrequency = new("SYNC_FREQUENCY");
}
