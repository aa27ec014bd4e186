using System.Text.Json;
using Microsoft.AspNetCore.Http;
using MLGovernance.Emulator.Faults;

namespace MLGovernance.Emulator.Http;

/// <summary>What every request goes through: log, fault script, bearer check, then the route; errors become bodies of the plane.</summary>
internal sealed class RequestPipeline(AzureEmulatorOptions options, RequestLog log, FaultScript faults)
{
    private readonly BearerCheck _bearer = new(options);

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        HttpRequest request = context.Request;
        bool hadToken = BearerCheck.HasToken(request);
        bool isFaulted = false;
        bool isDropped = false;
        long length = 0;
        try
        {
            string text = "";
            if (faults.NeedsText(request.Method, request.Path.Value!))
            {
                request.EnableBuffering(bufferThreshold: 16 * 1024 * 1024);
                using var reader = new StreamReader(request.Body, leaveOpen: true);
                text = request.QueryString.Value + "\n" + await reader.ReadToEndAsync(context.RequestAborted).ConfigureAwait(false);
                request.Body.Position = 0;
            }

            length = request.ContentLength ?? 0;
            Fault? fault = faults.Take(request.Method, request.Path.Value!, text + Uri.UnescapeDataString(request.QueryString.Value ?? ""));
            isFaulted = fault is not null;
            if (fault is null)
            {
                await ServeAsync(context, next).ConfigureAwait(false);
            }
            else
            {
                isDropped = await FaultyReply.WriteAsync(context, fault, inner => ServeAsync(inner, next), options.TimeProvider).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            isDropped = true;
        }
        finally
        {
            log.Add(new EmulatorRequest(
                request.Method, request.Host.Value ?? "", request.Path.Value!, request.QueryString.Value ?? "", hadToken,
                isDropped ? 0 : context.Response.StatusCode, length, isFaulted));
        }
    }

    private async Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            _bearer.Require(context);
            await next(context).ConfigureAwait(false);
        }
        catch (EmulatorError error)
        {
            await Reply.ErrorAsync(context, error).ConfigureAwait(false);
        }
        catch (JsonException error)
        {
            await Reply.ErrorAsync(context, new EmulatorError(
                400, Planes.Of(context.Request) == Plane.DataMap ? "ATLAS-400-00-01A" : "InvalidRequestContent",
                $"The body is not valid JSON: {error.Message}")).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A defect of the emulator has to show in the response that it spoils, not as a cut connection.
        catch (Exception error) when (error is not OperationCanceledException && !context.Response.HasStarted)
#pragma warning restore CA1031
        {
            await Reply.ErrorAsync(context, new EmulatorError(
                500, Planes.Of(context.Request) == Plane.DataMap ? "ATLAS-500-00-001" : "InternalServerError",
                $"The emulator failed: {error.GetType().Name}: {error.Message}")).ConfigureAwait(false);
        }
    }
}
