using System.Reflection;
using Fivetrex.Functional.Tests.Support;
using Flurl.Http.Testing;
using Spectre.Console;

namespace Fivetrex.Functional.Tests;

/// <summary>The small programs run on the embedded Fivetran, and write to the real one only when they are told to.</summary>
[NonParallelizable]
internal sealed class SamplesTests
{
    private static readonly string[] WebUsings =
        ["Microsoft.AspNetCore.Builder", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Http", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Logging", "Microsoft.Extensions.Hosting"];

    private static readonly Dictionary<string, Assembly> Compiled = [];

    [Test]
    public void Pause_group_pauses_what_is_awake()
    {
        var (exitCode, output) = Ran("pause-group.cs");

        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.StartWith("8 connectors of warehouse_eu are not paused\n").And.Contain("azure_crane salesforce_2 is paused"));
        Assert.That(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(9));
    }

    [Test]
    public void Broken_shows_a_table()
    {
        var (exitCode, output) = Ran("broken.cs");

        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.Contain("rustic_walnut").And.Contain("Reconnect").And.Contain("10 broken connectors"));
    }

    [Test]
    public void Clone_connector_leaves_the_secrets_out() =>
        Assert.That(Ran("clone-connector.cs"), Is.EqualTo((0, "cloned crm as crm_copy, service postgres, without password: azure_crane\n")));

    [Test]
    public void Copy_group_takes_the_connectors_along()
    {
        var (exitCode, output) = Ran("copy-group.cs");

        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.Contain("5 connectors and the destination snowflake are in warehouse_copy").And.Contain(" google_sheets\n"));
    }

    [Test]
    public void Watch_syncs_ends_when_nothing_syncs()
    {
        var (exitCode, output) = Ran("watch-syncs.cs");

        Assert.That(exitCode, Is.Zero);
        Assert.That(output, Does.Contain(" is syncing\n").And.Contain(" is still syncing\n").And.Contain(" has succeeded\n").And.EndsWith("Nothing is syncing.\n"));
    }

    [Test]
    public void Aspnet_answers_through_the_factory() =>
        Assert.That(Ran("aspnet.cs"), Is.EqualTo((0, """{"id":"azure_crane","schema":"salesforce_2","state":"scheduled"}""" + "\n404\n")));

    [TestCase("pause-group.cs", "decent_dropsy")]
    [TestCase("clone-connector.cs", "speak_inexperienced", "crm_copy")]
    [TestCase("copy-group.cs", "decent_dropsy", "warehouse_copy")]
    [TestCase("broken.cs")]
    [TestCase("watch-syncs.cs")]
    public void The_real_service_is_only_read(string sample, params string[] arguments)
    {
        using var live = Live();

        var (exitCode, _) = Ran(sample, ["--live", .. arguments]);

        Assert.That(exitCode, Is.Zero);
        Assert.That(live.CallLog.Select(call => call.Request.Method).Distinct(), Is.EqualTo(new[] { HttpMethod.Get }));
    }

    [TestCase("pause-group.cs", "PATCH /v1/connections/speak_inexperienced", "decent_dropsy")]
    [TestCase("clone-connector.cs", "POST /v1/connections", "speak_inexperienced", "crm_copy")]
    [TestCase("copy-group.cs", "POST /v1/connections", "decent_dropsy", "warehouse_copy")]
    public void With_yes_it_is_written_to(string sample, string last, params string[] arguments)
    {
        using var live = Live();

        var (exitCode, _) = Ran(sample, ["--live", .. arguments, "--yes"]);

        Assert.That(exitCode, Is.Zero);
        Assert.That(live.CallLog.Select(call => $"{call.Request.Method} {call.Request.RequestUri!.AbsolutePath}").Last(), Is.EqualTo(last));
    }

    [TestCase("pause-group.cs", "--yes")]
    [TestCase("clone-connector.cs", "--live", "id")]
    [TestCase("copy-group.cs", "--live", "id", "name", "--maybe")]
    public void What_is_not_understood_is_not_done(string sample, params string[] arguments) =>
        Assert.That(Ran(sample, arguments).ExitCode, Is.EqualTo(2));

    private static (int ExitCode, string Output) Ran(string sample, params string[] arguments)
    {
        using var environment = new TemporaryEnvironment(("FIVETRAN_API_KEY", "my_key"), ("FIVETRAN_API_SECRET", "my_secret"));
        using var screen = new StringWriter();
        var before = AnsiConsole.Console;
        AnsiConsole.Console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(screen), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        AnsiConsole.Console.Profile.Width = 100;
        try
        {
            if (!Compiled.TryGetValue(sample, out var program))
            {
                program = Compiled[sample] = Programs.Compile(Pages.Read("docs", "samples", sample), sample == "aspnet.cs" ? WebUsings : []);
            }

            var (exitCode, output) = Programs.Run(program, arguments);
            return (exitCode, (output + screen).ReplaceLineEndings("\n"));
        }
        finally
        {
            AnsiConsole.Console = before;
        }
    }

    // a group, a connector, a destination and a list of connectors in one: each reader takes what it knows
    private static HttpTest Live()
    {
        var live = new HttpTest();
        for (var i = 0; i < 12; i++)
        {
            live.ResponseQueue.Enqueue(Transport.Response(200, Samples.Data($$"""{"items":[{{Samples.Connector}}],"name":"warehouse_eu",{{Samples.Connector.Trim()[1..]}}"""), "application/json"));
        }

        return live;
    }
}
