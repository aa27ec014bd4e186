using System.Text.Json;

namespace MLGovernance.OpenLineage;

/// <summary>Cuts UTF-8 text into the elements of an array, or into values in a row, each as soon as it is whole.</summary>
internal sealed class JsonValues(Stream text, bool isArray)
{
    /// <summary>The deepest nesting that an event may have: below that of a payload, which holds facets some levels deeper.</summary>
    internal const int MaxDepth = 256;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = MaxDepth };

    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _count;
    private long _lines;
    private bool _ended;
    private bool _inside;

    /// <summary>Returns the next value, or null at the end.</summary>
    /// <exception cref="JsonException">The text is no JSON from here on; the line is that of the whole text, from 0.</exception>
    internal async ValueTask<JsonElement?> NextAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (SkipBetween())
            {
                if (Take() is { } value)
                {
                    return value;
                }
            }
            else if (_ended)
            {
                return isArray && _inside ? throw new JsonException("The array does not end.", null, _lines, 0) : null;
            }

            await FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Skips what stands between values; false where more text is needed, or nothing follows.</summary>
    private bool SkipBetween()
    {
        for (; _start < _count; _start++)
        {
            byte letter = _buffer[_start];
            _lines += letter == (byte)'\n' ? 1 : 0;
            bool opens = isArray && !_inside && letter == (byte)'[', closes = isArray && _inside && letter == (byte)']';
            if (!opens && !closes && letter is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)',' or 0xEF or 0xBB or 0xBF))
            {
                return true;
            }

            _inside = (_inside || opens) && !closes;
        }

        return false;
    }

    private JsonElement? Take()
    {
        var json = new Utf8JsonReader(_buffer.AsSpan(_start, _count - _start), _ended, new JsonReaderState(Options));
        try
        {
            if (!json.Read() || !json.TrySkip() || (!_ended && json.BytesConsumed == _count - _start))
            {
                return _ended ? throw new JsonException("The text ends amid a value.", null, 0, 0) : null;
            }
        }
        catch (JsonException error)
        {
            throw new JsonException(error.Message, null, _lines + (error.LineNumber ?? 0), error.BytePositionInLine, error);
        }

        ReadOnlySpan<byte> value = _buffer.AsSpan(_start, (int)json.BytesConsumed);
        _lines += value.Count((byte)'\n');
        _start += value.Length;
        return JsonElement.Parse(value, new JsonDocumentOptions { MaxDepth = MaxDepth });
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        _buffer.AsSpan(_start, _count - _start).CopyTo(_buffer);
        (_count, _start) = (_count - _start, 0);
        if (_count == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int read = await text.ReadAsync(_buffer.AsMemory(_count), cancellationToken).ConfigureAwait(false);
        _count += read;
        _ended = read == 0;
    }
}
