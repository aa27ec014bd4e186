using System.Text;

namespace MLGovernance.Policy;

/// <summary>Makes text that comes from an estate harmless in Markdown: no links, no markup, no table breaks, no HTML.</summary>
internal static class MarkdownText
{
    internal static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length + 8);
        foreach (char letter in text)
        {
            if (letter is '\r' or '\n' or '\t')
            {
                safe.Append(' ');
            }
            else if (letter is '<')
            {
                safe.Append("&lt;");
            }
            else if (letter is '&')
            {
                safe.Append("&amp;");
            }
            else
            {
                if (letter is '\\' or '`' or '*' or '_' or '[' or ']' or '|' or '#' or '~' or '!' or '@')
                {
                    safe.Append('\\');
                }

                safe.Append(letter);
            }
        }

        return safe.ToString();
    }
}
