#pragma warning disable CS1591, CA1065, CA1036, CA1822, CA2231, CA1801, IDE0060, CA1711
namespace MLGovernance;
public enum AssetIdForm { Empty, Resource, RegistryAsset, DatastorePath, JobOutput, Storage, OneLake, External, Image, Git, Keyword }
public sealed record AssetIdContext { public AssetId? Workspace {get;init;} public string? Collection {get;init;} public IReadOnlyDictionary<string, AssetId>? WorkspacesByGuid {get;init;} }
public readonly struct AssetId : IEquatable<AssetId>, IComparable<AssetId> {
  public string Value => ""; public AssetIdForm Form => 0; public string ResourceType => ""; public string Name => ""; public string? Version => null; public string? Label => null;
  public AssetId? Parent => null; public AssetId? Container => null; public AssetId? Scope => null; public AssetId? Datastore => null; public string? Path => null; public string? StorageAccount => null; public string? StorageContainer => null; public AssetId? Job => null;
  public AssetId Child(string collection, string name) => default;
  public static AssetId Parse(string text, AssetIdContext? c = null) => default;
  public static bool TryParse(ReadOnlySpan<char> text, AssetIdContext? c, out AssetId id, out string? error) { id = default; error = null; return false; }
  internal static AssetId FromCanonical(string s) => default;
  public bool Equals(AssetId o) => true; public override bool Equals(object? obj) => true; public override int GetHashCode() => 0; public int CompareTo(AssetId o) => 0;
  public static bool operator ==(AssetId a, AssetId b) => true; public static bool operator !=(AssetId a, AssetId b) => false;
}
internal static class AssetIdUtf8 { internal static bool TryCanonicalize(ReadOnlySpan<byte> id, Span<byte> d, out int w) { w = 0; return false; } }
public enum LineageRole : byte { Consumes, Produces, Registers, Deploys, Serves, DerivesFrom, Materializes, RunsIn, BuildsFrom, Runs, Hosts, Contains, Stores, Triggers, Monitors, Supports }
public readonly struct LineageRoleSet { public static LineageRoleSet Data => default; public static LineageRoleSet All => default; public bool Contains(LineageRole r) => true; }
