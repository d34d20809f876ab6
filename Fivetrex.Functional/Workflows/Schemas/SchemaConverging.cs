namespace Fivetrex.Functional;

/// <summary>The requests that change a schema configuration until it is as wished.</summary>
internal sealed class SchemaConverging(ClientConfig config, string connectorId, SchemaWish wish)
{
    // enabling a schema may list tables that were not listed before
    private const int MaxRounds = 3;

    // each part that the service rejects is found by halving the update
    private const int MaxUpdates = 64;

    private readonly Dictionary<(SchemaPart, string), SchemaDifference> sent = [];
    private readonly Dictionary<(SchemaPart, string), SchemaRefusal> rejected = [];
    private readonly System.Collections.Generic.HashSet<(SchemaPart, string)> made = [];
    private Seq<(SourceTable, TableColumns)> columns;
    private int updates;

    public static Aff<Either<FivetranError, SchemaConvergence>> Run(ClientConfig config, string connectorId, SchemaWish wish)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(wish);
        return wish.Problem.Match(
            Some: problem => SuccessAff(Left<FivetranError, SchemaConvergence>(new FivetranError.InvalidRequest
            {
                Endpoint = "ConnectorSchemas.Converge",
                Message = $"{problem}; nothing was sent",
            })),
            None: () => Aff(() => new SchemaConverging(config, connectorId, wish).Run()));
    }

    private async ValueTask<Either<FivetranError, SchemaConvergence>> Run()
    {
        for (var round = 1; ; round++)
        {
            var read = await ConnectorSchemas.Get(config, connectorId).RunAsync().ConfigureAwait(false);
            if (read.Case is not Option<SchemaConfig> known)
            {
                return (FivetranError)read.Case;
            }

            if (known.Case is not SchemaConfig actual)
            {
                return new SchemaConvergence.NotCaptured();
            }

            if (await ReadColumns(actual).ConfigureAwait(false) is { } unread)
            {
                return unread;
            }

            actual = actual.With(columns);
            var diff = SchemaDiff.Of(wish, actual);
            var changes = diff.Changes.Filter(change => !sent.ContainsKey((change.Part, change.Setting))).Strict();
            if (changes.IsEmpty || round > MaxRounds)
            {
                return Outcome(actual, diff);
            }

            if (await Change(actual, changes).ConfigureAwait(false) is { } failed)
            {
                return failed;
            }
        }
    }

    // once per table: a column that was changed is listed from then on
    private async ValueTask<FivetranError?> ReadColumns(SchemaConfig actual)
    {
        var known = columns.Map(one => one.Item1).ToHashSet();
        foreach (var table in wish.In(actual).TablesToRead(actual).Filter(table => !known.Contains(table)))
        {
            var read = await ConnectorSchemas.GetColumns(config, connectorId, table.Schema, table.Table).RunAsync().ConfigureAwait(false);
            if (read.Case is FivetranError error && !IsRefusal(error))
            {
                return error;
            }

            // the source cannot be read now: the settings are sent without a comparison
            columns = columns.Add((table, read.IfLeft(new TableColumns())));
        }

        return null;
    }

    private async ValueTask<FivetranError?> Change(SchemaConfig actual, Seq<SchemaDifference> changes)
    {
        changes.Iter(change => sent[(change.Part, change.Setting)] = change);
        var error = await Send(actual, changes).ConfigureAwait(false);
        return error is not null && IsRefusal(error) ? await Halve(actual, changes, error).ConfigureAwait(false) : error;
    }

    // an update is carried out completely or not at all, so that one part that is rejected prevents all others
    private async ValueTask<FivetranError?> Halve(SchemaConfig actual, Seq<SchemaDifference> changes, FivetranError error)
    {
        if (changes.Count == 1 || updates >= MaxUpdates)
        {
            return Reject(changes, error);
        }

        var halves = new[] { changes.Take(changes.Count / 2).Strict(), changes.Skip(changes.Count / 2).Strict() };
        var errors = new FivetranError?[2];
        for (var half = 0; half < 2; half++)
        {
            errors[half] = await Send(actual, halves[half]).ConfigureAwait(false);
            if (errors[half] is { } final && !IsRefusal(final))
            {
                return final;
            }
        }

        if (errors is [{ } first, { } second] && first.Message == second.Message)
        {
            return Reject(changes, first);
        }

        for (var half = 0; half < 2; half++)
        {
            if (errors[half] is { } refusal && await Halve(actual, halves[half], refusal).ConfigureAwait(false) is { } final)
            {
                return final;
            }
        }

        return null;
    }

    private async ValueTask<FivetranError?> Send(SchemaConfig actual, Seq<SchemaDifference> changes)
    {
        updates++;
        var update = new SchemaSelection(actual, changes, made).Of(wish.In(actual));
        var answer = await ConnectorSchemas.Update(config, connectorId, update).RunAsync().ConfigureAwait(false);
        if (answer.IsRight)
        {
            made.UnionWith(changes.Map(change => (change.Part, change.Setting)));
        }

        return answer.Case as FivetranError;
    }

    private FivetranError? Reject(Seq<SchemaDifference> changes, FivetranError error)
    {
        changes.Iter(change =>
            rejected[(change.Part, change.Setting)] = new SchemaRefusal(change, SchemaRefusalKind.Rejected, error.Message));
        return null;
    }

    private SchemaConvergence Outcome(SchemaConfig actual, SchemaDiff diff)
    {
        var ignored = diff.Changes
            .Filter(change => !change.IsUnknown && !rejected.ContainsKey((change.Part, change.Setting)))
            .Map(change => new SchemaRefusal(change, SchemaRefusalKind.Ignored, "accepted by the service, but not changed by it"));
        var refused = SchemaPart.InOrder(diff.Refusals.Concat(rejected.Values).Concat(ignored), refusal => refusal.Difference.Part);
        var open = refused.Map(refusal => (refusal.Difference.Part, refusal.Difference.Setting)).ToHashSet();
        var changed = SchemaPart.InOrder(sent.Where(one => !open.Contains(one.Key)).Select(one => one.Value), change => change.Part);
        return refused.IsEmpty
            ? new SchemaConvergence.Converged(actual, changed)
            : new SchemaConvergence.Incomplete(actual, changed, refused);
    }

    // an answer of the service to this request, not a limit of the config
    private static bool IsRefusal(FivetranError error) =>
        error is FivetranError.InvalidRequest { Status.IsSome: true } or FivetranError.NotFound { Status.IsSome: true };
}
