using System.Text;

namespace MLGovernance.Tests;

public sealed class AssetIdUtf8Tests
{
    private static readonly string[] Words =
    [
        "subscriptions", "resourceGroups", "resourcegroups", "providers", "Microsoft.MachineLearningServices", "workspaces", "registries",
        "models", "Data", "environments", "codes", "components", "versions", "labels", "jobs", "outputs", "paths", "datastores", "ExperimentRun",
        "onlineEndpoints", "deployments", "Name-1", "v1.2_3", "x#outputs", "a@b", "a b", "a?b", "${{x}}", "ümlaut", "%20", "a\\b", "", "q\u0002",
    ];

    [Theory]
    [InlineData("/subscriptions/S/resourceGroups/G/providers/Microsoft.MachineLearningServices/workspaces/W/models/M/versions/1")]
    [InlineData("/SUBSCRIPTIONS/S/resourceGroups/G/PROVIDERS/Microsoft.MachineLearningServices/workspaces/W")]
    [InlineData("/subscriptions/S/resourceGroups/G/providers/Microsoft.MachineLearningServices/registries/R/Models/M/versions/1")]
    [InlineData("/subscriptions/S/resourceGroups/G/providers/Microsoft.MachineLearningServices/registries/R")]
    [InlineData("AzureML://Feeds/R/Data/D/versions/1")]
    [InlineData("azureml://registries/R/models/M")]
    public void TryCanonicalize_CommonForm_AgreesWithTheParser(string text)
    {
        Assert.Equal(AssetId.Parse(text).Value, Canonical(text));
    }

    [Fact]
    public void TryCanonicalize_RandomText_AgreesWithTheParserWhereItAnswers()
    {
        var random = new Random(20261123);
        int answered = 0;
        for (int i = 0; i < 60_000; i++)
        {
            string text = RandomText(random);
            if (Canonical(text) is { } canonical)
            {
                answered++;
                bool parsed = AssetId.TryParse(text, null, out AssetId id, out string? error);
                Assert.True(parsed, $"{text}: {error}");
                Assert.Equal(id.Value, canonical);
            }
        }

        Assert.True(answered > 6_000, $"Only {answered} texts were answered.");
    }

    [Fact]
    public void TryCanonicalize_ShortDestination_LeavesTheTextToTheParser()
    {
        byte[] id = "/subscriptions/s/resourcegroups/g/providers/microsoft.machinelearningservices/workspaces/w"u8.ToArray();
        Assert.False(AssetIdUtf8.TryCanonicalize(id, new byte[id.Length - 1], out int written));
        Assert.Equal(0, written);
    }

    [Fact]
    public void Parse_RandomText_RoundTripsOrTellsWhy()
    {
        var random = new Random(7);
        AssetIdContext context = AssetIdFormTests.In("models");
        for (int i = 0; i < 40_000; i++)
        {
            string text = RandomText(random);
            if (AssetId.TryParse(text, context, out AssetId id, out string? error))
            {
                Assert.True(AssetId.TryParse(id.Value, null, out AssetId again, out string? why), $"{text} -> {id.Value}: {why}");
                Assert.Equal(id, again);
                _ = (id.Name, id.Version, id.Label, id.Parent, id.Container, id.Scope, id.Datastore, id.Path, id.Job, id.OutputName, id.StorageContainer, id.WithoutWildcards, id.ResourceType);
            }
            else
            {
                Assert.NotEmpty(error);
            }
        }
    }

    private static string? Canonical(string text)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text), buffer = new byte[1024];
        return AssetIdUtf8.TryCanonicalize(utf8, buffer, out int written) ? Encoding.UTF8.GetString(buffer, 0, written) : null;
    }

    /// <summary>Mostly right ids with wrong words, letter cases and endings here and there.</summary>
    private static string RandomText(Random random)
    {
        string start = random.Next(4) switch
        {
            0 => "azureml://registries/" + Word(random),
            1 => "/subscriptions/S/resourceGroups/G/providers/Microsoft.MachineLearningServices/registries/R",
            _ => "/subscriptions/S/resourceGroups/G/providers/Microsoft.MachineLearningServices/workspaces/W",
        };
        var text = new StringBuilder(start);
        for (int steps = random.Next(7); steps > 0; steps--)
        {
            text.Append('/').Append(Word(random));
        }

        if (random.Next(8) == 0)
        {
            int at = random.Next(text.Length);
            text.Remove(at, Math.Min(random.Next(6), text.Length - at));
        }

        string result = text.ToString();
        return random.Next(8) switch { 0 => result.ToUpperInvariant(), 1 => result + "/", 2 => "azureml:" + result, _ => result };
    }

    private static string Word(Random random) => random.Next(3) == 0 ? Words[random.Next(Words.Length)] : Words[random.Next(21)];
}
