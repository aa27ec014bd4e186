using System.Collections.Frozen;

namespace MLGovernance.Policy;

/// <summary>The table of template functions. <c>parameters</c>, <c>field</c> and <c>current</c> are compiled by <see cref="ExpressionCompiler"/>.</summary>
internal static class TemplateFunctions
{
    private static readonly FrozenDictionary<string, TemplateFunction> ByName =
        new[]
        {
            LogicFunctions.All, TextFunctions.All, SearchFunctions.All, CollectionFunctions.All, MembershipFunctions.All, NumericFunctions.All,
            ConversionFunctions.All, EncodingFunctions.All, DateFunctions.All, RequestFunctions.All,
        }
        .SelectMany(static f => f)
        .ToFrozenDictionary(static f => f.Name, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Names => ByName.Keys.Order(StringComparer.Ordinal);

    public static TemplateFunction? Find(string name) => ByName.GetValueOrDefault(name);
}
