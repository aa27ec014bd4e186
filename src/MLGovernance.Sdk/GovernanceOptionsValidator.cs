using Microsoft.Extensions.Options;

namespace MLGovernance.Pipeline;

/// <summary>Checks <see cref="GovernanceOptions"/> by its annotations; generated, so that trimmed programs keep it.</summary>
[OptionsValidator]
internal sealed partial class GovernanceOptionsValidator : IValidateOptions<GovernanceOptions>;
