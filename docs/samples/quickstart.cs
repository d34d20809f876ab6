#!/usr/bin/env dotnet
#:project ../../Fivetrex.Functional/Fivetrex.Functional.csproj
#:package Spectre.Console@0.57.2

// A tour of the library:  dotnet run docs/samples/quickstart.cs
//
// Without credentials the tour uses the embedded Fivetran. With FIVETRAN_API_KEY and FIVETRAN_API_SECRET set, it uses the live
// service and only reads.

using Fivetrex.Functional;
using Fivetrex.Functional.Models;
using Fivetrex.Functional.Testing;
using LanguageExt;
using Spectre.Console;
using static LanguageExt.Prelude;
using Region = Fivetrex.Functional.Models.Region;

// A call is an Aff<Either<FivetranError, T>>: a description that sends nothing until RunAsync, which is called once, below. Query
// syntax combines calls; the first Left ends the query.
var tour = ClientConfig.FromEnvironment().Match(
    Right: Look,
    Left: missing =>
        from shown in Chapter("On the embedded Fivetran", "For the live service, read-only:", missing.Message)
        from done in Tour(new InMemoryFivetran())
        select done);

return (await tour.RunAsync()).Match(
    Right: goodbye => Print(goodbye, exitCode: 0),
    Left: error => Print(error.ToString(), exitCode: 1));

static Aff<Either<FivetranError, string>> Tour(InMemoryFivetran fivetran) =>
    from connector in Create(fivetran.Client)
    from tested in TestDestination(fivetran.Client, connector.GroupId)
    from listed in ListConnectors(fivetran.Client, connector.GroupId)
    from paused in StreamAllGroups(fivetran)
    from synced in SyncAndWatch(fivetran, connector.Id)
    from resumed in PauseAndResume(fivetran.Client, connector.Id)
    from resynced in Resync(fivetran.Client, connector.Id)
    from errors in EveryError(fivetran, connector.GroupId)
    from cleaned in CleanUp(fivetran.Client, connector)
    select $"That was {fivetran.Requests.Count} requests.";

static Aff<Either<FivetranError, Connector>> Create(ClientConfig config) =>
    from warehouse in Groups.Create(config, new NewGroup("warehouse_eu"))
    from destination in Destinations.Create(config, new NewDestination(warehouse.Id, Service.Snowflake, TimeZoneOffset: "+1")
    {
        Region = Region.AwsEuCentral1,
        Config = new { Host = "acme.snowflakecomputing.com", Port = 443, Database = "RAW", User = "FIVETRAN", Password = "secret" },
    })
    from sheets in Connectors.Create(config, new NewConnector(warehouse.Id, Service.GoogleSheets)
    {
        Config = new { Schema = "plans", Table = "budget" },
        Paused = true,
    })
    from crm in Connectors.Create(config, new NewConnector(warehouse.Id, "postgres")
    {
        Config = new { SchemaPrefix = "crm", Host = "db.example.com", Port = 5432, Password = "secret" },
    })
    from shown in Chapter(
        "Create a group, its destination and two connectors",
        $"{warehouse.Name} is {warehouse.Id}, and loads into {destination.Service}",
        $"{sheets.Schema} is {sheets.Id}, {crm.Schema} is {crm.Id}",
        $"the password of {crm.Schema} comes back as {PasswordOf(crm)}")
    select crm;

static Aff<Either<FivetranError, Unit>> TestDestination(ClientConfig config, string destinationId) =>
    from result in Destinations.Test(config, destinationId)
    from shown in Chapter("Test the destination")
    from table in Grid(
        Seq("Test", "Result"),
        result.SetupTests.Map(test => Seq($"{test.Title.IfNone("?")}", $"{test.Status.IfNone(SetupTestStatus.Skipped)}")))
    select unit;

static Aff<Either<FivetranError, Unit>> ListConnectors(ClientConfig config, string groupId) =>
    from page in Connectors.List(config, groupId, new PageRequest(Limit: 10))
    from shown in Chapter("List what the group has")
    from table in Grid(Seq("Id", "Service", "Schema", "State"), page.Items.Map(c => Seq(c.Id, $"{c.Service}", c.Schema, StateOf(c))))
    select unit;

// A stream is a lazy Seq<Either<FivetranError, T>>: pages are fetched as they are read. Collect reads all of it.
static Aff<Either<FivetranError, Unit>> StreamAllGroups(InMemoryFivetran fivetran)
{
    fivetran.Seed(groups: 3, connectorsPerGroup: 40);
    var paused =
        from g in Groups.Stream(fivetran.Client)
        from c in Connectors.Stream(fivetran.Client, g.Id)
        where c.IsPaused
        select $"{g.Name}/{c.Schema}";
    return
        from names in SuccessAff(paused.Collect())
        from shown in Chapter(
            "Stream the connectors of all groups, and keep the paused ones",
            $"{names.Count} of them",
            $"the first: {names.First()}",
            $"the last:  {names.Last()}")
        select unit;
}

// The clock of the embedded Fivetran can be advanced, so the program does not wait for the sync.
static Aff<Either<FivetranError, Unit>> SyncAndWatch(InMemoryFivetran fivetran, string connectorId) =>
    from before in Connectors.Get(fivetran.Client, connectorId)
    from started in Connectors.Sync(fivetran.Client, connectorId)
    from during in Connectors.Get(fivetran.Client, connectorId)
    from waited in Do(() => fivetran.Advance(fivetran.SyncDuration))
    from after in Connectors.Get(fivetran.Client, connectorId)
    from shown in Chapter(
        "Trigger a sync and watch it",
        string.Join(" → ", Seq(before, during, after).Map(StateOf)),
        $"succeeded before: {before.SucceededAt.IsSome}, and now: {after.SucceededAt.IsSome}")
    select unit;

static Aff<Either<FivetranError, Unit>> PauseAndResume(ClientConfig config, string connectorId) =>
    from paused in Connectors.Pause(config, connectorId)
    from resumed in Connectors.Resume(config, connectorId)
    from shown in Chapter("Pause and resume", $"{StateOf(paused)} → {StateOf(resumed)}")
    select unit;

static Aff<Either<FivetranError, Unit>> Resync(ClientConfig config, string connectorId) =>
    from refusal in Refused(Connectors.Resync(config, connectorId, default))
    from started in Connectors.Resync(config, connectorId, Confirm.HistoricalResync)
    from connector in Connectors.Get(config, connectorId)
    from shown in Chapter("Re-sync, which requires a confirmation", $"without: {refusal.Message}", $"with: {StateOf(connector)}")
    select unit;

// One call for each case of FivetranError. Retries are off, because the transient errors would wait for them.
static Aff<Either<FivetranError, Unit>> EveryError(InMemoryFivetran fivetran, string groupId)
{
    var config = fivetran.Client with { Retry = RetryPolicy.Never };
    var get = Groups.Get(config, groupId).MapT(_ => unit);
    return
        from unauthorized in Refused(Groups.List(config.WithCredentials("test_key", "wrong")).MapT(_ => unit))
        from forbidden in Refused(FailWith(fivetran, Fault.Status(403, "Forbidden", "The role does not allow this."), get))
        from notFound in Refused(Groups.Delete(config, "no_such_group", Confirm.GroupDeletion))
        from conflict in Refused(Destinations.Delete(config, groupId))
        from rateLimited in Refused(FailWith(fivetran, Fault.RateLimited(TimeSpan.FromMinutes(2)), get))
        from invalid in Refused(Groups.Delete(config, "..", Confirm.GroupDeletion))
        from server in Refused(FailWith(fivetran, Fault.Answer(502, "<html>Bad Gateway</html>", "text/html"), get))
        from transport in Refused(FailWith(fivetran, Fault.Dropped, get))
        from timeout in Refused(FailWith(
            fivetran,
            Fault.Delayed(TimeSpan.FromMinutes(5)),
            Groups.Delete(config.WithTimeout(TimeSpan.FromMilliseconds(1)), groupId, Confirm.GroupDeletion)))
        from decoding in Refused(FailWith(fivetran, Fault.Answer(200, "{\"data\":{}}", "application/json"), get))
        from cancelled in Refused(Groups.Delete(
            config.WithCancellation(new CancellationToken(canceled: true)), groupId, Confirm.GroupDeletion))
        from unknown in Refused(FailWith(fivetran, Fault.Status(418), get))
        from shown in Chapter("One call for each kind of error")
        from table in Grid(
            Seq("Case", "Code", "Status", "What to do"),
            Seq(unauthorized, forbidden, notFound, conflict, rateLimited, invalid, server, transport, timeout, decoding, cancelled, unknown)
                .Map(error => Seq(
                    error.GetType().Name, error.Code.IfNone(""), error.Status.Map(status => $"{status}").IfNone(""), WhatToDo(error))))
        select unit;
}

static string WhatToDo(FivetranError error) => error.Match(
    Unauthorized: _ => "check the key and the secret",
    Forbidden: _ => "check the role of the key",
    NotFound: _ => "treat it as deleted",
    Conflict: _ => "resolve the conflict first",
    RateLimited: e => $"try again in {e.RetryAfter.Map(wait => wait.TotalMinutes).IfNone(1)} minutes",
    InvalidRequest: _ => "correct the request",
    ServerError: _ => "try again later",
    Transport: _ => "check the network",
    Timeout: _ => "check whether it was done",
    Decoding: e => $"report it: {e.Message}",
    Cancelled: _ => "nothing: the program cancelled it",
    Unknown: _ => "report it");

static Aff<Either<FivetranError, Unit>> CleanUp(ClientConfig config, Connector connector) =>
    from deleted in Groups.Delete(config, connector.GroupId, Confirm.GroupDeletion)
    from gone in Refused(Connectors.Get(config, connector.Id).MapT(_ => unit))
    from shown in Chapter("Clean up", gone.Message)
    select unit;

static Aff<Either<FivetranError, string>> Look(ClientConfig config) =>
    from page in Groups.List(config, new PageRequest(Limit: 10))
    from groups in Chapter("The first groups of the live account")
    from table in Grid(Seq("Id", "Name"), page.Items.Map(g => Seq(g.Id, g.Name)))
    from broken in SuccessAff(Connectors.Stream(config).FilterT(IsBroken).Take(10).Collect())
    from shown in Chapter("The first ten connectors that are broken")
    from rows in Grid(Seq("Id", "Service", "Schema"), broken.Map(c => Seq(c.Id, $"{c.Service}", c.Schema)))
    select "Nothing was changed.";

static bool IsBroken(Connector connector) => connector.Status.Exists(status => status.SetupState == SetupState.Broken);

static string StateOf(Connector connector) => connector.SyncState.Map(state => state.Value).IfNone("unknown");

static string PasswordOf(Connector connector) => connector.Config.Bind(config => config.Text("password")).IfNone("nothing");

// Swaps success and failure: the error of the call is the result.
static Aff<Either<FivetranError, FivetranError>> Refused(Aff<Either<FivetranError, Unit>> call) =>
    call.Map(result => result.Swap().MapLeft<FivetranError>(_ => new FivetranError.Unknown
    {
        Endpoint = "tour",
        Message = "this call should have failed",
    }));

static Aff<Either<FivetranError, Unit>> FailWith(InMemoryFivetran fivetran, Fault fault, Aff<Either<FivetranError, Unit>> call) =>
    from prepared in Do(() => fivetran.FailNext(1, fault))
    from done in call
    select done;

static Aff<Either<FivetranError, Unit>> Chapter(string title, params string[] lines) => Do(() =>
{
    AnsiConsole.MarkupLine($"\n[bold]{Markup.Escape(title)}[/]");
    lines.Iter(line => AnsiConsole.WriteLine($"  {line}"));
});

static Aff<Either<FivetranError, Unit>> Grid(Seq<string> columns, Seq<Seq<string>> rows) => Do(() =>
{
    var table = new Table().Border(TableBorder.Simple);
    columns.Iter(column => table.AddColumn(column));
    rows.Iter(row => table.AddRow(row.Map(Markup.Escape).ToArray()));
    AnsiConsole.Write(table);
});

static Aff<Either<FivetranError, Unit>> Do(Action action) => Aff(() =>
{
    action();
    return ValueTask.FromResult(Right<FivetranError, Unit>(unit));
});

static int Print(string text, int exitCode)
{
    AnsiConsole.WriteLine($"\n{text}");
    return exitCode;
}
