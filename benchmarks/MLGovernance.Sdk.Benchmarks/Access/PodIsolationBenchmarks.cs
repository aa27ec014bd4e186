using BenchmarkDotNet.Attributes;
using MLGovernance.Access;

namespace MLGovernance.Benchmarks.Access;

/// <summary>50 pods of 20 people over 100,000 paths, one path in a thousand open to somebody else.</summary>
[MemoryDiagnoser]
public class PodIsolationBenchmarks
{
    private const int Pods = 50;
    private const int PathsPerPod = 2_000;
    private const string Group = "/subscriptions/s1/resourceGroups/rg";
    private PodEstate _estate = null!;
    private PodPlan _plan = null!;

    [GlobalSetup]
    public void CreateEstate()
    {
        int[] pods = [.. Enumerable.Range(0, Pods)];
        _plan = new PodPlan
        {
            Administrators = ["root"],
            Pods = [.. pods.Select(pod => new Pod
            {
                Name = $"pod{pod}", Members = [$"g{pod}"], ComputeIdentities = [$"mi{pod}"], Workspaces = [Workspace(pod)],
                Prefixes = [new PodPrefix { Account = "lake", Container = "data", Path = $"/pod{pod}" }],
            })],
        };
        _estate = new PodEstate
        {
            Access = new AccessModel
            {
                ScopeParents = new Dictionary<string, string> { ["/subscriptions/s1"] = "/" },
                Groups =
                [
                    .. pods.Select(pod => new GroupMembership { Id = $"g{pod}", Members = [.. Enumerable.Range(0, 20).Select(user => $"u{pod}-{user}"), $"mi{pod}"] }),
                    new GroupMembership { Id = "g-all", Members = [.. pods.Select(pod => $"g{pod}")] },
                ],
                RoleAssignments = [.. pods.Select(pod => new RoleAssignment { PrincipalId = $"g{pod}", RoleDefinitionId = BuiltInRoles.Find("AzureML Data Scientist")!.Id, Scope = Workspace(pod) })],
            },
            Accounts = [new LakeAccount { Id = Group + "/providers/Microsoft.Storage/storageAccounts/lake", Containers = [new LakeContainer("data", Paths())] }],
            Workspaces = [.. pods.Select(pod => new PodWorkspace { Id = Workspace(pod) })],
            Computes = [.. pods.Select(pod => new PodCompute { Id = Workspace(pod) + "/computes/cpu", IdentityPrincipalIds = [$"mi{pod}"] })],
        };
    }

    [Benchmark]
    public int Analyze() => PodIsolation.Analyze(_estate, _plan).Leaks.Length;

    private static string Workspace(int pod) => $"{Group}/providers/Microsoft.MachineLearningServices/workspaces/ws{pod}";

    private static IEnumerable<LakePath> Paths()
    {
        yield return Node("/", true, "user::rwx,group::---,group:g-all:--x,mask::rwx,other::---");
        for (int pod = 0; pod < Pods; pod++)
        {
            string own = $"user::rwx,group::---,group:g{pod}:rwx,mask::rwx,other::---";
            string passage = $"user::rwx,group::---,group:g{pod}:rwx,group:g-all:--x,mask::rwx,other::---";
            yield return Node($"/pod{pod}", true, passage);
            for (int i = 0; i < PathsPerPod; i++)
            {
                bool directory = i % 20 == 0;
                string path = directory ? $"/pod{pod}/d{i / 20}" : $"/pod{pod}/d{i / 20}/f{i}";
                yield return Node(path, directory, directory ? passage : i % 1000 == 999 ? own.Replace("other::---", "other::r--", StringComparison.Ordinal) : own);
            }
        }
    }

    private static LakePath Node(string path, bool directory, string access) =>
        new() { Path = path, IsDirectory = directory, Owner = "root", OwningGroup = "root", Access = AccessControlList.Parse(access) };
}
