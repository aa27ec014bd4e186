using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>Takes assignments apart into compiled policies with bound parameters.</summary>
internal sealed class AssignmentBinder
{
    private readonly Dictionary<string, AzurePolicyDefinition> _definitions = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, AzurePolicyInitiative> _initiatives = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<AzurePolicyDefinition, CompiledPolicy> _compiled = new(ReferenceEqualityComparer.Instance);
    private readonly AliasCatalog _catalog;
    private readonly PolicyLanguageOptions _options;

    public AssignmentBinder(IEnumerable<AzurePolicyDefinition> definitions, IEnumerable<AzurePolicyInitiative> initiatives, AliasCatalog catalog, PolicyLanguageOptions options)
    {
        _catalog = catalog;
        _options = options;
        foreach (AzurePolicyDefinition definition in definitions)
        {
            _definitions[LastSegment(definition.Id ?? definition.Name ?? "")] = definition;
        }

        foreach (AzurePolicyInitiative initiative in initiatives)
        {
            _initiatives[LastSegment(initiative.Id ?? initiative.Name ?? "")] = initiative;
        }
    }

    public ImmutableArray<BoundPolicy> Bind(AzurePolicyAssignment assignment)
    {
        string name = LastSegment(assignment.PolicyDefinitionId);
        if (!_initiatives.TryGetValue(name, out AzurePolicyInitiative? initiative))
        {
            return [Bind(assignment.PolicyDefinitionId, "", [], policy => policy.BindParameters(assignment.Parameters))];
        }

        var owner = new AzurePolicyDefinition { Rule = default, Parameters = initiative.Parameters, DisplayName = initiative.DisplayName };
        PolicyParameterValues outer = new ParameterBinder(owner, _options).Bind(assignment.Parameters);
        return [.. initiative.Policies.Select(reference => Bind(
            reference.PolicyDefinitionId, reference.ReferenceId, reference.GroupNames, policy => Pass(policy, reference, outer)) with { Initiative = initiative })];
    }

    private BoundPolicy Bind(string id, string referenceId, ImmutableArray<string> groups, Func<CompiledPolicy, PolicyParameterValues> values)
    {
        try
        {
            if (!_definitions.TryGetValue(LastSegment(id), out AzurePolicyDefinition? definition))
            {
                return Fail(id, referenceId, groups, PolicyLanguageState.Unknown, "DefinitionNotSupplied", $"The definition '{id}' was not supplied.");
            }

            if (!_compiled.TryGetValue(definition, out CompiledPolicy? policy))
            {
                _compiled[definition] = policy = CompiledPolicy.Compile(definition, _catalog, _options);
            }

            return new BoundPolicy { PolicyDefinitionId = id, ReferenceId = referenceId, GroupNames = groups, Policy = policy, Values = values(policy) };
        }
        catch (Exception exception) when (exception is AzurePolicyFormatException or PolicyEvaluationException)
        {
            return Fail(id, referenceId, groups, PolicyLanguageState.Error, "InvalidDefinition", exception.Message);
        }
    }

    // The values an initiative passes are constants or expressions over its own parameters.
    private PolicyParameterValues Pass(CompiledPolicy policy, AzurePolicyReference reference, PolicyParameterValues outer)
    {
        if (outer.Error is not null)
        {
            return outer;
        }

        var evaluation = new LanguageEvaluation(_options) { Parameters = outer };
        var compiler = new ExpressionCompiler(new FieldResolver(_catalog, _options), static (_, _) => { });
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            if (reference.Parameters.ValueKind == JsonValueKind.Object)
            {
                foreach (JsonProperty property in reference.Parameters.EnumerateObject())
                {
                    string place = $"policyDefinitions['{reference.ReferenceId}'].parameters.{property.Name}";
                    JsonElement value = DefinitionJson.Find(property.Value, "value") ?? throw new AzurePolicyFormatException(place, "'value' is missing");
                    writer.WritePropertyName(property.Name);
                    ValueJson.Write(writer, ValueTemplate.Compile(value, compiler, place).Evaluate(evaluation), evaluation);
                }
            }

            writer.WriteEndObject();
        }

        using JsonDocument document = JsonDocument.Parse(stream.ToArray());
        return policy.BindPlain(document.RootElement);
    }

    private static BoundPolicy Fail(string id, string referenceId, ImmutableArray<string> groups, PolicyLanguageState state, string code, string message) => new()
    {
        PolicyDefinitionId = id,
        ReferenceId = referenceId,
        GroupNames = groups,
        Failure = new PolicyLanguageResult
        {
            State = state,
            Reason = message,
            Error = state == PolicyLanguageState.Error ? new PolicyLanguageError(code, id, "$", message) : null,
        },
    };

    private static string LastSegment(string id) => id[(id.LastIndexOf('/') + 1)..];
}
