using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class ProxyAgentsFixture
{
    public static Fixture Definition { get; } = new(typeof(ProxyAgents))
    {
        Inputs =
        [
            new NewProxyAgent("edge-1", Region.GcpUsEast4),
        ],
        Prepare = async account => new()
        {
            ["agentId"] = (await ProxyAgents.Create(account.Client, new NewProxyAgent("edge-1", Region.GcpUsEast4)).Right()).AgentId,
        },
        Adapt = (_, input) => input is NewProxyAgent agent ? agent with { DisplayName = "edge-2" } : input,
        Before = { [nameof(ProxyAgents.Delete)] = account => Connectors.Delete(account.Client, account.Id("connectorId")).Right() },
    };
}
