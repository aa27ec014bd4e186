using System.Text.Json;
using Azure;
using Azure.Core;

namespace DataSteward;

/// <summary>Tells what a chapter found, and says on the error stream what is not as expected.</summary>
internal sealed class Story(TextWriter output, TextWriter errors)
{
    private string _chapter = "";

    internal int Checked { get; private set; }

    internal int Failed { get; private set; }

    internal async Task ChapterAsync(string title, Func<Task> tell)
    {
        _chapter = title;
        output.WriteLine();
        output.WriteLine(title);
        output.WriteLine(new string('─', title.Length));
        try
        {
            await tell();
        }
        catch (RequestFailedException refused)
        {
            Expect(false, $"the chapter to go through, but the Data Map answered {refused.Status} {refused.ErrorCode}: {refused.Message.Split('\n')[0]}");
        }
        catch (Exception error) when (error is InvalidOperationException or KeyNotFoundException or NullReferenceException or IndexOutOfRangeException)
        {
            Expect(false, $"another answer of the Data Map; reading it ended with {error.GetType().Name}: {error.Message}");
        }
    }

    internal void Tell(string line) => output.WriteLine($"  {line}");

    /// <summary>Checks what came back; the claim is told where it does not hold.</summary>
    internal void Expect(bool holds, string claim)
    {
        Checked++;
        if (!holds)
        {
            Failed++;
            errors.WriteLine($"{_chapter}: expected {claim}");
        }
    }

    /// <summary>Checks that the Data Map refuses a call.</summary>
    internal async Task ExpectRefusalAsync(int status, Task call, string claim)
    {
        try
        {
            await call;
            Expect(false, $"{claim} ({status}), but the call went through");
        }
        catch (RequestFailedException refused)
        {
            Expect(refused.Status == status, $"{claim} ({status}), but the answer was {refused.Status}");
        }
    }

    internal static RequestContent Json(string json) => RequestContent.Create(BinaryData.FromString(json));

    /// <summary>Reads the strings of an array of strings, or of one member of an array of objects.</summary>
    internal static string[] Texts(JsonElement array, string? member = null) => array.ValueKind != JsonValueKind.Array ? [] :
    [
        .. array.EnumerateArray().Select(item => (member is null ? item : item.GetProperty(member)).GetString()!).Order(StringComparer.Ordinal),
    ];
}
