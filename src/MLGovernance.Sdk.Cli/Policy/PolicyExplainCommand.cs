using System.CommandLine;
using MLGovernance.Policy;

namespace MLGovernance.Cli.Policy;

/// <summary><c>mlgov policy explain</c>: why a policy says what it says of a resource, condition by condition.</summary>
internal static class PolicyExplainCommand
{
    internal static Command Create()
    {
        var input = new PolicyInput();
        var switches = new PolicyLanguageSwitches();
        var command = new Command("explain", "Show what each condition of a policy found in a resource.");
        input.AddTo(command);
        switches.AddTo(command);
        command.SetAction(parsed => PolicyCommandErrors.Guard(parsed, () =>
        {
            PolicyCase test = input.Read(parsed);
            CompiledPolicy policy = CompiledPolicy.Compile(test.Definition, switches.Catalog(parsed), switches.Options(parsed));
            PolicyLanguageResult result = policy.Evaluate(test.Resource, policy.BindParameters(test.Parameters), test.Context, PolicyEvaluationMode.Full);
            Write(parsed.InvocationConfiguration.Output, policy, result);
            return result.State == PolicyLanguageState.Error ? 1 : 0;
        }));
        return command;
    }

    private static void Write(TextWriter output, CompiledPolicy policy, PolicyLanguageResult result)
    {
        output.WriteLine($"Policy:  {policy.Definition.DisplayName ?? policy.Definition.Name ?? "(a rule)"}");
        output.WriteLine($"Verdict: {result.State}{(result.Effect is { } effect ? $", effect {effect}" : "")}");
        if (result.Reason is { } reason)
        {
            output.WriteLine($"Reason:  {reason}");
        }

        if (result.Error is { } error)
        {
            output.WriteLine($"Error:   {error.Path}: {error.Message}");
        }

        output.WriteLine();
        foreach (PolicyTraceEntry entry in result.Trace)
        {
            string mark = entry.Outcome switch { true => "true ", false => "false", _ => "?    " };
            output.WriteLine($"  {mark} {entry.Path}");
            output.WriteLine($"        {entry.Why}");
        }

        foreach (PolicyPatchOperation change in result.Patch)
        {
            string value = change.Value.ValueKind == System.Text.Json.JsonValueKind.Undefined ? "" : " = " + change.Value.GetRawText();
            output.WriteLine($"  would {change.Operation} {change.Path}{value}");
        }

        foreach (AliasUse alias in policy.Aliases.Where(static a => a.Source is AliasSource.Convention or AliasSource.Assumed))
        {
            output.WriteLine($"  note: {alias.Field} is read from {alias.Path}, a path that no catalogue states ({alias.Source}).");
        }
    }
}
