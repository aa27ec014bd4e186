namespace MLGovernance.Emulator.DataMap.Types;

/// <summary>One end of a relationship type, seen from an entity that has it as an attribute.</summary>
/// <param name="Relationship">The relationship type.</param>
/// <param name="IsFirst">Whether the entity stands at the first end.</param>
/// <param name="Attribute">The attribute on this entity that names the others.</param>
/// <param name="IsMany">Whether it names more than one.</param>
/// <param name="OtherType">The type that the others have to have.</param>
/// <param name="OtherIsMany">Whether another may belong to more than one entity like this.</param>
/// <param name="IsLegacy">Whether the references stand among the plain attributes as well.</param>
/// <param name="OwnsOthers">Whether deleting this entity deletes the others.</param>
internal sealed record RelationshipEnd(
    string Relationship, bool IsFirst, string Attribute, bool IsMany, string OtherType, bool OtherIsMany, bool IsLegacy, bool OwnsOthers);
