using MLGovernance.Purview;
using Spectre.Console;

namespace MLGovernance.Cli;

/// <summary>What a publisher did, for people and programs.</summary>
internal static class ReceiptOutput
{
    internal static void WriteFailures(PublishReceipt receipt)
    {
        foreach (PublishFailure failure in receipt.Failures)
        {
            AnsiConsole.MarkupLineInterpolated($"refused: {failure.Entity.TypeName} {failure.Entity.QualifiedName}: {failure.Code} {failure.Message}");
        }
    }

    internal static void WriteJson(PublishReceipt receipt) => JsonOutput.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("dryRun", receipt.IsDryRun);
        writer.WriteNumber("created", receipt.Created);
        writer.WriteNumber("updated", receipt.Updated);
        writer.WriteNumber("unchanged", receipt.Unchanged);
        writer.WriteNumber("deprecated", receipt.Deprecated);
        writer.WriteNumber("deleted", receipt.Deleted);
        writer.WriteNumber("requests", receipt.Requests);
        writer.WriteStartArray("failures");
        foreach (PublishFailure failure in receipt.Failures)
        {
            writer.WriteStartObject();
            writer.WriteString("typeName", failure.Entity.TypeName);
            writer.WriteString("qualifiedName", failure.Entity.QualifiedName);
            writer.WriteString("code", failure.Code);
            writer.WriteString("message", failure.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
