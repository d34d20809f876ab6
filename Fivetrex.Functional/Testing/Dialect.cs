namespace Fivetrex.Functional.Testing;

/// <summary>The form of some answers, where the sources of facts about the service differ.</summary>
public enum Dialect
{
    /// <summary>The form of the service's OpenAPI document.</summary>
    Document,

    /// <summary>
    /// The form that the official Go client expects, and so the Terraform provider: a created destination has the code <c>Success</c>,
    /// <c>setup_status</c> is in lower case, and numbers and booleans in <c>config</c> are texts; a created membership or log service has
    /// the code <c>Created</c>.
    /// </summary>
    GoClient,
}
