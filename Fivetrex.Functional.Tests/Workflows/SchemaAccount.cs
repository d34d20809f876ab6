using System.Text.Json;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Workflows;

/// <summary>A connector with a source of its own, and the requests of a convergence.</summary>
internal sealed class SchemaAccount
{
    private int seen;

    public SchemaAccount()
    {
        Fivetran = new InMemoryFivetran();
        Config = Fivetran.Client with { Retry = RetryPolicy.Never };
        Id = Create().GetAwaiter().GetResult();
        seen = Fivetran.Requests.Count;
    }

    public InMemoryFivetran Fivetran { get; }

    public ClientConfig Config { get; set; }

    public string Id { get; }

    /// <summary>The requests since the last time, each as its verb and the end of its path.</summary>
    public string[] Lines
    {
        get
        {
            var lines = Fivetran.Requests.Skip(seen).Select(request => $"{request.Method} {request.Path.Split($"{Id}/")[^1]}").ToArray();
            seen = Fivetran.Requests.Count;
            return lines;
        }
    }

    /// <summary>The bodies of all updates.</summary>
    public IReadOnlyList<RawJson> Updates =>
    [
        .. Fivetran.Requests.AsEnumerable()
            .Where(request => request.Method == "PATCH")
            .Select(request => new RawJson(JsonElement.Parse(request.Body.IfNone("{}")))),
    ];

    /// <summary>An account whose connector has captured the source.</summary>
    public static async Task<SchemaAccount> Captured(SchemaConfig? source = null)
    {
        var account = new SchemaAccount();
        if (source is not null)
        {
            account.Fivetran.SetSource(account.Id, source);
        }

        await ConnectorSchemas.Reload(account.Config, account.Id).Right();
        _ = account.Lines;
        return account;
    }

    public static SchemaConfig Source(params (string Name, TableNode Table)[] tables) =>
        new(HashMap(("public", new SchemaNode { Tables = toHashMap(tables) })));

    public static SchemaWish Tables(params (string Name, TableUpdate Table)[] tables) =>
        new() { Schemas = HashMap(("public", new SchemaUpdate(None) { Tables = toHashMap(tables) })) };

    public async Task<SchemaConvergence> Converge(SchemaWish wish) => await ConnectorSchemas.Converge(Config, Id, wish).Right();

    public async Task<SchemaConfig> Schema() => (await ConnectorSchemas.Get(Fivetran.Client, Id).Right()).IfNone(() => new SchemaConfig());

    private async Task<string> Create()
    {
        var group = await Groups.Create(Config, new NewGroup("warehouse")).Right();
        var connector = new NewConnector(group.Id, "postgres") { Config = new { schema_prefix = "crm" } };
        return (await Connectors.Create(Config, connector).Right()).Id;
    }
}
