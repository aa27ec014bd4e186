using System.Globalization;
using System.Text;

namespace MLGovernance.Emulator.Http;

/// <summary>An opaque continuation token: a place in a list. Whatever was not made here is refused.</summary>
internal static class SkipToken
{
    private const string Mark = "mlgov1:";

    public static string Create(int offset) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(Mark + offset.ToString(CultureInfo.InvariantCulture)));

    public static bool TryRead(string token, out int offset)
    {
        Span<byte> bytes = stackalloc byte[64];
        offset = 0;
        if (token.Length > 80 || !Convert.TryFromBase64String(token, bytes, out int length))
        {
            return false;
        }

        string text = Encoding.ASCII.GetString(bytes[..length]);
        return text.StartsWith(Mark, StringComparison.Ordinal) &&
            int.TryParse(text.AsSpan(Mark.Length), NumberStyles.None, CultureInfo.InvariantCulture, out offset);
    }
}
