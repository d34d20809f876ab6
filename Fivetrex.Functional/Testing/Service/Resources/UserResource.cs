using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>Users.</summary>
internal static class UserResource
{
    /// <summary>The id of the account owner, to whom the API key belongs.</summary>
    public const string Owner = "lawful_cinder";

    public static Resource Definition { get; } = new("users", "User")
    {
        Required = ["given_name", "family_name"],
        Fixed = { ["email"] = Kind.Text, ["user_type"] = Kind.OneOf<UserType>() },
        Settable =
        {
            ["given_name"] = Kind.Text,
            ["family_name"] = Kind.Text,
            ["picture"] = Kind.Text,
            ["phone"] = Kind.Text,
            ["role"] = Kind.Text,
        },
        New = (store, call) => new JsonObject
        {
            ["verified"] = false,
            ["invited"] = call.Text("email").IsSome,
            ["picture"] = null,
            ["phone"] = null,
            ["role"] = null,
            ["active"] = true,
            ["logged_in_at"] = null,
            ["created_at"] = store.Now,
            ["user_type"] = "REGULAR_USER",
        },
        View = (store, item) => item.Copy().With("has_api_key", HasApiKey(store, item)),
        Matches = (store, call, item) => call.Selects("active", item.Text("active"))
            && call.Selects("user_type", item.Text("user_type"))
            && call.Selects("has_api_key", HasApiKey(store, item) ? "true" : "false"),
        CreateProblem = CreateProblem,
        DeleteProblem = (_, call) => call.Ids[0] == Owner ? Refusal.InvalidInput("The last account owner cannot be deleted.") : None,
        Operations = [new("DELETE", "users/{}/role", RemoveRole)],
    };

    /// <summary>Adds the account owner.</summary>
    public static void AddOwner(Store store)
    {
        var owner = Definition.Add(
            store,
            Incoming.Of(
                ("email", "owner@example.com"), ("given_name", "Ada"), ("family_name", "Owner"), ("role", "Account Administrator")),
            Owner);
        owner["invited"] = false;
        owner["verified"] = true;
        owner["logged_in_at"] = store.Now;
    }

    /// <summary>Returns the user with an email address, in any case.</summary>
    public static Option<JsonObject> WithEmail(Store store, string email) =>
        store.Collection("users").Values.Find(user => email.Equals(user.Text("email"), StringComparison.OrdinalIgnoreCase));

    /// <summary>Adds a user of whom only the email address is known.</summary>
    public static JsonObject Invite(Store store, string email) =>
        Definition.Add(store, Incoming.Of(("email", email), ("given_name", email.Split('@')[0]), ("family_name", "")));

    private static Option<Refusal> CreateProblem(Store store, Incoming call)
    {
        var missing = call.Text("user_type") == Some("SERVICE_ACCOUNT") ? None : call.Missing("email");
        return missing | call.Text("email")
            .Filter(email => WithEmail(store, email).IsSome)
            .Map(email => Refusal.Conflict($"User with email '{email}' already exists."));
    }

    private static bool HasApiKey(Store store, JsonObject item) => UserApiKeyResource.KeyOf(store, item.Id()).IsSome;

    private static Either<Refusal, Reply> RemoveRole(Store store, Incoming call)
    {
        call.Item["role"] = null;
        return Reply.Success("User role in account has been removed");
    }
}
