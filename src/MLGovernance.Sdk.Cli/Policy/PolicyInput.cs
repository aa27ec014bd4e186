using System.CommandLine;
using System.Text.Json;
using MLGovernance.Policy;

namespace MLGovernance.Cli.Policy;

/// <summary>The options that name a rule, a resource and what surrounds it, shared by <c>test</c> and <c>explain</c>.</summary>
internal sealed class PolicyInput
{
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 1000 };

    private readonly Option<FileInfo?> _rule = new("--rule") { Description = "A policy definition, its properties, or only its policyRule (JSON)." };
    private readonly Option<FileInfo?> _resource = new("--resource") { Description = "The resource as Azure Resource Manager returns it (JSON)." };
    private readonly Option<FileInfo?> _parameters = new("--parameters") { Description = "Values of the parameters: {name: value} or {name: {\"value\": ...}} (JSON)." };
    private readonly Option<FileInfo?> _related = new("--related") { Description = "Related resources for auditIfNotExists and deployIfNotExists: an array (JSON)." };
    private readonly Option<FileInfo?> _context = new("--context") { Description = "An object with resourceGroup, subscription, requestContext, policy, apiVersion, utcNow (JSON)." };

    public void AddTo(Command command)
    {
        command.Options.Add(_rule);
        command.Options.Add(_resource);
        command.Options.Add(_parameters);
        command.Options.Add(_related);
        command.Options.Add(_context);
    }

    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_rule) is not null || parsed.GetValue(_resource) is not null;

    /// <summary>Reads the files into one case.</summary>
    /// <exception cref="AzurePolicyFormatException">A file is missing or is not valid.</exception>
    public PolicyCase Read(ParseResult parsed)
    {
        FileInfo rule = parsed.GetValue(_rule) ?? throw new AzurePolicyFormatException("--rule", "a file with the rule or definition is needed");
        FileInfo resource = parsed.GetValue(_resource) ?? throw new AzurePolicyFormatException("--resource", "a file with the resource is needed");
        PolicyRequestContext context = parsed.GetValue(_context) is { } surroundings ? PolicyCase.ParseContext(ReadJson(surroundings)) : PolicyRequestContext.Empty;
        if (parsed.GetValue(_related) is { } related)
        {
            JsonElement list = ReadJson(related);
            context = context with
            {
                Related = list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : throw new AzurePolicyFormatException(related.Name, "$", "an array of resources was expected"),
            };
        }

        return new PolicyCase
        {
            Id = resource.Name,
            Definition = ReadJson(rule),
            Resource = ReadJson(resource),
            Parameters = parsed.GetValue(_parameters) is { } parameters ? ReadJson(parameters) : default,
            Context = context,
        };
    }

    public static JsonElement ReadJson(FileInfo file)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file.FullName), Json);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new AzurePolicyFormatException(file.Name, "$", $"the file is not valid JSON ({exception.Message.TrimEnd('.')})");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new AzurePolicyFormatException(file.Name, "$", $"the file cannot be read ({exception.Message.TrimEnd('.')})");
        }
    }
}
