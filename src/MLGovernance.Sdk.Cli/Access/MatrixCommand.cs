using System.Collections.Immutable;
using System.CommandLine;
using MLGovernance.Access;
using MLGovernance.Lineage;

namespace MLGovernance.Cli.Access;

/// <summary><c>mlgov access matrix</c>: principals by operations by scopes.</summary>
internal static class MatrixCommand
{
    internal static Command Create()
    {
        Option<string> estate = AccessInput.CreateOption();
        Option<WildcardMode> wildcard = AccessInput.CreateWildcardOption();
        Option<string> output = OutputFormat.Create("csv", "ndjson");
        var operations = new Option<string[]>("--operation") { Description = "The operations; without it, those that read secrets or grant access.", AllowMultipleArgumentsPerToken = true };
        var scopes = new Option<string[]>("--scope") { Description = "The resources; without it, every resource of the estate and every scope with an assignment.", AllowMultipleArgumentsPerToken = true };
        var command = new Command("matrix", "Print every answer that is not Denied, one a line.") { estate, wildcard, output, operations, scopes };
        command.SetAction(parsed => AccessCommand.Guard(parsed, () =>
        {
            AccessInput input = AccessInput.Read(parsed.GetRequiredValue(estate));
            AccessEvaluator evaluator = AccessEvaluator.Compile(input.Model, new AccessOptions { Wildcards = parsed.GetValue(wildcard) });
            ImmutableArray<AccessOperation> asked = parsed.GetValue(operations) is { Length: > 0 } names
                ? [.. names.Select(name => new AccessOperation(name, AccessOperations.IsDataOperation(name), "asked"))]
                : [.. AccessOperations.Secrets, .. AccessOperations.Granting];
            ImmutableArray<string> places = parsed.GetValue(scopes) is { Length: > 0 } given ? [.. given] : Scopes(input);
            Print(parsed.InvocationConfiguration.Output, parsed.GetRequiredValue(output), evaluator.Matrix(default, asked, places));
            return 0;
        }));
        return command;
    }

    private static ImmutableArray<string> Scopes(AccessInput input) =>
    [
        .. input.Snapshot.Assets.Select(asset => asset.Id.Value).Where(id => id.StartsWith('/'))
            .Concat(input.Model.RoleAssignments.Select(assignment => assignment.Scope))
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal),
    ];

    private static void Print(TextWriter output, string format, AccessMatrix matrix)
    {
        if (format == "csv")
        {
            output.WriteLine("principal,operation,scope,result");
        }

        for (int scope = 0; scope < matrix.Scopes.Length; scope++)
        {
            for (int operation = 0; operation < matrix.Operations.Length; operation++)
            {
                for (int principal = 0; principal < matrix.Principals.Length; principal++)
                {
                    AccessResult result = matrix[principal, operation, scope];
                    if (result != AccessResult.Denied)
                    {
                        string[] cells = [matrix.Principals[principal], matrix.Operations[operation].Name, matrix.Scopes[scope], result.ToString()];
                        output.WriteLine(format == "csv" ? string.Join(',', cells.Select(CsvText.Cell)) : $"{{\"principal\":{Json(cells[0])},\"operation\":{Json(cells[1])},\"scope\":{Json(cells[2])},\"result\":{Json(cells[3])}}}");
                    }
                }
            }
        }
    }

    private static string Json(string text) => $"\"{System.Text.Json.JsonEncodedText.Encode(text)}\"";
}
