using System.Data.Common;
using System.Text.RegularExpressions;
using Fivetrex.Functional.Json;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Data.Sqlite;

namespace Fivetrex.Functional.Tests.Workflows.Databases;

/// <summary>Names and values with quotes, comments, semicolons and Unicode: none reaches the text of a query unquoted.</summary>
[Parallelizable]
internal sealed class HostileSqlTests
{
    private static readonly string[] Parts =
    [
        "'", "\"", "\"\"", "`", "[", "]", "]]", ";", "--", "/*", "*/", "#", "\\", "\\'", "$1", "$p1", "?", "@p1", ":p1", "%", "_", ".",
        " ", "\t", "\n", "\0", "crm", "DROP TABLE log", "' or '1'='1", "union select", "ü", "İ", "ß", "日本",
        "\ud83d\ude00", "\ud800", "\u2019", "\uff07", "\u202e", "\ufeff", "\u00a0",
    ];

    private static readonly Dictionary<SqlDialect, (string Harmless, Regex Quoted)> Dialects = SqlDialect.All.ToDictionary(
        dialect => dialect,
        dialect => (TextOf(dialect, "harmless"), new Regex(dialect.Quotes switch
        {
            ('[', ']') => "\\[([^\\]]|\\]\\])*\\]",
            ('`', '`') => "`([^`]|``)*`",
            _ => "\"([^\"]|\"\")*\"",
        })));

    private static Arbitrary<string> Texts => Arb.From(Gen.ListOf(Gen.Elements(Parts)).Select(parts => string.Concat(parts.Take(8))));

    [FsCheck.NUnit.Property(MaxTest = 10_000, QuietOnSuccess = true)]
    public Property A_hostile_name_or_value_selects_its_own_rows() => Prop.ForAll(Texts, Texts, (name, value) =>
    {
        var statement = PlatformLogs.Entries(LogFilter.All.WithConnectorId(value)).Text(new PlatformSchema(SqlDialect.Sqlite, name));

        return statement
            .Match(Right: sql => Found(sql, name, value), Left: _ => [])
            .SequenceEqual(IsRefused(name) || string.IsNullOrWhiteSpace(value) ? [] : [Written(value)])
            .Label($"{name}\n{value}\n{statement}");
    });

    [FsCheck.NUnit.Property(MaxTest = 10_000, QuietOnSuccess = true)]
    public Property Outside_of_quotes_the_text_depends_on_no_name_and_no_value() => Prop.ForAll(Texts, Texts, (name, value) =>
    {
        var leaks =
            from dialect in Dialects
            let query = PlatformLogs.FailedSyncs(LogFilter.All.WithConnectorId(value)).Text(new PlatformSchema(dialect.Key, name))
            from statement in query.RightToSeq()
            where dialect.Value.Quoted.Replace(statement.Text, "name") != dialect.Value.Quoted.Replace(dialect.Value.Harmless, "name")
                || statement.Parameters.Count != 2
                || !value.Equals(statement.Parameters[0].Value)
            select $"{dialect.Key}: {statement}";
        return (!leaks.Any()).Label(string.Join('\n', leaks));
    });

    private static string TextOf(SqlDialect dialect, string name) => PlatformLogs.FailedSyncs(LogFilter.All.WithConnectorId("crm"))
        .Text(new PlatformSchema(dialect, name))
        .Match(Right: statement => statement.Text, Left: error => throw new AssertionException($"{error}"));

    private static bool IsRefused(string name) =>
        string.IsNullOrWhiteSpace(name) || name.Any(char.IsControl) || Surrogates.HasLoneSurrogate(name);

    // half of a surrogate pair is replaced in UTF-8
    private static string Written(string value) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(value));

    private static List<string> Found(SqlStatement statement, string name, string value)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        var schema = $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        Execute(connection, $"attach ':memory:' as {schema}");
        Execute(connection, $"create table {schema}.log (id, time_stamp, connection_id, sync_id, event, message_event, message_data)");
        var columns = $"{schema}.log (time_stamp, connection_id)";
        Execute(connection, $"insert into {columns} values ('2026-11-20', $value), ('2026-11-21', 'other')", value);
        using var command = statement.ToCommand(connection);
        using var rows = command.ExecuteReader();
        List<string> found = [];
        while (rows.Read())
        {
            found.Add(rows.GetString(rows.GetOrdinal("connector_id")));
        }

        return found;
    }

    private static void Execute(DbConnection connection, string sql, string? value = null)
    {
        var parameters = Optional(value).Map(text => new SqlParameter("value", text)).ToSeq();
        using var command = new SqlStatement(sql, parameters).ToCommand(connection);
        command.ExecuteNonQuery();
    }
}
