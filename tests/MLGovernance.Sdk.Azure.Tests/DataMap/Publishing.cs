using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Purview;

namespace MLGovernance.Azure.Tests.DataMap;

/// <summary>Batches and publishers for tests.</summary>
internal static class Publishing
{
    public static DataMapPublisher Publisher(FakeDataMap map, Action<DataMapPublisherOptions>? configure = null)
    {
        DataMapPublisherOptions options = new() { StateName = null };
        configure?.Invoke(options);
        return new DataMapPublisher(DataMapClientTests.Client(map.Service), options);
    }

    public static EntityBatch Batch(CatalogEntity[] entities) =>
        new(ComplianceReport.None(LineageGraphBuilder.Build(EstateSnapshot.Empty)), default, [.. entities]);

    public static CatalogEntity[] Chain(int count) =>
    [
        .. Enumerable.Range(0, count).Select(index => Data($"data-{index}", $"text {index}")),
        Process("job", [.. Enumerable.Range(0, count).Select(index => new CatalogReference("mlgov_data", $"data-{index}"))]),
        new CatalogEntity { TypeName = "mlgov_data", QualifiedName = "model", Attributes = [new CatalogAttribute("source", new CatalogReference("mlgov_job", "job"))] },
    ];

    public static CatalogEntity Data(string name, string description) => new()
    {
        TypeName = "mlgov_data",
        QualifiedName = name,
        Attributes = [new CatalogAttribute("description", description)],
    };

    public static CatalogEntity Process(string name, CatalogReference[] inputs) => new()
    {
        TypeName = "mlgov_job",
        QualifiedName = name,
        Attributes = [new CatalogAttribute("inputs", inputs)],
    };
}
