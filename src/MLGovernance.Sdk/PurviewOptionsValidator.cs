using Microsoft.Extensions.Options;

namespace MLGovernance.Pipeline;

/// <summary>Checks <see cref="PurviewOptions"/> by its annotations.</summary>
[OptionsValidator]
internal sealed partial class PurviewOptionsValidator : IValidateOptions<PurviewOptions>;
