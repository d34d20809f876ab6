namespace Fivetrex.Functional;

/// <summary>The difference between a wish and a schema configuration.</summary>
/// <param name="Changes">The differences that an update can remove, by the names of their parts.</param>
/// <param name="Refusals">The differences that the service is known not to remove; they are not sent.</param>
public sealed record SchemaDiff(Seq<SchemaDifference> Changes, Seq<SchemaRefusal> Refusals)
{
    /// <summary>Whether the configuration is as wished.</summary>
    public bool IsEmpty => Changes.IsEmpty && Refusals.IsEmpty;

    /// <summary>
    /// Compares a wish with a schema configuration, for example from <see cref="ConnectorSchemas.Get"/>. Sends nothing.
    /// </summary>
    /// <remarks>
    /// A configuration does not list columns whose settings were never changed. Such a column counts as enabled and not hashed; but whether
    /// it is enabled under <see cref="SchemaChangeHandling.BlockAll"/>, and whether it is part of the primary key, is unknown: the
    /// difference then has no <see cref="SchemaDifference.Actual"/>. <see cref="ConnectorSchemas.Converge"/> reads those columns.
    /// </remarks>
    [Pure]
    public static SchemaDiff Of(SchemaWish wish, SchemaConfig actual)
    {
        ArgumentNullException.ThrowIfNull(wish);
        ArgumentNullException.ThrowIfNull(actual);
        var comparison = new SchemaComparison(actual);
        comparison.Compare(wish.In(actual));
        return comparison.Result();
    }

    /// <summary>Returns one line per difference.</summary>
    public override string ToString() =>
        string.Join('\n', Changes.Map(change => $"{change}").Concat(Refusals.Map(refusal => $"{refusal}")));
}

/// <summary>A setting that differs from the wish.</summary>
/// <param name="Part">The schema, table or column; or the whole configuration, for the handling of schema changes.</param>
/// <param name="Setting">
/// The field of the API: <c>enabled</c>, <c>hashed</c>, <c>is_primary_key</c>, <c>target_data_type</c>, <c>sync_mode</c>,
/// <c>row_filter</c> or <c>schema_change_handling</c>.
/// </param>
/// <param name="Actual">The current value as text; None when it is not set or not known.</param>
/// <param name="Wished">The wished value as text; None to clear it.</param>
public sealed record SchemaDifference(SchemaPart Part, string Setting, Option<string> Actual, Option<string> Wished)
{
    /// <summary>Returns one line: <c>public.orders enabled: true → false</c>.</summary>
    public override string ToString() => $"{Part} {Setting}: {Actual.IfNone("unset")} → {Wished.IfNone("unset")}".TrimStart();

    // the service does not list columns that no user has changed
    internal bool IsUnknown => Part.Column.IsSome && Actual.IsNone && Setting is SchemaSettings.Enabled or SchemaSettings.IsPrimaryKey;
}

/// <summary>A difference that the service does not remove.</summary>
/// <param name="Difference">The difference.</param>
/// <param name="Kind">The kind of the refusal.</param>
/// <param name="Reason">The reason, as readable text.</param>
public sealed record SchemaRefusal(SchemaDifference Difference, SchemaRefusalKind Kind, string Reason)
{
    /// <summary>Returns one line: the difference and the reason.</summary>
    public override string ToString() => $"{Difference}: {Reason}";
}

/// <summary>The kinds of refusals.</summary>
public enum SchemaRefusalKind
{
    /// <summary>The configuration has no such schema or table. Not sent.</summary>
    NotFound,

    /// <summary>The part is locked: it cannot be enabled or disabled. Not sent.</summary>
    Locked,

    /// <summary>The table does not support the setting. Not sent.</summary>
    Unsupported,

    /// <summary>The service has rejected the change.</summary>
    Rejected,

    /// <summary>The service has accepted the change, and the configuration is the same after it.</summary>
    Ignored,
}
