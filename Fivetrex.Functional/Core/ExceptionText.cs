namespace Fivetrex.Functional;

/// <summary>The text of an exception that code of the caller has thrown.</summary>
internal static class ExceptionText
{
    /// <summary>Returns the type and the message. The message of an exception may itself throw: then it is empty.</summary>
    public static string Of(Exception bug) => $"{bug.GetType().Name}: {Observer.Notify(() => bug.Message)}";
}
