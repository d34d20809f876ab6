namespace Fivetrex.Functional;

/// <summary>The reason of a failed sync, from the places that may have one.</summary>
internal static class SyncFailure
{
    // the longest period of the sync history; without both of its ends, it is one hour
    private static readonly TimeSpan History = TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1), After = TimeSpan.FromMinutes(1);

    /// <summary>Adds the reason. A place that cannot be read, such as an operation in preview, has none.</summary>
    public static async Task<SyncEnd.Failed> WithReason(ClientConfig config, SyncEnd.Failed failed)
    {
        var once = config with { Retry = RetryPolicy.Never };
        var reason = await FromHistory(once, failed).ConfigureAwait(false)
            || await FromErrors(once, failed.ConnectorId).ConfigureAwait(false)
            || FromTasks(failed);
        return failed with { Reason = reason };
    }

    private static async Task<Option<string>> FromHistory(ClientConfig config, SyncEnd.Failed failed)
    {
        var period = new SyncHistoryFilter { StartTime = failed.At + After - History, EndTime = failed.At + After };
        var history = await Connectors.ListSyncHistory(config, failed.ConnectorId, period, new PageRequest(PageRequest.MaxLimit))
            .RunAsync().ConfigureAwait(false);
        return Items(history)
            .Filter(sync => sync.Status.Exists(status => status == SyncStatus.Failure) && sync.End.ForAll(end => end <= failed.At + After))
            .OrderByDescending(sync => sync.End.IfNone(DateTimeOffset.MinValue))
            .Take(1)
            .Select(sync => Text(sync.Reason) || Text(sync.Message))
            .FirstOrDefault();
    }

    private static async Task<Option<string>> FromErrors(ClientConfig config, string connectorId)
    {
        var errors = await Connectors.ListErrors(config, connectorId).RunAsync().ConfigureAwait(false);
        return FirstText(Items(errors).Map(error => Text(error.Reason) || Text(error.Message) || Text(error.Title)));
    }

    private static Option<string> FromTasks(SyncEnd.Failed failed) =>
        FirstText(failed.Tasks.Map(task => Text(task.Details) || Text(task.Message) || Text(task.Code)));

    private static Seq<T> Items<T>(Either<FivetranError, Page<T>> page) => page.Match(Right: read => read.Items, Left: _ => Seq<T>());

    private static Option<string> FirstText(Seq<Option<string>> texts) => texts.Find(text => text.IsSome).Flatten();

    private static Option<string> Text(Option<string> text) => text.Filter(value => !string.IsNullOrWhiteSpace(value));
}
