namespace Quickstart;

/// <summary>The two options of the sample.</summary>
internal sealed record CommandLine(string? Workspace, string? Purview, string? Problem)
{
    internal static CommandLine Parse(string[] args)
    {
        string? workspace = null, purview = null;
        for (int i = 0; i < args.Length; i += 2)
        {
            string? value = i + 1 < args.Length ? args[i + 1] : null;
            switch (args[i])
            {
                case "--workspace" when value is not null:
                    workspace = value;
                    break;
                case "--purview" when value is not null:
                    purview = value;
                    break;
                default:
                    return new CommandLine(null, null, $"'{args[i]}' is not understood. Use: --workspace <ARM id> --purview <endpoint>, or nothing for the emulator.");
            }
        }

        return (workspace is null) == (purview is null)
            ? new CommandLine(workspace, purview, null)
            : new CommandLine(null, null, "Give both --workspace <ARM id> and --purview <endpoint>, or neither.");
    }
}
