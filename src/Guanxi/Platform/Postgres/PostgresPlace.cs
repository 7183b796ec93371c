using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace Guanxi.Platform.Postgres;

/// <summary>The paths of one embedded database: its cluster, its socket, its password, and the programs it runs on.</summary>
internal sealed record PostgresPlace(string Data, string Cluster, string Socket, string Binaries, string? User)
{
    // 107 bytes on Linux, 103 on macOS
    private const int LongestSocketPath = 100;

    /// <summary>Only a part of the socket's name: no port is opened.</summary>
    public const int SocketPort = 5432;

    public string PasswordFile => Path.Combine(Data, "postgres.password");

    /// <summary>Held open by the living server. It lies by the cluster, so that a copied data folder cannot reach the cluster twice.</summary>
    public string LockFile => Cluster + ".lock";

    public string LogFile => Path.Combine(Cluster, "server.log");

    public static async Task<PostgresPlace> Choose(EmbeddedPostgresOptions options, ILogger log, CancellationToken ct)
    {
        var data = Path.GetFullPath(options.DataDirectory);
        var user = PostgresPrograms.UserToRunAs();
        PrivateFiles.CreateFolder(data, user is null ? PrivateFiles.Owner : PrivateFiles.Passable);

        var cluster = ClusterFolder(data, user, options.SharedDirectory, log);
        // what an ordinary user made stays theirs
        if (user is not null && Directory.Exists(cluster)) user = await PostgresPrograms.OwnerOf(cluster, ct) ?? user;
        var binaries = ReachableBinaries(options, user, log);
        return new PostgresPlace(data, cluster, SocketFolder(cluster, user, options.SharedDirectory), binaries, user);
    }

    private static string ReachableBinaries(EmbeddedPostgresOptions options, string? user, ILogger log)
    {
        var binaries = PostgresBinaries.Find(options.BinariesDirectory);
        if (user is null || PostgresBinaries.AreOpenToAll(binaries)) return binaries;
        PrivateFiles.CreateFolder(options.SharedDirectory, PrivateFiles.Passable);
        var copy = PostgresBinaries.CopyBelow(options.SharedDirectory, binaries);
        log.LogInformation("User {User} cannot reach {Binaries}: PostgreSQL runs from {Copy}", user, binaries, copy);
        return copy;
    }

    private static string ClusterFolder(string data, string? user, string shared, ILogger log)
    {
        var record = Path.Combine(data, "postgres.location");
        if (File.Exists(record))
        {
            var recorded = File.ReadAllText(record).Trim();
            return Directory.Exists(Path.GetDirectoryName(recorded)) ? recorded : throw new PostgresUnavailableException(PostgresUnavailableException.DataIncomplete,
                $"{record} 指向的数据库目录 {recorded} 不存在", $"the database folder {recorded} named by {record} is gone");
        }
        var beside = Path.Combine(data, "postgres");
        if (user is null || Directory.Exists(beside) || PrivateFiles.AnyoneCanEnter(data)) return beside;

        PrivateFiles.CreateFolder(shared, PrivateFiles.Passable);
        PrivateFiles.CreateFolder(Path.Combine(shared, Short(data)), PrivateFiles.Passable);
        var elsewhere = Path.Combine(shared, Short(data), "postgres");
        PrivateFiles.Write(record, elsewhere + "\n");
        log.LogInformation("User {User} cannot reach {Data}: the database lies in {Cluster}", user, data, elsewhere);
        return elsewhere;
    }

    private static string SocketFolder(string cluster, string? user, string shared)
    {
        var beside = cluster + ".run";
        var longest = Path.Combine(beside, $".s.PGSQL.{SocketPort}");
        if (Encoding.UTF8.GetByteCount(longest) <= LongestSocketPath) return beside;
        var name = $"guanxi-{Short(cluster)}.run";
        if (user is null) return Path.Combine(Path.GetTempPath(), name);
        // root's must not lie in the temporary folder, where anybody could have prepared it
        PrivateFiles.CreateFolder(shared, PrivateFiles.Passable);
        return Path.Combine(shared, name);
    }

    private static string Short(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..16];
}
