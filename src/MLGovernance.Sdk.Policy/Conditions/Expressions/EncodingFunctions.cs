using System.Collections.Immutable;
using System.Text;

namespace MLGovernance.Policy;

/// <summary>Base64, URIs and data URIs, and the two hashes whose values only the platform computes.</summary>
internal static class EncodingFunctions
{
    public static readonly ImmutableArray<TemplateFunction> All =
    [
        TemplateFunction.Of("base64", 1, 1, static (e, a) => e.Text(Convert.ToBase64String(Encoding.UTF8.GetBytes(Arguments.Text("base64", a, 0))))),
        TemplateFunction.Of("base64ToString", 1, 1, static (e, a) => e.Text(Decode("base64ToString", Arguments.Text("base64ToString", a, 0)))),
        TemplateFunction.Of("base64ToJson", 1, 1, static (e, a) => ConversionFunctions.Json("base64ToJson", Decode("base64ToJson", Arguments.Text("base64ToJson", a, 0)), e)),
        TemplateFunction.Of("uriComponent", 1, 1, static (e, a) => e.Text(Uri.EscapeDataString(Arguments.Text("uriComponent", a, 0)))),
        TemplateFunction.Of("uriComponentToString", 1, 1, static (e, a) => e.Text(Uri.UnescapeDataString(Arguments.Text("uriComponentToString", a, 0)))),
        TemplateFunction.Of("uri", 2, 2, static (e, a) => e.Text(Combine(Arguments.Text("uri", a, 0), Arguments.Text("uri", a, 1)))),
        TemplateFunction.Of("dataUri", 1, 1, static (e, a) =>
            e.Text("data:text/plain;charset=utf8;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(Arguments.Text("dataUri", a, 0))))),
        TemplateFunction.Of("dataUriToString", 1, 1, static (e, a) => e.Text(FromDataUri(Arguments.Text("dataUriToString", a, 0)))),
        TemplateFunction.Of("uniqueString", 1, 64, static (e, _) => e.NotSupplied("The value of uniqueString(), a hash that only the platform computes,")),
        TemplateFunction.Of("guid", 1, 64, static (e, _) => e.NotSupplied("The value of guid(), a hash that only the platform computes,")),
    ];

    private static string Decode(string function, string text)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            throw PolicyEvaluationException.Template($"{function}(): the text is not base64.");
        }
    }

    // The rule of the function's documentation: a base that ends with '/' is extended, otherwise its last segment is replaced.
    private static string Combine(string first, string second)
    {
        if (!Uri.TryCreate(first, UriKind.Absolute, out Uri? root))
        {
            throw PolicyEvaluationException.Template("uri(): the first argument is not an absolute URI.");
        }

        return first.EndsWith('/') ? first + second.TrimStart('/') : new Uri(root, second).ToString();
    }

    private static string FromDataUri(string text)
    {
        int comma = text.IndexOf(',', StringComparison.Ordinal);
        if (!text.StartsWith("data:", StringComparison.OrdinalIgnoreCase) || comma < 0)
        {
            throw PolicyEvaluationException.Template("dataUriToString(): the text is not a data URI.");
        }

        string content = text[(comma + 1)..];
        return text[..comma].EndsWith(";base64", StringComparison.OrdinalIgnoreCase)
            ? Decode("dataUriToString", content)
            : Uri.UnescapeDataString(content);
    }
}
