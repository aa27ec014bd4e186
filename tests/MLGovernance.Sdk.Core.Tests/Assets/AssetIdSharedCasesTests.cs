using System.Text;
using System.Text.Json;

namespace MLGovernance.Tests;

public sealed class AssetIdSharedCasesTests
{
    [SkippableFact]
    public void Parse_EveryCollectedForm_GivesItsCanonicalText()
    {
        using var cases = JsonDocument.Parse(File.ReadAllText(SharedData.Require("aml-uris.json")));
        var workspace = AssetId.Parse(cases.RootElement.GetProperty("currentWorkspace").GetString()!);
        var guids = new Dictionary<string, AssetId>(StringComparer.OrdinalIgnoreCase) { ["0f1e2d3c-1111-4222-8333-444455556666"] = workspace };
        var wrong = new StringBuilder();
        foreach (JsonElement item in cases.RootElement.GetProperty("cases").EnumerateArray())
        {
            string input = item.GetProperty("input").GetString()!;
            string? expected = item.GetProperty("canonical").GetString();
            string? collection = item.GetProperty("context").GetString() is { } kind ? kind switch { "data" or "compute" => kind == "data" ? "data" : "computes", _ => kind + "s" } : null;
            var context = new AssetIdContext { Workspace = workspace, Collection = collection, WorkspacesByGuid = guids };
            string? actual = AssetId.TryParse(input, context, out AssetId id, out string? error) ? id.Value : null;
            if (actual != expected)
            {
                wrong.AppendLine($"{input}: expected {expected}, got {actual} ({error})");
            }

            if (actual is not null && AssetId.Parse(actual) != id)
            {
                wrong.AppendLine($"{actual} does not survive a second parse.");
            }
        }

        Assert.Empty(wrong.ToString());
    }
}
