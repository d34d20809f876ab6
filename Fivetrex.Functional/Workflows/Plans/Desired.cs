using System.Text.Json.Serialization;

namespace Fivetrex.Functional;

/// <summary>The groups, destinations and connectors that an account is to have.</summary>
/// <remarks>
/// <code>
/// var desired = Desired.Of(new DesiredGroup("warehouse_eu")
/// {
///     Destination = new DesiredDestination(Service.Snowflake, "0"),
///     Connectors = Seq1(new DesiredConnector(Service.Postgres, "crm") { SyncFrequency = 60 }),
/// });
/// </code>
/// There is no state file: a group is found by its name, and a connector by its group, service and schema. Only members that are set are
/// compared.
/// </remarks>
/// <param name="Groups">The groups.</param>
public sealed record Desired(Seq<DesiredGroup> Groups)
{
    /// <summary>Creates the desired state of some groups.</summary>
    [Pure]
    public static Desired Of(params DesiredGroup[] groups) => new(toSeq(groups).Strict());

    /// <summary>Creates the desired state that keeps a captured account as it is: a plan for it has no changes.</summary>
    /// <remarks>
    /// Settings that are masked in the snapshot keep their values. A snapshot with failures is not the whole account: a plan for it with
    /// <see cref="PlanOptions.Prune"/> is refused.
    /// </remarks>
    /// <param name="snapshot">A snapshot with the parts <see cref="SnapshotParts.Pipelines"/>.</param>
    [Pure]
    public static Desired From(AccountSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return new DesiredFromSnapshot(snapshot).Account();
    }

    /// <summary>Returns the names of the groups.</summary>
    public override string ToString() => $"Desired {{ {string.Join(", ", Groups.Map(group => group.Name))} }}";

    /// <summary>The resources that a capture could not read: a plan must not delete what only the capture has missed.</summary>
    internal Seq<string> Missing { get; init; }

    /// <summary>The reason not to plan for it with some options.</summary>
    internal Option<string> ProblemWith(PlanOptions options) => options.Prune == Prune.Nothing || Missing.IsEmpty
        ? Problem
        : Some($"the snapshot of the desired state has no {Missing.Head}, and {nameof(PlanOptions.Prune)} would delete what it has missed");

    /// <summary>The reason not to plan for it.</summary>
    internal Option<string> Problem =>
        Duplicate("the group", Groups.Map(group => group?.Name))
        || Groups.Map(group => group.Problem).FirstOrDefault(problem => problem.IsSome);

    internal static Option<string> Duplicate(string noun, Seq<string?> names) =>
        names.Exists(string.IsNullOrWhiteSpace)
            ? Some($"{noun} has a blank name")
            : Optional(names.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1)?.Key)
                .Map(name => $"{noun} {name} occurs twice");
}

/// <summary>A group that an account is to have.</summary>
/// <param name="Name">The name, by which the group is found.</param>
public sealed record DesiredGroup(string Name)
{
    /// <summary>The destination; None leaves the destination of the group as it is.</summary>
    public Option<DesiredDestination> Destination { get; init; }

    /// <summary>The connectors.</summary>
    public Seq<DesiredConnector> Connectors { get; init; }

    internal Option<string> Problem =>
        Desired.Duplicate($"the connector {Name}", Connectors.Map(connector => connector?.Key))
        || Destination.Bind(destination => PlanJson.Of(destination).Problem is { } problem ? Some($"{Name}: {problem}") : None)
        || Connectors.Map(connector => connector.Problem.Map(problem => $"{Name}/{connector.Key}: {problem}"))
            .FirstOrDefault(problem => problem.IsSome);
}

/// <summary>A destination that a group is to have. Members that are not set keep their values.</summary>
/// <param name="Service">The service that it writes to. A change replaces the destination, and every connector of the group.</param>
/// <param name="TimeZoneOffset">The hours from UTC with a sign: <c>-11</c> to <c>-1</c>, <c>0</c>, <c>+1</c> to <c>+12</c>.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record DesiredDestination(Service Service, string TimeZoneOffset) : DestinationSetup;

/// <summary>A connector that a group is to have. Members that are not set keep their values.</summary>
/// <remarks>
/// A connector without <see cref="ConnectorSetup.Paused"/> is to run: a plan resumes it when it is paused. The service does not return
/// secrets: those in the settings are sent when the connector is created, and for the connectors of <see cref="PlanOptions.Rotate"/>.
/// </remarks>
/// <param name="Service">The service that it reads from.</param>
/// <param name="Schema">
/// The name of the connector. Together with the group and the service it identifies the connector. A new connector gets it as
/// <c>config.schema</c>, unless the config names a schema itself.
/// </param>
[JsonConverter(typeof(ModelConverter))]
public sealed record DesiredConnector(Service Service, string Schema) : ConnectorSetup
{
    /// <summary>The naming of schemas and tables in the destination. A change replaces the connector.</summary>
    public Option<SchemaNaming> DestinationSchemaNames { get; init; }

    /// <summary>The schemas, tables and columns to sync; None leaves them as they are.</summary>
    [JsonIgnore]
    public Option<SchemaWish> Schemas { get; init; }

    internal string Key => $"{Service?.Value}/{Schema}";

    internal Option<string> Problem =>
        string.IsNullOrWhiteSpace(Service?.Value) || string.IsNullOrWhiteSpace(Schema) ? Some("the service or the schema is blank")
        : Optional(PlanJson.Of(this).Problem) || Schemas.Bind(wish => wish.Problem);
}

/// <summary>The desired state that keeps a captured account.</summary>
internal sealed class DesiredFromSnapshot(AccountSnapshot snapshot)
{
    private static readonly string[] Parts = ["groups", "destinations", "connections"];

    // each is read once
    private readonly Seq<(string Path, Option<Connector> Model)> connectors =
        snapshot.In("connections").Map(item => (item.Path, item.Read<Connector>())).Strict();

    public Desired Account()
    {
        var byGroup = connectors.Map(connector => connector.Model).Somes().ToLookup(connector => connector.GroupId);
        return new(snapshot.In("groups").Map(item => Group(item, byGroup[item.Id])).Strict()) { Missing = Missing() };
    }

    /// <summary>Returns the paths of the resources that are missing or do not fit.</summary>
    public Seq<string> Missing() =>
        snapshot.Failures.Map(failure => failure.Path).Filter(path => Parts.Contains(path.Split('/')[0]))
        + connectors.Filter(connector => connector.Model.IsNone).Map(connector => connector.Path).Strict();

    private DesiredGroup Group(SnapshotItem item, IEnumerable<Connector> connectorsOfGroup) => new(item.Json.Text("name").IfNone(item.Id))
    {
        Destination = snapshot.Find($"destinations/{item.Id}").Bind(found => found.Read<Destination>()).Map(Of),
        Connectors = toSeq(connectorsOfGroup).Map(Of).Strict(),
    };

    private static DesiredDestination Of(Destination found) => new(found.Service, found.TimeZoneOffset.IfNone("0"))
    {
        Region = found.Region,
        DaylightSavingTimeEnabled = found.DaylightSavingTimeEnabled,
        NetworkingMethod = found.NetworkingMethod,
        PrivateLinkId = found.PrivateLinkId,
        ProxyAgentId = found.ProxyAgentId,
        HybridDeploymentAgentId = found.HybridDeploymentAgentId,
        ExternalSecretsManagerId = found.ExternalSecretsManagerId,
        Config = SettingsOf(found.Config),
    };

    private DesiredConnector Of(Connector found)
    {
        // the service rejects a schedule beside the type manual, and derives the frequency from a schedule
        var schedule = found.ScheduleType == Some(ScheduleType.Manual) ? None : found.Schedule;
        return new DesiredConnector(found.Service, found.Schema)
        {
            Paused = found.Paused,
            PauseAfterTrial = found.PauseAfterTrial,
            ScheduleType = found.ScheduleType,
            Schedule = schedule,
            SyncFrequency = schedule.IsSome ? None : found.SyncFrequency,
            DailySyncTime = schedule.IsNone && found.SyncFrequency == Some(1440) ? found.DailySyncTime : None,
            DataDelaySensitivity = found.DataDelaySensitivity,
            DataDelayThreshold = found.DataDelayThreshold,
            NetworkingMethod = found.NetworkingMethod,
            PrivateLinkId = found.PrivateLinkId,
            ProxyAgentId = found.ProxyAgentId,
            HybridDeploymentAgentId = found.HybridDeploymentAgentId,
            ExternalSecretsManagerId = found.ExternalSecretsManagerId,
            DestinationConfiguration = SettingsOf(found.DestinationConfiguration),
            DestinationSchemaNames = found.DestinationSchemaNames,
            Config = SettingsOf(found.Config),
            Schemas = snapshot.Find($"connections/{found.Id}/schemas").Bind(item => item.Read<SchemaConfig>()).Map(SchemaWish.From),
        };
    }

    private static object? SettingsOf(Option<RawJson> settings) =>
        settings.Filter(json => json.Value.ValueKind == System.Text.Json.JsonValueKind.Object && json.Value.EnumerateObject().Any()).Case;
}
