using System.Buffers;
using System.Text;

namespace MLGovernance;

/// <summary>One trace that the pre-filter looks for: a text, and which three of its bytes are its rare fingerprint.</summary>
internal sealed class SecretNeedle
{
    private static readonly SearchValues<byte> EndOfAuthority = SearchValues.Create("/\"\\ \t\r\n?#"u8);

    private readonly byte[] _text;
    private readonly int _offset;
    private readonly bool _isAddress;

    private SecretNeedle(string text, int offset = 0, bool isAddress = false)
    {
        _text = Encoding.ASCII.GetBytes(text);
        for (int index = 0; index < _text.Length; index++)
        {
            _text[index] |= 0x20;
        }

        _offset = offset;
        _isAddress = isAddress;
        Fingerprint = _text[offset] | (_text[offset + 1] << 8) | (_text[offset + 2] << 16);
    }

    /// <summary>Gets the needles. Every rule of <see cref="SecretPatterns"/> and <see cref="SecretNames"/> has one that it implies.</summary>
    internal static SecretNeedle[] All { get; } =
    [
        new("passw", 2), new("passphrase", 3), new("pwd"), new("secret", 1), new("token", 1), new("key\""), new("key="), new("key:"),
        new("key\\", 0), new("key ", 0), new("key'", 0), new("keys\"", 1), new("sas\""), new("sastoken", 2), new("sasuri", 2), new("pat\""),
        new("connectionstring", 2), new("connstr", 1), new("connection_string", 8), new("environmentvariables", 8),
        new("environment_variables", 9), new("credential\"", 4), new("credentials\"", 4), new("authorization\"", 9), new("webhookurl", 3),
        new("sig="), new("signature", 4), new("://", 0, isAddress: true), new("-----begin", 4), new("eyJ"), new("bearer", 2),
        new("ghp_"), new("gho_"), new("ghu_"), new("ghs_"), new("ghr_"), new("github_pat_", 4), new("glpat-", 1), new("xox"),
        new("akia"), new("asia"), new("sk-"), new("hf_"), new("dapi"), new("==\"", 0), new("=\","), new("=\"}"), new("=\"]"), new("accesskeyid\"", 8),
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

        return !_isAddress || HasPassword(text[(start + _text.Length)..]);
    }

    // scheme://user:password@host; a container@account of wasbs:// has no colon before its at sign.
    private static bool HasPassword(ReadOnlySpan<byte> rest)
    {
        int end = rest.IndexOfAny(EndOfAuthority);
        ReadOnlySpan<byte> authority = end < 0 ? rest : rest[..end];
        int at = authority.IndexOf((byte)'@');
        return at > 0 && authority[..at].Contains((byte)':');
    }
}
