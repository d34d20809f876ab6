using System.Reflection;
using System.Text.RegularExpressions;
using Fivetrex.Functional.Tests.Faults;
using Fivetrex.Functional.Tests.Support;
using Flurl.Http.Testing;

namespace Fivetrex.Functional.Tests;

/// <summary>The pages agree with the code: snippets compile and run, tables equal the code, links have a target.</summary>
[NonParallelizable]
internal sealed partial class DocsTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.DeclaredOnly;

    [GeneratedRegex("\\]\\((?<target>[^)#]*)(#(?<anchor>[^)]*))?\\)")]
    private static partial Regex Link { get; }

    [Test]
    public void The_tour_prints_its_chapters()
    {
        using var environment = new TemporaryEnvironment(("FIVETRAN_API_KEY", null), ("FIVETRAN_API_SECRET", null));

        ExpectedText.Match(Tour(), "Quickstart");
    }

    [Test]
    public void With_credentials_the_tour_only_reads_the_live_service()
    {
        using var environment = new TemporaryEnvironment(("FIVETRAN_API_KEY", "my_key"), ("FIVETRAN_API_SECRET", "my_secret"));
        using var live = new HttpTest();
        live.RespondWithBody(Samples.Page(Samples.Group))
            .RespondWithBody(Samples.Page(Samples.Connector.Replace("\"connected\"", "\"broken\"", StringComparison.Ordinal)));

        var shown = Tour();

        Assert.That(live.CallLog.Select(call => $"{call.Request.Verb} {call.Request.Url}"), Is.EqualTo(new[]
        {
            "GET https://api.fivetran.com/v1/groups?limit=10",
            "GET https://api.fivetran.com/v1/connections?limit=1000",
        }));
        ExpectedText.Match(shown, "QuickstartLive");
    }

    [Test]
    public void The_coverage_by_module_equals_the_modules() =>
        AssertTable("docs/coverage.md", "| module | functions |", Modules.All.Select(module =>
            $"| `{module.Name}` | {AsCode(FunctionsOf(module))} |"));

    [Test]
    public void The_coverage_by_operation_equals_the_facts() =>
        AssertTable("docs/coverage.md", "| area | operation | function | since |", Facts.Operations.Select(operation =>
            $"| {operation.Area} | `{operation.Name}` | {AsCode(operation.Functions)} | 0.1.0 |"));

    [Test]
    public void The_README_has_the_numbers_of_the_code() =>
        Assert.That(Readme(), Does
            .Contain($"{Facts.Operations.Count} operations in {Modules.All.Length} modules").And
            .Contain($"{FaultTable.Rows.Count()} network faults"));

    // TABLES=write writes a table, because 180 rows are too many to keep by hand
    private static void AssertTable(string page, string header, IEnumerable<string> rows)
    {
        var text = Pages.Read(page);
        var before = text.Split($"{header}\n")[0];
        var after = text.Split($"{header}\n")[1].Split("\n\n", 2)[1];
        var expected = $"{before}{header}\n{Regex.Replace(header, "[^|]+", "---")}\n{string.Join('\n', rows)}\n\n{after}";
        if (Environment.GetEnvironmentVariable("TABLES") == "write")
        {
            File.WriteAllText(Path.Combine(Pages.Root, page), expected);
        }

        Assert.That(
            text, Is.EqualTo(expected), "TABLES=write dotnet test --filter \"FullyQualifiedName~The_coverage\" writes the table.");
    }

    [Test]
    public void The_errors_table_equals_the_union()
    {
        var written = Regex.Matches(
            Readme(), "^\\| `(?<case>[A-Za-z]+)(\\((?<value>[A-Za-z]+)\\))?` \\|[^|]+\\| (?<transient>yes)? ?\\|", RegexOptions.Multiline)
            .Select(row => $"{row.Groups["case"].Value} {row.Groups["value"].Value} {row.Groups["transient"].Value}");
        var real = typeof(FivetranError).GetNestedTypes().Select(type =>
            $"{type.Name} {string.Join(' ', Settable(type, Declared | BindingFlags.Instance))} {(IsTransient(type) ? "yes" : "")}");

        Assert.That(written, Is.EqualTo(real));
    }

    [Test]
    public void The_configuration_table_equals_the_record()
    {
        var config = new ClientConfig("key", "secret");
        var table = Pages.Table("docs/guides/configuration.md", "| member | default | allowed | meaning |");
        var written = table.Select(row => (row[0], row[1]));

        Assert.That(written, Is.EqualTo(new[]
        {
            (nameof(config.BaseUrl), config.BaseUrl),
            (nameof(config.Timeout), $"{config.Timeout.TotalMinutes} minute"),
            (nameof(config.SetupTimeout), $"{config.SetupTimeout.TotalMinutes} minutes"),
            (nameof(config.Retry), config.Retry == RetryPolicy.Default ? "RetryPolicy.Default" : ""),
            (nameof(config.PageSize), $"{config.PageSize}"),
            (nameof(config.StartCursor), config.StartCursor.IsNone ? "none" : ""),
            (nameof(config.ReadAhead), config.ReadAhead ? "true" : "false"),
            (nameof(config.MaxBodySize), $"{config.MaxBodySize / 1024 / 1024} MiB"),
            (nameof(config.Cancellation), config.Cancellation == CancellationToken.None ? "none" : ""),
            (nameof(config.Send), config.Send is null ? "none" : ""),
            (nameof(config.Gate), config.Gate is null ? "none" : ""),
            (nameof(config.Logger), config.Logger is null ? "none" : ""),
            (nameof(config.OnLeftOut), config.OnLeftOut is null ? "none" : ""),
            (nameof(config.KeepUnknown), config.KeepUnknown ? "true" : "false"),
            (nameof(config.Time), config.Time == TimeProvider.System ? "TimeProvider.System" : ""),
        }));
        Assert.That(
            written.Select(row => row.Item1),
            Is.EquivalentTo(Settable(typeof(ClientConfig), BindingFlags.Public | BindingFlags.Instance)));
    }

    [Test]
    public void The_table_of_faults_equals_the_table_of_the_tests() =>
        Assert.That(
            Pages.Rows("docs/guides/reliability.md", "| fault | what the caller sees | `Get` | `Create` | page 3 |"),
            Is.EqualTo(FaultTable.Rows.Select(row => row.Describe())));

    [Test]
    public void The_errors_print_the_lines_of_the_README() =>
        Assert.That(Readme().Split("```text\n")[1].Split("\n```")[0].Split('\n'), Is.EqualTo(new[]
        {
            new FivetranError.NotFound
            {
                Endpoint = "GET /groups/{groupId}",
                Message = "Group with id 'x' does not exist.",
                Status = 404,
                Code = "NotFound_Group",
            }.ToString(),
            new FivetranError.Timeout { Endpoint = "POST /groups", Message = "no complete answer within 00:01:00" }.ToString(),
            new FivetranError.InvalidRequest
            {
                Endpoint = "GET /groups/{groupId}",
                Message = "groupId is '..', which is a path segment and not an id; nothing was sent",
            }.ToString(),
        }));

    [Test]
    public void Every_link_inside_the_repository_has_a_target()
    {
        var broken =
            from page in Pages.All
            from link in Link.Matches(Pages.Read(page))
            let target = link.Groups["target"].Value
            where !target.StartsWith("http", StringComparison.Ordinal)
            let path = Path.Combine(Pages.Root, target.Length == 0 ? page : Path.Combine(Path.GetDirectoryName(page)!, target))
            where !Path.Exists(path) || (link.Groups["anchor"].Success && !Headings(path).Contains(link.Groups["anchor"].Value))
            select $"{page}: {link.Value}";

        Assert.That(broken, Is.Empty);
    }

    private static string Tour()
    {
        var (exitCode, output) = Programs.RunOnScreen(Programs.Compile(Pages.Read("docs", "samples", "quickstart.cs")), isTerminal: false);
        Assert.That(exitCode, Is.Zero, output);
        return string.Join('\n', output.Split('\n').Select(line => line.TrimEnd()));
    }

    private static string Readme() => Pages.Read("README.md");

    private static string AsCode(IEnumerable<string> names) => string.Join(' ', names.Select(name => $"`{name}`"));

    private static IEnumerable<string> FunctionsOf(Type module) =>
        module.GetMethods(Declared | BindingFlags.Static).Select(function => function.Name).Distinct();

    private static IEnumerable<string> Settable(Type type, BindingFlags flags) =>
        type.GetProperties(flags).Where(property => property.CanWrite).Select(property => property.Name);

    private static IEnumerable<string> Headings(string path) =>
        File.ReadAllLines(path)
            .Where(line => line.StartsWith('#'))
            .Select(line => line.TrimStart('#', ' ').ToLowerInvariant().Replace(' ', '-'));

    private static bool IsTransient(Type type) =>
        ((FivetranError)type.GetConstructors()
            .Single(constructor => constructor.GetParameters().All(parameter => parameter.ParameterType != type))
            .Invoke([.. type.GetConstructors()[0].GetParameters().Select(parameter => parameter.ParameterType switch
            {
                var of when of == typeof(Exception) => new IOException(),
                var of when of == typeof(Secret) => new Secret(""),
                var of => Activator.CreateInstance(of),
            })])).IsTransient;
}
