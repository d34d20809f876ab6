using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>Destinations; the id of a destination is that of its group.</summary>
internal static class DestinationResource
{
    private static readonly string[] Tests = ["Host Connection", "Validating the permissions"];

    public static Resource Definition { get; } = new("destinations", "Destination")
    {
        CreatedAs = (201, "Created"),
        Required = ["group_id", "service", "time_zone_offset"],
        Fixed = { ["group_id"] = Kind.Text, ["service"] = Kind.Text },
        Settable =
        {
            ["region"] = Kind.OneOf<Region>(),
            ["time_zone_offset"] = Kind.Text,
            ["daylight_saving_time_enabled"] = Kind.Flag,
            ["networking_method"] = Networking.Method,
            ["private_link_id"] = Kind.Text,
            ["proxy_agent_id"] = Kind.Text,
            ["hybrid_deployment_agent_id"] = Kind.Text,
            ["external_secrets_manager_id"] = Kind.Text,
            ["external_secrets_keys_config"] = Kind.Object,
            ["config"] = Kind.Config,
        },
        Options = { ["trust_certificates"] = Kind.Flag, ["trust_fingerprints"] = Kind.Flag, ["run_setup_tests"] = Kind.Flag },
        NewId = (_, call) => call.Body.Text("group_id")!,
        New = (_, _) => new JsonObject
        {
            ["group_id"] = null,
            ["service"] = null,
            ["region"] = "GCP_US_EAST4",
            ["time_zone_offset"] = null,
            ["setup_status"] = "INCOMPLETE",
            ["daylight_saving_time_enabled"] = false,
            ["networking_method"] = "Directly",
            ["private_link_id"] = null,
            ["hybrid_deployment_agent_id"] = null,
            ["proxy_agent_id"] = null,
        },
        ListView = (_, item) => item.Copy().Without("config"),
        RunSetupTests = (store, call, item) => RunTests(store, item, call.Flag("run_setup_tests") != false),
        CreateProblem = CreateProblem,
        DeleteProblem = (store, call) =>
            store.Collection("connections").Values.Any(connection => connection.Text("group_id") == call.Ids[0])
                ? Refusal.Conflict($"Destination with id '{call.Ids[0]}' still has connections.")
                : None,
        Operations =
        [
            new("POST", "destinations/{}/test", Test)
            {
                Fields = { ["trust_certificates"] = Kind.Flag, ["trust_fingerprints"] = Kind.Flag },
            },
        ],
    };

    private static Option<Refusal> CreateProblem(Store store, Incoming call)
    {
        var id = call.Body.Text("group_id")!;
        return GroupResource.Definition.Missing(store, id)
            | store.Find("destinations", id).Map(_ => Refusal.Conflict($"Group with id '{id}' has a destination already."));
    }

    private static JsonArray RunTests(Store store, JsonObject item, bool isRequested)
    {
        var tests = SetupTests.Run(store, isRequested ? Tests : []);
        item["setup_status"] = SetupTests.StateAfter(tests, item["setup_status"]!.ToString().ToLowerInvariant()).ToUpperInvariant();
        return tests;
    }

    private static Either<Refusal, Reply> Test(Store store, Incoming call) =>
        from body in Refusal.If(call.MissingBody)
        let tests = RunTests(store, call.Item, isRequested: true)
        select Reply.Success("Setup tests have been completed", call.Item.Copy().With("setup_tests", tests));
}
