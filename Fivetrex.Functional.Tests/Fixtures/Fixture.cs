namespace Fivetrex.Functional.Tests.Fixtures;

/// <summary>
/// The test data of one module. Each module whose functions take ids or inputs has a static class with a <c>Definition</c>, in a file named
/// after it; <see cref="AllFixtures"/> finds it.
/// </summary>
internal sealed class Fixture(Type module)
{
    /// <summary>The settings of a service, for the inputs that have a <c>config</c>.</summary>
    public static object Config { get; } = new { Host = "db.example.com", Port = 5432, password = "secret" };

    public Type Module => module;

    /// <summary>
    /// One input with every field set, for each type that the functions take. A type that several modules use is in one fixture only.
    /// </summary>
    public IReadOnlyList<object> Inputs { get; init; } = [];

    /// <summary>
    /// The ids in the requests of <see cref="WireTests"/>, by parameter; any other id is
    /// <c>some_</c> and the parameter's name without <c>Id</c>.
    /// </summary>
    public Dictionary<string, string> WireIds { get; init; } = [];

    /// <summary>The functions whose body has names of the caller, such as schemas, instead of documented fields.</summary>
    public IReadOnlyList<string> FreeBodies { get; init; } = [];

    /// <summary>The functions that read pages although the reference documents no paging.</summary>
    public IReadOnlyList<string> UndocumentedPages { get; init; } = [];

    /// <summary>The modules whose state <see cref="Prepare"/> uses; they are prepared first.</summary>
    public IReadOnlyList<Type> Needs { get; init; } = [];

    /// <summary>
    /// Creates the state that the functions need in the in-memory service, and returns its ids by parameter. An id with another name, such
    /// as <c>otherGroupId</c>, is for <see cref="Adapt"/> and for other fixtures.
    /// </summary>
    public Func<PreparedAccount, Task<Dictionary<string, string>>> Prepare { get; init; } =
        _ => Task.FromResult(new Dictionary<string, string>());

    /// <summary>Takes an input to one that refers to the prepared state; the ids in <see cref="Inputs"/> do not exist there.</summary>
    public Func<PreparedAccount, object, object> Adapt { get; init; } = (_, input) => input;

    /// <summary>
    /// Changes to the prepared state before a function, by its name: a resource in use cannot be deleted, and some resources exist
    /// only once.
    /// </summary>
    public Dictionary<string, Func<PreparedAccount, Task>> Before { get; init; } = [];
}
