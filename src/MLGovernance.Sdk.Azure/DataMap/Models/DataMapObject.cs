using System.Text.Json;

namespace MLGovernance.Azure;

/// <summary>A Data Map object without a view of its own: a typedef set, a glossary term, a collection, a policy.</summary>
public sealed class DataMapObject : DataMapModel<DataMapObject>
{
    /// <summary>Initializes an empty object, from which <c>ModelReaderWriter</c> reads others.</summary>
    public DataMapObject()
        : base(default)
    {
    }

    /// <summary>Initializes a view over JSON.</summary>
    /// <param name="json">The JSON object.</param>
    public DataMapObject(JsonElement json)
        : base(json)
    {
    }

    /// <inheritdoc/>
    protected override DataMapObject Create(JsonElement json) => new(json);
}
