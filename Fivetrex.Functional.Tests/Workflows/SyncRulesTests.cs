using System.Text.Json;
using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Workflows;

/// <summary>The end of a sync, from a ticket and the state of the connector. Times are minutes.</summary>
internal sealed class SyncRulesTests
{
    [TestCase("- -", "- - syncing", "")]
    [TestCase("- -", "- - scheduled", "", TestName = "The start may not be visible yet")]
    [TestCase("- -", "1 - scheduled", "Succeeded 1")]
    [TestCase("- -", "- 1 scheduled", "Failed 1")]
    [TestCase("1 -", "1 2 scheduled", "Failed 2")]
    [TestCase("- 1", "2 1 scheduled", "Succeeded 2")]
    [TestCase("1 2", "1 2 scheduled", "")]
    [TestCase("- -", "2 1 scheduled", "Succeeded 2", TestName = "It failed and was tried again between two polls")]
    [TestCase("- -", "1 2 scheduled", "Failed 2", TestName = "The later of two ends decides")]
    [TestCase("- -", "- 1 syncing", "", TestName = "A failed sync that is tried again at once has not ended")]
    [TestCase("- -", "1 - syncing", "Succeeded 1", TestName = "It ended, and the next sync is running")]
    [TestCase("- - running", "1 - syncing", "", TestName = "The sync of before has ended, and the one that was started is running")]
    [TestCase("- - running", "1 - scheduled", "Succeeded 1")]
    [TestCase("- -", "- - rescheduled 9", "Rescheduled 9")]
    [TestCase("- - rescheduled 9", "- - rescheduled 9", "", TestName = "The state of before the start may still be visible")]
    [TestCase("- - rescheduled 5", "- - rescheduled 9", "Rescheduled 9")]
    [TestCase("- -", "- 1 rescheduled 9", "Failed 1")]
    [TestCase("- -", "- - paused", "Paused")]
    [TestCase("- -", "1 - paused", "Succeeded 1", TestName = "A sync that ended before the pause has ended")]
    [TestCase("5 -", "4 - scheduled", "", TestName = "A time that moves back is no end")]
    public void The_end_of_a_sync(string before, string now, string end) => Assert.That(
        SyncRules.EndOf(TicketOf(before.Split(' ')), ConnectorOf(now.Split(' '))).Map(Describe).IfNone(""), Is.EqualTo(end));

    [Test]
    public void A_ticket_is_the_same_after_JSON()
    {
        var ticket = TicketOf(["1", "2", "rescheduled", "9"]) with { GroupId = "g", WasSyncing = true };

        Assert.That(SyncTicket.Parse(ticket.ToJson()), Is.EqualTo(Right<FivetranError, SyncTicket>(ticket)));
        Assert.That(JsonSerializer.Deserialize<SyncTicket>(JsonSerializer.Serialize(ticket)), Is.EqualTo(ticket));
        Assert.That(new SyncTicket("c").ToJson(), Is.EqualTo("""{"connector_id":"c","was_syncing":false}"""));
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("""{"connector_id":7}""")]
    [TestCase("""{"connector_id":"c","failed_at":"soon"}""")]
    public void A_text_that_is_no_ticket_is_InvalidRequest(string json) =>
        Assert.That(SyncTicket.Parse(json).Left(), Is.InstanceOf<FivetranError.InvalidRequest>());

    [Test]
    public void Match_calls_the_function_of_the_case()
    {
        var connector = ConnectorOf(["-", "-", "scheduled"]);
        SyncEnd[] ends =
        [
            new SyncEnd.Succeeded(connector, default), new SyncEnd.Failed(connector, default), new SyncEnd.Rescheduled(connector, None),
            new SyncEnd.Paused(connector), new SyncEnd.DeadlinePassed("c", None), new SyncEnd.Gone("c"),
        ];

        Assert.That(
            ends.Select(end => end.Match(
                Succeeded: _ => "Succeeded",
                Failed: _ => "Failed",
                Rescheduled: _ => "Rescheduled",
                Paused: _ => "Paused",
                DeadlinePassed: _ => "DeadlinePassed",
                Gone: _ => "Gone")),
            Is.EqualTo(ends.Select(end => end.GetType().Name)));
    }

    private static SyncTicket TicketOf(string[] words) => new(
        "c", None, TimeOf(words[0]), TimeOf(words[1]), words.Length > 3 ? TimeOf(words[3]) : None, words.Contains("running"));

    private static Connector ConnectorOf(string[] words) => new("c", "g", "s3", "crm")
    {
        SucceededAt = TimeOf(words[0]),
        FailedAt = TimeOf(words[1]),
        Status = new ConnectorStatus(
            SyncState: new SyncState(words[2]), RescheduledFor: words.Length > 3 ? TimeOf(words[3]) : None),
    };

    private static Option<DateTimeOffset> TimeOf(string minutes) =>
        minutes == "-" ? None : SkippingTime.Noon.AddMinutes(int.Parse(minutes, null));

    private static string Describe(SyncEnd end) => end.Match(
        Succeeded: e => $"Succeeded {Minutes(e.At)}",
        Failed: e => $"Failed {Minutes(e.At)}",
        Rescheduled: e => $"Rescheduled {e.Until.Map(Minutes).IfNone(0)}",
        Paused: _ => "Paused",
        DeadlinePassed: _ => "DeadlinePassed",
        Gone: _ => "Gone");

    private static double Minutes(DateTimeOffset time) => (time - SkippingTime.Noon).TotalMinutes;
}
