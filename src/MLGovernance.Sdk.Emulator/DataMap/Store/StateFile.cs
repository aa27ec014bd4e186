using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace MLGovernance.Emulator.DataMap.Store;

/// <summary>Keeps the Data Map in a SQLite file: one row per record, one transaction per request, so that a restart finds what was answered.</summary>
internal sealed class StateFile : IDisposable
{
    private const int Version = 1;
    private readonly SqliteConnection _connection;

    private StateFile(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens the file or makes it. A file of another layout is refused, not overwritten.</summary>
    public static StateFile Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            var file = new StateFile(connection);
            long version = (long)file.Scalar("PRAGMA user_version")!;
            if (version is not (0 or Version))
            {
                throw new InvalidDataException($"The state file '{path}' has layout {version}; this emulator reads layout {Version}.");
            }

            file.Scalar("PRAGMA journal_mode=WAL");
            file.Scalar("PRAGMA synchronous=NORMAL");
            file.Scalar("CREATE TABLE IF NOT EXISTS records (kind TEXT NOT NULL, id TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID");
            file.Scalar($"PRAGMA user_version={Version}");
            return file;
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw new InvalidDataException($"The state file '{path}' cannot be opened: {error.Message}", error);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public IEnumerable<(string Kind, string Id, JsonObject Json)> Read()
    {
        using SqliteCommand command = _connection.CreateCommand();
        command.CommandText = "SELECT kind, id, json FROM records ORDER BY kind, id";
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return (reader.GetString(0), reader.GetString(1), JsonNode.Parse(reader.GetString(2))!.AsObject());
        }
    }

    /// <summary>Writes changed records; a null text removes the record.</summary>
    public void Write(IEnumerable<KeyValuePair<(string Kind, string Id), string?>> changes)
    {
        using SqliteTransaction transaction = _connection.BeginTransaction();
        using SqliteCommand put = Command(transaction, "INSERT OR REPLACE INTO records (kind, id, json) VALUES ($kind, $id, $json)", "$kind", "$id", "$json");
        using SqliteCommand delete = Command(transaction, "DELETE FROM records WHERE kind = $kind AND id = $id", "$kind", "$id");
        foreach (((string kind, string id), string? json) in changes)
        {
            SqliteCommand command = json is null ? delete : put;
            command.Parameters["$kind"].Value = kind;
            command.Parameters["$id"].Value = id;
            if (json is not null)
            {
                command.Parameters["$json"].Value = json;
            }

            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public void Dispose() => _connection.Dispose();

    private static SqliteCommand Command(SqliteTransaction transaction, string text, params string[] parameters)
    {
        SqliteCommand command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The text is one of the two constants above.
        command.CommandText = text;
#pragma warning restore CA2100
        foreach (string parameter in parameters)
        {
            command.Parameters.Add(parameter, SqliteType.Text);
        }

        return command;
    }

    private object? Scalar(string text)
    {
        using SqliteCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // Called with constants only.
        command.CommandText = text;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
