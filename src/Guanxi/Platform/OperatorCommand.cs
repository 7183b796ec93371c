namespace Guanxi.Platform;

/// <summary>A verb the operator gives the server program: <c>dotnet run --project src/Guanxi.Server -- reset-password EMAIL</c>.</summary>
public sealed record OperatorCommand(string Name, string Arguments, Func<CommandScope, Task> Run);

/// <summary>What a command may use. The database is ready; <c>Services</c> act for nobody yet.</summary>
public sealed record CommandScope(IServiceProvider Services, IReadOnlyList<string> Arguments, TextWriter Output, CancellationToken Cancelled)
{
    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();
}

/// <summary>The operator asks for something that can't be; the message is one line in Chinese and English.</summary>
public sealed class OperatorException(string chinese, string english, bool isUsage = false) : Exception($"{chinese} / {english}")
{
    /// <summary>2 when the command was typed wrongly, else 1.</summary>
    public int ExitCode => isUsage ? 2 : 1;
}
