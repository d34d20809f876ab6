using BenchmarkDotNet.Running;
using Fivetrex.Functional.Benchmarks;

switch (args)
{
    case ["driver", ..]:
        await Driver.Run();
        break;
    case ["growth"]:
        await Growth.Run();
        break;
    case ["plans"]:
        await PlanGrowth.Run();
        break;
    case ["logs"]:
        await LogStream.Run();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Driver).Assembly).Run(args is [] ? ["--filter", "*"] : args);
        break;
}
