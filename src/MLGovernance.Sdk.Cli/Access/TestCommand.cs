using System.CommandLine;
using System.Text;
using System.Text.Json;
using MLGovernance.Access;

namespace MLGovernance.Cli.Access;

/// <summary><c>mlgov access test</c>: runs access cases, who must and must not reach what.</summary>
internal static class TestCommand
{
    private const int Failed = 1;

    internal static Command Create()
    {
        var cases = new Option<string[]>("--cases") { Description = "A file of access cases; may be given several times.", Required = true, AllowMultipleArgumentsPerToken = true };
        Option<string> output = OutputFormat.Create("text", "ndjson");
        Option<WildcardMode> wildcard = AccessInput.CreateWildcardOption();
        var groups = new Option<AclGroupStep>("--group-step") { Description = "Which published reading of the group step to follow, unless a case names one.", DefaultValueFactory = _ => AclGroupStep.EachEntry };
        var maskOther = new Option<bool>("--mask-other") { Description = "Whether the mask also limits the other entry, as the documented pseudocode has it.", DefaultValueFactory = _ => true };
        var command = new Command("test", "Run access cases; exit code 1 when one does not give what it expects.") { cases, output, wildcard, groups, maskOther };
        command.SetAction(parsed => AccessCommand.Guard(parsed, () =>
        {
            var options = new AccessCaseOptions { Wildcards = parsed.GetValue(wildcard), Reading = new AclReading(parsed.GetValue(groups), parsed.GetValue(maskOther)) };
            return Run(parsed.InvocationConfiguration.Output, parsed.GetRequiredValue(cases), parsed.GetRequiredValue(output), options);
        }));
        return command;
    }

    private static int Run(TextWriter output, string[] files, string format, AccessCaseOptions options)
    {
        int passed = 0, failed = 0;
        foreach (string file in files)
        {
            foreach (AccessCaseResult result in AccessCases.Run(File.ReadAllBytes(file), file, options))
            {
                passed += result.Passed == true ? 1 : 0;
                failed += result.Passed == false ? 1 : 0;
                if (format == "ndjson")
                {
                    output.WriteLine(Json(result));
                }
                else if (result.Passed == false)
                {
                    output.WriteLine($"FAILED {result.Id}: {result.Result} by {result.DecidedBy}, expected {result.Expected}. {string.Join("; ", result.Steps)}");
                }
            }
        }

        if (format == "text")
        {
            output.WriteLine($"{passed} passed, {failed} failed");
        }

        return failed > 0 ? Failed : 0;
    }

    private static string Json(AccessCaseResult result)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            result.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
