using System.Text;
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
        NewId = (_, call) => IdOf(call.Body["hash"]!.ToString()),
        New = (store, _) => new JsonObject { ["validated_date"] = store.Now, ["validated_by"] = UserResource.Owner },
    };

    /// <summary>Returns the id of a fingerprint or a certificate: its hash in the alphabet of URLs.</summary>
    public static string IdOf(string hash) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(hash)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
