using System.CommandLine;
using System.Text.Json;
using MLGovernance.Access;

namespace MLGovernance.Cli.Access;

/// <summary>What the access commands read: a saved snapshot, a folder or file of resource JSON, or an access model.</summary>
internal sealed record AccessInput(EstateSnapshot Snapshot, AccessModel Model)
{
    private const string Magic = "MLGESTAT";

    /// <summary>Creates the option that names the input.</summary>
    internal static Option<string> CreateOption() => new("--estate")
    {
        Description = "A saved snapshot, a folder or file of resource JSON, or a JSON file with roleAssignments, roleDefinitions and groups.",
        Required = true,
    };

    /// <summary>Creates the option that chooses how wildcards read.</summary>
    internal static Option<WildcardMode> CreateWildcardOption() => new("--wildcard")
    {
        Description = "How '/*/' in an operation pattern reads: Collapse also matches a single slash, Literal does not.",
        DefaultValueFactory = _ => WildcardMode.Collapse,
    };

    /// <summary>Reads the input.</summary>
    /// <exception cref="FormatException">A file is not what it should be.</exception>
    /// <exception cref="FileNotFoundException">There is no such file or folder.</exception>
    internal static AccessInput Read(string path)
    {
        var builder = new EstateSnapshotBuilder();
        AccessModel? model = null;
        if (Directory.Exists(path))
        {
            foreach (string file in Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                model = ReadFile(file, builder) ?? model;
            }
        }
        else if (!File.Exists(path))
        {
            throw new FileNotFoundException($"'{path}' is neither a file nor a folder.", path);
        }
        else if (IsSnapshot(path))
        {
            using FileStream saved = File.OpenRead(path);
            var loaded = EstateSnapshot.Load(saved);
            return new AccessInput(loaded, AccessModel.From(loaded));
        }
        else
        {
            model = ReadFile(path, builder);
        }

        EstateSnapshot snapshot = builder.Build(DateTimeOffset.UnixEpoch);
        return new AccessInput(snapshot, model ?? AccessModel.From(snapshot));
    }

    private static bool IsSnapshot(string path)
    {
        using FileStream stream = File.OpenRead(path);
        Span<byte> head = stackalloc byte[Magic.Length];
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual("MLGESTAT"u8);
    }

    private static AccessModel? ReadFile(string file, EstateSnapshotBuilder builder)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
            JsonElement root = document.RootElement;
            bool isModel = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("roleAssignments", out _);
            if (isModel)
            {
                return AccessModelReader.Read(root, file);
            }

            if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("groups", out JsonElement groups) && groups.ValueKind == JsonValueKind.Array)
            {
                AddGroups(groups, file, builder);
                return null;
            }

            JsonElement items = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("value", out JsonElement value) ? value : root;
            foreach (JsonElement item in items.ValueKind == JsonValueKind.Array ? items.EnumerateArray().ToArray() : [items])
            {
                builder.TryAdd(JsonSerializer.SerializeToUtf8Bytes(item), file);
            }

            return null;
        }
        catch (JsonException broken)
        {
            throw new FormatException($"{file} is not JSON: {broken.Message}", broken);
        }
    }

    /// <summary>Adds the groups of a file, each with an <c>id</c> and its <c>members</c>, as the assets that reading Microsoft Graph would have added.</summary>
    private static void AddGroups(JsonElement groups, string file, EstateSnapshotBuilder builder)
    {
        foreach (JsonElement item in groups.EnumerateArray())
        {
            builder.TryAdd(AccessModelReader.ReadGroup(item, file).ToPayload(), file);
        }
    }
}
