using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>The approved SSH fingerprints of connections and of destinations.</summary>
internal static class FingerprintResource
{
    /// <summary>Returns the fingerprints of an owner.</summary>
    public static Resource Of(string owner) => new($"{owner}/{{}}/fingerprints", "Fingerprint")
    {
        Verbs = "list create get delete",
        DeletedMessage = "Fingerprint with hash '{}' has been revoked",
        Required = ["hash", "public_key"],
        Fixed = { ["hash"] = Kind.Text, ["public_key"] = Kind.Text },
        IsRepeatable = true,
        NewId = (_, call) => HashId.Of(call.Body["hash"]!.ToString()),
        New = (store, _) => new JsonObject { ["validated_date"] = store.Now, ["validated_by"] = UserResource.Owner },
    };
}
