using System.Text;

namespace MLGovernance.Policy;

/// <summary>A text that was prepared when the policy was compiled, so that comparing it with a payload allocates nothing.</summary>
internal sealed class PolicyText
{
    private string? _folded;

    public PolicyText(string value)
    {
        Value = value;
        Utf8 = Encoding.UTF8.GetBytes(value);
        IsAscii = Ascii.IsValid(Utf8);
    }

    public string Value { get; }

    public byte[] Utf8 { get; }

    public bool IsAscii { get; }

    public string Folded => _folded ??= TextFolding.Fold(Value);
}
