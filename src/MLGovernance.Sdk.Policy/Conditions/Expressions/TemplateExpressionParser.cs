using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace MLGovernance.Policy;

/// <summary>
/// Parses template expressions. Texts are in single quotes, doubled to escape; a text of the definition is an expression when it starts with
/// <c>[</c> and ends with <c>]</c>, and <c>[[</c> escapes a literal bracket.
/// </summary>
internal sealed class TemplateExpressionParser
{
    private const int MaxLength = 81_920;
    private const int MaxNesting = 128;

    private readonly string _text;
    private readonly Func<string, ImmutableArray<TemplateExpression>, TemplateExpression> _call;
    private int _at;
    private int _nesting;

    private TemplateExpressionParser(string text, Func<string, ImmutableArray<TemplateExpression>, TemplateExpression> call)
    {
        _text = text;
        _call = call;
    }

    public static bool IsExpression(string text) =>
        text.Length >= 2 && text[0] == '[' && text[^1] == ']' && text[1] != '[';

    /// <summary>Removes the escape of a literal bracket.</summary>
    public static string Unescape(string text) => text.StartsWith("[[", StringComparison.Ordinal) ? text[1..] : text;

    /// <summary>Parses a text for which <see cref="IsExpression"/> holds.</summary>
    /// <param name="text">The text with its brackets.</param>
    /// <param name="call">Makes the node for a function call; throws <see cref="FormatException"/> when there is no such function.</param>
    public static TemplateExpression Parse(string text, Func<string, ImmutableArray<TemplateExpression>, TemplateExpression> call)
    {
        if (text.Length > MaxLength)
        {
            throw new FormatException($"An expression may have {MaxLength} characters; this one has {text.Length}.");
        }

        var parser = new TemplateExpressionParser(text[1..^1], call);
        TemplateExpression expression = parser.ReadExpression();
        parser.SkipSpace();
        return parser._at == parser._text.Length
            ? expression
            : throw parser.Error($"'{parser._text[parser._at]}' was not expected");
    }

    private TemplateExpression ReadExpression()
    {
        if (++_nesting > MaxNesting)
        {
            throw Error($"the expression is nested deeper than {MaxNesting} levels");
        }

        TemplateExpression expression = ReadPrimary();
        int members = 0;
        while (true)
        {
            SkipSpace();
            if (Peek() is not ('.' or '['))
            {
                break;
            }

            if (++members > MaxNesting)
            {
                throw Error($"more than {MaxNesting} members follow each other");
            }

            if (_text[_at++] == '.')
            {
                SkipSpace();
                expression = new MemberExpression(expression, new LiteralExpression(PolicyValue.Of(ReadName())));
            }
            else
            {
                TemplateExpression key = ReadExpression();
                Expect(']');
                expression = new MemberExpression(expression, key);
            }
        }

        _nesting--;
        return expression;
    }

    private TemplateExpression ReadPrimary()
    {
        SkipSpace();
        char next = Peek();
        if (next == '\'')
        {
            return new LiteralExpression(PolicyValue.Of(new PolicyText(ReadText())));
        }

        if (char.IsAsciiDigit(next) || next is '-' or '+')
        {
            return new LiteralExpression(PolicyValue.Of(ReadNumber()));
        }

        string name = ReadName();
        SkipSpace();
        if (Peek() != '(')
        {
            return name.ToUpperInvariant() switch
            {
                "TRUE" => new LiteralExpression(PolicyValue.Of(true)),
                "FALSE" => new LiteralExpression(PolicyValue.Of(false)),
                "NULL" => new LiteralExpression(PolicyValue.Null),
                _ => throw Error($"'{name}' is neither a function call nor a literal"),
            };
        }

        return ReadCall(name);
    }

    private TemplateExpression ReadCall(string name)
    {
        Expect('(');
        ImmutableArray<TemplateExpression>.Builder arguments = ImmutableArray.CreateBuilder<TemplateExpression>();
        SkipSpace();
        if (Peek() == ')')
        {
            _at++;
            return _call(name, []);
        }

        while (true)
        {
            arguments.Add(ReadExpression());
            SkipSpace();
            char next = Peek();
            _at++;
            if (next == ')')
            {
                return _call(name, arguments.ToImmutable());
            }

            if (next != ',')
            {
                _at--;
                throw Error("',' or ')' was expected");
            }
        }
    }

    private string ReadText()
    {
        var text = new StringBuilder();
        for (_at++; _at < _text.Length; _at++)
        {
            if (_text[_at] != '\'')
            {
                text.Append(_text[_at]);
            }
            else if (_at + 1 < _text.Length && _text[_at + 1] == '\'')
            {
                text.Append('\'');
                _at++;
            }
            else
            {
                _at++;
                return text.ToString();
            }
        }

        throw Error("a text is not closed");
    }

    private double ReadNumber()
    {
        int start = _at++;
        while (char.IsAsciiLetterOrDigit(Peek()) || (Peek() == '.' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1])))
        {
            _at++;
        }

        return double.TryParse(_text.AsSpan(start, _at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw Error($"'{_text[start.._at]}' is not a number");
    }

    private string ReadName()
    {
        int start = _at;
        while (char.IsLetterOrDigit(Peek()) || Peek() is '_' or '$' or '-')
        {
            _at++;
        }

        return _at > start ? _text[start.._at] : throw Error(_at < _text.Length ? $"'{_text[_at]}' was not expected" : "the expression ends too early");
    }

    private void Expect(char c)
    {
        SkipSpace();
        if (Peek() != c)
        {
            throw Error($"'{c}' was expected");
        }

        _at++;
    }

    private void SkipSpace()
    {
        while (char.IsWhiteSpace(Peek()))
        {
            _at++;
        }
    }

    private char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private FormatException Error(string message) => new($"position {_at + 1}: {message}");
}
