using System.Collections.Concurrent;
using System.Text.Json;
using MLGovernance.Emulator.Arm;

namespace MLGovernance.Emulator.Storage;

/// <summary>One directory or file of a hierarchical storage account, with its POSIX access control.</summary>
/// <param name="Account">The storage account.</param>
/// <param name="FileSystem">The filesystem, which is the container.</param>
/// <param name="Path">The path inside it, without slashes at the ends; empty for the root.</param>
/// <param name="IsDirectory">Whether it is a directory.</param>
/// <param name="Owner">The owning user's object id.</param>
/// <param name="Group">The owning group's object id.</param>
/// <param name="Acl">The access control list, default entries included.</param>
/// <param name="IsSticky">Whether the sticky bit is set.</param>
internal sealed record StoragePath(
    string Account, string FileSystem, string Path, bool IsDirectory, string Owner, string Group, string Acl, bool IsSticky);

/// <summary>The storage paths of a seed.</summary>
internal sealed class StoragePaths
{
    private readonly ConcurrentDictionary<(string Account, string FileSystem, string Path), StoragePath> _paths = new();

    public void Add(JsonElement json)
    {
        string acl = ArmResource.Text(json, "acl") ?? "user::rwx,group::r-x,other::---";
        if (ArmResource.Text(json, "defaultAcl") is { Length: > 0 } defaults)
        {
            acl += "," + string.Join(',', defaults.Split(',').Select(entry =>
                entry.StartsWith("default:", StringComparison.Ordinal) ? entry : "default:" + entry));
        }

        var path = new StoragePath(
            ArmResource.Text(json, "account") ?? "",
            ArmResource.Text(json, "filesystem") ?? ArmResource.Text(json, "container") ?? "",
            (ArmResource.Text(json, "path") ?? "").Trim('/'),
            !string.Equals(ArmResource.Text(json, "type"), "file", StringComparison.OrdinalIgnoreCase),
            ArmResource.Text(json, "owner") ?? "$superuser",
            ArmResource.Text(json, "group") ?? "$superuser",
            acl,
            ArmResource.Member(json, "sticky").ValueKind == JsonValueKind.True);
        _paths[(path.Account, path.FileSystem, path.Path)] = path;
    }

    public StoragePath? Find(string account, string fileSystem, string path) => _paths.GetValueOrDefault((account, fileSystem, path));

    public StoragePath[] Below(string account, string fileSystem, string directory) =>
    [
        .. _paths.Values
            .Where(path => path.Account == account && path.FileSystem == fileSystem && path.Path.Length > 0 &&
                (directory.Length == 0 || path.Path.StartsWith(directory + "/", StringComparison.Ordinal)))
            .OrderBy(path => path.Path, StringComparer.Ordinal),
    ];
}
