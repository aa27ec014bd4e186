using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;

namespace MLGovernance.Benchmarks.Lineage;

/// <summary>Recursive common table expressions, as one would ask a metadata database: DuckDB on two threads, SQLite with covering indexes.</summary>
internal static class SqlPeer
{
    internal static void Measure(Workload workload, MeasurementList rows)
    {
        using (var duck = new DuckDBConnection("DataSource=:memory:"))
        {
            duck.Open();
            Execute(duck, "SET threads = 2");
            rows.Time("build from (int, int)", workload.Name, "DuckDB", () => LoadDuck(duck, workload.Edges), 1, 0);
            Ask(duck, "DuckDB recursive CTE", workload, rows);
        }

        using (var lite = new SqliteConnection("Data Source=:memory:"))
        {
            lite.Open();
            rows.Time("build from (int, int)", workload.Name, "SQLite", () => LoadLite(lite, workload.Edges), 1, 0);
            Ask(lite, "SQLite recursive CTE", workload, rows);
        }
    }

    private static void Ask(DbConnection connection, string name, Workload workload, MeasurementList rows)
    {
        rows.Time("reach set downstream", workload.Name, name, () => Execute(connection, Closure("s", "d", workload.Source)), 3, 0, 20);
        rows.Time("reach set upstream", workload.Name, name, () => Execute(connection, Closure("d", "s", workload.UpSource)), 3, 0, 20);
        rows.Time("3 hops downstream", workload.Name, name, () => Execute(connection, Hops(workload.HopSource, 3)), 11, 1, 5);
    }

    private static string Closure(string from, string to, int root) => string.Create(
        CultureInfo.InvariantCulture,
        $"WITH RECURSIVE r(v) AS (SELECT {root} UNION SELECT e.{to} FROM r JOIN edges e ON e.{from} = r.v) SELECT count(*) FROM r");

    private static string Hops(int root, int depth) => string.Create(
        CultureInfo.InvariantCulture,
        $"WITH RECURSIVE r(v, h) AS (SELECT {root}, 0 UNION SELECT e.d, r.h + 1 FROM r JOIN edges e ON e.s = r.v WHERE r.h < {depth}) SELECT count(DISTINCT v) FROM r");

    private static long LoadDuck(DuckDBConnection connection, EdgeList edges)
    {
        Execute(connection, "CREATE TABLE edges(s INTEGER, d INTEGER)");
        using (DuckDBAppender appender = connection.CreateAppender("edges"))
        {
            for (int edge = 0; edge < edges.EdgeCount; edge++)
            {
                appender.CreateRow().AppendValue(edges.Upstream[edge]).AppendValue(edges.Downstream[edge]).EndRow();
            }
        }

        return edges.EdgeCount;
    }

    private static long LoadLite(SqliteConnection connection, EdgeList edges)
    {
        Execute(connection, "CREATE TABLE edges(s INTEGER, d INTEGER)");
        using (SqliteTransaction transaction = connection.BeginTransaction())
        {
            using SqliteCommand insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO edges VALUES ($s, $d)";
            SqliteParameter from = insert.Parameters.Add("$s", SqliteType.Integer);
            SqliteParameter to = insert.Parameters.Add("$d", SqliteType.Integer);
            for (int edge = 0; edge < edges.EdgeCount; edge++)
            {
                (from.Value, to.Value) = ((long)edges.Upstream[edge], (long)edges.Downstream[edge]);
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        Execute(connection, "CREATE INDEX down ON edges(s, d)");
        Execute(connection, "CREATE INDEX up ON edges(d, s)");
        return edges.EdgeCount;
    }

    private static long Execute(DbConnection connection, string text)
    {
        using DbCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // the texts are built from integers above
        command.CommandText = text;
#pragma warning restore CA2100
        command.CommandTimeout = 600;
        return command.ExecuteScalar() is { } value and not DBNull ? Convert.ToInt64(value, CultureInfo.InvariantCulture) : 0;
    }
}
