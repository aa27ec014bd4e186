using System.Collections.Immutable;
using Azure;
using MLGovernance.Purview;

namespace MLGovernance.Azure;

/// <summary>Counts what a publish did, from many requests at once.</summary>
internal sealed class PublishTally
{
    private readonly Lock _gate = new();
    private readonly List<PublishFailure> _failures = [];
    private readonly HashSet<CatalogReference> _failed = [];
    private int _created;
    private int _updated;
    private int _unchanged;
    private int _requests;
    private int _deleted;
    private int _deprecated;

    internal void CountRequest() => Interlocked.Increment(ref _requests);

    internal void CountDeleted(int count) => Interlocked.Add(ref _deleted, count);

    internal void CountUpdated(int count) => Interlocked.Add(ref _updated, count);

    internal void CountDeprecated() => Interlocked.Increment(ref _deprecated);

    internal void CountUnchanged(int count) => Interlocked.Add(ref _unchanged, count);

    /// <summary>Tells whether an entity was refused.</summary>
    internal bool HasFailed(CatalogReference entity)
    {
        lock (_gate)
        {
            return _failed.Contains(entity);
        }
    }

    internal void Succeed(EntityChunk chunk, EntityMutation result, bool isCounted)
    {
        HashSet<CatalogReference> created =
        [
            .. result.Created.Where(header => header.QualifiedName is not null)
                .Select(header => new CatalogReference(header.TypeName, header.QualifiedName!)),
        ];
        lock (_gate)
        {
            foreach (PlannedEntity planned in isCounted ? chunk.Entities : [])
            {
                // The plan may be older than the Data Map: what the service says it did counts.
                bool isNew = created.Count > 0 ? created.Contains(planned.Entity.Reference) : planned.Action == PlannedAction.Create;
                _ = isNew ? _created++ : _updated++;
                AzureTelemetry.PublishedEntities.Add(1, new KeyValuePair<string, object?>("outcome", isNew ? "created" : "updated"));
            }
        }
    }

    internal void Fail(IEnumerable<PlannedEntity> entities, string code, string message)
    {
        foreach (PlannedEntity planned in entities)
        {
            Fail(planned.Entity.Reference, code, message);
        }
    }

    internal void Fail(CatalogReference entity, RequestFailedException error) => Fail(entity, CodeOf(error), Sentence(error.Message));

    internal void Fail(IEnumerable<PlannedEntity> entities, RequestFailedException error) =>
        Fail(entities, CodeOf(error), Sentence(error.Message));

    internal PublishReceipt ToReceipt() => new()
    {
        Created = _created,
        Updated = _updated,
        Unchanged = _unchanged,
        Deprecated = _deprecated,
        Deleted = _deleted,
        Requests = _requests,
        Failures =
        [
            .. _failures.OrderBy(failure => failure.Entity.TypeName, StringComparer.Ordinal)
                .ThenBy(failure => failure.Entity.QualifiedName, StringComparer.Ordinal),
        ],
    };

    private void Fail(CatalogReference entity, string code, string message)
    {
        lock (_gate)
        {
            if (_failed.Add(entity))
            {
                _failures.Add(new PublishFailure(entity, code, message));
                AzureTelemetry.PublishedEntities.Add(1, new KeyValuePair<string, object?>("outcome", "failed"));
            }
        }
    }

    private static string CodeOf(RequestFailedException error) => error.ErrorCode ?? $"HTTP {error.Status}";

    private static string Sentence(string message)
    {
        string text = message.Trim();
        int end = text.AsSpan().IndexOfAny('\r', '\n');
        return SecretScrubber.ScrubText(end < 0 ? text : text[..end]);
    }
}
