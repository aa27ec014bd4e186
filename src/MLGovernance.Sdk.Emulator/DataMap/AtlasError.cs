using MLGovernance.Emulator.Http;

namespace MLGovernance.Emulator.DataMap;

/// <summary>The Data Map's errors, with Atlas's codes and words (AtlasErrorCode of Apache Atlas).</summary>
internal static class AtlasError
{
    public static EmulatorError BadRequest(string message) => new(400, "ATLAS-400-00-029", message);

    public static EmulatorError BadParameters(string message) =>
        new(400, "ATLAS-400-00-01D", $"Invalid instance creation/updation parameters passed : {message}");

    public static EmulatorError InvalidEnds(string relationship, string end1, string end2) =>
        new(400, "ATLAS-400-00-036", $"invalid relationshipDef: {relationship}: end type 1: {end1}, end type 2: {end2}");

    public static EmulatorError MandatoryAttribute(string type, string attribute) =>
        new(400, "ATLAS-400-00-061", $"{type} : can not add mandatory attribute {attribute}");

    public static EmulatorError AttributeRemoved(string type, string attribute) =>
        new(400, "ATLAS-400-00-05F", $"{type}.{attribute} : attribute delete not supported");

    public static EmulatorError SuperTypeRemoved(string type, string superType) =>
        new(400, "ATLAS-400-00-060", $"superType remove not supported: {type} : {superType}");

    public static EmulatorError TypeNotFound(string name) => new(404, "ATLAS-404-00-001", $"Given typename {name} was invalid");

    public static EmulatorError TypeGuidNotFound(string guid) => new(404, "ATLAS-404-00-002", $"Given type guid {guid} was invalid");

    public static EmulatorError EntityNotFound(string guid) => new(404, "ATLAS-404-00-005", $"Given instance guid {guid} is invalid/not found");

    public static EmulatorError EntityNotFound(string type, string qualifiedName) =>
        new(404, "ATLAS-404-00-009", $"Instance {type} with unique attribute {{qualifiedName={qualifiedName}}} does not exist");

    public static EmulatorError ReferenceNotFound(string reference) => new(404, "ATLAS-404-00-00A", $"Referenced entity {reference} is not found");

    public static EmulatorError RelationshipNotFound(string guid) =>
        new(404, "ATLAS-404-00-00C", $"Given relationship guid {guid} is invalid/not found");

    public static EmulatorError Deleted(string guid) => new(404, "ATLAS-404-00-012", $"Given instance guid {guid} has been deleted");

    public static EmulatorError ClassificationNotOnEntity(string name, string guid) =>
        new(404, "ATLAS-404-00-00E", $"Given classification {name} is not associated with entity {guid}");

    public static EmulatorError TooManyRequests(int retryAfterSeconds)
    {
        var error = new EmulatorError(429, "TooManyRequests", "The capacity of the Data Map is exceeded. Try again later.");
        error.Headers["Retry-After"] = retryAfterSeconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return error;
    }

    public static EmulatorError TypeExists(string name) => new(409, "ATLAS-409-00-001", $"Given type {name} already exists");

    public static EmulatorError TypeHasReferences(string name) => new(409, "ATLAS-409-00-002", $"Given type {name} has references");

    public static EmulatorError RelationshipExists(string type, string end1, string end2) =>
        new(409, "ATLAS-409-00-004", $"relationship {type} already exists between entities {end1} and {end2}");

    public static EmulatorError GlossaryExists(string name) => new(409, "ATLAS-409-00-007", $"Glossary with name {name} already exists");

    public static EmulatorError TermExists(string qualifiedName) => new(409, "ATLAS-409-00-009", $"Glossary term with qualifiedName {qualifiedName} already exists");

    public static EmulatorError CategoryExists(string qualifiedName) =>
        new(409, "ATLAS-409-00-00A", $"Glossary category with qualifiedName {qualifiedName} already exists");
}
