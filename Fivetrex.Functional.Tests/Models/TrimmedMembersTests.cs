using System.Reflection;
using System.Reflection.Emit;
using Fivetrex.Functional.Http;

namespace Fivetrex.Functional.Tests.Models;

/// <summary>Objects of a caller in a trimmed program: their properties are gone, and their fields are not.</summary>
internal sealed class TrimmedMembersTests
{
    private static readonly ModuleBuilder Trimmed =
        AssemblyBuilder.DefineDynamicAssembly(new("trimmed"), AssemblyBuilderAccess.Run).DefineDynamicModule("trimmed");

    private static (string? Json, string? Problem) Written(object config)
    {
        var written = RequestJson.TryWriteBody(new NewConnector("decent_dropsy", Service.Postgres) { Config = config });
        return (written.Value, written.Problem);
    }

    [Test]
    public void An_anonymous_type_is_written_from_its_fields() => Assert.That(
        Written(Instance("<>f__AnonymousType0", ("<schema_prefix>i__Field", "crm"), ("<Port>i__Field", 5432), ("other", "x"))),
        Is.EqualTo((
            """{"group_id":"decent_dropsy","service":"postgres","config":{"schema_prefix":"crm","port":5432}}""",
            (string?)null)));

    [Test]
    public void An_anonymous_type_in_another_is_written_too()
    {
        var inner = Instance("<>f__AnonymousType1", ("<user>i__Field", "fivetran"));

        Assert.That(
            Written(Instance("<>f__AnonymousType2", ("<login>i__Field", inner))).Json,
            Does.EndWith(""","config":{"login":{"user":"fivetran"}}}"""));
    }

    [TestCase("<Host>k__BackingField")]
    [TestCase("Host@")]
    public void Another_type_that_has_lost_a_property_is_not_sent(string field) => Assert.That(
        Written(Instance($"Settings{field.Length}", (field, "db.example.com"))),
        Is.EqualTo((
            (string?)null,
            $"trimming has removed Settings{field.Length}.Host: use an anonymous type, a dictionary or a JsonObject, "
            + "or keep the properties of the type")));

    [Test]
    public void A_type_with_its_properties_is_written_by_them() => Assert.That(
        Written(new Settings("db.example.com", 5432) { Secret = "x" }).Json,
        Does.EndWith(""","config":{"port":5432,"host":"db.example.com"}}"""));

    private static object Instance(string name, params (string Name, object Value)[] fields)
    {
        var type = Trimmed.DefineType(name, TypeAttributes.NotPublic);
        fields.Iter(field => type.DefineField(field.Name, field.Value.GetType(), FieldAttributes.Private));
        var instance = Activator.CreateInstance(type.CreateType())!;
        fields.Iter(field => instance.GetType().GetField(field.Name, BindingFlags.Instance | BindingFlags.NonPublic)!
            .SetValue(instance, field.Value));
        return instance;
    }

    private record Base(string Host);

    private sealed record Settings(string Host, int Port) : Base(Host)
    {
        private readonly string[] log = [];

        internal string Secret { get; init; } = "";

        [System.Text.Json.Serialization.JsonIgnore]
        public int Length => log.Length;
    }
}
