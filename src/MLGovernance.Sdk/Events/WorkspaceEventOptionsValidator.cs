using Microsoft.Extensions.Options;

namespace MLGovernance.Pipeline;

/// <summary>Checks <see cref="WorkspaceEventOptions"/>.</summary>
internal sealed class WorkspaceEventOptionsValidator : IValidateOptions<WorkspaceEventOptions>
{
    private const int ShortestSecret = 16;

    public ValidateOptionsResult Validate(string? name, WorkspaceEventOptions options)
    {
        if (options.Secret is null && options.AuthorizeAsync is null)
        {
            return ValidateOptionsResult.Fail("AddWorkspaceEvents needs a Secret or AuthorizeAsync; without either anyone could ask for runs.");
        }

        return options.Secret is { Length: < ShortestSecret }
            ? ValidateOptionsResult.Fail($"Secret has {options.Secret.Length} characters; it must have at least {ShortestSecret}.")
            : ValidateOptionsResult.Success;
    }
}
