using System.Text.Json;

namespace MLGovernance.Access;

/// <summary>Runs access cases: who must and must not reach what, as data.</summary>
/// <remarks>A file is an array of cases or an object that holds one in <c>vectors</c> or <c>cases</c>. Three kinds are understood: role cases
/// (a model and a request with an <c>operation</c> on a <c>scope</c>), list cases (<c>kind: access</c>) and inheritance cases (<c>kind: inherit</c>).
/// Cases whose <c>expected.allowed</c> is true or false know two values: there an indeterminate answer counts as not allowed, and the
/// three-valued answer stays in the evidence. Cases with <c>expected: "Indeterminate"</c> (or another result as text) know three.</remarks>
public static class AccessCases
{
    /// <summary>Runs every case of a file in order.</summary>
    /// <param name="json">The file's content in UTF-8.</param>
    /// <param name="source">The file's name, for error messages.</param>
    /// <param name="options">Settings, or <see langword="null"/> for the defaults.</param>
    /// <returns>One result a case; evaluated as the caller reads on.</returns>
    /// <exception cref="FormatException">The file is no case file, or a case misses something; the message names the case.</exception>
    public static IEnumerable<AccessCaseResult> Run(ReadOnlyMemory<byte> json, string source, AccessCaseOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        }
        catch (JsonException broken)
        {
            throw new FormatException($"{source} is not JSON: {broken.Message}", broken);
        }

        return Run(document, source, options ?? new AccessCaseOptions());
    }

    private static IEnumerable<AccessCaseResult> Run(JsonDocument document, string source, AccessCaseOptions options)
    {
        using (document)
        {
            JsonElement root = document.RootElement;
            if (root.ValueKind == JsonValueKind.Object && !root.TryGetProperty("vectors", out root))
            {
                root = document.RootElement.TryGetProperty("cases", out JsonElement cases) ? cases : document.RootElement;
            }

            if (root.ValueKind != JsonValueKind.Array)
            {
                throw new FormatException($"{source}: expected an array of cases, or an object with 'vectors' or 'cases'.");
            }

            string schema = AccessJson.Text(document.RootElement, "schema") ?? "";
            bool twoValued = schema.Contains("-vectors/", StringComparison.Ordinal);
            int index = 0;
            foreach (JsonElement item in root.EnumerateArray())
            {
                string id = AccessJson.Text(item, "id") ?? $"case-{index}";
                index++;
                yield return RunOne(item, id, $"{source}, case '{id}'", twoValued, options);
            }
        }
    }

    private static AccessCaseResult RunOne(JsonElement item, string id, string place, bool twoValued, AccessCaseOptions options)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"{place}: expected an object.");
        }

        string kind = AccessJson.Text(item, "kind") ?? (item.TryGetProperty("nodes", out _) ? "access" : item.TryGetProperty("child", out _) ? "inherit" : "role");
        AccessCaseResult result = kind switch
        {
            "inherit" => ListCase.RunInheritance(item, id, place),
            "access" => ListCase.Run(item, id, place, options),
            "role" or "rbac" => RoleCase.Run(item, id, place, options),
            _ => throw new FormatException($"{place}: '{kind}' is no kind of case; expected role, access or inherit."),
        };
        return Judge(item, result, twoValued);
    }

    private static AccessCaseResult Judge(JsonElement item, AccessCaseResult result, bool twoValued)
    {
        bool stated = item.TryGetProperty("expected", out JsonElement expected);
        bool? allowed = stated ? AccessJson.Flag(expected, "allowed") : null;
        if ((twoValued || allowed is not null) && result.Outcome == AccessResult.Indeterminate)
        {
            result = result with { Result = nameof(AccessResult.Denied), DecidedBy = result.FoldedBasis ?? result.DecidedBy };
        }

        if (!stated)
        {
            return result;
        }

        if (result.Child is { } child)
        {
            bool same = Same(expected, "acl", child.Access.ToString()) && Same(expected, "defaultAcl", child.Default.ToString())
                && Same(expected, "owner", child.Owner) && Same(expected, "owningGroup", child.OwningGroup);
            return result with { Expected = AccessJson.Text(expected, "acl") ?? "", Passed = same };
        }

        string wanted = allowed switch
        {
            true => nameof(AccessResult.Allowed),
            false => nameof(AccessResult.Denied),
            _ => (expected.ValueKind == JsonValueKind.String ? expected.GetString() : AccessJson.Text(expected, "result")) ?? "",
        };
        return result with { Expected = wanted, Passed = wanted.Equals(result.Result, StringComparison.OrdinalIgnoreCase) };
    }

    private static bool Same(JsonElement expected, string name, string actual) => AccessJson.Text(expected, name) is not { } text || text == actual;
}
