namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>Teams.</summary>
internal static class TeamResource
{
    public static Resource Definition { get; } = new("teams", "Team")
    {
        DeletedMessage = "Team has been deleted",
        Required = ["name"],
        Settable = { ["name"] = Kind.Text, ["description"] = Kind.Text, ["role"] = Kind.Text },
        Operations = [new("DELETE", "teams/{}/role", RemoveRole)],
    };

    private static Either<Refusal, Reply> RemoveRole(Store store, Incoming call)
    {
        call.Item["role"] = null;
        return Reply.Success("Team role in account has been removed");
    }
}
