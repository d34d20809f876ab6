using Fivetrex.Functional.Tests.Support;

namespace Fivetrex.Functional.Tests.Workflows.Databases;

/// <summary>The text of the queries in each dialect.</summary>
internal sealed class SqlTextTests
{
    private static readonly LogFilter Filter = LogFilter.All.WithConnectorId("crm").WithSince(PlatformAccount.Day)
        .WithUntil(PlatformAccount.Day.AddDays(7)).WithLimit(100);

    private static IEnumerable<(string Name, Func<PlatformSchema, Either<FivetranError, SqlStatement>> Text)> Queries =>
    [
        ("Entries", PlatformLogs.Entries(Filter.WithEvents(Seq(LogEvent.SyncStart, LogEvent.SyncEnd))).Text),
        ("FailedSyncs", PlatformLogs.FailedSyncs(Filter).Text),
        ("SyncDurations", PlatformLogs.SyncDurations(Filter).Text),
        ("RowsLoaded", PlatformLogs.RowsLoaded(Filter).Text),
        ("SchemaChanges", PlatformLogs.SchemaChanges(Filter).Text),
        ("ActiveRows", PlatformLogs.ActiveRows(new DateOnly(2026, 11, 20), Filter).Text),
        ("AuditTrail", PlatformLogs.AuditTrail(Filter).Text),
    ];

    [TestCaseSource(typeof(SqlDialect), nameof(SqlDialect.All))]
    public void The_text_of_a_dialect(SqlDialect dialect)
    {
        var schema = new PlatformSchema(dialect) { Database = "analytics" };
        var texts = Queries.Select(query => query.Text(schema).Match(
            Right: statement => $"-- {query.Name}\n{statement.Text}\n{Values(statement)}\n",
            Left: error => throw new AssertionException($"{error}")));

        ExpectedText.Match(string.Join('\n', texts), $"SqlText/{dialect.Name.Replace(" ", "", StringComparison.Ordinal)}");
    }

    [Test]
    public void The_former_names_are_chosen_without_a_connection() =>
        Assert.That(
            Text(new PlatformSchema(SqlDialect.Snowflake) { Names = PlatformNames.Former }),
            Does.Contain("\"CONNECTOR_ID\" as connector_id").And.Not.Contain("CONNECTION_ID"));

    [Test]
    public void The_case_of_names_can_be_kept() =>
        Assert.That(
            Text(new PlatformSchema(SqlDialect.Snowflake with { Casing = SqlCasing.AsWritten }, "Fivetran_Log")),
            Does.Contain("from \"Fivetran_Log\".\"log\"").And.Contain("\"time_stamp\""));

    [TestCase("a\"b", "\"a\"\"b\".\"log\"")]
    [TestCase("a;--b", "\"a;--b\".\"log\"")]
    [TestCase("a.b", "\"a.b\".\"log\"")]
    public void A_name_is_quoted(string name, string table) =>
        Assert.That(Text(new PlatformSchema(SqlDialect.PostgreSql, name)), Does.Contain($"from {table}"));

    [TestCase("", "the name of the schema is blank")]
    [TestCase("a\nb", "the name of the schema has a control character")]
    [TestCase("a\0b", "the name of the schema has a control character")]
    public void A_name_that_cannot_be_quoted_is_refused(string name, string reason) =>
        Assert.That(
            Text(new PlatformSchema(SqlDialect.PostgreSql, name)),
            Is.EqualTo($"InvalidRequest SELECT PlatformLogs.Entries: {reason}; nothing was sent"));

    [Test]
    public void A_name_that_UTF_8_cannot_hold_is_refused() =>
        Assert.That(
            Text(new PlatformSchema(SqlDialect.PostgreSql, "a\ud800b")),
            Does.Contain("the name of the schema has half of a surrogate pair"));

    [TestCase("a`b")]
    [TestCase("a\\b")]
    public void BigQuery_has_no_doubled_quotes(string name)
    {
        Assert.That(Text(new PlatformSchema(SqlDialect.BigQuery, name)), Does.Contain("has a character that BigQuery cannot quote"));
        Assert.That(
            Text(new PlatformSchema(SqlDialect.BigQuery) { Database = name }), Does.Contain("the name of the database has a character"));
    }

    [Test]
    public void A_name_has_at_most_255_characters() =>
        Assert.That(Text(new PlatformSchema(SqlDialect.DuckDb, new string('a', 256))), Does.Contain("has more than 255 characters"));

    [Test]
    public void A_filter_is_checked()
    {
        LogFilter[] filters =
        [
            LogFilter.All.WithLimit(0),
            LogFilter.All.WithConnectorId(" "),
            LogFilter.All.WithEvents(toSeq(Enumerable.Repeat(LogEvent.SyncEnd, 101))),
            LogFilter.All.WithEvents(Seq1(new LogEvent(""))),
            LogFilter.All.WithSince(PlatformAccount.Day).WithUntil(PlatformAccount.Day),
        ];

        Assert.That(
            filters.SelectMany(filter => PlatformLogs.Entries(filter).Text(SqlDialect.Sqlite).LeftToSeq()).Select(error => error.Message),
            Is.EqualTo(new[]
            {
                "the limit is less than 1; nothing was sent",
                "the identifier of the connector is blank; nothing was sent",
                "there are more than 100 events; nothing was sent",
                "an event is blank; nothing was sent",
                "Until is not after Since; nothing was sent",
            }));
    }

    private static string Text(PlatformSchema schema) =>
        PlatformLogs.Entries(LogFilter.All).Text(schema).Match(Right: statement => statement.Text, Left: error => $"{error}");

    private static string Values(SqlStatement statement) => string.Join(
        ", ", statement.Parameters.Map(parameter => FormattableString.Invariant($"{parameter.Name}={parameter.Value:O}")));
}
