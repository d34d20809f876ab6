using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Workflows;

/// <summary>Waits for long operations other than syncs.</summary>
internal sealed class WaitsTests
{
    private static readonly Wait Patience = Wait.UpTo(SyncAccount.Deadline);

    private readonly SyncAccount account = new();

    private ClientConfig Config => account.Client;

    [Test]
    public async Task A_private_link_becomes_ready()
    {
        var config = new { connection_service_name = "x" };
        var link = await PrivateLinks.Create(
            Config, new NewPrivateLink("n", Region.AwsUsEast1, PrivateLinkService.SourceAws, config)).Right();

        var end = await Waits.ForPrivateLink(Config, link.Id, Patience).Right();

        Assert.That(
            end, Is.EqualTo(new WaitEnd<PrivateLink>.Done(await PrivateLinks.Get(Config, link.Id).Right())));
    }

    [Test]
    public async Task A_private_link_that_fails_has_its_reason()
    {
        var failed = """{"id":"l","name":"n","state":"FAIL","state_summary":"The endpoint was rejected"}""";

        var end = await Waits.ForPrivateLink(new Transport(Transport.Json(Samples.Data(failed))).Config, "l", Patience).Right();

        Assert.That(
            end.Match(Done: _ => None, Failed: e => e.Reason, DeadlinePassed: _ => None, Gone: _ => None),
            Is.EqualTo(Some("The endpoint was rejected")));
    }

    [Test]
    public async Task A_move_is_waited_for()
    {
        var lake = await Groups.Create(Config, new NewGroup("lake")).Right();
        await Destinations.Create(Config, new NewDestination(account.Group.Id, "snowflake", "0")).RunAsync();
        await Destinations.Create(Config, new NewDestination(lake.Id, "snowflake", "0")).RunAsync();
        await Connectors.Pause(Config, account.Id).Right();
        var move = await Connectors.Move(
            Config,
            account.Id,
            Confirm.ConnectorMove,
            new NewConnectorMove(lake.Id) { SyncBehavior = MoveBehavior.ContinueWithData }).Right();

        var end = await Waits.ForMove(Config, account.Id, move.JobId.IfNone(""), Patience).Right();

        Assert.That(end.IsSuccess, Is.True, $"{end}");
    }

    [TestCase("SUCCEEDED", true, "")]
    [TestCase("PARTIALLY_SUCCEEDED", false, "PARTIALLY_SUCCEEDED")]
    [TestCase("FAILED", false, "FAILED")]
    public async Task A_transformation_runs_to_its_end(string status, bool isSuccess, string reason)
    {
        var transport = new Transport(
            Run("SUCCEEDED", "2026-11-23T11:00:00Z"),
            Transport.Json("""{"code":"Success"}"""),
            Run("SUCCEEDED", "2026-11-23T11:00:00Z"),
            Run("RUNNING", "2026-11-23T11:00:00Z"),
            Run(status, "2026-11-23T12:00:00Z"));

        var end = await Waits.RunTransformation(
            transport.Config with { Time = account.Time, Timeout = SyncAccount.Timeout }, "t", Patience).Right();

        Assert.That(end.IsSuccess, Is.EqualTo(isSuccess));
        Assert.That(
            end.Match(Done: _ => "", Failed: e => e.Reason.IfNone(""), DeadlinePassed: _ => "late", Gone: _ => "gone"), Is.EqualTo(reason));
        Assert.That(transport.Requests, Has.Count.EqualTo(5));
    }

    [Test]
    public async Task A_schema_that_is_not_captured_is_reloaded_once()
    {
        var notCaptured = Transport.Answer(404, """{"code":"NotFound_SchemaConfig","message":"m"}""");
        var schema = Transport.Json("""{"code":"Success","data":{"enable_new_by_default":true,"schemas":{}}}""");
        var transport = new Transport(
            notCaptured, Transport.Throws(new TimeoutException("the reload takes long")), notCaptured, Transport.Answer(503, ""), schema);

        var end = await Waits.ForSchema(
            transport.Config with { Time = account.Time, Timeout = SyncAccount.Timeout, SetupTimeout = SyncAccount.Timeout }, "c", Patience)
            .Right();

        Assert.That(end.IsSuccess, Is.True, $"{end}");
        Assert.That(transport.Lines, Is.EqualTo(new[]
        {
            "GET /v1/connections/c/schemas",
            "POST /v1/connections/c/schemas/reload",
            "GET /v1/connections/c/schemas",
            "GET /v1/connections/c/schemas",
            "GET /v1/connections/c/schemas",
        }));
    }

    [Test]
    public async Task A_wait_ends_at_its_deadline()
    {
        var pending = Transport.Json(Samples.Data("""{"id":"l","name":"n","state":"CREATING"}"""));

        var end = await Waits.ForPrivateLink(
            new Transport(pending).Config with { Time = account.Time, Timeout = SyncAccount.Timeout }, "l", Patience).Right();

        Assert.That(
            end.Match(Done: _ => None, Failed: _ => None, DeadlinePassed: e => e.Last.Bind(link => link.State), Gone: _ => None),
            Is.EqualTo(Some(PrivateLinkState.Creating)));
    }

    [Test]
    public async Task A_deleted_resource_is_gone() => Assert.That(
        await Waits.ForPrivateLink(Config, "none", Patience).Right(), Is.EqualTo(new WaitEnd<PrivateLink>.Gone()));

    [Test]
    public async Task Refused_credentials_end_the_wait() => Assert.That(
        await Waits.ForPrivateLink(Config.WithCredentials("other", "secret"), "l", Patience).Left(),
        Is.InstanceOf<FivetranError.Unauthorized>());

    private static Transport.Step Run(string status, string endedAt) =>
        Transport.Json(Samples.Data($$"""{"id":"t","status":"{{status}}","last_ended_at":"{{endedAt}}"}"""));
}
