using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MLGovernance.Azure.Tests;

/// <summary>A service on loopback that takes events over HTTP, and answers the first requests as it is told.</summary>
internal sealed class LineageListener : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Queue<(int Status, string Body)> _answers = new();
    private readonly Lock _lock = new();

    internal LineageListener(params ReadOnlySpan<(int Status, string Body)> answers)
    {
        foreach ((int, string) answer in answers)
        {
            _answers.Enqueue(answer);
        }

        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        int port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        Endpoint = new Uri($"http://localhost:{port}");
        _listener.Prefixes.Add($"http://localhost:{port}/");
        _listener.Start();
        _ = ServeAsync();
    }

    internal Uri Endpoint { get; }

    internal List<(string Method, string Path, string? Authorization, string Body)> Requests { get; } = [];

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            string body = await reader.ReadToEndAsync();
            (int status, string answer) = (201, string.Empty);
            lock (_lock)
            {
                Requests.Add((context.Request.HttpMethod, context.Request.Url!.AbsolutePath, context.Request.Headers["Authorization"], body));
                if (_answers.TryDequeue(out (int, string) told))
                {
                    (status, answer) = told;
                }
            }

            context.Response.StatusCode = status;
            context.Response.Headers["Retry-After"] = status == 429 ? "0" : null;
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(answer));
            context.Response.Close();
        }
    }
}
