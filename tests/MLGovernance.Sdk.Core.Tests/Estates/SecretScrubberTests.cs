using System.Text;
using System.Text.Json;
using MLGovernance.Tests;

namespace MLGovernance.Core.Tests.Estates;

public sealed class SecretScrubberTests
{
    private const string Key = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJCrze8SNFZ4kA==";

    [Theory]
    [InlineData("""{"properties":{"environmentVariables":{"ANYTHING":"CANARY-93f1-value"}}}""")]
    [InlineData("""{"properties":{"environmentVariables":{"DB_PASSWORD":"CANARY"}}}""")]
    [InlineData("""{"properties":{"environmentVariables":{"URL":"https://u:CANARY@db.example/x"}}}""")]
    [InlineData("""{"properties":{"credentials":{"credentialsType":"AccountKey","secrets":{"key":"CANARY"}}}}""")]
    [InlineData("""{"properties":{"credentials":{"keys":{"first":"CANARY"}}}}""")]
    [InlineData("""{"properties":{"credentials":{"sas":"?sv=2022&sig=CANARY%2B"}}}""")]
    [InlineData("""{"properties":{"accountKey":"CANARY"}}""")]
    [InlineData("""{"properties":{"metadata":{"ApiKey":"CANARY"}}}""")]
    [InlineData("""{"properties":{"ConnectionString":"InstrumentationKey=CANARY;IngestionEndpoint=https://x"}}""")]
    [InlineData("""{"tags":{"note":"DefaultEndpointsProtocol=https;AccountName=a;AccountKey=CANARY==;EndpointSuffix=core.windows.net"}}""")]
    [InlineData("""{"properties":{"dataUri":"https://a.blob.core.windows.net/c/p.csv?sv=1&sig=CANARY%3D&se=2"}}""")]
    [InlineData("""{"properties":{"dataUri":"https://a.blob.core.windows.net/c/p.csv?sv=1\u0026sig=CANARY"}}""")]
    [InlineData("""{"properties":{"command":"python train.py --api-key CANARY --epochs 3"}}""")]
    [InlineData("""{"properties":{"command":"export HF_TOKEN=CANARY && python train.py"}}""")]
    [InlineData("""{"properties":{"condaFile":"channels:\n- https://me:CANARY@conda.example/x\n"}}""")]
    [InlineData("""{"properties":{"inputs":{"db_password":{"jobInputType":"literal","value":"CANARY"}}}}""")]
    [InlineData("""{"properties":{"inputs":{"x":{"jobInputType":"literal","value":"password=CANARY"}}}}""")]
    [InlineData("""{"properties":{"description":"-----BEGIN RSA PRIVATE KEY-----\nCANARY\n-----END RSA PRIVATE KEY-----"}}""")]
    [InlineData("""{"tags":{"t":"Bearer CANARYCANARYCANARYCANARY"}}""")]
    [InlineData("""{"tags":{"t":"ghp_CANARYCANARYCANARYCANARYCANARYCANARY"}}""")]
    [InlineData("""{"tags":{"t":"eyJhbGciOiJIUzI1NiJ9.CANARYCANARY.sig"}}""")]
    [InlineData("""{"error":{"message":"cannot open with 'Server=x;Password=CANARY'"}}""")]
    public void TryScrub_SecretAnywhere_IsGoneAndTheRestStaysJson(string json)
    {
        Assert.True(SecretScrubber.TryScrub(Encoding.UTF8.GetBytes(json), out byte[]? clean));
        string text = Encoding.UTF8.GetString(clean!);
        Assert.DoesNotContain("CANARY", text, StringComparison.Ordinal);
        Assert.Contains(SecretScrubber.MarkerPrefix, text, StringComparison.Ordinal);
        using JsonDocument document = JsonDocument.Parse(clean);
        Assert.False(SecretScrubber.TryScrub(clean, out _), "Scrubbing twice changes nothing.");
    }

    [Fact]
    public void TryScrub_EncodedScript_IsDecodedAndEncodedAgain()
    {
        string json = $$"""{"scripts":{"startupScript":{"scriptSource":"inline","scriptData":"{{Encode("#!/bin/sh\nexport HF_TOKEN=CANARY\n")}}"} } }""";

        Assert.True(SecretScrubber.TryScrub(Encoding.UTF8.GetBytes(json), out byte[]? clean));

        using JsonDocument document = JsonDocument.Parse(clean);
        string data = document.RootElement.GetProperty("scripts").GetProperty("startupScript").GetProperty("scriptData").GetString()!;
        string script = Encoding.UTF8.GetString(Convert.FromBase64String(data));
        Assert.StartsWith("#!/bin/sh\nexport HF_TOKEN=" + SecretScrubber.MarkerPrefix, script, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", script, StringComparison.Ordinal);
    }

    [Fact]
    public void TryScrub_EncodedScriptWithoutSecret_Stays() =>
        Assert.False(SecretScrubber.TryScrub(Encoding.UTF8.GetBytes($$"""{"scriptData":"{{Encode("apt-get update\n")}}"}"""), out _));

    private static string Encode(string script) => Convert.ToBase64String(Encoding.UTF8.GetBytes(script));

    [Fact]
    public void TryScrub_RawStorageKeyInATag_IsGone()
    {
        Assert.True(SecretScrubber.TryScrub(Encoding.UTF8.GetBytes("{\"tags\":{\"n\":\"" + Key + "\"}}"), out byte[]? clean));
        Assert.Equal("""{"tags":{"n":"[redacted:key]"}}""", Encoding.UTF8.GetString(clean!));
    }

    [Theory]
    [InlineData("""{"properties":{"credentials":{"credentialsType":"AccountKey","tenantId":"t","clientId":"c","secrets":null}}}""")]
    [InlineData("""{"properties":{"authMode":"Key","authType":"ApiKey","keyIdentifier":"https://v.vault.azure.net/keys/k/1"}}""")]
    [InlineData("""{"properties":{"environmentVariables":{"EPOCHS":"3","MODE":"prod","DIR":"/var/models/credit-risk/3","FLAG":"true"}}}""")]
    [InlineData("""{"properties":{"environmentVariables":{"KEY":"${{secrets.KEY}}"}}}""")]
    [InlineData("""{"properties":{"uri":"wasbs://container@account.blob.core.windows.net/p","u":"https://a/b?sv=1"}}""")]
    [InlineData("""{"properties":{"command":"python a.py --key-column id --max_tokens 512 --token ${{inputs.t}}"}}""")]
    [InlineData("""{"keyVaultArmId":"/subscriptions/s/vaults/v","partitionKey":"id","tags":{"key":"cost centre"}}""")]
    [InlineData("""{"systemData":{"createdBy":"ada@example.com"},"etag":"\"00-12\""}""")]
    public void TryScrub_OrdinaryPayload_StaysByteForByte(string json) =>
        Assert.False(SecretScrubber.TryScrub(Encoding.UTF8.GetBytes(json), out _));

    [Fact]
    public void TryScrub_TruncatedJson_IsScrubbedAsText()
    {
        Assert.True(SecretScrubber.TryScrub("""{"a":"AccountKey=CANARY;x","b":"""u8, out byte[]? clean));
        Assert.Equal("""{"a":"AccountKey=[redacted:secret];x","b":""", Encoding.UTF8.GetString(clean!));
    }

    [Fact]
    public void MightHoldSecret_NeedleAtEveryOffset_IsFound()
    {
        for (int padding = 0; padding < 70; padding++)
        {
            byte[] text = Encoding.UTF8.GetBytes(new string('a', padding) + "SiG=x" + new string('a', 70 - padding));
            Assert.True(SecretScrubber.MightHoldSecret(text), $"offset {padding}");
        }

        Assert.False(SecretScrubber.MightHoldSecret(Encoding.UTF8.GetBytes(new string('a', 1000))));
    }

    [SkippableFact]
    public void TryScrub_EveryPublicPayload_KeepsReferencesAndStaysJson()
    {
        foreach (string file in Directory.EnumerateFiles(SharedData.Require("aml-payloads"), "*.json"))
        {
            byte[] bytes = File.ReadAllBytes(file);
            if (SecretScrubber.TryScrub(bytes, out byte[]? clean))
            {
                using JsonDocument before = JsonDocument.Parse(bytes);
                using JsonDocument after = JsonDocument.Parse(clean);
                Assert.Equal(Count(bytes, "/subscriptions/"), Count(clean, "/subscriptions/"));
                Assert.Equal(Count(bytes, "azureml:"), Count(clean, "azureml:"));
            }
        }
    }

    private static int Count(byte[] utf8, string text) => Encoding.UTF8.GetString(utf8).Split(text).Length;
}
