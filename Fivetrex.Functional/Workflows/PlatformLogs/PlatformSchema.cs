using Fivetrex.Functional.Json;

namespace Fivetrex.Functional;

/// <summary>The place of the tables of the Fivetran Platform Connector.</summary>
/// <param name="Dialect">The dialect of the database.</param>
/// <param name="Name">
/// The name of the schema. Every new destination gets <c>fivetran_metadata</c>; older ones have <c>fivetran_log</c>.
/// </param>
public sealed record PlatformSchema(SqlDialect Dialect, string Name = PlatformSchema.DefaultName)
{
    /// <summary>The name of the schema that Fivetran creates with every new destination.</summary>
    public const string DefaultName = "fivetran_metadata";

    private const int LongestName = 255;

    /// <summary>The database, project or catalog of the schema; None for the one that the connection uses.</summary>
    public Option<string> Database { get; init; }

    /// <summary>The names of the columns in the text of a query. A stream reads them from the tables, and ignores this.</summary>
    public PlatformNames Names { get; init; }

    /// <summary>The longest duration of a command; None for the default of its driver, which is 30 seconds for most.</summary>
    public Option<TimeSpan> Timeout { get; init; }

    /// <summary>Returns the quoted name of a table.</summary>
    internal string Table(string name) =>
        string.Join('.', Database.ToSeq().Add(Name).Add(name).Map(Dialect.Quote));

    /// <summary>The reason why the names cannot be used in a query; None when they can.</summary>
    internal Option<string> Problem() => ProblemOf("the database", Database) || ProblemOf("the schema", Name) || ProblemOf(Timeout);

    private Option<string> ProblemOf(string thing, Option<string> name) => name.Bind(text => ProblemOf(text))
        .Map(problem => $"the name of {thing} {problem}");

    private Option<string> ProblemOf(string? name) => name switch
    {
        _ when string.IsNullOrWhiteSpace(name) => "is blank",
        { Length: > LongestName } => $"has more than {LongestName} characters",
        _ when name.Any(char.IsControl) => "has a control character",
        _ when Surrogates.HasLoneSurrogate(name) => "has half of a surrogate pair",
        _ when Dialect.HasEscapes && name.Any(letter => letter is '\\' or '`') => $"has a character that {Dialect} cannot quote",
        _ => None,
    };

    private static Option<string> ProblemOf(Option<TimeSpan> timeout) =>
        timeout.Exists(value => value < TimeSpan.FromSeconds(1) || value > TimeSpan.FromDays(1))
            ? "the timeout is not between a second and a day"
            : None;
}

/// <summary>The names of the columns that refer to a connector.</summary>
public enum PlatformNames
{
    /// <summary>The names since 2025, such as <c>connection_id</c>.</summary>
    Current,

    /// <summary>The names before, such as <c>connector_id</c>.</summary>
    Former,
}
