using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class HybridDeploymentAgentsFixture
{
    public static Fixture Definition { get; } = new(typeof(HybridDeploymentAgents))
    {
        Inputs =
        [
            new NewHybridDeploymentAgent(
                "dc1-agent", AgentEnvironment.Docker, AcceptTerms: true) { GroupId = "decent_dropsy", AuthType = AgentAuthType.Auto },
            new HybridDeploymentAgentFilter { GroupId = "decent_dropsy" },
            AgentAuthType.Manual,
        ],
        Needs = [typeof(Groups)],
        Prepare = async account => new()
        {
            ["agentId"] = (await HybridDeploymentAgents.Create(
                account.Client,
                new NewHybridDeploymentAgent("dc1", AgentEnvironment.Docker, true) { GroupId = account.Id("groupId") }).Right()).Id,
        },
        Adapt = (account, input) => input switch
        {
            NewHybridDeploymentAgent agent => agent with { GroupId = account.Id("groupId") },
            HybridDeploymentAgentFilter => new HybridDeploymentAgentFilter { GroupId = account.Id("groupId") },
            _ => input,
        },
    };
}
