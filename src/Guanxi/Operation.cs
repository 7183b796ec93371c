using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Http;
using Guanxi.Platform.Postgres;

namespace Guanxi;

/// <summary>What the server program does for its operator: run one command and end, or serve.</summary>
public static class Operation
{
    private static readonly OperatorCommand Migrate = new("migrate", "", _ => Task.CompletedTask); // starting the database is all of it

    public static IReadOnlyList<OperatorCommand> Commands => [Migrate, .. Modules.All.SelectMany(m => m.Commands)];

    /// <summary>The verb the program was started with; null to serve.</summary>
    public static string? VerbOf(string[] args) => args is [{ Length: > 0 } first, ..] && first[0] != '-' && !first.Contains('=', StringComparison.Ordinal) ? first : null;

    /// <summary>Runs until the work is done or the server stopped. Answers the exit code: 0 done, 1 refused, 2 wrong usage; says why in one line.</summary>
    public static async Task<int> Run(
        string[] args, IServiceProvider services, Func<Task> serve, TextWriter output, TextWriter errors, CancellationToken ct)
    {
        try
        {
            if (VerbOf(args) is { } verb)
            {
                await RunCommand(verb, args[1..], services, output, ct);
                return 0;
            }
            await services.GetRequiredService<CrmDatabase>().Start(ct);
            services.GetRequiredService<PublicAddress>().Of("/"); // a wrong setting is told now, not by the first mail
            await serve();
            return 0;
        }
        catch (Exception refused) when (refused is PostgresUnavailableException or OperatorException)
        {
            await errors.WriteLineAsync(refused.Message);
            return (refused as OperatorException)?.ExitCode ?? 1;
        }
    }

    private static async Task RunCommand(string verb, string[] arguments, IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        var command = Commands.FirstOrDefault(c => c.Name == verb) ?? throw WrongUsage();
        var words = arguments.TakeWhile(a => !a.StartsWith('-')).ToArray(); // what follows are settings
        if (words.Length != command.Arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length) throw WrongUsage();
        await services.GetRequiredService<CrmDatabase>().Start(ct, joinRunning: true);
        await using var scope = services.CreateAsyncScope();
        await command.Run(new CommandScope(scope.ServiceProvider, words, output, ct));
    }

    private static OperatorException WrongUsage()
    {
        var usage = string.Join(" | ", Commands.Select(c => $"{c.Name} {c.Arguments}".Trim()));
        return new($"用法：{usage}", $"usage: {usage}", isUsage: true);
    }
}
