using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Workflows;

/// <summary>Plans between random accounts.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class PlanPropertyTests
{
    // PLANS=10000 for more pairs: CI checks as many
    private static readonly int Pairs =
        int.Parse(Environment.GetEnvironmentVariable("PLANS") ?? "300", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly int[] Parts = [0, 1, 2, 3];

    [Test]
    public async Task An_applied_plan_is_empty_afterwards([ValueSource(nameof(Parts))] int part)
    {
        for (var seed = part; seed < Pairs; seed += Parts.Length)
        {
            try
            {
                await CheckPair(seed);
            }
            catch (Exception failure)
            {
                throw new AssertionException($"seed {seed}: {failure.Message}", failure);
            }
        }
    }

    private static async Task CheckPair(int seed)
    {
        var random = new PlanAccount(seed);
        var (before, after, options) = (random.Desired(), random.Desired(), new PlanOptions { Prune = random.Prune(), Parallelism = 1 });
        var fivetran = await PlanAccount.Create(before);
        var config = PlanAccount.ConfigOf(fivetran);
        Assert.That(
            (await Plans.Make(config, Desired.From(fivetran.Snapshot()), options).Right()).ToString(),
            Is.EqualTo("The account is in its desired state."));
        var interrupted = new Interruption(fivetran, afterWrites: seed % 12);
        var first = await Plans.Make(config, after, options).Right();
        var outcomes = await Plans.Apply(interrupted.Config, first, first.HasDeletes ? Confirm.PlanDeletion : default).ToListAsync();

        var rest = await Plans.Make(config, after, options).Right();
        if (!interrupted.IsInterrupted)
        {
            Assert.That(outcomes.Select(one => one.Right().Outcome), Is.All.EqualTo(BulkOutcome.Done));
            Assert.That(rest.Changes, Is.Empty, $"{first}\n\n{rest}");
        }

        var others = await Plans.Apply(config, rest, rest.HasDeletes ? Confirm.PlanDeletion : default).ToListAsync();
        Assert.That(others.Select(one => one.Right()).Where(applied => applied.Outcome != BulkOutcome.Done), Is.Empty);
        var last = await Plans.Make(config, after, options).Right();
        Assert.That(last.Changes, Is.Empty, $"{first}\n\n{rest}\n\n{last}");
        if (options.Prune == Prune.Nothing)
        {
            Assert.That(fivetran.Requests.Where(request => request.Method == "DELETE"), Is.Empty);
        }
    }

    /// <summary>A connection that is lost after so many writes.</summary>
    private sealed class Interruption(InMemoryFivetran fivetran, int afterWrites)
    {
        private int writes;

        public bool IsInterrupted { get; private set; }

        public ClientConfig Config => PlanAccount.ConfigOf(fivetran) with { Send = Send };

        private async Task<HttpResponseMessage> Send(HttpRequestMessage request, CancellationToken cancellation)
        {
            if (request.Method == HttpMethod.Get)
            {
                return await fivetran.Send(request, cancellation);
            }

            if (Interlocked.Increment(ref writes) > afterWrites)
            {
                IsInterrupted = true;
                throw new HttpRequestException("lost");
            }

            return await fivetran.Send(request, cancellation);
        }
    }
}
