using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Hostile;

/// <summary>Nulls and blank values where the types forbid them are rejected, and nothing is sent.</summary>
internal sealed class NullTests
{
    private static readonly ClientConfig NoConfig = null!;

    private static IEnumerable<TestCaseData<Func<ClientConfig, Task<FivetranError>>, string>> Senseless =>
    [
        Case("a name", config => Groups.Create(config, new NewGroup(null!)).Left(), "name is null"),
        Case(
            "a config that has to be given",
            config => PrivateLinks.Create(
                config, new NewPrivateLink("link", Region.AwsUsEast1, PrivateLinkService.SourceAws, null!)).Left(),
            "config is null"),
        Case(
            "a state that is none",
            config => Connectors.UpdateState(config, "c", new ConnectorStateUpdate(Option<string>.None)).Left(),
            "state is null"),
        Case(
            "a config that is none",
            config => Connectors.Update(config, "c", new ConnectorUpdate { Config = Option<string>.None }).Left(),
            "the update sets nothing"),
        Case("a body", config => Groups.Create(config, null!).Left(), "there is no body"),
        Case("a word over a null", config => Connectors.Create(config, new NewConnector("g", (string)null!)).Left(), "service is blank"),
        Case(
            "a blank word",
            config => Connectors.Update(config, "c", new ConnectorUpdate { ScheduleType = new ScheduleType(" ") }).Left(),
            "schedule_type is blank"),
        Case("a word of a call", config => Webhooks.Test(config, "w", null!).Left(), "event is null"),
        Case("a blank word of a call", config => ConnectorSchemas.Reload(config, "c", new ExcludeMode("")).Left(), "exclude_mode is blank"),
        Case(
            "a word in an edit",
            config => ConnectorSchemas.UpdateColumn(
                config, "c", "s", "t", "id", new ColumnUpdate(true) { TargetDataType = new TargetDataType(null!) }).Left(),
            "target_data_type is blank"),
        Case(
            "among events",
            config => Webhooks.Create(config, new NewWebhook("https://example.com", Seq(WebhookEventType.SyncEnd, null!))).Left(),
            "events holds a null"),
        Case(
            "among permissions",
            config => SystemKeys.Create(config, new NewSystemKey("ci", Seq1<SystemKeyPermission>(null!))).Left(),
            "permissions holds a null"),
        Case(
            "among optional lists",
            config => Webhooks.Update(config, "w", new WebhookUpdate { Events = Seq1<WebhookEventType>(null!) }).Left(),
            "events holds a null"),
        Case(
            "no types of warnings",
            config => Connectors.DismissWarnings(config, "c", Seq<string>()).Left(),
            "warning_types is empty, which would mean all of them"),
        Case(
            "among types of warnings",
            config => Connectors.DismissWarnings(config, "c", Seq1<string>(null!)).Left(),
            "warning_types holds a null"),
        Case(
            "among schemas",
            config => ConnectorSchemas.Update(
                config, "c", new SchemaConfigUpdate { Schemas = HashMap(("public", (SchemaUpdate)null!)) }).Left(),
            "schemas holds a null"),
        Case(
            "among columns",
            config => ConnectorSchemas.UpdateTable(
                config, "c", "s", "t", new TableUpdate(true) { Columns = HashMap(("id", (ColumnUpdate)null!)) }).Left(),
            "columns holds a null"),
        Case(
            "a transformation",
            config => Transformations.Create(config, new NewTransformation(null!)).Left(),
            "transformation_config is null"),
        Case(
            "tables that throw",
            config => Connectors.Resync(config, "c", Confirm.TableResync, toSeq(Throwing())).Left(),
            "the body does not serialise (IOException)"),
        Case(
            "columns that throw",
            config => ConnectorSchemas.DropColumns(
                config, "c", Confirm.ColumnDrop, toSeq(Throwing()).Map(table => new SourceColumn(table.Schema, table.Table, "c"))).Left(),
            "the body does not serialise (IOException)"),
        Case("a filter", config => Users.List(config, (UserFilter)null!).Left(), "the filter is null; leave it out for all"),
        Case(
            "a filter of a stream",
            config => Task.FromResult(Connectors.Stream(config, (ConnectorFilter)null!).Head.Left()),
            "the filter is null; leave it out for all"),
        Case(
            "a word of a filter",
            config => Users.List(config, new UserFilter { UserType = new UserType(null!) }).Left(),
            "user_type is blank"),
        Case(
            "a text of a filter",
            config => Connectors.List(config, new ConnectorFilter { Schema = "\ud800" }).Left(),
            "the filter holds half of a surrogate pair, which would arrive as another text"),
    ];

    [TestCaseSource(nameof(Senseless))]
    public async Task Is_refused_and_nothing_is_sent(Func<ClientConfig, Task<FivetranError>> call, string why)
    {
        var wire = Wire.Answering(Samples.Nothing);

        var error = await call(wire.Config);

        Assert.That(error, Is.InstanceOf<FivetranError.InvalidRequest>().With.Property("Message").EqualTo($"{why}; nothing was sent"));
        Assert.That(wire.Sent, Is.Empty);
    }

    [Test]
    public async Task A_null_in_an_edit_changes_nothing()
    {
        var wire = Wire.Answering(Samples.Nothing);

        await Users.Update(
            wire.Config, "u", new UserUpdate { Role = "Account Reviewer", Phone = (string)null!, Picture = Edit<string>.Clear }).RunAsync();

        Assert.That(wire.Sent[0].Body, Is.EqualTo("""{"picture":null,"role":"Account Reviewer"}"""));
    }

    [Test]
    public void Words_over_null_are_values()
    {
        var word = new SyncMode(null!);

        Assert.That(
            (word.Value, $"{word}", word.GetHashCode() == new SyncMode("").GetHashCode(), word == new SyncMode("")),
            Is.EqualTo(("", "", true, true)));
    }

    [Test]
    public void A_config_that_is_null_throws_where_the_call_is_made() => Assert.Multiple(() =>
    {
        Assert.That(() => Groups.Get(NoConfig, "g"), Throws.ArgumentNullException);
        Assert.That(() => Groups.Delete(NoConfig, "g", Confirm.GroupDeletion), Throws.ArgumentNullException);
        Assert.That(() => ConnectorSchemas.Reload(NoConfig, "c"), Throws.ArgumentNullException);
        Assert.That(() => Groups.Stream(NoConfig), Throws.ArgumentNullException);
        Assert.That(() => Groups.StreamAsync(NoConfig), Throws.ArgumentNullException);
    });

    private static IEnumerable<SourceTable> Throwing() =>
        Enumerable.Range(0, 2).Select(at => at == 0 ? new SourceTable("public", "orders") : throw new IOException("gone"));

    private static TestCaseData<Func<ClientConfig, Task<FivetranError>>, string> Case(
        string name,
        Func<ClientConfig, Task<FivetranError>> call,
        string why) => new(call, why) { TestName = $"A null or a blank: {name}" };
}
