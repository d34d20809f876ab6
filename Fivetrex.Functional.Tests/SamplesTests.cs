using System.Reflection;
using System.Text.RegularExpressions;
using Fivetrex.Functional.Tests.Support;
using Flurl.Http.Testing;

namespace Fivetrex.Functional.Tests;

/// <summary>The samples run on the embedded Fivetran, and write to the live service only with <c>--yes</c>.</summary>
[NonParallelizable]
internal sealed partial class SamplesTests
{
    private static readonly string[] WebUsings =
        [
            "Microsoft.AspNetCore.Builder",
            "Microsoft.AspNetCore.Hosting",
            "Microsoft.AspNetCore.Http",
            "Microsoft.Extensions.DependencyInjection",
            "Microsoft.Extensions.Logging",
            "Microsoft.Extensions.Hosting",
        ];

    private static readonly Dictionary<string, Assembly> Compiled = [];

    [Test]
    public void Pause_group_pauses_the_active_connectors()
    {
        var (exitCode, output) = Run("pause-group.cs");

        Assert.That(exitCode, Is.Zero);
        Assert.That(
            output, Does.StartWith("8 connectors of warehouse_eu are not paused\n").And.Contain("azure_crane salesforce_2 is paused"));
        Assert.That(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(9));
    }

    [Test]
    public void Pause_group_shows_a_bar_on_a_terminal()
    {
        var (exitCode, output) = Programs.RunOnScreen(Program("pause-group.cs"), isTerminal: true);

        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.Contain("azure_crane salesforce_2 is paused").And.Contain("100%"));
    }

    [Test]
    public void Pause_group_ends_with_an_error_code_when_a_connector_is_not_paused()
    {
        using var live = new HttpTest();
        live.RespondWithBody(Samples.Data(Samples.Group))
            .RespondWithBody(Samples.Page(Samples.Connector, null))
            .RespondWithBody("{\"code\":\"NotFound\",\"message\":\"none\"}", 404);

        var (exitCode, output) = Run("pause-group.cs", "--live", "decent_dropsy", "--yes");

        Assert.That((exitCode, output.Contains("is paused", StringComparison.Ordinal)), Is.EqualTo((1, false)));
    }

    [Test]
    public void Sync_and_wait_prints_the_end_of_each_sync()
    {
        var (exitCode, output) = Run("sync-and-wait.cs");

        Assert.That(exitCode, Is.Zero);
        Assert.That(
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Regex.Replace(line, " at .*?Z", "")),
            Is.EquivalentTo(new[]
            {
                "ample_cedar Succeeded",
                "azure_crane Succeeded",
                "bold_garden Succeeded",
                "brisk_ivory Failed: EndNextSync was called with Fails.",
            }));
    }

    [Test]
    public void Broken_prints_a_table_of_the_broken_connectors()
    {
        var (exitCode, output) = Run("broken.cs");

        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.Contain("rustic_walnut").And.Contain("Reconnect").And.Contain("10 broken connectors"));
    }

    [Test]
    public void Clone_connector_omits_the_secrets() =>
        Assert.That(
            Run("clone-connector.cs"), Is.EqualTo((0, "cloned crm as crm_copy, service postgres, without password: azure_crane\n")));

    [Test]
    public void Copy_group_copies_the_connectors()
    {
        var (exitCode, output) = Run("copy-group.cs");

        Assert.That(exitCode, Is.Zero);
        Assert.That(
            output, Does.Contain("5 connectors and the destination snowflake are in warehouse_copy").And.Contain(" google_sheets\n"));
    }

    [Test]
    public void Watch_syncs_ends_after_the_last_sync()
    {
        var (exitCode, output) = Run("watch-syncs.cs");

        Assert.That(exitCode, Is.Zero);
        Assert.That(
            LastTable(output),
            Is.EqualTo(new[]
            {
                "postgres_1 postgres succeeded",
                "hubspot_13 hubspot failed",
                "salesforce_26 salesforce put off until 11:00",
                "stripe_39 stripe succeeded",
            }));
    }

    [Test]
    public void Account_captures_plans_and_applies()
    {
        using var directory = new TemporaryDirectory();
        int Code(params string[] arguments) => Run("account.cs", arguments).ExitCode;

        var captured = Run("account.cs", "capture", directory.Path);
        var unchanged = (Code("drift", directory.Path), Code("plan", directory.Path), Code("apply", directory.Path, "--yes"));
        Change(directory);
        var (exitCode, plan) = Run("account.cs", "plan", directory.Path, "--prune");
        var (_, rehearsed) = Run("account.cs", "rehearse", directory.Path);

        Assert.That(captured, Is.EqualTo((0, $"12 resources are in {directory.Path}\n")));
        Assert.That(unchanged, Is.EqualTo((0, 0, 0)));
        Assert.That((exitCode, plan), Is.EqualTo((2, """
            0 to create, 1 to update, 0 to replace, 1 to delete, 0 to do by hand

            ~ connector warehouse_eu/postgres/postgres_1
                sync_frequency: 360 → 60
            - connector warehouse_us/mysql/mysql_4

            """.ReplaceLineEndings("\n"))));
        Assert.That(rehearsed, Does.Contain("it would send 1 PATCH").And.Contain("sync_frequency: 360 → 60"));
        Assert.That(Code("drift", directory.Path), Is.EqualTo(2));
        Assert.That(Code("apply", directory.Path), Is.EqualTo(2));
        Assert.That(
            Run("account.cs", "apply", directory.Path, "--yes").Output,
            Does.Contain("update connector warehouse_eu/postgres/postgres_1: done\n"));
        Assert.That(Code("plan", Path.Combine(directory.Path, "none")), Is.EqualTo(1));
    }

    [TestCase("account.cs", "plan.svg")]
    public async Task The_picture_of_a_plan_equals_the_output_of_the_sample(string sample, string picture)
    {
        using var directory = new TemporaryDirectory();
        Run(sample, "capture", directory.Path);
        Change(directory);

        var (_, output) = Programs.RunOnScreen(Program(sample), isTerminal: true, "plan", directory.Path, "--prune");

        await CheckPicture(picture, Picture.Of(output, moves: false));
    }

    [TestCase("broken.cs", "broken.svg", false)]
    [TestCase("watch-syncs.cs", "watch-syncs.svg", true)]
    public async Task The_pictures_equal_the_output_of_the_samples(string sample, string picture, bool moves)
    {
        var (_, output) = Programs.RunOnScreen(Program(sample), isTerminal: true);
        await CheckPicture(picture, Picture.Of(AtEleven(output), moves));
    }

    private static async Task CheckPicture(string picture, string drawn)
    {
        if (Environment.GetEnvironmentVariable("PICTURES") == "draw")
        {
            await File.WriteAllTextAsync(Path.Combine(Pages.Root, "docs", "pictures", picture), drawn);
        }

        Assert.That(Pages.Read("docs", "pictures", picture), Is.EqualTo(drawn));
    }

    [Test]
    public void Aspnet_answers_through_the_factory() =>
        Assert.That(Run("aspnet.cs"), Is.EqualTo((0, """{"id":"azure_crane","schema":"salesforce_2","state":"scheduled"}""" + "\n404\n")));

    [Test]
    public void Webhooks_answers_each_kind_of_request() =>
        Assert.That(Run("webhooks.cs"), Is.EqualTo((0, """
            sync_end of crm_eu: FAILURE_WITH_TASK reconnect
            204 for an event
            204 for the same event once more
            204 with the secret of before
            400 without a signature
            401 with the signature of another body
            422 for a signed body that is not an event

            """)));

    [TestCase("pause-group.cs", "decent_dropsy")]
    [TestCase("clone-connector.cs", "speak_inexperienced", "crm_copy")]
    [TestCase("copy-group.cs", "decent_dropsy", "warehouse_copy")]
    [TestCase("broken.cs")]
    [TestCase("sync-and-wait.cs", "speak_inexperienced")]
    [TestCase("watch-syncs.cs")]
    public void The_live_service_is_only_read(string sample, params string[] arguments)
    {
        using var live = Live();

        var (exitCode, _) = Run(sample, ["--live", .. arguments]);

        Assert.That(exitCode, Is.Zero);
        Assert.That(live.CallLog.Select(call => call.Request.Verb).Distinct(), Is.EqualTo(new[] { HttpMethod.Get }));
    }

    [TestCase("pause-group.cs", "PATCH /v1/connections/speak_inexperienced", "decent_dropsy")]
    [TestCase("clone-connector.cs", "POST /v1/connections", "speak_inexperienced", "crm_copy")]
    [TestCase("copy-group.cs", "POST /v1/connections", "decent_dropsy", "warehouse_copy")]
    public void With_yes_the_live_service_is_written_to(string sample, string last, params string[] arguments)
    {
        using var live = Live();

        var (exitCode, _) = Run(sample, ["--live", .. arguments, "--yes"]);

        Assert.That(exitCode, Is.Zero);
        Assert.That(live.CallLog.Select(call => $"{call.Request.Verb} {call.Request.Url.Path}").Last(), Is.EqualTo(last));
    }

    [TestCase("why-failed.cs", "a", "b")]
    [TestCase("cost.cs", "a")]
    [TestCase("cost.cs", "a", "November")]
    [TestCase("pause-group.cs", "--yes")]
    [TestCase("sync-and-wait.cs", "--live")]
    [TestCase("sync-and-wait.cs", "--live", "--yes")]
    [TestCase("clone-connector.cs", "--live", "id")]
    [TestCase("copy-group.cs", "--live", "id", "name", "--maybe")]
    public void Unknown_arguments_are_rejected(string sample, params string[] arguments) =>
        Assert.That(Run(sample, arguments).ExitCode, Is.EqualTo(2));

    private static (int ExitCode, string Output) Run(string sample, params string[] arguments)
    {
        using var environment = new TemporaryEnvironment(("FIVETRAN_API_KEY", "my_key"), ("FIVETRAN_API_SECRET", "my_secret"));
        return Programs.RunOnScreen(Program(sample), isTerminal: false, arguments);
    }

    // as a person edits the files
    private static void Change(TemporaryDirectory directory)
    {
        var postgres = FileOf(directory, "warehouse_eu", "postgres_1");
        File.WriteAllText(
            postgres, File.ReadAllText(postgres).Replace("\"sync_frequency\": 360", "\"sync_frequency\": 60", StringComparison.Ordinal));
        File.Delete(FileOf(directory, "warehouse_us", "mysql_4"));
    }

    private static string FileOf(TemporaryDirectory directory, string group, string schema)
    {
        string[] With(string folder, string text) =>
        [
            .. Directory.GetFiles(Path.Combine(directory.Path, folder), "*.json")
                .Where(file => File.ReadAllText(file).Contains($"\"{text}\"", StringComparison.Ordinal)),
        ];
        var groupId = Path.GetFileNameWithoutExtension(With("groups", group).Single());
        return With("connections", groupId).Intersect(With("connections", schema)).Single();
    }

    private static IEnumerable<string> LastTable(string output) =>
        AtEleven(output).Split('\u2500')[^1]
            .Split('\n')
            .Select(line => Regex.Replace(line.Trim(), " +", " "))
            .Where(line => line.Length > 0);

    // the time of a rescheduled sync depends on the time of the test
    private static string AtEleven(string output) => Regex.Replace(output, "until [0-9]{2}:[0-9]{2}", "until 11:00");

    private static Assembly Program(string sample)
    {
        if (!Compiled.TryGetValue(sample, out var program))
        {
            program = Compiled[sample] = Programs.Compile(
                Pages.Read("docs", "samples", sample), sample is "aspnet.cs" or "webhooks.cs" ? WebUsings : []);
        }

        return program;
    }

    // one body for a group, a connector, a destination and a list of connectors: each reader ignores the fields of the others
    private static HttpTest Live()
    {
        var live = new HttpTest();
        for (var i = 0; i < 12; i++)
        {
            live.RespondWithBody(
                Samples.Data($$"""{"items":[{{Samples.Connector}}],"name":"warehouse_eu",{{Samples.Connector.Trim()[1..]}}"""));
        }

        return live;
    }
}
