using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace MLGovernance.Emulator.Arm;

/// <summary>Applies a list's query parameters: view, filters, order and <c>$top</c>. Parameters the service does not know are ignored, as it does.</summary>
internal static class ArmListQuery
{
    public static ArmResource[] Apply(ArmResource[] members, ArmCollection collection, IQueryCollection query)
    {
        IEnumerable<ArmResource> kept = members.Where(View(collection.View, query["listViewType"]));
        foreach ((string parameter, ArmFilter filter) in collection.Filters)
        {
            if (query[parameter].ToString() is { Length: > 0 } value)
            {
                kept = kept.Where(resource => filter(resource, value));
            }
        }

        kept = Order(kept, FirstOf(query, "$orderBy", "orderBy"), query["orderByAsc"]);
        if (collection.HasTop && Number(query, "$top") is { } top)
        {
            kept = kept.Take(top);
        }

        return [.. kept];
    }

    public static int? Number(IQueryCollection query, string parameter)
    {
        string text = query[parameter].ToString();
        if (text.Length == 0)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw ArmError.BadParameter(parameter, text, "a positive number");
    }

    private static Func<ArmResource, bool> View(ListView view, string? listViewType) => (view, (listViewType ?? "").ToUpperInvariant()) switch
    {
        (ListView.Everything, _) => _ => true,
        (ListView.Archive, "" or "ACTIVEONLY") => resource => !resource.IsArchived,
        (ListView.Archive, "ARCHIVEDONLY") => resource => resource.IsArchived,
        (ListView.Enabled, "" or "ENABLEDONLY") => resource => !resource.IsDisabled,
        (ListView.Enabled, "DISABLEDONLY") => resource => resource.IsDisabled,
        (_, "ALL") => _ => true,
        (ListView.Archive, _) => throw ArmError.BadParameter("listViewType", listViewType!, "ActiveOnly, ArchivedOnly or All"),
        _ => throw ArmError.BadParameter("listViewType", listViewType!, "EnabledOnly, DisabledOnly or All"),
    };

    private static IEnumerable<ArmResource> Order(IEnumerable<ArmResource> resources, string order, string? ascending)
    {
        if (order.Length == 0)
        {
            return resources;
        }

        string text = order.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        bool descending = text.EndsWith("DESC", StringComparison.Ordinal) || string.Equals(ascending, "false", StringComparison.OrdinalIgnoreCase);
        string field = text.EndsWith("DESC", StringComparison.Ordinal) ? text[..^4] : text.EndsWith("ASC", StringComparison.Ordinal) ? text[..^3] : text;
        return field switch
        {
            "CREATEDTIME" or "CREATEDAT" => descending ? resources.OrderByDescending(r => r.CreatedAt) : resources.OrderBy(r => r.CreatedAt),
            "UPDATEDTIME" or "UPDATEDAT" or "MODIFIEDTIME" or "LASTMODIFIEDAT" =>
                descending ? resources.OrderByDescending(r => r.LastModifiedAt) : resources.OrderBy(r => r.LastModifiedAt),
            "NAME" => descending
                ? resources.OrderByDescending(r => r.Name, StringComparer.OrdinalIgnoreCase)
                : resources.OrderBy(r => r.Name, StringComparer.OrdinalIgnoreCase),
            _ => throw ArmError.BadParameter("$orderBy", order, "createdtime, updatedtime or name with asc or desc"),
        };
    }

    private static string FirstOf(IQueryCollection query, string first, string second) =>
        query[first].ToString() is { Length: > 0 } value ? value : query[second].ToString();
}
