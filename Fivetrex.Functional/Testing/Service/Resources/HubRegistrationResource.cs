using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>Registrations of HVR hubs.</summary>
internal static class HubRegistrationResource
{
    public static Resource Definition { get; } = new("hvr/register-hub", "HVR hub")
    {
        Verbs = "",
        Operations =
        [
            new("POST", "hvr/register-hub", Register)
            {
                Fields = { ["fingerprint"] = Kind.Text, ["port"] = Kind.Number, ["hub_server_url"] = Kind.Text },
            },
        ],
    };

    private static Either<Refusal, Reply> Register(Store store, Incoming call) => Reply.Success(
        "HVR hub has been registered",
        new JsonObject { ["access_token"] = store.NextSecret(), ["registration_id"] = store.NextId() });
}
