using MLGovernance.Access;

namespace MLGovernance.Tests.Access;

/// <summary>Holds the sweep, which works on bits, to the check of one path, which follows the documentation word by word.</summary>
public sealed class SweepPropertyTests
{
    private static readonly string[] People = ["u0", "u1", "u2", "u3", "u4", "u5"];
    private static readonly string[] Groups = ["g0", "g1", "g2"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Sweep_RandomLists_FindsExactlyWhoTheWidestReadingLetsIn(int seed)
    {
        (PodEstate estate, PodPlan plan) = Create(seed, complete: true);
        AccessEvaluator evaluator = AccessEvaluator.Compile(estate.Access);
        var lake = new LakeAccess(evaluator, estate.Accounts[0]);
        var context = new PodContext(estate, plan, AccessOptions.Default);
        var seen = new Dictionary<(string Path, DataOperation Operation), HashSet<string>>();
        context.Sweep.Run(estate.Accounts[0], path =>
        {
            seen[(path.Path.Path, path.Path.IsDirectory ? DataOperation.List : DataOperation.Read)] =
                [.. PrincipalBits.Members(path.Readers.Known).Select(context.NameOf)];
            if (path.Path.IsDirectory)
            {
                seen[(path.Path.Path + "/new", DataOperation.Create)] = [.. PrincipalBits.Members(path.Writers.Known).Select(context.NameOf)];
            }
        });

        foreach (((string path, DataOperation operation), HashSet<string> found) in seen)
        {
            foreach (string person in People)
            {
                var request = new DataRequest { PrincipalId = person, Operation = operation, Container = "c", Path = path };
                bool widest = lake.EvaluateWidest(request).Result == AccessResult.Allowed;
                // Several bits at once: the sweep unites them bit by bit, so it may be wider than one reading, and never narrower.
                Assert.True(!widest || found.Contains(person), $"{person} {operation} {path}: the sweep misses it");
                if (operation == DataOperation.Read)
                {
                    Assert.True(widest || !found.Contains(person) || Mixes(estate, path, person, evaluator), $"{person} {operation} {path}: the sweep invents it");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Analyze_GroupsUnread_LosesNoLeak(int seed)
    {
        (PodEstate known, PodPlan plan) = Create(seed, complete: true);
        (PodEstate unread, _) = Create(seed, complete: false);
        HashSet<string> before = [.. PodIsolation.Analyze(known, plan).Leaks.Where(leak => leak.Type.Id is "L14" or "L15").Select(leak => leak.Type.Id + leak.Target)];
        HashSet<string> after = [.. PodIsolation.Analyze(unread, plan).Leaks.Select(leak => leak.Type.Id)];

        // Unread members may change who is named, but a path that was open is never reported as closed.
        Assert.True(before.Count == 0 || after.Overlaps(["L14", "L15", "L17"]), string.Join(", ", before));
    }

    /// <summary>Tells whether the way to a path needs one reading for one directory and another for the next.</summary>
    private static bool Mixes(PodEstate estate, string path, string person, AccessEvaluator evaluator)
    {
        LakeContainer container = estate.Accounts[0].Containers[0];
        for (string? at = path; at is not null; at = LakePath.ParentOf(at))
        {
            AclPermissions wanted = at == path ? AclPermissions.Read : AclPermissions.Execute;
            LakePath node = container.Find(at)!;
            if (!AclReading.Published.Any(reading => AclCheck.Has(node, person, wanted, reading, evaluator.IsInGroup) == TruthValue.True))
            {
                return false;
            }
        }

        return true;
    }

    private static (PodEstate Estate, PodPlan Plan) Create(int seed, bool complete)
    {
        var random = new Random(seed);
        GroupMembership[] groups = [.. Groups.Select(id => new GroupMembership { Id = id, Members = [.. People.Where(_ => random.Next(2) == 0)] })];
        string[] paths = ["/", "/a", "/a/f1", "/a/f2", "/b", "/b/c", "/b/c/f3"];
        LakePath[] nodes = [.. paths.Select(path => new LakePath
        {
            Path = path,
            IsDirectory = !path.Contains('f', StringComparison.Ordinal),
            Owner = People[random.Next(People.Length)],
            OwningGroup = Groups[random.Next(Groups.Length)],
            Access = AccessControlList.Of(
                new AclEntry(AclEntryTag.OwningUser, "", Bits(random)), new AclEntry(AclEntryTag.NamedUser, People[random.Next(People.Length)], Bits(random)),
                new AclEntry(AclEntryTag.OwningGroup, "", Bits(random)), new AclEntry(AclEntryTag.NamedGroup, Groups[random.Next(Groups.Length)], Bits(random)),
                new AclEntry(AclEntryTag.Mask, "", Bits(random) | AclPermissions.Execute), new AclEntry(AclEntryTag.Other, "", Bits(random))),
        })];
        var estate = new PodEstate
        {
            Access = new AccessModel
            {
                Groups = [.. groups.Select(group => complete ? group : group with { Members = [], IsComplete = false })],
                RoleAssignments = [.. People.Select(person => new RoleAssignment { PrincipalId = person, RoleDefinitionId = BuiltInRoles.Find("Reader")!.Id, Scope = "/subscriptions/s1" })],
                ScopeParents = new Dictionary<string, string> { ["/subscriptions/s1"] = "/" },
            },
            Accounts = [new LakeAccount { Id = TwoPods.Lake, Containers = [new LakeContainer("c", nodes)] }],
        };
        return (estate, new PodPlan { Pods = [new Pod { Name = "p", Members = ["u0"], Prefixes = [new PodPrefix { Account = "lake", Container = "c" }] }] });
    }

    private static AclPermissions Bits(Random random) => (AclPermissions)random.Next(8) | (random.Next(2) == 0 ? AclPermissions.Execute : AclPermissions.None);
}
