using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Fivetrex.Functional;

/// <summary>The part of an account that a plan compares with the desired state.</summary>
internal sealed class PlanActual
{
    // the states of syncs and of setups, which change without a change of the configuration
    private static readonly string[] Volatile =
    [
        "succeeded_at", "failed_at", "status", "setup_status", "setup_tests", "source_sync_details", "connect_card", "service_version",
    ];

    private readonly AccountSnapshot account;
    private readonly ILookup<string, SnapshotItem> connectors;
    private readonly Dictionary<string, string> groupIds;
    private readonly IReadOnlyDictionary<string, FivetranError> errors;

    public PlanActual(
        AccountSnapshot account, IReadOnlyDictionary<string, ServiceSettings> services, IReadOnlyDictionary<string, FivetranError> errors)
    {
        this.account = account;
        this.errors = errors;
        Services = services;
        connectors = account.In("connections").ToLookup(item => item.Json.Text("group_id").IfNone(""));
        Groups = account.In("groups").Map(item => (item.Id, Name: item.Json.Text("name").IfNone(item.Id))).Strict();
        groupIds = Groups.GroupBy(group => group.Name).ToDictionary(same => same.Key, same => same.First().Id);
    }

    /// <summary>Returns the account of a snapshot without failures.</summary>
    public static PlanActual Of(AccountSnapshot account) =>
        new(account, new Dictionary<string, ServiceSettings>(), new Dictionary<string, FivetranError>());

    public Seq<(string Id, string Name)> Groups { get; }

    /// <summary>The settings of services that never change or are secrets, as far as they are known.</summary>
    public IReadOnlyDictionary<string, ServiceSettings> Services { get; }

    public Option<string> GroupId(string name) => groupIds.TryGetValue(name, out var id) ? id : Option<string>.None;

    public Option<JsonElement> Destination(string groupId) => account.Find($"destinations/{groupId}").Map(item => item.Json.Value);

    public Seq<SnapshotItem> Connectors(string groupId) => toSeq(connectors[groupId]).Strict();

    public Option<SchemaConfig> Schemas(string connectorId) => account.Find($"connections/{connectorId}/schemas")
        .Bind(item => item.Read<SchemaConfig>());

    /// <summary>Returns the error of a connector that could not be read, or of its schema config.</summary>
    public Option<FivetranError> ErrorOf(string connectorId) =>
        Error($"connections/{connectorId}") || Error($"connections/{connectorId}/schemas");

    /// <summary>Returns the error of a destination that could not be read.</summary>
    public Option<FivetranError> ErrorOfDestination(string groupId) => Error($"destinations/{groupId}");

    /// <summary>Returns the name of a connector, by which the desired state finds it: service and schema.</summary>
    public static string KeyOf(SnapshotItem connector) =>
        $"{connector.Json.Text("service").IfNone("")}/{connector.Json.Text("schema").IfNone("")}";

    /// <summary>Returns a hash of the resources of some groups, without the states of syncs.</summary>
    public string Fingerprint(Func<string, bool> isOfPlan)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (id, name) in Groups.Filter(group => isOfPlan(group.Name)))
        {
            Add(hash, $"groups/{id}");
            Add(hash, $"destinations/{id}");
            foreach (var connector in connectors[id])
            {
                Add(hash, connector.Path);
                Add(hash, $"{connector.Path}/schemas");
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private void Add(IncrementalHash hash, string path) => account.Find(path).IfSome(item =>
    {
        hash.AppendData(Encoding.UTF8.GetBytes(path));
        foreach (var member in item.Json.Value.EnumerateObject().Where(member => !Volatile.Contains(member.Name)))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{member.Name}\n{member.Value.GetRawText()}\n"));
        }
    });

    private Option<FivetranError> Error(string path) => errors.TryGetValue(path, out var error) ? error : Option<FivetranError>.None;
}
