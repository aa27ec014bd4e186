using System.Text.Encodings.Web;
using System.Text.Json;

namespace MLGovernance.Cli;

/// <summary>Writes one JSON document to standard output.</summary>
internal static class JsonOutput
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.Default };

    internal static void Write(Action<Utf8JsonWriter> content)
    {
        using Stream output = Console.OpenStandardOutput();
        using (var writer = new Utf8JsonWriter(output, Options))
        {
            content(writer);
        }

        output.WriteByte((byte)'\n');
    }
}
