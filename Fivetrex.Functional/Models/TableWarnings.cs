using System.Text.Json.Serialization;

namespace Fivetrex.Functional.Models;

/// <summary>The problems of a table that do not stop its connector from syncing.</summary>
/// <param name="Schema">The schema; None when the warnings apply to the whole connector.</param>
/// <param name="Table">The table; None when the warnings apply to the whole connector.</param>
/// <param name="Warnings">One warning of each kind.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record TableWarnings(
    Option<string> Schema = default, Option<string> Table = default, Seq<TableWarning> Warnings = default) : FivetranModel;

/// <summary>A warning.</summary>
/// <param name="Code">The kind of warning, an open set, for example <c>type_coercion_to_null_warning</c>.</param>
/// <param name="Type">The kind of warning, in answers that use this name instead of <c>code</c>.</param>
/// <param name="Message">The message, as readable text.</param>
/// <param name="ErrorMessage">More details.</param>
/// <param name="CreatedAt">The time of the warning, in UTC.</param>
[JsonConverter(typeof(ModelConverter))]
public sealed record TableWarning(
    Option<string> Code = default,
    Option<string> Type = default,
    Option<string> Message = default,
    Option<string> ErrorMessage = default,
    Option<DateTimeOffset> CreatedAt = default) : FivetranModel;
