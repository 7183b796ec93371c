using Microsoft.Extensions.Logging;

namespace Guanxi.Tests.Support;

/// <summary>What the servers under test call an error, in a file beside the tests: the answer to a client rarely says what broke.</summary>
internal sealed class ErrorLog : ILoggerProvider
{
    private static readonly Lock Writing = new();

    public ILogger CreateLogger(string categoryName) => new Log(categoryName);

    public void Dispose() { }

    private sealed class Log(string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        /// <summary>Kestrel says in passing why it cut a connection.</summary>
        private readonly bool isKestrel = category.StartsWith("Microsoft.AspNetCore.Server.Kestrel", StringComparison.Ordinal);

        public bool IsEnabled(LogLevel logLevel) => logLevel >= (isKestrel ? LogLevel.Debug : LogLevel.Error);

        void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel < LogLevel.Error && eventId.Name is not ("ResponseMinimumDataRateNotSatisfied" or "ApplicationAbortedConnection" or "ApplicationError")) return;
            lock (Writing) File.AppendAllText(Path.Combine(AppContext.BaseDirectory, "server-errors.log"), $"{TimeProvider.System.GetUtcNow():O} {category}: {formatter(state, exception)}\n{exception}\n\n");
        }
    }
}
