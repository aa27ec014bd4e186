using System.CommandLine;

namespace MLGovernance.Cli.Policy;

/// <summary><c>mlgov policy</c>: policies in Azure's own language, evaluated offline.</summary>
internal static class PolicyCommand
{
    internal static Command Create() => new("policy", "Evaluate, explain and survey policies written in the Azure Policy language, offline.")
    {
        PolicyTestCommand.Create(),
        PolicyExplainCommand.Create(),
        PolicyCoverageCommand.Create(),
        PolicyAssignedCommand.Create(),
    };
}
