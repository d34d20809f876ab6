using System.Reflection;
using System.Text.RegularExpressions;
using Fivetrex.Functional.Tests.Fixtures;
using Fivetrex.Functional.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests.Testing;

/// <summary>An item that is created in the in-memory service exists, is listed, can be changed, and is gone when it is deleted.</summary>
internal sealed class LivesTests
{
    private static readonly string[] Making = ["Create", "Approve"], Ending = ["Delete", "Revoke"];

    private static readonly Type[] Endless = [typeof(HubRegistrations), typeof(ConnectorSchemas)];

    // a private link takes its time, and has a test of its own
    private static IEnumerable<TestCaseData<MethodInfo>> Lives =>
        from create in Functions.All
        where Making.Contains(create.Name) && create.DeclaringType != typeof(PrivateLinks) && !Endless.Contains(create.DeclaringType)
        select new TestCaseData<MethodInfo>(create) { TestName = $"The life that begins with {Functions.NameOf(create)}" };

    [TestCaseSource(nameof(Lives))]
    public async Task Is_lived(MethodInfo create)
    {
        var account = await PreparedAccount.Create();
        await account.Before(create);
        var life = new Life(account, create.DeclaringType!);
        await life.Begin(create);

        Assert.That(await life.TextOf("Get"), Is.Not.Empty);
        Assert.That(await life.IsListed(), Is.True);

        if (life.Has("Update"))
        {
            var before = await life.TextOf("Get");
            account.Advance();
            var updated = await life.TextOf("Update");
            var after = await life.TextOf("Get");
            Assert.That(after, Is.Not.EqualTo(before));
            Assert.That(updated, Is.AnyOf(after, $"{unit}"));
        }

        await life.End();

        Assert.That(await life.TextOf("Get"), Does.StartWith("NotFound"));
        Assert.That(await life.IsListed(), Is.EqualTo(!life.Has("List")));
    }

    [Test]
    public void Every_module_that_makes_something_ends_it_too() =>
        Assert.That(
            Functions.All
                .Where(function => Making.Contains(function.Name))
                .Select(function => function.DeclaringType!)
                .Distinct()
                .Where(module => !module.GetMethods().Any(function => Ending.Contains(function.Name))),
            Is.EquivalentTo(Endless));

    [Test]
    public async Task A_private_link_is_made_changed_and_deleted_as_time_goes_by()
    {
        var fivetran = new InMemoryFivetran(new FakeTimeProvider(SkippingTime.Noon));
        var config = fivetran.Client;
        var made = await PrivateLinks.Create(
            config,
            new NewPrivateLink("link", Region.AwsUsEast1, PrivateLinkService.SourceAws, new { connection_service_name = "one" })).Right();
        var update = PrivateLinks.Update(config, made.Id, new PrivateLinkUpdate(new { connection_service_name = "two" }));

        var delete = PrivateLinks.Delete(config, made.Id);

        Assert.That(
            (made.State, (await update.Left()).Code, (await delete.Left()).Code),
            Is.EqualTo((Some(PrivateLinkState.Creating), Some("IllegalState"), Some("IllegalState"))));
        fivetran.Advance(fivetran.SyncDuration);
        Assert.That((await update.Right()).Config.Bind(config => config.Text("connection_service_name")), Is.EqualTo(Some("two")));
        Assert.That((await PrivateLinks.Get(config, made.Id).Right()).State, Is.EqualTo(Some(PrivateLinkState.Updating)));
        fivetran.Advance(fivetran.SyncDuration);
        Assert.That(PrivateLinks.Stream(config).Collect().Right().Map(link => link.State), Is.EqualTo(new[] { Some(PrivateLinkState.Ok) }));

        await delete.Right();
        Assert.That(
            ((await PrivateLinks.Get(config, made.Id).Right()).State, (await delete.Left()).Code),
            Is.EqualTo((Some(PrivateLinkState.Destroying), Some("IllegalState"))));
        fivetran.Advance(fivetran.SyncDuration);
        Assert.That(await PrivateLinks.Get(config, made.Id).Left(), Is.InstanceOf<FivetranError.NotFound>());
        Assert.That(PrivateLinks.Stream(config), Is.Empty);
    }

    /// <summary>One thing, from its first to its last day.</summary>
    private sealed class Life(PreparedAccount account, Type module)
    {
        private string id = "";

        public bool Has(string name) => module.GetMethods().Any(function => function.Name == name);

        public async Task Begin(MethodInfo create)
        {
            var made = await Call(create);
            Assert.That(made, Is.Not.InstanceOf<FivetranError>());
            id = IdOf(made)
                ?? account.IdFor(module, create.GetParameters().Last(parameter => parameter.ParameterType == typeof(string)).Name!);
        }

        /// <summary>The text of a function's result, without the setup tests, which only some calls return.</summary>
        public async Task<string> TextOf(string name) => Regex.Replace($"{await Call(Function(name))}", ", SetupTests = \\[[^]]*\\]", "");

        public async Task<bool> IsListed()
        {
            if (!Has("List"))
            {
                return true;
            }

            var listed = new List<bool>();
            foreach (var name in new[] { "List", "Stream", "StreamAsync" })
            {
                var results = await Functions.Results(Function(name), account.Config with { PageSize = 1 }, Id);
                listed.Add(results.Any(item => IdOf(item) == id)
                    || results.Any(page => page.GetType().Name == "Page`1"
                        && ((IEnumerable<object>)((dynamic)page).Items).Any(item => IdOf(item) == id)));
            }

            Assert.That(listed.Distinct().Count(), Is.EqualTo(1), "a page and both streams have the same in them");
            return listed[0];
        }

        public async Task End()
        {
            var ended = await Call(Function(Has("Delete") ? "Delete" : "Revoke"));
            Assert.That(ended, Is.EqualTo(unit));
        }

        // of several the one that takes least, so no page and no filter
        private MethodInfo Function(string name) =>
            module.GetMethods().Where(function => function.Name == name).MinBy(function => function.GetParameters().Length)!;

        private static string? IdOf(object thing) =>
            new[] { "Id", "UserId", "AgentId" }
                .Select(name => thing.GetType().GetProperty(name)?.GetValue(thing))
                .OfType<string>()
                .FirstOrDefault();

        private async Task<object> Call(MethodInfo function) =>
            (await Functions.Results(function, account.Config, Id, input => account.InputFor(function, input))).Single();

        // its own id is the last one, but for what is made or listed
        private string Id(ParameterInfo parameter)
        {
            var function = (MethodInfo)parameter.Member;
            var isOwn = parameter == function.GetParameters().LastOrDefault(one => one.ParameterType == typeof(string))
                && !Making.Contains(function.Name)
                && !Functions.IsPaged(function);
            return isOwn ? id : account.IdFor(module, parameter.Name!);
        }
    }
}
