using System.Text.Json.Nodes;

namespace Fivetrex.Functional;

/// <summary>Compares the connectors of a group with their desired state.</summary>
/// <param name="group">The name of the group.</param>
/// <param name="actual">The account.</param>
/// <param name="options">The options of the plan.</param>
/// <param name="isReplaced">Whether the destination of the group is replaced, and every connector with it.</param>
/// <param name="kept">The connectors of the group that the desired state does not name, and that stay.</param>
internal sealed class ConnectorPlanning(
    string group, PlanActual actual, PlanOptions options, bool isReplaced, IEnumerable<SnapshotItem> kept)
{
    private const string Naming = "destination_schema_names";

    private const string Paused = "paused";

    private readonly ILookup<Option<string>, SnapshotItem> bySchema = kept.ToLookup(item => item.Json.Text("schema"));

    public List<PlanChange> Changes { get; } = [];

    public List<ManualAction> Manual { get; } = [];

    public List<Drift> Unmanaged { get; } = [];

    /// <summary>Compares a connector with the one that has its name; null when there is none.</summary>
    public void Compare(DesiredConnector connector, SnapshotItem? found)
    {
        var name = $"{group}/{connector.Key}";
        if (found is null)
        {
            // the name is unique among the connectors of a group, of all services
            bySchema[connector.Schema].HeadOrNone().Match(
                Some: other => Note(name, $"{group}/{PlanActual.KeyOf(other)} has this schema: plan with Prune to delete it, or remove it"),
                None: () => Create(PlanAction.Create, name, connector, None));
            return;
        }

        if (actual.ErrorOf(found.Id).Case is FivetranError error)
        {
            Note(name, PlanNotes.Unread(error));
            return;
        }

        var all = new PlanFields(Members(connector), found.Json.Value, options.Rotate.Contains(name)).Differences();
        var fixedFields = all.Filter(field => IsFixed(connector.Service, field.Path)).Strict();
        if (isReplaced || (options.Prune != Prune.Nothing && !fixedFields.IsEmpty))
        {
            Create(PlanAction.Replace, name, connector, found.Id);
            return;
        }

        fixedFields.Iter(field => Note(name, $"{field.Change} never changes: {PlanNotes.Replace}"));
        Update(name, connector, found, all.Filter(field => !IsFixed(connector.Service, field.Path)).Strict());
    }

    private static JsonObject Members(DesiredConnector connector) =>
        PlanJson.Of(connector).Members.With(Paused, connector.Paused.IfNone(false));

    private static bool IsResume(PlanField field) => field.Path == Paused && field.Value?.GetValue<bool>() == false;

    // a connector that is to be set up gets its schema config before its first sync
    private void Create(PlanAction action, string name, DesiredConnector connector, Option<string> id)
    {
        var masks = new List<string>();
        var isPaused = connector.Paused.IfNone(false);
        var body = PlanJson.WithoutMasks(Members(connector), masks)
            .With("service", connector.Service.Value)
            .With(Paused, isPaused || connector.Schemas.IsSome);
        AddName(body, connector.Schema);
        connector.RunSetupTests.IfSome(isRun => body["run_setup_tests"] = isRun);
        connector.TrustCertificates.IfSome(isTrusted => body["trust_certificates"] = isTrusted);
        connector.TrustFingerprints.IfSome(isTrusted => body["trust_fingerprints"] = isTrusted);
        masks.ForEach(path => Note(name, PlanNotes.MaskIn(path)));
        Change(action, PlanResource.Connector, name, PlanNotes.FieldsOf(body), id, body);
        connector.Schemas.IfSome(wish =>
        {
            Change(PlanAction.Update, PlanResource.SchemaConfig, name, Summary(wish), None, [], wish);
            if (!isPaused)
            {
                Resume(name, None);
            }
        });
    }

    // Fivetran names the connector by settings that differ from service to service
    private static void AddName(JsonObject body, string schema)
    {
        var config = body["config"] as JsonObject ?? [];
        body["config"] ??= config;
        if (PlanFields.HasName(config))
        {
            return;
        }

        var parts = schema.Split('.', 2);
        config["schema"] = parts[0];
        if (parts.Length == 2)
        {
            config["table"] = parts[1];
        }
    }

    private void Update(string name, DesiredConnector connector, SnapshotItem found, Seq<PlanField> all)
    {
        var fields = PlanFields.Sendable(all, path => Note(name, PlanNotes.MaskIn(path)));
        var state = found.Json.Property("status").Bind(status => new RawJson(status).Text("setup_state")).IfNone("connected");
        var isSetUp = state.Equals("connected", StringComparison.OrdinalIgnoreCase);
        if (!isSetUp)
        {
            Note(name, PlanNotes.Setup(state));
        }

        var schema = connector.Schemas.Bind(wish => SchemaChange(name, wish, found.Id, isSetUp));
        var first = schema.IsSome ? fields.Filter(field => !IsResume(field)).Strict() : fields;
        if (!first.IsEmpty)
        {
            Change(PlanAction.Update, PlanResource.Connector, name, first.Map(field => field.Change), found.Id, BodyOf(first, connector));
        }

        schema.IfSome(Changes.Add);
        if (schema.IsSome && fields.Exists(IsResume))
        {
            Resume(name, found.Id);
        }
    }

    // only a change of the connection needs the setup tests, which have a request limit of their own
    private static JsonObject BodyOf(Seq<PlanField> fields, DesiredConnector connector)
    {
        var body = PlanFields.BodyOf(fields);
        var isConnection = fields.Exists(field => field.Path.Contains("config", StringComparison.Ordinal)
            || field.Path.EndsWith("_id", StringComparison.Ordinal)
            || field.Path is "auth" or "networking_method");
        return body.With("run_setup_tests", connector.RunSetupTests.IfNone(isConnection));
    }

    private Option<PlanChange> SchemaChange(string name, SchemaWish wish, string connectorId, bool isSetUp)
    {
        if (actual.Schemas(connectorId).Case is not SchemaConfig now)
        {
            return isSetUp ? SchemaUpdate(name, Summary(wish), connectorId, wish) : None;
        }

        var diff = SchemaDiff.Of(wish, now);
        diff.Refusals.Iter(refusal => Manual.Add(new ManualAction(PlanResource.SchemaConfig, name, $"{refusal}")));
        AddUnnamed(name, wish, now);
        var fields = diff.Changes.Filter(change => !change.IsUnknown)
            .Map(change => new FieldChange($"{change.Part}.{change.Setting}".TrimStart('.'), change.Actual, change.Wished)).Strict();
        return fields.IsEmpty ? None : SchemaUpdate(name, fields, connectorId, wish);
    }

    private void AddUnnamed(string name, SchemaWish wish, SchemaConfig now)
    {
        var tables =
            from schema in now.Schemas.AsEnumerable()
            from named in wish.Schemas.Find(schema.Key).AsEnumerable()
            where !named.Tables.IsEmpty && !wish.OnlyNamed
            from table in schema.Value.Tables.AsEnumerable()
            where !named.Tables.ContainsKey(table.Key)
            orderby schema.Key, table.Key
            select new FieldChange($"{schema.Key}.{table.Key}.enabled", table.Value.Enabled.Map(Text), None);
        var schemas = now.Schemas.AsEnumerable()
            .Where(schema => !wish.Schemas.IsEmpty && !wish.OnlyNamed && !wish.Schemas.ContainsKey(schema.Key))
            .OrderBy(schema => schema.Key, StringComparer.Ordinal)
            .Select(schema => new FieldChange($"{schema.Key}.enabled", schema.Value.Enabled.Map(Text), None));
        var all = toSeq(schemas.Concat(tables)).Strict();
        if (!all.IsEmpty)
        {
            Unmanaged.Add(new Drift(DriftKind.Unmanaged, PlanResource.SchemaConfig, name, all));
        }
    }

    private static string Text(bool isEnabled) => isEnabled ? "true" : "false";

    private PlanChange SchemaUpdate(string name, Seq<FieldChange> fields, Option<string> id, SchemaWish wish) =>
        new(PlanAction.Update, PlanResource.SchemaConfig, name, fields) { Work = new PlanWork(group, id, [], wish) };

    private static Seq<FieldChange> Summary(SchemaWish wish)
    {
        var tables = wish.Schemas.Values.Sum(schema => schema.Tables.Count);
        var text = FormattableString.Invariant($"of {wish.Schemas.Count:N0} schemas and {tables:N0} tables");
        return Seq1(new FieldChange("settings", None, text));
    }

    private bool IsFixed(Service service, string path) => path == Naming
        || (actual.Services.TryGetValue(service.Value, out var settings) && settings.IsImmutable(path));

    private void Resume(string name, Option<string> id) => Change(
        PlanAction.Update,
        PlanResource.Connector,
        name,
        Seq1(new FieldChange(Paused, "true", "false")),
        id,
        new JsonObject { [Paused] = false, ["run_setup_tests"] = false });

    private void Change(
        PlanAction action,
        PlanResource resource,
        string name,
        Seq<FieldChange> fields,
        Option<string> id,
        JsonObject body,
        Option<SchemaWish> wish = default) =>
        Changes.Add(new PlanChange(action, resource, name, fields) { Work = new PlanWork(group, id, body, wish) });

    private void Note(string name, string reason) => Manual.Add(new ManualAction(PlanResource.Connector, name, reason));
}
