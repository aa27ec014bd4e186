using System.Collections.Immutable;

namespace MLGovernance.Access;

/// <summary>A condition ready to be evaluated; one that cannot be read evaluates to unknown and says why.</summary>
internal sealed class CompiledCondition
{
    private const string CaseSensitiveKey = "<$key_case_sensitive$>";
    private readonly ConditionExpression? _root;
    private readonly Dictionary<ConditionExpression.ActionMatches, ImmutableArray<OperationPattern>> _patterns = new(ReferenceEqualityComparer.Instance);

    private CompiledCondition(ConditionExpression? root, string? error, WildcardMode mode)
    {
        _root = root;
        Error = error;
        Index(root, mode);
    }

    /// <summary>Gets why the condition cannot be evaluated, or <see langword="null"/>.</summary>
    public string? Error { get; }

    /// <summary>Gets the root of the tree, or <see langword="null"/> when the text was not readable.</summary>
    public ConditionExpression? Root => _root;

    public static CompiledCondition Compile(string text, string? version, WildcardMode mode)
    {
        if (version is not (null or "" or "2.0"))
        {
            return new CompiledCondition(null, $"condition version '{version}' is not understood (2.0 is)", mode);
        }

        try
        {
            return new CompiledCondition(ConditionParser.Parse(text), null, mode);
        }
        catch (FormatException broken)
        {
            return new CompiledCondition(null, broken.Message, mode);
        }
    }

    /// <summary>Evaluates the condition; <paramref name="operation"/> is lower case.</summary>
    public TruthValue Evaluate(string operation, string? subOperation, AccessAttributes attributes) =>
        _root is null ? TruthValue.Unknown : Evaluate(_root, operation, subOperation, attributes);

    private static TruthValue Compare(ConditionExpression.Comparison node, string? subOperation, AccessAttributes attributes)
    {
        if (!TryRead(node.Left, subOperation, attributes, out ImmutableArray<string> left, out TruthValue missing)
            || !TryRead(node.Right, subOperation, attributes, out ImmutableArray<string> right, out missing))
        {
            return missing;
        }

        // Without a quantifier the sides hold one value each; a longer list then reads as "any of", as the portal writes it.
        TruthValue all = node.Operator.EveryLeft ? TruthValue.True : TruthValue.False;
        foreach (string l in left)
        {
            TruthValue one = node.Operator.EveryRight ? TruthValue.True : TruthValue.False;
            foreach (string r in right)
            {
                TruthValue pair = ConditionValues.Compare(l, node.Operator, r);
                one = node.Operator.EveryRight ? one.And(pair) : one.Or(pair);
            }

            all = node.Operator.EveryLeft ? all.And(one) : all.Or(one);
        }

        return all;
    }

    private static bool TryRead(
        ConditionOperand operand, string? subOperation, AccessAttributes attributes, out ImmutableArray<string> values, out TruthValue missing)
    {
        missing = TruthValue.False;
        if (operand is ConditionOperand.Values list)
        {
            values = list.Items;
            return true;
        }

        var attribute = (ConditionOperand.Attribute)operand;
        if (attribute.From == ConditionOperand.Source.Request
            && attribute.Name.Equals("subOperation", StringComparison.OrdinalIgnoreCase) && subOperation is not null)
        {
            values = [subOperation];
            return true;
        }

        // Documented: a comparison with an attribute that does not exist is not satisfied.
        bool found = Find(attribute, attributes, out values);
        missing = attributes.IsComplete ? TruthValue.False : TruthValue.Unknown;
        return found && !values.IsDefaultOrEmpty;
    }

    private static bool Find(ConditionOperand.Attribute attribute, AccessAttributes attributes, out ImmutableArray<string> values)
    {
        IReadOnlyDictionary<string, ImmutableArray<string>> source = attribute.From switch
        {
            ConditionOperand.Source.Resource => attributes.Resource,
            ConditionOperand.Source.Request => attributes.Request,
            ConditionOperand.Source.Principal => attributes.Principal,
            _ => attributes.Environment,
        };
        if (source.TryGetValue(attribute.Name, out values))
        {
            return true;
        }

        ReadOnlySpan<char> wanted = WithoutMark(attribute.Name);
        foreach ((string name, ImmutableArray<string> found) in source)
        {
            if (WithoutMark(name).Equals(wanted, wanted.Length < attribute.Name.Length ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase))
            {
                values = found;
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes off the mark by which a condition says that a tag's key counts with its case; the tag itself does not bear it.</summary>
    private static ReadOnlySpan<char> WithoutMark(string name) =>
        name.EndsWith(CaseSensitiveKey, StringComparison.OrdinalIgnoreCase) ? name.AsSpan(0, name.Length - CaseSensitiveKey.Length) : name;

    private TruthValue Evaluate(ConditionExpression node, string operation, string? subOperation, AccessAttributes attributes)
    {
        switch (node)
        {
            case ConditionExpression.And and:
                TruthValue first = Evaluate(and.Left, operation, subOperation, attributes);
                return first == TruthValue.False ? first : first.And(Evaluate(and.Right, operation, subOperation, attributes));
            case ConditionExpression.Or or:
                TruthValue left = Evaluate(or.Left, operation, subOperation, attributes);
                return left == TruthValue.True ? left : left.Or(Evaluate(or.Right, operation, subOperation, attributes));
            case ConditionExpression.Not not:
                return Evaluate(not.Inner, operation, subOperation, attributes).Not();
            case ConditionExpression.ActionMatches action:
                return TruthValueOperators.Of(_patterns[action].Any(pattern => pattern.Matches(operation)));
            case ConditionExpression.SubOperationMatches sub:
                return subOperation is null
                    ? (attributes.IsComplete ? TruthValue.False : TruthValue.Unknown)
                    : TruthValueOperators.Of(sub.Names.Any(name => name.Equals(subOperation, StringComparison.OrdinalIgnoreCase)));
            case ConditionExpression.Exists exists:
                return Find(exists.Attribute, attributes, out _) ? TruthValue.True : attributes.IsComplete ? TruthValue.False : TruthValue.Unknown;
            default:
                return Compare((ConditionExpression.Comparison)node, subOperation, attributes);
        }
    }

    private void Index(ConditionExpression? node, WildcardMode mode)
    {
        switch (node)
        {
            case ConditionExpression.And and:
                Index(and.Left, mode);
                Index(and.Right, mode);
                break;
            case ConditionExpression.Or or:
                Index(or.Left, mode);
                Index(or.Right, mode);
                break;
            case ConditionExpression.Not not:
                Index(not.Inner, mode);
                break;
            case ConditionExpression.ActionMatches action:
                _patterns[action] = [.. action.Patterns.Select(pattern => OperationPattern.Parse(pattern, mode))];
                break;
        }
    }
}
