using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>The 32 ways in which pods are found not to be apart.</summary>
public static class PodLeakTypes
{
    private const LeakSeverity Critical = LeakSeverity.Critical;
    private const LeakSeverity High = LeakSeverity.High;
    private const LeakSeverity Medium = LeakSeverity.Medium;
    private const LeakSeverity Low = LeakSeverity.Low;

    /// <summary>Gets all types in order of their id.</summary>
    public static ImmutableArray<PodLeakType> All { get; } =
    [
        new("L01", Critical, "Account key in a datastore", "The key opens the whole account; roles and lists do not count.", "Make the datastore credential-less and switch shared key access off."),
        new("L02", High, "SAS in a datastore", "The token carries its own permissions and lives until its key is rotated.", "Make the datastore credential-less."),
        new("L03", High, "Service principal shared by pods through a datastore", "Everyone who reads the secret acts as that principal in each pod it reaches.", "One principal a pod, or no credential."),
        new("L04", Critical, "Data role above the container", "Roles are decided before lists, so lists cannot narrow it.", "Assign the role at the pod's container."),
        new("L05", High, "Data role on another pod's container", "The role opens the container whatever its lists say.", "Remove the assignment or declare the share."),
        new("L06", High, "Condition that forgets an action", "An action that the condition does not name is allowed everywhere.", "Name read, write, add, delete and move in the condition."),
        new("L07", High, "Unconditional twin of a conditional assignment", "Assignments are united, so the one without condition decides.", "Remove the unconditional assignment."),
        new("L08", Critical, "Keys through the control plane", "Listing keys or issuing account SAS is no data role, but opens all data.", "Switch shared key access off, or take the operation away."),
        new("L09", Critical, "Super-user on a shared account", "A super-user may read all and change every list and owner.", "Give a lesser data role at the pod's container."),
        new("L10", High, "Compute identity shared by pods", "A job runs as the compute's identity, so each pod reads what the other may.", "One identity a pod, attached only to that pod's computes."),
        new("L11", High, "Compute identity reaches a second pod", "Whoever submits a job there reads the other pod's data.", "Remove the identity's access outside its pod."),
        new("L12", High, "Job runs as a wider identity than its submitter", "The submitter reads through the job what they may not read themselves.", "Set the job's identity to UserIdentity."),
        new("L13", Medium, "Workspace identity reads data", "Preview and browse in the studio use the workspace's identity, not the user's.", "Set serviceDataAccessAuthIdentity to None and remove the identity's data roles."),
        new("L14", High, "Everybody in the tenant", "The other entry grants to every principal.", "Set other to --- and grant to the pod's group."),
        new("L15", High, "Foreign entry in an access list", "The entry names somebody outside the pod.", "Remove the entry or declare the share."),
        new("L16", Medium, "Foreign entry in a default list", "The next child that is created is open.", "Remove the entry from the default list."),
        new("L17", Medium, "Broad group", "The group holds members of other pods, now or later.", "Grant to the pod's own group."),
        new("L18", Medium, "Passage into the pod with a readable child", "Execute on the way in is shared, so every leaf has to be tight.", "Close the child, or the passage."),
        new("L19", Medium, "Owner outside the pod", "An owner may rewrite the list, and is judged before every entry.", "Set the owner to the pod's identity."),
        new("L20", Low, "Dormant entry behind the mask", "A later change of the mask wakes it up.", "Cut the entry to what the mask allows."),
        new("L21", Medium, "Child without the inherited list", "It was made before the default list, or moved in; a move keeps the old list.", "Apply the default list recursively."),
        new("L22", Medium, "Workspace shared by pods", "Outputs, logs, code and notebooks lie in default stores that every user of the workspace sees.", "One workspace a pod."),
        new("L23", Medium, "Datastore points into another pod", "It offers another pod's data in this workspace.", "Remove the datastore or declare the share."),
        new("L24", Medium, "Job crosses pods", "Its input or output lies in another pod.", "Use the pod's own data, or declare the share."),
        new("L25", Medium, "Registered asset crosses pods", "It points at another pod's data.", "Register the asset in its own pod, or declare the share."),
        new("L26", Medium, "Compute instance open to others", "Tokens and mounted data of its user lie on it.", "Assign it to a member, close sharing and SSH."),
        new("L27", Medium, "Delegation SAS without suoid", "Without suoid no list is checked; the delegator's wide roles decide.", "Issue the token with suoid, or narrow the delegator."),
        new("L28", Low, "Access without identity", "Anonymous reading, SFTP users and NFS are not tied to an identity.", "Switch it off for the account or container."),
        new("L29", Medium, "Deployment identity reads another pod", "Code behind the endpoint reads the other pod's data.", "Give the deployment its own pod's identity."),
        new("L30", Medium, "Eligible access to another pod", "It can be switched on at any time.", "Remove the eligibility or demand approval."),
        new("L31", Medium, "Others may change the environment", "What they put into the image runs as the pod's identity.", "Let only the pod write environments and images."),
        new("L32", Medium, "Code from an unapproved or dirty checkout", "Code nobody can trace runs as the compute's identity.", "Submit from a clean commit of an approved repository."),
    ];

    /// <summary>Finds a type.</summary>
    /// <param name="id">The id, <c>L01</c> to <c>L32</c>.</param>
    /// <exception cref="ArgumentException">There is no such type.</exception>
    public static PodLeakType Get(string id) => All.FirstOrDefault(type => type.Id == id) ?? throw new ArgumentException($"'{id}' is no leak type; expected L01 to L32.", nameof(id));
}
