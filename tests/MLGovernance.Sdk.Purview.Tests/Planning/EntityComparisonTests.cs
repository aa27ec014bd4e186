using System.Collections.Immutable;
using System.Text.Json;
using MLGovernance.Purview;

namespace MLGovernance.Tests.Planning;

public sealed class EntityComparisonTests
{
    private static readonly CatalogEntity Wanted = new()
    {
        TypeName = "mlgov_t",
        QualifiedName = "q",
        Attributes = [new CatalogAttribute("name", "n")],
        Classifications = ["A"],
    };

    [Fact]
    public void Compare_NotThere_IsCreated() => Assert.Equal(PlannedAction.Create, new EntityComparison(_ => null).Compare(Wanted, null).Action);

    [Fact]
    public void Compare_CuratedButOtherwiseTheSame_IsUnchanged()
    {
        PlannedEntity planned = Compare("""{"guid":"g","attributes":{"qualifiedName":"q","name":"n","userDescription":"by hand"},"classifications":[{"typeName":"A"},{"typeName":"Theirs"}],"labels":["golden"],"businessAttributes":{"Stewardship":{"steward":"ada"}}}""");

        Assert.Equal((PlannedAction.Unchanged, "g"), (planned.Action, planned.Guid));
    }

    [Fact]
    public void Compare_OwnClassificationWithoutReason_IsRetractedAndTheirsIsNot()
    {
        PlannedEntity planned = Compare("""{"guid":"g","attributes":{"qualifiedName":"q","name":"n"},"classifications":[{"typeName":"A"},{"typeName":"Ours"},{"typeName":"Theirs"}]}""", "Ours", "NotThereAnyMore");

        Assert.Equal(["Ours"], planned.RetractedClassifications.AsEnumerable());
        Assert.Equal((PlannedAction.Update, false), (planned.Action, planned.IsWritten));
        Assert.Equal(["classification: - Ours"], planned.Differences.AsEnumerable());
    }

    [Fact]
    public void Compare_KnownEntity_IsSentWithoutClassificationsAndLabels()
    {
        PlannedEntity planned = Compare("""{"guid":"g","attributes":{"qualifiedName":"q","name":"old"}}""");

        Assert.Empty(planned.Outgoing.Classifications);
        Assert.Equal(["A"], planned.MissingClassifications.AsEnumerable());
        Assert.Equal(["name: \"old\" → \"n\"", "classification: + A"], planned.Differences.AsEnumerable());
    }

    [Fact]
    public void Compare_MarkedAsGone_IsUnmarked()
    {
        PlannedEntity planned = Compare("""{"guid":"g","attributes":{"qualifiedName":"q","name":"n","goneSince":"2026-11-23"},"classifications":[{"typeName":"A"}]}""");

        Assert.Contains(new CatalogAttribute("goneSince", ""), planned.Outgoing.Attributes);
        Assert.True(planned.IsWritten);
    }

    [Fact]
    public void Compare_OwnMembersNoLongerStated_AreEmptiedAndOthersStay()
    {
        PlannedEntity planned = Compare("""{"guid":"g","attributes":{"qualifiedName":"q","name":"n","own":"old","description":"theirs","count":3},"classifications":[{"typeName":"A"}],"businessAttributes":{"mlgov_compliance":{"highestSeverity":"High"},"Stewardship":{"steward":"ada"}}}""");

        Assert.Equal(["own: \"old\" → nothing", "mlgov_compliance.highestSeverity: \"High\" → nothing"], planned.Differences.AsEnumerable());
        Assert.Contains(new CatalogAttribute("own", ""), planned.Outgoing.Attributes);
        Assert.Equal(["mlgov_compliance"], planned.Outgoing.BusinessMetadata.Keys);
    }

    private static PlannedEntity Compare(string held, params ImmutableArray<string> own) =>
        new EntityComparison(_ => null, new[] { "own", "count" }.ToLookup(_ => "mlgov_t")).Compare(Wanted, new HeldEntity(JsonElement.Parse(held)), own);
}
