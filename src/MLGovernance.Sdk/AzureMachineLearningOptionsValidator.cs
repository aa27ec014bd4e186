using Microsoft.Extensions.Options;

namespace MLGovernance.Pipeline;

/// <summary>Checks <see cref="AzureMachineLearningOptions"/> by its annotations.</summary>
[OptionsValidator]
internal sealed partial class AzureMachineLearningOptionsValidator : IValidateOptions<AzureMachineLearningOptions>;
