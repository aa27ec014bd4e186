using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;

namespace MLGovernance.OpenLineage;

/// <summary>Reads one event and notes what is wrong with it. Every note names the JSON pointer and what was expected there.</summary>
internal sealed class EventReading(string location, ICollection<EstateIssue> issues)
{
    internal OpenLineageEvent? Event(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return Refuse<OpenLineageEvent>(string.Empty, $"Expected an event, a JSON object; found {json.ValueKind}.");
        }

        if (!IsUnicode(json))
        {
            return Refuse<OpenLineageEvent>(string.Empty, "Expected Unicode text; found bytes that are no UTF-8, or half of a surrogate pair.");
        }

        if (json.At("/eventTime")?.AsTime() is not { } time)
        {
            return Refuse<OpenLineageEvent>("/eventTime", "Expected when the event occurred, an ISO 8601 date-time such as '2026-02-03T04:05:06Z'.");
        }

        string producer = Required(json, "producer"), schema = Required(json, "schemaURL");
        if (json.TryGetProperty("run", out JsonElement run))
        {
            return Run(run) is { } read && Job(json) is { } job
                ? new RunEvent
                {
                    EventTime = time, Producer = producer, SchemaUrl = schema, EventType = Type(json), Run = read, Job = job,
                    Inputs = Datasets(json, "inputs", Input), Outputs = Datasets(json, "outputs", Output),
                }
                : null;
        }

        if (json.TryGetProperty("job", out _))
        {
            return Job(json) is { } job
                ? new JobEvent
                {
                    EventTime = time, Producer = producer, SchemaUrl = schema, Job = job,
                    Inputs = Datasets(json, "inputs", Input), Outputs = Datasets(json, "outputs", Output),
                }
                : null;
        }

        return !json.TryGetProperty("dataset", out JsonElement dataset)
            ? Refuse<OpenLineageEvent>(string.Empty, "Expected 'run' and 'job' (a run event), 'job' (a job event) or 'dataset' (a dataset event).")
            : Static(dataset) is { } described
                ? new DatasetEvent { EventTime = time, Producer = producer, SchemaUrl = schema, Dataset = described }
                : null;
    }

    private RunEventType? Type(JsonElement json)
    {
        if (!json.TryGetProperty("eventType", out JsonElement type) || type.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        RunEventType? read = EventTypeNames.Parse(type.AsText());
        if (read is null)
        {
            Note("/eventType", $"'{Shown(type)}' is no state of a run; expected START, RUNNING, COMPLETE, ABORT, FAIL or OTHER.");
        }

        return read;
    }

    private Run? Run(JsonElement json) =>
        json.At("/runId")?.AsText() is { } text && Guid.TryParse(text, out Guid id)
            ? new Run(id) { Facets = Facets(json, "/run", "facets", RunFacets.Problems) }
            : Refuse<Run>("/run/runId", "Expected the run's id, a UUID.");

    private Job? Job(JsonElement json)
    {
        JsonElement job = json.TryGetProperty("job", out JsonElement stated) ? stated : default;
        return Name(job, "/job") is { } name
            ? new Job(name.Namespace, name.Name) { Facets = Facets(job, "/job", "facets", JobFacets.Problems) }
            : null;
    }

    private Dataset? Static(JsonElement json) => Name(json, "/dataset") is { } name
        ? new Dataset(name.Namespace, name.Name) { Facets = Facets(json, "/dataset", "facets", DatasetFacets.Problems) }
        : null;

    private InputDataset? Input(JsonElement json, string pointer) => Name(json, pointer) is { } name
        ? new InputDataset(name.Namespace, name.Name)
        {
            Facets = Facets(json, pointer, "facets", DatasetFacets.Problems),
            InputFacets = Facets(json, pointer, "inputFacets", InputDatasetFacets.Problems),
        }
        : null;

    private OutputDataset? Output(JsonElement json, string pointer) => Name(json, pointer) is { } name
        ? new OutputDataset(name.Namespace, name.Name)
        {
            Facets = Facets(json, pointer, "facets", DatasetFacets.Problems),
            OutputFacets = Facets(json, pointer, "outputFacets", OutputDatasetFacets.Problems),
        }
        : null;

    private ImmutableArray<T> Datasets<T>(JsonElement json, string member, Func<JsonElement, string, T?> read)
        where T : Dataset
    {
        if (!json.TryGetProperty(member, out JsonElement datasets) || datasets.ValueKind == JsonValueKind.Null)
        {
            return [];
        }

        if (datasets.ValueKind != JsonValueKind.Array)
        {
            Issue("/" + member, $"Expected an array of datasets; found {datasets.ValueKind}.");
            return [];
        }

        ImmutableArray<T>.Builder found = ImmutableArray.CreateBuilder<T>(datasets.GetArrayLength());
        foreach ((int index, JsonElement dataset) in datasets.EnumerateArray().Index())
        {
            if (read(dataset, string.Create(CultureInfo.InvariantCulture, $"/{member}/{index}")) is { } one)
            {
                found.Add(one);
            }
        }

        return found.DrainToImmutable();
    }

    private (string Namespace, string Name)? Name(JsonElement json, string pointer)
    {
        string? space = Text(json, "namespace"), name = Text(json, "name");
        if (!string.IsNullOrEmpty(space) && !string.IsNullOrEmpty(name))
        {
            return (space, name);
        }

        Issue(pointer, "Expected an object with 'namespace' and 'name', both texts that are not empty.");
        return null;
    }

    private FacetSet Facets(JsonElement owner, string pointer, string member, Func<FacetSet, IEnumerable<(string Name, string Reason)>> problems)
    {
        FacetSet facets = FacetSet.Empty;
        if (!owner.TryGetProperty(member, out JsonElement stated) || stated.ValueKind == JsonValueKind.Null)
        {
            return facets;
        }

        if (stated.ValueKind != JsonValueKind.Object)
        {
            Issue($"{pointer}/{member}", $"Expected an object of facets; found {stated.ValueKind}.");
            return facets;
        }

        ImmutableSortedDictionary<string, JsonElement>.Builder found = ImmutableSortedDictionary.CreateBuilder<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonProperty facet in stated.EnumerateObject())
        {
            if (facet.Value.ValueKind == JsonValueKind.Object && facet.Name.Length > 0)
            {
                found[facet.Name] = facet.Value;
            }
            else if (facet.Value.ValueKind != JsonValueKind.Null)
            {
                Issue($"{pointer}/{member}/{facet.Name}", $"Expected a facet, an object; found {facet.Value.ValueKind}.");
            }
        }

        if (found.Count == 0)
        {
            return facets;
        }

        facets = new FacetSet(found.ToImmutable());
        foreach ((string name, string reason) in problems(facets))
        {
            Issue($"{pointer}/{member}/{name}", $"The facet does not have the form of its schema and is kept as it is: {reason}");
        }

        return facets;
    }

    /// <summary>Tells whether all text can be read. JSON can hold halves of surrogate pairs, as escapes, which no other text can.</summary>
    private static bool IsUnicode(JsonElement json)
    {
        ReadOnlySpan<byte> text = JsonMarshal.GetRawUtf8Value(json);
        if (!Utf8.IsValid(text))
        {
            return false;
        }

        if (text.IndexOf("\\ud"u8) < 0 && text.IndexOf("\\uD"u8) < 0)
        {
            return true;
        }

        try
        {
            using var writer = new Utf8JsonWriter(Stream.Null);
            json.WriteTo(writer);
            return true;
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            return false;
        }
    }

    private string Required(JsonElement json, string member)
    {
        if (Text(json, member) is { Length: > 0 } text)
        {
            return text;
        }

        Note("/" + member, $"Expected '{member}', a URI; the specification requires it.");
        return string.Empty;
    }

    private static string? Text(JsonElement json, string member) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Shown(JsonElement json) => SecretScrubber.ScrubText(json.GetRawText() is { Length: <= 60 } text ? text : json.GetRawText()[..60] + "…");

    private T? Refuse<T>(string pointer, string message)
        where T : class
    {
        Issue(pointer, message);
        return null;
    }

    private void Issue(string pointer, string message) => Add(pointer, message, isNote: false);

    private void Note(string pointer, string message) => Add(pointer, message, isNote: true);

    private void Add(string pointer, string message, bool isNote) => issues.Add(new EstateIssue
    {
        Code = "malformed",
        Location = pointer.Length == 0 ? location : Place(location, pointer),
        Message = message,
        Kind = AssetKinds.OpenLineageRun.Name, // nothing else is missing because of it
        IsNote = isNote,
    });

    /// <summary>Returns the place of a part of an event: <c>events.ndjson:3#/run/runId</c>, or <c>events.json#/3/run/runId</c>.</summary>
    internal static string Place(string location, string pointer) => location.Contains('#', StringComparison.Ordinal) ? location + pointer : $"{location}#{pointer}";
}
