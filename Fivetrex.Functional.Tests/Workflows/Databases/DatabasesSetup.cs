namespace Fivetrex.Functional.Tests.Workflows.Databases;

/// <summary>Stops the server after the last test.</summary>
[SetUpFixture]
[Parallelizable(ParallelScope.Self)]
internal sealed class DatabasesSetup
{
    [OneTimeTearDown]
    public Task Stop() => PostgreSqlServer.Stop();
}
