using System.Globalization;
using System.Text;

namespace MLGovernance.Pipeline;

/// <summary>
/// A lease in a file that all hosts see: a folder of one machine, or a share whose file locks work across machines. The file says who holds
/// the lease until when; it is read and written under an exclusive lock.
/// </summary>
/// <remarks>The clocks of the hosts must agree to a few seconds. A file with other content is refused, not overwritten.</remarks>
public sealed class FileSyncLease : ISyncLease
{
    private const string Mark = "mlgov-lease/1";
    private readonly string _path;
    private readonly string _holder;
    private readonly TimeProvider _time;

    /// <summary>Initialises a lease on a file.</summary>
    /// <param name="path">The file. It is made when absent; its folder must exist.</param>
    /// <param name="time">The clock, or null for the system's.</param>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public FileSyncLease(string path, TimeProvider? time = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _path = Path.GetFullPath(path);
        _time = time ?? TimeProvider.System;
        _holder = Guid.NewGuid().ToString("N");
    }

    /// <inheritdoc/>
    public string Name => _path;

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The file is not a lease.</exception>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public Task<bool> TryHoldAsync(TimeSpan duration, CancellationToken cancellationToken = default) =>
        Task.FromResult(WithFile(file =>
        {
            (string holder, DateTimeOffset until) = Read(file);
            DateTimeOffset now = _time.GetUtcNow();
            if (holder != _holder && until > now)
            {
                return false;
            }

            Write(file, now + duration);
            return true;
        }));

    /// <inheritdoc/>
    public Task ReleaseAsync(CancellationToken cancellationToken = default)
    {
        WithFile(file =>
        {
            if (Read(file).Holder == _holder)
            {
                Write(file, DateTimeOffset.UnixEpoch);
            }

            return true;
        });
        return Task.CompletedTask;
    }

    private bool WithFile(Func<FileStream, bool> use)
    {
        FileStream file;
        try
        {
            file = new FileStream(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (error is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException) && File.Exists(_path))
        {
            // Another host has it open this very moment, which is to hold it.
            return false;
        }

        using (file)
        {
            return use(file);
        }
    }

    private (string Holder, DateTimeOffset Until) Read(FileStream file)
    {
        byte[] bytes = new byte[256];
        string[] words = Encoding.UTF8.GetString(bytes, 0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words is [Mark, { } holder, { } until] &&
            DateTimeOffset.TryParseExact(until, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset end))
        {
            return (holder, end);
        }

        // Empty is a new file; the mark alone, or with less than all, is one whose writer was killed and so holds nothing.
        return words is [] or [Mark, ..]
            ? ("", DateTimeOffset.MinValue)
            : throw new InvalidDataException($"'{_path}' is not a lease of MLGovernance: expected it to be absent, empty or to begin with '{Mark}'.");
    }

    private void Write(FileStream file, DateTimeOffset until)
    {
        file.Position = 0;
        file.Write(Encoding.UTF8.GetBytes($"{Mark} {_holder} {until.UtcDateTime:O}\n"));
        file.SetLength(file.Position);
        file.Flush(flushToDisk: true);
    }
}
