namespace Fivetrex.Functional;

/// <summary>The plan of an account, for its request limits.</summary>
/// <remarks><see href="https://fivetran.com/docs/rest-api/rate-limiting">Reference</see>.</remarks>
public enum FivetranPlan
{
    /// <summary>A trial: 500 requests an hour.</summary>
    Trial,

    /// <summary>A paid or a free plan: 20,000 requests an hour.</summary>
    Paid,
}
