using System.Text.Json;
using MLGovernance.Emulator.Arm;
using MLGovernance.Emulator.Groups;

namespace MLGovernance.Emulator.Seeding;

/// <summary>Documents of a seed that are no Resource Manager resources, each told by the members it has.</summary>
internal static class SeedDocuments
{
    private static readonly string[] CatalogMembers =
        ["entities", "entityDefs", "relationshipDefs", "classificationDefs", "businessMetadataDefs", "enumDefs", "structDefs"];

    /// <summary>The body that an example of the REST specifications shows for 200; any other document as it is.</summary>
    public static JsonElement Unwrap(JsonElement document) =>
        ArmResource.Member(ArmResource.Member(ArmResource.Member(document, "responses"), "200"), "body") is { ValueKind: JsonValueKind.Object } body
            ? body
            : document;

    /// <summary>Whether the document only describes the folder that <c>mlgov scan --save</c> wrote; it holds no resource.</summary>
    public static bool IsManifest(JsonElement body) =>
        ArmResource.Text(body, "format")?.StartsWith("mlgovernance-estate/", StringComparison.Ordinal) == true;

    public static bool TryPlace(JsonElement body, EmulatedCloud cloud)
    {
        bool isPlaced = false;
        if (ArmResource.Text(body, "runId") is not null)
        {
            cloud.Runs.Add(body, ArmResource.Text(body, "scope"));
            isPlaced = true;
        }

        foreach (JsonElement run in Items(body, "runs"))
        {
            cloud.Runs.Add(run, ArmResource.Text(body, "scope"));
            isPlaced = true;
        }

        foreach (JsonElement path in Items(body, "storagePaths"))
        {
            cloud.Storage.Add(path);
            isPlaced = true;
        }

        foreach (JsonElement group in Items(body, "groups"))
        {
            cloud.Groups.Add(group);
            isPlaced = true;
        }

        foreach (string collection in DirectoryObjects.Types.Keys)
        {
            foreach (JsonElement item in Items(body, collection))
            {
                cloud.Principals.Add(collection, item);
                isPlaced = true;
            }
        }

        if (ArmResource.Text(body, "policyAssignmentId") is not null && ArmResource.Text(body, "resourceId") is not null)
        {
            cloud.PolicyStates.Add(body);
            isPlaced = true;
        }

        if (CatalogMembers.Any(member => ArmResource.Member(body, member).ValueKind == JsonValueKind.Array))
        {
            cloud.CatalogBodies.Add(body);
            isPlaced = true;
        }

        return isPlaced;
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement body, string name) =>
        ArmResource.Member(body, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;
}
