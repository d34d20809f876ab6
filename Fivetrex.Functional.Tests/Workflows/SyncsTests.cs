using System.Globalization;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Workflows;

/// <summary>Waits for the end of one sync.</summary>
internal sealed class SyncsTests
{
    private readonly SyncAccount account = new();

    private InMemoryFivetran Fivetran => account.Fivetran;

    [Test]
    public async Task The_first_sync_succeeds() =>
        Assert.That(await End(), Is.EqualTo("Succeeded at 2026-11-23 12:10:00Z"));

    [Test]
    public async Task The_first_sync_fails_with_its_reason()
    {
        Fivetran.EndNextSync(account.Id, SyncOutcome.Fails);

        Assert.That(await End(), Is.EqualTo("Failed at 2026-11-23 12:10:00Z: EndNextSync was called with Fails."));
    }

    [Test]
    public async Task A_sync_fails_after_one_that_succeeded()
    {
        await account.Sync(SyncOutcome.Succeeds);
        Fivetran.EndNextSync(account.Id, SyncOutcome.Fails);

        Assert.That(await End(), Does.StartWith("Failed at 2026-11-23 12:20:00Z"));
    }

    [Test]
    public async Task A_sync_succeeds_after_one_that_failed()
    {
        await account.Sync(SyncOutcome.Fails);

        Assert.That(await End(), Is.EqualTo("Succeeded at 2026-11-23 12:20:00Z"));
    }

    [Test]
    public async Task A_sync_that_ends_between_two_polls_is_not_missed()
    {
        Fivetran.SyncDuration = TimeSpan.FromSeconds(30);
        account.BeforePoll(4, () => Connectors.Sync(account.Client, account.Id).Right());

        Assert.That(await End(), Is.EqualTo("Succeeded at 2026-11-23 12:00:30Z"), "the next sync was running at that poll");
    }

    [Test]
    public async Task The_baseline_is_read_before_the_start()
    {
        await Syncs.Start(account.Config, account.Id).Right();

        Assert.That(account.Lines.TakeLast(2), Is.EqualTo(new[]
        {
            $"GET /v1/connections/{account.Id}", $"POST /v1/connections/{account.Id}/sync",
        }));
    }

    [Test]
    public async Task A_sync_that_is_rescheduled_ends_the_wait()
    {
        Fivetran.EndNextSync(account.Id, SyncOutcome.Reschedules(TimeSpan.FromMinutes(20)));

        Assert.That(await End(), Is.EqualTo("Rescheduled until 2026-11-23 12:30:00Z"));
    }

    [Test]
    public async Task A_rescheduled_sync_is_followed()
    {
        Fivetran.EndNextSync(account.Id, SyncOutcome.Reschedules(TimeSpan.FromMinutes(20)));

        Assert.That(await End(account.Wait with { OnRescheduled = OnRescheduled.Follow }), Is.EqualTo("Succeeded at 2026-11-23 12:40:00Z"));
        Assert.That(account.Lines.Count(line => line.EndsWith("/sync", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task A_rescheduled_sync_of_a_manual_schedule_is_started_again()
    {
        await Connectors.Update(account.Client, account.Id, new ConnectorUpdate { ScheduleType = ScheduleType.Manual }).Right();
        Fivetran.EndNextSync(account.Id, SyncOutcome.Reschedules(TimeSpan.FromMinutes(20)));

        var end = await Syncs.Run(account.Config, account.Id, account.Wait with { OnRescheduled = OnRescheduled.Follow }).Right();

        Assert.That(((SyncEnd.Succeeded)end).At, Is.InRange(SkippingTime.Noon.AddMinutes(40), SkippingTime.Noon.AddMinutes(42)));
        Assert.That(account.Lines.Count(line => line.EndsWith("/sync", StringComparison.Ordinal)), Is.EqualTo(2));
    }

    [Test]
    public async Task A_paused_connector_ends_the_wait()
    {
        await Connectors.Pause(account.Client, account.Id).Right();

        Assert.That(await End(), Is.EqualTo("Paused"));
    }

    [Test]
    public async Task A_connector_that_is_paused_during_its_sync_ends_the_wait()
    {
        account.BeforePoll(3, () => Connectors.Pause(account.Client, account.Id).Right());

        Assert.That(await End(), Is.EqualTo("Paused"));
    }

    [Test]
    public async Task A_connector_that_is_deleted_during_its_sync_is_gone()
    {
        account.BeforePoll(3, () => Connectors.Delete(account.Client, account.Id).Right());

        Assert.That(await End(), Is.EqualTo("Gone"));
    }

    [Test]
    public async Task An_error_that_may_pass_does_not_end_the_wait()
    {
        account
            .BeforePoll(1, () => Fivetran.FailNext(1, Fault.RateLimited(TimeSpan.FromSeconds(90))))
            .BeforePoll(2, () => Fivetran.FailNext(1, Fault.Dropped))
            .BeforePoll(3, () => Fivetran.FailNext(1, Fault.Status(503)))
            .BeforePoll(4, () => throw new TimeoutException("stalled"))
            .BeforePoll(5, () => Fivetran.FailNext(1, Fault.Answer(200, "<html>", "text/html")));

        Assert.That(await End(), Is.EqualTo("Succeeded at 2026-11-23 12:10:00Z"));
        Assert.That(account.Time.Delays[0], Is.EqualTo(TimeSpan.FromSeconds(90)), "the service has requested this wait");
    }

    [TestCase(401, typeof(FivetranError.Unauthorized))]
    [TestCase(403, typeof(FivetranError.Forbidden))]
    public async Task Refused_credentials_end_the_wait(int status, Type error)
    {
        account.BeforePoll(3, () => Fivetran.FailNext(9, Fault.Status(status)));

        Assert.That(await Syncs.Run(account.Config, account.Id, account.Wait).Left(), Is.InstanceOf(error));
    }

    [Test]
    public async Task A_connector_that_does_not_exist_is_NotFound()
    {
        Assert.That(await Syncs.Run(account.Config, "none", account.Wait).Left(), Is.InstanceOf<FivetranError.NotFound>());
        Assert.That(account.Lines, Has.None.Contain("/sync"));
    }

    [Test]
    public async Task A_ticket_is_awaited_by_another_process()
    {
        var saved = (await Syncs.Start(account.Config, account.Id).Right()).ToJson();
        Fivetran.Advance(TimeSpan.FromMinutes(30));

        var end = await Syncs.Await(account.Client, SyncTicket.Parse(saved).Right(), account.Wait).Right();

        Assert.That($"{end}", Is.EqualTo($"{account.Id} Succeeded at 2026-11-23 12:10:00Z"));
    }

    [Test]
    public async Task A_start_without_force_waits_for_the_running_sync()
    {
        await Connectors.Sync(account.Client, account.Id).Right();
        Fivetran.Advance(TimeSpan.FromMinutes(6));

        Assert.That(await End(), Is.EqualTo("Succeeded at 2026-11-23 12:10:00Z"));
    }

    [Test]
    public async Task A_wait_ends_at_its_deadline_with_the_last_state()
    {
        Fivetran.SyncDuration = TimeSpan.FromDays(1);

        Assert.That(await End(), Is.EqualTo("DeadlinePassed in state syncing"));
        Assert.That(account.Time.GetUtcNow() - SkippingTime.Noon, Is.EqualTo(SyncAccount.Deadline));
    }

    [Test]
    public async Task A_deadline_that_passes_in_an_outage_keeps_the_last_error()
    {
        account.BeforePoll(2, () => Fivetran.FailNext(1000, Fault.Status(503)));

        var end = (SyncEnd.DeadlinePassed)await Syncs.Run(account.Config, account.Id, account.Wait).Right();

        Assert.That(end.Last.Map(last => last.Id), Is.EqualTo(Some(account.Id)));
        Assert.That(end.LastError.Case, Is.InstanceOf<FivetranError.ServerError>());
    }

    [Test]
    public async Task Polls_back_off_from_5_seconds_to_a_minute()
    {
        await End();

        Assert.That(
            account.Time.Delays.Take(7).Select(delay => delay.TotalSeconds), Is.EqualTo(new[] { 5, 10, 20, 40, 60, 60, 60 }));
    }

    [Test]
    public async Task Cancellation_ends_the_wait_and_not_the_sync()
    {
        using var stop = new CancellationTokenSource();
        account.BeforePoll(3, stop.Cancel);

        var error = await Syncs.Run(account.Config with { Cancellation = stop.Token }, account.Id, account.Wait).Left();

        Assert.That(error, Is.EqualTo(new FivetranError.Cancelled
        {
            Endpoint = "Syncs.Await",
            Message = "the wait was cancelled by its caller; the operation of the service was not",
        }));
        Assert.That((await Connectors.Get(account.Client, account.Id).Right()).IsSyncing, Is.True);
    }

    [Test]
    public async Task Each_change_is_reported_and_an_observer_that_throws_is_ignored()
    {
        var seen = new List<string>();
        var wait = account.Wait with
        {
            OnProgress = progress =>
            {
                seen.Add($"{progress}");
                throw new InvalidOperationException("bug");
            },
        };

        await Syncs.Run(account.Config, account.Id, wait).Right();

        Assert.That(seen, Is.EqualTo(new[] { $"{account.Id} syncing", $"{account.Id} Succeeded at 2026-11-23 12:10:00Z" }));
    }

    [Test]
    public void A_deadline_is_required()
    {
        Assert.That(() => Wait.UpTo(TimeSpan.Zero), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Wait.UpTo(TimeSpan.MaxValue), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private async Task<string> End(Wait? wait = null)
    {
        var end = await Syncs.Run(account.Config, account.Id, wait ?? account.Wait).Right();
        Assert.That(end.ConnectorId, Is.EqualTo(account.Id));
        return string.Create(CultureInfo.InvariantCulture, $"{end}")[(account.Id.Length + 1)..];
    }
}
