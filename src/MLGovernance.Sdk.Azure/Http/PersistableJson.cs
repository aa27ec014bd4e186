using System.ClientModel.Primitives;

namespace MLGovernance.Azure;

/// <summary>Exchanges JSON with the models of Azure SDK packages.</summary>
internal static class PersistableJson
{
    // "J" and not "W": the wire format leaves out what the service sets, such as the id.
    private static readonly ModelReaderWriterOptions Whole = new("J");

    /// <summary>Returns all that the model holds, as UTF-8 JSON.</summary>
    /// <exception cref="FormatException">The model writes another format.</exception>
    internal static ReadOnlyMemory<byte> WriteJson<T>(this IPersistableModel<T> model)
    {
        RequireJson(model);
        return model.Write(Whole).ToMemory();
    }

    /// <summary>Makes a model of the prototype's type.</summary>
    /// <exception cref="FormatException">The model reads another format, or nothing.</exception>
    internal static T ReadJson<T>(this IPersistableModel<T> prototype, byte[] json)
    {
        RequireJson(prototype);
        return prototype.Create(BinaryData.FromBytes(json), Whole) ?? throw new FormatException($"The model {typeof(T).Name} read nothing.");
    }

    private static void RequireJson<T>(IPersistableModel<T> model)
    {
        ArgumentNullException.ThrowIfNull(model);
        string format = model.GetFormatFromOptions(Whole);
        if (format != "J")
        {
            throw new FormatException($"The model {typeof(T).Name} writes the format '{format}'; expected 'J' (JSON).");
        }
    }
}
