using System.Data.Common;
using System.Runtime.CompilerServices;

namespace Fivetrex.Functional;

/// <summary>A query of <see cref="PlatformLogs"/>: a value that is read as rows, or as the text of its SQL.</summary>
/// <remarks>
/// <code>
/// var statement = PlatformLogs.Entries(LogFilter.All.WithLimit(10)).Text(SqlDialect.PostgreSql);
/// </code>
/// </remarks>
/// <typeparam name="T">The type of the rows.</typeparam>
public sealed class PlatformQuery<T>
{
    private readonly string table;
    private readonly Func<Option<string>> problem;
    private readonly Func<SqlWriter, string> write;
    private readonly Func<RowReader, T> read;

    internal PlatformQuery(
        string name, string table, Func<Option<string>> problem, Func<SqlWriter, string> write, Func<RowReader, T> read) =>
        (Name, this.table, this.problem, this.write, this.read) = ($"SELECT PlatformLogs.{name}", table, problem, write, read);

    /// <summary>The name of the query in errors: the <see cref="FivetranError.Endpoint"/>.</summary>
    public string Name { get; }

    /// <summary>Returns the SQL and its parameters, for the schema <see cref="PlatformSchema.DefaultName"/>.</summary>
    /// <returns>The statement; <see cref="FivetranError.InvalidRequest"/> when the filter is not valid.</returns>
    [Pure]
    public Either<FivetranError, SqlStatement> Text(SqlDialect dialect) => Text(new PlatformSchema(dialect));

    /// <summary>Returns the SQL and its parameters, for programs that send it themselves.</summary>
    /// <remarks>The columns have the names of <see cref="PlatformSchema.Names"/>.</remarks>
    /// <returns>The statement; <see cref="FivetranError.InvalidRequest"/> when the filter or the name of the schema is not valid.</returns>
    [Pure]
    public Either<FivetranError, SqlStatement> Text(PlatformSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return Invalid(schema).Case is FivetranError error ? error : Statement(schema, PlatformColumns.Of(schema.Names));
    }

    /// <summary>Reads the rows from the schema <see cref="PlatformSchema.DefaultName"/>.</summary>
    /// <inheritdoc cref="Stream(DbConnection, PlatformSchema)"/>
    [Pure]
    public IAsyncEnumerable<Either<FivetranError, T>> Stream(DbConnection connection, SqlDialect dialect) =>
        Stream(connection, new PlatformSchema(dialect));

    /// <summary>Reads the rows, one at a time.</summary>
    /// <remarks>
    /// The names of the columns are read first, with a query that returns no rows. A connection that is closed is opened for the stream and
    /// closed after it; one that is open stays open. A connection serves one stream at a time. Each enumeration queries again.
    /// </remarks>
    /// <returns>
    /// The rows, and at most one <c>Left</c>, which is the last: <see cref="FivetranError.InvalidRequest"/> when the filter or the name of
    /// the schema is not valid, and nothing was sent; <see cref="FivetranError.ServerError"/> for an error of the database that may pass;
    /// <see cref="FivetranError.Unknown"/> for any other error of it; <see cref="FivetranError.Decoding"/> when a column is missing or a
    /// row cannot be read; <see cref="FivetranError.Cancelled"/>. The code is the SQLSTATE.
    /// </returns>
    [Pure]
    public IAsyncEnumerable<Either<FivetranError, T>> Stream(DbConnection connection, PlatformSchema schema)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(schema);
        return Rows(connection, schema);
    }

    private async IAsyncEnumerable<Either<FivetranError, T>> Rows(
        DbConnection connection, PlatformSchema schema, [EnumeratorCancellation] CancellationToken reader = default)
    {
        if (Invalid(schema).Case is FivetranError invalid)
        {
            yield return invalid;
            yield break;
        }

        await using var session = new DatabaseSession(connection, schema, Name, reader);
        var opened = await Open(session, schema).ConfigureAwait(false);
        if (opened.Case is not DbDataReader rows)
        {
            yield return (FivetranError)opened.Case!;
            yield break;
        }

        var row = new RowReader(rows, Name);
        while (true)
        {
            var next = await Next(session, row).ConfigureAwait(false);
            if (next is not { } item)
            {
                yield break;
            }

            yield return item;
            if (item.IsLeft)
            {
                yield break;
            }
        }
    }

    // the names of the columns first, and then the query with them
    private async Task<Either<FivetranError, DbDataReader>> Open(DatabaseSession session, PlatformSchema schema)
    {
        var probe = new SqlStatement($"select * from {schema.Table(table)} where 1 = 0", Seq<SqlParameter>());
        var probed = await session.Columns(probe).ConfigureAwait(false);
        return probed.Bind(columns => Statement(schema, columns)).Case switch
        {
            SqlStatement statement => await session.Query(statement).ConfigureAwait(false),
            var error => (FivetranError)error!,
        };
    }

    private async ValueTask<Either<FivetranError, T>?> Next(DatabaseSession session, RowReader row)
    {
        try
        {
            var isRow = await row.Rows.ReadAsync(session.Cancellation).ConfigureAwait(false);
            return isRow ? Right<FivetranError, T>(read(row)) : default(Either<FivetranError, T>?);
        }
        catch (RowMisfitException misfit)
        {
            return Misfit(misfit.Message);
        }
        catch (Exception problem)
        {
            return session.ErrorOf(problem);
        }
    }

    private Either<FivetranError, SqlStatement> Statement(PlatformSchema schema, PlatformColumns columns)
    {
        var writer = new SqlWriter(schema, table, columns);
        var text = write(writer);
        return writer.Problem.Case is string lacks ? Misfit(lacks) : writer.Statement(text);
    }

    private Option<FivetranError> Invalid(PlatformSchema schema) => (problem() || schema.Problem()).Map(
        reason => (FivetranError)new FivetranError.InvalidRequest { Endpoint = Name, Message = $"{reason}; nothing was sent" });

    private FivetranError Misfit(string message) => FivetranError.Decoding.Of(default) with { Endpoint = Name, Message = message };
}
