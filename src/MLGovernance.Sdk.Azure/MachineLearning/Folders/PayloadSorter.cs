using System.Text.Json;
using MLGovernance.Access;

namespace MLGovernance.Azure;

/// <summary>Tells what each value of a file is, and adds it as a resource or an issue.</summary>
internal sealed class PayloadSorter(PayloadFile file, FolderScope scope, RequestIndex requests, EstateSnapshotBuilder into) : IPayloadReceiver
{
    private AssetId? _last;

    public void Value(ReadOnlySpan<byte> json, string place)
    {
        try
        {
            Sort(json, file.Name + place);
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException)
        {
            Issue("malformed", file.Name + place, $"The resource cannot be read: {error.Message}");
        }
    }

    public void EndOfList(string? nextLink)
    {
        if (string.IsNullOrEmpty(nextLink))
        {
            return;
        }

        if (!Uri.TryCreate(nextLink, UriKind.Absolute, out Uri? link))
        {
            Issue("incomplete-list", file.Name, "The list goes on, but its 'nextLink' is no address.");
            return;
        }

        if (!requests.Answers(link))
        {
            (AssetId? owner, string? kind) = SavedFailure.Collection(link.AbsolutePath);
            Issue(
                "incomplete-list", file.Name,
                $"The list goes on at '{link.Host}{link.AbsolutePath}', and no saved file is known to answer that page. Save all pages ('az rest' does not follow 'nextLink'), or scan with 'mlgov scan --save'.",
                owner ?? _last?.Scope, kind);
        }
    }

    public void Malformed(long line, long column, string message) => Issue("malformed", $"{file.Name}:{line}:{column}", message);

    private void Sort(ReadOnlySpan<byte> json, string location)
    {
        PayloadShape shape = PayloadShape.Of(json);
        if (shape.IsManifest)
        {
            EstateManifest.ReadIssues(json, into);
        }
        else if (shape.IsFailure)
        {
            Failure(json, location);
        }
        else if (shape.IsFromCommandLine)
        {
            FromCommandLine(json, location, shape.HasId);
        }
        else if (shape.HasId)
        {
            Resource(json, location);
        }
        else if (shape.HasGroups)
        {
            Groups(json, location);
        }
        else if (shape.HasNextLink)
        {
            Issue("malformed", location, "A list without 'value': expected {\"value\":[…],\"nextLink\":…}.");
        }
        else
        {
            string what = !shape.IsObject ? "a value that is no JSON object" : shape.HasEntries ? "an index of requests" : "an object without 'id'";
            into.AddIssue(new EstateIssue { Code = "not-a-resource", Location = location, Message = $"Skipped: {what} is no resource.", IsNote = true });
        }
    }

    private void Resource(ReadOnlySpan<byte> json, string location)
    {
        if (scope.IsUnlimited)
        {
            into.TryAdd(json, location);
            return;
        }

        if (AssetId.TryParse(new ResourceJson(json.ToArray()).Id, null, out AssetId id) && !scope.Holds(id))
        {
            return;
        }

        _last = id;
        into.TryAdd(json, location);
    }

    private void Groups(ReadOnlySpan<byte> json, string location)
    {
        int number = 0;
        foreach (JsonElement group in JsonElement.Parse(json, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }).GetProperty("groups").EnumerateArray())
        {
            string place = $"{location}#/groups/{number++}";
            into.TryAdd(AccessModelReader.ReadGroup(group, place).ToPayload(), place);
        }
    }

    private void FromCommandLine(ReadOnlySpan<byte> json, string location, bool hasId)
    {
        using JsonDocument document = JsonDocument.Parse(json.ToArray(), new JsonDocumentOptions { MaxDepth = 512, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        if (!hasId || CommandLineResource.ToArm(document.RootElement) is not { } arm)
        {
            Issue(
                "unsupported", location,
                "This looks like output of 'az ml', which names no identity here ('az ml … list' without '--name' prints containers only). Save the answer of 'az rest --method get --url …' instead.");
            return;
        }

        Resource(arm, location);
    }

    private void Failure(ReadOnlySpan<byte> json, string location)
    {
        bool listed = requests.TryGet(file.Name, out string? path, out int? status);
        EstateIssue issue = SavedFailure.ToIssue(json.ToArray(), location, path, status);

        // An index that lists the body for no request says that nothing in this folder waited for it.
        into.AddIssue(listed && path is null ? issue with { IsNote = true } : issue);
    }

    private void Issue(string code, string location, string message, AssetId? owner = null, string? kind = null) =>
        into.AddIssue(new EstateIssue { Code = code, Location = location, Message = SecretScrubber.ScrubText(message), Scope = owner, Kind = kind });
}
