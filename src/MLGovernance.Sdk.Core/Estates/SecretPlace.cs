namespace MLGovernance;

/// <summary>The kind of object a value lies in, as far as it matters for secrets.</summary>
internal enum SecretPlace : byte
{
    /// <summary>An object without a special meaning.</summary>
    Ordinary,

    /// <summary>The values of environment variables, where people put anything.</summary>
    EnvironmentVariables,

    /// <summary>Credentials: all but the named public parts is secret.</summary>
    Credentials,
}
