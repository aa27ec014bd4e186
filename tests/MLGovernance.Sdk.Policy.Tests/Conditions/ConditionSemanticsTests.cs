using MLGovernance.Policy;
using static MLGovernance.Tests.Policy.OfficialPolicies;

namespace MLGovernance.Tests.Policy;

/// <summary>Edge cases of the semantics that are easy to get wrong: case, null, exists, types, patterns, arrays.</summary>
public sealed class ConditionSemanticsTests
{
    [Theory]
    [InlineData("""{"field": "kind", "equals": "project"}""", """{"kind": "Project"}""", true)]
    [InlineData("""{"FIELD": "kind", "EQUALS": "project"}""", """{"Kind": "Project"}""", true)]
    [InlineData("""{"ALLOF": [{"field": "kind", "notequals": "x"}]}""", """{"kind": "X"}""", false)]
    [InlineData("""{"field": "tags.CostCenter", "equals": "IT"}""", """{"tags": {"costcenter": "it"}}""", true)]
    [InlineData("""{"field": "tags.street", "equals": "STRASSE"}""", """{"tags": {"street": "Straße"}}""", true)]
    [InlineData("""{"field": "name", "contains": "FFICE"}""", """{"name": "o\ufb03ce"}""", true)]
    [InlineData("""{"field": "name", "equals": "ΚΟΣΜΟΣ"}""", """{"name": "κοσμος"}""", true)]
    [InlineData("""{"field": "name", "greater": "ALPHA"}""", """{"name": "beta"}""", true)]
    public void Case_IsIgnoredInNamesAndValues(string condition, string resource, bool expected) => Assert.Equal(expected, Holds(condition, resource));

    [Theory]
    [InlineData("""{"field": "properties.a", "notEquals": "x"}""", true)]
    [InlineData("""{"field": "properties.a", "notIn": ["x"]}""", true)]
    [InlineData("""{"field": "properties.a", "notLike": "x*"}""", true)]
    [InlineData("""{"field": "properties.a", "notContains": "x"}""", true)]
    [InlineData("""{"field": "properties.a", "notMatch": "x"}""", true)]
    [InlineData("""{"field": "properties.a", "notContainsKey": "x"}""", true)]
    [InlineData("""{"field": "properties.a", "equals": "x"}""", false)]
    [InlineData("""{"field": "properties.a", "in": ["x", ""]}""", false)]
    [InlineData("""{"field": "properties.a", "in": ["x", null]}""", true)]
    [InlineData("""{"field": "properties.a", "like": "*"}""", false)]
    [InlineData("""{"field": "properties.a", "contains": ""}""", false)]
    [InlineData("""{"field": "properties.a", "less": 5}""", false)]
    [InlineData("""{"field": "properties.a", "greaterOrEquals": ""}""", false)]
    [InlineData("""{"field": "properties.a", "equals": ""}""", true)]
    [InlineData("""{"field": "properties.a", "notEquals": ""}""", false)]
    [InlineData("""{"field": "properties.a", "equals": null}""", true)]
    [InlineData("""{"field": "properties.a", "exists": "False"}""", true)]
    [InlineData("""{"field": "properties.a", "exists": true}""", false)]
    public void MissingAndNull_AreComparedAsNull(string condition, bool expected)
    {
        Assert.Equal(expected, Holds(condition, """{"properties": {}}"""));
        Assert.Equal(expected, Holds(condition, """{"properties": {"a": null}}"""));
    }

    [Theory]
    [InlineData("\"\"", true)]
    [InlineData("[]", true)]
    [InlineData("{}", true)]
    [InlineData("0", true)]
    [InlineData("false", true)]
    [InlineData("null", false)]
    public void Exists_IsTrueForEverythingButNull(string value, bool expected) =>
        Assert.Equal(expected, Holds("""{"field": "properties.a", "exists": "TRUE"}""", $$"""{"properties": {"a": {{value}} } }"""));

    [Theory]
    [InlineData("443", "\"443\"", true)]
    [InlineData("\"443\"", "443", true)]
    [InlineData("true", "\"True\"", true)]
    [InlineData("\"TRUE\"", "true", true)]
    [InlineData("\"yes\"", "true", false)]
    [InlineData("1", "true", false)]
    [InlineData("[\"a\", 1]", "[\"A\", \"1\"]", true)]
    [InlineData("{\"A\": 1}", "{\"a\": 1}", true)]
    [InlineData("[1]", "1", false)]
    [InlineData("1.0", "1", true)]
    public void Equals_CrossesJsonTypes(string actual, string operand, bool expected) =>
        Assert.Equal(expected, Holds($$"""{"field": "properties.a", "equals": {{operand}} }""", $$"""{"properties": {"a": {{actual}} } }"""));

    [Theory]
    [InlineData("\"30\"", "less", "\"365\"", true)]
    [InlineData("\"9\"", "less", "\"365\"", false)]
    [InlineData("\"9\"", "less", "365", true)]
    [InlineData("30", "less", "\"365\"", true)]
    [InlineData("\"abc\"", "less", "365", false)]
    [InlineData("\"abc\"", "greaterOrEquals", "365", false)]
    [InlineData("\"2024-01-02T00:00:00Z\"", "greater", "\"2024-01-01T00:00:00Z\"", true)]
    public void Ordering_TextsAsTextAndNumbersAsNumbers(string actual, string condition, string operand, bool expected) =>
        Assert.Equal(expected, Holds($$"""{"field": "properties.a", "{{condition}}": {{operand}} }""", $$"""{"properties": {"a": {{actual}} } }"""));

    [Fact]
    public void Ordering_UnlikeTypesWithTheSwitch_IsAnError()
    {
        PolicyLanguageResult result = Run(
            """{"if": {"field": "properties.a", "less": 5}, "then": {"effect": "deny"}}""", """{"properties": {"a": "abc"}}""",
            options: new PolicyLanguageOptions { OrderingMismatch = OrderingMismatch.Error });
        Assert.Equal(PolicyLanguageState.Error, result.State);
        Assert.Equal("$.if", result.Error!.Path);
    }

    [Theory]
    [InlineData("like", "azureml://registries/acme/*", "azureml://registries/Acme/models/m", true)]
    [InlineData("like", "azureml://registries/acme/*", "azureml://registries/acme", false)]
    [InlineData("like", "a*c*e", "abcde", true)]
    [InlineData("like", "*", "", true)]
    [InlineData("like", "abc", "ABC", true)]
    [InlineData("like", "abc", "abcd", false)]
    [InlineData("like", "vm-?", "vm-1", true)]
    [InlineData("like", "die strasse*", "Die Straße ist lang", true)]
    [InlineData("match", "??-##", "ml-07", true)]
    [InlineData("match", "ml-##", "ML-07", false)]
    [InlineData("matchInsensitively", "ml-##", "ML-07", true)]
    [InlineData("match", "a.c", "a-c", true)]
    [InlineData("match", "a.c", "abbc", false)]
    [InlineData("notMatch", "a#", "ab", true)]
    public void Patterns_AreAnchoredAndOfFixedForm(string condition, string pattern, string actual, bool expected) =>
        Assert.Equal(expected, Holds($$"""{"field": "name", "{{condition}}": "{{pattern}}"}""", $$"""{"name": "{{actual}}"}"""));

    [Theory]
    [InlineData("""["a", "b"]""", """{"field": "properties.x[*]", "equals": "a"}""", false)]
    [InlineData("""["a", "b"]""", """{"field": "properties.x[*]", "notEquals": "a"}""", false)]
    [InlineData("""["a", "b"]""", """{"not": {"field": "properties.x[*]", "equals": "a"}}""", true)]
    [InlineData("""["a", "b"]""", """{"not": {"field": "properties.x[*]", "notEquals": "a"}}""", true)]
    [InlineData("""["c", "b"]""", """{"not": {"field": "properties.x[*]", "notEquals": "a"}}""", false)]
    [InlineData("[]", """{"field": "properties.x[*]", "equals": "a"}""", true)]
    [InlineData("[]", """{"field": "properties.x[*]", "exists": false}""", true)]
    [InlineData("""["a"]""", """{"field": "properties.x", "contains": "A"}""", true)]
    [InlineData("""["ab"]""", """{"field": "properties.x", "contains": "a"}""", false)]
    [InlineData("""["a"]""", """{"field": "properties.x", "in": ["a"]}""", false)]
    public void ImplicitEvery_HoldsForAllElements(string array, string condition, bool expected) =>
        Assert.Equal(expected, Holds(condition, $$"""{"properties": {"x": {{array}} } }"""));

    [Theory]
    [InlineData(MissingArrayElements.MissingElement, false, true, true)]
    [InlineData(MissingArrayElements.EmptyCollection, true, true, true)]
    [InlineData(MissingArrayElements.ConditionFalse, false, false, false)]
    public void ImplicitEvery_OnAMissingArray_FollowsTheSwitch(MissingArrayElements handling, bool equal, bool notEqual, bool notExists)
    {
        var options = new PolicyLanguageOptions { MissingArray = handling };
        Assert.Equal(equal, Holds("""{"field": "properties.x[*]", "equals": "a"}""", "{}", options));
        Assert.Equal(notEqual, Holds("""{"field": "properties.x[*]", "notEquals": "a"}""", "{}", options));
        Assert.Equal(notExists, Holds("""{"field": "properties.x[*].y", "exists": false}""", "{}", options));
    }

    [Theory]
    [InlineData("West Europe", "westeurope", true)]
    [InlineData("westeurope", "West Europe", true)]
    [InlineData("West Europe", "westus", false)]
    public void Location_IgnoresSpacesOnBothSides(string actual, string operand, bool expected)
    {
        Assert.Equal(expected, Holds($$"""{"field": "location", "in": ["x", "{{operand}}"]}""", $$"""{"location": "{{actual}}"}"""));
        Assert.Equal(expected, Holds($$"""{"value": "[equals(field('location'), '{{operand.Replace(" ", "", StringComparison.Ordinal)}}')]", "equals": true}""", $$"""{"location": "{{actual}}"}"""));
    }

    [Theory]
    [InlineData("tags.Created By", "admin")]
    [InlineData("tags['Created By']", "admin")]
    [InlineData("tags[Created By]", "admin")]
    [InlineData("tags.a.b", "dotted")]
    [InlineData("tags['''quoted''']", "quotes")]
    [InlineData("[concat('tags[', 'Created By', ']')]", "admin")]
    [InlineData("fullName", "ws1/c1")]
    [InlineData("type", "microsoft.machinelearningservices/workspaces/computes")]
    [InlineData("identity.type", "systemassigned")]
    public void Fields_OfEveryForm_AreRead(string field, string expected) => Assert.True(Holds(
        $$"""{"field": "{{field}}", "equals": "{{expected}}"}""",
        """
        {"tags": {"created by": "admin", "a.b": "dotted", "'quoted'": "quotes"}, "identity": {"type": "SystemAssigned"}, "name": "c1",
         "id": "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/ws1/computes/c1"}
        """));

    [Theory]
    [InlineData("""{"field": "tags", "containsKey": "ENV"}""", true)]
    [InlineData("""{"field": "tags", "notContainsKey": "env"}""", false)]
    [InlineData("""{"field": "name", "containsKey": "env"}""", false)]
    [InlineData("""{"field": "name", "notIn": []}""", true)]
    public void Keys_AreFoundIgnoringCase(string condition, bool expected) => Assert.Equal(expected, Holds(condition, """{"name": "n", "tags": {"env": "x"}}"""));
}
