using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>Which related resources count: type, name and scope. A candidate that does not tell its type or name is taken as the caller's choice.</summary>
internal sealed class ExistenceNames(ValueTemplate type, ValueTemplate? name, ValueTemplate? resourceGroupName, bool inSubscription)
{
    public bool TryRead(LanguageEvaluation evaluation, out Wanted wanted)
    {
        PolicyValue typeValue = type.Evaluate(evaluation);
        PolicyValue nameValue = name?.Evaluate(evaluation) ?? default;
        PolicyValue groupValue = resourceGroupName?.Evaluate(evaluation) ?? default;
        if (typeValue.Kind == PolicyValueKind.Unknown || nameValue.Kind == PolicyValueKind.Unknown || groupValue.Kind == PolicyValueKind.Unknown)
        {
            wanted = default;
            return false;
        }

        wanted = new Wanted(
            typeValue.AsText() ?? throw PolicyEvaluationException.Template("details.type must be a text."), nameValue.AsText(), groupValue.AsText(), inSubscription);
        return true;
    }

    /// <summary>Whether the policy looks for the resource under evaluation itself (same type, and its own name).</summary>
    public static bool IsItself(JsonElement resource, in Wanted wanted) =>
        DefinitionJson.Text(resource, "type") is { } own
        && string.Equals(own, wanted.Type, StringComparison.OrdinalIgnoreCase)
        && wanted.Name is not null
        && NameMatches(resource, wanted.Name);

    public static bool Matches(JsonElement candidate, in Wanted wanted, JsonElement resource)
    {
        if (DefinitionJson.Text(candidate, "type") is { } found && !SameType(found, wanted.Type))
        {
            return false;
        }

        if (wanted.Name is not null && !NameMatches(candidate, wanted.Name))
        {
            return false;
        }

        return !wanted.InSubscription || wanted.ResourceGroup is null ? InGroup(candidate, wanted, resource) : true;
    }

    private static bool SameType(string found, string wanted) =>
        string.Equals(found, wanted, StringComparison.OrdinalIgnoreCase)
        || found.EndsWith("/providers/" + wanted[(wanted.LastIndexOf('/') + 1)..], StringComparison.OrdinalIgnoreCase);

    // The whole name, or for a child the part after the last '/'; '/?' at the end of the wanted name stands for any child.
    private static bool NameMatches(JsonElement candidate, string wanted)
    {
        if (DefinitionJson.Text(candidate, "name") is not { } name)
        {
            return true;
        }

        string full = ResourceNames.FullName(candidate).AsText() ?? name;
        if (wanted.EndsWith("/?", StringComparison.Ordinal))
        {
            string parent = wanted[..^1];
            return full.StartsWith(parent, StringComparison.OrdinalIgnoreCase) || !full.Contains('/', StringComparison.Ordinal);
        }

        return string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase)
            || string.Equals(full, wanted, StringComparison.OrdinalIgnoreCase)
            || string.Equals(full[(full.LastIndexOf('/') + 1)..], wanted, StringComparison.OrdinalIgnoreCase)
            || wanted.EndsWith("/" + name, StringComparison.OrdinalIgnoreCase);
    }

    private static bool InGroup(JsonElement candidate, in Wanted wanted, JsonElement resource)
    {
        string? group = wanted.ResourceGroup ?? (wanted.InSubscription ? null : GroupOf(resource));
        string? found = GroupOf(candidate);
        return group is null || found is null || string.Equals(group, found, StringComparison.OrdinalIgnoreCase);
    }

    private static string? GroupOf(JsonElement resource)
    {
        const string Marker = "/resourceGroups/";
        if (DefinitionJson.Text(resource, "id") is not { } id || id.IndexOf(Marker, StringComparison.OrdinalIgnoreCase) is not (>= 0 and int at))
        {
            return null;
        }

        int start = at + Marker.Length;
        int end = id.IndexOf('/', start);
        return end < 0 ? id[start..] : id[start..end];
    }

    /// <summary>What is searched for.</summary>
    internal readonly record struct Wanted(string Type, string? Name, string? ResourceGroup, bool InSubscription);
}
