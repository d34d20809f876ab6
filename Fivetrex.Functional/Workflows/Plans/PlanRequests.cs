using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Fivetrex.Functional.Http;

namespace Fivetrex.Functional;

/// <summary>Sends the requests of the changes of a plan. A result is a note on what is left to do.</summary>
internal sealed class PlanRequests(ClientConfig config)
{
    private readonly ConcurrentDictionary<string, string> groups = [];
    private readonly ConcurrentDictionary<string, Connector> created = [];
    private readonly ConcurrentDictionary<(PlanResource, string), FivetranError> undeleted = [];

    /// <summary>Adds a group that exists.</summary>
    public void Known(string name, string id) => groups[name] = id;

    /// <summary>Deletes the resource of a change; also the first part of a replacement.</summary>
    public async Task<Either<FivetranError, Option<string>>> Delete(PlanChange change)
    {
        var id = change.Work.Id.IfNone("");
        var call = change.Resource switch
        {
            PlanResource.Connector => Connectors.Delete(config, id),
            PlanResource.Destination => Destinations.Delete(config, id),
            _ => Groups.Delete(config, id, Confirm.GroupDeletion),
        };
        var result = await call.RunAsync().ConfigureAwait(false);
        if (result.Case is FivetranError error and not FivetranError.NotFound)
        {
            undeleted[(change.Resource, change.Name)] = error;
            return error;
        }

        return Option<string>.None;
    }

    /// <summary>Makes a change that is not a delete.</summary>
    public async Task<Either<FivetranError, Option<string>>> Make(PlanChange change)
    {
        if (undeleted.TryGetValue((change.Resource, change.Name), out var error))
        {
            return error;
        }

        if (change.Resource == PlanResource.Group)
        {
            var group = await Groups.Create(config, new NewGroup(change.Name)).RunAsync().ConfigureAwait(false);
            group.IfRight(made => groups[change.Name] = made.Id);
            return group.Map(_ => Option<string>.None);
        }

        if (!groups.TryGetValue(change.Work.Group, out var groupId))
        {
            return Unmade($"the group {change.Work.Group} was not created");
        }

        return (change.Resource, change.Action) switch
        {
            (PlanResource.SchemaConfig, _) => await Converge(change).ConfigureAwait(false),
            (PlanResource.Destination, PlanAction.Update) =>
                await Update<Destination>($"destinations/{groupId}", change).ConfigureAwait(false),
            (PlanResource.Destination, _) => (await Create<Destination>($"destinations", change, groupId).ConfigureAwait(false))
                .Map(made => NoteOf(made.SetupStatus)),
            (_, PlanAction.Update) => await UpdateConnector(change).ConfigureAwait(false),
            _ => await CreateConnector(change, groupId).ConfigureAwait(false),
        };
    }

    private static FivetranError.Unknown Unmade(string reason) => new() { Endpoint = "Plans.Apply", Message = reason };

    private static Option<string> NoteOf(Option<SetupState> state) =>
        state.Filter(now => now != SetupState.Connected).Map(now => PlanNotes.Setup(now.Value));

    private async Task<Either<FivetranError, Option<string>>> CreateConnector(PlanChange change, string groupId)
    {
        var answer = await Create<Connector>($"connections", change, groupId).ConfigureAwait(false);
        answer.IfRight(made => created[change.Name] = made);
        return answer.Map(made => NoteOf(StateOf(made)));
    }

    private static Option<SetupState> StateOf(Connector connector) => connector.Status.Bind(status => status.SetupState);

    private async Task<Either<FivetranError, Option<string>>> UpdateConnector(PlanChange change)
    {
        var connectorId = IdOf(change);
        return await Update<Connector>($"connections/{connectorId}", change).ConfigureAwait(false);
    }

    // the schema config of a connector whose setup is incomplete cannot be read
    private async Task<Either<FivetranError, Option<string>>> Converge(PlanChange change)
    {
        if (created.TryGetValue(change.Name, out var made) && NoteOf(StateOf(made)).Case is string open)
        {
            return Unmade(open);
        }

        var connectorId = IdOf(change);
        var wish = change.Work.Wish.IfNone(new SchemaWish());
        var ready = await Waits.ForSchema(config, connectorId, Wait.UpTo(config.SetupTimeout)).RunAsync().ConfigureAwait(false);
        if (ready.Case is not WaitEnd<SchemaConfig>.Done)
        {
            return ready.Match(Right: end => Unmade($"the schema was not captured: {end.GetType().Name}"), Left: error => error);
        }

        var converged = await ConnectorSchemas.Converge(config, connectorId, wish).RunAsync().ConfigureAwait(false);
        return converged.Bind(outcome => outcome is SchemaConvergence.Converged
            ? Right<FivetranError, Option<string>>(None)
            : Unmade($"the schema config is {outcome}"));
    }

    private string IdOf(PlanChange change) => change.Work.Id.IfNone(() => created.TryGetValue(change.Name, out var made) ? made.Id : "");

    private Task<Either<FivetranError, T>> Create<T>(Route route, PlanChange change, string groupId) =>
        config.UsingSetupTimeout(RequestKind.SetupTests)
            .Post<T>(route, ((JsonObject)change.Work.Body.DeepClone()).With("group_id", groupId), Accept.V2)
            .RunAsync();

    private Task<Either<FivetranError, Option<string>>> Update<T>(Route route, PlanChange change) =>
        config.UsingSetupTimeout(RequestKind.SetupTests)
            .Patch<T>(route, change.Work.Body, Accept.V2)
            .MapT(_ => Option<string>.None)
            .RunAsync();
}
