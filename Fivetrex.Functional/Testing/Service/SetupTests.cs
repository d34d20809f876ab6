using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service;

/// <summary>The setup tests of connections, destinations and other services.</summary>
internal static class SetupTests
{
    /// <summary>Runs tests with these titles: all pass, or all fail, by <see cref="Store.SetupTestsPass"/>.</summary>
    public static JsonArray Run(Store store, IReadOnlyCollection<string> titles)
    {
        store.SetupTestRuns += titles.Count > 0 ? 1 : 0;
        return
        [
            .. titles.Select(title => new JsonObject
            {
                ["title"] = title,
                ["status"] = store.SetupTestsPass ? "PASSED" : "FAILED",
                ["message"] = store.SetupTestsPass ? "" : FailureMessage,
                ["details"] = null,
            }),
        ];
    }

    /// <summary>The message of a test that fails.</summary>
    public const string FailureMessage = "InMemoryFivetran.SetupTestsPass is false.";

    /// <summary>Returns the setup state, in lower case, after tests.</summary>
    public static string StateAfter(JsonArray tests, string before) => tests switch
    {
        [] => before,
        _ when tests.All(test => test!["status"]!.ToString() == "PASSED") => "connected",
        _ => before == "connected" ? "broken" : "incomplete",
    };
}
