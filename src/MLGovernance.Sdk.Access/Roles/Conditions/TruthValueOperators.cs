namespace MLGovernance.Access;

/// <summary>Kleene's connectives over <see cref="TruthValue"/>.</summary>
internal static class TruthValueOperators
{
    public static TruthValue And(this TruthValue left, TruthValue right) => left < right ? left : right;

    public static TruthValue Or(this TruthValue left, TruthValue right) => left > right ? left : right;

    public static TruthValue Not(this TruthValue value) => (TruthValue)((int)TruthValue.True - (int)value);

    public static TruthValue Of(bool value) => value ? TruthValue.True : TruthValue.False;
}
