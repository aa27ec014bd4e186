namespace MLGovernance.Policy;

/// <summary>Turns the conditions that made a rule true into evidence.</summary>
internal static class RuleEvidence
{
    private const int MaxEvidence = 16;

    public static Evidence[] Of(CompiledPolicy policy, PolicyLanguageResult result)
    {
        Evidence[] conditions = Conditions(policy, result);
        bool existence = EffectNames.NeedsRelated(result.Effect ?? "");
        return conditions.Length > 0 && !existence
            ? conditions
            : [.. conditions, new Evidence("") { Expected = existence ? $"a related resource of type '{policy.RelatedType}' that meets the policy's condition" : "that the rule of the policy is false" }];
    }

    private static Evidence[] Conditions(CompiledPolicy policy, PolicyLanguageResult result) =>
    [
        .. result.Trace
            .Where(static t => t.Outcome == true && t.Operator.Length > 0 && t.Subject.ToUpperInvariant() is not ("TYPE" or "KIND"))
            .Select(t => new Evidence(Pointer(policy, t)) { Actual = t.Actual, Expected = $"not {t.Operator} {t.Operand}" })
            .Distinct()
            .Take(MaxEvidence),
    ];

    private static string Pointer(CompiledPolicy policy, PolicyTraceEntry entry)
    {
        string path = policy.Aliases.FirstOrDefault(a => a.Place.StartsWith(entry.Path + ".", StringComparison.Ordinal))?.Path ?? (entry.Subject.Contains('(', StringComparison.Ordinal) ? "" : entry.Subject);
        return string.Concat(PayloadPath.Split(path).Select(static s => "/" + (s.Kind == PathSegmentKind.Each ? "*" : s.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal))));
    }
}
