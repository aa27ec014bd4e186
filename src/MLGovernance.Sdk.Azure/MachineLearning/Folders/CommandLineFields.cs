using System.Collections.Frozen;

namespace MLGovernance.Azure;

/// <summary>
/// The table of differences between what <c>az ml … -o json</c> prints (the YAML schemas of CLI v2) and Resource Manager's shape.
/// A member that it does not list keeps its place and gets its name in camel case. Families are the collections of
/// <c>Microsoft.MachineLearningServices</c>, and the objects inside them; <c>*</c> stands for names that users choose.
/// </summary>
internal static class CommandLineFields
{
    /// <summary>The family without differences of its own.</summary>
    internal const string Common = "";

    /// <summary>The family of what is copied as it is, because its names are the user's.</summary>
    internal const string Verbatim = "=";

    private static readonly FrozenDictionary<string, FrozenDictionary<string, CommandLineField>> Families = Of(
        ("models/versions", [("path", new("modelUri")), ("type", new("modelType")), ("flavors", new("flavors", Verbatim)), .. UserNames]),
        ("data/versions", [("path", new("dataUri")), ("type", new("dataType")), .. UserNames]),
        ("codes/versions", [("path", new("codeUri")), .. UserNames]),
        ("environments/versions", [("build", new("build", "build")), ("conda_file", new("condaFile", Verbatim)), .. UserNames]),
        ("build", [("path", new("contextUri"))]),
        ("components/versions", [("*", new("componentSpec", Verbatim))]),
        ("jobs", [("type", new("jobType", IsEnumeration: true)), .. Job]),
        ("node", [("type", new("type", Verbatim)), .. Job]),
        ("nodes", [("*", new("", "node"))]),
        ("inputs", [("*", new("", "input"))]),
        ("outputs", [("*", new("", "output"))]),
        ("input", [("path", new("uri")), ("type", new("jobInputType"))]),
        ("output", [("path", new("uri")), ("type", new("jobOutputType"))]),
        ("codeConfiguration", [("code", new("codeId"))]),
        ("onlineendpoints", [("auth_mode", new("authMode", IsEnumeration: true)), ("traffic", new("traffic", Verbatim)), ("mirror_traffic", new("mirrorTraffic", Verbatim)), .. UserNames]),
        ("batchendpoints", [("auth_mode", new("authMode", IsEnumeration: true)), .. UserNames]),
        ("onlineendpoints/deployments", [("environment", new("environmentId")), ("code_configuration", new("codeConfiguration", "codeConfiguration")), .. UserNames]),
        ("batchendpoints/deployments", [("model", new("model/assetId")), ("environment", new("environmentId")), ("code_configuration", new("codeConfiguration", "codeConfiguration")), .. UserNames]),
        ("computes", [("type", new("computeType", IsEnumeration: true)), ("size", new("properties/vmSize")), ("state", new("properties/state")), ("ssh_settings", new("properties/sshSettings")),
            ("ssh_public_access_enabled", new("properties/sshSettings/sshPublicAccess")), ("idle_time_before_shutdown", new("properties/idleTimeBeforeShutdown")), ("subnet", new("properties/subnet/id"))]),
        ("datastores", [("type", new("datastoreType", IsEnumeration: true)), .. UserNames]),
        ("schedules", [("create_job", new("action/jobDefinition", "jobs")), ("create_monitor", new("action/monitorDefinition")), .. UserNames]),
        ("", [("managed_network", new("managedNetwork", "managedNetwork")), ("customer_managed_key", new("encryption/keyVaultProperties", "customerManagedKey"))]),
        ("managedNetwork", [("isolation_mode", new("isolationMode", IsEnumeration: true))]),
        ("customerManagedKey", [("key_vault", new("keyVaultArmId")), ("key_uri", new("keyIdentifier"))]));

    /// <summary>Spellings of Azure that are not the words of the snake case in Pascal case.</summary>
    private static readonly FrozenDictionary<string, string> Spellings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["automl"] = "AutoML",
        ["aml_token"] = "AMLToken",
        ["aad_token"] = "AADToken",
        ["amlcompute"] = "AmlCompute",
        ["computeinstance"] = "ComputeInstance",
        ["virtualmachine"] = "VirtualMachine",
        ["synapsespark"] = "SynapseSpark",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static (string, CommandLineField)[] UserNames =>
        [("properties", new("properties", Verbatim)), ("environment_variables", new("environmentVariables", Verbatim))];

    private static (string, CommandLineField)[] Job =>
    [
        ("code", new("codeId")), ("environment", new("environmentId")), ("compute", new("computeId")), ("component", new("componentId")),
        ("inputs", new("inputs", "inputs")), ("outputs", new("outputs", "outputs")), ("jobs", new("jobs", "nodes")), ("trial", new("trial", "node")), .. UserNames,
    ];

    /// <summary>Returns where a member goes.</summary>
    internal static CommandLineField Find(string family, string member)
    {
        if (Families.TryGetValue(family, out FrozenDictionary<string, CommandLineField>? fields))
        {
            if (fields.TryGetValue(member, out CommandLineField? field))
            {
                return field;
            }

            if (fields.TryGetValue("*", out CommandLineField? any))
            {
                return any with { To = any.To.Length == 0 ? member : $"{any.To}/{member}" };
            }
        }

        return new CommandLineField(Camel(member));
    }

    internal static string Enumeration(string value) =>
        Spellings.TryGetValue(value, out string? spelled) ? spelled
            : string.Concat(value.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    internal static string Camel(string member)
    {
        string[] words = member.Split('_', StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 ? member : words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }

    private static FrozenDictionary<string, FrozenDictionary<string, CommandLineField>> Of(params (string Family, (string Member, CommandLineField Field)[] Fields)[] families) =>
        families.ToFrozenDictionary(
            family => family.Family,
            family => family.Fields.ToFrozenDictionary(field => field.Member, field => field.Field, StringComparer.Ordinal),
            StringComparer.Ordinal);
}
