using Microsoft.Extensions.Options;

namespace MLGovernance.Pipeline;

/// <summary>Checks <see cref="SyncOptions"/>. By hand: the annotation for time spans does not survive trimming.</summary>
internal sealed class SyncOptionsValidator : IValidateOptions<SyncOptions>
{
    public ValidateOptionsResult Validate(string? name, SyncOptions options)
    {
        if (options.Interval < TimeSpan.FromSeconds(10) || options.Interval > TimeSpan.FromDays(31))
        {
            return ValidateOptionsResult.Fail($"Interval is {options.Interval}; it must be from ten seconds to 31 days.");
        }

        return options.Jitter < TimeSpan.Zero || options.Jitter > TimeSpan.FromDays(1)
            ? ValidateOptionsResult.Fail($"Jitter is {options.Jitter}; it must be from zero to one day.")
            : ValidateOptionsResult.Success;
    }
}
