using BenchmarkDotNet.Running;
using Casus.Benchmarks;

// "whole-run FILE [THREADS]" times a whole run over JSON Lines; anything else goes to BenchmarkDotNet.
if (args is ["whole-run", var file, ..])
    return WholeRun.Go(file, args.Length > 2 ? int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture) : 1);
BenchmarkSwitcher.FromAssembly(typeof(StageBenchmarks).Assembly).Run(args);
return 0;
