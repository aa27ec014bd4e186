using System.Collections.Immutable;
using MLGovernance.Access;

namespace MLGovernance.Tests.Access;

public sealed class AccessPropertyTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Matrix_RandomModel_AgreesWithEveryQuestionAskedAlone(int seed)
    {
        AccessEvaluator evaluator = AccessEvaluator.Compile(RandomAccess.Create(seed, denials: true, unknowns: true));
        AccessMatrix matrix = evaluator.Matrix(default, RandomAccess.Operations, RandomAccess.Scopes);

        for (int p = 0; p < matrix.Principals.Length; p++)
        {
            for (int o = 0; o < matrix.Operations.Length; o++)
            {
                for (int s = 0; s < matrix.Scopes.Length; s++)
                {
                    AccessResult alone = Ask(evaluator, matrix.Principals[p], matrix.Operations[o], matrix.Scopes[s]);
                    Assert.True(alone == matrix[p, o, s], $"{matrix.Principals[p]} {matrix.Operations[o].Name} {matrix.Scopes[s]}: {alone}, matrix {matrix[p, o, s]}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Evaluate_AssignmentAdded_NeverRemovesAccess(int seed)
    {
        AccessModel before = RandomAccess.Create(seed, denials: false, unknowns: true);
        var random = new Random(seed * 31);
        AccessModel after = before with { RoleAssignments = before.RoleAssignments.Add(RandomAccess.Assignment(random, 99, ["u1", "g2", "g3"], unknowns: true)) };

        Assert.DoesNotContain(Changes(before, after), change => !change.IsWider);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Evaluate_MembershipRemoved_NeverAddsAccess(int seed)
    {
        AccessModel before = RandomAccess.Create(seed, denials: false, unknowns: true);
        int index = new Random(seed).Next(before.Groups.Length);
        GroupMembership group = before.Groups[index];
        AccessModel after = before with { Groups = before.Groups.SetItem(index, group with { Members = group.Members.IsEmpty ? [] : group.Members.RemoveAt(0) }) };

        Assert.DoesNotContain(Changes(before, after), change => change.IsWider);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Evaluate_InputInAnotherOrder_GivesTheSameAnswers(int seed)
    {
        AccessModel model = RandomAccess.Create(seed, denials: true, unknowns: true);
        AccessModel reversed = model with
        {
            RoleAssignments = [.. model.RoleAssignments.Reverse()],
            DenyAssignments = [.. model.DenyAssignments.Reverse()],
            Groups = [.. model.Groups.Reverse().Select(group => group with { Members = [.. group.Members.Reverse()] })],
        };

        Assert.Empty(Changes(model, reversed));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Evaluate_RoleDefinitionLost_NeverTurnsIntoDenied(int seed)
    {
        AccessModel known = RandomAccess.Create(seed, denials: false, unknowns: false);
        AccessModel lost = known with { RoleAssignments = [.. known.RoleAssignments.Select(assignment => assignment with { RoleDefinitionId = "lost" })] };

        Assert.DoesNotContain(Changes(known, lost), change => change.Before == AccessResult.Allowed && change.After == AccessResult.Denied);
    }

    private static ImmutableArray<AccessChange> Changes(AccessModel before, AccessModel after) =>
        AccessChanges.Between(AccessEvaluator.Compile(before), AccessEvaluator.Compile(after), RandomAccess.Operations, RandomAccess.Scopes);

    private static AccessResult Ask(AccessEvaluator evaluator, string principal, AccessOperation operation, string scope) => evaluator.Evaluate(new AccessRequest
    {
        PrincipalId = principal, Operation = operation.Name, IsDataAction = operation.IsDataAction, Scope = scope,
    }).Result;
}
