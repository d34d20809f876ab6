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
    public static Task<Option<FivetranError>> Run(MethodInfo function, ClientConfig config, Func<ParameterInfo, object?> id) =>
        Ended((dynamic)function.Invoke(null, [.. function.GetParameters().Select(parameter => Argument(parameter, config, id))])!);

    private static object? Argument(ParameterInfo parameter, ClientConfig config, Func<ParameterInfo, object?> id) => parameter.ParameterType switch
    {
        var type when type == typeof(ClientConfig) => config,
        var type when type == typeof(string) => id(parameter),
        var type when type == typeof(bool) => true,
        var type when type == typeof(PageRequest) => PageRequest.First,
        var type when type == typeof(Confirm) => Confirm.HistoricalResync,
        var type when type == typeof(Trust) => new Trust(),
        var type when type == typeof(Seq<SourceTable>) => Seq1(new SourceTable("public", "orders")),
        var type when type == typeof(NewGroup) => new NewGroup("warehouse"),
        var type when type == typeof(GroupUpdate) => new GroupUpdate { Name = "warehouse" },
        var type when type == typeof(NewConnector) => new NewConnector("g", "postgres"),
        var type when type == typeof(ConnectorUpdate) => new ConnectorUpdate { Paused = true },
        var type when type == typeof(NewDestination) => new NewDestination("g", "snowflake", "0"),
        var type when type == typeof(DestinationUpdate) => new DestinationUpdate { TimeZoneOffset = "0" },
        var type => throw new ArgumentException($"no sample of {type}"),
    };

    private static async Task<Option<FivetranError>> Ended<T>(Aff<Either<FivetranError, T>> call) => ErrorOf(await call.RunAsync());

    private static Task<Option<FivetranError>> Ended<T>(Seq<Either<FivetranError, T>> stream) => Task.FromResult(ErrorOf(stream.Collect()));

    private static async Task<Option<FivetranError>> Ended<T>(IAsyncEnumerable<Either<FivetranError, T>> stream) =>
        (await stream.ToListAsync()).Select(ErrorOf).LastOrDefault();

    private static Option<FivetranError> ErrorOf<T>(Either<FivetranError, T> result) => result.Match(Right: _ => None, Left: Some);
}
