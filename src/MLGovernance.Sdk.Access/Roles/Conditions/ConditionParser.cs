using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>Parses the text of a role assignment condition, version 2.0, into a tree.</summary>
/// <remarks>Grammar as documented in "Azure role assignment condition format and syntax": NOT binds before AND, AND before OR.</remarks>
internal sealed class ConditionParser
{
    private const int MaxDepth = 64;
    private readonly string _text;
    private readonly List<ConditionToken> _tokens;
    private int _next;
    private int _depth;

    private ConditionParser(string text)
    {
        _text = text;
        _tokens = ConditionTokenizer.Read(text);
    }

    private ConditionToken Current => _tokens[_next];

    /// <summary>Parses a condition.</summary>
    /// <exception cref="FormatException">The text is not a condition; the message names the place and what was expected.</exception>
    public static ConditionExpression Parse(string text)
    {
        var parser = new ConditionParser(text);
        ConditionExpression expression = parser.ReadOr();
        return parser.Current.Kind == ConditionTokenKind.End ? expression : throw parser.Expected("AND, OR or the end");
    }

    private ConditionExpression ReadOr()
    {
        if (++_depth > MaxDepth)
        {
            throw Expected($"at most {MaxDepth} nested parts");
        }

        ConditionExpression left = ReadAnd();
        while (Take(ConditionTokenKind.Or))
        {
            left = new ConditionExpression.Or(left, ReadAnd());
        }

        _depth--;
        return left;
    }

    private ConditionExpression ReadAnd()
    {
        ConditionExpression left = ReadUnary();
        while (Take(ConditionTokenKind.And))
        {
            left = new ConditionExpression.And(left, ReadUnary());
        }

        return left;
    }

    private ConditionExpression ReadUnary()
    {
        bool negated = false;
        while (Take(ConditionTokenKind.Not))
        {
            negated = !negated;
        }

        ConditionExpression inner = ReadPrimary();
        return negated ? new ConditionExpression.Not(inner) : inner;
    }

    private ConditionExpression ReadPrimary()
    {
        if (Take(ConditionTokenKind.Open))
        {
            ConditionExpression inner = ReadOr();
            return Take(ConditionTokenKind.Close) ? inner : throw Expected("')'");
        }

        if (Current.Kind == ConditionTokenKind.Word)
        {
            switch (Current.Text.ToUpperInvariant())
            {
                case "ACTIONMATCHES":
                    _next++;
                    return new ConditionExpression.ActionMatches(ReadList());
                case "SUBOPERATIONMATCHES":
                    _next++;
                    return new ConditionExpression.SubOperationMatches(ReadList());
                case "EXISTS":
                    _next++;
                    return new ConditionExpression.Exists(ReadAttribute());
                case "NOTEXISTS":
                    _next++;
                    return new ConditionExpression.Not(new ConditionExpression.Exists(ReadAttribute()));
            }
        }

        ConditionOperand left = ReadOperand();
        if (Current.Kind != ConditionTokenKind.Word)
        {
            throw Expected("a comparison operator");
        }

        ConditionOperator op = ConditionOperator.Parse(_tokens[_next++].Text);
        return new ConditionExpression.Comparison(left, op, ReadOperand());
    }

    private ConditionOperand ReadOperand() => Current.Kind switch
    {
        ConditionTokenKind.Attribute => ReadAttribute(),
        ConditionTokenKind.OpenBrace => new ConditionOperand.Values(ReadList()),
        ConditionTokenKind.Text or ConditionTokenKind.Word => new ConditionOperand.Values([_tokens[_next++].Text]),
        _ => throw Expected("an attribute, a value or a list in braces"),
    };

    private ConditionOperand.Attribute ReadAttribute()
    {
        if (Current.Kind != ConditionTokenKind.Attribute)
        {
            throw Expected("an attribute such as @Resource[name]");
        }

        string text = Current.Text;
        int bracket = text.IndexOf('[', StringComparison.Ordinal);
        string source = bracket < 0 ? text : text[..bracket].Trim();
        if (bracket < 0 || !Enum.TryParse(source, ignoreCase: true, out ConditionOperand.Source from) || !char.IsLetter(source[0]))
        {
            throw Expected("@Resource[…], @Request[…], @Principal[…] or @Environment[…]");
        }

        _next++;
        return new ConditionOperand.Attribute(from, text[(bracket + 1)..].Trim());
    }

    private ImmutableArray<string> ReadList()
    {
        if (!Take(ConditionTokenKind.OpenBrace))
        {
            throw Expected("'{'");
        }

        var items = ImmutableArray.CreateBuilder<string>();
        do
        {
            if (Current.Kind is not (ConditionTokenKind.Text or ConditionTokenKind.Word))
            {
                throw Expected("a value");
            }

            items.Add(_tokens[_next++].Text);
        }
        while (Take(ConditionTokenKind.Comma));

        return Take(ConditionTokenKind.CloseBrace) ? items.ToImmutable() : throw Expected("',' or '}'");
    }

    private bool Take(ConditionTokenKind kind)
    {
        bool taken = Current.Kind == kind;
        _next += taken ? 1 : 0;
        return taken;
    }

    private FormatException Expected(string what) => ConditionTokenizer.Broken(_text, Current.Position, what);
}
