using System.Globalization;
using System.Text.Json;

namespace MLGovernance.Azure;

/// <summary>
/// Cuts JSON text into the values that may be resources, token by token, so that a list of any length needs the memory of its largest
/// element. Understands a document, several documents in a row, an array, and a list <c>{"value":[…],"nextLink":…}</c>.
/// </summary>
internal sealed class PayloadScanner(IPayloadReceiver receiver)
{
    /// <summary>As deep as a snapshot takes payloads, and the two levels of a list around them.</summary>
    private static readonly JsonReaderOptions Options =
        new() { MaxDepth = 514, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, AllowMultipleValues = true };

    private JsonReaderState _state = new(Options);
    private Shape _shape;
    private long _itemStart = -1;
    private int _itemDepth;
    private int _index;
    private bool _sawId;
    private string? _member;
    private string? _nextLink;

    private enum Shape
    {
        /// <summary>Before a document, or between two.</summary>
        None,

        /// <summary>Inside an object that may be a resource or may turn out to be a list.</summary>
        Object,

        /// <summary>Inside an array of resources.</summary>
        Array,

        /// <summary>Inside a list's <c>value</c>.</summary>
        List,

        /// <summary>Inside a list's object, behind its <c>value</c>.</summary>
        AfterList,
    }

    /// <summary>Gets the number of documents that were read to their end.</summary>
    internal int Documents { get; private set; }

    /// <summary>Gets the offset, in bytes from the start of what was scanned, up to which nothing is needed any more.</summary>
    internal long NeededFrom => _itemStart >= 0 ? _itemStart : Consumed;

    /// <summary>Gets the number of bytes that were read as tokens.</summary>
    internal long Consumed { get; private set; }

    /// <summary>Gets or sets what stands before the places of values, for example <c>:12</c> for line 12.</summary>
    internal string PlacePrefix { get; set; } = string.Empty;

    /// <summary>Reads on.</summary>
    /// <param name="kept">The bytes from <see cref="NeededFrom"/> on, with new ones at the end.</param>
    /// <param name="isFinal">Whether nothing follows.</param>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    internal void Scan(ReadOnlySpan<byte> kept, bool isFinal)
    {
        long origin = NeededFrom;
        var json = new Utf8JsonReader(kept[(int)(Consumed - origin)..], isFinal, _state);
        long start = Consumed;
        while (json.Read())
        {
            Take(ref json, kept, start, origin);
            Consumed = start + json.BytesConsumed;
        }

        Consumed = start + json.BytesConsumed;
        _state = json.CurrentState;
    }

    private void Take(ref Utf8JsonReader json, ReadOnlySpan<byte> kept, long start, long origin)
    {
        bool closes = json.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray;
        if (_itemStart >= 0 && _shape != Shape.Object)
        {
            if (closes && json.CurrentDepth == _itemDepth)
            {
                Give(kept, start + json.BytesConsumed, origin);
            }

            return;
        }

        switch (_shape)
        {
            case Shape.None when json.TokenType == JsonTokenType.StartArray:
                (_shape, _index) = (Shape.Array, 0);
                break;
            case Shape.None when json.TokenType == JsonTokenType.StartObject:
                (_shape, _itemStart, _sawId, _nextLink, _member) = (Shape.Object, start + json.TokenStartIndex, false, null, null);
                break;
            case Shape.None:
                _itemStart = start + json.TokenStartIndex;
                Give(kept, start + json.BytesConsumed, origin);
                Documents++;
                break;
            case Shape.Array when json.TokenType == JsonTokenType.EndArray:
                End();
                break;
            case Shape.List when json.TokenType == JsonTokenType.EndArray:
                (_shape, _member) = (Shape.AfterList, null);
                break;
            case Shape.Array or Shape.List:
                Begin(ref json, kept, start, origin);
                break;
            default:
                Member(ref json, kept, start, origin);
                break;
        }
    }

    private void Begin(ref Utf8JsonReader json, ReadOnlySpan<byte> kept, long start, long origin)
    {
        (_itemStart, _itemDepth) = (start + json.TokenStartIndex, json.CurrentDepth);
        if (json.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            Give(kept, start + json.BytesConsumed, origin);
        }
    }

    /// <summary>Reads the members of an object that is, or may be, a list.</summary>
    private void Member(ref Utf8JsonReader json, ReadOnlySpan<byte> kept, long start, long origin)
    {
        if (json.TokenType == JsonTokenType.EndObject && json.CurrentDepth == 0)
        {
            if (_shape == Shape.Object)
            {
                Give(kept, start + json.BytesConsumed, origin);
            }
            else
            {
                receiver.EndOfList(_nextLink);
            }

            End();
        }
        else if (json.CurrentDepth == 1 && json.TokenType == JsonTokenType.PropertyName)
        {
            _member = json.ValueTextEquals("value"u8) ? "value" : json.ValueTextEquals("nextLink"u8) ? "nextLink" : json.ValueTextEquals("id"u8) ? "id" : null;
        }
        else if (json.CurrentDepth == 1 && _member is not null)
        {
            _sawId |= _member == "id" && json.TokenType == JsonTokenType.String;
            _nextLink = _member == "nextLink" && json.TokenType == JsonTokenType.String ? json.GetString() : _nextLink;
            if (_member == "value" && json.TokenType == JsonTokenType.StartArray && _shape == Shape.Object && !_sawId)
            {
                (_shape, _itemStart, _index) = (Shape.List, -1, 0);
            }

            _member = null;
        }
    }

    private void End()
    {
        _shape = Shape.None;
        Documents++;
    }

    private void Give(ReadOnlySpan<byte> kept, long end, long origin)
    {
        string index = _index++.ToString(CultureInfo.InvariantCulture);
        string place = _shape switch
        {
            Shape.List => "#/value/" + index,
            Shape.Array => "#/" + index,
            _ when Documents > 0 => "#document-" + (Documents + 1).ToString(CultureInfo.InvariantCulture),
            _ => string.Empty,
        };
        ReadOnlySpan<byte> value = kept[(int)(_itemStart - origin)..(int)(end - origin)];
        _itemStart = -1;
        receiver.Value(value, PlacePrefix + place);
    }
}
