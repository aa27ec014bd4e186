using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>Reads storage accounts with their containers and path lists out of an estate snapshot.</summary>
internal static class SnapshotLakes
{
    private const string Containers = "/blobservices/default/containers/";

    public static ImmutableArray<LakeAccount> Read(EstateSnapshot snapshot, List<string> notVisible)
    {
        ILookup<string, Asset> lists = snapshot.OfKind(AssetKinds.AccessControl).ToLookup(asset => ContainerOf(asset), StringComparer.OrdinalIgnoreCase);
        Dictionary<string, Asset> containers = snapshot.OfKind(AssetKinds.BlobContainer).ToDictionary(asset => asset.Id.Value, StringComparer.OrdinalIgnoreCase);
        return [.. snapshot.OfKind(AssetKinds.StorageAccount).Select(account => ReadAccount(account, lists, containers, notVisible))];
    }

    private static LakeAccount ReadAccount(Asset account, ILookup<string, Asset> lists, Dictionary<string, Asset> containers, List<string> notVisible)
    {
        string prefix = account.Id.Value + Containers;
        IEnumerable<string> names = lists.Select(group => group.Key).Concat(containers.Keys).Where(id => id.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal);
        return new LakeAccount
        {
            Id = account.Id.Value,
            IsHierarchical = account["/properties/isHnsEnabled"]?.AsBoolean() ?? false,
            AllowsSharedKey = account["/properties/allowSharedKeyAccess"]?.AsBoolean() ?? true,
            HasLocalUsers = account["/properties/isLocalUserEnabled"]?.AsBoolean() ?? false,
            HasNfs = account["/properties/isNfsV3Enabled"]?.AsBoolean() ?? false,
            Containers = [.. names.Select(id => ReadContainer(id, lists[id], containers.GetValueOrDefault(id), notVisible)).Where(container => container is not null).Select(container => container!)],
        };
    }

    private static LakeContainer? ReadContainer(string id, IEnumerable<Asset> lists, Asset? container, List<string> notVisible)
    {
        var paths = new List<LakePath>();
        foreach (Asset list in lists)
        {
            try
            {
                paths.Add(ReadPath(list));
            }
            catch (FormatException broken)
            {
                notVisible.Add($"{list.Id.Value}: {broken.Message}");
            }
        }

        bool sample = container?["/properties/pathsAreSample"]?.AsBoolean() ?? false;
        string? access = container?["/properties/publicAccess"]?.AsText();
        return new LakeContainer(PodEstateIds.NameOf(id), paths, isComplete: !sample && paths.Count > 0)
        {
            AllowsAnonymousAccess = access is not null && !access.Equals("None", StringComparison.OrdinalIgnoreCase),
        };
    }

    private static LakePath ReadPath(Asset list)
    {
        string acl = list["/properties/acl"]?.AsText() ?? "";
        AccessControlList access = AccessControlList.ParseCombined(acl, out AccessControlList defaults);
        return new LakePath
        {
            Path = list["/properties/path"]?.AsText() ?? throw new FormatException("expected the text 'properties.path'."),
            IsDirectory = list["/properties/isDirectory"]?.AsBoolean() ?? false,
            Owner = list["/properties/owner"]?.AsText() ?? LakePath.SuperUser,
            OwningGroup = list["/properties/group"]?.AsText() ?? LakePath.SuperUser,
            Access = access,
            Default = defaults,
            IsSticky = list["/properties/permissions"]?.AsText() is { Length: >= 9 } mode && mode.TrimEnd('+')[^1] is 't' or 'T',
        };
    }

    private static string ContainerOf(Asset list)
    {
        string id = list.Id.Value;
        int end = id.LastIndexOf("/accesscontrols/", StringComparison.OrdinalIgnoreCase);
        return end < 0 ? id : id[..end];
    }
}
