using System.Runtime.CompilerServices;

namespace Fivetrex.Functional;

/// <summary>A change of a plan that was applied, and its outcome.</summary>
/// <param name="Change">The change.</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Error">The error of a change that failed, or the reason why one was not started.</param>
/// <param name="Note">An action that is left to a person, for example the setup of a connector that requires a login.</param>
public sealed record AppliedChange(PlanChange Change, BulkOutcome Outcome, Option<FivetranError> Error, Option<string> Note)
{
    /// <summary>Returns one line: the resource, the outcome, and the error or the note.</summary>
    public override string ToString()
    {
        var reason = Error.Map(error => $": {error}") || Note.Map(note => $": {note}");
        return $"{PlanText.Of(Change.Action)} {PlanText.Of(Change.Resource)} {Change.Name}: {PlanText.Of(Outcome)}{reason.IfNone("")}";
    }
}

/// <summary>Makes the changes of a plan: deletes first, because a new connector may need the name of an old one.</summary>
internal sealed class PlanApplying(ClientConfig config, Plan plan)
{
    private readonly PlanRequests requests = new(config);
    private FivetranError? stop;

    public async IAsyncEnumerable<Either<FivetranError, AppliedChange>> Run(
        Confirm confirm, [EnumeratorCancellation] CancellationToken reader = default)
    {
        if (await Refusal(confirm).ConfigureAwait(false) is { } refusal)
        {
            yield return refusal;
            yield break;
        }

        foreach (var phase in Phases())
        {
            var outcomes = Bulk.Each(config, phase, plan.Options.Parallelism, unit => Aff(async () =>
                Right<FivetranError, Seq<AppliedChange>>(await unit.Make().ConfigureAwait(false))));
            await foreach (var outcome in outcomes.WithCancellation(reader).ConfigureAwait(false))
            {
                foreach (var applied in ResultsOf(outcome))
                {
                    yield return applied;
                }
            }
        }
    }

    private static Seq<Either<FivetranError, AppliedChange>> ResultsOf(Either<FivetranError, BulkItem<Unit, Seq<AppliedChange>>> outcome) =>
        outcome.Case is BulkItem<Unit, Seq<AppliedChange>> item
            ? item.Result.Match(Right: identity, Left: error => item.Item.Changes.Map(change => NotStarted(change, error)))
                .Map(Right<FivetranError, AppliedChange>)
            : Seq1(Left<FivetranError, AppliedChange>((FivetranError)outcome.Case));

    private static AppliedChange NotStarted(PlanChange change, FivetranError reason) => new(change, BulkOutcome.NotStarted, reason, None);

    private static bool IsDeleting(PlanChange change, PlanResource resource) =>
        change.Resource == resource && change.Action is PlanAction.Delete or PlanAction.Replace;

    private async ValueTask<FivetranError?> Refusal(Confirm confirm)
    {
        if (plan.HasDeletes && confirm != Confirm.PlanDeletion)
        {
            var problem = $"the plan has deletes, which have to be confirmed with {nameof(Confirm)}.{Confirm.PlanDeletion}";
            return Plans.Invalid(nameof(Plans.Apply), problem);
        }

        if (plan.IsEmpty)
        {
            return null;
        }

        var read = await PlanReading.Read(config, plan.Desired, plan.Options).ConfigureAwait(false);
        if (read.Case is not PlanActual actual)
        {
            return (FivetranError)read.Case;
        }

        actual.Groups.Iter(group => requests.Known(group.Name, group.Id));
        return actual.Fingerprint(Planning.IsOfPlan(plan.Desired, plan.Options)) == plan.Fingerprint ? null : new FivetranError.Conflict
        {
            Endpoint = $"{nameof(Plans)}.{nameof(Plans.Apply)}",
            Message = "the account has changed since the plan was made; nothing was sent: make a new plan",
        };
    }

    private IEnumerable<Seq<Unit>> Phases()
    {
        var changes = plan.Changes;
        yield return changes.Filter(change => IsDeleting(change, PlanResource.Connector)).Map(Delete).Strict();
        yield return changes.Filter(change => IsDeleting(change, PlanResource.Destination)).Map(Delete).Strict();
        yield return changes.Filter(change => change is { Resource: PlanResource.Group, Action: PlanAction.Create }).Map(Single).Strict();
        yield return changes.Filter(change => change.Resource == PlanResource.Destination && change.Action != PlanAction.Delete)
            .Map(Single).Strict();

        // the changes of a connector, in their order
        yield return toSeq(changes
            .Filter(change => change.Resource is PlanResource.Connector or PlanResource.SchemaConfig && change.Action != PlanAction.Delete)
            .GroupBy(change => change.Name)
            .Select(chain => Chain(toSeq(chain).Strict()))).Strict();
        yield return changes.Filter(change => IsDeleting(change, PlanResource.Group)).Map(Delete).Strict();
    }

    // the delete of a replacement is reported with its creation
    private Unit Delete(PlanChange change) => new(Seq1(change), async () =>
    {
        var applied = Volatile.Read(ref stop) is { } reason
            ? NotStarted(change, reason)
            : Ended(change, await requests.Delete(change).ConfigureAwait(false));
        return change.Action == PlanAction.Delete ? Seq1(applied) : Empty;
    });

    private Unit Single(PlanChange change) => Chain(Seq1(change));

    private Unit Chain(Seq<PlanChange> changes) => new(changes, async () =>
    {
        var applied = Seq<AppliedChange>();
        foreach (var change in changes)
        {
            var reason = applied.Bind(earlier => earlier.Error.ToSeq()).HeadOrNone() || Optional(Volatile.Read(ref stop));
            applied = applied.Add(reason.Case is FivetranError error
                ? NotStarted(change, error)
                : Ended(change, await requests.Make(change).ConfigureAwait(false)));
        }

        return applied;
    });

    private AppliedChange Ended(PlanChange change, Either<FivetranError, Option<string>> result)
    {
        if (result.Case is not FivetranError error)
        {
            return new AppliedChange(change, BulkOutcome.Done, None, result.Match(Right: identity, Left: _ => None));
        }

        if (error is FivetranError.Unauthorized or FivetranError.Forbidden or FivetranError.Cancelled)
        {
            Interlocked.CompareExchange(ref stop, error, null);
        }

        return new AppliedChange(change, error.IsUnknownOutcome ? BulkOutcome.Unknown : BulkOutcome.Failed, error, None);
    }

    private sealed record Unit(Seq<PlanChange> Changes, Func<Task<Seq<AppliedChange>>> Make);
}
