using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>After what delay Fivetran warns that data is late.</summary>
/// <param name="Value">The service's word, as it came. An open set, compared without regard to case.</param>
[JsonConverter(typeof(WordConverter<DataDelaySensitivity>))]
public readonly record struct DataDelaySensitivity(string Value) : IWord<DataDelaySensitivity>
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

    static DataDelaySensitivity IWord<DataDelaySensitivity>.Of(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(DataDelaySensitivity other) => Word.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Word.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";
}
