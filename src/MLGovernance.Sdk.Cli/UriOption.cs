using System.CommandLine;

namespace MLGovernance.Cli;

/// <summary>An option that takes the https address of a service.</summary>
internal static class UriOption
{
    internal static Option<Uri> Create(string name, string description, bool required = false, bool allowHttp = false) => new(name)
    {
        Description = description,
        Required = required,
        CustomParser = result =>
        {
            string text = result.Tokens[^1].Value;
            if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttps || (allowHttp && address.Scheme == Uri.UriSchemeHttp)))
            {
                return address;
            }

            result.AddError($"'{text}' is no address for {name}; expected for example {(allowHttp ? "http://0.0.0.0:8080" : "https://contoso.purview.azure.com")}.");
            return null;
        },
    };
}
