using System.Text.Json;

namespace MLGovernance;

/// <summary>How payloads are read everywhere: tolerant of comments and trailing commas that files have, and deep enough for real pipelines.</summary>
internal static class PayloadJson
{
    /// <summary>The deepest nesting that a payload may have. Azure stays far below; deeper ones are an issue, not a crash.</summary>
    internal const int MaxDepth = 512;

    internal static JsonReaderOptions ReaderOptions { get; } =
        new() { MaxDepth = MaxDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    internal static JsonDocumentOptions DocumentOptions { get; } =
        new() { MaxDepth = MaxDepth, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
}
