using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>The approved certificates of connections and of destinations.</summary>
internal static class CertificateResource
{
    /// <summary>Returns the certificates of an owner.</summary>
    public static Resource Of(string owner) => new($"{owner}/{{}}/certificates", "Certificate")
    {
        Verbs = "list create get delete",
        CreatedMessage = "The certificate has been approved.",
        DeletedMessage = "Certificate '{}' has been revoked",
        CreatedAs = (200, "Success"),
        Required = ["hash", "encoded_cert"],
        Options = { ["hash"] = Kind.Text, ["encoded_cert"] = Kind.Text },
        IsRepeatable = true,
        NewId = (_, call) => HashId.Of(call.Body["hash"]!.ToString()),
        New = New,
    };

    private static JsonObject New(Store store, Incoming call)
    {
        var sha256 = SHA256.HashData(Encoding.UTF8.GetBytes(call.Body["encoded_cert"]!.ToString()));
        return new JsonObject
        {
            ["name"] = "db.example.com",
            ["hash"] = call.Body["hash"]!.DeepClone(),
            ["type"] = "TLS",
            ["sha1"] = Convert.ToHexStringLower(sha256[..20]),
            ["sha256"] = Convert.ToHexStringLower(sha256),
            ["public_key"] = "RSA public key 2048 bits",
            ["validated_date"] = store.Now,
            ["validated_by"] = UserResource.Owner,
        };
    }
}
