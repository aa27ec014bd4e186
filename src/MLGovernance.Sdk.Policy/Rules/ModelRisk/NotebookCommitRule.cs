using System.Collections.Immutable;
using MLGovernance.Lineage;

namespace MLGovernance.Policy;

/// <summary>MLG5009: a run of a notebook comes from a clean commit of an allowed repository.</summary>
internal sealed class NotebookCommitRule : PolicyRule
{
    private const string Allowed = "allowedRepositories";
    private const string Command = "/properties/command";
    private const string SourceName = "/properties/properties/mlflow.source.name";
    private const string SourceType = "/properties/properties/mlflow.source.type";
    private const string Repository = "/properties/properties/azureml.git.repository_uri";
    private const string TrackingRepository = "/properties/properties/mlflow.source.git.repoURL";

    public override PolicyDefinition Definition { get; } = new()
    {
        Id = "MLG5009",
        DisplayName = "A run of a notebook comes from a clean commit of an allowed repository",
        Rationale = "Notebooks are edited cell by cell on a shared file share; without a commit nobody can review what ran with the data, or run it again.",
        Category = "ModelRisk",
        Severity = PolicySeverity.Medium,
        Remediation = "Clone the repository onto the compute instance, keep notebooks in the clone, and commit before a run whose result is kept.",
        HelpUri = RulePage.Of("MLG5009"),
        Controls = FrameworkControls.Inventory,
        Parameters = [new PolicyParameter(Allowed, "The beginnings of repository addresses that notebooks may come from; empty allows all.", [])],
    };

    public override ImmutableArray<AssetKind> AppliesTo { get; } = [AssetKinds.Job];

    public override bool ReadsLineage => true;

    public override void Evaluate(PolicyContext context, Asset asset)
    {
        if (SourceOf(asset) is not { } pointer)
        {
            context.NotApplicable();
            return;
        }

        GitState state = GitState.Of(context.Graph, context.Graph.Node(asset.Id));
        if (state.Unread is { } unread)
        {
            context.Unknown($"The commit of notebook run '{asset.Name}' is not known, because {unread} could not be read.");
        }
        else if (state.Holder is not { } holder)
        {
            context.Report($"Notebook run '{asset.Name}' records no git commit.", new Evidence(GitState.CommitPointer) { Expected = "a commit" }, new Evidence(pointer) { Actual = "a notebook" });
        }
        else
        {
            JudgeCheckout(context, asset, holder, state.IsDirty);
        }
    }

    private static void JudgeCheckout(PolicyContext context, Asset asset, Asset holder, bool? isDirty)
    {
        string pointer = holder[Repository] is null ? TrackingRepository : Repository;
        string? repository = holder[pointer]?.AsText();
        ImmutableArray<string> allowed = context.Parameter(Allowed);
        if (isDirty == true)
        {
            context.Report($"Notebook run '{asset.Name}' ran with uncommitted changes.", new Evidence(GitState.DirtyPointer) { Asset = holder.Id, Expected = "False", Actual = "True" });
        }

        if (!allowed.IsEmpty && repository is not null && !allowed.Any(prefix => repository.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            string shown = WithoutSecrets(repository);
            context.Report($"Notebook run '{asset.Name}' comes from '{shown}', which is not allowed.", new Evidence(pointer) { Asset = holder.Id, Expected = string.Join(" or ", allowed), Actual = shown });
        }

        if (isDirty is null || (!allowed.IsEmpty && repository is null))
        {
            context.Unknown($"Notebook run '{asset.Name}' does not record {(isDirty is null ? "whether its working tree was clean" : "the repository it comes from")}.");
        }
    }

    /// <summary>Returns where a job tells that a notebook ran; null where nothing does.</summary>
    private static string? SourceOf(Asset job) =>
        job[SourceName]?.AsText()?.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase) == true ? SourceName
        : "NOTEBOOK".Equals(job[SourceType]?.AsText(), StringComparison.OrdinalIgnoreCase) ? SourceType
        : job[Command]?.AsText()?.Contains(".ipynb", StringComparison.OrdinalIgnoreCase) == true ? Command
        : null;

    /// <summary>Remotes are recorded as git knows them, and that may be with a token before the host.</summary>
    private static string WithoutSecrets(string remote) =>
        Uri.TryCreate(remote, UriKind.Absolute, out Uri? uri) && uri.UserInfo.Length > 0 ? new UriBuilder(uri) { UserName = "", Password = "" }.Uri.ToString() : remote;
}
