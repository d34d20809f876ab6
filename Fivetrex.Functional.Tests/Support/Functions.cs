using System.Reflection;
using Fivetrex.Functional.Tests.Fixtures;

namespace Fivetrex.Functional.Tests.Support;

/// <summary>Calls any function of any module, with good arguments but for the ones a test chooses.</summary>
internal static class Functions
{
    /// <summary>The functions of all modules that are operations of the service. A workflow of a module sends several requests.</summary>
    public static IEnumerable<MethodInfo> All { get; } =
    [
        .. Modules.All
            .SelectMany(module => module.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(function => !Modules.IsWorkflow(function)),
    ];

    /// <summary>A function and one of its ids.</summary>
    public static IEnumerable<TestCaseData<MethodInfo, string>> WithIds =>
        from function in All
        from parameter in function.GetParameters()
        where parameter.ParameterType == typeof(string)
        select new TestCaseData<MethodInfo, string>(function, parameter.Name!) { TestName = $"{NameOf(function)}: {parameter.Name}" };

    public static string NameOf(MethodInfo function)
    {
        var parameters = string.Join(", ", function.GetParameters().Select(parameter => parameter.Name));
        return $"{function.DeclaringType!.Name}.{function.Name}({parameters})";
    }

    /// <summary>The type of a function's result; of a list, the type of its items.</summary>
    public static Type AnswerOf(MethodInfo function)
    {
        var either = function.ReturnType.GetGenericArguments()[0].GetGenericArguments()[1];
        return IsPaged(function) || either.Name == "Option`1" ? either.GetGenericArguments() is [var inner] ? inner : either : either;
    }

    /// <summary>Whether it reads pages, one or all of them.</summary>
    public static bool IsPaged(MethodInfo function) =>
        function.ReturnType.GetGenericTypeDefinition() != typeof(Aff<>)
            || function.ReturnType.GetGenericArguments()[0].GetGenericArguments()[1].Name == "Page`1";

    /// <summary>The confirmation that the comment of the function requires.</summary>
    public static Option<Confirm> ConfirmOf(MethodInfo function) =>
        Documentation.Of(function).Descendants("see")
            .Select(see => see.Attribute("cref")?.Value.Split('.') is ["F:Fivetrex", "Functional", nameof(Confirm), var name]
                ? Some((Confirm)typeof(Confirm).GetField(name)!.GetValue(null)!)
                : None)
            .FirstOrDefault(confirm => confirm.IsSome);

    /// <summary>Runs a call, or reads a stream to its end, and returns its error, or none.</summary>
    public static async Task<Option<FivetranError>> Run(
        MethodInfo function, ClientConfig config, Func<ParameterInfo, object?> id, Confirm? confirm = null) =>
        (await Results(function, config, id, confirm: confirm)).LastOrDefault() is FivetranError error ? error : None;

    /// <summary>All that comes out of a call or a stream: what it is about, and after it an error at most.</summary>
    /// <param name="function">A function of any module.</param>
    /// <param name="config">Its first argument.</param>
    /// <param name="id">Returns the value for each id.</param>
    /// <param name="input">Takes a good body to the one that it gets; the good one unless given.</param>
    /// <param name="confirm">The confirmation; the required one unless set.</param>
    public static Task<List<object>> Results(
        MethodInfo function,
        ClientConfig config,
        Func<ParameterInfo, object?> id,
        Func<object, object>? input = null,
        Confirm? confirm = null) =>
        Read((dynamic)function.Invoke(
            null,
            [.. function.GetParameters().Select(parameter => Argument(function, parameter, config, id, input ?? identity, confirm))])!);

    private static object? Argument(
        MethodInfo function,
        ParameterInfo parameter,
        ClientConfig config,
        Func<ParameterInfo, object?> id,
        Func<object, object> input,
        Confirm? confirm) => parameter.ParameterType switch
        {
            var type when type == typeof(ClientConfig) => config,
            var type when type == typeof(string) => id(parameter),
            var type when type == typeof(Confirm) =>
                confirm
                    ?? ConfirmOf(function).IfNone(
                        () => throw new AssertionException($"Say in <returns> of {NameOf(function)} what confirms it.")),
            var type => input(AllFixtures.InputOf(type)),
        };

    private static async Task<List<object>> Read<T>(Aff<Either<FivetranError, T>> call) => [(await call.RunAsync()).Case!];

    private static Task<List<object>> Read<T>(Seq<Either<FivetranError, T>> stream) =>
        Task.FromResult(stream.Select(item => item.Case!).ToList());

    private static async Task<List<object>> Read<T>(IAsyncEnumerable<Either<FivetranError, T>> stream) =>
        [.. (await stream.ToListAsync()).Select(item => item.Case!)];
}
