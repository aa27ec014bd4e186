using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>Turns the text of a <c>field</c> into a <see cref="FieldReference"/>: a built-in field, an alias, or a path.</summary>
internal sealed class FieldResolver(AliasCatalog catalog, PolicyLanguageOptions options)
{
    public static readonly PathSegment TypeSegment = PathSegment.Property("type");

    public AliasCatalog Catalog { get; } = catalog;

    /// <summary>Resolves a field.</summary>
    /// <exception cref="FormatException">The field is not valid, or is an alias that does not exist.</exception>
    public FieldReference Resolve(string field)
    {
        string text = field.Trim();
        if (text.Length == 0)
        {
            throw new FormatException("the name of the field is empty");
        }

        if (Tag(text) is { } tag)
        {
            return tag;
        }

        if (AliasName.IsAlias(text))
        {
            return Alias(text);
        }

        return BuiltIn(text) ?? Path(text);
    }

    private FieldReference? Tag(string text)
    {
        if (text.StartsWith("tags.", StringComparison.OrdinalIgnoreCase) && text.Length > 5)
        {
            return Of(text, Tags(PathSegment.Property(text[5..])));
        }

        if (!text.StartsWith("tags[", StringComparison.OrdinalIgnoreCase) || text.StartsWith("tags[*]", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        // Without quotes the whole text up to the last bracket is the name of the tag, whatever it holds.
        string inside = text[^1] == ']' ? text[5..^1] : throw new FormatException($"'{text}' has no closing bracket");
        ImmutableArray<PathSegment> name = inside.StartsWith('\'') || inside.StartsWith('"') ? PayloadPath.Split($"[{inside}]") : [PathSegment.Property(inside)];
        return Of(text, Tags([.. name]));
    }

    private PayloadPath Tags(params ReadOnlySpan<PathSegment> name) => PayloadPath.Of([PathSegment.Property("tags"), .. name], options.ReadTagsUnderProperties);

    private FieldReference? BuiltIn(string text) => text.ToUpperInvariant() switch
    {
        "KIND" => Of(text, PayloadPath.Parse("kind"), decides: true),
        "TYPE" => Of(text, PayloadPath.Parse("type"), decides: true, ResourceNames.TypeFromId),
        "NAME" => Of(text, PayloadPath.Parse("name"), decides: true, ResourceNames.NameFromId),
        "TAGS" => Of(text, Tags()),
        "ID" or "IDENTITY" => Of(text, PayloadPath.Parse(text.ToLowerInvariant())),
        "LOCATION" => new FieldReference { Text = text, Variants = [new FieldVariant("", PayloadPath.Parse("location"))], IsLocation = true },
        "FULLNAME" => new FieldReference { Text = text, Variants = [new FieldVariant("", PayloadPath.Parse("fullName"))], IsFullName = true },
        _ when text.StartsWith("identity.", StringComparison.OrdinalIgnoreCase) => Of(text, PayloadPath.Parse(text)),
        _ => null,
    };

    private FieldReference Path(string text)
    {
        if (!options.AllowResourcePaths)
        {
            throw new FormatException($"'{text}' is neither a built-in field nor an alias");
        }

        return new FieldReference { Text = text, Variants = [new FieldVariant("", PayloadPath.Parse(text))], Source = AliasSource.ResourcePath };
    }

    private FieldReference Alias(string text)
    {
        ImmutableArray<PolicyAlias> known = Catalog.Find(text);
        string suffix = "";
        if (known.IsEmpty && text.EndsWith("[*]", StringComparison.Ordinal))
        {
            known = Catalog.Find(text[..^3]);
            suffix = "[*]";
        }

        if (!known.IsEmpty)
        {
            return new FieldReference
            {
                Text = text,
                Variants = [.. known.Select(a => Variant(a, suffix, lenient: false))],
                Source = known[0].IsAssumed ? AliasSource.Assumed : AliasSource.Catalog,
                IsModifiable = known[0].IsModifiable,
            };
        }

        string type = AliasName.TypeOf(text);
        if (Catalog.Describes(type) || options.UnknownAlias == UnknownAliasHandling.Error)
        {
            throw new FormatException($"the alias '{text}' is not known");
        }

        string boundType = type.Contains('/', StringComparison.Ordinal) ? type : "";
        if (LongestKnownPrefix(text) is var (prefix, rest))
        {
            return new FieldReference { Text = text, Variants = [.. prefix.Select(a => Variant(a, rest, lenient: true))], Source = AliasSource.Convention };
        }

        (PayloadPath path, PayloadPath? alternate) = AliasName.ByConvention(text);
        return new FieldReference { Text = text, Variants = [new FieldVariant(boundType, path) { Alternate = alternate }], Source = AliasSource.Convention };
    }

    private (ImmutableArray<PolicyAlias> Aliases, string Suffix)? LongestKnownPrefix(string text)
    {
        int slash = text.LastIndexOf('/');
        for (int at = text.Length - 1; at > slash; at--)
        {
            if (text[at] is '.' or '[' && Catalog.Find(text[..at]) is { IsEmpty: false } aliases)
            {
                return (aliases, text[at..]);
            }
        }

        return null;
    }

    private static FieldVariant Variant(PolicyAlias alias, string suffix, bool lenient) => new(alias.ResourceType, PayloadPath.OfAlias(alias.DefaultPath + suffix, lenient))
    {
        ByApiVersion = alias.PathsByApiVersion.IsEmpty
            ? null
            : alias.PathsByApiVersion.ToFrozenDictionary(static p => p.Key, p => PayloadPath.OfAlias(p.Value + suffix, lenient), StringComparer.OrdinalIgnoreCase),
    };

    private static FieldReference Of(string text, PayloadPath path, bool decides = false, Func<JsonElement, PolicyValue>? fromId = null) =>
        new() { Text = text, Variants = [new FieldVariant("", path)], DecidesApplicability = decides, FromId = fromId };
}
