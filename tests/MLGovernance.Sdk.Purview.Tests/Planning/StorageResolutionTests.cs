using System.Collections.Immutable;
using MLGovernance.Purview;

namespace MLGovernance.Tests.Planning;

public sealed class StorageResolutionTests
{
    private static readonly CatalogReference File = new("azure_datalake_gen2_path", "https://lake.dfs.core.windows.net/raw/in/2026-11-23/part-7.parquet");

    [Fact]
    public void RanksOf_File_IsThePathThenTheSetThenItsFolderOnBothHosts()
    {
        Assert.Equal(
            [
                "azure_datalake_gen2_path https://lake.dfs.core.windows.net/raw/in/2026-11-23/part-7.parquet",
                "azure_blob_path https://lake.blob.core.windows.net/raw/in/2026-11-23/part-7.parquet",
                "|",
                "azure_datalake_gen2_resource_set https://lake.dfs.core.windows.net/raw/in/%7BYear%7D-%7BMonth%7D-%7BDay%7D/part-%7BN%7D.parquet",
                "azure_blob_resource_set https://lake.blob.core.windows.net/raw/in/%7BYear%7D-%7BMonth%7D-%7BDay%7D/part-%7BN%7D.parquet",
                "|",
                "azure_datalake_gen2_path https://lake.dfs.core.windows.net/raw/in/2026-11-23/",
                "azure_blob_path https://lake.blob.core.windows.net/raw/in/2026-11-23/",
            ],
            Text(File));
    }

    [Fact]
    public void RanksOf_PathOfABlobHost_AsksForItFirst() =>
        Assert.Equal("azure_blob_path https://lake.blob.core.windows.net/raw/in/credit.csv", Text(new CatalogReference("azure_blob_path", "https://lake.blob.core.windows.net/raw/in/credit.csv"))[0]);

    [Fact]
    public void RanksOf_Folder_IsNeverItsParent() =>
        Assert.DoesNotContain(Text(new CatalogReference("azure_datalake_gen2_path", "https://lake.dfs.core.windows.net/raw/in/credit/")), name => name.EndsWith("/raw/in/", StringComparison.Ordinal));

    [Theory]
    [InlineData("mlgov_aml_job", "https://lake.dfs.core.windows.net/raw/x")]
    [InlineData("azure_datalake_gen2_path", "no address")]
    [InlineData("azure_datalake_gen2_path", "https://lake.dfs.core.windows.net")]
    public void RanksOf_WhatIsNoPath_AreNone(string type, string name) => Assert.Empty(StorageResolution.RanksOf(new CatalogReference(type, name)));

    [Fact]
    public void Rewrite_ReferencesAndColumnMappings_LeadToWhereThePathIsHeld()
    {
        CatalogReference set = new("azure_datalake_gen2_resource_set", "https://lake.dfs.core.windows.net/raw/in/set");
        CatalogEntity job = new()
        {
            TypeName = "mlgov_aml_job",
            QualifiedName = "job",
            Attributes =
            [
                new CatalogAttribute("columnMapping", $$"""[{"DatasetMapping":{"Source":"{{File.QualifiedName}}","Sink":"*"} }]"""),
                new CatalogAttribute("inputs", ImmutableArray.Create(File, set)),
            ],
        };

        CatalogEntity moved = StorageResolution.Rewrite(job, new Dictionary<CatalogReference, CatalogReference> { [File] = set });

        Assert.Equal([set], Assert.IsAssignableFrom<IEnumerable<CatalogReference>>(moved.Attributes[1].Value));
        Assert.Equal($$"""[{"DatasetMapping":{"Source":"{{set.QualifiedName}}","Sink":"*"} }]""", moved.Attributes[0].Value);
        Assert.Same(job, StorageResolution.Rewrite(job, new Dictionary<CatalogReference, CatalogReference>()));
    }

    [Fact]
    public void Rewrite_HeldPath_KeepsTheDescriptionOfTheScanAndAddsWhatIsFound()
    {
        CatalogEntity path = new()
        {
            TypeName = File.TypeName,
            QualifiedName = File.QualifiedName,
            Attributes = [new CatalogAttribute("name", "part-7.parquet")],
            Classifications = ["Secret"],
        };

        CatalogEntity held = StorageResolution.Rewrite(path, new Dictionary<CatalogReference, CatalogReference> { [File] = File });

        Assert.Empty(held.Attributes);
        Assert.Equal(["Secret"], held.Classifications.AsEnumerable());
    }

    private static string[] Text(CatalogReference path) =>
        [.. StorageResolution.RanksOf(path).SelectMany((rank, index) => (index == 0 ? Enumerable.Empty<string>() : ["|"]).Concat(rank.Select(name => $"{name.TypeName} {name.QualifiedName}")))];
}
