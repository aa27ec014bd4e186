using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MLGovernance.Policy;

namespace MLGovernance.Cli.Policy;

/// <summary>Writes results of cases, and tells the exit code.</summary>
internal static class PolicyResultOutput
{
    private static readonly JsonWriterOptions Json = new() { MaxDepth = 1000, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static int Write(TextWriter output, IEnumerable<PolicyCaseResult> results, bool ndjson)
    {
        int total = 0;
        int passed = 0;
        int failed = 0;
        foreach (PolicyCaseResult result in results)
        {
            total++;
            passed += result.Passed == true ? 1 : 0;
            failed += result.Passed == false ? 1 : 0;
            output.WriteLine(ndjson ? Line(result) : Text(result));
        }

        if (!ndjson)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{total} evaluated, {passed} passed, {failed} failed"));
        }

        return failed == 0 ? 0 : 1;
    }

    private static string Line(PolicyCaseResult result)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Json))
        {
            result.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Text(PolicyCaseResult result)
    {
        PolicyLanguageResult verdict = result.Result;
        string mark = result.Passed switch { true => "ok    ", false => "FAILED", _ => "      " };
        string effect = verdict.Effect is { } name ? $" ({name})" : "";
        string reason = verdict.Error is { } error ? $": {error.Path}: {error.Message}" : verdict.Reason is { } why ? $": {why}" : "";
        string differences = string.Concat(result.Differences.Select(static d => $"\n         {d}"));
        return $"{mark} {result.Id}: {verdict.State}{effect}{reason}{differences}";
    }
}
