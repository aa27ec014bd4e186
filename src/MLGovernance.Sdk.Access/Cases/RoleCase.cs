using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Access;

/// <summary>A case about a role-governed operation.</summary>
internal static class RoleCase
{
    public static AccessCaseResult Run(JsonElement item, string id, string place, AccessCaseOptions options)
    {
        if (!item.TryGetProperty("request", out JsonElement request))
        {
            throw new FormatException($"{place}: expected a 'request'.");
        }

        AccessModel model = AccessModelReader.Read(item, place) with { UnlistedGroupsAreEmpty = true };
        WildcardMode mode = ModeOf(item, place) ?? options.Wildcards;
        AccessRequest question = Question(request, place);
        AccessDecision decision = AccessEvaluator.Compile(model, new AccessOptions { Wildcards = mode }).Evaluate(question);
        WildcardMode otherMode = mode == WildcardMode.Collapse ? WildcardMode.Literal : WildcardMode.Collapse;
        AccessResult other = AccessEvaluator.Compile(model, new AccessOptions { Wildcards = otherMode }).Evaluate(question).Result;
        return new AccessCaseResult
        {
            Id = id,
            Result = decision.Result.ToString(),
            Outcome = decision.Result,
            DecidedBy = NameOf(decision.Basis),
            FoldedBasis = decision.Evidence.Any(piece => piece.Note.StartsWith("the condition", StringComparison.Ordinal)) ? "condition" : "noMatchingRole",
            Steps = [.. decision.Evidence.Select(Describe), .. decision.Potential.Select(piece => $"potential: {Describe(piece)}")],
            Alternatives = other == decision.Result ? [] : [$"wildcard {NameOf(otherMode)}: {other}"],
        };
    }

    public static string Describe(AccessEvidence piece) =>
        $"{(piece.Role ?? piece.Assignment)} at {piece.Scope}{(piece.Via.Length > 1 ? " via " + string.Join(" > ", piece.Via) : "")}: {piece.Note}";

    private static string NameOf(WildcardMode mode) => mode == WildcardMode.Collapse ? "collapse" : "literal";

    private static string NameOf(DecisionBasis basis) => basis switch
    {
        DecisionBasis.RoleAssignment => "roleAssignment",
        DecisionBasis.DenyAssignment => "denyAssignment",
        DecisionBasis.Condition => "condition",
        DecisionBasis.Unknown => "unknown",
        _ => "noMatchingRole",
    };

    private static WildcardMode? ModeOf(JsonElement item, string place) => (AccessJson.Text(item, "wildcardMode") ?? AccessJson.Text(item, "mode"))?.ToUpperInvariant() switch
    {
        null or "DEFAULT" => null,
        "COLLAPSE" => WildcardMode.Collapse,
        "LITERAL" => WildcardMode.Literal,
        var mode => throw new FormatException($"{place}: '{mode}' is no wildcard mode; expected collapse or literal."),
    };

    private static AccessRequest Question(JsonElement request, string place)
    {
        string operation = AccessJson.Required(request, "operation", place);
        return new AccessRequest
        {
            PrincipalId = AccessJson.Required(request, "principalId", place),
            Operation = operation,
            Scope = AccessJson.Required(request, "scope", place),
            IsDataAction = AccessJson.Flag(request, "isDataAction") ?? AccessOperations.IsDataOperation(operation),
            SubOperation = AccessJson.Text(request, "subOperation"),
            Attributes = ReadAttributes(request),
        };
    }

    /// <summary>Reads the attributes of a case; what a case does not list does not exist.</summary>
    private static AccessAttributes ReadAttributes(JsonElement request)
    {
        if (!request.TryGetProperty("attributes", out JsonElement attributes))
        {
            return AccessAttributes.Empty;
        }

        return AccessAttributes.Empty with
        {
            IsComplete = AccessJson.Flag(attributes, "isComplete") ?? true,
            Resource = ReadSource(attributes, "resource"),
            Request = ReadSource(attributes, "request"),
            Principal = ReadSource(attributes, "principal"),
            Environment = ReadSource(attributes, "environment"),
        };
    }

    private static Dictionary<string, ImmutableArray<string>> ReadSource(JsonElement attributes, string name)
    {
        var values = new Dictionary<string, ImmutableArray<string>>(StringComparer.OrdinalIgnoreCase);
        if (attributes.TryGetProperty(name, out JsonElement source) && source.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in source.EnumerateObject())
            {
                values[property.Name] = property.Value.ValueKind == JsonValueKind.Array ? [.. property.Value.EnumerateArray().Select(ValueOf)]
                    : property.Value.ValueKind == JsonValueKind.Null ? [] : [ValueOf(property.Value)];
            }
        }

        return values;
    }

    private static string ValueOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
