using System.Text;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Purview;

namespace MLGovernance.Tests;

/// <summary>Who an entity names, which terms it bears, and how a model was evaluated.</summary>
public sealed class PeopleMappingTests
{
    private const string Subscription = "/subscriptions/5a3e0000-0000-4000-8000-000000000001";
    private const string Workspace = Subscription + "/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/ws";
    private const string Model = Workspace + "/models/credit/versions/1";
    private const string Ada = "33333333-4444-5555-6666-777777777777";
    private const string Grace = "33333333-4444-5555-6666-888888888888";

    [Fact]
    public void Map_TagsThatNameObjectIds_GiveContacts()
    {
        CatalogEntity model = Map(null, (Model, Tags($$"""{"owner":"{{Grace}};{{Ada}}, {{Ada}} nobody","expert":"{{Grace}}"}""")));

        Assert.Equal([("Owner", Ada), ("Owner", Grace), ("Expert", Grace)], model.Contacts.Select(contact => (contact.Type, contact.Id)));
    }

    [Theory]
    [InlineData("""{"owner":"team credit"}""")]
    [InlineData("""{"owner":"ada@contoso.com"}""")]
    [InlineData("{}")]
    public void Map_TagsWithoutObjectIds_GiveNoContacts(string tags)
    {
        Assert.Empty(Map(null, (Model, Tags(tags))).Contacts);
    }

    [Fact]
    public void Map_PrincipalWithTheRoleOwner_IsContactWhereNoTagNamesOne()
    {
        var assignment = (
            Workspace + "/providers/Microsoft.Authorization/roleAssignments/one",
            $$"""{"type":"Microsoft.Authorization/roleAssignments","properties":{"principalId":"{{Ada}}","scope":"{{Workspace}}","roleDefinitionId":"{{Subscription}}/providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635"} }""");

        Assert.Equal([Ada], Map(null, assignment, (Model, "{}")).Contacts.Select(contact => contact.Id));
        Assert.Equal([Grace], Map(null, assignment, (Model, Tags($$"""{"owner":"{{Grace}}"}"""))).Contacts.Select(contact => contact.Id));
        Assert.Empty(Map(new EntityMapperOptions { Contacts = null }, assignment, (Model, "{}")).Contacts);
    }

    [Theory]
    [InlineData("""[{"term":"T"}]""", true)]
    [InlineData("""[{"term":"T","kinds":["MODELVERSION"]}]""", true)]
    [InlineData("""[{"term":"T","kinds":["dataVersion"]}]""", false)]
    [InlineData("""[{"term":"T","name":"CRED?T"}]""", true)]
    [InlineData("""[{"term":"T","name":"cred"}]""", false)]
    [InlineData("""[{"term":"T","tag":"PII"}]""", true)]
    [InlineData("""[{"term":"T","tag":"pii","tagValue":"y*"}]""", true)]
    [InlineData("""[{"term":"T","tag":"pii","tagValue":"no"}]""", false)]
    [InlineData("""[{"term":"T","classification":"personal"}]""", true)]
    [InlineData("""[{"term":"T","classification":"mlgov_classification_personal"}]""", true)]
    [InlineData("""[{"term":"T","classification":"secret"}]""", false)]
    [InlineData("""[{"term":"T"},{"term":"t"},]// once""", true)]
    public void Map_GlossaryRules_AssignTheirTermWhereAllConditionsHold(string rules, bool isAssigned)
    {
        var options = new EntityMapperOptions { Classifications = new(), GlossaryRules = GlossaryRuleReader.Read(Encoding.UTF8.GetBytes(rules), "terms.json") };

        CatalogEntity model = Map(options, (Model, Tags("""{"pii":"yes","classification":"personal"}""")));

        Assert.Equal(isAssigned ? ["T"] : [], model.Terms.AsEnumerable());
    }

    [Theory]
    [InlineData("{}", "terms.json: expected an array of rules at ''.")]
    [InlineData("[1]", "at '/0'")]
    [InlineData("""[{"tag":"pii"}]""", "terms.json: expected the name of a term at '/0/term'.")]
    [InlineData("""[{"term":"a"},{"term":"b","tags":"x"}]""", "expected one of classification, kinds, name, tag, tagValue, term at '/1/tags'")]
    [InlineData("""[{"term":"a","tagValue":"x"}]""", "at '/0/tag'")]
    [InlineData("""[{"term":"a","kinds":"modelVersion"}]""", "at '/0/kinds'")]
    [InlineData("""[{"term":7}]""", "expected a text at '/0/term'")]
    [InlineData("[\n{\"term\":]", "terms.json(2): no valid JSON")]
    public void Read_WrongRules_NamesFilePlaceAndWhatWasExpected(string rules, string message)
    {
        Assert.Contains(message, Assert.Throws<FormatException>(() => GlossaryRuleReader.Read(Encoding.UTF8.GetBytes(rules), "terms.json")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Map_ModelThatJobsRead_TellsItsEvaluation()
    {
        CatalogEntity model = Map(
            null,
            (Model, "{}"),
            (Workspace + "/jobs/judge", $$$"""{"systemData":{"createdAt":"2026-02-03T04:05:06Z"},"properties":{"jobType":"Command","inputs":{"m":{"jobInputType":"mlflow_model","uri":"{{{Model}}}"} } } }"""),
            (Workspace + "/jobs/again", $$$"""{"systemData":{"createdAt":"2026-01-01T00:00:00Z"},"properties":{"jobType":"Command","inputs":{"m":{"jobInputType":"mlflow_model","uri":"{{{Model}}}"} } } }"""));

        Assert.Equal(
            [("evaluatedBy", "again, judge"), ("evaluations", (object)2), ("lastEvaluated", new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero)), ("monitoredBy", "")],
            model.BusinessMetadata["mlgov_evaluation"].Select(attribute => (attribute.Name, attribute.Value)));
        Assert.Equal(0, Map(null, (Model, "{}")).BusinessMetadata["mlgov_evaluation"].Single(attribute => attribute.Name == "evaluations").Value);
    }

    private static string Tags(string tags) => $$"""{"properties":{"tags":{{tags}}} }""";

    private static CatalogEntity Map(EntityMapperOptions? options, params (string Id, string Body)[] resources)
    {
        var builder = new EstateSnapshotBuilder();
        foreach ((string id, string body) in resources)
        {
            builder.Add(Encoding.UTF8.GetBytes($"{{\"id\":\"{id}\"{(body == "{}" ? "" : ",")}{body[1..]}"));
        }

        EntityBatch batch = new EntityMapper(options).Map(ComplianceReport.None(LineageGraphBuilder.Build(builder.Build(DateTimeOffset.UnixEpoch))));
        return Assert.Single(batch.Entities, entity => entity.Source is { } source && source == AssetId.Parse(Model));
    }
}
