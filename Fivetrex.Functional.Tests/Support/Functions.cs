using System.Reflection;

namespace Fivetrex.Functional.Tests.Support;

/// <summary>Calls any function of any module, with good arguments but for the ones a test chooses.</summary>
internal static class Functions
{
    public static IEnumerable<MethodInfo> All => Modules.All.SelectMany(module => module.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly));

    /// <summary>A function and one of its ids.</summary>
    public static IEnumerable<TestCaseData<MethodInfo, string>> WithIds =>
        from function in All
        from parameter in function.GetParameters()
        where parameter.ParameterType == typeof(string)
        select new TestCaseData<MethodInfo, string>(function, parameter.Name!) { TestName = $"{NameOf(function)}: {parameter.Name}" };

    public static string NameOf(MethodInfo function) =>
        $"{function.DeclaringType!.Name}.{function.Name}({string.Join(", ", function.GetParameters().Select(parameter => parameter.Name))})";

    /// <summary>Runs a call, or reads a stream to its end, and says what it came to: the error, or none.</summary>
    public static async Task<Option<FivetranError>> Run(MethodInfo function, ClientConfig config, Func<ParameterInfo, object?> id) =>
        (await Results(function, config, id)).LastOrDefault() is FivetranError error ? error : None;

    /// <summary>All that comes out of a call or a stream: what it is about, and after it an error at most.</summary>
    /// <param name="function">Of any module.</param>
    /// <param name="config">Its first argument.</param>
    /// <param name="id">What it gets for each id.</param>
    /// <param name="input">Takes a good body to the one that it gets; the good one unless given.</param>
    public static Task<List<object>> Results(MethodInfo function, ClientConfig config, Func<ParameterInfo, object?> id, Func<object, object>? input = null) =>
        Read((dynamic)function.Invoke(null, [.. function.GetParameters().Select(parameter => Argument(parameter, config, id, input ?? identity))])!);

    private static object? Argument(ParameterInfo parameter, ClientConfig config, Func<ParameterInfo, object?> id, Func<object, object> input) => parameter.ParameterType switch
    {
        var type when type == typeof(ClientConfig) => config,
        var type when type == typeof(string) => id(parameter),
        var type when type == typeof(bool) => true,
        var type when type == typeof(PageRequest) => PageRequest.First,
        var type when type == typeof(Confirm) => Confirm.HistoricalResync,
        var type => input(Input(type)),
    };

    private static object Input(Type type) => type switch
    {
        _ when type == typeof(Trust) => new Trust(),
        _ when type == typeof(Seq<SourceTable>) => Seq1(new SourceTable("public", "orders")),
        _ when type == typeof(NewGroup) => new NewGroup("warehouse"),
        _ when type == typeof(GroupUpdate) => new GroupUpdate { Name = "warehouse" },
        _ when type == typeof(NewConnector) => new NewConnector("g", "postgres"),
        _ when type == typeof(ConnectorUpdate) => new ConnectorUpdate { Paused = true },
        _ when type == typeof(NewDestination) => new NewDestination("g", "snowflake", "0"),
        _ when type == typeof(DestinationUpdate) => new DestinationUpdate { TimeZoneOffset = "0" },
        _ => throw new ArgumentException($"no sample of {type}"),
    };

    private static async Task<List<object>> Read<T>(Aff<Either<FivetranError, T>> call) => [(await call.RunAsync()).Case!];

    private static Task<List<object>> Read<T>(Seq<Either<FivetranError, T>> stream) => Task.FromResult(stream.Select(item => item.Case!).ToList());

    private static async Task<List<object>> Read<T>(IAsyncEnumerable<Either<FivetranError, T>> stream) =>
        [.. (await stream.ToListAsync()).Select(item => item.Case!)];
}
