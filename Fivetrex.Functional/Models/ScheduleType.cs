using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>Who starts the syncs of a connector.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record ScheduleType(string Value) : OpenEnum(Value)
{
    /// <summary>Fivetran, on the schedule.</summary>
    public static readonly ScheduleType Auto = new("auto");

    /// <summary>You, call by call.</summary>
    public static readonly ScheduleType Manual = new("manual");
}
