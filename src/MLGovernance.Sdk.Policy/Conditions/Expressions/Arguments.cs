namespace MLGovernance.Policy;

/// <summary>Reads arguments of template functions, or fails with the function's name and what it wanted.</summary>
internal static class Arguments
{
    public static string Text(string function, PolicyValue[] arguments, int index)
    {
        PolicyValue value = arguments[index];
        return value.Kind switch
        {
            PolicyValueKind.Text => value.GetText(),
            PolicyValueKind.Null or PolicyValueKind.Missing => "",
            _ => value.AsText() ?? throw Wrong(function, index, "a text", value),
        };
    }

    public static double Number(string function, PolicyValue[] arguments, int index) =>
        arguments[index].AsNumber() ?? throw Wrong(function, index, "a number", arguments[index]);

    public static int Integer(string function, PolicyValue[] arguments, int index)
    {
        double number = Number(function, arguments, index);
        return number is >= int.MinValue and <= int.MaxValue ? (int)number : throw Wrong(function, index, "an integer", arguments[index]);
    }

    public static bool Boolean(string function, PolicyValue value, int index) =>
        value.AsBoolean() ?? throw Wrong(function, index, "a Boolean", value);

    public static PolicyEvaluationException Wrong(string function, int index, string wanted, PolicyValue value) =>
        PolicyEvaluationException.Template($"{function}(): argument {index + 1} must be {wanted}, not {value.Kind}.");
}
