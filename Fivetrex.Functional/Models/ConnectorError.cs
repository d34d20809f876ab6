namespace Fivetrex.Functional.Models;

/// <summary>What keeps a connector from syncing.</summary>
/// <param name="Type">Its kind, an open word, <c>reconnect</c> for one.</param>
/// <param name="Title">For people.</param>
/// <param name="Reason">Why.</param>
/// <param name="Message">What to do.</param>
/// <param name="CreatedAt">When it last happened, in UTC.</param>
public sealed record ConnectorError(
    Option<string> Type = default,
    Option<string> Title = default,
    Option<string> Reason = default,
    Option<string> Message = default,
    Option<DateTimeOffset> CreatedAt = default) : FivetranModel;
