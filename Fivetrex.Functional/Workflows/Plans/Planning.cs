using System.Text.Json;
using System.Text.Json.Nodes;

namespace Fivetrex.Functional;

/// <summary>Compares an account with its desired state.</summary>
internal sealed class Planning(Desired desired, PlanActual actual, PlanOptions options)
{
    private readonly List<PlanChange> changes = [];
    private readonly List<ManualAction> manual = [];
    private readonly List<Drift> unmanaged = [];

    /// <summary>Whether the plan depends on a group.</summary>
    public static Func<string, bool> IsOfPlan(Desired desired, PlanOptions options)
    {
        var names = desired.Groups.Map(group => group.Name).ToHashSet();
        return name => options.Prune == Prune.Account || names.Contains(name);
    }

    public Plan Make()
    {
        foreach (var group in desired.Groups)
        {
            Compare(group);
        }

        var named = desired.Groups.Map(group => group.Name).ToHashSet();
        foreach (var (id, name) in actual.Groups.Filter(group => !named.Contains(group.Name)))
        {
            Remove(id, name);
        }

        return new Plan(
            toSeq(changes), toSeq(manual), toSeq(unmanaged), desired, options, actual.Fingerprint(IsOfPlan(desired, options)));
    }

    private void Compare(DesiredGroup group)
    {
        var groupId = actual.GroupId(group.Name);
        if (groupId.IsNone)
        {
            Change(PlanAction.Create, PlanResource.Group, group.Name, [], new PlanWork(group.Name, None, [], None));
        }

        var isReplaced = group.Destination.Exists(destination => Compare(group.Name, groupId, destination));
        var byKey = groupId.Map(actual.Connectors).IfNone(Empty).GroupBy(PlanActual.KeyOf).ToList();
        var found = byKey.ToDictionary(same => same.Key, same => same.First());
        foreach (var same in byKey.Where(same => same.Count() > 1))
        {
            var reason = $"{same.Count()} connectors have this name, and only {same.First().Id} is compared";
            manual.Add(new ManualAction(PlanResource.Connector, $"{group.Name}/{same.Key}", reason));
        }

        var named = group.Connectors.Map(connector => connector.Key).ToHashSet();
        var others = found.Where(pair => !named.Contains(pair.Key)).ToList();
        foreach (var (key, item) in others)
        {
            RemoveConnector(group.Name, key, item, options.Prune != Prune.Nothing);
        }

        var kept = options.Prune == Prune.Nothing ? others.Select(pair => pair.Value) : [];
        var planning = new ConnectorPlanning(group.Name, actual, options, isReplaced, kept);
        foreach (var connector in group.Connectors)
        {
            planning.Compare(connector, found.GetValueOrDefault(connector.Key));
        }

        changes.AddRange(planning.Changes);
        manual.AddRange(planning.Manual);
        unmanaged.AddRange(planning.Unmanaged);
    }

    // returns whether the destination is replaced, and every connector with it
    private bool Compare(string group, Option<string> groupId, DesiredDestination destination)
    {
        var body = PlanJson.Of(destination).Members;
        if (groupId.Bind(actual.Destination).Case is not JsonElement now)
        {
            Create(PlanAction.Create, group, destination, body);
            return false;
        }

        var id = (string)groupId.Case!;
        if (actual.ErrorOfDestination(id).Case is FivetranError error)
        {
            Manual(group, PlanNotes.Unread(error));
            return false;
        }

        if (now.TryGetProperty("service", out var service) && !service.ValueEquals(destination.Service.Value))
        {
            if (options.Prune == Prune.Nothing)
            {
                Manual(group, $"its service is {service} and not {destination.Service.Value}, which never changes: {PlanNotes.Replace}");
                return false;
            }

            Create(PlanAction.Replace, group, destination, body);
            return true;
        }

        var fields = new PlanFields(body, now, options.Rotate.Contains(group)).Differences();
        var changed = PlanFields.Sendable(fields, path => Manual(group, PlanNotes.MaskIn(path)));
        if (!changed.IsEmpty)
        {
            // the reference requires the offset in each update
            var update = PlanFields.BodyOf(changed);
            update["time_zone_offset"] ??= body["time_zone_offset"]?.DeepClone();
            var work = new PlanWork(group, id, update, None);
            Change(PlanAction.Update, PlanResource.Destination, group, changed.Map(field => field.Change), work);
        }

        if (now.TryGetProperty("setup_status", out var state) && !$"{state}".Equals("connected", StringComparison.OrdinalIgnoreCase))
        {
            Manual(group, PlanNotes.Setup($"{state}"));
        }

        return false;
    }

    private void Create(PlanAction action, string group, DesiredDestination destination, JsonObject body)
    {
        var masks = new List<string>();
        var sent = PlanJson.WithoutMasks(body, masks).With("service", destination.Service.Value);
        masks.ForEach(path => Manual(group, PlanNotes.MaskIn(path)));
        Change(action, PlanResource.Destination, group, PlanNotes.FieldsOf(sent), new PlanWork(group, actual.GroupId(group), sent, None));
    }

    private void Remove(string id, string name)
    {
        if (options.Prune != Prune.Account)
        {
            unmanaged.Add(new Drift(DriftKind.Unmanaged, PlanResource.Group, name, Empty));
            return;
        }

        foreach (var item in actual.Connectors(id))
        {
            RemoveConnector(name, PlanActual.KeyOf(item), item, isDeleted: true);
        }

        if (actual.Destination(id).IsSome)
        {
            Change(PlanAction.Delete, PlanResource.Destination, name, [], new PlanWork(name, id, [], None));
        }

        Change(PlanAction.Delete, PlanResource.Group, name, [], new PlanWork(name, id, [], None));
    }

    private void RemoveConnector(string group, string key, SnapshotItem item, bool isDeleted)
    {
        if (isDeleted)
        {
            Change(PlanAction.Delete, PlanResource.Connector, $"{group}/{key}", [], new PlanWork(group, item.Id, [], None));
        }
        else
        {
            unmanaged.Add(new Drift(DriftKind.Unmanaged, PlanResource.Connector, $"{group}/{key}", Empty));
        }
    }

    private void Change(PlanAction action, PlanResource resource, string name, Seq<FieldChange> fields, PlanWork work) =>
        changes.Add(new PlanChange(action, resource, name, fields) { Work = work });

    private void Manual(string group, string reason) => manual.Add(new ManualAction(PlanResource.Destination, group, reason));
}

/// <summary>The notes of plans, and the fields of resources that a plan creates.</summary>
internal static class PlanNotes
{
    public const string Replace = "plan with Prune to replace it, which deletes it first";

    public static string MaskIn(string path) => $"{path} contains a masked secret, which is not sent: set it in the desired state";

    public static string Unread(FivetranError error) => $"it could not be read, and nothing is planned for it: {error.Message}";

    public static string Setup(string state) => $"its setup is {state}: finish it in the dashboard or with a connect card";

    /// <summary>Returns the fields of a body; those of the config one by one, and none of the credentials.</summary>
    public static Seq<FieldChange> FieldsOf(JsonObject body) => toSeq(
        from member in body
        from field in member is { Key: "config", Value: JsonObject settings }
            ? settings.Select(setting => (Name: $"config.{setting.Key}", setting.Value))
            : [(member.Key, member.Value)]
        orderby field.Name
        select field.Name == "auth"
            ? new FieldChange(field.Name, None, FieldChange.Secret)
            : FieldChange.Of(field.Name, None, PlanJson.ElementOf(field.Value))).Strict();
}
