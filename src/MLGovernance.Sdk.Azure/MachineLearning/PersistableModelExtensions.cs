using System.ClientModel.Primitives;

namespace MLGovernance.Azure;

/// <summary>Adds the official Azure SDK models to an estate.</summary>
public static class PersistableModelExtensions
{
    /// <summary>
    /// Adds a resource that is a model of an Azure SDK package, for example <c>MachineLearningModelVersionData</c> of
    /// Azure.ResourceManager.MachineLearning. Secrets in it are redacted.
    /// </summary>
    /// <typeparam name="T">The model's type.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="model">The model. It must write its <c>id</c>, as those that a service returned do.</param>
    /// <exception cref="FormatException">The model writes no JSON object with a usable <c>id</c>.</exception>
    public static void Add<T>(this EstateSnapshotBuilder builder, IPersistableModel<T> model)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(model);
        builder.Add(model.WriteJson().Span);
    }
}
