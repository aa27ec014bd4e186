using System.Buffers;
using System.Text;

namespace MLGovernance;

/// <summary>Canonicalises the common resource ids as UTF-8 without allocation: ingest does this for every asset.</summary>
internal static class AssetIdUtf8
{
    /// <summary>Printable ASCII without what only the full parser judges: queries, fragments, escapes, labels, Windows paths, bindings, spaces.</summary>
    private static readonly SearchValues<byte> Plain = SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(static code => (byte)code).Except("#%?@\\$"u8.ToArray())]);

    private static ReadOnlySpan<byte> RegistryPrefix => "azureml://registries/"u8;

    /// <summary>
    /// Writes the canonical text of a workspace, a registry or a child of one, with the same outcome as
    /// <see cref="AssetId.Parse(string, AssetIdContext?)"/>; or returns false where the text is of another form and the full parser has to decide.
    /// </summary>
    internal static bool TryCanonicalize(ReadOnlySpan<byte> id, Span<byte> destination, out int written)
    {
        written = 0;
        if (id.Length < 2 || id.Length + 8 > destination.Length || id[^1] == (byte)'/' || id.ContainsAnyExcept(Plain))
        {
            return false;
        }

        return id[0] == (byte)'/' ? Resource(id, destination, out written) : RegistryAsset(id, destination, out written);
    }

    private static bool Resource(ReadOnlySpan<byte> id, Span<byte> destination, out int written)
    {
        written = 0;
        int at = 0, owner = 0;
        for (int step = 0; step < 8; step++)
        {
            if (at >= id.Length || !Next(id, at, out ReadOnlySpan<byte> word) || !Fits(step, word))
            {
                return false;
            }

            owner = step == 6 ? at : owner;
            at += word.Length + 1;
        }

        Ascii.ToLower(id[..at], destination, out written);
        bool isRegistry = id[owner + 1] is (byte)'r' or (byte)'R';
        if (isRegistry && at < id.Length && Next(id, at, out ReadOnlySpan<byte> collection) && HasRegistryForm(collection))
        {
            "azureml:/"u8.CopyTo(destination);
            Ascii.ToLower(id[owner..at], destination[9..], out written);
            written += 9;
        }

        return Below(id[at..], destination, ref written);
    }

    private static bool RegistryAsset(ReadOnlySpan<byte> id, Span<byte> destination, out int written)
    {
        written = 0;
        int prefix = StartsWith(id, RegistryPrefix) ? RegistryPrefix.Length : StartsWith(id, "azureml://feeds/"u8) ? "azureml://feeds/"u8.Length : -1;
        if (prefix < 0 || !Next(id, prefix - 1, out ReadOnlySpan<byte> registry))
        {
            return false;
        }

        RegistryPrefix.CopyTo(destination);
        Ascii.ToLower(registry, destination[RegistryPrefix.Length..], out written);
        written += RegistryPrefix.Length;
        return Below(id[(prefix + registry.Length)..], destination, ref written);
    }

    /// <summary>Copies <c>/collection/name/collection/name…</c>: collections in lower case, names as they are.</summary>
    private static bool Below(ReadOnlySpan<byte> tail, Span<byte> destination, ref int written)
    {
        bool isCollection = true;
        for (int at = 0, step = 0; at < tail.Length; step++, isCollection = !isCollection)
        {
            if (!Next(tail, at, out ReadOnlySpan<byte> word)
                || (isCollection && (Is(word, "providers"u8) || Is(word, "labels"u8)))
                || (step == 2 && (StartsWith(tail, "/datastores/"u8) || StartsWith(tail, "/jobs/"u8))))
            {
                return false;
            }

            destination[written++] = (byte)'/';
            if (isCollection)
            {
                Ascii.ToLower(word, destination[written..], out _);
            }
            else
            {
                word.CopyTo(destination[written..]);
            }

            written += word.Length;
            at += word.Length + 1;
        }

        return isCollection;
    }

    /// <summary>Gets the step behind the slash at a place; false where it is empty.</summary>
    private static bool Next(ReadOnlySpan<byte> id, int slash, out ReadOnlySpan<byte> word)
    {
        word = id[(slash + 1)..];
        int length = word.IndexOf((byte)'/');
        word = length < 0 ? word : word[..length];
        return word.Length > 0;
    }

    /// <summary>Tells whether a step is as in <c>/subscriptions/{s}/resourceGroups/{g}/providers/{ml}/workspaces/{w}</c>.</summary>
    private static bool Fits(int step, ReadOnlySpan<byte> word) => step switch
    {
        0 => Is(word, "subscriptions"u8),
        2 => Is(word, "resourcegroups"u8),
        4 => Is(word, "providers"u8),
        5 => Is(word, "microsoft.machinelearningservices"u8),
        6 => Is(word, "workspaces"u8) || Is(word, "registries"u8),
        _ => !Is(word, "providers"u8),
    };

    /// <summary>Tells whether a collection of a registry has an <c>azureml://registries/…</c> identity.</summary>
    private static bool HasRegistryForm(ReadOnlySpan<byte> collection) =>
        Is(collection, "models"u8) || Is(collection, "data"u8) || Is(collection, "environments"u8) || Is(collection, "components"u8) || Is(collection, "codes"u8);

    private static bool Is(ReadOnlySpan<byte> word, ReadOnlySpan<byte> name) => Ascii.EqualsIgnoreCase(word, name);

    private static bool StartsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> start) => text.Length > start.Length && Is(text[..start.Length], start);
}
