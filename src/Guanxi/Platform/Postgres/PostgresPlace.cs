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

    public static PostgresPlace Choose(EmbeddedPostgresOptions options, ILogger log)
    {
        var data = Path.GetFullPath(options.DataDirectory);
        var user = PostgresPrograms.UserToRunAs();
        PrivateFiles.CreateFolder(data, user is null ? PrivateFiles.Owner : PrivateFiles.Passable);

        var binaries = PostgresBinaries.Find(options.BinariesDirectory);
        var cluster = ClusterFolder(data, user, options.SharedDirectory, log);
        if (user is not null && !PostgresBinaries.AreOpenToAll(binaries))
        {
            PrivateFiles.CreateFolder(options.SharedDirectory, PrivateFiles.Passable);
            var copy = PostgresBinaries.CopyBelow(options.SharedDirectory, binaries);
            log.LogInformation("User {User} cannot reach {Binaries}: PostgreSQL runs from {Copy}", user, binaries, copy);
            binaries = copy;
        }
        return new PostgresPlace(data, cluster, SocketFolder(cluster, user, options.SharedDirectory), binaries, user);
    }

    private static string ClusterFolder(string data, string? user, string shared, ILogger log)
    {
        var record = Path.Combine(data, "postgres.location");
        if (File.Exists(record))
        {
            var recorded = File.ReadAllText(record).Trim();
            return Directory.Exists(recorded) ? recorded : throw new PostgresUnavailableException(PostgresUnavailableException.DataIncomplete,
                $"{record} 指向的数据库目录 {recorded} 不存在", $"the database folder {recorded} named by {record} is gone");
        }
        var beside = Path.Combine(data, "postgres");
        if (user is null || Directory.Exists(beside) || PrivateFiles.AnyoneCanEnter(data)) return beside;

        PrivateFiles.CreateFolder(shared, PrivateFiles.Passable);
        var elsewhere = Path.Combine(shared, Short(data));
        Directory.CreateDirectory(elsewhere);
        PrivateFiles.Write(record, elsewhere + "\n");
        log.LogInformation("User {User} cannot reach {Data}: the database lies in {Cluster}", user, data, elsewhere);
        return elsewhere;
    }

    private static string SocketFolder(string cluster, string? user, string shared)
    {
        var beside = cluster + ".run";
        var longest = Path.Combine(beside, $".s.PGSQL.{SocketPort}");
        if (Encoding.UTF8.GetByteCount(longest) <= LongestSocketPath) return beside;
        // root's must not lie in the temporary folder, where anybody could have prepared it
        return Path.Combine(user is null ? Path.GetTempPath() : shared, $"guanxi-{Short(cluster)}.run");
    }

    private static string Short(string path) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..16];
}
