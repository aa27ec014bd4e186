using MLGovernance.Policy;
using static MLGovernance.Tests.Policy.OfficialPolicies;

namespace MLGovernance.Tests.Policy;

public sealed class CountAndExpressionTests
{
    private const string Rules = """{"properties": {"limit": 1, "rules": [{"p": 1, "q": [5]}, {"p": 2, "q": [7, 9]}, {"p": 2}]}}""";

    [Theory]
    [InlineData("""{"count": {"field": "properties.rules[*]"}, "equals": 3}""")]
    [InlineData("""{"count": {"field": "properties.rules[*].q[*]"}, "equals": 3}""")]
    [InlineData("""{"count": {"field": "properties.absent[*]"}, "equals": 0}""")]
    [InlineData("""{"count": {"field": "properties.rules[*]", "where": {"allOf": [{"field": "properties.rules[*].p", "equals": 2}, {"field": "properties.rules[*].q[*]", "greater": 6}]}}, "equals": 1}""")]
    [InlineData("""{"count": {"field": "properties.rules[*]", "where": {"field": "properties.limit", "equals": 1}}, "equals": 3}""")]
    [InlineData("""{"count": {"field": "properties.rules[*]", "where": {"count": {"field": "properties.rules[*].q[*]", "where": {"field": "properties.rules[*].q[*]", "greater": 6}}, "greater": 0}}, "equals": 1}""")]
    [InlineData("""{"count": {"field": "properties.rules[*].q[*]", "where": {"field": "properties.rules[*].p", "equals": 2}}, "equals": 2}""")]
    [InlineData("""{"count": {"field": "properties.rules[*]", "where": {"value": "[current('properties.rules[*].p')]", "equals": 2}}, "equals": 2}""")]
    [InlineData("""{"count": {"field": "properties.rules[*]", "where": {"value": "[length(field('properties.rules[*].q[*]'))]", "equals": 2}}, "equals": 1}""")]
    [InlineData("""{"count": {"field": "properties.rules[*]", "where": {"value": "[length(field('properties.rules[*].p'))]", "equals": 1}}, "equals": 3}""")]
    [InlineData("""{"count": {"field": "properties.rules[*]", "where": {"value": "[first(field('properties.rules[*]')).p]", "equals": 1}}, "equals": 1}""")]
    [InlineData("""{"count": {"value": [1, 2, 3], "name": "n", "where": {"value": "[current('n')]", "greater": 1}}, "equals": 2}""")]
    [InlineData("""{"count": {"value": ["a", "b"], "where": {"value": "[current()]", "equals": "A"}}, "equals": 1}""")]
    [InlineData("""{"count": {"value": ["a", "b"], "where": {"value": "[current('default')]", "equals": "A"}}, "equals": 1}""")]
    [InlineData("""{"count": {"value": []}, "equals": 0}""")]
    [InlineData("""{"count": {"value": [1, 2], "name": "x", "where": {"count": {"field": "properties.rules[*]", "where": {"field": "properties.rules[*].p", "equals": "[current('x')]"}}, "greater": 1}}, "equals": 1}""")]
    public void Count_SeesOneElementAtATime(string condition) => Assert.True(Holds(condition, Rules));

    [Theory]
    [InlineData("[length(field('properties.tags[*]'))]", "0")]
    [InlineData("[empty(field('properties.subnet.id'))]", "true")]
    [InlineData("[concat('a', 'b', string(1))]", "\"ab1\"")]
    [InlineData("[if(equals(1, 1), 'yes', int('not a number'))]", "\"yes\"")]
    [InlineData("[and(true(), not(false))]", "true")]
    [InlineData("[or(false, false())]", "false")]
    [InlineData("[padLeft('30', 5, '0')]", "\"00030\"")]
    [InlineData("[split('a-b;c', createArray('-', ';'))[2]]", "\"c\"")]
    [InlineData("[last(split('a/b/c', '/'))]", "\"c\"")]
    [InlineData("[first('hello')]", "\"h\"")]
    [InlineData("[intersection(createArray(1, 2, 3), createArray(2, 3, 4))]", "[2, 3]")]
    [InlineData("[union(createObject('a', 1), createObject('b', 2)).b]", "2")]
    [InlineData("[coalesce(null(), 'x')]", "\"x\"")]
    [InlineData("[tryGet(createObject('a', 1), 'b')]", "null")]
    [InlineData("[replace('a.b.c', '.', '')]", "\"abc\"")]
    [InlineData("[ipRangeContains('10.0.0.0/16', '10.0.1.0/24')]", "true")]
    [InlineData("[ipRangeContains('10.0.0.1-10.0.0.9', '10.0.0.10')]", "false")]
    [InlineData("[addDays('2024-01-30T00:00:00Z', 5)]", "\"2024-02-04T00:00:00Z\"")]
    [InlineData("[utcNow()]", "\"2025-02-20T12:00:00Z\"")]
    [InlineData("[addDays(utcNow(), mul(int('30'), -1))]", "\"2025-01-21T12:00:00Z\"")]
    [InlineData("[dateTimeToEpoch(dateTimeFromEpoch(1705312800))]", "1705312800")]
    [InlineData("[format('{0,4}|{1:D3}|{{x}}', 'ab', 7)]", "\"  ab|007|{x}\"")]
    [InlineData("[base64ToJson(base64('{\"k\": \"v\"}')).k]", "\"v\"")]
    [InlineData("[resourceGroup().tags['missing']]", "null")]
    [InlineData("[resourceGroup().location]", "\"eastus\"")]
    [InlineData("[max(createArray(1, 5, 2))]", "5")]
    [InlineData("[add(-1, 5)]", "4")]
    [InlineData("[div(-7, 2)]", "-3")]
    [InlineData("[contains(createArray('a', 'B'), 'b')]", "true")]
    [InlineData("[lessOrEquals(int('3'), 3)]", "true")]
    [InlineData("[uriComponentToString(uriComponent('a b&c'))]", "\"a b&c\"")]
    [InlineData("[[literal]", "\"[literal]\"")]
    [InlineData("[trim('  x ')]", "\"x\"")]
    [InlineData("[toLower('ABC')]", "\"abc\"")]
    [InlineData("[array('x')]", "[\"x\"]")]
    [InlineData("[less(1, 2)]", "true")]
    [InlineData("[union(createArray('a', 1), createArray('A', '1', 'a'))]", "[\"a\", 1, \"A\", \"1\"]")]
    [InlineData("[intersection(createArray('a', 'b', 1), createArray('A', 'b', '1'))]", "[\"b\"]")]
    [InlineData("[intersection(createObject('k', 'v', 'w', createArray('x')), createObject('K', 'V', 'w', createArray('x')))]", "{\"w\": [\"x\"]}")]
    [InlineData("[dateTimeAdd('2020-04-07 14:53:14', 'P3Y')]", "\"2023-04-07 14:53:14\"")]
    [InlineData("[dateTimeAdd('2020-04-07T14:53:14+02:00', 'PT1H')]", "\"2020-04-07T15:53:14+02:00\"")]
    [InlineData("[dateTimeAdd('2020-04-07T14:53:14Z', '-P1W')]", "\"2020-03-31T14:53:14Z\"")]
    [InlineData("[dateTimeAdd('2020-04-07T14:53:14Z', 'P1D', 'yyyy-MM-dd')]", "\"2020-04-08\"")]
    [InlineData("[addDays('2020-04-07T14:53:14.123Z', 1)]", "\"2020-04-08T14:53:14.123Z\"")]
    [InlineData("[flatten(createArray(createArray(1, 2), createArray(3), 4))]", "[1, 2, 3, 4]")]
    [InlineData("[objectKeys(createObject('b', 1, 'a', 2))]", "[\"a\", \"b\"]")]
    [InlineData("[shallowMerge(createArray(createObject('a', createObject('x', 1)), createObject('a', createObject('y', 2))))]", "{\"a\": {\"y\": 2}}")]
    [InlineData("[ipRangeContains('fd00::/8', 'fd00::1')]", "true")]
    public void Expression_GivesItsValue(string expression, string expected)
    {
        var context = new PolicyRequestContext
        {
            ResourceGroup = Json("""{"name": "g", "location": "eastus", "tags": {}}"""),
            UtcNow = new DateTimeOffset(2025, 2, 20, 12, 0, 0, TimeSpan.Zero),
        };
        string escaped = System.Text.Json.JsonSerializer.Serialize(expression);
        Assert.True(Holds($$"""{"value": {{escaped}}, "equals": {{(expected.StartsWith("\"[", StringComparison.Ordinal) ? "\"[" + expected[1..] : expected)}} }""", "{}", context: context));
    }

    [Theory]
    [InlineData("[int('abc')]", "int(): argument 1 must be a number, not Text.")]
    [InlineData("[substring('abc', 2, 5)]", "substring(): 5 characters from 2 are outside a text of 3 characters.")]
    [InlineData("[parameters('absent')]", "The parameter 'absent' has neither a value nor a default.")]
    [InlineData("[current()]", "current() is used outside a count.")]
    [InlineData("[div(1, 0)]", "A division by zero.")]
    [InlineData("[ipRangeContains('10.0.0.0/8', '::1')]", "ipRangeContains(): addresses of IPv4 and IPv6 cannot be mixed.")]
    [InlineData("[flatten('a')]", "flatten(): argument 1 must be an array, not Text.")]
    [InlineData("[objectKeys(createArray(1))]", "objectKeys(): argument 1 must be an object, not Array.")]
    [InlineData("[shallowMerge(createArray(1))]", "shallowMerge(): argument 1 must be an array of objects, not Number.")]
    [InlineData("[createArray(1)[3]]", "Index 3 is outside an array of 1 items.")]
    public void Expression_ThatFails_IsAnErrorWithItsPlace(string expression, string message)
    {
        PolicyLanguageResult result = Run($$"""{"if": {"allOf": [{"value": "{{expression}}", "equals": 1}]}, "then": {"effect": "deny"} }""", "{}");
        Assert.Equal(PolicyLanguageState.Error, result.State);
        Assert.Equal("$.if.allOf[0]", result.Error!.Path);
        Assert.Equal(message, result.Error.Message);
        Assert.Null(result.Effect);
    }

    [Theory]
    [InlineData("[resourceGroup().name]")]
    [InlineData("[subscription().id]")]
    [InlineData("[requestContext().apiVersion]")]
    [InlineData("[utcNow()]")]
    [InlineData("[uniqueString('a')]")]
    public void WhatWasNotSupplied_IsUnknownButAFalseNeighbourDecides(string expression)
    {
        string unknown = $$"""{"value": "{{expression}}", "equals": "x"}""";
        PolicyLanguageResult alone = Run($$"""{"if": {{unknown}}, "then": {"effect": "deny"} }""", """{"name": "n"}""");
        Assert.Equal(PolicyLanguageState.Unknown, alone.State);
        Assert.NotNull(alone.Reason);
        Assert.False(Holds($$"""{"allOf": [{{unknown}}, {"field": "name", "equals": "other"}]}""", """{"name": "n"}"""));
        Assert.True(Holds($$"""{"anyOf": [{{unknown}}, {"field": "name", "equals": "n"}]}""", """{"name": "n"}"""));
    }
}
