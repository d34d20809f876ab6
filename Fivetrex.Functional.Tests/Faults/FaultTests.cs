using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Faults;

/// <summary>The effect of each fault, over real sockets.</summary>
[NonParallelizable]
internal sealed class FaultTests
{
    // the tests read at most 1 MiB of a body; the rest of the room is for a server that sends more than that
    private const long MostMemory = 32 * 1024 * 1024;

    private static IEnumerable<TestCaseData<FaultRow, Caller>> Cases =>
        from row in FaultTable.Rows
        from caller in row.LeavesOpen
            ? new[] { Caller.Get, Caller.Create, Caller.Update, Caller.Delete, Caller.ThirdPage }
            : [Caller.Get, Caller.Create, Caller.ThirdPage]
        select new TestCaseData<FaultRow, Caller>(row, caller) { TestName = $"{row.Name}: {caller.Name}" };

    [TestCaseSource(nameof(Cases))]
    public async Task A_fault_has_the_effect_of_the_table_and_the_next_call_works(FaultRow row, Caller caller)
    {
        await using var server = new FaultServer(row, caller);
        if (row.IsUsed)
        {
            await server.Be(well: true);
            await Called(caller, server);
            await server.Be(well: false);
        }

        var before = GC.GetTotalAllocatedBytes();
        var met = await Called(caller, server);
        var allocated = GC.GetTotalAllocatedBytes() - before;
        var (arrived, waits) = (server.Arrived, server.Time.Delays.Select(wait => (int)wait.TotalSeconds).ToArray());
        await server.Be(well: true);
        var next = await Called(caller, server);

        var expected = row.ErrorOf(caller);
        Assert.That(met.Rights(), Is.EqualTo(Enumerable.Repeat(Caller.Good, caller.GoodBefore + (expected is null ? 1 : 0))));
        Assert.That(met.Lefts().Select(error => Steady(error, expected)), Is.EqualTo(Optional(expected)));
        Assert.That(arrived, Is.EqualTo(row.ArrivesFor(caller)), "arrived");
        Assert.That(waits, Is.EqualTo(row.Waits ?? waits), "waits");
        Assert.That(allocated, Is.LessThan(MostMemory), "bytes allocated");
        Assert.That(
            next.Select(result => result.Right()), Is.EqualTo(Enumerable.Repeat(Caller.Good, caller.GoodBefore + 1)), "the next call");
    }

    [Test]
    public async Task The_pool_of_the_process_trusts_the_same_authorities_as_the_machine()
    {
        await using var server = new FaultServer(FaultTable.Rows.First(row => row.IsSecure), Caller.Get);

        var error = await Groups.Get(server.Config with { Send = null }, "g").Left();

        Assert.That(
            error,
            Is.InstanceOf<FivetranError.Transport>().With.Message.Contains(
                "The remote certificate is invalid because of errors in the certificate chain: PartialChain"));
        Assert.That(server.Arrived, Is.Zero);
    }

    private static Task<List<Either<FivetranError, Group>>> Called(Caller caller, FaultServer server) =>
        caller.Run(server.Config).WaitAsync(TimeSpan.FromSeconds(30));

    // what a socket throws has ports and numbers in it
    private static FivetranError Steady(FivetranError error, FivetranError? expected) =>
        error is FivetranError.Transport
            && expected is FivetranError.Transport known
            && error.Message.Contains(known.Message, StringComparison.Ordinal)
            ? new FivetranError.Transport(known.Cause)
            {
                Endpoint = error.Endpoint,
                Message = known.Message,
                Status = error.Status,
                Code = error.Code,
            }
            : error;
}
