using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>Who starts the syncs of a connector.</summary>
/// <param name="Value">The service's word, as it came. An open set, compared without regard to case.</param>
[JsonConverter(typeof(WordConverter<ScheduleType>))]
public readonly record struct ScheduleType(string Value) : IWord<ScheduleType>
{
    /// <summary>Fivetran, on the schedule.</summary>
    public static readonly ScheduleType Auto = new("auto");

    /// <summary>You, call by call.</summary>
    public static readonly ScheduleType Manual = new("manual");

    static ScheduleType IWord<ScheduleType>.Of(string value) => new(value);

    /// <inheritdoc/>
    public bool Equals(ScheduleType other) => Word.Same(Value, other.Value);

    /// <inheritdoc/>
    public override int GetHashCode() => Word.Hash(Value);

    /// <summary>The word.</summary>
    public override string ToString() => Value ?? "";
}
