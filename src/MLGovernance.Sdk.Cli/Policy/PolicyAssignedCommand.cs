using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MLGovernance.Azure;
using MLGovernance.Policy;

namespace MLGovernance.Cli.Policy;

/// <summary><c>mlgov policy assigned</c>: the estate against the policies a tenant has assigned, read from Azure or from files. Exit code 1 tells of non-compliance.</summary>
internal static class PolicyAssignedCommand
{
    internal static Command Create()
    {
        var estate = new EstateArguments();
        var switches = new PolicyLanguageSwitches();
        var policies = new Option<DirectoryInfo?>("--policies") { Description = "A folder with definitions, initiatives, assignments and exemptions (JSON, single or lists). Without it they are read from the subscriptions of the estate." };
        var all = new Option<bool>("--all") { Description = "Also write what is compliant and not applicable." };
        var command = new Command("assigned", "Evaluate the estate with the policies that Azure has assigned, offline or before a deployment. One JSON object a line: resource, assignment, policy, reference, state, effect, message, reason.")
        {
            policies, all,
        };
        estate.AddTo(command);
        switches.AddTo(command);
        command.Runs(async (parsed, cancellationToken) =>
        {
            AssignedPoliciesBuilder builder = parsed.GetValue(policies) is { } folder ? ReadFolder(folder) : new AssignedPoliciesBuilder();
            await using EstateSession session = estate.Open(parsed);
            EstateSnapshot snapshot = await session.ScanAsync(cancellationToken).ConfigureAwait(false);
            if (parsed.GetValue(policies) is null)
            {
                builder = await Source(estate.Connection, parsed).ReadAsync(Subscriptions(snapshot), cancellationToken).ConfigureAwait(false);
            }

            PolicyLanguageOptions language = switches.Options(parsed) with { Applicability = PolicyApplicability.TypeNameAndKind };
            return Write(parsed.InvocationConfiguration, builder, builder.Build(switches.Catalog(parsed), language), snapshot, parsed.GetValue(all));
        });
        return command;
    }

    private static AzurePolicySource Source(ConnectionArguments connection, ParseResult parsed)
    {
        AzureEstateSourceOptions options = connection.SourceOptions(parsed, runHistory: false);
        return new AzurePolicySource(options.Endpoint is { } endpoint
            ? new MachineLearningClient(endpoint, connection.Credential(parsed), options.MachineLearning)
            : new MachineLearningClient(connection.Credential(parsed), options.MachineLearning));
    }

    private static int Write(InvocationConfiguration streams, AssignedPoliciesBuilder builder, AssignedPolicies assigned, EstateSnapshot snapshot, bool all)
    {
        var counts = new SortedDictionary<PolicyLanguageState, int>();
        foreach (Asset asset in snapshot.Assets)
        {
            foreach (AssignedPolicyResult result in assigned.Evaluate(asset.Json, PolicyRequestContext.Empty, snapshot.TakenAt))
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

    private static AssignedPoliciesBuilder ReadFolder(DirectoryInfo folder)
    {
        if (!folder.Exists)
        {
            throw new AzurePolicyFormatException(folder.Name, "$", "the folder does not exist");
        }

        var builder = new AssignedPoliciesBuilder();
        foreach (FileInfo file in folder.EnumerateFiles("*.json", SearchOption.AllDirectories).OrderBy(static f => f.FullName, StringComparer.Ordinal))
        {
            builder.Add(PolicyInput.ReadJson(file));
        }

        return builder;
    }

    private static IEnumerable<string> Subscriptions(EstateSnapshot snapshot) => snapshot.Assets
        .Select(static a => a.Id.Value.Split('/'))
        .Where(static s => s.Length > 2 && s[1].Equals("subscriptions", StringComparison.OrdinalIgnoreCase))
        .Select(static s => s[2])
        .Distinct(StringComparer.OrdinalIgnoreCase);
}
