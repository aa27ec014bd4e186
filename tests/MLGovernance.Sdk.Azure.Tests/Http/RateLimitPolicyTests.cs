namespace MLGovernance.Azure.Tests.Http;

public sealed class RateLimitPolicyTests
{
    [Theory]
    [InlineData("15", 200)]
    [InlineData("0", 800)]
    [InlineData("20", null)]
    [InlineData("11999", null)]
    [InlineData("nonsense", null)]
    public async Task Send_FewRequestsLeft_WaitsInProportionBeforeTheNext(string remaining, int? milliseconds)
    {
        RecordingClock clock = new();
        FakeService service = new FakeService().On(
            _ => true, _ => FakeService.Json("{}", 200, ("x-ms-ratelimit-remaining-subscription-reads", remaining)));
        MachineLearningClient client = Clients.MachineLearning(service, options => options.TimeProvider = clock);

        await client.GetResourceAsync(Clients.Workspace);
        Assert.Empty(clock.Waits);
        await client.GetResourceAsync(Clients.Workspace);

        Assert.Equal(milliseconds is { } wait ? [TimeSpan.FromMilliseconds(wait)] : [], clock.Waits);
    }

    /// <summary>Lets every wait end at once and remembers how long it should have been.</summary>
    private sealed class RecordingClock : TimeProvider
    {
        public List<TimeSpan> Waits { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime > TimeSpan.Zero)
            {
                Waits.Add(dueTime);
            }

            return base.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
