using BenchmarkDotNet.Running;
using Fivetrex.Functional.Benchmarks;

if (args is ["driver", ..])
{
    await Driver.Run();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Driver).Assembly).Run(args);
