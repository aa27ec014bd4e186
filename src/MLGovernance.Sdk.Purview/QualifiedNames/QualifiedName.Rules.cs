using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MLGovernance.Purview;

public static partial class QualifiedName
{
    private const string Factory =
        "/subscriptions/{subscription}/resourcegroups/{resourceGroup}/providers/microsoft.datafactory/factories/{factory}";

    private const string Share =
        "/subscriptions/{subscription}/resourceGroups/{resourceGroup}/providers/Microsoft.DataShare/accounts/{account}";

    /// <summary>
    /// Gets the table of names, one rule a type. Sources: answers of real accounts (purviewcli), Microsoft's how-to pages and REST examples,
    /// and the mapping table of the Databricks lineage accelerator (<c>OlToPurviewMappings.json</c>).
    /// </summary>
    public static ImmutableArray<QualifiedNameRule> Rules { get; } =
    [
        new("adf_copy_activity", Factory + "/pipelines/{pipeline}/activities/{activity}", true),
        new("adf_pipeline", Factory + "/pipelines/{pipeline}", true),
        new("ads_account", Share, true),
        new("ads_received_snapshot", Share + "/shareSubscriptions/{share}/snapshots/{snapshot}", true),
        new("ads_share_subscription", Share + "/shareSubscriptions/{share}", true),
        new("azure_blob_container", "https://{account}.blob.core.windows.net/{container}", false),
        new("azure_blob_path", "https://{account}.blob.core.windows.net/{container}/{path*}", true),
        new("azure_blob_resource_set", "https://{account}.blob.core.windows.net/{container}/{path*}", false),
        new("azure_blob_service", "https://{account}.blob.core.windows.net", false),
        new("azure_cosmosdb_sqlapi_collection", "https://{account}.documents.azure.com/dbs/{database}/colls/{collection}", false),
        new("azure_data_explorer_table", "https://{host}/{database}/{table}", true),
        new("azure_data_factory", Factory, true),
        new("azure_datalake_gen1_account", "adl://{store}.azuredatalakestore.net", false),
        new("azure_datalake_gen1_path", "adl://{store}.azuredatalakestore.net/{path*}", true),
        new("azure_datalake_gen2_filesystem", "https://{account}.dfs.core.windows.net/{container}", true),
        new("azure_datalake_gen2_path", "https://{account}.dfs.core.windows.net/{container}/{path*}", true),
        new("azure_datalake_gen2_resource_set", "https://{account}.dfs.core.windows.net/{container}/{path*}", true),
        new("azure_datalake_gen2_service", "https://{account}.dfs.core.windows.net", true),
        new("azure_mysql_table", "mysql://{host}/{database}/{table}", true),
        new("azure_postgresql_table", "postgresql://{host}/{database}/{schema}/{table}", true),
        new("azure_sql_column", "mssql://{server}.database.windows.net/{database}/{schema}/{table}#{column}", true),
        new("azure_sql_db", "mssql://{server}.database.windows.net/{database}", true),
        new("azure_sql_dw", "mssql://{server}.database.windows.net/{database}", false),
        new("azure_sql_dw_schema", "mssql://{server}.database.windows.net/{database}/{schema}", false),
        new("azure_sql_dw_table", "mssql://{server}.database.windows.net/{database}/{schema}/{table}", false),
        new("azure_sql_mi_table", "mssql://{host}:3342/{database}/{schema}/{table}", true),
        new("azure_sql_schema", "mssql://{server}.database.windows.net/{database}/{schema}", true),
        new("azure_sql_server", "mssql://{server}.database.windows.net", false),
        new("azure_sql_table", "mssql://{server}.database.windows.net/{database}/{schema}/{table}", true),
        new("azure_sql_view", "mssql://{server}.database.windows.net/{database}/{schema}/{table}", false),
        new("azure_storage_account", "https://{account}.core.windows.net", true),
        new("azure_synapse_dedicated_sql_table", "mssql://{workspace}.sql.azuresynapse.net/{database}/{schema}/{table}", false),
        new("databricks_job", "databricks://{host}/jobs/{job}", true),
        new("databricks_job_task", "databricks://{host}/jobs/{job}/tasks/{task}", true),
        new("databricks_notebook", "databricks://{host}/notebooks/{path*}", true),
        new("databricks_workspace", "databricks://{host}", false),
        new("hive_table", "{database}.{table}@{cluster}", true),
        new("postgresql_table", "postgresql://servers/{host}:{port}/dbs/{database}/schemas/{schema}/tables/{table}", true),
        new("powerbi_dataset", "https://app.powerbi.com/groups/{workspace}/datasets/{id}", false),
    ];

    private static readonly FrozenDictionary<string, QualifiedNameRule> RuleOfType = Rules.ToFrozenDictionary(rule => rule.TypeName, StringComparer.Ordinal);
}
