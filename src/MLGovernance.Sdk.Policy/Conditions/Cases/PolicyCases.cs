using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>Runs unit tests of policies. Definitions that come again are compiled once. One instance serves one thread at a time.</summary>
public sealed class PolicyCases
{
    internal static readonly JsonDocumentOptions Json = new() { MaxDepth = 1000 };

    private const int MaxCompiled = 256;

    private readonly AliasCatalog? _catalog;
    private readonly PolicyLanguageOptions _options;
    private readonly Dictionary<string, CompiledPolicy> _compiled = new(StringComparer.Ordinal);

    /// <summary>Makes a runner.</summary>
    /// <param name="catalog">The aliases; null for <see cref="AliasCatalog.BuiltIn"/>.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    public PolicyCases(AliasCatalog? catalog = null, PolicyLanguageOptions? options = null)
    {
        _catalog = catalog;
        _options = options ?? PolicyLanguageOptions.Default;
    }

    /// <summary>Runs cases, one JSON object a line; blank lines are passed over. A line that is no case gives an error result.</summary>
    /// <param name="lines">The lines of an NDJSON file.</param>
    /// <param name="mode">What the results hold besides the verdict.</param>
    /// <returns>One result for each case, in order.</returns>
    public IEnumerable<PolicyCaseResult> Run(IEnumerable<string> lines, PolicyEvaluationMode mode = PolicyEvaluationMode.Details)
    {
        ArgumentNullException.ThrowIfNull(lines);
        int number = 0;
        foreach (string line in lines)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return RunLine(line, number, mode);
            }
        }
    }

    /// <summary>Runs one case.</summary>
    /// <param name="test">The case.</param>
    /// <param name="mode">What the result holds besides the verdict.</param>
    /// <returns>The result; a definition that is not valid gives an error result.</returns>
    public PolicyCaseResult Run(PolicyCase test, PolicyEvaluationMode mode = PolicyEvaluationMode.Details)
    {
        ArgumentNullException.ThrowIfNull(test);
        PolicyLanguageResult result;
        try
        {
            CompiledPolicy policy = Compile(test.Definition);
            result = policy.Evaluate(test.Resource, policy.BindParameters(test.Parameters), test.Context, mode);
        }
        catch (AzurePolicyFormatException exception)
        {
            result = Invalid("InvalidDefinition", exception);
        }

        if (test.Expect.ValueKind == JsonValueKind.Undefined)
        {
            return new PolicyCaseResult { Id = test.Id, Result = result };
        }

        ImmutableArray<string> differences = PolicyCaseExpectation.Compare(test.Expect, result);
        return new PolicyCaseResult { Id = test.Id, Result = result, Passed = differences.IsEmpty, Differences = differences };
    }

    private PolicyCaseResult RunLine(string line, int number, PolicyEvaluationMode mode)
    {
        string id = $"line {number}";
        try
        {
            using JsonDocument document = JsonDocument.Parse(line, Json);
            id = PolicyCase.IdOf(document.RootElement) ?? id;
            return Run(PolicyCase.Parse(document.RootElement, id), mode);
        }
        catch (JsonException exception)
        {
            return Broken(id, new AzurePolicyFormatException("$", $"the line is not valid JSON ({exception.Message})"));
        }
        catch (AzurePolicyFormatException exception)
        {
            return Broken(id, exception);
        }
    }

    private CompiledPolicy Compile(JsonElement definition)
    {
        string text = definition.GetRawText();
        if (_compiled.TryGetValue(text, out CompiledPolicy? known))
        {
            return known;
        }

        if (_compiled.Count >= MaxCompiled)
        {
            _compiled.Clear();
        }

        CompiledPolicy compiled = CompiledPolicy.Compile(definition, _catalog, _options);
        _compiled[text] = compiled;
        return compiled;
    }

    private static PolicyCaseResult Broken(string id, AzurePolicyFormatException exception) => new()
    {
        Id = id,
        Result = Invalid("InvalidCase", exception),
        Passed = false,
        Differences = [exception.Message],
    };

    private static PolicyLanguageResult Invalid(string code, AzurePolicyFormatException exception) => new()
    {
        State = PolicyLanguageState.Error,
        Error = new PolicyLanguageError(code, "", exception.Path, exception.Message),
    };
}
