using System.Reflection;
using Fivetrex.Functional.Testing.Service;
using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests.Support;

/// <summary>An account with one of everything in it.</summary>
internal sealed class Prepared
{
    private readonly InMemoryFivetran fivetran = new(new FakeTimeProvider(SkippingTime.Noon));
    private readonly Dictionary<string, string> ids = new()
    {
        ["schemaName"] = "public",
        ["tableName"] = "customers",
        ["columnName"] = "email",
        ["warningType"] = "resync_table_warning",
    };
    private readonly Dictionary<string, string> fresh = [];
    private string lastPath = "";
    private bool hasAccountLog = true;

    public ClientConfig Config => fivetran.Client with { Send = Send, PageSize = 1, Retry = RetryPolicy.Never };

    public int LastStatus { get; private set; }

    public string LastShape { get; private set; } = "";

    public static async Task<Prepared> Make()
    {
        var made = new Prepared();
        await made.Fill(made.fivetran.Client);
        return made;
    }

    public string IdFor(MethodInfo function, string parameter) => (function.DeclaringType!.Name, parameter) switch
    {
        (nameof(ProxyAgents), "agentId") => ids["proxyAgentId"],
        (nameof(QuickstartPackages), _) => "package_stripe",
        (nameof(SystemKeys), "keyId") => ids["keyId"],
        (nameof(DestinationCertificates), "certificateId") => ids["certificateId"],
        _ => ids[parameter],
    };

    // a new user must be a different user
    public object InputFor(MethodInfo function, object input) => input switch
    {
        Seq<SourceTable> => Seq1(new SourceTable("public", "orders")),
        Seq<SourceColumn> => Seq1(new SourceColumn("public", "customers", "email")),
        Seq<string> => Seq1("resync_table_warning"),
        SchemaUpdate or NewSchemaConfig or SchemaConfigUpdate when Schema is var schema => input switch
        {
            SchemaUpdate => schema,
            NewSchemaConfig => new NewSchemaConfig(HashMap(("public", schema))),
            _ => new SchemaConfigUpdate { Schemas = HashMap(("public", schema)) },
        },
        TableUpdate => Schema.Tables["customers"],
        NewConnector connector => connector with { GroupId = fresh["groupId"] },
        NewDestination destination => destination with { GroupId = fresh["groupId"] },
        NewLogService service => service with { GroupId = fresh["groupId"] },
        NewTransformationProject project => project with { GroupId = fresh["groupId"] },
        NewConnectorMove move => move with { DestinationGroupId = fresh["groupId"] },
        NewTeamUserMembership membership => membership with { UserId = fresh["userId"] },
        NewMembership membership =>
            membership with
            {
                Id = function.DeclaringType!.Name.Contains("Group", StringComparison.Ordinal) ? fresh["groupId"] : fresh["connectorId"],
            },
        NewGroup group => group with { Name = "another" },
        GroupUpdate => new GroupUpdate { Name = "renamed" },
        ConnectorFilter => new ConnectorFilter { GroupId = ids["groupId"], Schema = "crm" },
        GroupConnectorFilter => new GroupConnectorFilter { Schema = "crm" },
        UserFilter => new UserFilter { Active = true, UserType = UserType.ServiceAccount, HasApiKey = true },
        EntityFilter => new EntityFilter { EsmId = ids["managerId"], Type = EntityType.Source },
        ManagerEntityFilter => new ManagerEntityFilter { Type = EntityType.Source },
        TransformationFilter =>
            new TransformationFilter { GroupId = ids["groupId"], ProjectId = ids["projectId"], Type = TransformationType.DbtCore },
        HybridDeploymentAgentFilter => new HybridDeploymentAgentFilter { GroupId = ids["groupId"] },
        SyncHistoryFilter => new SyncHistoryFilter { StartTime = SkippingTime.Noon.AddDays(-1), EndTime = SkippingTime.Noon.AddDays(1) },
        NewHybridDeploymentAgent agent => agent with { GroupId = ids["groupId"] },
        NewProxyAgent agent => agent with { DisplayName = "edge-2" },
        PageRequest => new PageRequest(Limit: 2),
        _ => input,
    };

    private static SchemaUpdate Schema =>
        new(true)
        {
            Tables = HashMap(("customers", new TableUpdate(true)
            {
                SyncMode = SyncMode.History,
                Columns = HashMap(("name", new ColumnUpdate(true) { Hashed = true })),
            })),
        };

    // what is used is not deleted
    public async Task Free(MethodInfo function)
    {
        if ($"{function.DeclaringType!.Name}.{function.Name}" is "Destinations.Delete"
            or "ExternalSecretsManagers.Delete"
            or "ProxyAgents.Delete")
        {
            await Connectors.Delete(fivetran.Client, ids["connectorId"]).Right();
        }
    }

    /// <summary>Lets some time go by.</summary>
    public void Pass() => fivetran.Advance(fivetran.SyncDuration);

    // of some there is one at most
    public async Task MakeRoomFor(MethodInfo create)
    {
        if (create.DeclaringType == typeof(AccountLogServices))
        {
            hasAccountLog = false;
        }
        else if (create.DeclaringType == typeof(Destinations))
        {
            fresh["groupId"] = (await Groups.Create(fivetran.Client, new NewGroup("pond")).Right()).Id;
        }
        else if (create.DeclaringType == typeof(UserApiKeys))
        {
            ids["userId"] = (await Users.Create(fivetran.Client, NewUser.ServiceAccount("day", "shift")).Right()).Id;
        }
        else if (create.DeclaringType!.Name.EndsWith("Certificates", StringComparison.Ordinal)
            || create.DeclaringType.Name.EndsWith("Fingerprints", StringComparison.Ordinal))
        {
            await Functions.Results(
                Functions.All.First(function => function.DeclaringType == create.DeclaringType && function.Name == "Revoke"),
                fivetran.Client,
                parameter => IdFor(create, parameter.Name!));
        }
    }

    private async Task Fill(ClientConfig config)
    {
        var group = ids["groupId"] = ids["destinationId"] = (await Groups.Create(config, new NewGroup("warehouse")).Right()).Id;
        var other = fresh["groupId"] = (await Groups.Create(config, new NewGroup("lake")).Right()).Id;
        await Destinations.Create(config, new NewDestination(group, Service.Snowflake, "0")).Right();
        var manager = ids["managerId"] = (await ExternalSecretsManagers.Create(
            config, new NewExternalSecretsManager(SecretsManagerType.AwsSecretManager, "vault", new { role_arn = "arn" })).Right()).Id;
        ids["proxyAgentId"] = (await ProxyAgents.Create(config, new NewProxyAgent("edge-1", Region.GcpUsEast4)).Right()).AgentId;
        var connector = ids["connectorId"] = (await Connectors.Create(
            config,
            new NewConnector(
                group,
                Service.ConnectorSdk)
            {
                Config = new { schema = "crm" },
                ExternalSecretsManagerId = manager,
                ProxyAgentId = ids["proxyAgentId"],
            }).Right()).Id;
        fresh["connectorId"] = (await Connectors.Create(config, new NewConnector(other, "mysql")).Right()).Id;
        await Connectors.Sync(config, connector).Right();
        fivetran.Advance(fivetran.SyncDuration);
        fivetran.EndNextSync(connector, SyncOutcome.Fails);
        await Connectors.Sync(config, connector).Right();
        fivetran.Advance(fivetran.SyncDuration);
        await ConnectorSchemas.UpdateColumn(config, connector, "public", "customers", "email", new ColumnUpdate(false)).Right();
        await ConnectorSchemas.Resync(config, connector, Confirm.TableResync, Seq1(new SourceTable("public", "orders"))).Right();
        await Connectors.Pause(config, connector).Right();
        var user = ids["userId"] = (await Users.Create(config, NewUser.ServiceAccount("night", "shift")).Right()).Id;
        fresh["userId"] = (await Users.Create(config, new NewUser("eve@example.com", "Eve", "Adams")).Right()).Id;
        await UserApiKeys.Create(config, user, new NewUserApiKey()).Right();
        var team = ids["teamId"] = (await Teams.Create(config, new NewTeam("night") { Role = "Account Reviewer" }).Right()).Id;
        await TeamUserMemberships.Create(config, team, new NewTeamUserMembership(user)).Right();
        foreach (var (id, isGroup) in new[] { (group, true), (connector, false) })
        {
            await (isGroup
                ? TeamGroupMemberships.Create(config, team, new NewMembership(id, "role"))
                : TeamConnectorMemberships.Create(config, team, new NewMembership(id, "role"))).Right();
            await (isGroup
                ? UserGroupMemberships.Create(config, user, new NewMembership(id, "role"))
                : UserConnectorMemberships.Create(config, user, new NewMembership(id, "role"))).Right();
        }

        ids["certificateId"] = (await ConnectorCertificates.Approve(config, connector, new NewCertificate("hash", "Y2VydA==")).Right()).Id;
        await DestinationCertificates.Approve(config, group, new NewCertificate("hash", "Y2VydA==")).Right();
        ids["fingerprintId"] = (await ConnectorFingerprints.Approve(config, connector, new NewFingerprint("hash", "ssh-rsa A")).Right()).Id;
        await DestinationFingerprints.Approve(config, group, new NewFingerprint("hash", "ssh-rsa A")).Right();
        ids["agentId"] = (await HybridDeploymentAgents.Create(
            config, new NewHybridDeploymentAgent("dc1", AgentEnvironment.Docker, true) { GroupId = group }).Right()).Id;
        ids["logId"] = (await LogServices.Create(config, new NewLogService(group, "cloudwatch")).Right()).Id;
        ids["privateLinkId"] = (await PrivateLinks.Create(
            config,
            new NewPrivateLink("link", Region.AwsUsEast1, PrivateLinkService.SourceAws, new { connection_service_name = "x" })).Right()).Id;
        fivetran.Advance(fivetran.SyncDuration);
        ids["keyId"] = (await SystemKeys.Create(config, new NewSystemKey("ci", Empty)).Right()).Id;
        ids["webhookId"] = (await Webhooks.Create(
            config, new NewWebhook("https://example.com", Seq1(WebhookEventType.SyncEnd))).Right()).Id;
        ids["packageId"] = (await ConnectorSdkPackages.Create(config, new PackageFile([.. "PK"u8])).Right()).Id;
        ids["projectId"] = (await TransformationProjects.Create(
            config, new NewTransformationProject(group, new NewProjectConfig("1.9", "s", "git"))).Right()).Id;
        ids["transformationId"] = (await Transformations.Create(
            config, new NewTransformation(new DbtCoreSetup(ids["projectId"], "nightly", Empty))).Right()).Id;
        ids["jobId"] = (await Connectors.Move(
            config,
            connector,
            Confirm.ConnectorMove,
            new NewConnectorMove(other) { SyncBehavior = MoveBehavior.ContinueWithData }).Right()).JobId.IfNone("");
    }

    private async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellation)
    {
        // the one log service of the account is made where it is asked for
        if (hasAccountLog
            && request.RequestUri!.AbsolutePath.StartsWith("/v1/external-logging/account", StringComparison.Ordinal)
            && (request.Method != HttpMethod.Post || request.RequestUri!.AbsolutePath.EndsWith("/test", StringComparison.Ordinal)))
        {
            await AccountLogServices.Create(fivetran.Client, new NewAccountLogService("cloudwatch")).RunAsync();
        }

        var response = await fivetran.Send(request, cancellation);
        LastStatus = (int)response.StatusCode;
        lastPath = request.RequestUri!.AbsolutePath;
        LastShape = Catalog.Operations.Where(operation => operation.Method == request.Method.Method)
            .Select(operation => (
                operation,
                Ids: operation.IdsOf([
                    .. lastPath.Replace("/v1/", "/", StringComparison.Ordinal).Trim('/').Split('/').Select(Uri.UnescapeDataString),
                ])))
            .Where(match => match.Ids.IsSome)
                .OrderBy(match => match.Ids.Map(found => found.Count).IfNone(0))
                .Select(match => $"{match.operation.Method} {match.operation.Route}")
                .First();
        return response;
    }
}
