using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace MLGovernance.Azure;

/// <summary>Reads the access lists of containers down to a depth and up to a number of paths, and says when it stopped early.</summary>
internal sealed class LakeReading(
    Func<string, LakeClient> clients, AzureAccessSourceOptions options, EstateSnapshotBuilder into, ConcurrentDictionary<string, byte> groups)
{
    public async Task ReadAsync(IEnumerable<string> containers, CancellationToken cancellationToken)
    {
        var crew = new WorkCrew(options.MaxConcurrency);
        foreach (string container in containers.Order(StringComparer.Ordinal))
        {
            crew.Add(stop => ReadAsync(container, crew, stop));
        }

        await crew.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private static string SegmentAfter(string id, string name)
    {
        int start = id.IndexOf(name, StringComparison.OrdinalIgnoreCase) + name.Length;
        int end = id.IndexOf('/', start);
        return end < 0 ? id[start..] : id[start..end];
    }

    private static int DepthOf(string path) => path.Count(c => c == '/') + 1;

    private async Task ReadAsync(string container, WorkCrew crew, CancellationToken cancellationToken)
    {
        string fileSystem = SegmentAfter(container, "/containers/");
        try
        {
            LakeClient client = clients(SegmentAfter(container, "/storageAccounts/"));
            crew.Add(stop => ReadPathAsync(client, container, fileSystem, "", isDirectory: true, stop));
            int read = 0;
            bool sample = false;
            string? continuation = null;
            do
            {
                LakePathListing page = await client.GetPathsAsync(fileSystem, continuation, cancellationToken).ConfigureAwait(false);
                foreach ((string name, bool isDirectory) in page.Paths)
                {
                    if (DepthOf(name) > options.MaxDepth || read >= options.MaxPathsPerContainer)
                    {
                        sample = true;
                        continue;
                    }

                    read++;
                    crew.Add(stop => ReadPathAsync(client, container, fileSystem, name, isDirectory, stop));
                }

                continuation = read >= options.MaxPathsPerContainer ? null : page.Continuation;
                sample |= continuation is null && page.Continuation is not null;
            }
            while (continuation is not null);

            if (sample)
            {
                into.AddIssue(new EstateIssue
                {
                    Code = "sample", Location = container, Kind = "accessControl",
                    Message = $"Only {read} paths down to depth {options.MaxDepth} were read; raise MaxDepth or MaxPathsPerContainer to read more.",
                });
            }
        }
        catch (Exception error) when (ReadFailure.IsLocal(error, cancellationToken))
        {
            into.AddIssue(ReadFailure.ToIssue(error, container, scope: null, "accessControl", isOptional: false));
        }
    }

    private async Task ReadPathAsync(LakeClient client, string container, string fileSystem, string path, bool isDirectory, CancellationToken cancellationToken)
    {
        string location = $"{container}/{path}";
        try
        {
            LakeAccessControl control = await client.GetAccessControlAsync(fileSystem, path, cancellationToken).ConfigureAwait(false);
            foreach (string entry in control.Acl.Split(','))
            {
                string[] parts = entry.Replace("default:", "", StringComparison.Ordinal).Split(':');
                if (parts is ["group", { Length: > 0 } group, _])
                {
                    groups.TryAdd(group, 0);
                }
            }

            if (control.Group.Length > 0 && control.Group != "$superuser")
            {
                groups.TryAdd(control.Group, 0);
            }

            into.TryAdd(Payload(container, "/" + path, isDirectory, control), location);
        }
        catch (Exception error) when (ReadFailure.IsLocal(error, cancellationToken))
        {
            into.AddIssue(ReadFailure.ToIssue(error, location, scope: null, "accessControl", isOptional: false));
        }
    }

    /// <summary>Identities fold case and slashes where paths do not, so the id's last segment is a hash of the path.</summary>
    private static byte[] Payload(string container, string path, bool isDirectory, LakeAccessControl control)
    {
        string name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)).AsSpan(0, 16));
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("id", $"{container}/accessControls/{name}");
            writer.WriteStartObject("properties");
            writer.WriteString("path", path);
            writer.WriteBoolean("isDirectory", isDirectory);
            writer.WriteString("owner", control.Owner);
            writer.WriteString("group", control.Group);
            writer.WriteString("permissions", control.Permissions);
            writer.WriteString("acl", control.Acl);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }
}
