namespace MLGovernance.Access;

/// <summary>The kinds of words in a condition text.</summary>
internal enum ConditionTokenKind
{
    End,
    Word,
    Text,
    Attribute,
    Open,
    Close,
    OpenBrace,
    CloseBrace,
    Comma,
    And,
    Or,
    Not,
}
