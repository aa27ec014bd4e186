using System.Text;

namespace MLGovernance.Tests;

public sealed class SecretPrefilterTests
{
    private static readonly string[] Fragments =
    [
        "password", "PassPhrase", "pwd", "client_secret", "token", "key\"", "AccountKey=", "sas\"", "connectionString", "connection_string", "environmentVariables",
        "credentials\"", "authorization\"", "webhookUrl", "sig=", "https://u:p@h/", "https://h/x", "-----BEGIN", "eyJ", "ghp_", "github_pat_", "glpat-", "xoxb", "AKIA",
        "sk-", "risk-", "==\"", "\"}", "a", " ", "key", "s", "models", "versions", "\":\"", "azureml://", "4711", "é",
    ];

    [Fact]
    public void IsMatch_RandomText_AgreesWithLookingEverywhere()
    {
        var random = new Random(11);
        int found = 0;
        for (int i = 0; i < 20_000; i++)
        {
            var text = new StringBuilder(new string('.', random.Next(40)));
            for (int parts = random.Next(4); parts > 0; parts--)
            {
                text.Append(random.Next(3) == 0 ? Fragments[random.Next(Fragments.Length)] : Fragments[random.Next(25, Fragments.Length)]);
            }

            byte[] utf8 = Encoding.UTF8.GetBytes(text.Append(new string('x', random.Next(40))).ToString());
            bool expected = Naive(utf8);
            found += expected ? 1 : 0;
            Assert.True(expected == SecretPrefilter.IsMatch(utf8), text.ToString());
        }

        Assert.InRange(found, 2_000, 18_000);
    }

    [Theory]
    [InlineData("password")]
    [InlineData("sig=")]
    [InlineData("https://user:pass@host/")]
    [InlineData("eyJ")]
    [InlineData("==\"")]
    public void IsMatch_TraceAtAnyPlace_IsFound(string trace)
    {
        for (int before = 0; before < 70; before++)
        {
            for (int after = 0; after < 3; after++)
            {
                Assert.True(SecretPrefilter.IsMatch(Encoding.UTF8.GetBytes(new string('.', before) + trace + new string('.', after * 20))));
            }
        }
    }

    [Fact]
    public void Spread_OfTheNeedles_GivesEachABucketOfTheMasks()
    {
        int[] buckets = NeedleBuckets.Spread(SecretNeedle.All);
        Assert.Equal(SecretNeedle.All.Length, buckets.Length);
        Assert.All(buckets, bucket => Assert.InRange(bucket, 0, NeedleBuckets.Count - 1));
    }

    private static bool Naive(byte[] text)
    {
        for (int at = 0; at < text.Length - 2; at++)
        {
            int fingerprint = (text[at] | 0x20) | ((text[at + 1] | 0x20) << 8) | ((text[at + 2] | 0x20) << 16);
            if (SecretNeedle.All.Any(needle => needle.Fingerprint == fingerprint && needle.IsMatch(text, at)))
            {
                return true;
            }
        }

        return false;
    }
}
