using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Fivetrex.Functional.Tests.Fixtures;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests;

/// <summary>
/// Every operation of the service: the functions that send it, their requests, and the results from its response. One row and one snapshot
/// each.
/// </summary>
[Parallelizable]
internal sealed class WireTests
{
    private static readonly ILookup<string, MethodInfo> Functions = Support.Functions.All.ToLookup(
        function => Documentation.RouteOf(function) is var (verb, route) ? Shape(verb, route) : "");

    private static IEnumerable<TestCaseData<Facts.Operation>> Operations =>
        Facts.Operations.Select(operation => new TestCaseData<Facts.Operation>(operation) { TestName = operation.Name });

    private static IEnumerable<TestCaseData<MethodInfo>> AllFunctions =>
        Support.Functions.All.Select(function => new TestCaseData<MethodInfo>(function) { TestName = Support.Functions.NameOf(function) });

    [TestCaseSource(nameof(Operations))]
    public async Task Sends_and_reads(Facts.Operation operation)
    {
        var shown = new StringBuilder($"{operation.Name}\nAccept: {operation.Accept}\n");
        var before = "";
        foreach (var function in Functions[Shape(operation.Verb, operation.Path)])
        {
            var (request, results) = await Exchanged(function);
            var decoded = string.Join('\n', results.Select(TextOf));
            shown.Append($"\n{Support.Functions.NameOf(function)}\n  {request.Verb} {request.Path}\n");
            shown.Append(request.Body is null ? "" : $"  {Shown(request)}\n");
            shown.Append(decoded == before ? "" : $"  -> {decoded}\n");
            before = decoded;
        }

        ExpectedText.Match(shown.ToString(), SnapshotOf(operation));
    }

    [TestCaseSource(nameof(Operations))]
    public async Task Asks_for_what_the_service_knows(Facts.Operation operation)
    {
        var (query, body, always) = (
            new System.Collections.Generic.HashSet<string>(),
            new System.Collections.Generic.HashSet<string>(),
            new List<string>());
        foreach (var function in Functions[Shape(operation.Verb, operation.Path)])
        {
            var (request, _) = await Exchanged(function);
            query.UnionWith(request.Path.Contains('?', StringComparison.Ordinal)
                ? request.Path.Split('?')[1].Split('&').Select(field => field.Split('=')[0])
                : []);
            var fixture = AllFixtures.Of(function.DeclaringType!);
            body.UnionWith(fixture.FreeBodies.Contains(function.Name) ? [] : NamesIn(request));
            Assert.That(request.Headers["Accept"], Is.EqualTo(operation.Accept));
            Assert.That(
                request.Headers.GetValueOrDefault("Authorization"),
                Is.EqualTo(operation.Path.StartsWith("/v1/", StringComparison.Ordinal) ? "Basic a2V5OnNlY3JldA==" : null));
            Assert.That(request.Headers["User-Agent"], Does.Match("^Fivetrex.Functional/[0-9.]+$"));
            Assert.That(
                request.ContentType,
                operation.Verb is "GET" or "DELETE"
                    ? Is.Null
                    : Does.Match("^(application/json; charset=utf-8|multipart/form-data; boundary=.+)$"));
            Assert.That(
                Support.Functions.IsPaged(function),
                Is.EqualTo(operation.IsPaginated || fixture.UndocumentedPages.Contains(function.Name)));
        }

        // a value where no cursor is documented is the cursor of an answer
        string[] paging = operation.IsPaginated ? ["limit", "cursor"] : [];
        Assert.That(query, Is.EquivalentTo(operation.Query.Union(paging)));
        Assert.That(body, Is.EquivalentTo(operation.Body.Select(name => name.TrimEnd('*'))));
    }

    [TestCaseSource(nameof(AllFunctions))]
    public async Task Sends_the_route_that_its_comment_names(MethodInfo function)
    {
        var transport = new Transport(Transport.Answer(418, ""));

        var outcome = await Support.Functions.Run(function, transport.Config, IdOf);

        Assert.That($"{outcome.Case}", Does.StartWith($"Unknown (418) {Documentation.EndpointOf(function)}: "));
    }

    [Test]
    public void Every_operation_has_its_functions_and_every_function_its_operation()
    {
        Assert.That(Facts.Operations, Has.Count.EqualTo(180));
        Assert.That(
            Facts.Operations.SelectMany(
                operation => operation.Functions.Select(function => $"{Shape(operation.Verb, operation.Path)} {function}")),
            Is.EquivalentTo(
                Functions.SelectMany(
                    row => row.Select(function => $"{row.Key} {function.DeclaringType!.Name}.{function.Name}").Distinct())),
            "Give Facts/operations.tsv a row for it.");
    }

    private static string SnapshotOf(Facts.Operation operation) =>
        $"Wire/{operation.Functions[0].Split('.')[0]}/{operation.Verb}_{Regex.Replace(operation.Path, "^/v1/|[/{}]+", "_").Trim('_')}";

    private static string Shape(string verb, string route) => $"{verb} {Regex.Replace(route, "{[^}]*}", "{}")}";

    private static string IdOf(ParameterInfo parameter) => AllFixtures.WireIdOf(parameter.Member.DeclaringType!, parameter.Name!);

    private static async Task<(Transport.Sent Request, List<object> Results)> Exchanged(MethodInfo function)
    {
        var transport = new Transport(Answer(function));
        var results = await Support.Functions.Results(function, transport.Config, IdOf);
        return (transport.Requests.Single(), results);
    }

    private static Transport.Step Answer(MethodInfo function)
    {
        var answer = Support.Functions.AnswerOf(function);
        return answer == typeof(byte[])
            ? (_, _) => Task.FromResult(new HttpResponseMessage { Content = new ByteArrayContent([.. "PK"u8, 3, 4]) })
            : Transport.Json(answer == typeof(Unit)
                ? Samples.Nothing
                : Support.Functions.IsPaged(function) ? Samples.Page(Samples.Of(answer)) : Samples.Data(Samples.Of(answer)));
    }

    private static string TextOf(object result) => result is byte[] bytes ? $"{bytes.Length} bytes" : $"{result}";

    private static string Shown(Transport.Sent request) =>
        IsMultipart(request) ? Regex.Match(request.Body!, "Content-Disposition: (.+)\r").Groups[1].Value : request.Body!;

    private static IEnumerable<string> NamesIn(Transport.Sent request) =>
        request.Body is null ? []
        : IsMultipart(request) ? [Regex.Match(request.Body, "name=\"(\\w+)\";").Groups[1].Value]
        : JsonDocument.Parse(request.Body).RootElement.EnumerateObject().Select(member => member.Name);

    private static bool IsMultipart(Transport.Sent request) => request.ContentType!.StartsWith("multipart/", StringComparison.Ordinal);
}
