using System.Collections.Immutable;
using System.Text.Json;

namespace MLGovernance.Emulator.Faults;

/// <summary>Reads a fault script from JSON and checks it; an unknown member is an error, since a mistyped fault would silently do nothing.</summary>
internal static class FaultScriptReader
{
    public static ImmutableArray<Fault> Read(ReadOnlyMemory<byte> json, string source)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
            JsonElement list = document.RootElement;
            if (list.ValueKind == JsonValueKind.Object && !list.TryGetProperty("faults", out list))
            {
                throw new FormatException($"{source}: expected a member 'faults' with an array of faults.");
            }

            if (list.ValueKind != JsonValueKind.Array)
            {
                throw new FormatException($"{source}: expected an array of faults, found {list.ValueKind}.");
            }

            ImmutableArray<Fault>.Builder faults = ImmutableArray.CreateBuilder<Fault>();
            foreach (JsonElement item in list.EnumerateArray())
            {
                faults.Add(ReadFault(item, $"{source}: faults[{faults.Count}]"));
            }

            return faults.ToImmutable();
        }
        catch (JsonException error)
        {
            throw new FormatException($"{source}: not valid JSON: {error.Message}", error);
        }
    }

    public static void Check(Fault fault)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fault.Skip, nameof(fault.Skip));
        ArgumentOutOfRangeException.ThrowIfLessThan(fault.Times ?? 1, 1, nameof(fault.Times));
        ArgumentOutOfRangeException.ThrowIfLessThan(fault.Delay, TimeSpan.Zero, nameof(fault.Delay));
        ArgumentOutOfRangeException.ThrowIfLessThan(fault.Status ?? 200, 200, nameof(fault.Status));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fault.Status ?? 200, 599, nameof(fault.Status));
        ArgumentOutOfRangeException.ThrowIfNegative(fault.TruncateAt ?? 0, nameof(fault.TruncateAt));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fault.TruncateAt ?? 0, 1, nameof(fault.TruncateAt));
    }

    private static Fault ReadFault(JsonElement item, string place)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"{place}: expected an object, found {item.ValueKind}.");
        }

        var fault = new Fault();
        foreach (JsonProperty member in item.EnumerateObject())
        {
            try
            {
                fault = Apply(fault, member.Name, member.Value);
            }
            catch (Exception error) when (error is InvalidOperationException or FormatException or OverflowException)
            {
                throw new FormatException($"{place}.{member.Name}: {error.Message}", error);
            }
        }

        try
        {
            Check(fault);
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw new FormatException($"{place}: {error.Message}", error);
        }

        return fault;
    }

    private static Fault Apply(Fault fault, string name, JsonElement value) => name switch
    {
        "method" => fault with { Method = value.GetString() },
        "route" => fault with { Route = value.GetString() ?? "**" },
        "contains" => fault with { Contains = value.GetString() },
        "skip" => fault with { Skip = value.GetInt32() },
        "times" => fault with { Times = value.ValueKind == JsonValueKind.Null ? null : value.GetInt32() },
        "delayMilliseconds" => fault with { Delay = TimeSpan.FromMilliseconds(value.GetDouble()) },
        "status" => fault with { Status = value.GetInt32() },
        "retryAfterSeconds" => fault with { RetryAfter = TimeSpan.FromSeconds(value.GetDouble()) },
        "headers" => fault with
        {
            Headers = value.EnumerateObject().ToImmutableDictionary(
                header => header.Name, header => header.Value.GetString() ?? "", StringComparer.OrdinalIgnoreCase),
        },
        "body" => fault with { Body = value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText() },
        "contentType" => fault with { ContentType = value.GetString() },
        "truncateAt" => fault with { TruncateAt = value.GetDouble() },
        "nextLink" => fault with { NextLink = value.GetString() },
        "dropConnection" => fault with { DropConnection = value.GetBoolean() },
        "writeThenTimeout" => fault with { WriteThenTimeout = value.GetBoolean() },
        _ => throw new FormatException(
            "is no member of a fault; known are method, route, contains, skip, times, delayMilliseconds, status, retryAfterSeconds, headers, " +
            "body, contentType, truncateAt, nextLink, dropConnection, writeThenTimeout."),
    };
}
