namespace Fivetrex.Functional;

/// <summary>Reads the part of an account that a plan compares with its desired state.</summary>
internal static class PlanReading
{
    public static async ValueTask<Either<FivetranError, PlanActual>> Read(ClientConfig config, Desired desired, PlanOptions options)
    {
        var capture = new SnapshotCapture(
            config,
            new CaptureOptions { Parts = SnapshotParts.Pipelines, Parallelism = options.Parallelism },
            items => new PlanScope(desired, items));
        var captured = await capture.Run().ConfigureAwait(false);
        return captured.Bind(account => capture.ListError.Match(
            Some: Left<FivetranError, PlanActual>,
            None: () => new PlanActual(account, capture.Services, capture.Errors)));
    }
}

/// <summary>The resources whose details a plan needs: those that the desired state names with settings.</summary>
internal sealed class PlanScope : ICaptureScope
{
    private readonly Dictionary<string, DesiredGroup> groups;
    private readonly Dictionary<(string Group, string Key), DesiredConnector> connectors;

    public PlanScope(Desired desired, IReadOnlyCollection<SnapshotItem> items)
    {
        var wished = desired.Groups.ToDictionary(group => group.Name);
        groups = items.Where(item => item.Parent == "groups" && item.Json.Text("name").Exists(wished.ContainsKey))
            .ToDictionary(item => item.Id, item => wished[(string)item.Json.Text("name").Case!]);
        connectors = groups.SelectMany(group => group.Value.Connectors.Map(connector => (Group: group.Key, Connector: connector)))
            .ToDictionary(pair => (pair.Group, pair.Connector.Key), pair => pair.Connector);
    }

    public bool HasDetails(SnapshotItem item) => item.Parent == "destinations"
        ? groups.TryGetValue(item.Id, out var group) && group.Destination.Exists(destination => destination.Config is not null)
        : ConnectorOf(item).Exists(connector => connector.Config is not null);

    public bool HasSchemas(SnapshotItem connector) => ConnectorOf(connector).Exists(found => found.Schemas.IsSome);

    private Option<DesiredConnector> ConnectorOf(SnapshotItem item) =>
        connectors.TryGetValue((item.Json.Text("group_id").IfNone(""), PlanActual.KeyOf(item)), out var found)
            ? found
            : Option<DesiredConnector>.None;
}
