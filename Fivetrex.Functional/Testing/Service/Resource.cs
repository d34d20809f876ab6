using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service;

/// <summary>A resource of the service: its fields, its rules and its operations. Unset rules have a default.</summary>
/// <param name="Path">The route of the list, with <c>{}</c> for the id of a parent.</param>
/// <param name="Name">The name in the messages of the service.</param>
internal sealed record Resource(string Path, string Name)
{
    /// <summary>The standard operations: some of <c>list create get update delete</c>; empty for a resource without items.</summary>
    public string Verbs { get; init; } = "list create get update delete";

    /// <summary>The end of the code <c>NotFound_…</c>.</summary>
    public string Noun { get; init; } = string.Concat(Name.Split(' ').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>The message of a create.</summary>
    public string CreatedMessage { get; init; } = $"{Name} has been created";

    /// <summary>The message of an update.</summary>
    public string UpdatedMessage { get; init; } = $"{Name} has been updated";

    /// <summary>The message of a delete, with <c>{}</c> for the id.</summary>
    public string DeletedMessage { get; init; } = $"{Name} with id '{{}}' has been deleted";

    /// <summary>The status and the code of a create.</summary>
    public (int Status, string Code) CreatedAs { get; init; } = (201, "Success");

    /// <summary>The fields that a create requires; a dot leads into an object.</summary>
    public string[] Required { get; init; } = [];

    /// <summary>The fields that a create and an update set.</summary>
    public Fields Settable { get; init; } = [];

    /// <summary>The fields that only a create sets.</summary>
    public Fields Fixed { get; init; } = [];

    /// <summary>The fields of a create or an update that are not stored.</summary>
    public Fields Options { get; init; } = [];

    /// <summary>Whether a create of an existing item returns this item.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>The id of a new item; two random words unless set.</summary>
    public Func<Store, Incoming, string> NewId { get; init; } = (store, _) => store.NextId();

    /// <summary>The fields that the server sets in a new item, and the defaults of the others.</summary>
    public Func<Store, Incoming, JsonObject> New { get; init; } = (_, _) => [];

    /// <summary>Makes the changes to other resources that a new item causes.</summary>
    public Action<Store, JsonObject> Added { get; init; } = (_, _) => { };

    /// <summary>A copy of an item as responses show it.</summary>
    public Func<Store, JsonObject, JsonObject> View { get; init; } = (_, item) => item.Copy();

    /// <summary>A copy of an item as lists show it; <see cref="View"/> unless set.</summary>
    public Func<Store, JsonObject, JsonObject>? ListView { get; init; }

    /// <summary>The data of a create's response, with secrets that no other response has; <see cref="View"/> unless set.</summary>
    public Func<Store, Incoming, JsonObject, JsonObject>? OnCreateResponse { get; init; }

    /// <summary>Whether a list includes an item, by the query parameters.</summary>
    public Func<Store, Incoming, JsonObject, bool> Matches { get; init; } = (_, _, _) => true;

    /// <summary>Runs the setup tests of a new or changed item; None when the request does not run any.</summary>
    public Func<Store, Incoming, JsonObject, Option<JsonArray>> RunSetupTests { get; init; } = (_, _, _) => None;

    /// <summary>The reason to refuse a create.</summary>
    public Func<Store, Incoming, Option<Refusal>> CreateProblem { get; init; } = (_, _) => None;

    /// <summary>The reason to refuse an update of <see cref="Incoming.Item"/>.</summary>
    public Func<Store, Incoming, Option<Refusal>> UpdateProblem { get; init; } = (_, _) => None;

    /// <summary>The reason to refuse a delete of <see cref="Incoming.Item"/>.</summary>
    public Func<Store, Incoming, Option<Refusal>> DeleteProblem { get; init; } = (_, _) => None;

    /// <summary>Deletes <see cref="Incoming.Item"/>; removes it at once unless set.</summary>
    public Action<Store, Incoming>? Delete { get; init; }

    /// <summary>The operations besides the standard ones.</summary>
    public Operation[] Operations { get; init; } = [];

    /// <summary>Whether ids in paths below <see cref="Path"/> are those of items.</summary>
    public bool HasItems => Verbs.Length > 0;
}
