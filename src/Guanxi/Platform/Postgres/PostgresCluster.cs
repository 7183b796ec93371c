using System.Security.Cryptography;
using Microsoft.Extensions.Logging;

namespace Guanxi.Platform.Postgres;

/// <summary>One cluster on disk and the process that serves it: create, start, stop. The caller holds the lock.</summary>
internal sealed class PostgresCluster
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private const long LargeLog = 10 * 1024 * 1024;

    private readonly PostgresPlace place;
    private readonly PostgresPrograms programs;
    private readonly TimeProvider clock;
    private readonly ILogger log;

    private PostgresCluster(PostgresPlace place, TimeProvider clock, ILogger log)
    {
        this.place = place;
        this.clock = clock;
        this.log = log;
        programs = new PostgresPrograms(place.Binaries, place.User);
    }

    /// <summary>Creates the cluster with a random password where there is none.</summary>
    public static async Task<PostgresCluster> Open(PostgresPlace place, TimeProvider clock, ILogger log, CancellationToken ct)
    {
        var cluster = new PostgresCluster(place, clock, log);
        if (!File.Exists(Path.Combine(place.Cluster, "PG_VERSION"))) await cluster.Create(ct);
        else if (!File.Exists(place.PasswordFile))
            throw new PostgresUnavailableException(PostgresUnavailableException.DataIncomplete,
                $"缺少数据库密码文件 {place.PasswordFile}", $"the database's password file {place.PasswordFile} is missing");
        else if (place.User is not null && await PostgresPrograms.OwnerOf(place.Cluster, ct) is null)
            await cluster.programs.GiveToUser(place.Cluster, ct);
        // an ordinary owner must be able to lock it without root next time
        await cluster.programs.GiveToUser(place.LockFile, ct);
        return cluster;
    }

    public async Task Start(IReadOnlyDictionary<string, string> settings, CancellationToken ct)
    {
        await TakeOver(ct);
        await Configure(settings, ct);
        var since = clock.GetTimestamp();
        while (true)
        {
            var logStart = LogLength();
            var result = await programs.Run("pg_ctl", ct, "start", "-D", place.Cluster, "-l", place.LogFile, "-w", "-t", "600", "-s");
            if (result.ExitCode == 0) return;
            var said = NewLog(logStart);
            // children of a killed PostgreSQL need a moment to notice
            if (!said.Contains("is still in use", StringComparison.Ordinal) || clock.GetElapsedTime(since) > Patience)
                throw Refused(result, said);
            await Task.Delay(Pause, clock, ct);
        }
    }

    public async Task Stop(CancellationToken ct)
    {
        if (RunningPostgres.Read(place.Cluster)?.IsAliveOn(place.Cluster) is not true) return;
        var result = await programs.Run("pg_ctl", ct, "stop", "-D", place.Cluster, "-m", "fast", "-w", "-t", "60", "-s");
        if (result.ExitCode != 0)
            result = await programs.Run("pg_ctl", ct, "stop", "-D", place.Cluster, "-m", "immediate", "-w", "-t", "20", "-s");
        if (result.ExitCode != 0) log.LogError("PostgreSQL did not stop: {Reason}", result.Output);
        else if (Directory.Exists(place.Socket)) Directory.Delete(place.Socket, recursive: true);
    }

    public void StopNow()
    {
        if (RunningPostgres.Read(place.Cluster)?.IsAliveOn(place.Cluster) is true)
            programs.RunNow("pg_ctl", "stop", "-D", place.Cluster, "-m", "fast", "-w", "-t", "20", "-s");
    }

    private async Task Create(CancellationToken ct)
    {
        if (!File.Exists(place.PasswordFile))
            PrivateFiles.Write(place.PasswordFile, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));

        // made beside and moved, so that a cluster is whole or not there
        var unfinished = place.Cluster + ".new";
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        PrivateFiles.CreateFolder(unfinished, PrivateFiles.Owner);
        await programs.GiveToUser(unfinished, ct);
        var password = place.Cluster + ".initdb";
        PrivateFiles.Write(password, await File.ReadAllTextAsync(place.PasswordFile, ct));
        try
        {
            await programs.GiveToUser(password, ct);
            var locale = OperatingSystem.IsMacOS() ? "en_US.UTF-8" : "C.UTF-8";
            var result = await programs.Run("initdb", ct, "-D", unfinished, "-U", "postgres", $"--pwfile={password}", "--auth=scram-sha-256", "--encoding=UTF8",
                $"--locale={locale}", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--lc-messages=C", "--no-instructions");
            if (result.ExitCode != 0) throw Refused(result, "");
        }
        finally
        {
            File.Delete(password);
        }
        await File.AppendAllTextAsync(Path.Combine(unfinished, "postgresql.conf"), $"\ninclude_if_exists = '{PostgresSettings.FileName}'\n", ct);
        if (Directory.Exists(place.Cluster)) Directory.Delete(place.Cluster);    // only an empty one
        Directory.Move(unfinished, place.Cluster);
    }

    /// <summary>Ends the PostgreSQL of a server that was killed, and forgets one that died with it.</summary>
    private async Task TakeOver(CancellationToken ct)
    {
        if (RunningPostgres.Read(place.Cluster) is not { } left) return;
        if (left.IsAliveOn(place.Cluster))
        {
            log.LogInformation("PostgreSQL {ProcessId} of an ended server still runs: taking over", left.ProcessId);
            await Stop(ct);
        }
        // its number may now be another program's, which PostgreSQL would take for itself
        else File.Delete(Path.Combine(place.Cluster, RunningPostgres.FileName));
    }

    private async Task Configure(IReadOnlyDictionary<string, string> settings, CancellationToken ct)
    {
        if (Directory.Exists(place.Socket)) Directory.Delete(place.Socket, recursive: true);
        PrivateFiles.CreateFolder(place.Socket, PrivateFiles.Owner);
        await programs.GiveToUser(place.Socket, ct);

        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        var scarce = OperatingSystem.IsLinux() && new DriveInfo("/dev/shm").TotalSize < 256L * 1024 * 1024;
        PrivateFiles.Write(Path.Combine(place.Cluster, PostgresSettings.FileName),
            PostgresSettings.Write(place.Socket, memory, scarce, settings), readableByOthers: true);
        if (LogLength() > LargeLog) File.Move(place.LogFile, place.LogFile + ".1", overwrite: true);
    }

    private long LogLength() => File.Exists(place.LogFile) ? new FileInfo(place.LogFile).Length : 0;

    private string NewLog(long from)
    {
        if (LogLength() <= from) return "";
        using var file = new FileStream(place.LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(from, SeekOrigin.Begin);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    private static PostgresUnavailableException Refused(ProgramResult result, string said)
    {
        var lines = $"{result.Output}\n{said}".Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var reason = lines.LastOrDefault(l => l.Contains("FATAL:", StringComparison.Ordinal) || l.Contains("PANIC:", StringComparison.Ordinal))
            ?? lines.LastOrDefault(l => l.Contains("error:", StringComparison.Ordinal))
            ?? lines.LastOrDefault() ?? "exit code " + result.ExitCode;
        return new PostgresUnavailableException(PostgresUnavailableException.StartFailed,
            $"内置 PostgreSQL 无法启动：{reason}", $"the embedded PostgreSQL cannot start: {reason}", string.Join('\n', lines.TakeLast(20)));
    }
}
