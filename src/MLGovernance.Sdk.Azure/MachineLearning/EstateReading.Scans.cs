using System.Buffers;
using Azure;

namespace MLGovernance.Azure;

internal sealed partial class EstateReading
{
    // "Azure registry container images should have vulnerabilities resolved (powered by Microsoft Defender Vulnerability Management)".
    // Source: learn.microsoft.com/azure/defender-for-cloud/subassessment-rest-api.
    private static readonly ResourceListing ScanResults =
        new("providers/Microsoft.Security/assessments/c0b7cfc6-3172-465a-b378-53c7ff2cc0d5/subAssessments") { Query = "api-version=2019-01-01-preview", IsOptional = true };

    /// <summary>Reads what Microsoft Defender for Cloud found in the images of a registry. Who may not read it gets a note; where there is no Defender there is nothing.</summary>
    private void AddScans(EstateUnit unit, string registry)
    {
        unit.Begin();
        _crew.Add(async stop =>
        {
            await TryAsync(registry, unit.Id, [AssetKinds.ContainerImage.Name], isOptional: true, async () =>
            {
                try
                {
                    ArrayBufferWriter<byte> items = new();
                    await foreach (ResourceJson item in client.GetResourcesAsync(registry, ScanResults, stop).ConfigureAwait(false))
                    {
                        items.Write(items.WrittenCount == 0 ? "["u8 : ","u8);
                        items.Write(item.Utf8.Span);
                    }

                    if (items.WrittenCount > 0)
                    {
                        items.Write("]"u8);
                        ImageScan.AddTo(ImageScanReader.Read(items.WrittenMemory), into);
                    }
                }
                catch (RequestFailedException refused) when (refused.Status == 403)
                {
                    AddIssue(ReadFailure.ToIssue(refused, registry, scope: null, AssetKinds.ContainerImage.Name, isOptional: true) with { IsNote = true });
                }
            }, stop).ConfigureAwait(false);
            EndPart(unit);
        });
    }
}
