using Fivetrex.Functional.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace Fivetrex.Functional.Tests;

internal sealed class PipelineTests
{
    private static readonly FivetranError Error = new FivetranError.Conflict { Endpoint = "GET /groups", Message = "no" };

    private static Arbitrary<int> Values => Gen.Choose(-5, 5).ToArbitrary();

    [Test]
    public async Task Pipe_applies_a_function_to_anything()
    {
        var transport = new Transport(Transport.Json(Samples.Page(Samples.Group)));

        var names = transport.Config.Pipe(Groups.Stream).MapT(g => g.Name).Collect();
        var page = await transport.Config.Pipe(Groups.List).Right();

        Assert.That(names.Right(), Is.EqualTo(new[] { "warehouse_eu" }));
        Assert.That(page.Items, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task MapT_changes_a_result_and_passes_an_error_through()
    {
        Assert.That(await Good(20).MapT(n => $"{n + 1}").Right(), Is.EqualTo("21"));
        Assert.That(await Bad<int>().MapT(n => $"{n + 1}").Left(), Is.EqualTo(Error));
    }

    [Test]
    public async Task BindT_runs_the_next_call_and_stops_at_the_first_error()
    {
        var called = 0;
        Aff<Either<FivetranError, int>> Next(int n)
        {
            called++;
            return Good(n + 1);
        }

        Assert.That(await Good(20).BindT(Next).BindT(Next).Right(), Is.EqualTo(22));
        Assert.That(await Bad<int>().BindT(Next).Left(), Is.EqualTo(Error));
        Assert.That(called, Is.EqualTo(2));
    }

    [Test]
    public async Task TraverseT_runs_one_call_per_item_in_order_and_stops_at_the_first_error()
    {
        var called = new List<int>();
        Aff<Either<FivetranError, string>> Call(int n)
        {
            called.Add(n);
            return n == 3 ? Bad<string>() : Good($"{n}");
        }

        Assert.That(await Seq(1, 2).TraverseT(Call).Right(), Is.EqualTo(Seq("1", "2")));
        Assert.That(await Seq(1, 2, 3, 4).TraverseT(Call).Left(), Is.EqualTo(Error));
        Assert.That(called, Is.EqualTo(new[] { 1, 2, 1, 2, 3 }));
    }

    [Test]
    public async Task TraverseT_accepts_any_number_of_items() =>
        Assert.That((await Enumerable.Range(0, 100_000).TraverseT(Good).Right()).Count, Is.EqualTo(100_000));

    [Test]
    public async Task MatchT_turns_either_outcome_into_one_value()
    {
        static string Right(int n) => $"right {n}";
        static string Left(FivetranError error) => $"left {error.Message}";

        Assert.That((await Good(1).MatchT(Right, Left).Run()).ThrowIfFail(), Is.EqualTo("right 1"));
        Assert.That((await Bad<int>().MatchT(Right: Right, Left: Left).Run()).ThrowIfFail(), Is.EqualTo("left no"));
    }

    [Test]
    public async Task MapErrorT_changes_only_the_error()
    {
        static FivetranError Louder(FivetranError error) => error with { Message = error.Message.ToUpperInvariant() };

        Assert.That(await Good(1).MapErrorT(Louder).Right(), Is.EqualTo(1));
        Assert.That(await Bad<int>().MapErrorT(Louder).Left(), Is.EqualTo(Error with { Message = "NO" }));
    }

    [Test]
    public async Task OrElse_replaces_a_failed_call()
    {
        Assert.That(await Good(1).OrElse(_ => Good(2)).Right(), Is.EqualTo(1));
        Assert.That(await Bad<int>().OrElse(error => error is FivetranError.Conflict ? Good(2) : Bad<int>()).Right(), Is.EqualTo(2));
        Assert.That(await Bad<int>().OrElse(_ => Bad<int>()).Left(), Is.EqualTo(Error));
    }

    [Test]
    public void RunAsync_fails_only_with_what_a_lambda_threw() =>
        Assert.That(
            async () => await Good(1).MapT<int, int>(_ => throw new InvalidOperationException("a bug")).RunAsync(),
            Throws.InvalidOperationException.With.Message.EqualTo("a bug"));

    [Test]
    public async Task Running_twice_sends_twice()
    {
        var transport = new Transport(Transport.Json(Samples.Nothing));
        var delete = Groups.Delete(transport.Config, "g", Confirm.GroupDeletion);

        await delete.Right();
        await delete.Right();

        Assert.That(transport.Lines, Is.EqualTo(new[] { "DELETE /v1/groups/g", "DELETE /v1/groups/g" }));
    }

    [Test]
    public async Task Running_in_parallel_with_itself_is_safe()
    {
        var transport = new Transport(async (_, _) =>
        {
            await Task.Yield();
            return Transport.Response(200, Samples.Data(Samples.Group), "application/json");
        });
        var get = Groups.Get(transport.Config, "decent_dropsy").MapT(g => g.Name);

        var names = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => get.Right())));

        Assert.That(names, Has.Length.EqualTo(100).And.All.EqualTo("warehouse_eu"));
        Assert.That(transport.Requests, Has.Count.EqualTo(100));
    }

    [Test]
    public void Streams_are_mapped_filtered_and_flattened_and_the_Left_stays_last()
    {
        var stream = Stream(1, 2, 3).Concat(Seq1(Left<FivetranError, int>(Error)));

        Assert.That(stream.MapT(n => n * 10).Map(TextOf), Is.EqualTo(new[] { "10", "20", "30", "no" }));
        Assert.That(stream.FilterT(n => n > 1).Map(TextOf), Is.EqualTo(new[] { "2", "3", "no" }));
        Assert.That(stream.BindT(n => Stream(n, -n)).Map(TextOf), Is.EqualTo(new[] { "1", "-1", "2", "-2", "3", "-3", "no" }));
        Assert.That(stream.Collect().Left(), Is.EqualTo(Error));
        Assert.That(Stream(1, 2, 3).Collect().Right(), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(Stream().Collect().Right(), Is.Empty);
    }

    [Test]
    public void A_Left_of_an_inner_stream_ends_the_outer_stream()
    {
        var read = new List<int>();

        var flat = Stream(1, 2, 3).BindT(n =>
        {
            read.Add(n);
            return n == 2 ? Stream(n).Concat(Seq(Left<FivetranError, int>(Error), Right<FivetranError, int>(99))) : Stream(n);
        });

        Assert.That(flat.Map(TextOf), Is.EqualTo(new[] { "1", "2", "no" }));
        Assert.That(read, Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public void Streams_are_combined_lazily()
    {
        var read = new List<int>();
        Seq<Either<FivetranError, int>> Noted() => toSeq(Enumerable.Range(1, 1000).Select(n =>
        {
            read.Add(n);
            return Right<FivetranError, int>(n);
        }));

        var first = Noted().MapT(n => n * 2).FilterT(n => n > 4).BindT(n => Stream(n, n)).Head;

        Assert.That(TextOf(first), Is.EqualTo("6"));
        Assert.That(read, Is.EqualTo(new[] { 1, 2, 3 }));
    }

    [Test]
    public void A_throwing_lambda_ends_a_stream_and_does_not_block_the_next_reader()
    {
        var stream = Stream(1, 2, 3).MapT(n => n == 2 ? throw new InvalidOperationException("a bug") : n);

        Assert.That(stream.Map(TextOf), Is.EqualTo(new[] { "1", "a function in it threw InvalidOperationException: a bug" }));
        Assert.That(stream.Map(TextOf), Is.EqualTo(new[] { "1", "a function in it threw InvalidOperationException: a bug" }));
    }

    [TestCase(true, "a function in it threw InvalidOperationException: a bug")]
    [TestCase(false, "a function in it made an Either that is neither Left nor Right")]
    public void A_stream_returned_by_a_lambda_may_throw_or_be_null(bool throws, string why)
    {
        var inner = Stream(
            1,
            2,
            3).BindT(n => n == 1
                ? Stream(n)
                : toSeq(Enumerable.Range(
                    n,
                    2).Select(m => m < 3
                        ? Right<FivetranError, int>(m)
                        : throws ? throw new InvalidOperationException("a bug") : default)));
        var upstream = Stream(1, 2, 3)
            .Map(item => item == Right<FivetranError, int>(3) ? throws ? throw new InvalidOperationException("a bug") : default : item)
            .MapT(n => n);

        foreach (var stream in Seq(inner, upstream))
        {
            Assert.That(stream.Map(TextOf), Is.EqualTo(new[] { "1", "2", why }));
            Assert.That(stream.Map(TextOf), Is.EqualTo(new[] { "1", "2", why }));
        }
    }

    [FsCheck.NUnit.Property]
    public Property MapT_is_a_functor_of_calls() => Prop.ForAll(Calls(), call =>
        Same(call.MapT(n => n), call) && Same(call.MapT(n => n + 1).MapT(n => n * 2), call.MapT(n => (n + 1) * 2)));

    [FsCheck.NUnit.Property]
    public Property BindT_is_a_monad_of_calls() => Prop.ForAll(Values, Calls(), (value, call) =>
        Same(Good(value).BindT(Odd), Odd(value))
            && Same(call.BindT(Good), call)
            && Same(call.BindT(Odd).BindT(Half), call.BindT(n => Odd(n).BindT(Half))));

    [FsCheck.NUnit.Property]
    public Property MapT_is_a_functor_of_streams() => Prop.ForAll(Streams(), stream =>
        Same(stream.MapT(n => n), stream) && Same(stream.MapT(n => n + 1).MapT(n => n * 2), stream.MapT(n => (n + 1) * 2)));

    [FsCheck.NUnit.Property]
    public Property BindT_is_a_monad_of_streams() => Prop.ForAll(Values, Streams(), (value, stream) =>
        Same(Stream(value).BindT(Twice), Twice(value))
            && Same(stream.BindT(n => Stream(n)), stream)
            && Same(stream.BindT(Twice).BindT(Some3), stream.BindT(n => Twice(n).BindT(Some3))));

    private static Aff<Either<FivetranError, A>> Good<A>(A value) => SuccessAff(Right<FivetranError, A>(value));

    private static Aff<Either<FivetranError, A>> Bad<A>() => SuccessAff(Left<FivetranError, A>(Error));

    private static Seq<Either<FivetranError, int>> Stream(params int[] items) => toSeq(items).Map(Right<FivetranError, int>);

    private static Aff<Either<FivetranError, int>> Odd(int n) => n % 2 == 0 ? Bad<int>() : Good(n * 3);

    private static Aff<Either<FivetranError, int>> Half(int n) => n < 0 ? Bad<int>() : Good(n / 2);

    private static Seq<Either<FivetranError, int>> Twice(int n) => n == 4 ? Seq1(Left<FivetranError, int>(Error)) : Stream(n, n + 10);

    private static Seq<Either<FivetranError, int>> Some3(int n) => n % 3 == 0 ? Stream() : Stream(n);

    private static Arbitrary<Aff<Either<FivetranError, int>>> Calls() =>
        Gen.Choose(-5, 5).Select(n => n == -5 ? Bad<int>() : Good(n)).ToArbitrary();

    private static Arbitrary<Seq<Either<FivetranError, int>>> Streams() =>
        Gen.ArrayOf(Gen.Choose(-5, 5)).Zip(Gen.Elements(true, false))
            .Select(pair => pair.Item2 ? Stream(pair.Item1).Add(Left<FivetranError, int>(Error)) : Stream(pair.Item1)).ToArbitrary();

    private static bool Same(Aff<Either<FivetranError, int>> left, Aff<Either<FivetranError, int>> right) =>
        left.RunAsync().GetAwaiter().GetResult() == right.RunAsync().GetAwaiter().GetResult();

    private static bool Same(Seq<Either<FivetranError, int>> left, Seq<Either<FivetranError, int>> right) =>
        left.Map(TextOf).SequenceEqual(right.Map(TextOf));

    private static string TextOf(Either<FivetranError, int> item) => item.Match(Right: n => $"{n}", Left: error => error.Message);
}
