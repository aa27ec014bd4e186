using System.Globalization;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace MLGovernance.Azure;

/// <summary>Slows down before Azure Resource Manager has to say 429, by the remaining requests it states on each answer.</summary>
/// <remarks>
/// Resource Manager refills the token bucket of reads at 25 requests a second
/// (learn.microsoft.com/azure/azure-resource-manager/management/request-limits-and-throttling), hence 40 ms for each request
/// below the floor. Answers without the headers, as those of the Data Map, change nothing.
/// </remarks>
internal sealed class RateLimitPolicy(TimeProvider clock) : HttpPipelinePolicy
{
    private const int Floor = 20;
    private static readonly TimeSpan PerRequest = TimeSpan.FromMilliseconds(40);
    private static readonly string[] Headers =
    [
        "x-ms-ratelimit-remaining-subscription-reads",
        "x-ms-ratelimit-remaining-subscription-resource-requests",
        "x-ms-ratelimit-remaining-tenant-reads",
    ];

    private volatile int _remaining = int.MaxValue;

    /// <summary>Gets how many requests the service said are left; <see cref="int.MaxValue"/> when it said nothing.</summary>
    internal int Remaining => _remaining;

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        TimeSpan pause = Pause();
        if (pause > TimeSpan.Zero)
        {
            message.CancellationToken.WaitHandle.WaitOne(pause);
            message.CancellationToken.ThrowIfCancellationRequested();
        }

        ProcessNext(message, pipeline);
        Note(message.Response);
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        TimeSpan pause = Pause();
        if (pause > TimeSpan.Zero)
        {
            await Task.Delay(pause, clock, message.CancellationToken).ConfigureAwait(false);
        }

        await ProcessNextAsync(message, pipeline).ConfigureAwait(false);
        Note(message.Response);
    }

    private TimeSpan Pause()
    {
        int remaining = _remaining;
        return remaining >= Floor ? TimeSpan.Zero : PerRequest * (Floor - remaining);
    }

    private void Note(Response response)
    {
        int lowest = int.MaxValue;
        foreach (string header in Headers)
        {
            if (response.Headers.TryGetValue(header, out string? text)
                && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value))
            {
                lowest = Math.Min(lowest, value);
            }
        }

        _remaining = lowest;
        if (lowest != int.MaxValue)
        {
            AzureTelemetry.RemainingRequests.Record(lowest);
        }

        if (response.Status is 429 or 503)
        {
            AzureTelemetry.Throttled.Add(1);
        }
    }
}
