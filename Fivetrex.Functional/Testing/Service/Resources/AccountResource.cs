using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>The account itself.</summary>
internal static class AccountResource
{
    /// <summary>The id of the account.</summary>
    public const string Id = "fluent_meadow";

    public static Resource Definition { get; } = new("account", "Account")
    {
        Verbs = "",
        Operations = [new("GET", "account/info", GetInfo)],
    };

    private static Either<Refusal, Reply> GetInfo(Store store, Incoming call) => Reply.Success(
        "Account information retrieved successfully",
        new JsonObject { ["account_id"] = Id, ["account_name"] = "In Memory", ["user_id"] = UserResource.Owner });
}
