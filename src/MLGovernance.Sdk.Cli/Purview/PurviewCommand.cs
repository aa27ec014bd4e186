using System.CommandLine;

namespace MLGovernance.Cli.Purview;

/// <summary><c>mlgov purview</c>: plan, apply, pull and examine what the Data Map holds of an estate.</summary>
internal static class PurviewCommand
{
    internal static Command Create() => new("purview", "Plan, apply, pull and examine what the Microsoft Purview Data Map holds of an estate.")
    {
        PublishCommand.Create(
            "plan",
            "Compare an estate with the Data Map and print what 'apply' would create, update, delete and leave; nothing is written.\n"
            + "Example: mlgov purview plan --workspace /subscriptions/…/workspaces/prod --purview https://contoso.purview.azure.com",
            dryRun: true),
        PublishCommand.Create(
            "apply",
            "Publish an estate: only what differs is sent, data sets before processes.\n"
            + "Example: mlgov purview apply --workspace /subscriptions/…/workspaces/prod --purview https://contoso.purview.azure.com --gone mark",
            dryRun: false),
        PullCommand.Create(),
        DoctorCommand.Create(),
    };
}
