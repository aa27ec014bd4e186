using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>
/// A definition in the Azure Policy language, compiled once and evaluated any number of times, from any thread. Evaluation reads no file, clock or
/// network; what it needs beyond the resource comes in a <see cref="PolicyRequestContext"/>.
/// </summary>
public sealed partial class CompiledPolicy
{
    private readonly ConditionNode _condition;
    private readonly PolicyEffectPlan _effect;
    private readonly AliasCatalog _catalog;
    private readonly ParameterBinder _binder;
    private LanguageEvaluation? _spare;

    private CompiledPolicy(AzurePolicyDefinition definition, AliasCatalog catalog, PolicyLanguageOptions options)
    {
        Definition = definition;
        Options = options;
        _catalog = catalog;
        _binder = new ParameterBinder(definition, options);
        ImmutableArray<AliasUse>.Builder aliases = ImmutableArray.CreateBuilder<AliasUse>();
        var expressions = new ExpressionCompiler(new FieldResolver(catalog, options), (place, field) =>
        {
            if (field.Source is { } source)
            {
                aliases.Add(new AliasUse(field.Text, field.Variants[0].Path.ToString(), source, place));
            }
        });
        var conditions = new ConditionCompiler(expressions, options);
        JsonElement rule = DefinitionJson.RequireObject(definition.Rule, definition.RulePath);
        JsonElement condition = DefinitionJson.Find(rule, "if") ?? throw new AzurePolicyFormatException(definition.RulePath, "'if' is missing");
        JsonElement then = DefinitionJson.Find(rule, "then") ?? throw new AzurePolicyFormatException(definition.RulePath, "'then' is missing");
        _condition = conditions.Compile(condition, definition.RulePath + ".if");
        _effect = new EffectCompiler(conditions).Compile(then, definition.RulePath + ".then");
        Aliases = aliases.ToImmutable();
        Defaults = BindParameters(default);
    }

    /// <summary>Gets the definition.</summary>
    public AzurePolicyDefinition Definition { get; }

    /// <summary>Gets the settings it was compiled with.</summary>
    public PolicyLanguageOptions Options { get; }

    /// <summary>Gets how each alias and path of the rule is read, in the order of the definition; aliases read by convention are marked.</summary>
    public ImmutableArray<AliasUse> Aliases { get; }

    /// <summary>Gets the parameters with their default values.</summary>
    public PolicyParameterValues Defaults { get; }

    /// <summary>Compiles a definition: a whole ARM resource, its <c>properties</c>, or only a <c>policyRule</c>.</summary>
    /// <param name="definition">The JSON; it is copied.</param>
    /// <param name="catalog">The aliases; null for <see cref="AliasCatalog.BuiltIn"/>.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <returns>The compiled policy.</returns>
    /// <exception cref="AzurePolicyFormatException">The definition is not valid, or names a function, alias or effect that does not exist.</exception>
    public static CompiledPolicy Compile(JsonElement definition, AliasCatalog? catalog = null, PolicyLanguageOptions? options = null) =>
        Compile(AzurePolicyDefinition.Parse(definition), catalog, options);

    /// <summary>Compiles a parsed definition.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="catalog">The aliases; null for <see cref="AliasCatalog.BuiltIn"/>.</param>
    /// <param name="options">The settings; null for the defaults.</param>
    /// <returns>The compiled policy.</returns>
    /// <exception cref="AzurePolicyFormatException">The definition is not valid, or names a function, alias or effect that does not exist.</exception>
    public static CompiledPolicy Compile(AzurePolicyDefinition definition, AliasCatalog? catalog = null, PolicyLanguageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(definition);
        try
        {
            return new CompiledPolicy(definition, catalog ?? AliasCatalog.BuiltIn, options ?? PolicyLanguageOptions.Default);
        }
        catch (AzurePolicyFormatException exception) when (definition.Label.Length > 0 && !exception.Message.StartsWith(definition.Label, StringComparison.Ordinal))
        {
            throw new AzurePolicyFormatException($"{definition.Label}: {exception.Message}", exception);
        }
    }

    /// <summary>Checks values for the parameters once, for any number of evaluations.</summary>
    /// <param name="values">An object <c>{name: value}</c>, an ARM object <c>{name: {"value": …}}</c>, or undefined for the defaults only.</param>
    /// <returns>The values; <see cref="PolicyParameterValues.Error"/> tells when one is not allowed.</returns>
    public PolicyParameterValues BindParameters(JsonElement values) => _binder.Bind(values);

    internal PolicyParameterValues BindPlain(JsonElement values) => _binder.Bind(values, wrapped: false);
}
