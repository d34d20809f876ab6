using System.Reflection;
using System.Text.RegularExpressions;
using Fivetrex.Functional.Testing.Service;
using Fivetrex.Functional.Tests.Fixtures;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Testing;

/// <summary>The embedded service answers every operation of the real one, as the facts have it.</summary>
[Parallelizable]
internal sealed class EveryOperationTests
{
    private static IEnumerable<TestCaseData<Facts.Operation>> Operations =>
        Facts.Operations.Select(operation => new TestCaseData<Facts.Operation>(operation) { TestName = $"In memory: {operation.Name}" });

    [TestCaseSource(nameof(Operations))]
    public async Task Answers_it(Facts.Operation operation)
    {
        foreach (var name in operation.Functions)
        {
            foreach (var function in Functions.All.Where(function => $"{function.DeclaringType!.Name}.{function.Name}" == name
                && Shape(function) == Shape(operation)))
            {
                var account = await PreparedAccount.Create();
                await account.Before(function);

                var results = await Functions.Results(
                    function,
                    account.Config,
                    parameter => account.IdFor(function.DeclaringType!, parameter.Name!),
                    input => account.InputFor(function, input));

                Assert.That(results.OfType<FivetranError>(), Is.Empty, Functions.NameOf(function));
                Assert.That(
                    (account.LastStatus, account.LastShape), Is.EqualTo((operation.Status, Shape(operation))), Functions.NameOf(function));
                Assert.That(results, Is.Not.Empty, $"{Functions.NameOf(function)} finds something");
            }
        }
    }

    [Test]
    public void There_is_no_other_but_those_of_the_Go_client() =>
        Assert.That(
            Catalog.Operations.Select(operation => $"{operation.Method} {operation.Route}"),
            Is.EquivalentTo(Facts.Operations.Select(Shape).Concat(
            [
                "POST connections/{}/force",
                "POST connections/{}/schemas/{}/tables/{}/resync",
                "POST hybrid-deployment-agents/{}/re-auth",
            ])));

    private static string Shape(Facts.Operation operation) => Shape(operation.Verb, operation.Path);

    private static string Shape(MethodInfo function) => Documentation.RouteOf(function) is var (verb, route) ? Shape(verb, route) : "";

    private static string Shape(string verb, string path) =>
        $"{verb} {Regex.Replace(path.Replace("/v1/", "", StringComparison.Ordinal).TrimStart('/'), "{[^}]*}", "{}")}";
}
