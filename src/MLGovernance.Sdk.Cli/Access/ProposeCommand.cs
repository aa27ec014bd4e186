using System.Collections.Immutable;
using System.CommandLine;
using MLGovernance.Access;

namespace MLGovernance.Cli.Access;

/// <summary><c>mlgov access propose</c>: a custom role that gives what is needed and no more.</summary>
internal static class ProposeCommand
{
    internal static Command Create()
    {
        var name = new Option<string>("--name") { Description = "The name of the role.", Required = true };
        var persona = new Option<string?>("--persona") { Description = $"Who it is for: {string.Join(", ", AccessPersona.All.Select(item => item.Name))}." };
        var operations = new Option<string[]>("--operation") { Description = "Instead of a persona: exactly these operations.", AllowMultipleArgumentsPerToken = true };
        var scopes = new Option<string[]>("--scope") { Description = "Where it may be assigned.", Required = true, AllowMultipleArgumentsPerToken = true };
        var replaces = new Option<string[]>("--replaces") { Description = "The built-in roles it would replace, by name, to show what it takes away.", AllowMultipleArgumentsPerToken = true };
        var command = new Command("propose", "Write a least-privilege role as JSON for 'az role definition create --role-definition'; what it takes away goes to the error stream.")
        {
            name, persona, operations, scopes, replaces,
        };
        command.SetAction(parsed => AccessCommand.Guard(parsed, () =>
        {
            RoleProposal proposal = Propose(
                parsed.GetRequiredValue(name), parsed.GetValue(persona), parsed.GetValue(operations) ?? [], [.. parsed.GetRequiredValue(scopes)], [.. (parsed.GetValue(replaces) ?? []).Select(Role)]);
            parsed.InvocationConfiguration.Output.WriteLine(proposal.ToJson());
            foreach (string removed in proposal.Removed)
            {
                parsed.InvocationConfiguration.Error.WriteLine($"takes away {removed}");
            }

            return 0;
        }));
        return command;
    }

    private static RoleProposal Propose(string name, string? persona, string[] operations, ImmutableArray<string> scopes, ImmutableArray<RoleDefinition> replaces)
    {
        if (persona is not null)
        {
            AccessPersona known = AccessPersona.Find(persona) ?? throw new ArgumentException($"'{persona}' is no persona; expected one of {string.Join(", ", AccessPersona.All.Select(item => item.Name))}.");
            return RoleProposal.ForPersona(name, known, scopes, replaces);
        }

        return operations.Length > 0
            ? RoleProposal.ForOperations(name, operations.Select(operation => new AccessOperation(operation, AccessOperations.IsDataOperation(operation), "asked")), scopes, replaces)
            : throw new ArgumentException("Give --persona or --operation.");
    }

    private static RoleDefinition Role(string name) => BuiltInRoles.Find(name)
        ?? throw new ArgumentException($"'{name}' is no built-in role this tool knows; it knows {string.Join(", ", BuiltInRoles.All.Select(role => role.RoleName))}.");
}
