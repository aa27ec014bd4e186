using System.Text.Json.Nodes;
using MLGovernance.Emulator.DataMap.Glossary;

namespace MLGovernance.Emulator.DataMap.Types;

/// <summary>
/// The types that a Data Map has from the start, as far as machine-learning lineage meets them: Atlas's base model, Purview's storage,
/// SQL and process types with their service types, and the relationships between them.
/// </summary>
internal static class BaseTypes
{
    /// <summary>Name, super type, service type, own attributes (string unless a type is given).</summary>
    private static readonly (string Name, string Super, string Service, string Attributes)[] Entities =
    [
        ("Referenceable", "", "atlas_core", ""),
        ("Asset", "Referenceable", "atlas_core", "displayName,description,userDescription,owner"),
        ("DataSet", "Asset", "atlas_core", ""),
        ("Infrastructure", "Asset", "atlas_core", ""),
        ("Process", "Asset", "atlas_core", "inputs:array<DataSet>,outputs:array<DataSet>"),
        ("Path", "DataSet", "atlas_core", "path"),
        ("schema", "Asset", "atlas_core", ""),
        ("tabular_schema", "schema", "atlas_core", ""),
        ("column", "DataSet", "atlas_core", "type,data_type"),
        ("AtlasGlossaryTerm", "Referenceable", "atlas_core", "name,shortDescription,longDescription,abbreviation,usage,status"),
        ("azure_storage_account", "Asset", "Azure Storage Account", "createTime:date,modifiedTime:date,publicAccessLevel,location"),
        ("azure_datalake_gen2_service", "Asset", "Azure Data Lake Storage Gen2", "modifiedTime:date,resourceGroupName,subscriptionId,location"),
        ("azure_datalake_gen2_filesystem", "DataSet", "Azure Data Lake Storage Gen2", "createTime:date,modifiedTime:date,publicAccess"),
        ("azure_datalake_gen2_path", "DataSet", "Azure Data Lake Storage Gen2",
            "path,isFile:boolean,size:long,contentType,createTime:date,modifiedTime:date,groups,ACL,permissions,userProperties,replicatedFrom,replicatedTo"),
        ("azure_datalake_gen2_resource_set", "DataSet", "Azure Data Lake Storage Gen2",
            "partitionCount:long,schemaCount:long,totalSizeBytes:long,modifiedTime:date,resourceSet"),
        ("azure_blob_service", "Asset", "Azure Blob Storage", "modifiedTime:date"),
        ("azure_blob_container", "DataSet", "Azure Blob Storage", "createTime:date,modifiedTime:date,publicAccess"),
        ("azure_blob_path", "DataSet", "Azure Blob Storage", "path,isFile:boolean,size:long,contentType,createTime:date,modifiedTime:date"),
        ("azure_blob_resource_set", "DataSet", "Azure Blob Storage", "partitionCount:long,schemaCount:long,totalSizeBytes:long,modifiedTime:date,resourceSet"),
        ("azure_file_service", "Asset", "Azure Files", ""),
        ("azure_file_share", "DataSet", "Azure Files", ""),
        ("azure_file_path", "DataSet", "Azure Files", "path"),
        ("azure_datalake_gen1_account", "Asset", "Azure Data Lake Storage Gen1", ""),
        ("azure_datalake_gen1_path", "DataSet", "Azure Data Lake Storage Gen1", "path,isFile:boolean"),
        ("azure_sql_server", "Asset", "Azure SQL Database", ""),
        ("azure_sql_db", "DataSet", "Azure SQL Database", ""),
        ("azure_sql_schema", "DataSet", "Azure SQL Database", ""),
        ("azure_sql_table", "DataSet", "Azure SQL Database", "principalId:int,objectType,createTime:date,modifiedTime:date"),
        ("azure_sql_view", "DataSet", "Azure SQL Database", "createTime:date,modifiedTime:date"),
        ("azure_sql_column", "DataSet", "Azure SQL Database", "data_type,length:int"),
        ("azure_sql_mi_table", "DataSet", "Azure SQL Managed Instance", ""),
        ("azure_sql_dw", "DataSet", "Azure SQL Data Warehouse", ""),
        ("azure_sql_dw_schema", "DataSet", "Azure SQL Data Warehouse", ""),
        ("azure_sql_dw_table", "DataSet", "Azure SQL Data Warehouse", ""),
        ("azure_synapse_dedicated_sql_table", "DataSet", "Azure Synapse Analytics", ""),
        ("azure_synapse_dedicated_sql_view", "DataSet", "Azure Synapse Analytics", ""),
        ("azure_data_explorer_table", "DataSet", "Azure Data Explorer", ""),
        ("azure_cosmosdb_sqlapi_collection", "DataSet", "Azure Cosmos DB", ""),
        ("azure_postgresql_table", "DataSet", "Azure Database for PostgreSQL", ""),
        ("azure_mysql_table", "DataSet", "Azure Database for MySQL", ""),
        ("postgresql_table", "DataSet", "PostgreSQL", ""),
        ("rdbms_table", "DataSet", "rdbms", ""),
        ("hive_table", "DataSet", "hive", ""),
        ("snowflake_table", "DataSet", "Snowflake", ""),
        ("azure_data_factory", "Asset", "Azure Data Factory", ""),
        ("adf_pipeline", "Asset", "Azure Data Factory", ""),
        ("adf_copy_activity", "Process", "Azure Data Factory", ""),
        ("adf_copy_operation", "Process", "Azure Data Factory", "columnMapping"),
        ("databricks_workspace", "Asset", "Azure Databricks", ""),
        ("databricks_job", "Asset", "Azure Databricks", ""),
        ("databricks_task", "Asset", "Azure Databricks", ""),
        ("databricks_notebook", "Asset", "Azure Databricks", ""),
        ("databricks_process", "Process", "Azure Databricks", "columnMapping"),
        ("databricks_table", "DataSet", "Azure Databricks", ""),
        ("powerbi_workspace", "Asset", "Power BI", ""),
        ("powerbi_dataset", "DataSet", "Power BI", ""),
        ("powerbi_report", "DataSet", "Power BI", ""),
        ("ads_account", "Asset", "Azure Data Share", ""),
        ("ads_share_subscription", "DataSet", "Azure Data Share", ""),
        ("ads_received_snapshot", "Process", "Azure Data Share", ""),
    ];

    /// <summary>Name, category, then the type, attribute name and cardinality of both ends; the first end is the container.</summary>
    private static readonly (string Name, string Category, string Type1, string Name1, string Count1, string Type2, string Name2, string Count2)[] Relationships =
    [
        ("dataset_process_inputs", "AGGREGATION", "Process", "inputs", "SET", "DataSet", "inputToProcesses", "SET"),
        ("process_dataset_outputs", "AGGREGATION", "Process", "outputs", "SET", "DataSet", "outputFromProcesses", "SET"),
        ("direct_lineage_dataset_dataset", "ASSOCIATION", "DataSet", "sinks", "SET", "DataSet", "sources", "SET"),
        ("process_parent", "AGGREGATION", "Process", "subProcesses", "SET", "Process", "parent", "SINGLE"),
        ("tabular_schema_columns", "COMPOSITION", "tabular_schema", "columns", "SET", "column", "composeSchema", "SINGLE"),
        ("dataset_attached_schemas", "ASSOCIATION", "schema", "associatedEntities", "SET", "DataSet", "attachedSchema", "SET"),
        ("tabular_schema_datasets", "ASSOCIATION", "tabular_schema", "dataset", "SET", "DataSet", "tabular_schema", "SINGLE"),
        ("storage_account_services", "COMPOSITION", "azure_storage_account", "services", "SET", "azure_datalake_gen2_service", "account", "SINGLE"),
        ("storage_account_blob_services", "COMPOSITION", "azure_storage_account", "blobServices", "SET", "azure_blob_service", "storageAccount", "SINGLE"),
        ("datalake_gen2_service_filesystems", "COMPOSITION", "azure_datalake_gen2_service", "filesystems", "SET", "azure_datalake_gen2_filesystem", "datalakeService", "SINGLE"),
        ("blob_service_containers", "COMPOSITION", "azure_blob_service", "containers", "SET", "azure_blob_container", "blobService", "SINGLE"),
        ("azure_sql_schema_tables", "COMPOSITION", "azure_sql_schema", "tables", "SET", "azure_sql_table", "dbSchema", "SINGLE"),
        ("azure_sql_table_columns", "COMPOSITION", "azure_sql_table", "columns", "SET", "azure_sql_column", "table", "SINGLE"),
        (GlossaryDocuments.Assignment, "ASSOCIATION", "AtlasGlossaryTerm", "assignedEntities", "SET", "Referenceable", "meanings", "SET"),
        ("AtlasGlossarySynonym", "ASSOCIATION", "AtlasGlossaryTerm", "synonyms", "SET", "AtlasGlossaryTerm", "synonyms", "SET"),
        ("AtlasGlossaryRelatedTerm", "ASSOCIATION", "AtlasGlossaryTerm", "seeAlso", "SET", "AtlasGlossaryTerm", "seeAlso", "SET"),
        ("AtlasGlossaryAntonym", "ASSOCIATION", "AtlasGlossaryTerm", "antonyms", "SET", "AtlasGlossaryTerm", "antonyms", "SET"),
        ("AtlasGlossaryPreferredTerm", "ASSOCIATION", "AtlasGlossaryTerm", "preferredTerms", "SET", "AtlasGlossaryTerm", "preferredToTerms", "SET"),
        ("AtlasGlossaryReplacementTerm", "ASSOCIATION", "AtlasGlossaryTerm", "replacementTerms", "SET", "AtlasGlossaryTerm", "replacedBy", "SET"),
        ("AtlasGlossaryIsARelationship", "ASSOCIATION", "AtlasGlossaryTerm", "classifies", "SET", "AtlasGlossaryTerm", "isA", "SET"),
        ("AtlasGlossaryValidValue", "ASSOCIATION", "AtlasGlossaryTerm", "validValuesFor", "SET", "AtlasGlossaryTerm", "validValues", "SET"),
    ];

    public static JsonObject Definitions() => new()
    {
        ["entityDefs"] = AtlasJson.Array(Entities.Select(Entity)),
        ["relationshipDefs"] = AtlasJson.Array(Relationships.Select(Relationship)),
        ["classificationDefs"] = AtlasJson.Array(
            ((string[])["MICROSOFT.PERSONAL.NAME", "MICROSOFT.PERSONAL.EMAIL", "MICROSOFT.PERSONAL.IPADDRESS", "MICROSOFT.PERSONAL.DATE_OF_BIRTH",
                "MICROSOFT.PERSONAL.US.PHONE_NUMBER", "MICROSOFT.FINANCIAL.CREDIT_CARD_NUMBER", "MICROSOFT.FINANCIAL.US.ABA_ROUTING_NUMBER",
                "MICROSOFT.GOVERNMENT.US.SOCIAL_SECURITY_NUMBER", "MICROSOFT.SYSTEM.TEMP_FILE"])
            .Select(name => (JsonNode?)new JsonObject { ["category"] = "CLASSIFICATION", ["name"] = name })),
    };

    private static JsonNode? Entity((string Name, string Super, string Service, string Attributes) type)
    {
        var attributes = new JsonArray();
        if (type.Name == "Referenceable")
        {
            attributes.Add(Attribute("qualifiedName", "string", isOptional: false, isUnique: true));
        }

        if (type.Name == "Asset")
        {
            attributes.Add(Attribute("name", "string", isOptional: false, isUnique: false));
        }

        foreach (string attribute in type.Attributes.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = attribute.Split(':');
            attributes.Add(Attribute(parts[0], parts.Length > 1 ? parts[1] : "string", isOptional: true, isUnique: false));
        }

        return new JsonObject
        {
            ["category"] = "ENTITY",
            ["name"] = type.Name,
            ["description"] = type.Name,
            ["superTypes"] = AtlasJson.Array(type.Super.Split(',', StringSplitOptions.RemoveEmptyEntries)),
            ["serviceType"] = type.Service,
            ["attributeDefs"] = attributes,
        };
    }

    private static JsonObject Attribute(string name, string type, bool isOptional, bool isUnique) => new()
    {
        ["name"] = name,
        ["typeName"] = type,
        ["cardinality"] = type.StartsWith("array<", StringComparison.Ordinal) ? "SET" : "SINGLE",
        ["isOptional"] = isOptional,
        ["isUnique"] = isUnique,
        ["isIndexable"] = isUnique || name == "name",
    };

    private static JsonNode? Relationship(
        (string Name, string Category, string Type1, string Name1, string Count1, string Type2, string Name2, string Count2) type) => new JsonObject
        {
            ["category"] = "RELATIONSHIP",
            ["name"] = type.Name,
            ["serviceType"] = "atlas_core",
            ["relationshipCategory"] = type.Category,
            ["propagateTags"] = "NONE",
            ["attributeDefs"] = type.Name == "direct_lineage_dataset_dataset"
                ? new JsonArray(Attribute("columnMapping", "string", isOptional: true, isUnique: false))
                : [],
            ["endDef1"] = End(type.Type1, type.Name1, type.Count1, type.Category != "ASSOCIATION"),
            ["endDef2"] = End(type.Type2, type.Name2, type.Count2, isContainer: false),
        };

    private static JsonObject End(string type, string name, string cardinality, bool isContainer) => new()
    {
        ["type"] = type,
        ["name"] = name,
        ["cardinality"] = cardinality,
        ["isContainer"] = isContainer,
        ["isLegacyAttribute"] = name is "inputs" or "outputs",
    };
}
