using System.Collections.Frozen;

namespace MLGovernance.Emulator.Arm;

/// <summary>Which members a list hides unless asked for.</summary>
internal enum ListView
{
    /// <summary>None.</summary>
    Everything,

    /// <summary>Archived ones: <c>listViewType</c> is ActiveOnly (default), ArchivedOnly or All.</summary>
    Archive,

    /// <summary>Disabled ones: <c>listViewType</c> is EnabledOnly (default), DisabledOnly or All.</summary>
    Enabled,
}

/// <summary>How one collection of a workspace or registry is listed.</summary>
/// <param name="View">What <c>listViewType</c> means here.</param>
/// <param name="PageSize">The items on a page when the client names no number.</param>
/// <param name="PageSizeParameter">The query parameter for that number, or null.</param>
/// <param name="HasTop">Whether <c>$top</c> limits the whole list.</param>
/// <param name="Filters">The filters by query parameter.</param>
internal sealed record ArmCollection(
    ListView View, int PageSize, string? PageSizeParameter, bool HasTop, FrozenDictionary<string, ArmFilter> Filters);
