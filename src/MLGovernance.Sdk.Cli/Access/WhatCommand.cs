using System.CommandLine;
using MLGovernance.Access;

namespace MLGovernance.Cli.Access;

/// <summary><c>mlgov access what</c>: what a principal may do.</summary>
internal static class WhatCommand
{
    internal static Command Create()
    {
        var principal = new Argument<string>("principal") { Description = "The object id of a user, group, service principal or managed identity." };
        Option<string> estate = AccessInput.CreateOption();
        Option<WildcardMode> wildcard = AccessInput.CreateWildcardOption();
        Option<string> output = OutputFormat.Create("text", "ndjson");
        var scope = new Option<string[]>("--scope") { Description = "Only these resources; without it, every scope that carries an assignment.", AllowMultipleArgumentsPerToken = true };
        var command = new Command("what", "List what a principal may do, with the deciding assignments.") { principal, estate, wildcard, output, scope };
        command.SetAction(parsed => AccessCommand.Guard(parsed, () =>
        {
            AccessEvaluator evaluator = AccessEvaluator.Compile(
                AccessInput.Read(parsed.GetRequiredValue(estate)).Model, new AccessOptions { Wildcards = parsed.GetValue(wildcard) });
            string[]? scopes = parsed.GetValue(scope);
            GrantLines.Print(
                parsed.InvocationConfiguration.Output, parsed.GetRequiredValue(output),
                evaluator.What(parsed.GetRequiredValue(principal), scopes: scopes is { Length: > 0 } ? [.. scopes] : default));
            return 0;
        }));
        return command;
    }
}
