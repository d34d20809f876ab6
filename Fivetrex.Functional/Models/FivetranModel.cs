namespace Fivetrex.Functional.Models;

/// <summary>
/// A value that the service returns or receives. Its text shows the members that are set, in the same form in every culture, and no secret.
/// </summary>
public abstract record FivetranModel
{
    private protected FivetranModel() { }

    /// <summary>Returns the members that are set, without secrets and without the contents of a service's config.</summary>
    public sealed override string ToString() => ModelText.Of(this);
}
