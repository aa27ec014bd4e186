using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>A condition on a <c>field</c>. With <c>[*]</c> outside a count, every element has to meet it.</summary>
internal sealed class FieldConditionNode(string path, FieldReference? reference, ValueTemplate? name, FieldResolver resolver, ConditionOperator condition, ValueTemplate operand)
    : ConditionNode(path)
{
    public override bool DecidesApplicability => reference is { DecidesApplicability: true };

    public override Truth Evaluate(LanguageEvaluation evaluation)
    {
        evaluation.Path = Path;
        evaluation.Charge(1);
        FieldReference? read = reference;
        if (read is null)
        {
            PolicyValue computed = name!.Evaluate(evaluation);
            if (computed.Kind == PolicyValueKind.Unknown)
            {
                return Truth.Unknown;
            }

            read = ComputedFieldExpression.Resolve(evaluation, resolver, computed);
        }

        PolicyValue right = operand.Constant ?? operand.Evaluate(evaluation);
        if (read.IsFullName)
        {
            return One(evaluation, read, ResourceNames.FullName(evaluation.Target), right);
        }

        if (!FieldReader.TryStart(evaluation, read, related: true, out FieldCursor cursor))
        {
            return One(evaluation, read, default, right);
        }

        if (!cursor.HasStar)
        {
            PolicyValue left = FieldReader.ReadOne(evaluation, cursor);
            return One(evaluation, read, left.Kind == PolicyValueKind.Missing && read.FromId is { } derive ? derive(cursor.Element) : left, right);
        }

        return Every(evaluation, read, cursor.Element, cursor.Path, cursor.At, right);
    }

    public override bool Applies(LanguageEvaluation evaluation)
    {
        PolicyTrace? trace = evaluation.Trace;
        evaluation.Trace = null;
        bool applies = !DecidesApplicability || Evaluate(evaluation) != Truth.False;
        evaluation.Trace = trace;
        return applies;
    }

    private Truth Every(LanguageEvaluation evaluation, FieldReference read, JsonElement element, PayloadPath payloadPath, int at, in PolicyValue right)
    {
        int star = FieldReader.NextStar(payloadPath, at);
        JsonElement current = element;
        if (star < 0)
        {
            return One(evaluation, read, FieldReader.ReadOne(evaluation, new FieldCursor(element, payloadPath, at)), right);
        }

        if (!FieldReader.Follow(evaluation, payloadPath, at, star, ref current) || current.ValueKind != JsonValueKind.Array)
        {
            return evaluation.Options.MissingArray switch
            {
                MissingArrayElements.EmptyCollection => Truth.True,
                MissingArrayElements.ConditionFalse => Truth.False,
                _ => One(evaluation, read, default, right),
            };
        }

        Truth outcome = Truth.True;
        foreach (JsonElement item in current.EnumerateArray())
        {
            Truth truth = Every(evaluation, read, item, payloadPath, star + 1, right);
            if (truth == Truth.False)
            {
                return Truth.False;
            }

            if (truth == Truth.Unknown)
            {
                outcome = Truth.Unknown;
            }
        }

        return outcome;
    }

    private Truth One(LanguageEvaluation evaluation, FieldReference read, in PolicyValue left, in PolicyValue right)
    {
        Truth outcome = read.IsLocation && evaluation.Options.NormalizeLocations
            ? LocationConditions.Evaluate(condition, left, right, evaluation)
            : ConditionOperators.Evaluate(condition, left, right, evaluation);
        evaluation.Trace?.Condition(evaluation, this, "field", read.Text, left, condition, right, outcome);
        return outcome;
    }
}
