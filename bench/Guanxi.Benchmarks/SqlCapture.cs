using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Guanxi.Benchmarks;

/// <summary>One thing a request did with the database: began or ended a transaction, or ran a command.</summary>
internal sealed record Step(StepKind Kind, string Text = "", IReadOnlyList<NpgsqlParameter>? Parameters = null);

internal enum StepKind { Begin, Command, Commit }

/// <summary>Listens to what EF Core tells about the commands and transactions of one request.</summary>
internal sealed class SqlCapture : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly AsyncLocal<List<Step>?> Current = new();
    private readonly IDisposable subscription;

    public SqlCapture() => subscription = DiagnosticListener.AllListeners.Subscribe(this);

    /// <summary>Everything this flow of work does from now on is kept in the list.</summary>
    public static void Into(List<Step> steps) => Current.Value = steps;

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name) value.Subscribe(this);
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (Current.Value is not { } steps) return;
        if (value.Key == RelationalEventId.TransactionStarted.Name) steps.Add(new Step(StepKind.Begin));
        else if (value.Key == RelationalEventId.TransactionCommitted.Name) steps.Add(new Step(StepKind.Commit));
        else if (value is { Value: CommandExecutedEventData executed } && value.Key == RelationalEventId.CommandExecuted.Name)
            steps.Add(new Step(StepKind.Command, executed.Command.CommandText, [.. executed.Command.Parameters.Cast<NpgsqlParameter>().Select(p => p.Clone())]));
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }

    public void Dispose() => subscription.Dispose();
}
