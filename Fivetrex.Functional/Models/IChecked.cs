namespace Fivetrex.Functional.Models;

/// <summary>A body that checks itself before it is sent.</summary>
internal interface IChecked
{
    /// <summary>The reason not to send it.</summary>
    Option<string> Problem { get; }

    /// <summary>Whether sending it a second time could lose data: such a body is never retried.</summary>
    bool IsSentOnce => false;
}
