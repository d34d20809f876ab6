namespace Fivetrex.Functional.Models;

/// <summary>What is not well with a table of a connector, and does not stop it.</summary>
/// <param name="Schema">The schema; none where the whole connector is meant.</param>
/// <param name="Table">The table; none where the whole connector is meant.</param>
/// <param name="Warnings">One for each kind.</param>
public sealed record TableWarnings(Option<string> Schema = default, Option<string> Table = default, Seq<TableWarning> Warnings = default) : FivetranModel;

/// <summary>One warning.</summary>
/// <param name="Code">Its kind, an open word, <c>type_coercion_to_null_warning</c> for one.</param>
/// <param name="Type">The same, where the service writes it so.</param>
/// <param name="Message">For people.</param>
/// <param name="ErrorMessage">More of it.</param>
/// <param name="CreatedAt">In UTC.</param>
public sealed record TableWarning(
    Option<string> Code = default,
    Option<string> Type = default,
    Option<string> Message = default,
    Option<string> ErrorMessage = default,
    Option<DateTimeOffset> CreatedAt = default) : FivetranModel;
