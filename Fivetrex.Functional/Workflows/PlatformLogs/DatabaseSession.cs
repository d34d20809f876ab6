using System.Data;
using System.Data.Common;
using System.Text.RegularExpressions;

namespace Fivetrex.Functional;

/// <summary>The use of a caller's connection by one stream. A connection that was closed is closed again.</summary>
internal sealed partial class DatabaseSession(
    DbConnection connection, PlatformSchema schema, string query, CancellationToken cancellation) : IAsyncDisposable
{
    private const string Hidden = "***";

    // some drivers remove the password from the connection string when the connection is opened
    private readonly string connectionString = Observer.Notify(() => connection.ConnectionString) ?? "";
    private readonly List<IAsyncDisposable> resources = [];
    private bool isOpenedHere;

    public CancellationToken Cancellation => cancellation;

    [GeneratedRegex(@"(?<key>\b(password|passwd|pwd|passphrase|secret|token|credentials?|\w*key)\b\s*[=:]\s*)('[^']*'|""[^""]*""|[^;\s]+)",
        RegexOptions.IgnoreCase)]
    private static partial Regex SecretPair { get; }

    [GeneratedRegex("(?<scheme>[a-z][a-z0-9+.-]*://)[^/@\\s]*@", RegexOptions.IgnoreCase)]
    private static partial Regex UserOfUrl { get; }

    [GeneratedRegex("password|passwd|pwd|passphrase|secret|token|credential|key", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName { get; }

    /// <summary>Opens the connection if needed, and reads the columns of a result.</summary>
    public async Task<Either<FivetranError, PlatformColumns>> Columns(SqlStatement probe)
    {
        try
        {
            if (connection.State == ConnectionState.Closed)
            {
                await connection.OpenAsync(cancellation).ConfigureAwait(false);
                isOpenedHere = true;
            }

            var command = Command(probe);
            await using (command.ConfigureAwait(false))
            {
                var rows = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
                await using (rows.ConfigureAwait(false))
                {
                    return PlatformColumns.Of(rows);
                }
            }
        }
        catch (Exception problem)
        {
            return ErrorOf(problem);
        }
    }

    public async Task<Either<FivetranError, DbDataReader>> Query(SqlStatement statement)
    {
        try
        {
            var command = Command(statement);
            resources.Add(command);
            var rows = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            resources.Add(rows);
            return rows;
        }
        catch (Exception problem)
        {
            return ErrorOf(problem);
        }
    }

    /// <summary>Returns the error for an exception of the driver, without the exception: it may hold credentials.</summary>
    public FivetranError ErrorOf(Exception problem)
    {
        if (cancellation.IsCancellationRequested)
        {
            return new FivetranError.Cancelled { Endpoint = query, Message = "the stream was cancelled by its reader" };
        }

        var state = (problem as DbException)?.SqlState;
        var code = string.IsNullOrEmpty(state) ? None : Some(state);
        var message = WithoutSecrets(ExceptionText.Of(problem));
        return problem is DbException { IsTransient: true } or TimeoutException
            ? new FivetranError.ServerError { Endpoint = query, Message = message, Code = code }
            : new FivetranError.Unknown { Endpoint = query, Message = message, Code = code };
    }

    public async ValueTask DisposeAsync()
    {
        for (var at = resources.Count - 1; at >= 0; at--)
        {
            await Quietly(resources[at].DisposeAsync).ConfigureAwait(false);
        }

        if (isOpenedHere)
        {
            await Quietly(() => new ValueTask(connection.CloseAsync())).ConfigureAwait(false);
        }
    }

    // an error of the end of a stream has no place in it: its last item was read
    private static async ValueTask Quietly(Func<ValueTask> end)
    {
        try
        {
            await end().ConfigureAwait(false);
        }
        catch (Exception)
        {
        }
    }

    private DbCommand Command(SqlStatement statement)
    {
        var command = statement.ToCommand(connection);
        schema.Timeout.IfSome(timeout => command.CommandTimeout = (int)Math.Ceiling(timeout.TotalSeconds));
        return command;
    }

    private string WithoutSecrets(string message)
    {
        var known = Secrets().Append(connectionString).Where(secret => secret.Length > 0).OrderByDescending(secret => secret.Length);
        var text = known.Aggregate(message, (shown, secret) => shown.Replace(secret, Hidden, StringComparison.Ordinal));
        return UserOfUrl.Replace(SecretPair.Replace(text, $"${{key}}{Hidden}"), $"${{scheme}}{Hidden}@");
    }

    private List<string> Secrets()
    {
        try
        {
            var parts = new DbConnectionStringBuilder { ConnectionString = connectionString };
            return [.. parts.Keys.Cast<string>().Where(name => SecretName.IsMatch(name)).Select(name => $"{parts[name]}".Trim())];
        }
        catch (ArgumentException)
        {
            return [];
        }
    }
}
