namespace MLGovernance.Policy;

/// <summary>A policy definition, initiative, assignment, exemption, alias catalogue or test case is not valid; the message names the place.</summary>
public sealed class AzurePolicyFormatException : FormatException
{
    /// <summary>Makes an exception without a place.</summary>
    public AzurePolicyFormatException()
        : this("$", "the definition is not valid")
    {
    }

    /// <summary>Makes an exception without a place.</summary>
    /// <param name="message">What is wrong.</param>
    public AzurePolicyFormatException(string message)
        : this("$", message)
    {
    }

    /// <summary>Makes an exception without a place.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public AzurePolicyFormatException(string message, Exception innerException)
        : base(message, innerException) => Path = "$";

    /// <summary>Makes an exception for a place in the JSON.</summary>
    /// <param name="path">The JSON path, such as <c>$.policyRule.if.allOf[1].field</c>.</param>
    /// <param name="reason">What is wrong there and what was expected.</param>
    public AzurePolicyFormatException(string path, string reason)
        : base($"{path}: {reason}.")
    {
        Path = path;
    }

    /// <summary>Makes an exception for a place in a named definition.</summary>
    /// <param name="definition">The name of the definition or file.</param>
    /// <param name="path">The JSON path.</param>
    /// <param name="reason">What is wrong there and what was expected.</param>
    public AzurePolicyFormatException(string definition, string path, string reason)
        : base(definition.Length == 0 ? $"{path}: {reason}." : $"{definition}: {path}: {reason}.")
    {
        Path = path;
    }

    /// <summary>Gets the JSON path of what is not valid.</summary>
    public string Path { get; }
}
