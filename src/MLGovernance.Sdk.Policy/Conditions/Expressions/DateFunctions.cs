using System.Collections.Immutable;
using System.Globalization;
using System.Xml;

namespace MLGovernance.Policy;

/// <summary>Dates as ISO 8601 texts in UTC. A text without a fraction of a second gives a text without one.</summary>
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
            span = XmlConvert.ToTimeSpan(duration);
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
            return evaluation.Text(Format(move(Parse(name, arguments)), arguments, 2));
        }
        catch (ArgumentOutOfRangeException)
        {
            throw PolicyEvaluationException.Template($"{name}(): the time is outside the calendar.");
        }
    }

    private static string Format(DateTimeOffset time, PolicyValue[] arguments, int at)
    {
        if (arguments.Length <= at)
        {
            return Format(time);
        }

        try
        {
            return time.ToUniversalTime().ToString(Arguments.Text("format", arguments, at), CultureInfo.InvariantCulture);
        }
        catch (FormatException)
        {
            throw PolicyEvaluationException.Template("The format of a date is not valid.");
        }
    }

    private static DateTimeOffset Parse(string function, PolicyValue[] arguments)
    {
        string text = Arguments.Text(function, arguments, 0);
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time
            : throw PolicyEvaluationException.Template($"{function}(): '{(text.Length > 64 ? text[..64] : text)}' is not a date.");
    }
}
