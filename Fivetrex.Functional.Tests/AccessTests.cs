using System.Reflection;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests;

/// <summary>Configs that permit no change, or no delete: every function is called, and only the permitted ones send a request.</summary>
[Parallelizable]
internal sealed class AccessTests
{
    private const string NoChange = "ClientConfig.ReadOnly permits no change of the account; nothing was sent";
    private const string NoDelete = "ClientConfig.WithoutDeletes permits no delete; nothing was sent";

    private static IEnumerable<TestCaseData<MethodInfo, string>> All =>
        from function in Functions.All
        let name = $"{function.DeclaringType!.Name}.{function.Name}"
        let verb = Documentation.RouteOf(function).Verb
        let access = Facts.Operations.First(operation => operation.Verb == verb && operation.Functions.Contains(name)).Access
        select new TestCaseData<MethodInfo, string>(function, access) { TestName = $"Access: {Functions.NameOf(function)}" };

    [TestCaseSource(nameof(All))]
    public async Task Only_what_is_permitted_is_sent(MethodInfo function, string access)
    {
        var permitted = (IsSent: true, Problem: "");

        Assert.That(await Call(function, config => config.ReadOnly()), Is.EqualTo(access == "read" ? permitted : (false, NoChange)));
        Assert.That(
            await Call(function, config => config.WithoutDeletes()), Is.EqualTo(access == "delete" ? (false, NoDelete) : permitted));
    }

    [Test]
    public async Task Tests_that_approve_and_reloads_that_change_the_selection_are_changes()
    {
        var transport = new Transport(Transport.Json("{}"));
        var config = transport.Config.ReadOnly();

        Assert.That(
            new[]
            {
                (await Connectors.Test(config, "c", new Trust(Certificates: true)).Left()).Message,
                (await Destinations.Test(config, "d", new Trust(Fingerprints: true)).Left()).Message,
                (await ConnectorSchemas.Reload(config, "c", ExcludeMode.Exclude).Left()).Message,
                (await Raw.Post(config, $"connections/{"c"}/test", new { }).Left()).Message,
            },
            Is.All.EqualTo(NoChange));
        Assert.That(transport.Requests, Is.Empty);
    }

    [Test]
    public async Task The_limit_cannot_be_removed()
    {
        var transport = new Transport(Transport.Json("{}"));
        var config = transport.Config.ReadOnly().WithoutDeletes().WithCredentials("a", "b") with { Retry = RetryPolicy.Default };

        Assert.That((await Connectors.Sync(config, "c").Left()).Message, Is.EqualTo(NoChange));
    }

    [Test]
    public async Task Workflows_keep_the_limit()
    {
        var transport = new Transport(Transport.Json(Samples.Data(Samples.Connector)));

        Assert.That((await Syncs.Start(transport.Config.ReadOnly(), "c").Left()).Message, Is.EqualTo(NoChange));
        Assert.That(transport.Lines, Is.EqualTo(new[] { "GET /v1/connections/c" }));
    }

    // with inputs that only read, where a function has such inputs
    private static async Task<(bool IsSent, string Problem)> Call(MethodInfo function, Func<ClientConfig, ClientConfig> limited)
    {
        var transport = new Transport(Transport.Json("{}"));
        var results = await Functions.Results(
            function,
            limited(transport.Config),
            parameter => parameter.ParameterType == typeof(string) ? "some_id" : null,
            input => input switch
            {
                Trust => new Trust(),
                ExcludeMode => ExcludeMode.Preserve,
                _ => input,
            });
        var problems = results.OfType<FivetranError.InvalidRequest>().Select(error => error.Message).Where(IsOfAccess);
        return (transport.Requests.Count > 0, problems.FirstOrDefault(""));
    }

    private static bool IsOfAccess(string message) => message is NoChange or NoDelete;
}
