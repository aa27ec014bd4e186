using System.Text.Json;

namespace MLGovernance.Lineage;

/// <summary>Reads the column edges that an asset states.</summary>
internal static class ColumnEdges
{
    internal static IEnumerable<ColumnEdge> Of(Asset asset, string pointer)
    {
        if (asset[pointer] is not { ValueKind: JsonValueKind.Array } stated)
        {
            yield break;
        }

        foreach (JsonElement edge in stated.EnumerateArray())
        {
            if (End(edge, "/upstream") is { } upstream && End(edge, "/downstream") is { } downstream)
            {
                yield return new ColumnEdge(upstream, downstream, edge.At("/transformation")?.AsText(), edge.At("/masking")?.AsBoolean() ?? false);
            }
        }
    }

    private static DatasetColumn? End(JsonElement edge, string side) =>
        edge.At(side)?.AsText() is { } text && AssetId.TryParse(text, null, out AssetId id, out _) && edge.At(side + "Column")?.AsText() is { } column
            ? new DatasetColumn(id, column)
            : null;
}
