using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Workflows;

internal sealed partial class SchemaTrapTests
{
    [Test]
    public async Task A_part_that_the_service_rejects_is_found_and_the_others_are_changed()
    {
        var tables = Enumerable.Range(0, 16).Select(number => $"t{number:00}").ToList();
        var account = await SchemaAccount.Captured(SchemaAccount.Source(
            [.. tables.Select(name => (name, new TableNode(Columns: Columns("a"))))]));
        var wish = SchemaAccount.Tables(
            [.. tables.Select(name => (name, Column(name == "t09" ? "no_such" : "a", new ColumnUpdate(None) { Hashed = true })))]);

        var outcome = await account.Converge(wish);

        Assert.That(RefusedBy(outcome), Is.EqualTo(new[]
        {
            "Rejected public.t09.no_such hashed: false → true: Column 'no_such' does not exist.",
        }));
        Assert.That(outcome, Is.InstanceOf<SchemaConvergence.Incomplete>().With.Property("Changed").Count.EqualTo(15));
        Assert.That(account.Lines.Count(line => line == "PATCH schemas"), Is.EqualTo(9), "one, and two for each halving");
    }

    [Test]
    public async Task The_parts_around_a_change_keep_what_an_earlier_update_has_changed()
    {
        var account = await SchemaAccount.Captured(Source);
        await account.Converge(new SchemaWish { Schemas = HashMap(("public", new SchemaUpdate(false))) });
        var wish = new SchemaWish
        {
            Schemas = HashMap(("public", new SchemaUpdate(true)
            {
                Tables = HashMap(
                    ("Users", new TableUpdate(false) { Columns = HashMap(("email", new ColumnUpdate(None) { Hashed = true })) }),
                    ("orders", Column("no_such", new ColumnUpdate(false)))),
            })),
        };

        Assert.That($"{await account.Converge(wish)}", Is.EqualTo("""
            Incomplete
              public enabled: false → true
              public.Users enabled: true → false
              public.Users.email hashed: false → true
              public.orders.no_such enabled: true → false: Column 'no_such' does not exist.
            """));
        Assert.That((await account.Schema()).Schemas["public"].Enabled, Is.EqualTo(Some(true)));
    }

    [Test]
    public async Task A_rejection_of_everything_for_one_reason_needs_three_updates()
    {
        var account = await SchemaAccount.Captured(Source);
        var updates = 0;
        account.Config = Rejecting(account, () =>
        {
            updates++;
            return "A sync is running.";
        });
        var wish = SchemaAccount.Tables(
            ("orders", new TableUpdate(false)), ("Users", new TableUpdate(false)), ("plain", new TableUpdate(false)));

        Assert.That(RefusedBy(await account.Converge(wish)), Is.EqualTo(new[]
        {
            "Rejected public.Users enabled: true → false: A sync is running.",
            "Rejected public.orders enabled: true → false: A sync is running.",
            "Rejected public.plain enabled: true → false: A sync is running.",
        }));
        Assert.That(account.Lines, Is.EqualTo(new[] { "GET schemas", "GET schemas" }));
        Assert.That(updates, Is.EqualTo(3));
    }

    [Test]
    public async Task Rejections_for_many_reasons_end_after_64_updates()
    {
        var tables = Enumerable.Range(0, 200).Select(number => $"t{number}").ToList();
        var account = await SchemaAccount.Captured(SchemaAccount.Source([.. tables.Select(name => (name, new TableNode()))]));
        var updates = 0;
        account.Config = Rejecting(account, () => $"Reason {++updates}");

        var outcome = await account.Converge(SchemaAccount.Tables([.. tables.Select(name => (name, new TableUpdate(false)))]));

        Assert.That(RefusedBy(outcome), Has.Length.EqualTo(200));
        Assert.That(updates, Is.InRange(64, 65));
    }

    [Test]
    public async Task A_change_that_the_service_accepts_and_does_not_make_is_reported()
    {
        var account = await SchemaAccount.Captured(Source);
        account.Config = account.Config with
        {
            Send = (request, cancellation) => request.Method == HttpMethod.Patch
                ? Transport.Json(Samples.Data(Samples.Of(typeof(SchemaConfig))))(request, cancellation)
                : account.Fivetran.Send(request, cancellation),
        };

        Assert.That(RefusedBy(await account.Converge(Table("orders", new TableUpdate(false)))), Is.EqualTo(new[]
        {
            "Ignored public.orders enabled: true → false: accepted by the service, but not changed by it",
        }));
    }

    private static ClientConfig Rejecting(SchemaAccount account, Func<string> message) => account.Config with
    {
        Send = (request, cancellation) => request.Method == HttpMethod.Patch
            ? Transport.Answer(400, $$"""{"code":"InvalidInput","message":"{{message()}}"}""")(request, cancellation)
            : account.Fivetran.Send(request, cancellation),
    };
}
