using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>A compiled operation pattern of a role definition: <c>*</c> matches any run of characters including slashes, case does not matter.</summary>
/// <remarks>Matching is linear in pattern and text and cannot backtrack: pieces between wildcards are found leftmost first,
/// which is exact because each later piece only needs a position at or after the one before.</remarks>
internal sealed class OperationPattern
{
    private readonly ImmutableArray<Piece> _pieces;
    private readonly bool _anyTail;

    private OperationPattern(string text, ImmutableArray<Piece> pieces, bool anyTail)
    {
        Text = text;
        _pieces = pieces;
        _anyTail = anyTail;
    }

    private enum Gap
    {
        None,
        Any,
        Segments,
    }

    public string Text { get; }

    public static OperationPattern Parse(string text, WildcardMode mode)
    {
        string pattern = text.Trim().ToLowerInvariant();
        var pieces = ImmutableArray.CreateBuilder<Piece>();
        Gap gap = Gap.None;
        int start = 0;
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '*')
            {
                continue;
            }

            bool segments = mode == WildcardMode.Collapse && i > 0 && pattern[i - 1] == '/' && i + 1 < pattern.Length && pattern[i + 1] == '/';
            Add(pattern[start..i]);
            gap = segments && gap != Gap.Any ? Gap.Segments : Gap.Any;
            start = i + (segments ? 2 : 1);
            i = segments ? i + 1 : i;
        }

        bool anyTail = start == pattern.Length && gap == Gap.Any;
        if (!anyTail)
        {
            pieces.Add(new Piece(gap, pattern[start..]));
        }

        return new OperationPattern(text, pieces.ToImmutable(), anyTail);

        void Add(string literal)
        {
            // Neighbouring wildcards are one, so an empty text between them is no piece.
            if (literal.Length > 0)
            {
                pieces.Add(new Piece(gap, literal));
                gap = Gap.None;
            }
        }
    }

    /// <summary>Tells whether the operation matches; <paramref name="operation"/> must be lower case.</summary>
    public bool Matches(ReadOnlySpan<char> operation)
    {
        int position = 0;
        for (int i = 0; i < _pieces.Length; i++)
        {
            Piece piece = _pieces[i];
            bool last = !_anyTail && i == _pieces.Length - 1;
            int found = last ? Last(operation, position, piece) : Next(operation, position, piece);
            if (found < 0)
            {
                return false;
            }

            position = found + piece.Literal.Length;
        }

        return _anyTail || position == operation.Length;
    }

    private static int Last(ReadOnlySpan<char> text, int position, Piece piece)
    {
        int at = text.Length - piece.Literal.Length;
        bool fits = piece.Gap == Gap.None ? at == position : at >= position;
        return fits && text[at..].SequenceEqual(piece.Literal) && Follows(text, at, piece.Gap) ? at : -1;
    }

    private static int Next(ReadOnlySpan<char> text, int position, Piece piece)
    {
        if (piece.Gap == Gap.None)
        {
            return text[position..].StartsWith(piece.Literal, StringComparison.Ordinal) ? position : -1;
        }

        for (int at = position; at + piece.Literal.Length <= text.Length; at++)
        {
            int offset = text[at..].IndexOf(piece.Literal, StringComparison.Ordinal);
            if (offset < 0)
            {
                return -1;
            }

            at += offset;
            if (Follows(text, at, piece.Gap))
            {
                return at;
            }
        }

        return -1;
    }

    private static bool Follows(ReadOnlySpan<char> text, int at, Gap gap) => gap != Gap.Segments || (at > 0 && text[at - 1] == '/');

    private readonly record struct Piece(Gap Gap, string Literal);
}
