using System.Globalization;
using System.Text;
using System.Text.Json;

namespace MLGovernance.Azure;

/// <summary>Feeds a file to a <see cref="PayloadScanner"/>: block by block, or, where each line is a document, line by line.</summary>
internal sealed class PayloadReader(PayloadFile file, IPayloadReceiver receiver)
{
    /// <summary>The largest single resource. Azure's stay below one megabyte; this is a guard against a file that is something else.</summary>
    private const int MaxValueBytes = 256 << 20;

    private readonly PayloadScanner _scanner = new(receiver);
    private byte[] _buffer = new byte[1 << 16];
    private int _count;
    private long _dropped;
    private long _line;

    internal async Task ReadAsync(CancellationToken cancellationToken)
    {
        Stream text = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (text.ConfigureAwait(false))
        {
            bool isFirst = true, goesOn = true;
            while (goesOn)
            {
                if (_count == _buffer.Length && !Grow())
                {
                    return;
                }

                // The mark of UTF-8 is three bytes, so the first read must not stop amid it.
                int read = await text.ReadAtLeastAsync(_buffer.AsMemory(_count), isFirst ? 3 : 1, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                _count += read;
                if (isFirst && _buffer.AsSpan(0, _count).StartsWith("\uFEFF"u8))
                {
                    Drop(3);
                    _dropped = 0;
                }

                isFirst = false;
                goesOn = (file.HoldsLines ? Lines(isFinal: read == 0) : Block(isFinal: read == 0)) && read > 0;
            }
        }
    }

    /// <summary>Opens the file as UTF-8. Windows PowerShell redirects output as UTF-16 with a byte order mark.</summary>
    private async Task<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        byte[] mark = new byte[2];
        Stream peek = file.Open();
        await using (peek.ConfigureAwait(false))
        {
            await peek.ReadAtLeastAsync(mark, 2, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        }

        return mark switch
        {
            [0xFF, 0xFE] => Encoding.CreateTranscodingStream(file.Open(), Encoding.Unicode, Encoding.UTF8),
            [0xFE, 0xFF] => Encoding.CreateTranscodingStream(file.Open(), Encoding.BigEndianUnicode, Encoding.UTF8),
            _ => file.Open(),
        };
    }

    private bool Block(bool isFinal)
    {
        try
        {
            _scanner.Scan(_buffer.AsSpan(0, _count), isFinal);
            int done = (int)(_scanner.NeededFrom - _dropped);
            Drop(done);
            if (isFinal && _scanner.Documents == 0)
            {
                receiver.Malformed(1, 1, "The file is empty.");
            }

            return true;
        }
        catch (JsonException error)
        {
            receiver.Malformed((error.LineNumber ?? 0) + 1, (error.BytePositionInLine ?? 0) + 1, Reason(error) + " What follows in this file was not read.");
            return false;
        }
    }

    private bool Lines(bool isFinal)
    {
        int start = 0;
        while (start < _count)
        {
            int length = _buffer.AsSpan(start, _count - start).IndexOf((byte)'\n');
            if (length < 0 && !isFinal)
            {
                break;
            }

            length = length < 0 ? _count - start : length;
            _line++;
            Line(_buffer.AsSpan(start, length));
            start += length + 1;
        }

        Drop(Math.Min(start, _count));
        return true;
    }

    private void Line(ReadOnlySpan<byte> line)
    {
        line = line.Trim(" \t\r"u8);
        if (line.IsEmpty)
        {
            return;
        }

        try
        {
            new PayloadScanner(receiver) { PlacePrefix = ":" + _line.ToString(CultureInfo.InvariantCulture) }.Scan(line, isFinal: true);
        }
        catch (JsonException error)
        {
            receiver.Malformed(_line, (error.BytePositionInLine ?? 0) + 1, Reason(error));
        }
    }

    /// <summary>Returns the parser's sentence without the place, which the issue states by itself.</summary>
    private static string Reason(JsonException error)
    {
        int place = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return "Not valid JSON: " + (place < 0 ? error.Message : error.Message[..place]);
    }

    private void Drop(int bytes)
    {
        _buffer.AsSpan(bytes, _count - bytes).CopyTo(_buffer);
        _count -= bytes;
        _dropped += bytes;
    }

    private bool Grow()
    {
        if (_buffer.Length >= MaxValueBytes)
        {
            receiver.Malformed(_line + 1, 1, $"One value is longer than {MaxValueBytes >> 20} MB, which no resource is.");
            return false;
        }

        Array.Resize(ref _buffer, _buffer.Length * 2);
        return true;
    }
}
