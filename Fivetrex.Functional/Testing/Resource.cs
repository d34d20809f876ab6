using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing;

/// <summary>A kind of thing that is listed, made, read, changed and deleted as all others are: what differs is in its row.</summary>
/// <param name="Path"><c>{}</c> for an id; what comes before the last segment has to be there.</param>
/// <param name="Name">As the service's messages have it.</param>
internal sealed record Resource(string Path, string Name)
{
    /// <summary>What can be done with it.</summary>
    public string Verbs { get; init; } = "list create get update delete";

    /// <summary>What the code for a missing one ends in.</summary>
    public string Noun { get; init; } = string.Concat(Name.Split(' ').Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>What the service says of a new one.</summary>
    public string SaidOfNew { get; init; } = $"{Name} has been created";

    /// <summary>What it says of one that was changed.</summary>
    public string SaidOfChanged { get; init; } = $"{Name} has been updated";

    /// <summary>What it says of one that is gone, <c>{}</c> for its id.</summary>
    public string SaidOfGone { get; init; } = $"{Name} with id '{{}}' has been deleted";

    /// <summary>The member that says which it is.</summary>
    public string Id { get; init; } = "id";

    /// <summary>What has to be said to make one.</summary>
    public string[] Required { get; init; } = [];

    /// <summary>What has to be said to change one.</summary>
    public string[] RequiredOfChange { get; init; } = [];

    /// <summary>What may be said when it is made, and not changed later.</summary>
    public string[] Fixed { get; init; } = [];

    /// <summary>What may be said when it is made, and changed later.</summary>
    public string[] Settable { get; init; } = [];

    /// <summary>What may be said a part at a time.</summary>
    public string[] Merged { get; init; } = [];

    /// <summary>Whether it has a config, which differs from service to service and whose secrets are masked.</summary>
    public bool HasConfig { get; init; }

    /// <summary>The status and the code of an answer that tells of a new one.</summary>
    public (int Status, string Code) Created { get; init; } = (201, "Success");

    /// <summary>Whether to make one that is there already answers that one.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>What a request has to say for it to be tested.</summary>
    public string TestFlag { get; init; } = "";

    /// <summary>Tests it, and keeps what comes of it.</summary>
    public Func<Account, JsonObject, JsonArray> Test { get; init; } = (_, _) => [];

    /// <summary>Whether the answer to a change has it.</summary>
    public bool IsShownWhenChanged { get; init; } = true;

    /// <summary>Which one it is going to be.</summary>
    public Func<Account, Incoming, string> NextId { get; init; } = (account, _) => account.NextId();

    /// <summary>Why one must not be made.</summary>
    public Func<Account, Incoming, Option<Reply>> Refuses { get; init; } = (_, _) => None;

    /// <summary>What it has besides what was said.</summary>
    public Func<Account, Incoming, JsonObject> New { get; init; } = (_, _) => [];

    /// <summary>What it is like now, on the account's clock.</summary>
    public Func<Account, JsonObject, JsonObject> Shown { get; init; } = (_, one) => one.DeepClone().AsObject();

    /// <summary>What is told of a new one this once.</summary>
    public Func<Account, Incoming, JsonObject, JsonObject> Told { get; init; } = (_, _, shown) => shown;

    /// <summary>What a list leaves out.</summary>
    public string[] OnlyInDetails { get; init; } = [];

    /// <summary>What only a list has.</summary>
    public string[] OnlyInLists { get; init; } = [];

    /// <summary>Whether a list wants it.</summary>
    public Func<Account, Incoming, JsonObject, bool> Matches { get; init; } = (_, _, _) => true;

    /// <summary>Why it must not be changed in such a way.</summary>
    public Func<Account, Incoming, Option<Reply>> RefusesChange { get; init; } = (_, _) => None;

    /// <summary>Why it must not be changed or deleted now.</summary>
    public Func<Account, JsonObject, Option<Reply>> IsBusy { get; init; } = (_, _) => None;

    /// <summary>Why it must not be deleted.</summary>
    public Func<Account, JsonObject, Option<Reply>> IsUsed { get; init; } = (_, _) => None;

    /// <summary>Whether it is gone at once when it is deleted.</summary>
    public Func<Account, JsonObject, bool> Deletes { get; init; } = (_, _) => true;

    public IEnumerable<Operation> Operations =>
        new (string Verb, Operation Operation)[]
        {
            ("list", new("GET", Path, (account, call) => account.List(this, call))),
            ("create", new("POST", Path, (account, call) => account.Create(this, call))),
            ("get", new("GET", $"{Path}/{{}}", (account, call) => account.Get(this, call))),
            ("update", new("PATCH", $"{Path}/{{}}", (account, call) => account.Update(this, call))),
            ("delete", new("DELETE", $"{Path}/{{}}", (account, call) => account.Delete(this, call))),
        }
        .Where(pair => Verbs.Split(' ').Contains(pair.Verb))
        .Select(pair => pair.Operation);
}
