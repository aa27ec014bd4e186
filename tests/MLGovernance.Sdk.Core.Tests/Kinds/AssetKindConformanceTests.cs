namespace MLGovernance.Tests;

/// <summary>What every kind must keep, the built-in ones against Azure's typed schema.</summary>
public sealed class AssetKindConformanceTests
{
    /// <summary>Paths that the schema does not state, each with the reason why the kind reads it.</summary>
    private static readonly Dictionary<string, string> NotInTheSchema = new(StringComparer.Ordinal)
    {
        ["job /properties/fineTuningDetails/model/uri"] = "fine-tuning jobs are in preview versions only",
        ["job /properties/fineTuningDetails/trainingData/uri"] = "fine-tuning jobs are in preview versions only",
        ["job /properties/fineTuningDetails/validationData/uri"] = "fine-tuning jobs are in preview versions only",
        ["job /properties/dataConfiguration/dataId"] = "labelling jobs are in preview versions only",
        ["job /runHistory/inputs/*/assetId"] = "joined from run history by the source",
        ["job /runHistory/outputs/*/assetId"] = "joined from run history by the source",
        ["job /runHistory/parentRunId"] = "joined from run history by the source",
        ["connection /properties/tags"] = "connections have no tags; the usual place is empty",
        ["outboundRule /properties/tags"] = "outbound rules have no tags; the usual place is empty",
        ["marketplaceSubscription /properties/tags"] = "marketplace subscriptions have no tags; the usual place is empty",
    };

    public static TheoryData<string> Kinds() => [.. AssetKinds.All.Select(kind => kind.Name)];

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public void Paths_OfAKind_ExistInTheTypedSchema(string name)
    {
        var types = new WireTypes(SharedData.Require("aml-wire-types/wire-types-2026-05-01.bicep.json"));
        AssetKind kind = AssetKindTable.Default.Get(name)!;
        string[] known = [.. kind.ResourceTypes.Where(types.Knows)];
        Skip.If(known.Length == 0, $"'{name}' is no type of Azure ML's schema.");
        string[] paths = [.. kind.References.Select(reference => reference.Path), .. kind.Attributes.Select(attribute => attribute.Path), kind.TagsPath];
        string[] missing = [.. paths.Distinct().Where(path => !NotInTheSchema.ContainsKey($"{name} {path}") && !known.Any(type => types.Has(type, path)))];
        Assert.True(missing.Length == 0, $"'{name}' names paths that Azure does not have:\n{string.Join('\n', missing)}");
    }

    [SkippableFact]
    public void NotInTheSchema_EachEntry_IsStillNeeded()
    {
        var types = new WireTypes(SharedData.Require("aml-wire-types/wire-types-2026-05-01.bicep.json"));
        foreach (string entry in NotInTheSchema.Keys)
        {
            string[] parts = entry.Split(' ');
            AssetKind kind = AssetKindTable.Default.Get(parts[0])!;
            Assert.Contains(parts[1], kind.References.Select(reference => reference.Path).Concat(kind.Attributes.Select(attribute => attribute.Path)).Append(kind.TagsPath));
            Assert.DoesNotContain(kind.ResourceTypes, type => types.Knows(type) && types.Has(type, parts[1]));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Declaration_OfAKind_IsWellFormed(string name)
    {
        AssetKind kind = AssetKindTable.Default.Get(name)!;
        Assert.Matches("^[a-z][A-Za-z]+$", kind.Name);
        Assert.False(string.IsNullOrWhiteSpace(kind.DisplayName));
        Assert.Equal(kind.Attributes.Length, kind.Attributes.Select(attribute => attribute.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(kind.References, reference => Assert.StartsWith("/", reference.Path, StringComparison.Ordinal));
        Assert.All(kind.Attributes, attribute => Assert.StartsWith("/", attribute.Path, StringComparison.Ordinal));
        Assert.All(kind.ResourceTypes, type => Assert.Equal(kind, AssetKindTable.Default.Find(type.ToUpperInvariant())));
        Assert.Empty(kind.ReferencesIn("{}"u8));
    }

    [Fact]
    public void Table_WithAKind_ReplacesItsNamesakeAndRefusesATakenType()
    {
        AssetKind job = AssetKinds.Job;
        var replacement = new AssetKind("job") { DisplayName = "My job", ResourceTypes = job.ResourceTypes };
        AssetKindTable table = AssetKindTable.Default.With(replacement);
        Assert.Equal(AssetKindTable.Default.Kinds.Length, table.Kinds.Length);
        Assert.Same(replacement, table.Get("job"));
        Assert.Same(replacement, table.Find("microsoft.machinelearningservices/WORKSPACES/jobs"));
        Assert.Throws<ArgumentException>(() => table.With(new AssetKind("other") { DisplayName = "Other", ResourceTypes = job.ResourceTypes }));
    }
}
