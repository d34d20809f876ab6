using Fivetrex.Functional.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using static Fivetrex.Functional.Tests.Support.GroupPages;

namespace Fivetrex.Functional.Tests;

/// <summary>Groups.Stream and StreamAsync, as an example of every stream: pages, order, cursors and errors.</summary>
internal sealed class PagingTests
{
    [Test]
    public void Nothing_is_sent_before_the_first_item_is_read()
    {
        var transport = PagesOf(3, 3);

        _ = Groups.Stream(transport.Config).Map(item => item).Filter(_ => true).FilterT(_ => true).MapT(g => g.Id);
        _ = Groups.StreamAsync(transport.Config);

        Assert.That(transport.Requests, Is.Empty);
    }

    [Test]
    public void Take_reads_at_once_and_Count_equality_and_ToString_read_every_page()
    {
        var (taken, counted, shown, compared) = (PagesOf(4, 4, 4), PagesOf(4, 4, 4), PagesOf(4, 4, 4), PagesOf(4, 4, 4));

        _ = Groups.Stream(taken.Config with { ReadAhead = false }).Take(5);
        _ = Groups.Stream(counted.Config).Count;
        _ = Groups.Stream(shown.Config).ToString();
        _ = Groups.Stream(compared.Config) == Groups.Stream(PagesOf(4, 4, 4).Config);

        Assert.That(
            (taken.Requests.Count, counted.Requests.Count, shown.Requests.Count, compared.Requests.Count), Is.EqualTo((2, 3, 3, 3)));
    }

    [Test]
    public void Pages_are_fetched_only_as_they_are_read()
    {
        var transport = PagesOf(3, 3, 3);
        var config = transport.Config with { ReadAhead = false };
        using var reader = Groups.Stream(config).GetEnumerator();
        var seen = new List<(string Item, int Requests)>();

        while (reader.MoveNext())
        {
            seen.Add((reader.Current.Right().Id, transport.Requests.Count));
        }

        Assert.That(seen, Is.EqualTo(new[] { ("1", 1), ("2", 1), ("3", 1), ("4", 2), ("5", 2), ("6", 2), ("7", 3), ("8", 3), ("9", 3) }));
    }

    [Test]
    public async Task Both_streams_return_all_items_in_order_and_request_each_page_once()
    {
        var (lazy, asynchronous) = (PagesOf(2, 1, 3), PagesOf(2, 1, 3));

        var remembered = Groups.Stream(lazy.Config).Collect().Right().Map(g => g.Id);
        var passing = (await Groups.StreamAsync(asynchronous.Config).ToListAsync()).Select(item => item.Right().Id);

        Assert.That(remembered, Is.EqualTo(new[] { "1", "2", "3", "4", "5", "6" }));
        Assert.That(passing, Is.EqualTo(new[] { "1", "2", "3", "4", "5", "6" }));
        Assert.That(
            lazy.Lines,
            Is.EqualTo(new[]
            {
                "GET /v1/groups?limit=1000",
                "GET /v1/groups?limit=1000&cursor=page%202",
                "GET /v1/groups?limit=1000&cursor=page%203",
            }));
        Assert.That(asynchronous.Lines, Is.EqualTo(lazy.Lines));
    }

    [Test]
    public async Task The_page_size_is_that_of_the_config()
    {
        var transport = PagesOf(1);

        await Groups.StreamAsync(transport.Config with { PageSize = 7 }).ToListAsync();

        Assert.That(transport.Lines, Is.EqualTo(new[] { "GET /v1/groups?limit=7" }));
    }

    [Test]
    public async Task A_Seq_read_twice_sends_nothing_the_second_time_and_an_enumerable_sends_again()
    {
        var (lazy, asynchronous) = (PagesOf(2, 2), PagesOf(2));
        var (seq, enumerable) = (Groups.Stream(lazy.Config), Groups.StreamAsync(asynchronous.Config));

        var (first, second) = (seq.Map(Shown).ToList(), seq.Map(Shown).ToList());
        var (early, late) = ((await enumerable.ToListAsync())
            .Select(Shown)
            .ToList(), (await enumerable.ToListAsync()).Select(Shown).ToList());

        Assert.That(second, Is.EqualTo(first));
        Assert.That(late, Is.EqualTo(early));
        Assert.That((lazy.Requests.Count, asynchronous.Requests.Count), Is.EqualTo((2, 2)));
    }

    [TestCase("")]
    [TestCase("  ")]
    [TestCase(null)]
    public async Task A_cursor_that_is_empty_or_null_ends_the_stream(string? cursor)
    {
        var transport = new Transport(
            Transport.Json(
                Samples.Data($$"""{"items":[{{Samples.Group}}],"next_cursor":{{System.Text.Json.JsonSerializer.Serialize(cursor)}}}""")));

        var items = await Groups.StreamAsync(transport.Config).ToListAsync();

        Assert.That((items.Count, transport.Requests.Count), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task An_empty_page_in_the_middle_is_skipped()
    {
        var transport = PagesOf(1, 0, 0, 2);

        var items = await Groups.StreamAsync(transport.Config).ToListAsync();

        Assert.That(items.Select(item => item.Right().Id), Is.EqualTo(new[] { "1", "2", "3" }));
    }

    [Test]
    public async Task A_page_that_fails_is_a_single_Left_after_the_items_before_it()
    {
        var transport = new Transport(Page(1, 2, "a"), Page(3, 4, "b"), Transport.Answer(500, """{"code":"Broken","message":"Sorry"}"""));
        var error = new FivetranError.ServerError { Endpoint = "GET /groups", Message = "Sorry", Status = 500, Code = "Broken" };

        var lazy = Groups.Stream(transport.Config);
        var passing = await Groups.StreamAsync(new Transport(
            Page(1, 2, "a"), Page(3, 4, "b"), Transport.Answer(500, """{"code":"Broken","message":"Sorry"}""")).Config).ToListAsync();

        Assert.That(lazy.Map(Shown), Is.EqualTo(new[] { "1", "2", "3", "4", error.ToString() }));
        Assert.That(lazy.Map(Shown), Is.EqualTo(passing.Select(Shown)));
        Assert.That(lazy.Collect().Left(), Is.EqualTo(error));
        Assert.That(transport.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public void An_exception_inside_a_stream_is_a_Left_and_does_not_block_the_next_reader()
    {
        var stream = Groups.Stream(new Transport(Transport.Answer(500, "")).Config with
        {
            Retry = RetryPolicy.Default with { When = _ => throw new InvalidOperationException("a bug") },
        });

        Assert.That(stream.Map(Shown), Is.EqualTo(new[] { "Unknown GET /groups: InvalidOperationException: a bug" }));
        Assert.That(stream.Map(Shown), Is.EqualTo(new[] { "Unknown GET /groups: InvalidOperationException: a bug" }));
    }

    [Test]
    public async Task A_repeated_cursor_ends_the_stream_with_one_Left()
    {
        var transport = new Transport(Page(1, 2, "a"), Page(3, 4, "b"), Page(5, 6, "a"));

        var items = await Groups.StreamAsync(transport.Config).ToListAsync();

        Assert.That(items.Select(Shown), Is.EqualTo(new[]
        {
            "1", "2", "3", "4", "5", "6",
            "Decoding GET /groups: the cursor of the next page was used before: the list would never end",
        }));
        Assert.That(transport.Requests, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task A_bad_id_is_the_only_item_and_nothing_is_sent()
    {
        var transport = PagesOf(1);

        var items = await Connectors.StreamAsync(transport.Config, "..").ToListAsync();

        Assert.That(items.Single().Left(), Is.InstanceOf<FivetranError.InvalidRequest>());
        Assert.That(transport.Requests, Is.Empty);
    }

    [Test]
    public void A_blocked_synchronisation_context_does_not_block_a_stream()
    {
        var transport = new Transport(async (_, _) =>
        {
            await Task.Yield();
            return Transport.Response(200, Samples.Page(Samples.Group), "application/json");
        });
        var before = SynchronizationContext.Current;
        try
        {
            SynchronizationContext.SetSynchronizationContext(new DeadContext());

            Assert.That(Groups.Stream(transport.Config).Count, Is.EqualTo(1));
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    [Test]
    public async Task Pages_that_have_been_read_are_released()
    {
        var pages = 0;
        var items = string.Join(
            ',', Enumerable.Range(1, 1000).Select(number => $$"""{"id":"{{number}}","name":"{{new string('n', 100)}}"}"""));
        var transport = new Transport((request, cancellation) => Transport.Json(Samples.Page(
            items, ++pages < 150 ? $"page {pages}" : null))(request, cancellation));
        var (read, early, late) = (0, 0L, 0L);

        await foreach (var item in Groups.StreamAsync(transport.Config))
        {
            if (++read is 15_000 or 150_000)
            {
                (early, late) = (late, GC.GetTotalMemory(forceFullCollection: true));
            }
        }

        Assert.That(read, Is.EqualTo(150_000));
        Assert.That(late - early, Is.LessThan(5_000_000));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property Concatenated_pages_are_the_items_in_order() =>
        Prop.ForAll(
            Gen.ArrayOf(Gen.Choose(0, 5)).Where(sizes => sizes.Length > 0).ToArbitrary(),
            Gen.Elements(true, false).ToArbitrary(),
            (sizes, readAhead) =>
            {
                var (lazy, passing) = (PagesOf(sizes), PagesOf(sizes));
                var expected = Enumerable.Range(1, sizes.Sum()).Select(number => $"{number}").ToList();

                return Groups.Stream(lazy.Config with { ReadAhead = readAhead }).Map(Shown).SequenceEqual(expected)
                    && Groups.StreamAsync(passing.Config with { ReadAhead = readAhead })
                        .ToListAsync()
                        .GetAwaiter()
                        .GetResult()
                        .Select(Shown)
                        .SequenceEqual(expected)
                    && lazy.Requests.Count == sizes.Length
                    && passing.Requests.Count == sizes.Length;
            });

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_hundred_empty_pages_in_a_row_end_a_stream(bool readAhead)
    {
        var pages = 0;
        var config = new ClientConfig("key", "secret")
        {
            ReadAhead = readAhead,
            Send = (_, _) => Task.FromResult(
                Transport.Response(200, Samples.Page("", $"cursor_{Interlocked.Increment(ref pages)}"), "application/json")),
        };

        var items = await Groups.StreamAsync(config).ToListAsync();

        Assert.That(
            (items.Select(item => item.Left().ToString()).ToArray(), pages is 100 or 101),
            Is.EqualTo((
                new[] { "Decoding GET /groups: 100 pages in a row are empty: the list would probably never end" }, true)));
    }

    private sealed class DeadContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }
}
