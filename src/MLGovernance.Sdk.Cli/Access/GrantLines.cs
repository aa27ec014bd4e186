using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using MLGovernance.Access;

namespace MLGovernance.Cli.Access;

/// <summary>Prints answers about principals, as text or as one JSON object a line.</summary>
internal static class GrantLines
{
    internal static void Print(TextWriter output, string format, ImmutableArray<AccessPrincipalGrant> lines)
    {
        foreach (AccessPrincipalGrant line in lines)
        {
            output.WriteLine(format == "text" ? Text(line) : Json(line));
        }

        if (format == "text" && lines.IsEmpty)
        {
            output.WriteLine("Nobody and nothing: no assignment grants it, and everything that decides was read.");
        }
    }

    private static string Text(AccessPrincipalGrant line)
    {
        bool potential = line.Decision.Result == AccessResult.Denied;
        AccessEvidence? first = (potential ? line.Decision.Potential : line.Decision.Evidence).FirstOrDefault();
        string via = first is { Via.Length: > 1 } ? $" via {string.Join(" > ", first.Via.Skip(1))}" : "";
        string because = first is null ? "" : $" by {first.Role ?? first.Assignment} at {first.Scope}{via}: {first.Note}";
        return $"{(potential ? "Potential" : line.Decision.Result)}\t{line.PrincipalId}\t{line.Operation}\t{line.Scope}{because}";
    }

    private static string Json(AccessPrincipalGrant line)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("principal", line.PrincipalId);
            writer.WriteString("operation", line.Operation);
            writer.WriteString("scope", line.Scope);
            writer.WriteString("result", line.Decision.Result.ToString());
            Write(writer, "evidence", line.Decision.Evidence);
            Write(writer, "potential", line.Decision.Potential);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, string name, ImmutableArray<AccessEvidence> pieces)
    {
        writer.WriteStartArray(name);
        foreach (AccessEvidence piece in pieces)
        {
            writer.WriteStartObject();
            writer.WriteString("result", piece.Result.ToString());
            writer.WriteString("assignment", piece.Assignment);
            writer.WriteString("role", piece.Role);
            writer.WriteString("scope", piece.Scope);
            writer.WriteString("via", string.Join(" > ", piece.Via));
            writer.WriteString("note", piece.Note);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
