using Fivetrex.Functional.Tests.Fixtures;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Workflows;

/// <summary>Snapshots as files.</summary>
internal sealed class SnapshotFilesTests
{
    private const string Plant = "Pl4ntedV4lue";

    private static readonly SnapshotFailure Failure = new("system-keys", "GET /system-keys", "Forbidden", 403, "no", IsTransient: false);

    private static readonly Dictionary<string, object> Planted = new()
    {
        ["config"] = new { password = Plant },
        ["nested"] = new { tunnel = new { passphrase = Plant } },
        ["camel"] = new { clientSecret = Plant },
        ["header"] = new { headers = new[] { new { key = "Authorization", value = Plant } } },
        ["bearer"] = new { extra = $"Bearer {Plant}" },
        ["query"] = new { endpoint = $"https://example.com/items?page=1&api_key={Plant}" },
        ["user_info"] = new { endpoint = $"postgres://admin:{Plant}@db.example.com/crm" },
        ["connection_text"] = new { text = $"Server=db;Password={Plant};Database=crm" },
        ["pem"] = new { notes = $"-----BEGIN RSA PRIVATE KEY-----\n{Plant}\n-----END RSA PRIVATE KEY-----" },
        ["json_in_text"] = new { account = $$"""{"type":"service_account","private_key":"{{Plant}}"}""" },
        ["number"] = new { access_token = 4711 },
        ["web_token"] = new { extra = $"eyJhbGciOiJIUzI1NiJ9.{Plant}.c2lnbmF0dXJl" },
        ["cloud_key"] = new { extra = "AKIAABCDEFGHIJKLMNOP" },
        ["list_of_secrets"] = new { secrets_list = new[] { new { key = "region", value = Plant } } },
    };

    [Test]
    public async Task A_loaded_snapshot_is_the_saved_one_and_the_files_have_their_members_in_order()
    {
        var account = await PreparedAccount.Create();
        var snapshot = new AccountSnapshot(account.Fivetran.Snapshot().Items, [Failure]);
        using var directory = new TemporaryDirectory();

        await Snapshots.Save(snapshot, directory.Path).Right();
        var loaded = await Snapshots.Load(directory.Path).Right();

        Assert.That(loaded, Is.EqualTo(snapshot));
        Assert.That(directory.Files(), Has.Count.EqualTo(snapshot.Items.Count + 1));
        var group = snapshot.In("groups").Head();
        Assert.That(
            directory.Files()[$"groups{Path.DirectorySeparatorChar}{group.Id}.json"],
            Is.EqualTo($$"""
                {
                  "created_at": "{{group.Json.Text("created_at").IfNone("")}}",
                  "id": "{{group.Id}}",
                  "name": "{{group.Json.Text("name").IfNone("")}}"
                }

                """.ReplaceLineEndings("\n")));
    }

    [Test]
    public async Task Planted_secrets_are_in_no_file([Values] bool isMaskingSuspects)
    {
        using var directory = new TemporaryDirectory();
        var snapshot = new AccountSnapshot(Planted.Select(planted => Item(planted.Key, new { config = planted.Value })), []);

        await Snapshots.Save(snapshot, directory.Path, new SaveOptions { IsMaskingSuspects = isMaskingSuspects }).Right();

        var texts = string.Concat(directory.Files().Values);
        Assert.That(texts, Does.Not.Contain(Plant).And.Not.Contain("4711").And.Not.Contain("AKIA").And.Not.Contain("PRIVATE KEY"));
        Assert.That(texts.Split("******"), Has.Length.EqualTo(Planted.Count + 1));
        Assert.That(string.Concat(snapshot.Items.Map(item => item.Json.Value.GetRawText())), Does.Not.Contain(Plant));
    }

    [Test]
    public async Task A_setting_that_the_metadata_calls_a_password_is_masked()
    {
        var metadata = """
            {"code":"Success","data":{"id":"postgres","name":"PostgreSQL","config":{"type":"object","properties":{
              "tunnel":{"type":"object","properties":{"phrase":{"type":"string","format":"password"}}},
              "codes":{"type":"array","items":{"type":"string","format":"password"}}}}}}
            """;
        var fivetran = new InMemoryFivetran();
        var group = await Groups.Create(fivetran.Client, new NewGroup("warehouse")).Right();
        await Connectors.Create(fivetran.Client, new NewConnector(group.Id, Service.Postgres)
        {
            Config = new { schema = "crm", tunnel = new { phrase = "open sesame", host = "db" }, codes = new[] { "one", "two" } },
        }).Right();
        var config = MetadataOf(fivetran, metadata);

        var captured = await Snapshots.Capture(config, new CaptureOptions { Parts = SnapshotParts.Connectors }).Right();

        Assert.That(
            captured.In("connections").Head().Json.Property("config").Map(found => found.GetRawText()),
            Is.EqualTo(Some("""{"codes":["******","******"],"schema":"crm","tunnel":{"host":"db","phrase":"******"}}""")));
    }

    [Test]
    public async Task A_setting_that_may_be_a_secret_is_refused_or_permitted_by_name_or_masked()
    {
        using var directory = new TemporaryDirectory();
        var snapshot = new AccountSnapshot(
            [Item("one", new { config = new { context = "q7Zr91LmXc0PvT5sWy3B", sheet_id = "q7Zr91LmXc0PvT5sWy3B" } })], []);

        var refused = await Snapshots.Save(snapshot, directory.Path).Left();
        var isWritten = Directory.Exists(directory.Path);
        await Snapshots.Save(snapshot, directory.Path, new SaveOptions { NotSecret = Seq1("context") }).Right();
        var permitted = string.Concat(directory.Files().Values);
        await Snapshots.Save(snapshot, directory.Path, new SaveOptions { IsMaskingSuspects = true }).Right();
        var masked = string.Concat(directory.Files().Values);

        Assert.That(
            refused.ToString(),
            Is.EqualTo("InvalidRequest Snapshots.Save: config.context of connections/one may be secrets: add the names of those that are "
                + "not to SaveOptions.NotSecret, or set IsMaskingSuspects; nothing was written"));
        Assert.That(isWritten, Is.False);
        Assert.That(permitted.Split("q7Zr91LmXc0PvT5sWy3B"), Has.Length.EqualTo(3));
        Assert.That(masked.Split("q7Zr91LmXc0PvT5sWy3B"), Has.Length.EqualTo(2));
    }

    [TestCase("0f8fad5b-d9cb-469f-a165-70867728950e")]
    [TestCase("db-1.eu-west-1.rds.amazonaws.com")]
    [TestCase("every table of the source is selected")]
    [TestCase("analytics_production_warehouse_2024")]
    [TestCase("2026-11-23T12:00:00.000000Z")]
    public async Task An_ordinary_setting_is_no_secret(string value)
    {
        using var directory = new TemporaryDirectory();
        var snapshot = new AccountSnapshot([Item("one", new { config = new { setting = value } })], []);

        await Snapshots.Save(snapshot, directory.Path).Right();

        Assert.That(string.Concat(directory.Files().Values), Does.Contain(value));
    }

    [Test]
    public async Task A_save_removes_the_files_of_resources_that_are_gone_and_leaves_another_directory_alone()
    {
        using var directory = new TemporaryDirectory();
        using var other = new TemporaryDirectory();
        other.Write("notes.txt", "mine");

        await Snapshots.Save(new AccountSnapshot([Item("one", new { }), Item("two", new { })], []), directory.Path).Right();
        directory.Write("package.json", "mine");
        directory.Write(".git/index.json", "mine");
        await Snapshots.Save(new AccountSnapshot([Item("two", new { })], []), directory.Path).Right();
        var refused = await Snapshots.Save(new AccountSnapshot([], []), other.Path).Left();

        Assert.That(
            directory.Files().Keys.Select(file => file.Replace(Path.DirectorySeparatorChar, '/')),
            Is.EquivalentTo(new[] { ".git/index.json", "connections/two.json", "package.json", "snapshot.json" }));
        Assert.That((await Snapshots.Load(directory.Path).Right()).Items.Map(item => item.Path), Is.EqualTo(Seq1("connections/two")));
        Assert.That(refused, Is.InstanceOf<FivetranError.InvalidRequest>());
        Assert.That(other.Files(), Is.EqualTo(new Dictionary<string, string> { ["notes.txt"] = "mine" }));
    }

    [Test]
    public async Task A_path_with_odd_characters_keeps_them()
    {
        string[] odd = ["roles/Account Administrator", "roles/..", "roles/a%2Fb", "teams/É", "teams/é", "teams/con"];
        using var directory = new TemporaryDirectory();
        var snapshot = new AccountSnapshot(odd.Select(path => new SnapshotItem(path, JsonOf(new { path }))), []);

        await Snapshots.Save(snapshot, directory.Path).Right();

        Assert.That(await Snapshots.Load(directory.Path).Right(), Is.EqualTo(snapshot));
    }

    [Test]
    public async Task A_directory_without_a_snapshot_and_a_damaged_file_are_refused_by_name()
    {
        using var directory = new TemporaryDirectory();
        var missing = await Snapshots.Load(directory.Path).Left();
        directory.Write("snapshot.json", "{}");
        directory.Write("groups/one.json", "{ damaged");
        var damaged = await Snapshots.Load(directory.Path).Left();

        Assert.That(missing.ToString(), Does.Contain("has no snapshot.json").And.StartsWith("InvalidRequest Snapshots.Load"));
        Assert.That(damaged.ToString(), Does.Contain("one.json is not JSON").And.StartsWith("InvalidRequest Snapshots.Load"));
    }

    [Test]
    public async Task A_path_without_a_list_is_refused()
    {
        using var directory = new TemporaryDirectory();

        var left = await Snapshots.Save(new AccountSnapshot([new SnapshotItem("account", JsonOf(new { }))], []), directory.Path).Left();

        Assert.That($"{left}", Is.EqualTo("InvalidRequest Snapshots.Save: the path 'account' names no list; nothing was written"));
        Assert.That(Directory.Exists(directory.Path), Is.False);
    }

    [Test]
    public async Task A_file_in_place_of_the_directory_is_a_Left()
    {
        using var directory = new TemporaryDirectory();
        directory.Write("file", "");

        var left = await Snapshots.Save(new AccountSnapshot([], []), Path.Combine(directory.Path, "file")).Left();

        Assert.That(left, Is.InstanceOf<FivetranError.Unknown>());
    }

    /// <summary>Returns a config that receives another description of PostgreSQL.</summary>
    internal static ClientConfig MetadataOf(InMemoryFivetran fivetran, string metadata) => fivetran.Client with
    {
        Send = (request, cancellation) => request.RequestUri!.AbsolutePath == "/v1/metadata/connector-types/postgres"
            ? Task.FromResult(Transport.Response(200, metadata, "application/json"))
            : fivetran.Send(request, cancellation),
    };

    private static SnapshotItem Item(string id, object json) => new($"connections/{id}", JsonOf(json));

    private static RawJson JsonOf(object json) => new(System.Text.Json.JsonSerializer.SerializeToElement(json));
}
