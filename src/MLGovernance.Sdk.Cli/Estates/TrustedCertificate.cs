using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace MLGovernance.Cli;

/// <summary>Trusts one certificate, or certificates that it signed, instead of those of the machine. Host names are checked as ever.</summary>
internal static class TrustedCertificate
{
    internal static SocketsHttpHandler CreateHandler(string pemFile)
    {
        var trusted = new X509Certificate2Collection();
        trusted.ImportFromPemFile(pemFile);
        if (trusted.Count == 0)
        {
            throw new InvalidDataException($"'{pemFile}' holds no certificate; expected '-----BEGIN CERTIFICATE-----'.");
        }

        return new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
                    certificate is not null && (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) == 0 && IsTrusted(certificate, trusted),
            },
        };
    }

    private static bool IsTrusted(X509Certificate certificate, X509Certificate2Collection trusted)
    {
        using var presented = new X509Certificate2(certificate);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(trusted);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(presented);
    }
}
