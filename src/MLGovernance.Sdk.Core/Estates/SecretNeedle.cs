using System.Buffers;
using System.Text;

namespace MLGovernance;

/// <summary>One trace that the pre-filter looks for: a text, and which three of its bytes are its rare fingerprint.</summary>
internal sealed class SecretNeedle
{
    private static readonly SearchValues<byte> EndOfAuthority = SearchValues.Create("/\"\\ \t\r\n?#"u8);

    private readonly byte[] _text;
    private readonly int _offset;
    private readonly Form _form;

    private SecretNeedle(string text, int offset = 0, Form form = Form.Text)
    {
        _text = Encoding.ASCII.GetBytes(text);
        for (int index = 0; index < _text.Length; index++)
        {
            _text[index] |= 0x20;
        }

        _offset = offset;
        _form = form;
        Fingerprint = _text[offset] | (_text[offset + 1] << 8) | (_text[offset + 2] << 16);
    }

    /// <summary>Gets the needles. Every rule of <see cref="SecretPatterns"/> and <see cref="SecretNames"/> has one that it implies.</summary>
    internal static SecretNeedle[] All { get; } =
    [
        new("passw", 2), new("passphrase", 3), new("pwd"), new("secret", 1), new("token", 1), new("key\"", form: Form.Name), new("key="), new("key:"),
        new("key\\"), new("key "), new("key'"), new("keys\"", 1, Form.Name), new("sas\"", form: Form.Name), new("sasuri", 2), new("pat\"", form: Form.Name),
        new("connectionstring", 3), new("connstr", 2), new("connection_string", 8), new("environmentvariables\"", 8, Form.Name),
        new("environment_variables\"", 9, Form.Name), new("credential\"", 4, Form.Name), new("credentials\"", 4, Form.Name), new("authorization\"", 9, Form.Name), new("webhookurl", 3),
        new("sig="), new("signature", 2), new("://", form: Form.Address), new("-----begin", 4), new("eyJ", form: Form.Word), new("bearer"),
        new("ghp_", form: Form.Word), new("gho_", form: Form.Word), new("ghu_", form: Form.Word), new("ghs_", form: Form.Word),
        new("ghr_", form: Form.Word), new("github_pat_", 4), new("glpat-", 1), new("xox", form: Form.Word), new("akia", form: Form.Word),
        new("asia", form: Form.Word), new("sk-", form: Form.Word), new("hf_", form: Form.Word), new("dapi", form: Form.Word),
        new("==\""), new("=\","), new("=\"}"), new("=\"]"), new("accesskeyid\"", 8, Form.Name),
        new("scriptdata\"", 4, Form.Name),
    ];

    /// <summary>Gets the three folded bytes, first one lowest.</summary>
    internal int Fingerprint { get; }

    /// <summary>Tells whether the whole needle stands where its fingerprint was found.</summary>
    internal bool IsMatch(ReadOnlySpan<byte> text, int position)
    {
        int start = position - _offset;
        if (start < 0 || start + _text.Length > text.Length)
        {
            return false;
        }

        for (int index = 0; index < _text.Length; index++)
        {
            if ((text[start + index] | 0x20) != _text[index])
            {
                return false;
            }
        }

        return _form switch
        {
            Form.Address => HasPassword(text[(start + _text.Length)..]),
            Form.Name => HasValue(text[(start + _text.Length)..]),
            Form.Word => start == 0 || !char.IsAsciiLetterOrDigit((char)text[start - 1]),
            _ => true,
        };
    }

    // scheme://user:password@host; a container@account of wasbs:// has no colon before its at sign.
    private static bool HasPassword(ReadOnlySpan<byte> rest)
    {
        int end = rest.IndexOfAny(EndOfAuthority);
        ReadOnlySpan<byte> authority = end < 0 ? rest : rest[..end];
        int at = authority.IndexOf((byte)'@');
        return at > 0 && authority[..at].Contains((byte)':');
    }

    // A name counts only before a value that can hold a secret: "key": "…", {…} or […], neither null nor empty.
    private static bool HasValue(ReadOnlySpan<byte> rest)
    {
        rest = rest.TrimStart(" \t\r\n"u8);
        if (rest.IsEmpty || rest[0] != (byte)':')
        {
            return rest.IsEmpty;
        }

        rest = rest[1..].TrimStart(" \t\r\n"u8);
        if (rest.IsEmpty)
        {
            return true;
        }

        byte close = rest[0] switch { (byte)'"' => (byte)'"', (byte)'{' => (byte)'}', (byte)'[' => (byte)']', _ => 0 };
        rest = rest[1..];
        return close != 0 && (close == (byte)'"' ? rest : rest.TrimStart(" \t\r\n"u8)) is [var first, ..] && first != close;
    }

    private enum Form : byte
    {
        /// <summary>The text anywhere.</summary>
        Text,

        /// <summary>The end of a property's name, before a value.</summary>
        Name,

        /// <summary>The text where a word begins ("sk-…", not "risk-…").</summary>
        Word,

        /// <summary>The scheme's end of an address that states a password.</summary>
        Address,
    }
}
