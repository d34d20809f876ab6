namespace Fivetrex.Functional;

/// <summary>The outcome of <see cref="ConnectorSchemas.Converge"/>: one case per way to handle it.</summary>
/// <remarks>The union is closed. <see cref="Match{R}"/> takes one named argument per case.</remarks>
public abstract record SchemaConvergence
{
    private SchemaConvergence() { }

    /// <summary>Whether the configuration is as wished.</summary>
    public bool IsSuccess => this is Converged;

    /// <summary>The configuration is as wished.</summary>
    /// <param name="Schema">The configuration, read after the last change.</param>
    /// <param name="Changed">The changes that were made; empty when nothing was sent.</param>
    public sealed record Converged(SchemaConfig Schema, Seq<SchemaDifference> Changed) : SchemaConvergence
    {
        /// <inheritdoc/>
        public override string ToString() => $"{nameof(Converged)}{LinesOf(Changed)}";
    }

    /// <summary>The service did not take some parts of the wish.</summary>
    /// <param name="Schema">The configuration, read after the last change.</param>
    /// <param name="Changed">The changes that were made.</param>
    /// <param name="Refused">The parts that the service did not take, with the reason of each.</param>
    public sealed record Incomplete(SchemaConfig Schema, Seq<SchemaDifference> Changed, Seq<SchemaRefusal> Refused) : SchemaConvergence
    {
        /// <inheritdoc/>
        public override string ToString() => $"{nameof(Incomplete)}{LinesOf(Changed)}{LinesOf(Refused)}";
    }

    /// <summary>
    /// The connector has no schema configuration before its first sync or reload; nothing was sent. <see cref="Waits.ForSchema"/> starts a
    /// reload and waits for its end.
    /// </summary>
    public sealed record NotCaptured : SchemaConvergence
    {
        /// <inheritdoc/>
        public override string ToString() => nameof(NotCaptured);
    }

    /// <summary>Calls the function of the case.</summary>
    public R Match<R>(Func<Converged, R> Converged, Func<Incomplete, R> Incomplete, Func<NotCaptured, R> NotCaptured) => this switch
    {
        Converged outcome => Converged(outcome),
        Incomplete outcome => Incomplete(outcome),
        NotCaptured outcome => NotCaptured(outcome),
        _ => throw new InvalidOperationException($"{GetType().Name} is not a case of {nameof(SchemaConvergence)}."),
    };

    private static string LinesOf<T>(Seq<T> lines) => string.Concat(lines.Map(line => $"\n  {line}"));
}
