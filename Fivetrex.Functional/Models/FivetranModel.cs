namespace Fivetrex.Functional.Models;

/// <summary>What the service answers, or is sent: a value that shows the members that are set, the same in every culture, and no secret.</summary>
public abstract record FivetranModel
{
    private protected FivetranModel() { }

    /// <summary>The members that are set; neither secrets nor what is in a service's config.</summary>
    public sealed override string ToString() => ModelText.Of(this);
}
