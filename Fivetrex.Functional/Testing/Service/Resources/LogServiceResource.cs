using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>External log services: one for each group, and one for the account.</summary>
internal static class LogServiceResource
{
    // the log service of the account is kept among the others, under an id that no group has
    private const string AccountId = "account";

    private static readonly string[] Tests = ["Test Connection"];

    public static Resource Definition { get; } = new("external-logging", "External logging service")
    {
        Noun = "LogService",
        CreatedMessage = "External logging service has been added",
        Required = ["group_id", "service"],
        Fixed = { ["service"] = Kind.Text },
        Settable = { ["enabled"] = Kind.Flag, ["config"] = Kind.Config },
        Options = { ["group_id"] = Kind.Text, ["run_setup_tests"] = Kind.Flag },
        NewId = (_, call) => call.Body.Text("group_id")!,
        New = (_, _) => new JsonObject
        {
            ["enabled"] = true,
            ["status"] = new JsonObject { ["setup_state"] = "incomplete", ["tasks"] = new JsonArray() },
        },
        ListView = (_, item) => item.Copy().Without("config"),
        Matches = (_, _, item) => item.Id() != AccountId,
        RunSetupTests = (store, call, item) => call.Flag("run_setup_tests") == true ? RunTests(store, item) : None,
        CreateProblem = (store, call) => GroupResource.Definition.Missing(store, call.Body.Text("group_id")!),
        Operations = [new("POST", "external-logging/{}/test", Test)],
    };

    /// <summary>The log service of the account.</summary>
    public static Resource OfAccount { get; } = Definition with
    {
        Path = "external-logging",
        Verbs = "",
        CreatedMessage = "Account external logging service has been added",
        Required = ["service"],
        NewId = (_, _) => AccountId,
        CreateProblem = (_, _) => None,
        Operations =
        [
            new("GET", "external-logging/account", (store, call) => OnAccount(store, call, Definition.Get)),
            new("POST", "external-logging/account", CreateOnAccount) { Fields = AllFields },
            new("PATCH", "external-logging/account", (store, call) => OnAccount(store, call, Definition.Update)) { Fields = AllFields },
            new("DELETE", "external-logging/account", (store, call) => OnAccount(store, call, Definition.Remove)),
            new("POST", "external-logging/account/test", (store, call) => OnAccount(store, call, Test)),
        ],
    };

    private static Fields AllFields => Fields.Of(Definition.Fixed, Definition.Settable, Definition.Options);

    private static Either<Refusal, Reply> CreateOnAccount(Store store, Incoming call) => OfAccount.Create(store, call);

    private static Either<Refusal, Reply> OnAccount(
        Store store, Incoming call, Func<Store, Incoming, Either<Refusal, Reply>> operation) =>
        Definition.Find(store, Seq1(AccountId)).Bind(item => operation(store, call with { Ids = Seq1(AccountId), Item = item }));

    private static JsonArray RunTests(Store store, JsonObject item)
    {
        var tests = SetupTests.Run(store, Tests);
        item["status"]!["setup_state"] = SetupTests.StateAfter(tests, item["status"]!["setup_state"]!.ToString());
        return tests;
    }

    private static Either<Refusal, Reply> Test(Store store, Incoming call) =>
        Reply.Success("Setup tests have been completed", new JsonObject { ["setup_tests"] = RunTests(store, call.Item) });
}
