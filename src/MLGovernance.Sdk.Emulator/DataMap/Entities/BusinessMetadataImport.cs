using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Store;

namespace MLGovernance.Emulator.DataMap.Entities;

/// <summary>
/// The import of business attributes from CSV: type, unique value, <c>group.attribute</c> and value in each line. A line that does not fit
/// is reported, the others count.
/// </summary>
internal sealed class BusinessMetadataImport(DataMapState state)
{
    private const string Header = "EntityType,EntityUniqueAttributeValue,BusinessAttributeName,BusinessAttributeValue,EntityUniqueAttributeName[optional]";
    private const string Path = "/atlas/v2/entity/businessmetadata/import";

    public IEnumerable<DataMapRoute> Routes =>
    [
        new("GET", Path + "/template", _ => JsonValue.Create(Header + "\nhive_database,hive_db_1,bmName.attributeName,value,qualifiedName\n")) { ContentType = "text/csv" },
        new("POST", Path, Import),
    ];

    private JsonObject Import(DataMapCall call)
    {
        string text = call.UploadedText ?? throw AtlasError.BadRequest("Expected a multipart body with a CSV file in 'file'.");
        var done = new JsonArray();
        var failed = new JsonArray();
        string[] lines = text.Split('\n', StringSplitOptions.TrimEntries);
        for (int row = 0; row < lines.Length; row++)
        {
            if (lines[row].Length == 0 || lines[row].StartsWith("EntityType,", StringComparison.Ordinal))
            {
                continue;
            }

            string? remark = Apply(lines[row].Split(','));
            (remark is null ? done : failed).Add(new JsonObject
            {
                ["parentObjectName"] = lines[row].Split(',').ElementAtOrDefault(1) ?? "",
                ["childObjectName"] = lines[row].Split(',').ElementAtOrDefault(2) ?? "",
                ["importStatus"] = remark is null ? "SUCCESS" : "FAILED",
                ["remarks"] = remark ?? "",
                ["rowNumber"] = row + 1,
            });
        }

        return new JsonObject { ["successImportInfoList"] = done, ["failedImportInfoList"] = failed };
    }

    /// <summary>Applies one line; null, or what is wrong with it.</summary>
    private string? Apply(string[] cells)
    {
        if (cells is not [string type, string name, string attribute, string value, ..] || attribute.Split('.', 2) is not [string group, string member])
        {
            return $"expected {Header}";
        }

        if (!state.Types.IsEntityType(type) || state.FindActive(type, name) is not { } entity)
        {
            return $"no entity of type {type} with qualifiedName {name}";
        }

        var supplied = new JsonObject { [group] = new JsonObject { [member] = value } };
        try
        {
            BusinessMetadata.Check(state, state.Types.Shape(entity.TypeName), supplied);
        }
        catch (Http.EmulatorError error)
        {
            return error.Message;
        }

        entity.BusinessAttributes = BusinessMetadata.Merge(entity.BusinessAttributes, supplied);
        state.Touch(entity);
        return null;
    }
}
