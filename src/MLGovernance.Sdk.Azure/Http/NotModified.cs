using Azure;

namespace MLGovernance.Azure;

/// <summary>The answer of a conditional GET when nothing changed: headers and no value.</summary>
internal sealed class NotModified<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException("The resource has not changed, so the service sent no body. Ask HasValue first.");

    public override Response GetRawResponse() => response;
}
