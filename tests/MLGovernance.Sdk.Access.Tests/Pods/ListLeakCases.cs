using System.Collections.Immutable;
using MLGovernance.Access;
using static MLGovernance.Tests.Access.TwoPods;

namespace MLGovernance.Tests.Access;

/// <summary>One case a leak type of the access lists.</summary>
internal static class ListLeakCases
{
    private const string Shut = "user::rw-,group::---,group:g-b:rw-,mask::rw-,other::---";
    private const string Passable = "user::rwx,group::---,group:g-b:rwx,group:g-a:--x,mask::rwx,other::---";

    public static ImmutableArray<LeakCase> All { get; } =
    [
        new("L14", Passing.Path("/b/y.csv", "user::rw-,group::---,group:g-b:rw-,mask::rw-,other::r--"), Passing.Path("/b/y.csv", Shut)),
        new("L15", Passing.Path("/b/y.csv", "user::rw-,user:u-alice:r--,group::---,group:g-b:rw-,mask::rw-,other::---"),
            Passing.Path("/b/y.csv", "user::rw-,user:u-bob:r--,group::---,group:g-b:rw-,mask::rw-,other::---")),
        new("L16", Estate.Path("/b", node => node with { Default = AccessControlList.Parse("user::rwx,group::---,group:g-b:rwx,group:g-a:r-x,mask::rwx,other::---") }),
            Estate.Path("/b", node => node with { Default = AccessControlList.Parse("user::rwx,group::---,group:g-b:rwx,mask::rwx,other::---") })),
        new("L17", Passing.Path("/b/y.csv", "user::rw-,group::---,group:g-all:r--,mask::rw-,other::---"), Passing.Path("/b/y.csv", Shut)),
        new("L18", Passing.Path("/b/y.csv", "user::rw-,group::---,group:g-b:rw-,mask::rw-,other::r--"), Passing.Path("/b/y.csv", Shut)),
        new("L19", Estate.Path("/b/y.csv", node => node with { Owner = "u-leaver" }), Estate.Path("/b/y.csv", node => node with { Owner = "u-bob" })),
        new("L20", Estate.Path("/b/y.csv", "user::rw-,group::---,group:g-b:rwx,mask::r--,other::---"), Estate.Path("/b/y.csv", "user::rw-,group::---,group:g-b:r--,mask::r--,other::---")),
        new("L21", Inheriting.Path("/b/y.csv", "user::rw-,group::---,group:g-old:r--,mask::rw-,other::---"), Inheriting.Path("/b/y.csv", Shut)),
    ];

    private static PodEstate Passing => Estate.Path("/b", Passable);

    private static PodEstate Inheriting => Estate.Path("/b", node => node with { Default = AccessControlList.Parse("user::rwx,group::---,group:g-b:rwx,mask::rwx,other::---") });
}
