using System.Text.Json.Nodes;

namespace Fivetrex.Functional.Testing.Service.Resources;

/// <summary>The warnings and the errors of a connection.</summary>
internal static class ConnectionWarnings
{
    public static Operation[] Operations { get; } =
    [
        new("GET", "connections/{}/warnings", List),
        new("DELETE", "connections/{}/warnings/{}", (store, call) => Dismissed(store, call, Seq1(call.Ids[1]))),
        new("POST", "connections/{}/dismiss-warnings", Dismiss) { Fields = { ["warning_types"] = Kind.List } },
        new("GET", "connections/{}/errors", ListErrors),
    ];

    private static Either<Refusal, Reply> List(Store store, Incoming call) => call.Page(
        "Connection warnings retrieved successfully", Connection.Of(store, call.Item).Warnings, warning => warning.Copy());

    private static Either<Refusal, Reply> ListErrors(Store store, Incoming call) => call.Page(
        "Connection errors retrieved successfully", Connection.Of(store, call.Item).Errors, error => error);

    private static Either<Refusal, Reply> Dismiss(Store store, Incoming call)
    {
        var connection = Connection.Of(store, call.Item);
        var types = toSeq((call.Body["warning_types"] as JsonArray ?? []).Select(type => $"{type}").ToArray());
        return types.Find(type => !connection.HasWarning(type)).Match(
            Some: type => Refusal.InvalidInput($"Warning type '{type}' is not known."),
            None: () => Dismissed(store, call, types));
    }

    private static Either<Refusal, Reply> Dismissed(Store store, Incoming call, Seq<string> types)
    {
        Connection.Of(store, call.Item).Dismiss(types);
        return Reply.Success("Warnings have been dismissed");
    }
}
