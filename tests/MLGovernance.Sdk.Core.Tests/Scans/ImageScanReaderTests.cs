using System.Text;

namespace MLGovernance.Tests;

public sealed class ImageScanReaderTests
{
    private const string Digest = "sha256:4af8e6f002401a965bbe753a381af308b40d8947fad2b9e1f6a36aaaaaaaaaaaa";

    private static ImageScan Single(string json) => Assert.Single(ImageScanReader.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Trivy_NamesTheImageByItsRepositoryDigest_NotByTheDigestOfItsConfiguration()
    {
        ImageScan scan = Single($$"""
            {"SchemaVersion":2,"ArtifactName":"acr.azurecr.io/e:1","ArtifactType":"container_image","CreatedAt":"2026-01-02T03:04:05Z",
             "Metadata":{"ImageID":"sha256:cccc","RepoDigests":["acr.azurecr.io/e@{{Digest}}"],"RepoTags":["acr.azurecr.io/e:1"]},
             "Results":[{"Target":"clean"},{"Vulnerabilities":[
               {"VulnerabilityID":"CVE-2","PkgName":"b","InstalledVersion":"1","Severity":"LOW","Status":"affected"},
               {"VulnerabilityID":"CVE-1","PkgName":"a","InstalledVersion":"1","FixedVersion":"2","Severity":"CRITICAL","PublishedDate":"2025-12-01T00:00:00Z"}],
              "ExperimentalModifiedFindings":[{"Type":"vulnerability","Status":"not_affected","Statement":"not reachable","Finding":{"VulnerabilityID":"CVE-3","Severity":"HIGH"} }]}]}
            """);

        Assert.Equal($"acr.azurecr.io/e@{Digest}", scan.Image.Value);
        Assert.Equal(["acr.azurecr.io/e:1"], scan.OtherNames.Select(name => name.Value));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), scan.ScannedAt);
        Assert.Equal(["CVE-1", "CVE-2", "CVE-3"], scan.Vulnerabilities.Select(found => found.Id));
        Assert.Equal(["CVE-1", "CVE-2"], scan.Open.Select(found => found.Id));
        Assert.Equal((VulnerabilitySeverity.Critical, true, "2"), (scan.Vulnerabilities[0].Severity, scan.Vulnerabilities[0].IsFixable, scan.Vulnerabilities[0].FixedVersion));
        Assert.False(scan.Vulnerabilities[1].IsFixable);
        Assert.Contains("not_affected", scan.Vulnerabilities[2].Suppressed, StringComparison.Ordinal);
    }

    [Fact]
    public void Grype_TakesTheCveOfAnAdvisory_AndKeepsWhatItsRulesIgnore()
    {
        ImageScan scan = Single($$"""
            {"matches":[{"vulnerability":{"id":"GHSA-x","severity":"Negligible","fix":{"state":"fixed","versions":["2","3"]} },"relatedVulnerabilities":[{"id":"CVE-9"}],"artifact":{"name":"p","version":"1"} }],
             "ignoredMatches":[{"vulnerability":{"id":"CVE-8","severity":"High","fix":{"state":"not-fixed"} },"artifact":{"name":"q"} }],
             "source":{"type":"image","target":{"userInput":"acr.azurecr.io/team/e:1","manifestDigest":"{{Digest}}","repoDigests":[]} },
             "descriptor":{"name":"grype","timestamp":"2026-01-02T00:00:00Z"} }
            """);

        Assert.Equal($"acr.azurecr.io/team/e@{Digest}", scan.Image.Value);
        ImageVulnerability found = Assert.Single(scan.Open);
        Assert.Equal(("CVE-9", VulnerabilitySeverity.Low, "2, 3"), (found.Id, found.Severity, found.FixedVersion));
        Assert.Equal(["GHSA-x"], found.Aliases.ToArray());
        Assert.Equal("CVE-8", Assert.Single(scan.Vulnerabilities, other => other.Suppressed is not null).Id);
    }

    [Fact]
    public void Defender_MakesOneScanOfEachImage_AndDoesNotCountTheExempt()
    {
        static string Of(string cve, string digest, string code) => $$$"""
            {"type":"Microsoft.Security/assessments/subassessments","properties":{"id":"{{{cve}}}","timeGenerated":"2026-01-02T00:00:00Z","status":{"code":"{{{code}}}","cause":"Exempt","severity":"High"},
             "additionalData":{"vulnerabilityDetails":{"cveId":"{{{cve}}}","severity":"High","publishedDate":"2025-01-01T00:00:00Z"},"artifactDetails":{"registryHost":"acr.azurecr.io","repositoryName":"e","digest":"{{{digest}}}","tags":["1"]},
             "softwareDetails":{"packageName":"py","version":"1","fixedVersion":"","fixStatus":"FixAvailable"} } } }
            """;
        string other = "sha256:" + new string('b', 64);
        ImageScan[] scans = [.. ImageScanReader.Read(Encoding.UTF8.GetBytes($$"""{"value":[{{Of("CVE-1", Digest, "Unhealthy")}},{{Of("CVE-2", Digest, "NotApplicable")}},{{Of("CVE-1", other, "Unhealthy")}}]}"""))];

        Assert.Equal(2, scans.Length);
        ImageScan first = Assert.Single(scans, scan => scan.Image.Value == $"acr.azurecr.io/e@{Digest}");
        Assert.Equal("CVE-1", Assert.Single(first.Open).Id);
        Assert.True(first.Vulnerabilities[0].IsFixable);
        Assert.Null(first.Vulnerabilities[0].FixedVersion);
        Assert.Equal(["acr.azurecr.io/e:1"], first.OtherNames.Select(name => name.Value));
    }

    [Fact]
    public void Defender_InTheOlderForm_IsRead()
    {
        ImageScan scan = Single($$"""[{"properties":{"id":"178","status":{"code":"Unhealthy","severity":"Medium"},"timeGenerated":"2026-01-02T00:00:00Z","additionalData":{"imageDigest":"{{Digest}}","repositoryName":"e","registryHost":"acr.azurecr.io","patchable":true,"publishedTime":"2024-01-01T00:00:00Z","cve":[{"title":"CVE-7","link":"x"}]} } }]""");
        Assert.Equal(("CVE-7", VulnerabilitySeverity.Medium, true), (scan.Open.Single().Id, scan.Open.Single().Severity, scan.Open.Single().IsFixable));
    }

    [Fact]
    public void Defender_InTheOlderFormWithoutAHost_IsOfTheRegistryThatItLiesIn()
    {
        ImageScan scan = Single($$"""
            [{"id":"/subscriptions/s/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/acr/providers/Microsoft.Security/assessments/dbd0cb49-b563-45e7-9724-889e799fa648/subAssessments/x",
             "type":"Microsoft.Security/assessments/subAssessments","properties":{"id":"178","status":{"code":"Unhealthy"},"additionalData":{"imageDigest":"{{Digest}}","repositoryName":"e"} } }]
            """);
        Assert.Equal($"acr.azurecr.io/e@{Digest}", scan.Image.Value);
    }

    [Fact]
    public void Defender_OfAnotherThingBesideAnImage_IsPassedOver()
    {
        ImageScan scan = Single($$"""
            {"data":[{"properties":{"id":"1","additionalData":{"assessedResourceType":"ServerVulnerability"} } },
             {"properties":{"id":"CVE-1","additionalData":{"artifactDetails":{"registryHost":"acr.azurecr.io","repositoryName":"e","digest":"{{Digest}}"} } } }]}
            """);
        Assert.Equal("CVE-1", Assert.Single(scan.Vulnerabilities).Id);
    }

    [Fact]
    public void ByteOrderMark_IsPassedOver() => Assert.Equal(
        "acr.azurecr.io/e:1",
        Assert.Single(ImageScanReader.Read((byte[])[.. Encoding.UTF8.Preamble, .. """{"SchemaVersion":2,"ArtifactName":"acr.azurecr.io/e:1"}"""u8])).Image.Value);

    [Theory]
    [InlineData("{", "Line 1 is no JSON")]
    [InlineData("{}", "Expected JSON of Trivy")]
    [InlineData("""[{"id":"x"}]""", "Expected JSON of Trivy")]
    [InlineData("""{"SchemaVersion":1,"ArtifactName":"acr.azurecr.io/e:1"}""", "Expected schema version 2 of Trivy's JSON, not 1")]
    [InlineData("""[{"properties":{"id":"1","additionalData":{"assessedResourceType":"ServerVulnerability"} } }]""", "None of the sub-assessments is of a container image")]
    [InlineData("""{"SchemaVersion":2,"ArtifactName":"src/","ArtifactType":"repository","Results":[]}""", "'src/', which is no container image")]
    [InlineData("""{"matches":[],"source":{"type":"directory","target":"/src"}}""", "which is no container image")]
    public void SomethingElse_IsAnErrorThatTellsWhatWasExpected(string json, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => ImageScanReader.Read(Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);

    [SkippableTheory]
    [InlineData("trivy-debian-buster.json", 2)]
    [InlineData("trivy-distroless-python27.json", 4)]
    [InlineData("defender-subassessment-mdvm.json", 1)]
    [InlineData("grype-image.json", 2)]
    public void SharedSample_IsRead(string file, int vulnerabilities)
    {
        ImageScan scan = Assert.Single(ImageScanReader.Read(File.ReadAllBytes(SharedData.Require("security/scanner-samples/" + file))));
        Assert.Equal(vulnerabilities, scan.Vulnerabilities.Length);
    }

    [SkippableTheory]
    [InlineData("trivy-gomod-vex.json")]
    [InlineData("grype-image.cdx.json")]
    [InlineData("grype-image.sarif.json")]
    [InlineData("vex-openvex-oci.json")]
    public void SharedSample_OfNoImageOrOfAnotherFormat_IsAnError(string file) =>
        Assert.Throws<FormatException>(() => ImageScanReader.Read(File.ReadAllBytes(SharedData.Require("security/scanner-samples/" + file))));

    [Fact]
    public void Scans_OnImages_AreFoundByDigestAndTag_AndTheNewestOfAScannerStays()
    {
        AssetId image = AssetId.Parse($"acr.azurecr.io/e@{Digest}");
        ImageScan Scan(string scanner, int day, string cve) => new()
        {
            Image = image, OtherNames = [AssetId.Parse("acr.azurecr.io/e:1")], Scanner = scanner, ScannedAt = new DateTimeOffset(2026, 1, day, 0, 0, 0, TimeSpan.Zero),
            Vulnerabilities = [new ImageVulnerability(cve, VulnerabilitySeverity.High) { Aliases = ["GHSA-1"], Package = "p", PackageVersion = "1", FixedVersion = "2", IsFixable = true, PublishedAt = DateTimeOffset.UnixEpoch, Suppressed = "no" }],
        };
        var builder = new EstateSnapshotBuilder();
        ImageScan.AddTo([Scan("Trivy", 2, "CVE-2"), Scan("Trivy", 1, "CVE-1"), Scan("Grype", 1, "CVE-3")], builder);
        EstateSnapshot snapshot = builder.Build(DateTimeOffset.UnixEpoch);
        ImageScans scans = ImageScans.Of(snapshot);

        Assert.Same(scans, ImageScans.Of(snapshot));
        Assert.Equal(["CVE-2", "CVE-3"], scans.All.Select(scan => scan.Vulnerabilities[0].Id).Order(StringComparer.Ordinal));
        ImageScan back = Assert.Single(scans.All, scan => scan.Scanner == "Trivy");
        ImageScan told = Scan("Trivy", 2, "CVE-2");
        Assert.Equal(told with { OtherNames = default, Vulnerabilities = default }, back with { OtherNames = default, Vulnerabilities = default });
        Assert.Equal(told.Vulnerabilities[0] with { Aliases = default }, back.Vulnerabilities[0] with { Aliases = default });
        Assert.Equal(told.Vulnerabilities[0].Aliases.ToArray(), back.Vulnerabilities[0].Aliases.ToArray());
        Assert.All(
            [$"acr.azurecr.io/e@{Digest}", $"acr.azurecr.io/e:9@{Digest}", $"mirror.example.com/x@{Digest}", "acr.azurecr.io/e:1"],
            name => Assert.Equal(2, scans.For(AssetId.Parse(name)).Length));
        Assert.All(["acr.azurecr.io/e:2", "acr.azurecr.io/f:1", "acr.azurecr.io/e@sha256:" + new string('b', 64)], name => Assert.Empty(scans.For(AssetId.Parse(name))));
    }
}
