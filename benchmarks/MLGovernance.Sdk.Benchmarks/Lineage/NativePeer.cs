using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace MLGovernance.Benchmarks.Lineage;

/// <summary>igraph and Boost, when a compiler and the libraries are on the machine: small programs compiled when they are needed.</summary>
internal static class NativePeer
{
    /// <summary>Measures both and says in one line each what was absent.</summary>
    internal static void Measure(Workload workload, MeasurementList rows)
    {
        string folder = Directory.CreateTempSubdirectory("mlgov-peer-").FullName;
        try
        {
            string edges = Path.Combine(folder, "edges.bin");
            GraphFiles.WriteBinaryPairs(workload.Edges, edges);
            Measure(workload, rows, folder, edges, "igraph (C)", "cc", "igraph_peer.c", ["-ligraph", "-lm"]);
            Measure(workload, rows, folder, edges, "Boost Graph (C++)", "c++", "boost_peer.cpp", []);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure(
        Workload workload, MeasurementList rows, string folder, string edges, string name, string compiler, string source, string[] libraries)
    {
        string program = Path.Combine(folder, Path.GetFileNameWithoutExtension(source));
        string path = Path.Combine(AppContext.BaseDirectory, "Lineage", "Native", source);
        string[] arguments = ["-O3", "-march=native", "-w", "-o", program, path];
        if (Run(compiler, [.. arguments, .. libraries]) is not (0, _))
        {
            Console.Error.WriteLine($"{workload.Name}: {name} is absent: '{compiler} {source}' did not compile (compiler, headers or library missing).");
            return;
        }

        int[] asked = [workload.Source, workload.UpSource, workload.Source, workload.PathEnd];
        (int exit, string output) = Run(program, [edges, .. asked.Select(node => node.ToString(CultureInfo.InvariantCulture))]);
        if (exit != 0)
        {
            Console.Error.WriteLine($"{workload.Name}: {name} ended with exit code {exit}.");
        }

        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] fields = line.Split('\t');
            rows.Add(new Measurement(
                fields[0], workload.Name, name,
                double.Parse(fields[1], CultureInfo.InvariantCulture), double.Parse(fields[2], CultureInfo.InvariantCulture), 0,
                long.Parse(fields[3], CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Measures a GAP Benchmark Suite <c>bfs</c> program on one thread, on the same graph and source.</summary>
    internal static void MeasureGap(Workload workload, MeasurementList rows, string program)
    {
        string file = Path.Combine(Path.GetTempPath(), $"{workload.Name}-{Environment.ProcessId}.sg");
        GraphFiles.WriteGap(workload.Graph.All, file);
        try
        {
            string root = workload.Source.ToString(CultureInfo.InvariantCulture);
            (int exit, string output) = Run(program, ["-f", file, "-n", "9", "-r", root], ("OMP_NUM_THREADS", "1"));
            double[] times = [.. output.Split('\n')
                .Where(line => line.StartsWith("Trial Time:", StringComparison.Ordinal))
                .Select(line => double.Parse(line["Trial Time:".Length..], CultureInfo.InvariantCulture) * 1_000).Order()];
            if (exit == 0 && times.Length > 0)
            {
                rows.Add(new Measurement("BFS with parents and distances", workload.Name, "GAPBS bfs, 1 thread (parents)", times[times.Length / 2], times[0], 0, -1));
            }
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static (int Exit, string Output) Run(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Linux) && !RuntimeInformation.IsOSPlatform(OSPlatform.OSX))
        {
            return (-1, "");
        }

        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            _ = errors.Result;
            return (process.ExitCode, output);
        }
        catch (Win32Exception)
        {
            return (-1, ""); // no such program
        }
    }
}
