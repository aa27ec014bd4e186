using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace MLGovernance;

/// <summary>
/// Checks that a payload is one JSON object and finds its <c>id</c>, at a multiple of the speed of a reader that makes tokens. It accepts
/// plain JSON only: what has comments, trailing commas, <c>\u</c> escapes or more than 64 levels is left to <see cref="ResourceIdReader"/>,
/// which also tells what is wrong.
/// </summary>
internal ref partial struct PayloadSkimmer
{
    private const int MaxDepth = 64;
    private static readonly SearchValues<byte> EndsText = SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, 32).Select(static control => (byte)control)]);
    private readonly ReadOnlySpan<byte> _json;
    private int _at;
    private int _depth;
    private int _idFrom;
    private int _idTo;

    /// <summary>One bit for each open level, the innermost lowest: whether it is an array.</summary>
    private ulong _arrays;

    private PayloadSkimmer(ReadOnlySpan<byte> json) => _json = json;

    private readonly bool InArray => (_arrays & 1) != 0;

    /// <summary>Skims a payload.</summary>
    /// <param name="json">The payload.</param>
    /// <param name="id">What stands between the quotes of the first <c>id</c> at the top level that is a text; empty where there is none.</param>
    /// <returns>Whether the payload is one object in plain JSON; false leaves the question open.</returns>
    internal static bool TrySkim(ReadOnlySpan<byte> json, out ReadOnlySpan<byte> id)
    {
        var skimmer = new PayloadSkimmer(json);
        bool isPlain = skimmer.Next() == '{' && skimmer.Members() && skimmer.Next() < 0;
        id = isPlain ? json[skimmer._idFrom..skimmer._idTo] : default;
        return isPlain;
    }

    /// <summary>Reads from behind the first brace to behind the one that closes it.</summary>
    private bool Members()
    {
        _depth = 1;
        bool isFirst = true;
        while (true)
        {
            int next = Next();
            if (isFirst && next == Closing)
            {
                if (!Leave(out bool done))
                {
                    return done;
                }

                isFirst = false;
                continue;
            }

            bool isId = false;
            if (!InArray && !Name(ref next, out isId))
            {
                return false;
            }

            int from = _at;
            if (next is '{' or '[')
            {
                if (_depth++ == MaxDepth)
                {
                    return false;
                }

                _arrays = (_arrays << 1) | (next == '[' ? 1UL : 0);
                isFirst = true;
                continue;
            }

            if (next == '"' ? !Text() : !Plain(next))
            {
                return false;
            }

            if (isId && next == '"' && _idTo == _idFrom)
            {
                (_idFrom, _idTo) = (from, _at - 1);
            }

            if (!Follow(out bool ended))
            {
                return ended;
            }

            isFirst = false;
        }
    }

    private readonly int Closing => InArray ? ']' : '}';

    private bool Name(ref int next, out bool isId)
    {
        int from = _at;
        isId = false;
        if (next != '"' || !Text())
        {
            return false;
        }

        isId = _depth == 1 && _at - from == 3 && _json[from] == (byte)'i' && _json[from + 1] == (byte)'d';
        if (Next() != ':')
        {
            return false;
        }

        next = Next();
        return true;
    }

    /// <summary>Passes what follows a value: closing brackets, then a comma. Without a comma it returns false; <paramref name="ended"/> tells whether the outermost object was closed.</summary>
    private bool Follow(out bool ended)
    {
        ended = false;
        int next = Next();
        if (next == ',')
        {
            return true;
        }

        return next == Closing && Leave(out ended);
    }

    /// <summary>Leaves a level whose closing bracket was read, and passes what follows it.</summary>
    private bool Leave(out bool ended)
    {
        while (true)
        {
            _arrays >>= 1;
            ended = --_depth == 0;
            if (ended)
            {
                return false;
            }

            int next = Next();
            if (next == ',')
            {
                return true;
            }

            if (next != Closing)
            {
                return false;
            }
        }
    }

    /// <summary>Passes white space and one byte, which it returns; -1 at the end.</summary>
    private int Next()
    {
        while (_at < _json.Length)
        {
            byte next = _json[_at++];
            if (next > (byte)' ' || next is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                return next;
            }
        }

        return -1;
    }

    /// <summary>Passes a text up to behind its closing quote.</summary>
    private bool Text()
    {
        while (true)
        {
            if (!ToEndOfRun())
            {
                return false;
            }

            byte end = _json[_at - 1];
            if (end == (byte)'"')
            {
                return true;
            }

            if (end != (byte)'\\' || _at == _json.Length || _json[_at++] is not ((byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t'))
            {
                return false;
            }
        }
    }

    /// <summary>Passes the bytes up to and with the next quote, backslash or control; false at the end. Most texts end within the first 32 bytes.</summary>
    private bool ToEndOfRun()
    {
        while (Vector256.IsHardwareAccelerated && _json.Length - _at >= Vector256<byte>.Count)
        {
            var bytes = Vector256.Create(_json.Slice(_at, Vector256<byte>.Count));
            Vector256<byte> ends = Vector256.Equals(bytes, Vector256.Create((byte)'"')) | Vector256.Equals(bytes, Vector256.Create((byte)'\\'))
                | Vector256.LessThan(bytes, Vector256.Create((byte)0x20));
            uint lanes = ends.ExtractMostSignificantBits();
            if (lanes != 0)
            {
                _at += BitOperations.TrailingZeroCount(lanes) + 1;
                return true;
            }

            _at += Vector256<byte>.Count;
        }

        int length = _json[_at..].IndexOfAny(EndsText);
        _at += length + 1;
        return length >= 0;
    }
}
