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
        new("passw", 2), new("passphrase", 3), new("pwd"), new("secret", 1), new("token", 1), new("key\""), new("key="), new("key:"),
        new("key\\"), new("key "), new("key'"), new("keys\"", 1), new("sas\""), new("sasuri", 2), new("pat\""),
        new("connectionstring", 3), new("connstr", 2), new("connection_string", 8), new("environmentvariables", 8),
        new("environment_variables", 9), new("credential\"", 4), new("credentials\"", 4), new("authorization\"", 9), new("webhookurl", 3),
        new("sig="), new("signature", 2), new("://", form: Form.Address), new("-----begin", 4), new("eyJ", form: Form.Word), new("bearer"),
        new("ghp_", form: Form.Word), new("gho_", form: Form.Word), new("ghu_", form: Form.Word), new("ghs_", form: Form.Word),
        new("ghr_", form: Form.Word), new("github_pat_", 4), new("glpat-", 1), new("xox", form: Form.Word), new("akia", form: Form.Word),
        new("asia", form: Form.Word), new("sk-", form: Form.Word), new("hf_", form: Form.Word), new("dapi", form: Form.Word),
        new("==\""), new("=\","), new("=\"}"), new("=\"]"), new("accesskeyid\"", 8),
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

    private enum Form : byte
    {
        /// <summary>The text anywhere.</summary>
        Text,

        /// <summary>The text where a word begins ("sk-…", not "risk-…").</summary>
        Word,

        /// <summary>The scheme's end of an address that states a password.</summary>
        Address,
    }
}
