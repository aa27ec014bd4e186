using System.Collections.Immutable;

namespace MLGovernance.Policy;

/// <summary>Making arrays and objects.</summary>
internal static class CollectionFunctions
{
    private const int MaxRange = 10_000;

    public static readonly ImmutableArray<TemplateFunction> All =
    [
        TemplateFunction.Of("createArray", 0, 64, static (_, a) => PolicyValue.Of(a)),
        TemplateFunction.Of("createObject", 0, 64, CreateObject),
        TemplateFunction.Of("array", 1, 1, static (_, a) => a[0].Kind == PolicyValueKind.Array ? a[0] : PolicyValue.Of(a)),
        TemplateFunction.Of("intersection", 2, 64, static (e, a) => Combine("intersection", e, a, Intersect)),
        TemplateFunction.Of("union", 2, 64, static (e, a) => Combine("union", e, a, Unite)),
        TemplateFunction.Of("take", 2, 2, static (e, a) => Slice("take", e, a, take: true)),
        TemplateFunction.Of("skip", 2, 2, static (e, a) => Slice("skip", e, a, take: false)),
        TemplateFunction.Of("range", 2, 2, Range),
        TemplateFunction.Of("items", 1, 1, Items),
        TemplateFunction.Of("objectKeys", 1, 1, ObjectKeys),
        TemplateFunction.Of("shallowMerge", 1, 1, ShallowMerge),
        TemplateFunction.Of("flatten", 1, 1, Flatten),
    ];

    private static PolicyValue CreateObject(LanguageEvaluation evaluation, PolicyValue[] arguments)
    {
        if (arguments.Length % 2 != 0)
        {
            throw PolicyEvaluationException.Template($"createObject(): names and values come in pairs, but there are {arguments.Length} arguments.");
        }

        var map = new PolicyMap();
        for (int i = 0; i < arguments.Length; i += 2)
        {
            map.Set(Arguments.Text("createObject", arguments, i), arguments[i + 1]);
        }

        return PolicyValue.Of(map);
    }

    private static PolicyValue Combine(string name, LanguageEvaluation evaluation, PolicyValue[] arguments, Func<LanguageEvaluation, PolicyValue, PolicyValue, PolicyValue> step)
    {
        PolicyValue result = arguments[0];
        for (int i = 0; i < arguments.Length; i++)
        {
            if (arguments[i].Kind is not (PolicyValueKind.Array or PolicyValueKind.Object) || arguments[i].Kind != arguments[0].Kind)
            {
                throw Arguments.Wrong(name, i, "an array or an object like the first", arguments[i]);
            }

            result = i == 0 ? step(evaluation, result, result) : step(evaluation, result, arguments[i]);
        }

        return result;
    }

    private static PolicyValue Intersect(LanguageEvaluation evaluation, PolicyValue left, PolicyValue right)
    {
        if (left.Kind == PolicyValueKind.Object)
        {
            var map = new PolicyMap();
            foreach (KeyValuePair<string, PolicyValue> member in left.Members())
            {
                evaluation.Charge(1);
                if (right.TryGetMember(member.Key, out PolicyValue other) && PolicyComparison.AreSame(member.Value, other, evaluation))
                {
                    map.Set(member.Key, member.Value);
                }
            }

            return PolicyValue.Of(map);
        }

        var items = new List<PolicyValue>();
        foreach (PolicyValue item in left)
        {
            if (Has(right, item, evaluation) && !Has(items, item, evaluation))
            {
                items.Add(item);
            }
        }

        return PolicyValue.Of(items.ToArray());
    }

    private static PolicyValue Unite(LanguageEvaluation evaluation, PolicyValue left, PolicyValue right)
    {
        using EvaluationDepth depth = evaluation.Descend();
        if (left.Kind == PolicyValueKind.Object)
        {
            var map = new PolicyMap();
            foreach (KeyValuePair<string, PolicyValue> member in left.Members().Concat(right.Members()))
            {
                evaluation.Charge(1);
                bool merge = member.Value.Kind == PolicyValueKind.Object && map.TryGet(member.Key, out PolicyValue before) && before.Kind == PolicyValueKind.Object;
                map.TryGet(member.Key, out before);
                map.Set(member.Key, merge ? Unite(evaluation, before, member.Value) : member.Value);
            }

            return PolicyValue.Of(map);
        }

        var items = new List<PolicyValue>();
        Add(left);
        Add(right);
        return PolicyValue.Of(items.ToArray());

        void Add(PolicyValue array)
        {
            foreach (PolicyValue item in array)
            {
                if (!Has(items, item, evaluation))
                {
                    items.Add(item);
                }
            }
        }
    }

    private static bool Has(in PolicyValue array, in PolicyValue item, LanguageEvaluation evaluation)
    {
        foreach (PolicyValue candidate in array)
        {
            if (PolicyComparison.AreSame(candidate, item, evaluation))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Has(List<PolicyValue> items, in PolicyValue item, LanguageEvaluation evaluation)
    {
        foreach (PolicyValue candidate in items)
        {
            if (PolicyComparison.AreSame(candidate, item, evaluation))
            {
                return true;
            }
        }

        return false;
    }

    private static PolicyValue Slice(string name, LanguageEvaluation evaluation, PolicyValue[] arguments, bool take)
    {
        int count = Math.Max(0, Arguments.Integer(name, arguments, 1));
        if (arguments[0].Kind == PolicyValueKind.Array)
        {
            evaluation.Charge(arguments[0].Count);
            var items = new List<PolicyValue>();
            int at = 0;
            foreach (PolicyValue item in arguments[0])
            {
                if (at++ < count == take)
                {
                    items.Add(item);
                }
            }

            return PolicyValue.Of(items.ToArray());
        }

        string text = Arguments.Text(name, arguments, 0);
        count = Math.Min(count, text.Length);
        return evaluation.Text(take ? text[..count] : text[count..]);
    }

    private static PolicyValue Range(LanguageEvaluation evaluation, PolicyValue[] arguments)
    {
        int start = Arguments.Integer("range", arguments, 0);
        int count = Arguments.Integer("range", arguments, 1);
        if (count is < 0 or > MaxRange)
        {
            throw PolicyEvaluationException.Template($"range(): the count must be 0 to {MaxRange}.");
        }

        evaluation.Charge(count);
        return PolicyValue.Of([.. Enumerable.Range(0, count).Select(i => PolicyValue.Of((double)start + i))]);
    }

    private static PolicyValue Items(LanguageEvaluation evaluation, PolicyValue[] arguments)
    {
        if (arguments[0].Kind != PolicyValueKind.Object)
        {
            throw Arguments.Wrong("items", 0, "an object", arguments[0]);
        }

        evaluation.Charge(arguments[0].Count);
        return PolicyValue.Of([.. arguments[0].Members().OrderBy(static m => m.Key, StringComparer.OrdinalIgnoreCase).Select(static m =>
        {
            var item = new PolicyMap();
            item.Set("key", PolicyValue.Of(m.Key));
            item.Set("value", m.Value);
            return PolicyValue.Of(item);
        })]);
    }

    private static PolicyValue ObjectKeys(LanguageEvaluation evaluation, PolicyValue[] arguments)
    {
        if (arguments[0].Kind != PolicyValueKind.Object)
        {
            throw Arguments.Wrong("objectKeys", 0, "an object", arguments[0]);
        }

        evaluation.Charge(arguments[0].Count);
        return PolicyValue.Of([.. arguments[0].Members().Select(static m => m.Key).Order(StringComparer.OrdinalIgnoreCase).Select(PolicyValue.Of)]);
    }

    private static PolicyValue ShallowMerge(LanguageEvaluation evaluation, PolicyValue[] arguments)
    {
        var map = new PolicyMap();
        foreach (PolicyValue item in ArrayOf("shallowMerge", arguments))
        {
            if (item.Kind != PolicyValueKind.Object)
            {
                throw Arguments.Wrong("shallowMerge", 0, "an array of objects", item);
            }

            evaluation.Charge(item.Count);
            foreach (KeyValuePair<string, PolicyValue> member in item.Members())
            {
                map.Set(member.Key, member.Value);
            }
        }

        return PolicyValue.Of(map);
    }

    private static PolicyValue Flatten(LanguageEvaluation evaluation, PolicyValue[] arguments)
    {
        var items = new List<PolicyValue>();
        foreach (PolicyValue inner in ArrayOf("flatten", arguments))
        {
            evaluation.Charge(inner.Count);
            if (inner.Kind != PolicyValueKind.Array)
            {
                items.Add(inner);
                continue;
            }

            foreach (PolicyValue item in inner)
            {
                items.Add(item);
            }
        }

        return PolicyValue.Of(items.ToArray());
    }

    private static PolicyValue ArrayOf(string name, PolicyValue[] arguments) =>
        arguments[0].Kind == PolicyValueKind.Array ? arguments[0] : throw Arguments.Wrong(name, 0, "an array", arguments[0]);
}
