using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Access;

/// <summary>A case about the data of a storage account: roles, keys, SAS and access lists; or about what a new child inherits.</summary>
internal static class ListCase
{
    private const string AccountId = "/subscriptions/s1/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/account";

    public static AccessCaseResult Run(JsonElement item, string id, string place, AccessCaseOptions options)
    {
        string container = AccessJson.Text(item, "container") ?? "lake";
        LakeAccount account = ReadAccount(item, container, place);
        AccessEvaluator evaluator = AccessEvaluator.Compile(ListCaseRoles.Read(item, account, place));
        DataRequest request = ReadRequest(item, container, place);
        AclReading reading = ReadReading(item, options.Reading, place);
        DataDecision decision = new LakeAccess(evaluator, account, reading).Evaluate(request);
        var differing = ImmutableArray.CreateBuilder<string>();
        foreach (AclReading other in AclReading.Published)
        {
            AccessResult result = new LakeAccess(evaluator, account, other).Evaluate(request).Result;
            if (result != decision.Result)
            {
                differing.Add($"groups {(other.Groups == AclGroupStep.EachEntry ? "each" : "or")}, mask {(other.MaskLimitsOther ? "limits" : "does not limit")} other: {result}");
            }
        }

        return new AccessCaseResult
        {
            Id = id,
            Result = decision.Result.ToString(),
            Outcome = decision.Result,
            DecidedBy = decision.Basis switch
            {
                DataBasis.SharedKey => "sharedKey",
                DataBasis.Rbac => "rbac",
                DataBasis.Sas => "sas",
                DataBasis.Anonymous => "anonymous",
                _ => "acl",
            },
            Steps = [.. decision.Roles.Select(RoleCase.Describe), .. decision.Steps],
            Alternatives = differing.ToImmutable(),
        };
    }

    public static AccessCaseResult RunInheritance(JsonElement item, string id, string place)
    {
        if (!item.TryGetProperty("parent", out JsonElement parent) || !item.TryGetProperty("child", out JsonElement child))
        {
            throw new FormatException($"{place}: expected a 'parent' and a 'child'.");
        }

        LakePath directory = ReadPath(parent, "/", isDirectory: true);
        LakePath made = AclInheritance.CreateChild(
            directory,
            AccessJson.Text(child, "path") ?? "/child",
            AccessJson.Required(child, "type", place) is "dir" or "directory",
            AccessJson.Required(child, "creator", place),
            AccessJson.Text(child, "permissions") is { } mode ? AclInheritance.ParseOctal(mode) : null,
            AccessJson.Text(child, "umask") is { } umask ? AclInheritance.ParseOctal(umask) : null);
        return new AccessCaseResult { Id = id, Result = made.Access.ToString(), DecidedBy = "inherit", Child = made };
    }

    private static LakeAccount ReadAccount(JsonElement item, string container, string place)
    {
        LakePath[] paths = [.. AccessJson.Items(item, "nodes").Select(node =>
            ReadPath(node, AccessJson.Required(node, "path", place), AccessJson.Text(node, "type") is "dir" or "directory"))];
        return new LakeAccount
        {
            Id = AccountId,
            IsHierarchical = AccessJson.Flag(item, "hns") ?? true,
            AllowsSharedKey = AccessJson.Flag(item, "allowSharedKeyAccess") ?? true,
            Containers =
            [
                new LakeContainer(container, paths)
                {
                    AllowsAnonymousAccess = AccessJson.Flag(item, "allowAnonymousAccess") ?? AccessJson.Text(item, "publicAccess") is not (null or "" or "None" or "none"),
                },
            ],
        };
    }

    private static LakePath ReadPath(JsonElement node, string path, bool isDirectory)
    {
        AccessControlList access = AccessControlList.ParseCombined(AccessJson.Text(node, "acl") ?? "", out AccessControlList combined);
        AccessControlList defaults = AccessControlList.Parse((AccessJson.Text(node, "defaultAcl") ?? "").Replace("default:", "", StringComparison.OrdinalIgnoreCase));
        return ReadPath(node, path, isDirectory, access, defaults.IsEmpty ? combined : defaults);
    }

    private static LakePath ReadPath(JsonElement node, string path, bool isDirectory, AccessControlList access, AccessControlList defaults) => new()
    {
        Path = path,
        IsDirectory = isDirectory,
        Owner = AccessJson.Text(node, "owner") ?? LakePath.SuperUser,
        OwningGroup = AccessJson.Text(node, "group") ?? LakePath.SuperUser,
        Access = access,
        Default = defaults,
        IsSticky = AccessJson.Flag(node, "sticky") ?? false,
    };

    private static DataRequest ReadRequest(JsonElement item, string container, string place)
    {
        if (!item.TryGetProperty("request", out JsonElement request))
        {
            throw new FormatException($"{place}: expected a 'request'.");
        }

        return new DataRequest
        {
            PrincipalId = AccessJson.Text(request, "principalId") ?? "",
            Operation = OperationOf(AccessJson.Required(request, "operation", place), place),
            Container = AccessJson.Text(request, "container") ?? container,
            Path = AccessJson.Required(request, "path", place),
            TargetPath = AccessJson.Text(request, "target"),
            NewGroup = AccessJson.Text(request, "newGroup"),
            Authorization = AuthorizationOf(AccessJson.Text(request, "authMode") ?? "oauth", place),
            Token = request.TryGetProperty("sas", out JsonElement sas) ? ReadToken(sas) : null,
            Attributes = AccessAttributes.Empty,
        };
    }

    private static SharedAccessToken ReadToken(JsonElement sas) => new()
    {
        Permissions = AccessJson.Text(sas, "permissions") ?? "",
        Container = AccessJson.Text(sas, "container"),
        Path = AccessJson.Text(sas, "path") ?? AccessJson.Text(sas, "directory"),
        Delegator = AccessJson.Text(sas, "delegator"),
        UnauthorizedObjectId = AccessJson.Text(sas, "suoid"),
        AuthorizedObjectId = AccessJson.Text(sas, "saoid"),
    };

    private static AclReading ReadReading(JsonElement item, AclReading reading, string place)
    {
        AclGroupStep groups = AccessJson.Text(item, "groupMode") switch
        {
            null => reading.Groups,
            "each" => AclGroupStep.EachEntry,
            "or" => AclGroupStep.CombinedEntries,
            var mode => throw new FormatException($"{place}: '{mode}' is no group mode; expected each or or."),
        };
        return new AclReading(groups, AccessJson.Flag(item, "maskOther") ?? AccessJson.Flag(item, "maskLimitsOther") ?? reading.MaskLimitsOther);
    }

    private static DataOperation OperationOf(string name, string place) => name switch
    {
        "getAcl" => DataOperation.GetProperties,
        "write" or "overwrite" => DataOperation.Append,
        "mkdir" or "createDirectory" or "createFile" => DataOperation.Create,
        "setPermissions" => DataOperation.SetAcl,
        "setGroup" => DataOperation.SetOwningGroup,
        _ => Enum.TryParse(name, ignoreCase: true, out DataOperation operation) && char.IsLetter(name[0])
            ? operation
            : throw new FormatException($"{place}: '{name}' is no data operation; expected one of {string.Join(", ", Enum.GetNames<DataOperation>())}."),
    };

    private static DataAuthorization AuthorizationOf(string name, string place) =>
        Enum.TryParse(name, ignoreCase: true, out DataAuthorization authorization) && char.IsLetter(name[0])
            ? authorization
            : throw new FormatException($"{place}: '{name}' is no way to authorise; expected one of {string.Join(", ", Enum.GetNames<DataAuthorization>())}.");
}
