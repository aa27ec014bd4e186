using System.Text.RegularExpressions;

namespace MLGovernance;

/// <summary>What the names of properties and the shapes of values say about secrets.</summary>
internal static partial class SecretNames
{
    private static readonly string[] Endings =
    [
        "password", "passwd", "passphrase", "pwd", "secret", "secretvalue", "token", "sas", "sastoken", "sasuri", "connectionstring",
        "connstr", "connstring", "apikey", "accountkey", "accesskey", "accesskeyid", "sharedkey", "primarykey", "secondarykey",
        "privatekey", "storagekey", "masterkey", "subscriptionkey", "functionkey", "hostkey", "signingkey", "encryptionkey",
        "instrumentationkey", "sharedaccesssignature", "clientsecretvalue", "credential", "authorization", "webhookurl",
    ];

    // The parts of a datastore's or connection's credentials that governance needs and that are not secret (wire facts 4.4, 4.5).
    private static readonly HashSet<string> PublicCredentialParts = new(StringComparer.OrdinalIgnoreCase)
    {
        "credentialsType", "secretsType", "authType", "tenantId", "clientId", "authorityUrl", "resourceUrl", "thumbprint",
        "resourceId", "keyVaultArmId", "keyIdentifier", "identityClientId", "objectId", "type", "username", "userName",
        "kerberosRealm", "kerberosKdcAddress", "kerberosPrincipal",
    };

    internal static SecretPlace PlaceOf(string name, SecretPlace outer) => name switch
    {
        _ when Is(name, "environmentVariables") || Is(name, "environment_variables") => SecretPlace.EnvironmentVariables,
        _ when Is(name, "credentials") || Is(name, "secrets") || Is(name, "customKeys") => SecretPlace.Credentials,
        _ => outer,
    };

    internal static bool IsPublicCredentialPart(string name) => PublicCredentialParts.Contains(name);

    internal static bool IsSecret(string name)
    {
        if (name.Length is < 3 or > 128)
        {
            return false;
        }

        Span<char> letters = stackalloc char[name.Length];
        int count = 0;
        bool divided = false;
        foreach (char c in name)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                letters[count++] = char.ToLowerInvariant(c);
            }
            else
            {
                divided = true;
            }
        }

        ReadOnlySpan<char> plain = letters[..count];
        if (plain is "key" or "pat" || (divided && (plain.EndsWith("key") || plain.EndsWith("pat"))))
        {
            return !plain.EndsWith("publickey") && !plain.EndsWith("partitionkey");
        }

        foreach (string ending in Endings)
        {
            if (plain.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Tells whether a value under a secret name is one: short names such as "key" also stand for ordinary things.</summary>
    internal static bool MayBeValue(string name, string value) =>
        name.Length > 3 || (value.Length >= 16 && !value.Contains(' ', StringComparison.Ordinal));

    /// <summary>Tells whether a value only refers to a secret kept elsewhere, is one of the wire's words, or was redacted before.</summary>
    internal static bool IsHarmless(string value) =>
        value.StartsWith(SecretScrubber.MarkerPrefix, StringComparison.Ordinal) || Reference().IsMatch(value);

    /// <summary>Tells whether an environment variable's value is evidently a setting: a flag, number, plain word, path or address.</summary>
    internal static bool IsOrdinaryVariable(string value) => Setting().IsMatch(value);

    private static bool Is(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\A(?:\$\{\{.*\}\}|@Microsoft\.KeyVault\(.*\)|\$\(.*\)|https://[\w-]+\.vault\.[\w.]+/\S*|azureml:\S*|/subscriptions/\S*|" +
        "AccountKey|AccessKey|Key|Sas|SAS|None|PAT|ApiKey|CustomKeys|AADToken|AMLToken|ServicePrincipal|ManagedIdentity|string)\\z",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\A(?:[-+]?[\d.,:]{1,24}|[A-Za-z]{1,12}|\.{0,2}(?:/[\w.@+=-]{1,64})+/?|[a-zA-Z][a-zA-Z+]{1,12}:/{1,3}[^\s?#]*|" +
        @"[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}(?::\d{1,5})?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Setting();
}
