using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Faults;

/// <summary>A call that meets a fault, in the request that has the mark and after so many good groups.</summary>
internal sealed record Caller(
    string Name, string Endpoint, string Mark, int GoodBefore, Func<ClientConfig, Task<List<Either<FivetranError, Group>>>> Run)
{
    public static readonly Group Good = new(
        "decent_dropsy", "warehouse_eu", new DateTimeOffset(2024, 5, 2, 8, 11, 45, TimeSpan.Zero).AddTicks(1203940));

    public static readonly Caller Get = new("Get", "GET /groups/{groupId}", "/groups/g", 0, config => One(Groups.Get(config, "g")));

    public static readonly Caller Create = new(
        "Create", "POST /groups", "/groups", 0, config => One(Groups.Create(config, new NewGroup("warehouse_eu"))));

    public static readonly Caller Update = new(
        "Update",
        "PATCH /groups/{groupId}",
        "/groups/g",
        0,
        config => One(Groups.Update(config, "g", new GroupUpdate { Name = "warehouse_eu" })));

    public static readonly Caller Delete = new(
        "Delete",
        "DELETE /groups/{groupId}",
        "/groups/g",
        0,
        config => One(Groups.Delete(config, "g", Confirm.GroupDeletion).MapT(_ => Good)));

    public static readonly Caller ThirdPage = new(
        "page 3 of a stream", "GET /groups", "cursor=c", 4, config => Groups.StreamAsync(config).ToListAsync());

    public bool IsWrite => !Endpoint.StartsWith("GET", StringComparison.Ordinal);

    /// <summary>The body of a good answer to the request that the fault happens to, and where a group stands in it.</summary>
    public string GoodBody => GoodBodyFor(this == ThirdPage ? Mark : "");

    /// <inheritdoc cref="GoodBody"/>
    public string PathOfGood => this == ThirdPage ? "$.data.items[0]." : "$.data.";

    public override string ToString() => Name;

    /// <summary>The body of a good answer to a request.</summary>
    public static string GoodBodyFor(string request) => request switch
    {
        _ when request.Contains("cursor=c", StringComparison.Ordinal) => Samples.Page(Samples.Group),
        _ when request.Contains("cursor=b", StringComparison.Ordinal) => Samples.Page($"{Samples.Group},{Samples.Group}", "c"),
        _ when request.Contains("limit=", StringComparison.Ordinal) => Samples.Page($"{Samples.Group},{Samples.Group}", "b"),
        _ => Samples.Data(Samples.Group),
    };

    private static async Task<List<Either<FivetranError, Group>>> One(Aff<Either<FivetranError, Group>> call) => [await call.RunAsync()];
}
