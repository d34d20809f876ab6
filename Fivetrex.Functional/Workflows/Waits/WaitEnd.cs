namespace Fivetrex.Functional;

/// <summary>The end of a wait for a long operation: one case per way to handle it.</summary>
/// <remarks>The union is closed. <see cref="Match{R}"/> takes one named argument per case.</remarks>
/// <typeparam name="T">The type of the resource that shows the progress.</typeparam>
public abstract record WaitEnd<T>
{
    private WaitEnd() { }

    /// <summary>Whether the operation succeeded.</summary>
    public bool IsSuccess => this is Done;

    /// <summary>The operation succeeded.</summary>
    /// <param name="Value">The resource after it.</param>
    public sealed record Done(T Value) : WaitEnd<T>;

    /// <summary>The operation failed.</summary>
    /// <param name="Value">The resource after it.</param>
    /// <param name="Reason">The reason; None when the service has none.</param>
    public sealed record Failed(T Value, Option<string> Reason = default) : WaitEnd<T>;

    /// <summary>The deadline of the wait has passed. The operation was not stopped.</summary>
    /// <param name="Last">The resource at the last poll that succeeded; None when there was none.</param>
    /// <param name="LastError">The error of the last poll; None when it succeeded.</param>
    public sealed record DeadlinePassed(Option<T> Last, Option<FivetranError> LastError = default) : WaitEnd<T>;

    /// <summary>The resource was deleted.</summary>
    public sealed record Gone : WaitEnd<T>;

    /// <summary>Calls the function of the case.</summary>
    public R Match<R>(Func<Done, R> Done, Func<Failed, R> Failed, Func<DeadlinePassed, R> DeadlinePassed, Func<Gone, R> Gone) => this switch
    {
        Done end => Done(end),
        Failed end => Failed(end),
        DeadlinePassed end => DeadlinePassed(end),
        Gone end => Gone(end),
        _ => throw new InvalidOperationException($"{GetType().Name} is not a case of {nameof(WaitEnd<T>)}."),
    };
}
