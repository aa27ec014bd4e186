using System.Collections.Immutable;
using System.Net;
using System.Text.Json;

namespace MLGovernance.Policy;

/// <summary>What surrounds the resource, and network ranges.</summary>
internal static class RequestFunctions
{
    public static readonly ImmutableArray<TemplateFunction> All =
    [
        Surrounding("resourceGroup", static c => c.ResourceGroup),
        Surrounding("subscription", static c => c.Subscription),
        Surrounding("requestContext", static c => c.RequestContext),
        Surrounding("policy", static c => c.Policy),
        TemplateFunction.Of("ipRangeContains", 2, 2, static (_, a) =>
            PolicyValue.Of(Contains(Arguments.Text("ipRangeContains", a, 0), Arguments.Text("ipRangeContains", a, 1)))),
    ];

    private static TemplateFunction Surrounding(string name, Func<PolicyRequestContext, JsonElement> read) =>
        TemplateFunction.Of(name, 0, 0, (e, _) =>
        {
            JsonElement element = read(e.Context);
            return element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null ? e.NotSupplied($"{name}()") : PolicyValue.Of(element);
        });

    private static bool Contains(string range, string target)
    {
        (UInt128 outerFrom, UInt128 outerTo, int outerBits) = Bounds(range);
        (UInt128 from, UInt128 to, int bits) = Bounds(target);
        return bits == outerBits
            ? from >= outerFrom && to <= outerTo
            : throw PolicyEvaluationException.Template("ipRangeContains(): addresses of IPv4 and IPv6 cannot be mixed.");
    }

    // An address, a CIDR block, or a range "first-last" (documentation of ipRangeContains).
    private static (UInt128 From, UInt128 To, int Bits) Bounds(string text)
    {
        int dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash > 0)
        {
            (UInt128 first, int bits) = Address(text[..dash]);
            (UInt128 last, int lastBits) = Address(text[(dash + 1)..]);
            return bits == lastBits ? (first, last, bits) : throw Invalid(text);
        }

        int slash = text.IndexOf('/', StringComparison.Ordinal);
        (UInt128 address, int width) = Address(slash < 0 ? text : text[..slash]);
        int prefix = width;
        if (slash >= 0 && (!int.TryParse(text.AsSpan(slash + 1), out prefix) || prefix < 0 || prefix > width))
        {
            throw Invalid(text);
        }

        UInt128 host = prefix == width ? 0 : UInt128.MaxValue >> (128 - (width - prefix));
        return (address & ~host, address | host, width);
    }

    private static (UInt128 Value, int Bits) Address(string text)
    {
        if (!IPAddress.TryParse(text.AsSpan().Trim(), out IPAddress? address))
        {
            throw Invalid(text);
        }

        UInt128 value = 0;
        byte[] bytes = address.GetAddressBytes();
        foreach (byte b in bytes)
        {
            value = (value << 8) | b;
        }

        return (value, bytes.Length * 8);
    }

    private static PolicyEvaluationException Invalid(string text) =>
        PolicyEvaluationException.Template($"ipRangeContains(): '{(text.Length > 64 ? text[..64] : text)}' is not an address or a range.");
}
