using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>A kind of person or process with what it needs, as a starting point for a custom role.</summary>
/// <param name="Name">The name, for example "pod-data-scientist".</param>
/// <param name="Description">What the persona does.</param>
/// <param name="Needs">The patterns it needs, and those taken away from them.</param>
public sealed record AccessPersona(string Name, string Description, RolePermissions Needs)
{
    private const string Ml = "Microsoft.MachineLearningServices/workspaces/";

    /// <summary>Gets the shipped personas, ordered by name.</summary>
    /// <remarks>These are recommendations of this project. Notebooks in the studio need <c>listNotebookAccessToken/read</c>, so it is not taken away.</remarks>
    public static ImmutableArray<AccessPersona> All { get; } =
    [
        new("endpoint-deployer", "Deploys models to endpoints, and reads what it deploys.", new RolePermissions
        {
            Actions =
            [
                Ml + "read", Ml + "onlineEndpoints/read", Ml + "onlineEndpoints/write", Ml + "onlineEndpoints/deployments/*", Ml + "batchEndpoints/read",
                Ml + "batchEndpoints/write", Ml + "batchEndpoints/deployments/*", Ml + "models/read", Ml + "models/versions/read", Ml + "environments/versions/read",
            ],
        }),
        new("pod-data-scientist", "Experiments, trains and registers inside one pod; reads no secret and deploys nothing.", new RolePermissions
        {
            Actions =
            [
                Ml + "read", Ml + "*/read", Ml + "jobs/*", Ml + "experiments/*", Ml + "data/*", Ml + "models/read", Ml + "models/write", Ml + "models/versions/read",
                Ml + "models/versions/write", Ml + "environments/read", Ml + "environments/write", Ml + "environments/build/action", Ml + "environments/versions/read",
                Ml + "environments/versions/write", Ml + "components/*", Ml + "codes/*", Ml + "notebooks/storage/*", Ml + "computes/start/action",
                Ml + "computes/stop/action", Ml + "computes/restart/action", Ml + "computes/applicationaccess/action",
            ],
            NotActions =
            [
                Ml + "listNotebookKeys/read", Ml + "*listsecrets/action", Ml + "*listKeys/action", Ml + "metadata/secrets/*", Ml + "environments/readSecrets/action",
            ],
        }),
        new("pod-reader", "Looks at a pod's assets and runs without changing them.", new RolePermissions
        {
            Actions = [Ml + "read", Ml + "*/read"],
            NotActions = [Ml + "listNotebookKeys/read", Ml + "listNotebookAccessToken/read", Ml + "metadata/secrets/*"],
        }),
    ];

    /// <summary>Finds a shipped persona, or returns <see langword="null"/>.</summary>
    /// <param name="name">The name.</param>
    public static AccessPersona? Find(string name) => All.FirstOrDefault(persona => persona.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
