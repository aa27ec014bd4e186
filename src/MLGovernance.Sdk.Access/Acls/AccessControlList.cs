using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>The access (or default) control list of one path, in the short form the storage service uses: <c>user::rwx,group::r-x,other::---</c>.</summary>
public sealed class AccessControlList : IEquatable<AccessControlList>
{
    private readonly string _text;

    private AccessControlList(ImmutableArray<AclEntry> entries)
    {
        Entries = entries;
        _text = string.Join(',', entries);
        Owner = Of(AclEntryTag.OwningUser) ?? AclPermissions.None;
        Group = Of(AclEntryTag.OwningGroup) ?? AclPermissions.None;
        Other = Of(AclEntryTag.Other) ?? AclPermissions.None;
        Mask = Of(AclEntryTag.Mask);
    }

    /// <summary>Gets the list without any entry.</summary>
    public static AccessControlList Empty { get; } = new([]);

    /// <summary>Gets the entries in the order they were written.</summary>
    public ImmutableArray<AclEntry> Entries { get; }

    /// <summary>Gets a value indicating whether there is no entry; a path then has no default list.</summary>
    public bool IsEmpty => Entries.IsEmpty;

    /// <summary>Gets the bits of the owning user.</summary>
    public AclPermissions Owner { get; }

    /// <summary>Gets the bits of the owning group.</summary>
    public AclPermissions Group { get; }

    /// <summary>Gets the bits of everybody else.</summary>
    public AclPermissions Other { get; }

    /// <summary>Gets the mask, or <see langword="null"/> when there is none and nothing is limited.</summary>
    public AclPermissions? Mask { get; }

    /// <summary>Gets the mask, all bits when there is none.</summary>
    public AclPermissions EffectiveMask => Mask ?? AclPermissions.All;

    /// <summary>Parses the short form.</summary>
    /// <param name="text">The entries, separated by commas; empty for no list.</param>
    /// <exception cref="FormatException">An entry is not <c>tag:id:rwx</c>; the message names it.</exception>
    public static AccessControlList Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text, defaults: null);
    }

    /// <summary>Parses a header that holds access and <c>default:</c> entries in one text, as <c>getAccessControl</c> returns it.</summary>
    /// <param name="text">The entries.</param>
    /// <param name="defaultList">The default list; empty when the text has no default entry.</param>
    /// <exception cref="FormatException">An entry is not <c>[default:]tag:id:rwx</c>.</exception>
    public static AccessControlList ParseCombined(string text, out AccessControlList defaultList)
    {
        ArgumentNullException.ThrowIfNull(text);
        var defaults = ImmutableArray.CreateBuilder<AclEntry>();
        AccessControlList access = Parse(text, defaults);
        defaultList = defaults.Count == 0 ? Empty : new AccessControlList(defaults.ToImmutable());
        return access;
    }

    /// <summary>Makes a list of entries.</summary>
    /// <param name="entries">The entries in the order to keep.</param>
    public static AccessControlList Of(params ReadOnlySpan<AclEntry> entries) => entries.IsEmpty ? Empty : new([.. entries]);

    /// <summary>Writes bits as <c>rwx</c>.</summary>
    /// <param name="permissions">The bits.</param>
    public static string Format(AclPermissions permissions) => string.Create(3, permissions, static (text, bits) =>
    {
        text[0] = bits.HasFlag(AclPermissions.Read) ? 'r' : '-';
        text[1] = bits.HasFlag(AclPermissions.Write) ? 'w' : '-';
        text[2] = bits.HasFlag(AclPermissions.Execute) ? 'x' : '-';
    });

    /// <inheritdoc/>
    public bool Equals(AccessControlList? other) => other is not null && _text == other._text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AccessControlList);

    /// <inheritdoc/>
    public override int GetHashCode() => _text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => _text;

    private static AccessControlList Parse(string text, ImmutableArray<AclEntry>.Builder? defaults)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Empty;
        }

        var entries = ImmutableArray.CreateBuilder<AclEntry>();
        foreach (string part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            bool isDefault = part.StartsWith("default:", StringComparison.OrdinalIgnoreCase);
            AclEntry entry = ParseEntry(isDefault ? part["default:".Length..] : part);
            (isDefault && defaults is not null ? defaults : entries).Add(entry);
        }

        return new AccessControlList(entries.ToImmutable());
    }

    private static AclEntry ParseEntry(string text)
    {
        string[] parts = text.Split(':');
        if (parts.Length != 3 || !TryBits(parts[2], out AclPermissions bits))
        {
            throw new FormatException($"'{text}' is no entry of an access control list; expected tag:id:rwx, for example user:1f2e…:r-x.");
        }

        AclEntryTag tag = parts[0].ToUpperInvariant() switch
        {
            "USER" => parts[1].Length == 0 ? AclEntryTag.OwningUser : AclEntryTag.NamedUser,
            "GROUP" => parts[1].Length == 0 ? AclEntryTag.OwningGroup : AclEntryTag.NamedGroup,
            "MASK" => AclEntryTag.Mask,
            "OTHER" => AclEntryTag.Other,
            _ => throw new FormatException($"'{parts[0]}' in '{text}' is no tag of an access control list; expected user, group, mask or other."),
        };
        return new AclEntry(tag, parts[1], bits);
    }

    private static bool TryBits(string text, out AclPermissions bits)
    {
        bits = AclPermissions.None;
        // A trailing '+' says that the list has more entries; the sticky bit shows as t in place of x.
        ReadOnlySpan<char> three = text.AsSpan().TrimEnd('+');
        if (three.Length != 3)
        {
            return false;
        }

        bits |= three[0] is 'r' ? AclPermissions.Read : AclPermissions.None;
        bits |= three[1] is 'w' ? AclPermissions.Write : AclPermissions.None;
        bits |= three[2] is 'x' or 't' ? AclPermissions.Execute : AclPermissions.None;
        return three[0] is 'r' or '-' && three[1] is 'w' or '-' && three[2] is 'x' or '-' or 't' or 'T';
    }

    private AclPermissions? Of(AclEntryTag tag)
    {
        foreach (AclEntry entry in Entries)
        {
            if (entry.Tag == tag)
            {
                return entry.Permissions;
            }
        }

        return null;
    }
}
