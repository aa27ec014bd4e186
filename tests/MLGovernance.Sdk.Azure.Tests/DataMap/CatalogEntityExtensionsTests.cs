using System.ClientModel.Primitives;
using System.Text.Json;
using System.Text.Json.Nodes;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Purview;
using MLGovernance.Tests;

namespace MLGovernance.Azure.Tests.DataMap;

public sealed class CatalogEntityExtensionsTests
{
    [SkippableFact]
    public void RoundTrip_EveryEntityOfThePayloads_ThroughAnSdkModel_LosesNothing()
    {
        EstateSnapshotBuilder builder = new();
        foreach (string file in Directory.EnumerateFiles(SharedData.Require("aml-payloads"), "*.json"))
        {
            builder.TryAdd(File.ReadAllBytes(file), Path.GetFileName(file));
        }

        EntityBatch batch = new EntityMapper().Map(new PolicyEvaluator().Evaluate(LineageGraphBuilder.Build(builder.Build(DateTimeOffset.UnixEpoch))));

        Assert.NotEmpty(batch.Entities);
        Assert.All(batch.Entities, entity => Assert.Equal(Json(entity), Json(entity.ToModel(new SdkEntity()).ToCatalogEntity())));
    }

    [Fact]
    public void ToModel_HasWhatTheEntityHas()
    {
        CatalogEntity entity = new() { TypeName = "t", QualifiedName = "q", Classifications = ["c"], Attributes = [new CatalogAttribute("inputs", new CatalogReference("p", "x"))] };

        SdkEntity model = entity.ToModel(new SdkEntity(), "-1");

        Assert.Equal(("t", "-1", "q", "c"), (model.TypeName, model.Guid, model.Attributes["qualifiedName"]!.GetValue<string>(), model.Rest["classifications"]![0]!["typeName"]!.GetValue<string>()));
    }

    [Fact]
    public void ToCatalogEntity_WhatNoMapperWrites_IsKept()
    {
        var entity = CatalogEntity.Read(JsonElement.Parse("""{"typeName":"t","attributes":{"qualifiedName":"q","ratio":0.5,"nested":{"a":[1]},"gone":null}}"""));

        Assert.Equal(["nested", "ratio"], entity.Attributes.Select(attribute => attribute.Name));
        Assert.Contains("\"nested\":{\"a\":[1]}", Json(entity), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"attributes":{"qualifiedName":"q"}}""", "/typeName")]
    [InlineData("""{"typeName":"t","attributes":{}}""", "/attributes/qualifiedName")]
    public void Read_WithoutItsKey_SaysWhatIsMissing(string json, string place) =>
        Assert.Contains(place, Assert.Throws<FormatException>(() => CatalogEntity.Read(JsonElement.Parse(json))).Message, StringComparison.Ordinal);

    private static string Json(CatalogEntity entity)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            entity.WriteTo(writer);
        }

        return JsonNode.Parse(stream.ToArray())!.ToJsonString();
    }

    /// <summary>Written as the Azure SDK generator writes its models: some properties, and the rest as raw data.</summary>
    private sealed class SdkEntity : IPersistableModel<SdkEntity>
    {
        public string TypeName { get; private init; } = "";

        public string? Guid { get; private init; }

        public JsonObject Attributes { get; private init; } = [];

        public JsonObject Rest { get; private init; } = [];

        public BinaryData Write(ModelReaderWriterOptions options)
        {
            JsonObject whole = Rest.DeepClone().AsObject();
            whole["typeName"] = TypeName;
            whole["attributes"] = Attributes.DeepClone();
            return BinaryData.FromString(whole.ToJsonString());
        }

        public SdkEntity Create(BinaryData data, ModelReaderWriterOptions options)
        {
            JsonObject whole = JsonNode.Parse(data)!.AsObject();
            return new SdkEntity
            {
                TypeName = Take(whole, "typeName")!.GetValue<string>(),
                Guid = Take(whole, "guid")?.GetValue<string>(),
                Attributes = Take(whole, "attributes")!.AsObject(),
                Rest = whole,
            };
        }

        public string GetFormatFromOptions(ModelReaderWriterOptions options) => "J";

        private static JsonNode? Take(JsonObject from, string name) => from.Remove(name, out JsonNode? value) ? value : null;
    }
}
