using System.Text.Json;

namespace MLGovernance.Azure;

/// <summary>What the top-level members of a document tell about it.</summary>
internal readonly ref struct PayloadShape
{
    private PayloadShape(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 512, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        reader.Read();
        bool isArm = false, isCommandLine = false, hasType = false, isIdentity = false;
        IsObject = reader.TokenType == JsonTokenType.StartObject;
        while (IsObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.ValueSpan.Length > 64 ? string.Empty : reader.GetString()!;
            reader.Read();
            bool isText = reader.TokenType == JsonTokenType.String;
            switch (name)
            {
                case "id":
                    HasId = isText;
                    isIdentity = isText && (reader.ValueSpan.StartsWith("/"u8) || reader.ValueSpan.StartsWith("azureml:"u8));
                    break;
                case "systemData":
                    isArm = true;
                    break;
                case "type":
                    hasType = isText;
                    isArm |= isText && reader.ValueSpan.Contains((byte)'/');
                    break;
                case "creation_context" or "resourceGroup" or "resource_group" or "latest version":
                    isCommandLine = true;
                    break;
                case "error" or "errorCode" or "_rawBody":
                    IsError = reader.TokenType != JsonTokenType.Null;
                    break;
                case "code" or "Code" when isText:
                    HasCode = true;
                    break;
                case "message" or "Message" when isText:
                    HasMessage = true;
                    break;
                case "format" when isText:
                    IsManifest = reader.ValueSpan.StartsWith("mlgovernance-estate/"u8);
                    break;
                case "entries":
                    HasEntries = reader.TokenType == JsonTokenType.StartArray;
                    break;
                case "groups":
                    HasGroups = reader.TokenType == JsonTokenType.StartArray;
                    break;
                case "nextLink":
                    HasNextLink = true;
                    break;
            }

            reader.Skip();
        }

        IsFromCommandLine = !isArm && (isCommandLine || (hasType && isIdentity));
    }

    internal bool IsObject { get; }

    internal bool HasId { get; }

    /// <summary>Gets a value that tells whether the command line printed this: its own members are there, or an identity with a type of its own, and nothing that only Resource Manager has.</summary>
    internal bool IsFromCommandLine { get; }

    /// <summary>Gets a value that tells whether this is the body of a failed request.</summary>
    internal bool IsFailure => !HasId && (IsError || (HasCode && HasMessage));

    /// <summary>Gets a value that tells whether this is what <see cref="EstatePayloadWriter"/> writes beside the payloads.</summary>
    internal bool IsManifest { get; }

    /// <summary>Gets a value that tells whether this maps files to the requests that they answer.</summary>
    internal bool HasEntries { get; }

    internal bool HasNextLink { get; }

    /// <summary>Gets a value that tells whether this lists groups with their members, kept beside the payloads because Resource Manager knows none.</summary>
    internal bool HasGroups { get; }

    private bool IsError { get; }

    private bool HasCode { get; }

    private bool HasMessage { get; }

    internal static PayloadShape Of(ReadOnlySpan<byte> json) => new(json);
}
