using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class ExternalSecretsManagersFixture
{
    public static Fixture Definition { get; } = new(typeof(ExternalSecretsManagers))
    {
        Inputs =
        [
            new NewExternalSecretsManager(
                SecretsManagerType.AwsSecretManager,
                "prod secrets",
                new { role_arn = "arn:aws:iam::123456789012:role/fivetran" }) { IsHybridDeployment = false },
            new ExternalSecretsManagerUpdate(new { role_arn = "arn:aws:iam::123456789012:role/fivetran" }),
            new EntityFilter { EsmId = "lucky_tiger", Type = EntityType.Source },
            new ManagerEntityFilter { Type = EntityType.Destination },
        ],
        Prepare = async account => new()
        {
            ["managerId"] = (await ExternalSecretsManagers.Create(
                account.Client,
                new NewExternalSecretsManager(SecretsManagerType.AwsSecretManager, "vault", new { role_arn = "arn" })).Right()).Id,
        },
        Adapt = (account, input) => input switch
        {
            EntityFilter => new EntityFilter { EsmId = account.Id("managerId"), Type = EntityType.Source },
            ManagerEntityFilter => new ManagerEntityFilter { Type = EntityType.Source },
            _ => input,
        },
        Before =
        {
            [nameof(ExternalSecretsManagers.Delete)] = account => Connectors.Delete(account.Client, account.Id("connectorId")).Right(),
        },
    };
}
