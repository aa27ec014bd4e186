namespace MLGovernance.Policy;

/// <summary>What a <see cref="ComplianceRollup"/> counts by.</summary>
public enum ComplianceGrouping
{
    /// <summary>By <see cref="PolicyInitiative"/>, as <see cref="PolicySet.Initiatives"/> names them.</summary>
    Initiative,

    /// <summary>By control of a framework, for example <c>Microsoft cloud security benchmark NS-2</c>.</summary>
    Control,

    /// <summary>By framework, all its controls together.</summary>
    Framework,

    /// <summary>By pod, as <see cref="RollupOptions.Pods"/> says where each lies.</summary>
    Pod,

    /// <summary>By workspace or registry.</summary>
    Workspace,

    /// <summary>By owner: the owner tag of the asset or of the nearest thing it lies in, else who holds the role Owner nearest above it.</summary>
    Owner,
}
