using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace MLGovernance.Access;

/// <summary>A custom role that gives what is needed and no more, with what it takes away from the roles it would replace.</summary>
/// <param name="Role">The proposed role.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Removed">The operations of the catalogue that the replaced roles allow and the proposal does not.</param>
/// <param name="Kept">The operations of the catalogue that the proposal allows.</param>
/// <param name="Uncovered">The operations that are needed but that the replaced roles do not allow today.</param>
public sealed record RoleProposal(
    RoleDefinition Role, string Description, ImmutableArray<string> Removed, ImmutableArray<string> Kept, ImmutableArray<string> Uncovered)
{
    /// <summary>Proposes a role of exactly the operations that were used or are needed.</summary>
    /// <param name="name">The role's name.</param>
    /// <param name="needed">The operations.</param>
    /// <param name="assignableScopes">Where it may be assigned.</param>
    /// <param name="replaced">The roles it would replace; may be empty.</param>
    /// <param name="options">How wildcards read.</param>
    public static RoleProposal ForOperations(
        string name, IEnumerable<AccessOperation> needed, ImmutableArray<string> assignableScopes, ImmutableArray<RoleDefinition> replaced, AccessOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(needed);
        AccessOperation[] list = [.. needed.DistinctBy(operation => operation.Name, StringComparer.OrdinalIgnoreCase).OrderBy(operation => operation.Name, StringComparer.Ordinal)];
        return Create(name, "Exactly the operations that are used.", new RolePermissions
        {
            Actions = [.. list.Where(operation => !operation.IsDataAction).Select(operation => operation.Name)],
            DataActions = [.. list.Where(operation => operation.IsDataAction).Select(operation => operation.Name)],
        }, list, assignableScopes, replaced, options);
    }

    /// <summary>Proposes a role for a persona.</summary>
    /// <param name="name">The role's name.</param>
    /// <param name="persona">The persona.</param>
    /// <param name="assignableScopes">Where it may be assigned.</param>
    /// <param name="replaced">The roles it would replace; may be empty.</param>
    /// <param name="options">How wildcards read.</param>
    public static RoleProposal ForPersona(
        string name, AccessPersona persona, ImmutableArray<string> assignableScopes, ImmutableArray<RoleDefinition> replaced, AccessOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(persona);
        return Create(name, persona.Description, persona.Needs, [], assignableScopes, replaced, options);
    }

    /// <summary>Writes the role as the JSON that <c>az role definition create --role-definition</c> takes.</summary>
    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            RolePermissions permissions = Role.Permissions[0];
            writer.WriteStartObject();
            writer.WriteString("Name", Role.RoleName);
            writer.WriteBoolean("IsCustom", true);
            writer.WriteString(nameof(Description), Description);
            Write(writer, "Actions", permissions.Actions);
            Write(writer, "NotActions", permissions.NotActions);
            Write(writer, "DataActions", permissions.DataActions);
            Write(writer, "NotDataActions", permissions.NotDataActions);
            Write(writer, "AssignableScopes", Role.AssignableScopes);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static RoleProposal Create(
        string name, string description, RolePermissions permissions, AccessOperation[] needed, ImmutableArray<string> scopes, ImmutableArray<RoleDefinition> replaced, AccessOptions? options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        WildcardMode mode = (options ?? AccessOptions.Default).Wildcards;
        var role = new RoleDefinition { Id = name, RoleName = name, IsCustom = true, AssignableScopes = scopes, Permissions = [permissions] };
        var proposed = new CompiledRole(role, role.Permissions, mode);
        CompiledRole[] today = [.. replaced.Select(definition => new CompiledRole(definition, definition.Permissions, mode))];
        AccessOperation[] catalogue =
            [.. AccessOperations.All.Concat(needed).DistinctBy(operation => operation.Name, StringComparer.OrdinalIgnoreCase).OrderBy(operation => operation.Name, StringComparer.Ordinal)];
        return new RoleProposal(
            role,
            description,
            [.. catalogue.Where(operation => Any(today, operation) && !Covers(proposed, operation)).Select(operation => operation.Name)],
            [.. catalogue.Where(operation => Covers(proposed, operation)).Select(operation => operation.Name)],
            [.. needed.Where(operation => today.Length > 0 && !Any(today, operation)).Select(operation => operation.Name)]);
    }

    private static bool Any(CompiledRole[] roles, AccessOperation operation) => Array.Exists(roles, role => Covers(role, operation));

    private static bool Covers(CompiledRole role, AccessOperation operation) => role.Covers(operation.Name.ToLowerInvariant(), operation.IsDataAction);

    private static void Write(Utf8JsonWriter writer, string name, ImmutableArray<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
