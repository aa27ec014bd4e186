using System.Text.RegularExpressions;

namespace MLGovernance;

/// <summary>The shapes of secrets inside texts: what stays readable around them stays.</summary>
internal static partial class SecretPatterns
{
    internal static string Replace(string text)
    {
        text = Signature().Replace(text, "$1[redacted:sas]");
        text = Assignment().Replace(text, "$1[redacted:secret]");
        text = Argument().Replace(text, "$1[redacted:secret]");
        text = UserInformation().Replace(text, "$1[redacted:userinfo]@");
        text = PrivateKey().Replace(text, "[redacted:privateKey]");
        text = WebToken().Replace(text, "[redacted:token]");
        text = Bearer().Replace(text, "$1[redacted:token]");
        text = KnownToken().Replace(text, "[redacted:token]");
        return StorageKey().Replace(text, "[redacted:key]");
    }

    // SAS: the signature of a shared access URL (learn.microsoft.com/rest/api/storageservices/create-service-sas).
    [GeneratedRegex(@"(?i)((?:^|[?&;\s""'])(?:sig|signature|x-amz-signature)=)(?!\[redacted:)[^&\s""';]+", RegexOptions.CultureInvariant)]
    private static partial Regex Signature();

    // Connection strings (AccountKey=…;), INI, YAML and JSON inside texts, shell exports.
    [GeneratedRegex(@"(?i)((?<![a-z])[\w.-]*(?:account_?key|access_?key|shared_?access_?key|api_?key|api-key|password|passwd|pwd|secret|" +
        @"client_?secret|token|shared_?access_?signature|instrumentation_?key|connection_?string|private_?key|[_-]key)\\?[""']?\s*(?:=|:(?!//))\s*\\?[""']?)" +
        @"(?!\[redacted:|\$|@Microsoft|azureml:|true\b|false\b|null\b)[^\s""',;&}\\]+", RegexOptions.CultureInvariant)]
    private static partial Regex Assignment();

    // Command lines: --api-key VALUE, --password=VALUE. Placeholders (${{inputs.x}}, $VAR) are references and stay.
    [GeneratedRegex(@"(?i)((?:^|\s)--?[\w-]*(?:password|passwd|pwd|secret|token|api-?key|account-?key|access-?key|[_-]key)\s+[""']?)" +
        @"(?!\[redacted:|\$|-)[^\s""']+", RegexOptions.CultureInvariant)]
    private static partial Regex Argument();

    [GeneratedRegex(@"((?:^|[\s""'=(<])?[a-zA-Z][a-zA-Z0-9+.-]{1,15}://)(?!\[redacted:)[^/\s:@""']*:[^/\s@""']+@", RegexOptions.CultureInvariant)]
    private static partial Regex UserInformation();

    [GeneratedRegex(@"-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----.*?(?:-----END [A-Z0-9 ]*PRIVATE KEY-----|\z)",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex PrivateKey();

    // JSON Web Token (RFC 7519): the base64url of '{"' begins with eyJ.
    [GeneratedRegex(@"\beyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}(?:\.[A-Za-z0-9_-]*)?", RegexOptions.CultureInvariant)]
    private static partial Regex WebToken();

    [GeneratedRegex(@"(?i)(\bbearer\s+)(?!\[redacted:)[A-Za-z0-9._~+/=-]{16,}", RegexOptions.CultureInvariant)]
    private static partial Regex Bearer();

    // Published prefixes: GitHub, GitLab, Slack, AWS, OpenAI and Hugging Face.
    [GeneratedRegex(@"\b(?:gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{16,}|xox[abposr]-[A-Za-z0-9-]{10,}|" +
        @"(?:AKIA|ASIA)[A-Z0-9]{16}|sk-(?:proj-)?[A-Za-z0-9_]{20,}|hf_[A-Za-z]{30,}|dapi[0-9a-f]{32})\b", RegexOptions.CultureInvariant)]
    private static partial Regex KnownToken();

    // Azure Storage, Cosmos DB, Batch and Service Bus keys: 32 or 64 bytes in base64, with their padding.
    [GeneratedRegex(@"(?<![A-Za-z0-9+/])(?:[A-Za-z0-9+/]{86}==|[A-Za-z0-9+/]{43}=)(?![A-Za-z0-9+/=])", RegexOptions.CultureInvariant)]
    private static partial Regex StorageKey();
}
