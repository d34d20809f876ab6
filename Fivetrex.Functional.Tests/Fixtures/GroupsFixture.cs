using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class GroupsFixture
{
    public static Fixture Definition { get; } = new(typeof(Groups))
    {
        Inputs =
        [
            new NewGroup("warehouse_eu"),
            new GroupUpdate { Name = "warehouse_eu" },
            new NewGroupUser("ana@example.com", "Manage Destination"),
            new ActiveFilter { Active = true },
        ],
        WireIds = { ["groupId"] = "decent_dropsy" },
        Prepare = async account => new()
        {
            ["groupId"] = (await Groups.Create(account.Client, new NewGroup("warehouse")).Right()).Id,
            ["otherGroupId"] = (await Groups.Create(account.Client, new NewGroup("lake")).Right()).Id,
        },
        Adapt = (_, input) => input switch
        {
            NewGroup group => group with { Name = "another" },
            GroupUpdate => new GroupUpdate { Name = "renamed" },
            _ => input,
        },
    };
}
