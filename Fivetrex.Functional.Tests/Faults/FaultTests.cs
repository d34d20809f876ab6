namespace Fivetrex.Functional.Tests.Faults;

/// <summary>What comes of each fault, over real sockets and through the pool of the process.</summary>
[NonParallelizable]
internal sealed class FaultTests
{
    private static IEnumerable<TestCaseData<FaultRow, Caller>> Cases =>
        from row in FaultTable.Rows
        from caller in new[] { Caller.Get, Caller.Create, Caller.ThirdPage }
        select Case(row, caller);

    [TestCaseSource(nameof(Cases))]
    public async Task A_fault(FaultRow row, Caller caller)
    {
        await using var server = new FaultServer(row, caller);
        if (row.IsUsed)
        {
            await server.Be(well: true);
            await caller.Run(server.Config);
            await server.Be(well: false);
        }

        var before = GC.GetTotalAllocatedBytes();
        var met = await caller.Run(server.Config).WaitAsync(TimeSpan.FromSeconds(30));
        var allocated = GC.GetTotalAllocatedBytes() - before;
        await server.Be(well: true);
        var next = await caller.Run(server.Config).WaitAsync(TimeSpan.FromSeconds(30));

        TestContext.Out.WriteLine($"{server.Arrived} arrived, {allocated / 1024} KB, {string.Join(" ", met)}");
        Assert.That((met.Rights().Count(), next.Rights().Count(), server.Arrived, next.Lefts().FirstOrDefault()), Is.EqualTo((0, 0, 0, (FivetranError)null!)));
    }

    private static TestCaseData<FaultRow, Caller> Case(FaultRow row, Caller caller) => new(row, caller) { TestName = $"{row.Name}: {caller.Name}" };
}
