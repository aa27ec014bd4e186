using Azure;
using Azure.Core;

namespace MLGovernance.Azure;

public partial class GlossaryClient
{
    /// <summary>Creates a term.</summary>
    /// <param name="term">The body, with its glossary as <c>"anchor":{"glossaryGuid":…}</c>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> CreateTermAsync(RequestContent term, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Post, "glossary/term", null, term, cancellationToken);

    /// <summary>Creates many terms.</summary>
    /// <param name="terms">The body, an array.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> CreateTermsAsync(RequestContent terms, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Post, "glossary/terms", null, terms, cancellationToken);

    /// <summary>Reads a term.</summary>
    /// <param name="guid">The term.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> GetTermAsync(string guid, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Get, $"glossary/term/{Uri.EscapeDataString(guid)}", null, null, cancellationToken);

    /// <summary>Replaces a term.</summary>
    /// <param name="guid">The term.</param>
    /// <param name="term">The body.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> UpdateTermAsync(
        string guid, RequestContent term, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Put, $"glossary/term/{Uri.EscapeDataString(guid)}", null, term, cancellationToken);

    /// <summary>Deletes a term.</summary>
    /// <param name="guid">The term.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> DeleteTermAsync(string guid, CancellationToken cancellationToken = default) =>
        _channel.AtlasAsync(RequestMethod.Delete, $"glossary/term/{Uri.EscapeDataString(guid)}", null, null, cancellationToken);

    /// <summary>Reads the entities that a term is assigned to, an array.</summary>
    /// <param name="guid">The term.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="offset">How many to leave out.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response<DataMapObject>> GetAssignedEntitiesAsync(
        string guid, int limit = 100, int offset = 0, CancellationToken cancellationToken = default) =>
        ReadAsync(RequestMethod.Get, Assigned(guid), new QueryText().Add("limit", limit).Add("offset", offset), null, cancellationToken);

    /// <summary>Assigns a term to entities.</summary>
    /// <param name="guid">The term.</param>
    /// <param name="entityGuids">The entities.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> AssignAsync(
        string guid, IEnumerable<string> entityGuids, CancellationToken cancellationToken = default) =>
        _channel.AtlasAsync(
            RequestMethod.Post, Assigned(guid), null,
            JsonContent.Value(writer =>
            {
                writer.WriteStartArray();
                foreach (string entity in entityGuids)
                {
                    writer.WriteStartObject();
                    writer.WriteString("guid", entity);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            }),
            cancellationToken);

    /// <summary>Takes a term off entities.</summary>
    /// <param name="guid">The term.</param>
    /// <param name="assignments">The body, an array of <c>{"guid":…,"relationshipGuid":…}</c> as <see cref="GetAssignedEntitiesAsync"/> returns.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public virtual Task<Response> UnassignAsync(string guid, RequestContent assignments, CancellationToken cancellationToken = default) =>
        _channel.AtlasAsync(RequestMethod.Delete, Assigned(guid), null, assignments, cancellationToken);

    private static string Assigned(string guid) => $"glossary/terms/{Uri.EscapeDataString(guid)}/assignedEntities";
}
