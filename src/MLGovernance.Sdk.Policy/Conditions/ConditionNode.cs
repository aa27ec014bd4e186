namespace MLGovernance.Policy;

/// <summary>A compiled condition. Nodes never change, so one policy may be evaluated from many threads.</summary>
internal abstract class ConditionNode(string path)
{
    /// <summary>Where the condition is in the definition.</summary>
    public string Path { get; } = path;

    public abstract Truth Evaluate(LanguageEvaluation evaluation);

    /// <summary>Whether the conditions on type, name and kind alone let the resource in; all other conditions count as met.</summary>
    public virtual bool Applies(LanguageEvaluation evaluation) => true;

    /// <summary>Whether the condition, or one inside it, decides applicability.</summary>
    public virtual bool DecidesApplicability => false;
}
