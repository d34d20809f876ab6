using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Fixtures;

internal static class TransformationProjectsFixture
{
    public static Fixture Definition { get; } = new(typeof(TransformationProjects))
    {
        Inputs =
        [
            new NewTransformationProject("decent_dropsy", new NewProjectConfig("1.9.1", "analytics", "git@github.com:acme/dbt.git")
            {
                FolderPath = "dbt",
                GitBranch = "main",
                Threads = 4,
                TargetName = "prod",
                EnvironmentVars = Seq1(new Secret("DBT_ENV=prod")),
            })
            {
                RunTests = true,
            },
            new TransformationProjectUpdate
            {
                ProjectConfig = new ProjectConfigUpdate
                {
                    FolderPath = "dbt",
                    GitBranch = "main",
                    Threads = 8,
                    TargetName = "prod",
                    EnvironmentVars = Seq1(new Secret("DBT_ENV=prod")),
                },
                RunTests = false,
            },
        ],
        Needs = [typeof(Groups)],
        Prepare = async account => new()
        {
            ["projectId"] = (await TransformationProjects.Create(
                account.Client,
                new NewTransformationProject(account.Id("groupId"), new NewProjectConfig("1.9", "s", "git"))).Right()).Id,
        },
        Adapt = (account, input) =>
            input is NewTransformationProject project ? project with { GroupId = account.Id("otherGroupId") } : input,
    };
}
