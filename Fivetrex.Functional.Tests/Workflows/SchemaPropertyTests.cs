namespace Fivetrex.Functional.Tests.Workflows;

/// <summary>Convergence of random wishes on random sources.</summary>
[Parallelizable]
internal sealed class SchemaPropertyTests
{
    private static readonly SyncMode[] Modes = [SyncMode.SoftDelete, SyncMode.History, SyncMode.Live];

    private static readonly SchemaChangeHandling[] Policies =
        [SchemaChangeHandling.AllowAll, SchemaChangeHandling.AllowColumns, SchemaChangeHandling.BlockAll];

    [TestCase(1, 60, 40)]
    [TestCase(2, 2, 2_000)]
    public async Task A_wish_needs_one_update_and_none_after_it(int seed, int runs, int mostTables)
    {
        var random = new Random(seed);
        for (var run = 0; run < runs; run++)
        {
            var source = SourceOf(random, random.Next(1, mostTables + 1));
            var account = await SchemaAccount.Captured(source);

            for (var wish = 0; wish < 3; wish++)
            {
                await ConvergesAtOnce(account, WishOf(random, source), $"seed {seed}, run {run}, wish {wish}");
            }
        }
    }

    private static async Task ConvergesAtOnce(SchemaAccount account, SchemaWish wish, string label)
    {
        var first = await account.Converge(wish);
        var lines = account.Lines;
        var second = await account.Converge(wish);

        Assert.That(Writes(lines), Is.LessThanOrEqualTo(1), label);
        Assert.That(lines.Count(line => line == "GET schemas"), Is.EqualTo(1 + Writes(lines)), label);
        Assert.That(Writes(account.Lines), Is.Zero, label);
        Assert.That(ChangedBy(second), Is.Empty, label);
        Assert.That(RefusedBy(second), Is.EqualTo(RefusedBy(first)), label);
        Assert.That(RefusedBy(first).Select(refusal => refusal.Kind), Is.All.EqualTo(SchemaRefusalKind.Locked), label);

        var schema = await account.Schema();
        _ = account.Lines;
        Assert.That(SchemaDiff.Of(SchemaWish.From(schema), schema).IsEmpty, Is.True, label);
    }

    private static int Writes(string[] lines) => lines.Count(line => !line.StartsWith("GET ", StringComparison.Ordinal));

    private static Seq<SchemaDifference> ChangedBy(SchemaConvergence outcome) =>
        outcome.Match(Converged: done => done.Changed, Incomplete: some => some.Changed, NotCaptured: _ => Empty);

    private static Seq<SchemaRefusal> RefusedBy(SchemaConvergence outcome) =>
        outcome.Match(Converged: _ => Empty, Incomplete: some => some.Refused, NotCaptured: _ => Empty);

    private static SchemaConfig SourceOf(Random random, int tables) => new(toHashMap(
        from table in Enumerable.Range(0, tables)
        group table by random.Next(4) into schema
        select ($"s{schema.Key}", new SchemaNode(Tables: toHashMap(schema.Select(table => ($"Table {table}.x", TableOf(random))))))));

    private static TableNode TableOf(Random random) => new(
        Enabled: IsOneOf(random, 2),
        SyncMode: Modes[random.Next(3)],
        EnabledPatchSettings: new PatchSettings(!IsOneOf(random, 10)),
        Columns: toHashMap(
            from column in Enumerable.Range(0, random.Next(4))
            select ($"c{column}", new ColumnNode(IsPrimaryKey: column == 0))));

    private static SchemaWish WishOf(Random random, SchemaConfig source) => new()
    {
        OnlyNamed = IsOneOf(random, 4),
        SchemaChangeHandling = Maybe(random, Policies[random.Next(3)]),
        Schemas = source.Schemas.Filter(_ => !IsOneOf(random, 4)).Map(schema => new SchemaUpdate(Maybe(random, IsOneOf(random, 2)))
        {
            Tables = schema.Tables.Filter(_ => IsOneOf(random, 2)).Map(table => WishOf(random, table)),
        }),
    };

    private static TableUpdate WishOf(Random random, TableNode table) => new(Maybe(random, IsOneOf(random, 2)))
    {
        SyncMode = Maybe(random, Modes[random.Next(3)]),
        Columns = table.Columns.Filter(_ => IsOneOf(random, 10)).Map(_ => new ColumnUpdate(Maybe(random, IsOneOf(random, 2)))
        {
            Hashed = Maybe(random, IsOneOf(random, 2)),
            IsPrimaryKey = IsOneOf(random, 10) ? Some(IsOneOf(random, 2)) : None,
        }),
    };

    private static Option<T> Maybe<T>(Random random, T value) => IsOneOf(random, 2) ? Some(value) : None;

    private static bool IsOneOf(Random random, int cases) => random.Next(cases) == 0;
}
