using System.Collections.Immutable;
using System.Globalization;
using System.Xml;

namespace MLGovernance.Policy;

/// <summary>Dates as ISO 8601 texts. Moving a date keeps the shape of its text: 'T' or a space, 'Z', an offset or none, a fraction only where there is one.</summary>
internal static class DateFunctions
{
    private const string Whole = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private const string Fraction = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    public static readonly ImmutableArray<TemplateFunction> All =
    [
        TemplateFunction.Of("utcNow", 0, 1, UtcNow),
        TemplateFunction.Of("addDays", 2, 3, AddDays),
        TemplateFunction.Of("dateTimeAdd", 2, 3, DateTimeAdd),
        TemplateFunction.Of("dateTimeFromEpoch", 1, 1, FromEpoch),
        TemplateFunction.Of("dateTimeToEpoch", 1, 1, static (_, a) => PolicyValue.Of((double)Parse("dateTimeToEpoch", a).ToUnixTimeSeconds())),
    ];

    public static string Format(DateTimeOffset time)
    {
        DateTimeOffset utc = time.ToUniversalTime();
        return utc.ToString(utc.Ticks % TimeSpan.TicksPerSecond == 0 ? Whole : Fraction, CultureInfo.InvariantCulture);
    }

    private static PolicyValue UtcNow(LanguageEvaluation evaluation, PolicyValue[] arguments) =>
        evaluation.Context.UtcNow is { } now
            ? evaluation.Text(Format(now, arguments, 0))
            : evaluation.NotSupplied("The time of the evaluation (utcNow)");

    private static PolicyValue AddDays(LanguageEvaluation evaluation, PolicyValue[] arguments)
    {
        double days = Arguments.Number("addDays", arguments, 1);
        return Move("addDays", evaluation, arguments, time => time.AddDays(days));
    }

    private static PolicyValue DateTimeAdd(LanguageEvaluation evaluation, PolicyValue[] arguments)
    {
        string duration = Arguments.Text("dateTimeAdd", arguments, 1);
        TimeSpan span;
        try
        {
            span = Duration(duration);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw PolicyEvaluationException.Template($"dateTimeAdd(): '{duration}' is not an ISO 8601 duration.");
        }

        return Move("dateTimeAdd", evaluation, arguments, time => time.Add(span));
    }

    private static PolicyValue FromEpoch(LanguageEvaluation evaluation, PolicyValue[] arguments)
    {
        double seconds = Arguments.Number("dateTimeFromEpoch", arguments, 0);
        return seconds is >= -62_135_596_800 and <= 253_402_300_799
            ? evaluation.Text(Format(DateTimeOffset.FromUnixTimeSeconds((long)seconds)))
            : throw PolicyEvaluationException.Template("dateTimeFromEpoch(): the time is outside the calendar.");
    }

    private static PolicyValue Move(string name, LanguageEvaluation evaluation, PolicyValue[] arguments, Func<DateTimeOffset, DateTimeOffset> move)
    {
        try
        {
            DateTimeOffset moved = move(Parse(name, arguments));
            return evaluation.Text(arguments.Length > 2 ? Format(moved, arguments, 2) : moved.ToString(Shape(Arguments.Text(name, arguments, 0)), CultureInfo.InvariantCulture));
        }
        catch (ArgumentOutOfRangeException)
        {
            throw PolicyEvaluationException.Template($"{name}(): the time is outside the calendar.");
        }
    }

    // Without a format "the format of the base value is used": https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-date#datetimeadd
    private static string Shape(string text)
    {
        string time = text.Trim();
        string zone = time.EndsWith('Z') || time.EndsWith('z') ? "'Z'"
            : time.Length > 6 && time[^6] is '+' or '-' && time[^3] == ':' ? "zzz"
            : "";
        bool plain = time.Length > 10 && time[4] == '-' && (zone.Length > 0 || char.IsAsciiDigit(time[^1]));
        return plain && time[10] is 'T' or 't' or ' '
            ? $"yyyy-MM-dd'{(time[10] == ' ' ? ' ' : 'T')}'HH:mm:ss.FFFFFFF{zone}"
            : "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";
    }

    // Weeks are of ISO 8601 and not of XML Schema.
    private static TimeSpan Duration(string text)
    {
        ReadOnlySpan<char> weeks = text.AsSpan().TrimStart('-');
        return weeks.Length > 2 && weeks[0] == 'P' && weeks[^1] == 'W' && int.TryParse(weeks[1..^1], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            ? TimeSpan.FromDays(7.0 * (text.StartsWith('-') ? -count : count))
            : XmlConvert.ToTimeSpan(text);
    }

    private static string Format(DateTimeOffset time, PolicyValue[] arguments, int at)
    {
        if (arguments.Length <= at)
        {
            return Format(time);
        }

        try
        {
            return time.ToString(Arguments.Text("format", arguments, at), CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            throw PolicyEvaluationException.Template("The format of a date is not valid.");
        }
    }

    private static DateTimeOffset Parse(string function, PolicyValue[] arguments)
    {
        string text = Arguments.Text(function, arguments, 0);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : throw PolicyEvaluationException.Template($"{function}(): '{(text.Length > 64 ? text[..64] : text)}' is not a date.");
    }
}
