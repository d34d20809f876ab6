using System.Reflection;
using System.Text.RegularExpressions;
using Fivetrex.Functional.Tests.Fixtures;
using Fivetrex.Functional.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Fivetrex.Functional.Tests.Testing;

/// <summary>Items of the in-memory service are read, listed and updated after their creation, and not found after their deletion.</summary>
[Parallelizable]
internal sealed class LifecycleTests
{
    private static readonly string[] Creating = ["Create", "Approve"], Deleting = ["Delete", "Revoke"];

    private static readonly Type[] Undeletable = [typeof(HubRegistrations), typeof(ConnectorSchemas)];

    // a private link changes its state over time, and has its own test
    private static IEnumerable<TestCaseData<MethodInfo>> Lifecycles =>
        from create in Functions.All
        where Creating.Contains(create.Name) && create.DeclaringType != typeof(PrivateLinks) && !Undeletable.Contains(create.DeclaringType)
        select new TestCaseData<MethodInfo>(create) { TestName = $"Lifecycle from {Functions.NameOf(create)}" };

    [TestCaseSource(nameof(Lifecycles))]
    public async Task An_item_is_read_listed_updated_and_deleted(MethodInfo create)
    {
        var account = await PreparedAccount.Create();
        await account.Before(create);
        var item = new Item(account, create.DeclaringType!);
        await item.Create(create);

        Assert.That(await item.ResultOf("Get"), Is.Not.Empty);
        Assert.That(await item.IsListed(), Is.True);

        if (item.Has("Update"))
        {
            var before = await item.ResultOf("Get");
            account.Advance();
            var updated = await item.ResultOf("Update");
            var after = await item.ResultOf("Get");
            Assert.That(after, Is.Not.EqualTo(before));
            Assert.That(updated, Is.AnyOf(after, $"{unit}"));
        }

        await item.Delete();

        Assert.That(await item.ResultOf("Get"), Does.StartWith("NotFound"));
        Assert.That(await item.IsListed(), Is.EqualTo(!item.Has("List")));
    }

    [Test]
    public void Every_module_that_creates_items_deletes_them_except_two() =>
        Assert.That(
            Functions.All
                .Where(function => Creating.Contains(function.Name))
                .Select(function => function.DeclaringType!)
                .Distinct()
                .Where(module => !module.GetMethods().Any(function => Deleting.Contains(function.Name))),
            Is.EquivalentTo(Undeletable));

    [Test]
    public async Task A_private_link_is_created_updated_and_deleted_over_time()
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
        Assert.That((await update.Right()).Config.Bind(settings => settings.Text("connection_service_name")), Is.EqualTo(Some("two")));
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

    /// <summary>An item of a module, from its creation to its deletion.</summary>
    private sealed class Item(PreparedAccount account, Type module)
    {
        private string id = "";

        public bool Has(string name) => module.GetMethods().Any(function => function.Name == name);

        public async Task Create(MethodInfo create)
        {
            var made = await Call(create);
            Assert.That(made, Is.Not.InstanceOf<FivetranError>());
            id = IdOf(made)
                ?? account.IdFor(module, create.GetParameters().Last(parameter => parameter.ParameterType == typeof(string)).Name!);
        }

        /// <summary>Returns the result of a function as text, without setup tests: only the request that runs them has them.</summary>
        public async Task<string> ResultOf(string name) => Regex.Replace($"{await Call(Function(name))}", ", SetupTests = \\[[^]]*\\]", "");

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
                listed.Add(results.Any(one => IdOf(one) == id)
                    || results.Any(page => page.GetType().Name == "Page`1"
                        && ((IEnumerable<object>)((dynamic)page).Items).Any(one => IdOf(one) == id)));
            }

            Assert.That(listed.Distinct().Count(), Is.EqualTo(1), "a page and both streams contain the same items");
            return listed[0];
        }

        public async Task Delete()
        {
            var ended = await Call(Function(Has("Delete") ? "Delete" : "Revoke"));
            Assert.That(ended, Is.EqualTo(unit));
        }

        // the overload with the fewest parameters: without a page and a filter
        private MethodInfo Function(string name) =>
            module.GetMethods().Where(function => function.Name == name).MinBy(function => function.GetParameters().Length)!;

        private static string? IdOf(object thing) =>
            new[] { "Id", "UserId", "AgentId" }
                .Select(name => thing.GetType().GetProperty(name)?.GetValue(thing))
                .OfType<string>()
                .FirstOrDefault();

        private async Task<object> Call(MethodInfo function) =>
            (await Functions.Results(function, account.Config, Id, input => account.InputFor(function, input))).Single();

        // the last string is the id of the item itself, except in a create or a list
        private string Id(ParameterInfo parameter)
        {
            var function = (MethodInfo)parameter.Member;
            var isOwn = parameter == function.GetParameters().LastOrDefault(one => one.ParameterType == typeof(string))
                && !Creating.Contains(function.Name)
                && !Functions.IsPaged(function);
            return isOwn ? id : account.IdFor(module, parameter.Name!);
        }
    }
}
