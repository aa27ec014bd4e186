using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using MLGovernance.Cli;
using MLGovernance.Tests.Cli.Purview;

namespace MLGovernance.Tests.Cli.Sync;

public sealed partial class SyncCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mlgov-sync").FullName;

    public SyncCommandTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "estate"));
        File.WriteAllText(
            Path.Combine(_folder, "estate", "ws.json"),
            """{"id":"/subscriptions/5a3e0000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws","properties":{}}""");
        File.WriteAllText(Path.Combine(_folder, "secret"), "CANARY-0123456789abcdef\n");
        File.WriteAllText(Path.Combine(_folder, "short"), "CANARY");
    }

    [Theory]
    [InlineData("no time zone", "--time-zone", "Mars/Olympus")]
    [InlineData("Cron is '99'", "--cron", "99")]
    [InlineData("Interval is 00:00:01", "--interval", "00:00:01")]
    [InlineData("give --listen too", "--event-secret-file", "secret")]
    [InlineData("at least 16", "--event-secret-file", "short", "--listen", "http://127.0.0.1:0")]
    [InlineData("does not exist", "--lease", "no-folder/x.lease")]
    public async Task Sync_Slip_IsToldInOneLine(string expected, params string[] arguments)
    {
        (int code, string output, string error) = await Mlgov.RunAsync(
            ["sync", "--folder", Path.Combine(_folder, "estate"), .. arguments.Select(argument => argument is "secret" or "short" ? Path.Combine(_folder, argument) : argument)]);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(expected, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sync_Event_MakesARun()
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])
            [
                typeof(ExitCode).Assembly.Location, "sync", "--folder", Path.Combine(_folder, "estate"), "--wait", "--quiet", "00:00:00", "--lease", Path.Combine(_folder, "x.lease"),
                "--listen", "http://127.0.0.1:0", "--event-secret-file", Path.Combine(_folder, "secret"),
            ])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        try
        {
            var log = new StringBuilder();
            Uri server = new(await ReadUntilAsync(process, log, Listening()));
            await ReadUntilAsync(process, log, Leads());
            using var client = new HttpClient { BaseAddress = server };
            using var request = new HttpRequestMessage(HttpMethod.Post, "/events")
            {
                Content = new StringContent("""[{"id":"1","source":"/subscriptions/x","type":"Microsoft.MachineLearningServices.RunCompleted","specversion":"1.0"}]""", Encoding.UTF8, "application/json"),
            };
            request.Headers.Add("x-mlgov-secret", "CANARY-0123456789abcdef");
            using HttpResponseMessage response = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            await ReadUntilAsync(process, log, Ended());
            Assert.Equal("Healthy", await client.GetStringAsync(new Uri("/healthz", UriKind.Relative)));
            Assert.Contains("A sync run begins: Request.", log.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("CANARY", log.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            process.Kill();
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<string> ReadUntilAsync(Process process, StringBuilder log, Regex wanted)
    {
        if (wanted.Match(log.ToString()) is { Success: true } known)
        {
            return known.Groups[1].Value;
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await process.StandardError.ReadLineAsync(limit.Token) is { } line)
        {
            log.AppendLine(line);
            if (wanted.Match(line) is { Success: true } match)
            {
                return match.Groups[1].Value;
            }
        }

        throw new InvalidOperationException($"mlgov ended without '{wanted}': {log}");
    }

    [GeneratedRegex(@"Now listening on: (\S+)")]
    private static partial Regex Listening();

    [GeneratedRegex("(holds the lease)")]
    private static partial Regex Leads();

    [GeneratedRegex("(A sync run of 1 assets ended)")]
    private static partial Regex Ended();
}
