using System.CommandLine;
using MLGovernance.Policy;

namespace MLGovernance.Cli.Policy;

/// <summary><c>mlgov policy test</c>: unit tests of policies. Exit code 0 when all hold, 1 when one differs, 2 when the input cannot be read.</summary>
internal static class PolicyTestCommand
{
    internal static Command Create()
    {
        var cases = new Option<FileInfo?>("--cases") { Description = "Cases, one JSON object a line: id, policyRule or definition, parameters, resource, related, resourceGroup, subscription, requestContext, utcNow, expect. '-' reads standard input." };
        var output = new Option<string>("--output") { Description = "ndjson or text.", DefaultValueFactory = static _ => "ndjson" };
        output.AcceptOnlyFromAmong("ndjson", "text");
        var expect = new Option<string?>("--expect") { Description = "With --rule: the state or effect that is expected." };
        var trace = new Option<bool>("--trace") { Description = "Add a trace of each condition." };
        var input = new PolicyInput();
        var switches = new PolicyLanguageSwitches();
        var command = new Command("test", "Evaluate policies on resources and compare with what is expected.") { cases, output, expect, trace };
        input.AddTo(command);
        switches.AddTo(command);
        command.SetAction(parsed => PolicyCommandErrors.Guard(parsed, () =>
        {
            PolicyEvaluationMode mode = parsed.GetValue(trace) ? PolicyEvaluationMode.Full : PolicyEvaluationMode.Details;
            var runner = new PolicyCases(switches.Catalog(parsed), switches.Options(parsed));
            IEnumerable<PolicyCaseResult> results = (parsed.GetValue(cases), input.IsGiven(parsed)) switch
            {
                ({ } file, false) => runner.Run(Lines(file), mode),
                (null, true) => [Single(runner, input.Read(parsed), parsed.GetValue(expect), mode)],
                _ => throw new AzurePolicyFormatException("mlgov policy test", "either --cases, or --rule and --resource, is needed"),
            };
            return PolicyResultOutput.Write(parsed.InvocationConfiguration.Output, results, parsed.GetValue(output) == "ndjson");
        }));
        return command;
    }

    private static PolicyCaseResult Single(PolicyCases runner, PolicyCase test, string? expect, PolicyEvaluationMode mode)
    {
        if (expect is not null)
        {
            using var document = System.Text.Json.JsonDocument.Parse($"\"{System.Text.Json.JsonEncodedText.Encode(expect)}\"");
            test = test with { Expect = document.RootElement.Clone() };
        }

        return runner.Run(test, mode);
    }

    private static IEnumerable<string> Lines(FileInfo file)
    {
        if (file.Name == "-")
        {
            while (Console.In.ReadLine() is { } line)
            {
                yield return line;
            }

            yield break;
        }

        if (!file.Exists)
        {
            throw new AzurePolicyFormatException(file.Name, "$", "the file does not exist");
        }

        foreach (string line in File.ReadLines(file.FullName))
        {
            yield return line;
        }
    }
}
