namespace MLGovernance.Azure;

/// <summary>
/// A service sent a link (next page, redirect, operation status) that leads away from the origin it came from.
/// The request was not sent and no token was attached.
/// </summary>
public sealed class ForeignOriginException : InvalidOperationException
{
    /// <summary>Initializes a new instance without a message of its own.</summary>
    public ForeignOriginException()
        : this("A link leads to another origin than the one it came from; it was not followed and no token was sent.")
    {
    }

    /// <summary>Initializes a new instance with a message.</summary>
    /// <param name="message">What happened.</param>
    public ForeignOriginException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance with a message and a cause.</summary>
    /// <param name="message">What happened.</param>
    /// <param name="innerException">The cause.</param>
    public ForeignOriginException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal ForeignOriginException(Uri pinned, Uri requested)
        : this($"A link to '{Origin(requested)}' was refused: this client speaks only to '{Origin(pinned)}'. " +
            "The link was not followed and no token was sent.")
    {
        PinnedHost = pinned.Host;
        RequestedHost = requested.Host;
    }

    /// <summary>Gets the host the client is pinned to. Empty when not known.</summary>
    public string PinnedHost { get; } = "";

    /// <summary>Gets the host the refused link named. Empty when not known.</summary>
    public string RequestedHost { get; } = "";

    // Scheme, host and port only: path and query of a foreign link may carry anything.
    private static string Origin(Uri uri) => uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
}
