namespace MLGovernance.Testing;

/// <summary>A policy did not do what a test expects of it. The message tells what it did.</summary>
public sealed class PolicyVerificationException : Exception
{
    /// <summary>Initialises an exception without a message of its own.</summary>
    public PolicyVerificationException()
    {
    }

    /// <summary>Initialises an exception.</summary>
    /// <param name="message">What was expected and what happened.</param>
    public PolicyVerificationException(string message)
        : base(message)
    {
    }

    /// <summary>Initialises an exception with its cause.</summary>
    /// <param name="message">What was expected and what happened.</param>
    /// <param name="innerException">The cause.</param>
    public PolicyVerificationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
