using System.Net;
using System.Text;
using Azure.Core.Pipeline;

namespace MLGovernance.Azure.Tests;

/// <summary>A service in the process: answers by rule, and remembers each request with the token it carried.</summary>
internal sealed class FakeService : HttpMessageHandler
{
    private readonly List<(Func<HttpRequestMessage, bool> Matches, Func<HttpRequestMessage, HttpResponseMessage> Answer)> _rules = [];
    private readonly Lock _lock = new();

    public List<(string Method, Uri Uri, string? Authorization, string? Body)> Requests { get; } = [];

    public HttpPipelineTransport Transport => new HttpClientTransport(new HttpClient(this, disposeHandler: false));

    public FakeService On(string part, string body, int status = 200, params (string Name, string Value)[] headers) =>
        On(request => request.RequestUri!.PathAndQuery.Contains(part, StringComparison.Ordinal), _ => Json(body, status, headers));

    public FakeService On(Func<HttpRequestMessage, bool> matches, Func<HttpRequestMessage, HttpResponseMessage> answer)
    {
        _rules.Insert(0, (matches, answer));
        return this;
    }

    public FakeService On(string part, Func<HttpRequestMessage, bool> matches, Func<HttpRequestMessage, HttpResponseMessage> answer) =>
        On(request => request.RequestUri!.PathAndQuery.Contains(part, StringComparison.Ordinal) && matches(request), answer);

    /// <summary>Answers with each body in turn and then with the last one for ever.</summary>
    public FakeService InTurn(string part, params Func<HttpResponseMessage>[] answers)
    {
        int next = 0;
        return On(
            request => request.RequestUri!.PathAndQuery.Contains(part, StringComparison.Ordinal),
            _ => answers[Math.Min(Interlocked.Increment(ref next) - 1, answers.Length - 1)]());
    }

    public static HttpResponseMessage Json(string body, int status = 200, params (string Name, string Value)[] headers)
    {
        HttpResponseMessage response = new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach ((string name, string value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string? body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        lock (_lock)
        {
            Requests.Add((request.Method.Method, request.RequestUri!, request.Headers.Authorization?.ToString(), body));
            foreach ((Func<HttpRequestMessage, bool> matches, Func<HttpRequestMessage, HttpResponseMessage> answer) in _rules)
            {
                if (matches(request))
                {
                    HttpResponseMessage response = answer(request);
                    response.RequestMessage = request;
                    return response;
                }
            }
        }

        return Json("""{"error":{"code":"ResourceNotFound","message":"Nothing is here."}}""", 404);
    }
}
