using System.Text.Json;
using System.Text.RegularExpressions;
using MLGovernance.Purview;

namespace MLGovernance.Tests;

public sealed partial class QualifiedNameTests
{
    private static readonly Dictionary<string, string> Parts = new(StringComparer.Ordinal)
    {
        ["account"] = "Acct", ["container"] = "raw", ["path"] = "/01-Bronze//esg/File.CSV", ["server"] = "Srv", ["database"] = "Db", ["schema"] = "[dbo]",
        ["table"] = "Orders", ["column"] = "Id", ["host"] = "host.example", ["port"] = "5432", ["cluster"] = "adb-1.azuredatabricks.net", ["workspace"] = "ws",
        ["subscription"] = "S1", ["resourceGroup"] = "Rg", ["factory"] = "Fac", ["pipeline"] = "Copy", ["activity"] = "Act", ["job"] = "7", ["task"] = "t",
        ["store"] = "Lake", ["share"] = "sh", ["snapshot"] = "sn", ["collection"] = "c", ["id"] = "i",
    };

    [Theory]
    [InlineData("azure_storage_account", "https://acct.core.windows.net")]
    [InlineData("azure_datalake_gen2_service", "https://acct.dfs.core.windows.net")]
    [InlineData("azure_datalake_gen2_filesystem", "https://acct.dfs.core.windows.net/raw")]
    [InlineData("azure_datalake_gen2_path", "https://acct.dfs.core.windows.net/raw/01-Bronze/esg/File.csv")]
    [InlineData("azure_blob_path", "https://acct.blob.core.windows.net/raw/01-Bronze/esg/File.csv")]
    [InlineData("azure_datalake_gen1_path", "adl://lake.azuredatalakestore.net/01-Bronze/esg/File.csv")]
    [InlineData("azure_sql_table", "mssql://srv.database.windows.net/Db/dbo/Orders")]
    [InlineData("azure_sql_column", "mssql://srv.database.windows.net/Db/dbo/Orders#Id")]
    [InlineData("adf_copy_activity", "/subscriptions/s1/resourcegroups/rg/providers/microsoft.datafactory/factories/fac/pipelines/copy/activities/act")]
    [InlineData("ads_share_subscription", "/subscriptions/S1/resourceGroups/Rg/providers/Microsoft.DataShare/accounts/Acct/shareSubscriptions/sh")]
    [InlineData("databricks_job_task", "databricks://host.example/jobs/7/tasks/t")]
    public void Create_Row_GivesTheNameThatScansGive(string typeName, string expected) =>
        Assert.Equal(new CatalogReference(typeName, expected), QualifiedName.Create(typeName, Parts));

    [Fact]
    public void Create_EveryRule_GivesANameThatNormalisingKeeps() => Assert.All(QualifiedName.Rules, rule =>
    {
        string name = QualifiedName.Create(rule.TypeName, Parts).QualifiedName;
        Assert.Equal(name, QualifiedName.Normalize(name));
    });

    [Fact]
    public void Create_MissingPart_NamesIt() => Assert.Contains(
        "'container'", Assert.Throws<ArgumentException>(() => QualifiedName.Create("azure_blob_container", new Dictionary<string, string> { ["account"] = "a" })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("HTTPS://Acct.Blob.core.windows.net/Raw/A {x}/B.TXT", "https://acct.blob.core.windows.net/Raw/A %7Bx%7D/B.txt")]
    [InlineData("https://acct.dfs.core.windows.net/raw/", "https://acct.dfs.core.windows.net/raw")]
    [InlineData("https://acct.dfs.core.windows.net/raw/ folder /x/", "https://acct.dfs.core.windows.net/raw/folder/x/")]
    [InlineData("https://lake.azuredatalakestore.net/a/b.csv", "adl://lake.azuredatalakestore.net/a/b.csv")]
    [InlineData("mssql://my srv.database.windows.net/[my db]/dbo/[a b]", "mssql://mysrv.database.windows.net/my%20db/dbo/a%20b")]
    [InlineData("https://acct.dfs.core.windows.net", "https://acct.dfs.core.windows.net")]
    [InlineData("https://acct.dfs.core.windows.net//raw///a/b.csv", "https://acct.dfs.core.windows.net/raw/a/b.csv")]
    public void Normalize_Name_TakesTheStoredForm(string name, string expected) => Assert.Equal(expected, QualifiedName.Normalize(name));

    [Fact]
    public void CopyOperation_KeepsTheCaseOfTheSink() => Assert.EndsWith(
        "/activities/act#https://acct.dfs.core.windows.net/raw/01-Bronze/esg/File.csv#azure_datalake_gen2_path",
        QualifiedName.Normalize(QualifiedName.CopyOperation(QualifiedName.Create("adf_copy_activity", Parts), QualifiedName.Create("azure_datalake_gen2_path", Parts)).QualifiedName),
        StringComparison.Ordinal);

    [Fact]
    public void Candidates_DatedFile_AsksForPathThenSetThenFoldersThenContainer() => Assert.Equal(
        [
            "azure_datalake_gen2_path https://a.dfs.core.windows.net/raw/in/2026-01-31/part-007.csv",
            "azure_datalake_gen2_resource_set https://a.dfs.core.windows.net/raw/in/%7BYear%7D-%7BMonth%7D-%7BDay%7D/part-%7BN%7D.csv",
            "azure_datalake_gen2_path https://a.dfs.core.windows.net/raw/in/2026-01-31/",
            "azure_datalake_gen2_path https://a.dfs.core.windows.net/raw/in/",
            "azure_datalake_gen2_filesystem https://a.dfs.core.windows.net/raw",
        ],
        QualifiedName.Candidates("a", "raw", "in/2026-01-31/part-007.csv", isHierarchical: true).Select(name => $"{name.TypeName} {name.QualifiedName}"));

    [Fact]
    public void Candidates_UnknownAccountKind_ListsBothHosts() => Assert.Equal(
        ["https://a.dfs.core.windows.net/c/x/", "https://a.blob.core.windows.net/c/x/", "https://a.dfs.core.windows.net/c", "https://a.blob.core.windows.net/c"],
        QualifiedName.Candidates("a", "c", "x", isHierarchical: null).Select(name => name.QualifiedName));

    /// <summary>The accelerator's table and ours must give names of one shape: text is equal where both have text.</summary>
    [SkippableFact]
    public void Rules_AgreeWithTheAcceleratorsTable()
    {
        using JsonDocument table = JsonDocument.Parse(File.ReadAllBytes(SharedData.Require("purview/adb-accelerator/OlToPurviewMappings.json")));
        int compared = 0;
        foreach (JsonElement mapping in table.RootElement.GetProperty("olToPurviewMappings").EnumerateArray())
        {
            if (QualifiedName.Rules.SingleOrDefault(rule => rule.TypeName == mapping.GetProperty("purviewDataType").GetString()) is { } rule)
            {
                Assert.True(Shape(rule).IsMatch(mapping.GetProperty("qualifiedName").GetString()!), $"{mapping.GetProperty("name")}: {rule.Template}");
                compared++;
            }
        }

        Assert.True(compared > 20, $"{compared} mappings were compared.");
    }

    private static Regex Shape(QualifiedNameRule rule)
    {
        // The accelerator takes whole hosts from the connection, we compose them: a host matches any host or part of one.
        string template = HostPart().Replace(rule.Template, "{host}");
        return new Regex("^" + Regex.Replace(Regex.Escape(template), @"\\\{[^}]*\}", ".+") + "/?.*$", RegexOptions.CultureInvariant);
    }

    [GeneratedRegex(@"(?<=://)\{[a-z]+\}\.[a-z.]+", RegexOptions.CultureInvariant)]
    private static partial Regex HostPart();

    [Fact]
    public void OfStorage_OddAndPlainPaths_GivesWhatTheTableAndTheNormalisationGive()
    {
        string[] steps = ["a", "B.CSV", "c.csv", " d", "e ", "{x}", "é", "", "f.tar.GZ", "g h", "dcid.run-1", "part-0.parquet", "\u00a0i", ".hidden", "J."];
        string[] accounts = ["lake", "Lake", " lake"], containers = ["raw", "Raw", "$web", "r{w"];
        var random = new Random(20261123);
        for (int round = 0; round < 2_000; round++)
        {
            string path = string.Join('/', Enumerable.Range(0, 1 + random.Next(4)).Select(_ => steps[random.Next(steps.Length)])) + (random.Next(3) == 0 ? "/" : "");
            string account = accounts[random.Next(accounts.Length)], container = containers[random.Next(containers.Length)];
            if (path.Trim('/').Trim().Length == 0)
            {
                continue;
            }

            bool isFile = path.Split('/')[^1] is var last && last.LastIndexOf('.') is >= 0 and var dot && last[(dot + 1)..] is { Length: > 0 and <= 10 } extension && extension.All(char.IsAsciiLetterOrDigit);
            var parts = new Dictionary<string, string>(StringComparer.Ordinal) { ["account"] = account, ["container"] = container, ["path"] = isFile || path.EndsWith('/') ? path : path + "/" };

            Assert.Equal(QualifiedName.Create("azure_blob_path", parts), QualifiedName.OfStorage(account, container, path, isHierarchical: false));
        }
    }
}
