using System.Net;
using System.Net.Sockets;

namespace Guanxi.Tests.Support;

/// <summary>A balancer as stands before two servers: one address, each connection handed to the next server in turn.</summary>
internal sealed class OneAddress : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ended = new();
    private readonly Uri[] servers;
    private readonly Task accepting;

    public OneAddress(params Uri[] servers)
    {
        this.servers = servers;
        listener.Start();
        accepting = Accept();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>A client whose every request is a connection of its own, so that they are spread evenly.</summary>
    public HttpClient Client(HttpClient like)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = like.DefaultRequestHeaders.Authorization;
        client.DefaultRequestHeaders.ConnectionClose = true;
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Stop();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ended.Dispose();
    }

    private async Task Accept()
    {
        for (var turn = 0; ; turn++) _ = Forward(await listener.AcceptTcpClientAsync(ended.Token), servers[turn % servers.Length]);
    }

    private async Task Forward(TcpClient from, Uri server)
    {
        using var to = new TcpClient();
        using (from)
        {
            await to.ConnectAsync(server.Host, server.Port, ended.Token);
            var (near, far) = (from.GetStream(), to.GetStream());
            await Task.WhenAny(near.CopyToAsync(far, ended.Token), far.CopyToAsync(near, ended.Token)).Unwrap().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
