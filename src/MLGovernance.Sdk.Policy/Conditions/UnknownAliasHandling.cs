namespace MLGovernance.Policy;

/// <summary>What compiling does with an alias of a resource type that no catalogue describes.</summary>
public enum UnknownAliasHandling
{
    /// <summary>
    /// The alias is read by convention (<c>properties.</c> and the rest of the alias; <c>sku</c>, <c>identity</c>, <c>zones</c> and the like at
    /// the root; a hidden <c>properties</c> level is looked through) and is listed in <see cref="CompiledPolicy.Aliases"/> as such. The default.
    /// </summary>
    Convention,

    /// <summary>Compiling fails and names the alias and its place.</summary>
    Error,
}
