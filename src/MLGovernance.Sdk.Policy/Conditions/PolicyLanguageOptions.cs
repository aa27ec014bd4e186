namespace MLGovernance.Policy;

/// <summary>Settings of the Azure Policy language: limits, and one named switch for each point that Azure's documentation leaves unsettled.</summary>
public sealed record PolicyLanguageOptions
{
    /// <summary>Gets the defaults.</summary>
    public static PolicyLanguageOptions Default { get; } = new();

    /// <summary>Gets the settings that give the states of Azure's own compliance scans: other types are not applicable, and only a resource's own tags count.</summary>
    public static PolicyLanguageOptions AsAzure { get; } = new() { Applicability = PolicyApplicability.TypeNameAndKind, ReadTagsUnderProperties = false };

    /// <summary>Gets how a <c>[*]</c> condition treats an absent array. The default is <see cref="MissingArrayElements.MissingElement"/>.</summary>
    public MissingArrayElements MissingArray { get; init; }

    /// <summary>Gets what ordering two values of unlike types gives. The default is <see cref="OrderingMismatch.ConditionFalse"/>.</summary>
    public OrderingMismatch OrderingMismatch { get; init; }

    /// <summary>Gets what happens to an alias that no catalogue describes. The default is <see cref="UnknownAliasHandling.Convention"/>.</summary>
    public UnknownAliasHandling UnknownAlias { get; init; }

    /// <summary>Gets which state a false rule gives. The default is <see cref="PolicyApplicability.RuleOutcome"/>.</summary>
    public PolicyApplicability Applicability { get; init; }

    /// <summary>
    /// Gets whether a <c>field</c> may be a plain path into the resource, such as <c>properties.enabled</c>. Azure accepts only built-in fields
    /// and aliases; unit tests of policies often use paths. The default is true.
    /// </summary>
    public bool AllowResourcePaths { get; init; } = true;

    /// <summary>Gets whether <c>?</c> in a <c>like</c> pattern stands for one character (Microsoft's open-source engine; undocumented). The default is true.</summary>
    public bool QuestionMarkInLike { get; init; } = true;

    /// <summary>Gets whether locations are compared without spaces, so that "West Europe" equals "westeurope" (documented). The default is true.</summary>
    public bool NormalizeLocations { get; init; } = true;

    /// <summary>
    /// Gets whether an expression may name a property that its object does not have, which then is null. Built-in tag policies rely on it for
    /// <c>resourceGroup().tags[...]</c>; with false it is an error, as in a deployment template. The default is true.
    /// </summary>
    public bool MissingPropertyIsNull { get; init; } = true;

    /// <summary>
    /// Gets whether an alias is missing on a resource of another type than the alias belongs to. With false the alias' path is read from any
    /// resource. The default is true.
    /// </summary>
    public bool BindAliasesToType { get; init; } = true;

    /// <summary>
    /// Gets whether an alias whose text has no <c>[*]</c> but whose path has one (<c>diagnosticSettings/logs.enabled</c>) means the current element
    /// inside a <c>count</c> over that array. The default is true; undocumented.
    /// </summary>
    public bool NarrowUnstarredAliases { get; init; } = true;

    /// <summary>
    /// Gets whether an alias whose path goes through <c>properties</c> is also found beside it, as in payloads that a tool has flattened (the Azure
    /// CLI prints them so). The default is false: the paths of the catalogue are meant exactly.
    /// </summary>
    public bool ReadFlattenedPayloads { get; init; }

    /// <summary>
    /// Gets whether the tags of a resource that has no <c>tags</c> of its own are those under its <c>properties</c>, where Azure Machine Learning keeps
    /// the tags of models, data, jobs and the like. Azure itself knows the former alone. The default is true, so that tag policies speak of such assets.
    /// </summary>
    public bool ReadTagsUnderProperties { get; init; } = true;

    /// <summary>Gets whether values of parameters are checked against their type and allowedValues. The default is true.</summary>
    public bool ValidateParameters { get; init; } = true;

    /// <summary>Gets how many steps one evaluation may take (a condition, an element, a function call each cost one). The default is 20,000,000.</summary>
    public long MaxSteps { get; init; } = 20_000_000;

    /// <summary>Gets how many characters a text made by an expression may have. The default is 1,048,576.</summary>
    public int MaxTextLength { get; init; } = 1 << 20;

    /// <summary>Gets how deep conditions and expressions may be nested, and how deep compared values may be. The default is 256.</summary>
    public int MaxDepth { get; init; } = 256;

    /// <summary>Gets how many entries a trace may have. The default is 10,000.</summary>
    public int MaxTraceEntries { get; init; } = 10_000;
}
