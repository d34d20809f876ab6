using Fivetrex.Functional.Testing.Service;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Testing;

/// <summary>The rules that the in-memory service applies to every resource, tested with invented resources.</summary>
internal sealed class ServiceTests
{
    private const string ThrownMessage = "The in-memory service has a bug in GET roles of 'Role': The list of roles is broken.";

    private const string IntegerMessage =
        "The in-memory service has a bug in POST groups of 'Group': "
        + "'name' is read as Kind.Integer: declare it with this kind in the fields of the resource or the operation.";

    private const string FlagMessage =
        "The in-memory service has a bug in PATCH groups/{} of 'Group': "
        + "'name' is read as Kind.Flag: declare it with this kind in the fields of the resource or the operation.";

    private static readonly Resource BrokenRoles = new("roles", "Role")
    {
        Verbs = "",
        Operations = [new("GET", "roles", (_, _) => throw new NotSupportedException("The list of roles is broken."))],
    };

    private static readonly Resource UndeclaredGroups = new("groups", "Group")
    {
        Verbs = "",
        Operations =
        [
            new("POST", "groups", (_, call) => Reply.Success($"{call.Integer("name")}")),
            new("PATCH", "groups/{}", (_, call) => Reply.Success($"{call.Flag("name")}")),
        ],
    };

    private static readonly Resource Boxes = new("boxes", "Box")
    {
        Settable = new()
        {
            ["size"] = Kind.Integer,
            ["label"] = Kind.ObjectOf(new() { ["lines"] = Kind.Integer, ["print"] = Kind.ObjectOf(new() { ["color"] = Kind.Text }) }),
            ["shelves"] = Kind.MapOf(new() { ["height"] = Kind.Number }),
            ["schedule"] = Kind.OneOf<ScheduleType>(),
            ["minutes"] = Kind.OneOf(5, 15),
        },
    };

    private static readonly Resource Shirts = new("shirts", "Shirt") { Settable = new() { ["size"] = Kind.Text } };

    private static readonly Resource Relays = new("relays", "Relay") { Settable = new() { ["config"] = Kind.Config } };

    private readonly InMemoryFivetran fivetran =
        new(TimeProvider.System, "test_key", "test_secret", [BrokenRoles, UndeclaredGroups, Boxes, Shirts, Relays]);

    private ClientConfig Config => fivetran.Client with { Retry = RetryPolicy.Never };

    [Test]
    public async Task A_handler_that_throws_is_the_cause_of_a_transport_error()
    {
        var error = await Roles.List(Config).Left();

        Assert.That(error.ToString(), Is.EqualTo($"Transport GET /roles: {ThrownMessage}"));
        Assert.That(CauseOf(error), Is.EqualTo((typeof(InvalidOperationException), ThrownMessage, typeof(NotSupportedException))));
    }

    [Test]
    public async Task A_handler_that_reads_an_undeclared_field_is_the_cause_of_a_transport_error()
    {
        var create = await Groups.Create(Config, new NewGroup("warehouse")).Left();
        var update = await Groups.Update(Config, "amber_acorn", new GroupUpdate { Name = "lake" }).Left();

        Assert.That(create.ToString(), Is.EqualTo($"Transport POST /groups: {IntegerMessage} {FivetranError.ReadBack}"));
        Assert.That(CauseOf(create), Is.EqualTo((typeof(InvalidOperationException), IntegerMessage, typeof(InvalidOperationException))));
        Assert.That(update.ToString(), Is.EqualTo($"Transport PATCH /groups/{{groupId}}: {FlagMessage} {FivetranError.ReadBack}"));
        Assert.That(CauseOf(update), Is.EqualTo((typeof(InvalidOperationException), FlagMessage, typeof(InvalidOperationException))));
    }

    [TestCase("GET", "roles", "", ThrownMessage)]
    [TestCase("POST", "groups", """{"name":"warehouse"}""", IntegerMessage)]
    [TestCase("PATCH", "groups/amber_acorn", """{"name":"lake"}""", FlagMessage)]
    public void A_bug_in_a_handler_fails_the_task_of_Send(string verb, string path, string body, string message) =>
        Assert.That(
            Assert.ThrowsAsync<InvalidOperationException>(async () => await Respond(verb, path, body))!.Message, Is.EqualTo(message));

    [TestCase("boxes", "Box", """{"size":5}""")]
    [TestCase("shirts", "Shirt", """{"size":"XL"}""")]
    [TestCase("boxes", "Box", """{"size":null}""")]
    [TestCase("boxes", "Box", """{"label":{"lines":2,"print":{"color":"red"}}}""")]
    [TestCase("boxes", "Box", """{"shelves":{"top":{"height":1.5},"bottom":{"height":2}}}""")]
    [TestCase("boxes", "Box", """{"schedule":"manual"}""")]
    [TestCase("boxes", "Box", """{"schedule":"MANUAL"}""")]
    [TestCase("boxes", "Box", """{"minutes":15}""")]
    [TestCase("relays", "Relay", """{"config":{"port":"any","nested":{"kind":[1]}}}""")]
    public async Task A_value_of_the_kind_of_its_field_is_accepted(string path, string name, string body) =>
        Assert.That(await Respond("POST", path, body), Is.EqualTo((201, Created(name, body))));

    [TestCase("boxes", """{"size":"XL"}""", "'size' must be a whole number.")]
    [TestCase("boxes", """{"size":1.5}""", "'size' must be a whole number.")]
    [TestCase("shirts", """{"size":5}""", "'size' must be a string.")]
    [TestCase("boxes", """{"label":[]}""", "'label' must be an object.")]
    [TestCase("boxes", """{"label":{"lines":"two"}}""", "'lines' must be a whole number.")]
    [TestCase("boxes", """{"label":{"print":{"color":7}}}""", "'color' must be a string.")]
    [TestCase("boxes", """{"shelves":{"top":5}}""", "'top' must be an object.")]
    [TestCase("boxes", """{"shelves":{"top":{"height":1},"bottom":{"height":"low"}}}""", "'height' must be a number.")]
    [TestCase("boxes", """{"schedule":"weekly"}""", "schedule is 'weekly', which is not one of its values.")]
    [TestCase("boxes", """{"schedule":5}""", "'schedule' must be a string.")]
    [TestCase("boxes", """{"minutes":7}""", "minutes is '7', which is not one of its values.")]
    [TestCase("relays", """{"config":"port=1"}""", "'config' must be an object.")]
    public async Task A_value_of_another_kind_is_refused(string path, string body, string message)
    {
        Assert.That(
            await Respond("POST", path, body), Is.EqualTo((400, $$"""{"code":"InvalidInput","message":"{{message}}"}""")));
        Assert.That((await Respond("GET", path, "")).Body, Does.EndWith("\"data\":{\"items\":[]}}"));
    }

    [Test]
    public async Task Fields_unknown_to_the_resource_are_ignored()
    {
        Assert.That(
            await Respond("POST", "shirts", """{"minutes":"x","size":"XL","color":{"red":[1]}}"""),
            Is.EqualTo((201, Created("Shirt", """{"size":"XL"}"""))));
        Assert.That(
            (await Respond("POST", "boxes", """{"label":{"lines":2,"size":"XL"}}""")).Status, Is.EqualTo(201));
    }

    private static (Type, string, Type?) CauseOf(FivetranError error)
    {
        var cause = ((FivetranError.Transport)error).Cause;
        return (cause.GetType(), cause.Message, cause.InnerException?.GetType());
    }

    private static string Created(string name, string fields) =>
        $$"""{"code":"Success","message":"{{name}} has been created","data":{"id":"amber_acorn",{{fields[1..]}}}""";

    private Task<(int Status, string Body)> Respond(string verb, string path, string body) =>
        fivetran.Respond(verb, path, body.Length == 0 ? null : body);
}
