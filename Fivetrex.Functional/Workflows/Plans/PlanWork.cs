using System.Text.Json.Nodes;

namespace Fivetrex.Functional;

/// <summary>The request of a change, which no text of the plan shows.</summary>
/// <param name="Group">The name of the group.</param>
/// <param name="Id">The id of a resource that exists; None for one that the plan creates.</param>
/// <param name="Body">The body, without the id of the group.</param>
/// <param name="Wish">The schemas, tables and columns to sync.</param>
internal sealed record PlanWork(string Group, Option<string> Id, JsonObject Body, Option<SchemaWish> Wish)
{
    public static PlanWork None { get; } = new("", Option<string>.None, [], Option<SchemaWish>.None);
}
