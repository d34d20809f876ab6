using System.Text;
using System.Text.Json;

namespace Fivetrex.Functional;

/// <summary>The kind of a change of a plan.</summary>
public enum PlanAction
{
    /// <summary>Creates a resource.</summary>
    Create,

    /// <summary>Changes fields of a resource.</summary>
    Update,

    /// <summary>Deletes a resource and creates it, because a field that differs never changes.</summary>
    Replace,

    /// <summary>Deletes a resource.</summary>
    Delete,
}

/// <summary>The kinds of resources of a plan.</summary>
public enum PlanResource
{
    /// <summary>A group.</summary>
    Group,

    /// <summary>A destination.</summary>
    Destination,

    /// <summary>A connector.</summary>
    Connector,

    /// <summary>The schema config of a connector.</summary>
    SchemaConfig,
}

/// <summary>A change of a plan.</summary>
/// <param name="Action">The kind of change.</param>
/// <param name="Resource">The kind of resource.</param>
/// <param name="Name">
/// The name: that of the group, or the group, service and schema of a connector, as <c>warehouse/postgres/crm</c>.
/// </param>
/// <param name="Fields">The fields that are set or changed. Secrets are hidden.</param>
public sealed record PlanChange(PlanAction Action, PlanResource Resource, string Name, Seq<FieldChange> Fields)
{
    internal PlanWork Work { get; init; } = PlanWork.None;

    /// <inheritdoc/>
    public bool Equals(PlanChange? other) => other is not null
        && Action == other.Action && Resource == other.Resource && Name == other.Name && Fields == other.Fields;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Action, Resource, Name, Fields);

    /// <summary>Returns one line for the resource, and one for each field. No secrets.</summary>
    public override string ToString() =>
        $"{Mark} {PlanText.Of(Resource)} {Name}{string.Concat(Fields.Map(field => $"\n    {Text(field)}"))}";

    private string Mark => Action switch
    {
        PlanAction.Create => "+",
        PlanAction.Delete => "-",
        PlanAction.Replace => "-/+",
        _ => "~",
    };

    private static string Text(FieldChange field) => field.Before.IsNone ? $"{field.Name} = {field.After.IfNone("(none)")}" : $"{field}";
}

/// <summary>An action that a plan cannot make.</summary>
/// <param name="Resource">The kind of resource.</param>
/// <param name="Name">The name, as in <see cref="PlanChange"/>.</param>
/// <param name="Reason">The reason, and what to do.</param>
public sealed record ManualAction(PlanResource Resource, string Name, string Reason)
{
    /// <summary>Returns one line.</summary>
    public override string ToString() => $"! {PlanText.Of(Resource)} {Name}: {Reason}";
}

/// <summary>The differences between an account and its desired state, and the changes that remove them.</summary>
/// <remarks>
/// A value without secrets in its texts. <see cref="ToString"/> is for a review by a person, <see cref="ToJson"/> for programs.
/// </remarks>
public sealed class Plan
{
    internal Plan(
        Seq<PlanChange> changes, Seq<ManualAction> manual, Seq<Drift> unmanaged, Desired desired, PlanOptions options, string fingerprint)
    {
        (Changes, Manual, Unmanaged) = (changes, manual, unmanaged);
        (Desired, Options, Fingerprint) = (desired, options, fingerprint);
    }

    /// <summary>The changes, in the order of the desired state.</summary>
    public Seq<PlanChange> Changes { get; }

    /// <summary>The actions for a person, for example the login at a source. Applying the plan leaves it undone.</summary>
    public Seq<ManualAction> Manual { get; }

    /// <summary>The resources that the desired state does not name, and that the plan leaves as they are.</summary>
    public Seq<Drift> Unmanaged { get; }

    /// <summary>A hash of the part of the account that the plan depends on, without the states of syncs.</summary>
    public string Fingerprint { get; }

    /// <summary>Whether there is no change.</summary>
    public bool IsEmpty => Changes.IsEmpty;

    /// <summary>
    /// Whether a change deletes a resource: then <see cref="Plans.Apply(ClientConfig, Plan, Confirm)"/> requires its confirmation.
    /// </summary>
    public bool HasDeletes => Changes.Exists(change => change.Action is PlanAction.Delete or PlanAction.Replace);

    internal Desired Desired { get; }

    internal PlanOptions Options { get; }

    /// <summary>Returns the plan for a review: the number of changes, then each of them with its fields. No secrets.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Summary());
        Append(text, "", Changes.Map(change => $"{change}"));
        Append(text, "To do by hand:", Manual.Map(action => $"{action}"));
        Append(text, "Not in the desired state, and left as they are:", Unmanaged.Map(drift => $"{drift}"));
        return text.ToString();
    }

    /// <summary>Returns the plan as JSON: the numbers, the changes with their fields, the manual actions, the drift. No secrets.</summary>
    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            Format = 1,
            Fingerprint,
            Summary = new
            {
                Create = Count(PlanAction.Create),
                Update = Count(PlanAction.Update),
                Replace = Count(PlanAction.Replace),
                Delete = Count(PlanAction.Delete),
                Manual = Manual.Count,
                Unmanaged = Unmanaged.Count,
            },
            Changes = Changes.Map(change => new
            {
                Action = PlanText.Of(change.Action),
                Resource = PlanText.Of(change.Resource),
                change.Name,
                Fields = PlanText.FieldsOf(change.Fields),
            }).ToArray(),
            Manual = Manual.Map(action => new { Resource = PlanText.Of(action.Resource), action.Name, action.Reason }).ToArray(),
            Unmanaged = Unmanaged.Map(drift => new
            {
                Resource = PlanText.Of(drift.Resource),
                drift.Name,
                Fields = PlanText.FieldsOf(drift.Fields),
            }).ToArray(),
        },
        PlanText.JsonOptions);

    private static void Append(StringBuilder text, string title, Seq<string> lines)
    {
        if (!lines.IsEmpty)
        {
            text.Append("\n\n").Append(title).Append(title.Length > 0 ? "\n" : "").AppendJoin('\n', lines);
        }
    }

    private string Summary() => IsEmpty && Manual.IsEmpty
        ? "The account is in its desired state."
        : string.Join(", ", Enum.GetValues<PlanAction>().Select(action => Numbered(Count(action), PlanText.Of(action)))
            .Append(Numbered(Manual.Count, "do by hand")));

    private static string Numbered(int count, string verb) => FormattableString.Invariant($"{count:N0} to {verb}");

    private int Count(PlanAction action) => Changes.Count(change => change.Action == action);
}
