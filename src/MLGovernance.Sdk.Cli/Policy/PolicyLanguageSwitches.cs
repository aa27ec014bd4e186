using System.CommandLine;
using MLGovernance.Policy;

namespace MLGovernance.Cli.Policy;

/// <summary>The alias catalogues and the switches for what Azure's documentation leaves unsettled.</summary>
/// <param name="fixedOptions">The settings where the command fixes what counts as applicable and whose tags count; null where the caller chooses.</param>
internal sealed class PolicyLanguageSwitches(PolicyLanguageOptions? fixedOptions = null)
{
    private readonly Option<FileInfo[]> _aliases = new("--aliases")
    {
        Description = "Alias catalogues, as 'az provider list --expand resourceTypes/aliases' prints them; laid over the built-in table.",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<MissingArrayElements> _missingArray = new("--missing-array") { Description = "How a [*] condition treats an array the resource does not have." };
    private readonly Option<OrderingMismatch> _ordering = new("--ordering-mismatch") { Description = "What ordering two values of unlike types gives." };
    private readonly Option<UnknownAliasHandling> _unknownAlias = new("--unknown-alias") { Description = "What happens to an alias that no catalogue describes." };
    private readonly Option<PolicyApplicability> _applicability = new("--applicability") { Description = "Which state a false rule gives." };

    private readonly Option<bool> _flattened = new("--flattened") { Description = "Also find what an alias puts into 'properties' beside it, as in the output of the Azure CLI." };

    private readonly Option<bool> _ownTags = new("--own-tags") { Description = "Take a resource by its own 'tags' alone, as Azure does, and not by those under 'properties'." };

    public void AddTo(Command command)
    {
        command.Options.Add(_flattened);
        command.Options.Add(_aliases);
        command.Options.Add(_missingArray);
        command.Options.Add(_ordering);
        command.Options.Add(_unknownAlias);
        if (fixedOptions is null)
        {
            command.Options.Add(_applicability);
            command.Options.Add(_ownTags);
        }
    }

    public AliasCatalog Catalog(ParseResult parsed) =>
        (parsed.GetValue(_aliases) ?? []).Aggregate(AliasCatalog.BuiltIn, static (catalog, file) => catalog.With(AliasCatalog.Parse(PolicyInput.ReadJson(file))));

    public PolicyLanguageOptions Options(ParseResult parsed) => (fixedOptions ?? new PolicyLanguageOptions
    {
        Applicability = parsed.GetValue(_applicability),
        ReadTagsUnderProperties = !parsed.GetValue(_ownTags),
    }) with
    {
        MissingArray = parsed.GetValue(_missingArray),
        OrderingMismatch = parsed.GetValue(_ordering),
        UnknownAlias = parsed.GetValue(_unknownAlias),
        ReadFlattenedPayloads = parsed.GetValue(_flattened),
    };
}
