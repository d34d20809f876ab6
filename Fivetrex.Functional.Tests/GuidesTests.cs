using System.Text.RegularExpressions;
using Fivetrex.Functional.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http.Resilience;

namespace Fivetrex.Functional.Tests;

/// <summary>
/// The guides are complete, and their tables equal the code. <see cref="DocsTests"/> checks their snippets and links.
/// </summary>
internal sealed class GuidesTests
{
    // the functions in the README of fivetrex
    private static readonly string[] Originals =
    [
        "Fivetrex.client/1",
        "Fivetrex.Groups.list/2",
            "Fivetrex.Groups.stream/2",
            "Fivetrex.Groups.get/2",
            "Fivetrex.Groups.create/2",
            "Fivetrex.Groups.update/3",
            "Fivetrex.Groups.delete/2",
        "Fivetrex.Connectors.list/3",
            "Fivetrex.Connectors.stream/3",
            "Fivetrex.Connectors.get/2",
            "Fivetrex.Connectors.create/2",
            "Fivetrex.Connectors.update/3",
        "Fivetrex.Connectors.delete/2",
            "Fivetrex.Connectors.sync/2",
            "Fivetrex.Connectors.resync!/3",
            "Fivetrex.Connectors.get_state/2",
            "Fivetrex.Connectors.pause/2",
        "Fivetrex.Connectors.resume/2",
        "Fivetrex.Destinations.get/2",
            "Fivetrex.Destinations.create/2",
            "Fivetrex.Destinations.update/3",
            "Fivetrex.Destinations.delete/2",
            "Fivetrex.Destinations.test/2",
        "Fivetrex.Models.Connector.syncing?/1", "Fivetrex.Models.Connector.paused?/1", "Fivetrex.Models.Connector.sync_state/1",
    ];

    private static readonly string[] Parts = ["## About", "## Usage", "## Defaults", "## Do and don't"];

    private static IReadOnlyList<string[]> Moves => Pages.Table("docs/guides/migrating.md", "| fivetrex | here | a call |");

    [TestCaseSource(typeof(Pages), nameof(Pages.Guides))]
    public void A_guide_has_its_four_parts(string page) =>
        Assert.That(Pages.Read(page).Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)), Is.EqualTo(Parts));

    [Test]
    public void The_index_has_a_line_for_every_page()
    {
        var lines = Regex.Matches(
            Pages.Read("docs", "README.md"),
            "^\\* \\[[^]]+\\]\\((?<page>[^)]+\\.md)\\): .+\\.$",
            RegexOptions.Multiline).Select(line => $"docs/{line.Groups["page"].Value}");
        var pages = Pages.All.Where(page => page is not ("README.md" or "docs/README.md")
            && (page == "docs/decisions/README.md" || !page.StartsWith("docs/decisions/", StringComparison.Ordinal)));

        Assert.That(lines, Is.EquivalentTo(pages));
    }

    [Test]
    public void Every_function_of_fivetrex_has_a_counterpart() =>
        Assert.That(Moves.SelectMany(row => row[0].Split("` `")).Where(name => name != "(none)").Distinct(), Is.EquivalentTo(Originals));

    [Test]
    public void Every_counterpart_exists() =>
        Assert.That(
            Moves.SelectMany(row => row[1].Split("` `")).Distinct(),
            Is.SubsetOf(Functions.All
                .Select(function => $"{function.DeclaringType!.Name}.{function.Name}")
                .Concat(["new ClientConfig", nameof(Connector.IsSyncing), nameof(Connector.IsPaused), nameof(Connector.SyncState)])));

    [Test]
    public void Every_call_in_the_table_of_functions_compiles()
    {
        var calls = Moves.Select((row, number) => $"var call{number} = {row[2]};\n");
        var program = $$"""
            var config = new InMemoryFivetran().Client;
            var connector = new Connector("c", "g", "postgres", "crm");
            var (key, secret, groupId, connectorId, destinationId) = ("k", "s", "g", "c", "g");
            {{string.Concat(calls)}}
            """;

        Assert.That(
            Programs.Compile(
                program,
                "Fivetrex.Functional",
                "Fivetrex.Functional.Models",
                "Fivetrex.Functional.Testing",
                "LanguageExt",
                "static LanguageExt.Prelude").EntryPoint,
            Is.Not.Null);
    }

    [Test]
    public void The_table_of_confirmations_equals_the_functions_that_require_them()
    {
        var real = Functions.All
            .Where(function => Functions.ConfirmOf(function).IsSome
                && function.GetParameters().Any(parameter => parameter.ParameterType == typeof(Confirm)))
            .Select(function => (
                $"{Functions.ConfirmOf(function).IfNone(default(Confirm))}",
                $"{function.DeclaringType!.Name}.{function.Name}")).Distinct()
            .Append(($"{Confirm.PlanDeletion}", $"{nameof(Plans)}.{nameof(Plans.Apply)}"));

        Assert.That(
            Pages.Table(
                "docs/guides/safety.md",
                "| confirmation | what is lost | functions |").SelectMany(row => row[2]
                    .Split("` `")
                    .Select(function => (row[0], function))),
            Is.EquivalentTo(real));
    }

    [Test]
    public void The_table_of_the_retry_policy_equals_the_record()
    {
        var policy = RetryPolicy.Default;

        Assert.That(
            Pages.Table("docs/guides/configuration.md", "| member of `RetryPolicy` | default | meaning |").Select(row => (row[0], row[1])),
            Is.EqualTo(new[]
        {
            (nameof(policy.Delays), $"{policy.Delays.Run().Count()} waits, about 1 and 2 seconds"),
            (nameof(policy.When), policy.When(new FivetranError.Timeout()) && !policy.When(new FivetranError.NotFound())
                ? "error => error.IsTransient"
                : ""),
            (nameof(policy.MaxDelay), $"{policy.MaxDelay.TotalSeconds} seconds"),
            (nameof(policy.OnRetry), policy.OnRetry is null ? "none" : ""),
        }));
        Assert.That(policy.Delays.Run().Select(delay => Math.Round((double)delay / 1000)), Is.EqualTo(new[] { 1, 2 }).Within(0.5));
        Assert.That(typeof(RetryPolicy).GetProperties().Count(property => property.CanWrite), Is.EqualTo(4));
    }

    [Test]
    public void The_table_of_retries_has_every_error() =>
        Assert.That(
            Pages.Table("docs/guides/retries.md", "| outcome | `GET` | `POST`, `PATCH`, `DELETE` | with a `Confirm` |")
                .Select(row => row[0].Split("` `"))
                .SelectMany(names => names),
            Is.EquivalentTo(typeof(FivetranError).GetNestedTypes().Select(type => type.Name)));

    [Test]
    public void The_example_of_an_endpoint_equals_the_code()
    {
        var page = Pages.Read("docs", "contributing.md");
        var sources = string.Concat(Regex.Matches(
            page, "\\]\\((?<path>[^)]*\\.(cs|tsv))\\)").Select(link => Pages.Read("docs", link.Groups["path"].Value)));
        var shown = page.Split('\n').Where(line => line.StartsWith("    ", StringComparison.Ordinal)).ToList();

        Assert.That(shown, Has.Count.EqualTo(21));
        var parts = shown.SelectMany(line => line.Replace(" ⇥ ", "\t").Split('…')).Select(part => part.Trim());
        Assert.That(parts.Where(part => !sources.Contains(part)), Is.Empty);
    }

    [Test]
    public void The_table_of_the_embedded_service_equals_its_settings()
    {
        var fivetran = new InMemoryFivetran();

        Assert.That(
            Pages.Table("docs/guides/testing.md", "| setting of `InMemoryFivetran` | default | meaning |").Select(row => (row[0], row[1])),
            Is.EqualTo(new[]
        {
            (nameof(fivetran.SyncDuration), $"{fivetran.SyncDuration.TotalMinutes} minute"),
            (nameof(fivetran.SchedulesSyncs), fivetran.SchedulesSyncs ? "true" : "false"),
            (nameof(fivetran.OnWebhook), fivetran.OnWebhook is null ? "null" : ""),
            (nameof(fivetran.SetupTestsPass), fivetran.SetupTestsPass ? "true" : "false"),
            (nameof(fivetran.LegacyConnectors), fivetran.LegacyConnectors ? "true" : "false"),
            (nameof(fivetran.Dialect), $"{fivetran.Dialect}"),
            ("key and secret", "test_key` and `test_secret"),
            ("clock", fivetran.Client.Time == TimeProvider.System ? "TimeProvider.System" : ""),
        }));
    }

    [Test]
    public void The_table_of_the_resilience_handler_equals_its_options()
    {
        var options = new HttpStandardResilienceOptions();

        Assert.That(
            Pages.Table("docs/guides/aspnet.md", "| option | its default | this library's |").Select(row => (row[0], row[1])),
            Is.EqualTo(new[]
        {
            ("AttemptTimeout.Timeout", $"{options.AttemptTimeout.Timeout.TotalSeconds} seconds"),
            ("TotalRequestTimeout.Timeout", $"{options.TotalRequestTimeout.Timeout.TotalSeconds} seconds"),
            ("Retry.MaxRetryAttempts", $"{options.Retry.MaxRetryAttempts}"),
            ("Retry.Delay", $"{options.Retry.Delay.TotalSeconds} seconds"),
            ("CircuitBreaker.SamplingDuration", $"{options.CircuitBreaker.SamplingDuration.TotalSeconds} seconds"),
            ("CircuitBreaker.BreakDuration", $"{options.CircuitBreaker.BreakDuration.TotalSeconds} seconds"),
        }));
    }

    [Test]
    public async Task The_resilience_handler_repeats_a_write_by_default()
    {
        var fivetran = new InMemoryFivetran();
        var services = new ServiceCollection();
        services.AddHttpClient("fivetran")
            .ConfigurePrimaryHttpMessageHandler(() => new Wire(fivetran))
            .AddStandardResilienceHandler(options => options.Retry.Delay = TimeSpan.Zero);
        await using var provider = services.BuildServiceProvider();
        var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("fivetran");
        fivetran.FailNext(1, Fault.Status(503));

        var created = await Groups.Create(fivetran.Client with { Send = client.SendAsync }, new NewGroup("lake")).RunAsync();

        Assert.That(created.IsRight, Is.True);
        Assert.That(fivetran.Requests.Map(request => request.Method), Is.EqualTo(new[] { "POST", "POST" }));
    }

    private sealed class Wire(InMemoryFivetran fivetran) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            fivetran.Send(request, cancellationToken);
    }
}
