using System.ClientModel.Primitives;
using System.Text.Json;

namespace MLGovernance.Azure.Tests.MachineLearning;

public sealed class PersistableModelExtensionsTests
{
    private const string Id =
        "/subscriptions/1/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w/models/m/versions/1";

    [Fact]
    public void Add_ModelOfAnSdkPackage_IsAnAssetWithItsReadOnlyProperties()
    {
        EstateSnapshotBuilder builder = new();

        builder.Add(new ModelVersionData(Id, "J"));

        Asset asset = builder.Build(DateTimeOffset.UnixEpoch).Assets.Single();
        Assert.Equal(("modelVersion", "m:1", "train-1"), (asset.Kind.Name, asset.DisplayName, asset["/properties/jobName"]!.Value.GetString()));
    }

    [Fact]
    public void Add_ModelThatIsNoJson_SaysSo()
    {
        FormatException error = Assert.Throws<FormatException>(() => new EstateSnapshotBuilder().Add(new ModelVersionData(Id, "X")));
        Assert.Contains("'X'; expected 'J'", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Written as the Azure SDK generator writes its models: read-only properties only in the format "J".</summary>
    private sealed class ModelVersionData(string id, string format) : IJsonModel<ModelVersionData>
    {
        public void Write(Utf8JsonWriter writer, ModelReaderWriterOptions options)
        {
            writer.WriteStartObject();
            if (options.Format == "J")
            {
                writer.WriteString("id", id);
                writer.WriteString("name", "1");
                writer.WriteString("type", "Microsoft.MachineLearningServices/workspaces/models/versions");
            }

            writer.WriteStartObject("properties");
            writer.WriteString("jobName", "train-1");
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        public BinaryData Write(ModelReaderWriterOptions options)
        {
            using MemoryStream stream = new();
            using (Utf8JsonWriter writer = new(stream))
            {
                Write(writer, options);
            }

            return BinaryData.FromBytes(stream.ToArray());
        }

        public ModelVersionData Create(ref Utf8JsonReader reader, ModelReaderWriterOptions options) => throw new NotSupportedException();

        public ModelVersionData Create(BinaryData data, ModelReaderWriterOptions options) => throw new NotSupportedException();

        public string GetFormatFromOptions(ModelReaderWriterOptions options) => format;
    }
}
