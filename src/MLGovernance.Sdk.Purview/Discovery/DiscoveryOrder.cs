namespace MLGovernance.Purview;

/// <summary>A field to order results by.</summary>
/// <param name="Field"><c>name</c>, <c>qualifiedName</c>, <c>createTime</c> or <c>updateTime</c>.</param>
/// <param name="Descending">Whether the order descends. The default is false.</param>
public readonly record struct DiscoveryOrder(string Field, bool Descending = false)
{
    internal string Key(DiscoveryDocument document) => Field switch
    {
        "name" => document.Name,
        "qualifiedName" => document.QualifiedName,
        "createTime" or "updateTime" => document.Values(Field) is [{ } time] ? time : "",
        _ => throw new FormatException($"Cannot order by '{Field}': expected name, qualifiedName, createTime or updateTime."),
    };
}
