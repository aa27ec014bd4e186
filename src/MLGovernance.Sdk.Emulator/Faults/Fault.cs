using System.Collections.Immutable;

namespace MLGovernance.Emulator;

/// <summary>
/// One thing that goes wrong on one route. What is set acts together, in this order: delay, drop, status with body, and, on a
/// response that the emulator made, foreign next link and truncation.
/// </summary>
public sealed record Fault
{
    /// <summary>The HTTP method it acts on; null, the default, is all.</summary>
    public string? Method { get; init; }

    /// <summary>The path pattern it acts on: <c>*</c> one segment, <c>**</c> any number. Default: every path.</summary>
    public string Route { get; init; } = "**";

    /// <summary>A text that the request's body or query has to contain, such as a poison qualifiedName; null, the default, is any.</summary>
    public string? Contains { get; init; }

    /// <summary>How many matching requests pass untouched before it acts. Default 0.</summary>
    public int Skip { get; init; }

    /// <summary>How many requests it acts on before it is spent; null is for ever. Default 1.</summary>
    public int? Times { get; init; } = 1;

    /// <summary>The wait before anything else. Default: none.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The status to answer instead of the real response; null, the default, lets the emulator answer.</summary>
    public int? Status { get; init; }

    /// <summary>The <c>Retry-After</c> header; null, the default, sends none.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Further response headers.</summary>
    public ImmutableDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The body sent with <see cref="Status"/>; null, the default, sends the error body of the plane that was asked.</summary>
    public string? Body { get; init; }

    /// <summary>The media type of <see cref="Body"/>. Default: HTML when the body starts with an angle bracket, JSON otherwise.</summary>
    public string? ContentType { get; init; }

    /// <summary>Where the body breaks off, as a share of its length between 0 and 1; the declared length stays whole. Null, the default, never.</summary>
    public double? TruncateAt { get; init; }

    /// <summary>What replaces the <c>nextLink</c> of a list; it is added to the last page as well. Null, the default, changes nothing.</summary>
    public string? NextLink { get; init; }

    /// <summary>Whether the connection is cut before the request is handled. Default false.</summary>
    public bool DropConnection { get; init; }

    /// <summary>
    /// Whether the request is carried out first and its answer then lost: the connection is cut, or <see cref="Status"/> is sent when
    /// that is set (a gateway's 504, for instance). Default false.
    /// </summary>
    public bool WriteThenTimeout { get; init; }
}
