using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Guanxi.Tests.Platform.Mail;

/// <summary>A mail server that speaks enough SMTP to take one mail, and keeps what it was told.</summary>
internal sealed class SmtpServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly string? refusal;

    /// <param name="refusal">What it answers to a recipient instead of taking it, e.g. <c>550 no such user</c>.</param>
    public SmtpServer(string? refusal = null)
    {
        this.refusal = refusal;
        listener.Start();
        Talk = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>The commands of the conversation; ends when the other side leaves.</summary>
    public Task<IReadOnlyList<string>> Talk { get; }

    public string Mail { get; private set; } = "";

    private async Task<IReadOnlyList<string>> Serve()
    {
        using var client = await listener.AcceptTcpClientAsync();
        using var reader = new StreamReader(client.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(client.GetStream(), new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        var commands = new List<string>();
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync() is { } line)
        {
            commands.Add(line);
            if (line == "DATA") await TakeMail(reader, writer);
            else await writer.WriteLineAsync(AnswerTo(line));
            if (line == "QUIT") break;
        }
        return commands;
    }

    private string AnswerTo(string line) => line.Split(' ')[0] switch
    {
        "EHLO" => "250-test\r\n250 AUTH LOGIN",
        "AUTH" => line.Split(' ').Length > 2 ? "334 UGFzc3dvcmQ6" : "334 VXNlcm5hbWU6",
        "MAIL" or "RSET" => "250 ok",
        "RCPT" => refusal ?? "250 ok",
        "QUIT" => "221 bye",
        _ => "235 welcome", // the password
    };

    private async Task TakeMail(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 go on");
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".") text.Append(line).Append('\n');
        Mail = text.ToString();
        await writer.WriteLineAsync("250 taken");
    }

    public void Dispose() => listener.Dispose();
}
