namespace MLGovernance.Azure;

/// <summary>Takes what a <see cref="PayloadScanner"/> finds.</summary>
internal interface IPayloadReceiver
{
    /// <summary>Takes one JSON value: a document, an element of an array, or an element of a list's <c>value</c>.</summary>
    /// <param name="json">The value; valid during the call only.</param>
    /// <param name="place">Where it stands in the file, for example <c>#/value/3</c> or <c>:12</c>; empty for the whole file.</param>
    void Value(ReadOnlySpan<byte> json, string place);

    /// <summary>Takes the end of a list <c>{"value":[…]}</c>.</summary>
    /// <param name="nextLink">The address of the page that follows, or null.</param>
    void EndOfList(string? nextLink);

    /// <summary>Takes a text that is not JSON. What came before it in the file has been given already.</summary>
    /// <param name="line">The line, from 1.</param>
    /// <param name="column">The byte in the line, from 1.</param>
    /// <param name="message">What is wrong.</param>
    void Malformed(long line, long column, string message);
}
