namespace Guanxi.Cli;

internal static class Program
{
    private static Task<int> Main(string[] args) => Crm.Run(args, Terminal.Current);
}
