using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>After what delay Fivetran warns that data is late.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record DataDelaySensitivity(string Value) : OpenEnum(Value)
{
    /// <summary>Late.</summary>
    public static readonly DataDelaySensitivity Low = new("LOW");

    /// <summary>In between.</summary>
    public static readonly DataDelaySensitivity Normal = new("NORMAL");

    /// <summary>Early.</summary>
    public static readonly DataDelaySensitivity High = new("HIGH");

    /// <summary>After the threshold in minutes that is set next to it.</summary>
    public static readonly DataDelaySensitivity Custom = new("CUSTOM");

    /// <summary>After one missed sync.</summary>
    public static readonly DataDelaySensitivity SyncFrequency = new("SYNC_FREQUENCY");
}
