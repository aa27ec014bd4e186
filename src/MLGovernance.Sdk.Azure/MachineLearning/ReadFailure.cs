using System.Text.Json;
using Azure;

namespace MLGovernance.Azure;

/// <summary>Tells failures of reading apart: which become issues of the snapshot, and which end the reading.</summary>
internal static class ReadFailure
{
    /// <summary>Tells whether the rest of the estate can be read in spite of the exception.</summary>
    internal static bool IsLocal(Exception error, CancellationToken cancellationToken) => error switch
    {
        RequestFailedException { Status: 401 } => false,
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        AggregateException many => many.InnerExceptions.All(inner => IsLocal(inner, cancellationToken)),
        RequestFailedException or ForeignOriginException or InvalidDataException or IOException or JsonException
            or HttpRequestException or ArgumentException or FormatException => true,
        _ => false,
    };

    /// <summary>Returns the exception that ends the reading, with what to do.</summary>
    internal static Exception ToAbort(Exception error, Uri endpoint) => error is RequestFailedException { Status: 401 } refused
        ? new RequestFailedException(
            401,
            $"'{endpoint.Host}' did not accept the token ({refused.ErrorCode ?? "401"}): sign in again, and check that the credential " +
            "belongs to the tenant of the subscription and to this cloud. Nothing more was read.",
            refused.ErrorCode,
            refused)
        : error;

    /// <summary>Returns the issue of a failure.</summary>
    /// <param name="error">The failure.</param>
    /// <param name="location">The path that was read, without query.</param>
    /// <param name="scope">What is incomplete, or null for the whole estate.</param>
    /// <param name="kind">The kind that is missing, or null for any.</param>
    /// <param name="isOptional">Whether 400 and 404 mean that there is nothing to read.</param>
    internal static EstateIssue ToIssue(Exception error, string location, AssetId? scope, string? kind, bool isOptional)
    {
        if (error is AggregateException { InnerExceptions.Count: > 0 } many)
        {
            error = many.InnerExceptions[^1];
        }

        int? status = error is RequestFailedException { Status: > 0 } failed ? failed.Status : null;
        bool isNote = isOptional && status is 400 or 404;
        string code = error switch
        {
            _ when isNote => "unsupported",
            ForeignOriginException => "foreign-link",
            InvalidDataException => "endless-list",
            RequestFailedException { ErrorCode: "IncompletePage" } => "malformed",
            JsonException or ArgumentException or FormatException => "malformed",
            RequestFailedException { Status: 403 } => "forbidden",
            RequestFailedException { Status: 404 } => "not-found",
            RequestFailedException { Status: 400 } => "unsupported",
            RequestFailedException { Status: 429 } => "throttled",
            RequestFailedException { Status: >= 500 } => "unavailable",
            RequestFailedException { Status: > 0 } => "refused",
            _ => "unreachable",
        };
        return new EstateIssue
        {
            Code = code,
            Location = location,
            Message = Describe(code, error, status),
            Scope = scope,
            Kind = kind,
            Status = status,
            IsNote = isNote,
        };
    }

    private static string Describe(string code, Exception error, int? status)
    {
        string said = FirstLine(error);
        string advice = code switch
        {
            "unsupported" => "The collection is not offered here; it was read as empty.",
            "forbidden" => "Grant the credential the role Reader on this scope.",
            "throttled" => "Azure still throttled after all retries; lower MaxConcurrency or read again later.",
            "unavailable" or "unreachable" => "Read again later.",
            _ => "",
        };
        string errorCode = (error as RequestFailedException)?.ErrorCode is { Length: > 0 } stated ? $" {stated}" : "";
        return $"{(status is null ? error.GetType().Name : status.ToString())}{errorCode}: {said} {advice}".TrimEnd();
    }

    // The first line is the service's own sentence; what follows are headers and the body.
    private static string FirstLine(Exception error)
    {
        string line = error.Message.AsSpan().TrimStart().ToString();
        int end = line.AsSpan().IndexOfAny('\r', '\n');
        line = SecretScrubber.ScrubText(end < 0 ? line : line[..end]);
        return line.Length <= 300 ? line : line[..300] + "…";
    }
}
