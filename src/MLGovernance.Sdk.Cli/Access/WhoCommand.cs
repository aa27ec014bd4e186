using System.CommandLine;
using MLGovernance.Access;

namespace MLGovernance.Cli.Access;

/// <summary><c>mlgov access who</c>: the principals that may do an operation on a resource.</summary>
internal static class WhoCommand
{
    internal static Command Create()
    {
        var operation = new Argument<string>("operation") { Description = "The operation, for example Microsoft.MachineLearningServices/workspaces/jobs/write." };
        var scope = new Argument<string>("scope") { Description = "The resource id." };
        Option<string> estate = AccessInput.CreateOption();
        Option<WildcardMode> wildcard = AccessInput.CreateWildcardOption();
        Option<string> output = OutputFormat.Create("text", "ndjson");
        var data = new Option<bool>("--data") { Description = "The operation belongs to the data plane; known blob operations are recognised without it." };
        var command = new Command("who", "List the principals that may do an operation on a resource, with the deciding assignments.") { operation, scope, estate, wildcard, output, data };
        command.SetAction(parsed => AccessCommand.Guard(parsed, () =>
        {
            string name = parsed.GetRequiredValue(operation);
            AccessEvaluator evaluator = AccessEvaluator.Compile(
                AccessInput.Read(parsed.GetRequiredValue(estate)).Model, new AccessOptions { Wildcards = parsed.GetValue(wildcard) });
            GrantLines.Print(
                parsed.InvocationConfiguration.Output, parsed.GetRequiredValue(output),
                evaluator.Who(name, parsed.GetRequiredValue(scope), parsed.GetValue(data) || AccessOperations.IsDataOperation(name)));
            return 0;
        }));
        return command;
    }
}
