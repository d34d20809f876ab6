using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>Transformation projects; a project is ready after as long as a sync takes.</summary>
internal static class TransformationProjectResource
{
    private static readonly string[] Tests = ["Clone the repository", "Run dbt deps"];

    private static readonly string[] FixedConfig = ["dbt_version", "default_schema", "git_remote_url"];

    public static Resource Definition { get; } = new("transformation-projects", "Transformation project")
    {
        CreatedMessage = "Transformation project created successfully",
        UpdatedMessage = "Transformation project updated successfully",
        Required = ["group_id", "project_config", .. FixedConfig.Select(name => $"project_config.{name}")],
        Fixed = { ["group_id"] = Kind.Text, ["type"] = Kind.Text },
        Settable = { ["project_config"] = Kind.MergedObject(new() { ["threads"] = Kind.Number }) },
        Options = { ["run_tests"] = Kind.Flag },
        New = (store, _) => new JsonObject
        {
            ["type"] = "DBT_CORE",
            ["errors"] = Errors(store),
            ["created_at"] = store.Now,
            ["created_by_id"] = UserResource.Owner,
        },
        View = (store, item) => item.Copy().With("status", StatusOf(store, item)),
        ListView = (_, item) => item.Copy().Without("errors", "project_config"),
        RunSetupTests = (store, call, item) => call.Flag("run_tests") == true ? RunTests(store, item) : None,
        CreateProblem = (store, call) => GroupResource.Definition.Missing(store, call.Body.Text("group_id")!),
        UpdateProblem = (_, call) => call.Body["project_config"] is JsonObject config && FixedConfig.Any(config.ContainsKey)
            ? Refusal.InvalidInput("The version of dbt, the schema and the repository cannot be changed.")
            : None,
        Operations = [new("POST", "transformation-projects/{}/test", Test)],
    };

    private static string StatusOf(Store store, JsonObject item)
    {
        if (!store.IsOver(item["created_at"], store.SyncDuration))
        {
            return "NOT_READY";
        }

        return item["errors"] is JsonArray { Count: > 0 } ? "ERROR" : "READY";
    }

    private static JsonArray Errors(Store store) => store.SetupTestsPass ? [] : [SetupTests.FailureMessage];

    private static JsonArray RunTests(Store store, JsonObject item)
    {
        item["errors"] = Errors(store);
        return SetupTests.Run(store, Tests);
    }

    private static Either<Refusal, Reply> Test(Store store, Incoming call)
    {
        var tests = RunTests(store, call.Item);
        return Reply.Success(
            "Transformation project test completed successfully", Definition.View(store, call.Item).With("setup_tests", tests));
    }
}
