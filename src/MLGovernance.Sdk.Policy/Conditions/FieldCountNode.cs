using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>A count over the elements of a <c>field</c> with <c>[*]</c>. Inside an outer count over the same array only its current element is looked at.</summary>
internal sealed class FieldCountNode(string path, FieldReference? field, ValueTemplate? name, FieldResolver resolver, ConditionNode? where, ConditionOperator condition, ValueTemplate operand)
    : CountConditionNode(path, where, condition, operand)
{
    protected override (string Subject, int? Count) Count(LanguageEvaluation evaluation)
    {
        FieldReference? read = field;
        if (read is null)
        {
            PolicyValue computed = name!.Evaluate(evaluation);
            if (computed.Kind == PolicyValueKind.Unknown)
            {
                return ("", null);
            }

            read = ComputedFieldExpression.Resolve(evaluation, resolver, computed);
        }

        if (!FieldReader.TryStart(evaluation, read, related: true, out FieldCursor cursor))
        {
            return (read.Text, 0);
        }

        if (!cursor.HasStar)
        {
            return (read.Text, cursor.At > 0 || evaluation.Frame is null ? Single(evaluation, read, cursor) : 0);
        }

        var frame = new CountFrame
        {
            Parent = evaluation.Frame,
            Name = read.Text,
            Path = cursor.Path,
            TargetIsRelated = evaluation.TargetIsRelated,
            Elements = Outer(evaluation, cursor),
        };
        evaluation.Frame = frame;
        int? count = Walk(evaluation, frame, cursor.Element, cursor.At);
        evaluation.Frame = frame.Parent;
        return (read.Text, count);
    }

    // The [*] that outer counts have bound keep their elements, so that the inner where sees them too.
    private static JsonElement[] Outer(LanguageEvaluation evaluation, in FieldCursor cursor)
    {
        var elements = new JsonElement[cursor.Path.Stars.Length];
        for (CountFrame? frame = evaluation.Frame; frame is not null; frame = frame.Parent)
        {
            for (int i = 0; i < elements.Length && i < frame.Elements.Length && frame.Path is { } outer; i++)
            {
                if (cursor.Path.Stars[i] < cursor.At && elements[i].ValueKind == JsonValueKind.Undefined && outer.Stars[i] == cursor.Path.Stars[i])
                {
                    elements[i] = frame.Elements[i];
                }
            }
        }

        return elements;
    }

    // A field whose every [*] is bound already: the element itself, or the value a plain path names.
    private int? Single(LanguageEvaluation evaluation, FieldReference read, in FieldCursor cursor)
    {
        PolicyValue value = FieldReader.ReadOne(evaluation, cursor);
        if (value.IsNullOrMissing)
        {
            return 0;
        }

        if (value.Kind == PolicyValueKind.Array && !read.IsStarred)
        {
            throw PolicyEvaluationException.Template($"count.field '{read.Text}' must end with [*].");
        }

        var frame = new CountFrame { Parent = evaluation.Frame, Name = read.Text, Current = value };
        evaluation.Frame = frame;
        int? count = Test(evaluation);
        evaluation.Frame = frame.Parent;
        return count;
    }

    private int? Walk(LanguageEvaluation evaluation, CountFrame frame, JsonElement element, int at)
    {
        PayloadPath payloadPath = frame.Path!;
        int star = FieldReader.NextStar(payloadPath, at);
        JsonElement current = element;
        if (star < 0)
        {
            return FieldReader.Follow(evaluation, payloadPath, at, payloadPath.Segments.Length, ref current) && current.ValueKind != JsonValueKind.Null
                ? TestElement(evaluation, frame, current)
                : 0;
        }

        if (!FieldReader.Follow(evaluation, payloadPath, at, star, ref current) || current.ValueKind != JsonValueKind.Array)
        {
            return 0;
        }

        int level = payloadPath.Stars.IndexOf(star);
        bool last = star == payloadPath.Segments.Length - 1;
        if (last && Where is null)
        {
            return current.GetArrayLength();
        }

        int? count = 0;
        foreach (JsonElement item in current.EnumerateArray())
        {
            frame.Elements[level] = item;
            count += last ? TestElement(evaluation, frame, item) : Walk(evaluation, frame, item, star + 1);
        }

        return count;
    }

    private int? TestElement(LanguageEvaluation evaluation, CountFrame frame, JsonElement element)
    {
        frame.Current = PolicyValue.Of(element);
        return Test(evaluation);
    }
}
