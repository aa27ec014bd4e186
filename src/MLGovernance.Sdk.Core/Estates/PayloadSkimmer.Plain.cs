namespace MLGovernance;

internal ref partial struct PayloadSkimmer
{
    /// <summary>Passes a number, <c>true</c>, <c>false</c> or <c>null</c> whose first byte was read.</summary>
    private bool Plain(int first)
    {
        switch (first)
        {
            case 't':
                return Word("rue"u8);
            case 'f':
                return Word("alse"u8);
            case 'n':
                return Word("ull"u8);
            case '-' or (>= '0' and <= '9'):
                return Number(first);
            default:
                return false;
        }
    }

    private bool Word(ReadOnlySpan<byte> rest)
    {
        bool fits = _json[_at..].StartsWith(rest);
        _at += fits ? rest.Length : 0;
        return fits;
    }

    private bool Number(int first)
    {
        if (first == '-')
        {
            first = _at < _json.Length ? _json[_at++] : -1;
        }

        if (first is < '0' or > '9')
        {
            return false;
        }

        if (first != '0')
        {
            Digits();
        }

        if (_at < _json.Length && _json[_at] == (byte)'.')
        {
            _at++;
            if (Digits() < 1)
            {
                return false;
            }
        }

        if (_at < _json.Length && _json[_at] is (byte)'e' or (byte)'E')
        {
            _at++;
            _at += _at < _json.Length && _json[_at] is (byte)'+' or (byte)'-' ? 1 : 0;
            return Digits() > 0;
        }

        return true;
    }

    private int Digits()
    {
        int from = _at;
        while (_at < _json.Length && char.IsAsciiDigit((char)_json[_at]))
        {
            _at++;
        }

        return _at - from;
    }
}
