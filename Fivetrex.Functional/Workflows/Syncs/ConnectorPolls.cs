using Ids = System.Collections.Generic.HashSet<string>;

namespace Fivetrex.Functional;

/// <summary>Reads connectors with the fewest requests: one by one, or by the list of their group or of the account.</summary>
/// <remarks>The number of pages of a list is learnt from the first time that it is read.</remarks>
internal sealed class ConnectorPolls
{
    // the key of the account's list; a group has an id
    private const string Account = "";

    private readonly Dictionary<string, int> pages = [];

    /// <summary>Reads the connectors of the tickets.</summary>
    public async Task<PollResult> Read(ClientConfig config, IReadOnlyCollection<SyncTicket> tickets)
    {
        var result = new PollResult();
        foreach (var list in Lists(tickets))
        {
            await ReadList(config, list, tickets, result).ConfigureAwait(false);
        }

        // a list may lack an item: pages shift while connectors are deleted
        var missing = tickets.Select(ticket => ticket.ConnectorId).Where(result.IsMissing).ToList();
        for (var i = 0; i < missing.Count; i++)
        {
            var read = await Connectors.Get(config, missing[i]).RunAsync().ConfigureAwait(false);
            result.Add(missing[i], read);
            if (read.Case is FivetranError { IsTransient: true } error)
            {
                // the others would probably fail too, each after its retries
                result.Failed(error, missing.Skip(i + 1));
                break;
            }
        }

        return result;
    }

    private IEnumerable<string> Lists(IReadOnlyCollection<SyncTicket> tickets)
    {
        var groups = tickets.GroupBy(ticket => ticket.GroupId.IfNone(Account)).ToList();
        var costOfGroups = groups.Sum(group => group.Key == Account ? group.Count() : Math.Min(group.Count(), PagesOf(group.Key)));
        return PagesOf(Account) < costOfGroups
            ? [Account]
            : groups.Where(group => group.Key != Account && PagesOf(group.Key) < group.Count()).Select(group => group.Key);
    }

    // the list of the account has at least as many pages as that of a group
    private int PagesOf(string list) => pages.TryGetValue(list, out var known) ? known
        : list == Account ? pages.Values.Where(count => count != int.MaxValue).DefaultIfEmpty(1).Max()
        : 1;

    private async Task ReadList(ClientConfig config, string list, IReadOnlyCollection<SyncTicket> tickets, PollResult result)
    {
        var sought = new Ids(tickets.Where(ticket => list == Account || ticket.GroupId == list).Select(ticket => ticket.ConnectorId));
        var limit = sought.Count;
        var page = new PageRequest(config.PageSize);
        for (var read = 1; ; read++)
        {
            var answer = await (list == Account ? Connectors.List(config, page) : Connectors.List(config, list, page))
                .RunAsync().ConfigureAwait(false);
            if (answer.Case is not Page<Connector> connectors)
            {
                Failed(list, (FivetranError)answer.Case!, sought, result);
                return;
            }

            connectors.Items.Filter(connector => sought.Remove(connector.Id)).Iter(connector => result.Add(connector.Id, connector));
            var isRead = sought.Count == 0 || connectors.NextCursor.IsNone;
            pages[list] = Math.Max(PagesOf(list), read == limit && !isRead ? read + 1 : read);
            if (isRead || read == limit)
            {
                return;
            }

            page = page with { Cursor = connectors.NextCursor };
        }
    }

    // a role may read some connectors and no list, and a group may be deleted: such a list is not read again
    private void Failed(string list, FivetranError error, IEnumerable<string> sought, PollResult result)
    {
        if (error is FivetranError.Forbidden or FivetranError.NotFound)
        {
            pages[list] = int.MaxValue;
        }
        else
        {
            result.Failed(error, sought);
        }
    }
}

/// <summary>The connectors that a round of polls has read.</summary>
internal sealed class PollResult
{
    private readonly Dictionary<string, Either<FivetranError, Connector>> connectors = [];

    public bool IsMissing(string connectorId) => !connectors.ContainsKey(connectorId);

    public Either<FivetranError, Connector> Of(string connectorId) => connectors[connectorId];

    public void Add(string connectorId, Either<FivetranError, Connector> connector) => connectors[connectorId] = connector;

    /// <summary>Adds the error of a list for each connector that was sought in it.</summary>
    public void Failed(FivetranError error, IEnumerable<string> connectorIds) => connectorIds.Iter(id => Add(id, error));
}
