using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>A problem that prevents a connector from syncing.</summary>
/// <param name="Type">The kind of problem, an open set, for example <c>reconnect</c>.</param>
/// <param name="Title">The title, as readable text.</param>
/// <param name="Reason">The cause.</param>
/// <param name="Message">The recommended action.</param>
/// <param name="CreatedAt">The time of its last occurrence, in UTC.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record ConnectorError(
    Option<string> Type = default,
    Option<string> Title = default,
    Option<string> Reason = default,
    Option<string> Message = default,
    Option<DateTimeOffset> CreatedAt = default) : FivetranModel;
