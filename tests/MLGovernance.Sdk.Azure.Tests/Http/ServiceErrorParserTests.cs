using System.Text;
using System.Text.Json;
using MLGovernance.Tests;

namespace MLGovernance.Azure.Tests.Http;

public sealed class ServiceErrorParserTests
{
    [Theory]
    [InlineData("""{"error":{"code":"A","message":"m"}}""", "A", "m")]
    [InlineData("""{"requestId":"r","errorCode":"ATLAS-404-00-009","errorMessage":"gone"}""", "ATLAS-404-00-009", "gone")]
    [InlineData("""{"code":"B","message":"n"}""", "B", "n")]
    [InlineData("""{"Message":"An error has occurred."}""", null, "An error has occurred.")]
    [InlineData("""{"error":"invalid_client","error_description":"d"}""", "invalid_client", "d")]
    [InlineData("<html><head><title>502 Bad Gateway</title></head></html>", null, "The service answered with an HTML page titled '502 Bad Gateway' instead of JSON.")]
    [InlineData("  <!DOCTYPE html><p>", null, "The service answered with an HTML page instead of JSON.")]
    [InlineData("""{"error":{"code":"A","mess""", null, "The service answered with an error body that is not complete JSON.")]
    public void Parse_EachForm_GivesCodeAndMessage(string body, string? code, string? message)
    {
        ServiceError error = ServiceErrorParser.Parse(Encoding.UTF8.GetBytes(body))!;
        Assert.Equal((code, message), (error.Code, error.Message));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain text")]
    [InlineData("{}")]
    [InlineData("[1]")]
    public void Parse_NothingToRead_GivesNothing(string body) => Assert.Null(ServiceErrorParser.Parse(Encoding.UTF8.GetBytes(body)));

    [SkippableFact]
    public void Parse_MachineLearningBodies_KeepTheirDetails()
    {
        ServiceError front = ServiceErrorParser.Parse(File.ReadAllBytes(SharedData.Require("aml-payloads/error-400-mfe.json")))!;
        Assert.Equal("UserError", front.Code);
        Assert.Equal("properties", front.Details["target"]);
        Assert.Equal("ValidationError: jobType is not known", front.Details["details[0]"]);
        Assert.Equal("managementfrontend", front.Details["ComponentName"]);

        ServiceError plane = ServiceErrorParser.Parse(File.ReadAllBytes(SharedData.Require("aml-payloads/odd/error-flat-dataplane.json")))!;
        Assert.Equal(("UserError", "Run not found", "NotFoundError"), (plane.Code, plane.Message, plane.Details["innerError"]));
        Assert.Equal("run-history", plane.Details["componentName"]);
    }

    [SkippableFact]
    public void Parse_EveryPublicErrorBody_GivesACodeOrAMessage()
    {
        foreach (string file in Directory.EnumerateFiles(SharedData.Require("aml-payloads"), "error-*.json", SearchOption.AllDirectories))
        {
            byte[] bytes = File.ReadAllBytes(file);
            using JsonDocument document = JsonDocument.Parse(bytes);
            bytes = document.RootElement.TryGetProperty("_rawBody", out JsonElement raw) ? Encoding.UTF8.GetBytes(raw.GetString()!) : bytes;
            ServiceError? error = ServiceErrorParser.Parse(bytes);
            Assert.False(string.IsNullOrEmpty(error?.Message), file);
        }
    }
}
