using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>Packages of the Connector SDK: uploads and downloads.</summary>
internal static class ConnectorSdkPackageResource
{
    public static Resource Definition { get; } = new("connector-sdk/packages", "Connector SDK package")
    {
        Verbs = "list get delete",
        Noun = "ConnectorSdkPackage",
        DeletedMessage = "Package deleted successfully",
        New = (store, _) => new JsonObject { ["created_by"] = UserResource.Owner, ["created_at"] = store.Now },
        View = (store, item) => item.Copy().Without("file").With("connection_id", ConnectionOf(store, item)?.Id()),
        DeleteProblem = (store, call) => ConnectionOf(store, call.Item) is null
            ? None
            : Refusal.Of(403, "Forbidden", "The package is attached to a connection."),
        Operations =
        [
            new("POST", "connector-sdk/packages", Create),
            new("PATCH", "connector-sdk/packages/{}", Update),
            new("GET", "connector-sdk/packages/{}/download", Download),
        ],
    };

    private static JsonObject? ConnectionOf(Store store, JsonObject item) =>
        store.Collection("connections").Values.FirstOrDefault(one => one["config"]?["package_id"]?.ToString() == item.Id());

    private static Option<Refusal> FileProblem(Incoming call) =>
        call.File is null ? Refusal.InvalidInput("'file' is required.") : None;

    private static Either<Refusal, Reply> Create(Store store, Incoming call) =>
        from complete in Refusal.If(FileProblem(call))
        let item = Definition.Add(store, call)
        select Reply.Of(201, "Success", "Package created successfully", WithFile(store, item, call.File!));

    private static Either<Refusal, Reply> Update(Store store, Incoming call) =>
        from complete in Refusal.If(FileProblem(call))
        select Reply.Success("Package updated successfully", WithFile(store, call.Item, call.File!));

    private static JsonObject WithFile(Store store, JsonObject item, byte[] file) => Definition.View(store, item
        .With("last_updated_by", UserResource.Owner)
        .With("updated_at", store.Now)
        .With("file_sha256_hash", Convert.ToHexStringLower(SHA256.HashData(file)))
        .With("file", Convert.ToBase64String(file)));

    private static Either<Refusal, Reply> Download(Store store, Incoming call) =>
        new Reply(200, "", "application/octet-stream") { File = Convert.FromBase64String(call.Item.Text("file")!) };
}
