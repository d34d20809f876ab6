namespace Fivetrex.Functional.Json;

/// <summary>
/// The body that is being read, the names of the fields that were left out of it, the items that do not fit, and the handling of unknown
/// fields.
/// </summary>
internal readonly ref struct ReadContext(
    ReadOnlySpan<byte> body, ICollection<string>? leftOut, ICollection<string> misfits, UnknownFields? unknown)
{
    public ReadOnlySpan<byte> Body { get; } = body;

    /// <summary>The handling of unknown fields; null to ignore them.</summary>
    public UnknownFields? Unknown { get; } = unknown;

    public bool HasMisfits => misfits.Count > 0;

    public void LeaveOut(string field) => leftOut?.Add(field);

    /// <summary>Reports an item of a page that was left out.</summary>
    /// <param name="problem">The position as a JSON path, and the problem.</param>
    public void ReportItem(string problem) => misfits.Add(problem);
}
