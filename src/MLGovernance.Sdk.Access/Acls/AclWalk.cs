using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>Applies the table of needed bits per operation along a path.</summary>
/// <remarks>Source: "Access control lists in Azure Data Lake Storage", table of common operations; rename and properties are inferred from it.</remarks>
internal sealed class AclWalk(
    LakeContainer container, string caller, AclReading reading, Func<string, string, TruthValue> isInGroup, AclPermissions fromRoles)
{
    private const AclPermissions WriteExecute = AclPermissions.Write | AclPermissions.Execute;
    private readonly List<string> _steps = [];

    public ImmutableArray<string> Steps => [.. _steps];

    public TruthValue Allows(DataRequest request)
    {
        string path = LakePath.Normalize(request.Path);
        return request.Operation switch
        {
            DataOperation.Read => Ancestors(path).And(On(path, AclPermissions.Read & ~fromRoles)),
            DataOperation.Append => Ancestors(path).And(On(path, (AclPermissions.Read | AclPermissions.Write) & ~fromRoles)),
            DataOperation.List => Ancestors(path).And(On(path, AclPermissions.Read | AclPermissions.Execute)),
            DataOperation.GetProperties => Ancestors(path),
            DataOperation.Create => InParent(path),
            DataOperation.Delete => InParent(path).And(Sticky(path)),
            DataOperation.DeleteRecursive => InParent(path).And(Sticky(path)).And(Below(path)),
            DataOperation.Rename => InParent(path).And(Sticky(path)).And(request.TargetPath is null ? TruthValue.Unknown : InParent(LakePath.Normalize(request.TargetPath))),
            DataOperation.SetAcl => Ancestors(path).And(Owns(path)),
            DataOperation.SetOwningGroup => Ancestors(path).And(Owns(path)).And(request.NewGroup is null ? TruthValue.Unknown : InNewGroup(request.NewGroup)),
            _ => Step(TruthValueOperators.Of(IsSuperUser), "only a super-user changes the owner"),
        };
    }

    private TruthValue Ancestors(string path)
    {
        TruthValue all = TruthValue.True;
        for (string? up = LakePath.ParentOf(path); up is not null && all != TruthValue.False; up = LakePath.ParentOf(up))
        {
            all = all.And(On(up, AclPermissions.Execute));
        }

        return all;
    }

    private TruthValue InParent(string path) =>
        LakePath.ParentOf(path) is { } parent ? Ancestors(parent).And(On(parent, WriteExecute)) : Step(TruthValue.False, "the root directory is always there");

    private TruthValue Sticky(string path)
    {
        if (LakePath.ParentOf(path) is not { } parent || container.Find(parent) is not { IsSticky: true } directory || Is(directory.Owner))
        {
            return TruthValue.True;
        }

        LakePath? child = container.Find(path);
        TruthValue owns = child is null ? TruthValue.Unknown : TruthValueOperators.Of(Is(child.Owner));
        return Step(owns, $"'{parent}' is sticky: only the owner of the child or of the directory deletes or renames");
    }

    private TruthValue Below(string path)
    {
        TruthValue all = On(path, AclPermissions.All);
        foreach (LakePath child in container.Paths)
        {
            if (child.IsDirectory && child.Path.Length > path.Length && LakePath.IsAtOrBelow(child.Path, path))
            {
                all = all.And(On(child.Path, AclPermissions.All));
            }
        }

        return container.IsComplete || all == TruthValue.False ? all : Step(TruthValue.Unknown, "not every directory below was read");
    }

    private TruthValue Owns(string path)
    {
        LakePath? node = container.Find(path);
        return node is null
            ? Step(TruthValue.Unknown, $"'{path}' was not read")
            : Step(TruthValueOperators.Of(Is(node.Owner)), $"only the owning user of '{path}' or a super-user may");
    }

    private TruthValue InNewGroup(string group) => Step(IsSuperUser ? TruthValue.True : isInGroup(caller, group), $"the owner must be a member of the new group '{group}'");

    private TruthValue On(string path, AclPermissions wanted)
    {
        if (container.Find(path) is not { } node)
        {
            return Step(TruthValue.Unknown, $"'{path}' was not read");
        }

        TruthValue holds = AclCheck.Has(node, caller, wanted, reading, isInGroup, out string by);
        return Step(holds, $"{AccessControlList.Format(wanted)} on '{path}': {by}");
    }

    private TruthValue Step(TruthValue holds, string text)
    {
        _steps.Add(holds switch { TruthValue.True => "yes: ", TruthValue.False => "no: ", _ => "unknown: " } + text);
        return holds;
    }

    private bool IsSuperUser => caller == LakePath.SuperUser;

    /// <summary>Tells whether the caller is the owner, or may do what owners may.</summary>
    private bool Is(string owner) => IsSuperUser || owner.Equals(caller, StringComparison.OrdinalIgnoreCase);
}
