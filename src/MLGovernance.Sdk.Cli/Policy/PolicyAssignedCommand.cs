using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MLGovernance.Policy;

namespace MLGovernance.Cli.Policy;

/// <summary><c>mlgov policy assigned</c>: the estate against the policies a tenant has assigned, read from Azure or from files. Exit code 1 tells of non-compliance.</summary>
internal static class PolicyAssignedCommand
{
    internal static Command Create()
    {
        var estate = new EstateArguments();
        var switches = new PolicyLanguageSwitches(PolicyLanguageOptions.AsAzure);
        Option<DirectoryInfo?> policies = AssignedInput.CreateOption();
        var all = new Option<bool>("--all") { Description = "Also write what is compliant and not applicable." };
        var command = new Command("assigned", "Evaluate the estate with the policies that Azure has assigned, offline or before a deployment. One JSON object a line: resource, assignment, policy, reference, state, effect, message, reason.")
        {
            policies, all,
        };
        estate.AddTo(command);
        switches.AddTo(command);
        command.Runs(async (parsed, cancellationToken) =>
        {
            await using EstateSession session = estate.Open(parsed);
            EstateSnapshot snapshot = await session.ScanAsync(cancellationToken).ConfigureAwait(false);
            AssignedInput input = await AssignedInput.ReadAsync(parsed.GetValue(policies), withStates: false, estate.Connection, parsed, snapshot, cancellationToken).ConfigureAwait(false);
            PolicyLanguageOptions language = switches.Options(parsed);
            return Write(parsed.InvocationConfiguration, input.Policies, input.Policies.Build(switches.Catalog(parsed), language), snapshot, parsed.GetValue(all));
        });
        return command;
    }

    private static int Write(InvocationConfiguration streams, AssignedPoliciesBuilder builder, AssignedPolicies assigned, EstateSnapshot snapshot, bool all)
    {
        var counts = new SortedDictionary<PolicyLanguageState, int>();
        foreach (Asset asset in snapshot.Assets)
        {
            foreach (AssignedPolicyResult result in assigned.Evaluate(asset, snapshot.TakenAt))
            {
                PolicyLanguageState state = result.Result.State;
                counts[state] = counts.GetValueOrDefault(state) + 1;
                if (all || state is not (PolicyLanguageState.Compliant or PolicyLanguageState.NotApplicable))
                {
                    streams.Output.WriteLine(Line(asset, result));
                }
            }
        }

        string[] missing = [.. builder.MissingIds];
        string unread = missing.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {missing.Length} definitions were not found");
        streams.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{builder.AssignmentCount} assignments with {assigned.Count} policies: {string.Join(", ", counts.Select(static c => $"{c.Value} {c.Key}"))}{unread}"));
        return counts.ContainsKey(PolicyLanguageState.NonCompliant) ? ExitCode.Violations : ExitCode.Success;
    }

    private static string Line(Asset asset, AssignedPolicyResult result)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("resource", asset.Id.Value);
            writer.WriteString("assignment", result.Assignment.Id);
            writer.WriteString("policy", result.PolicyDefinitionId);
            writer.WriteString("reference", result.ReferenceId);
            writer.WriteString("state", result.Result.State.ToString());
            writer.WriteString("effect", result.Result.Effect);
            writer.WriteBoolean("enforced", result.Assignment.IsEnforced);
            writer.WriteString("message", result.Message);
            writer.WriteString("reason", result.Result.Error is { } error ? $"{error.Path}: {error.Message}" : result.Result.Reason);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
