using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure;
using Azure.Core;

namespace MLGovernance.Azure;

/// <summary>
/// Reads the error bodies that the services send: <c>{"error":{code,message,…}}</c> of Resource Manager and of the Machine
/// Learning data plane, the flat <c>{requestId,errorCode,errorMessage}</c> of Atlas, a bare <c>{code,message}</c>, and the HTML
/// pages of gateways.
/// </summary>
internal sealed partial class ServiceErrorParser : RequestFailedDetailsParser
{
    internal static readonly ServiceErrorParser Instance = new();

    public override bool TryParse(Response response, out ResponseError? error, out IDictionary<string, string>? data)
    {
        error = null;
        data = null;
        if (response.ContentStream is not { CanSeek: true, Length: > 0 })
        {
            return false;
        }

        ServiceError? parsed = Parse(response.Content.ToMemory());
        if (parsed is null)
        {
            return false;
        }

        error = new ResponseError(parsed.Code, parsed.Message);
        data = parsed.Details.Count == 0 ? null : parsed.Details;
        return true;
    }

    internal static ServiceError? Parse(ReadOnlyMemory<byte> body)
    {
        ReadOnlySpan<byte> start = body.Span.TrimStart(" \t\r\n\uFEFF"u8);
        if (start.StartsWith("<"u8))
        {
            Match title = HtmlTitle().Match(Encoding.UTF8.GetString(start[..Math.Min(start.Length, 4096)]));
            string named = title.Success ? $" titled '{title.Groups[1].Value.Trim()}'" : "";
            return new ServiceError(null, $"The service answered with an HTML page{named} instead of JSON.");
        }

        if (!start.StartsWith("{"u8))
        {
            return null;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return new ServiceError(null, "The service answered with an error body that is not complete JSON.");
        }
    }

    private static ServiceError? Read(JsonElement root)
    {
        if (root.TryGetProperty("error", out JsonElement error))
        {
            if (error.ValueKind == JsonValueKind.String)
            {
                return new ServiceError(error.GetString(), Text(root, "error_description") ?? Text(root, "message"));
            }

            if (error.ValueKind == JsonValueKind.Object)
            {
                ServiceError enveloped = new(Text(error, "code"), Text(error, "message"));
                AddDetails(enveloped.Details, root, error);
                return enveloped;
            }
        }

        ServiceError flat = new(
            Text(root, "errorCode") ?? Text(root, "code") ?? Text(root, "Code"),
            Text(root, "errorMessage") ?? Text(root, "message") ?? Text(root, "Message"));
        Add(flat.Details, "requestId", Text(root, "requestId"));
        return flat.Code is null && flat.Message is null ? null : flat;
    }

    private static void AddDetails(Dictionary<string, string> details, JsonElement root, JsonElement error)
    {
        Add(details, "target", Text(error, "target"));
        Add(details, "componentName", Text(root, "componentName"));
        if (error.TryGetProperty("innerError", out JsonElement inner))
        {
            Add(details, "innerError", Innermost(inner));
        }

        if (error.TryGetProperty("details", out JsonElement items) && items.ValueKind == JsonValueKind.Array)
        {
            int index = 0;
            foreach (JsonElement item in items.EnumerateArray())
            {
                Add(details, $"details[{index++}]", $"{Text(item, "code")}: {Text(item, "message")}");
            }
        }

        if (error.TryGetProperty("additionalInfo", out JsonElement infos) && infos.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement info in infos.EnumerateArray())
            {
                if (Text(info, "type") is { } type && info.TryGetProperty("info", out JsonElement value))
                {
                    Add(details, type, value.ValueKind == JsonValueKind.Object && value.TryGetProperty("value", out JsonElement inside)
                        ? inside.ToString() : value.ToString());
                }
            }
        }
    }

    private static string? Innermost(JsonElement inner)
    {
        string? code = null;
        while (inner.ValueKind == JsonValueKind.Object)
        {
            code = Text(inner, "code") ?? code;
            if (!inner.TryGetProperty("innerError", out inner))
            {
                break;
            }
        }

        return code;
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value)
            && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;

    private static void Add(Dictionary<string, string> details, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            details[name] = value;
        }
    }

    [GeneratedRegex("<title[^>]*>([^<]*)</title>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HtmlTitle();
}
