using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>Whether Fivetran or the user starts the syncs of a connector.</summary>
[JsonConverter(typeof(OpenEnumConverter))]
public sealed record ScheduleType(string Value) : OpenEnum(Value)
{
    /// <summary>Fivetran starts syncs on the schedule.</summary>
    public static readonly ScheduleType Auto = new("auto");

    /// <summary>The user starts each sync, for example by an API call.</summary>
    public static readonly ScheduleType Manual = new("manual");
}
