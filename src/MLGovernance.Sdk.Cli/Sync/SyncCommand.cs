using System.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MLGovernance.Cli.Purview;
using MLGovernance.Pipeline;

namespace MLGovernance.Cli.Sync;

/// <summary><c>mlgov sync</c>: publishes again and again, by schedule and on events of workspaces, until it is interrupted.</summary>
internal static class SyncCommand
{
    internal static Command Create()
    {
        var estate = new EstateArguments();
        var schedule = new SyncArguments();
        Option<Uri?> purview = UriOption.Create("--purview", "The Microsoft Purview endpoint, for example https://contoso.purview.azure.com. Without it runs read and check only.")!;
        Option<string> basePath = new("--base-path") { Description = "The base path of the Data Map API; older accounts have /catalog/api.", DefaultValueFactory = _ => "/datamap/api" };
        var publish = new PublishArguments();
        Option<Uri?> listen = UriOption.Create(
            "--listen",
            "Serve GET /healthz and, with --event-secret-file, POST /events for Azure Event Grid there, for example http://0.0.0.0:8080. Put TLS before it.",
            allowHttp: true)!;
        Option<FileInfo?> secret = new("--event-secret-file")
        {
            Description = "A file with the secret that Event Grid sends in the header x-mlgov-secret or the query parameter 'code'; at least 16 characters.",
        };
        var command = new Command(
            "sync",
            "Keep Microsoft Purview fresh: publish daily, by cron or interval, and when a workspace tells of a change; until interrupted.\n"
            + "Example: mlgov sync --workspace /subscriptions/…/workspaces/prod --purview https://contoso.purview.azure.com --journal prod.journal --cron \"0 3 * * *\" --time-zone Europe/Zurich")
        {
            purview, basePath, listen, secret,
        };
        publish.AddTo(command);
        schedule.AddTo(command);
        estate.AddTo(command);
        command.Runs(async (parsed, cancellationToken) =>
        {
            PurviewTarget? target = parsed.GetValue(purview) is not { } endpoint ? null
                : publish.Apply(parsed, new PurviewTarget(endpoint, parsed.GetRequiredValue(basePath), DryRun: false, PlanOutput: null));
            string? known = parsed.GetValue(secret) is { } file ? (await File.ReadAllTextAsync(file.FullName, cancellationToken)).Trim() : null;
            Uri? address = parsed.GetValue(listen);
            if (known is not null && address is null)
            {
                throw new ArgumentException("--event-secret-file is for events, which need an address: give --listen too.");
            }

            using IHost host = address is null
                ? Build(Host.CreateEmptyApplicationBuilder(null), builder => builder.Build(), Register)
                : Build(Web(address), builder => EventRoutes.Map(builder.Build(), known is not null), Register);
            await host.RunAsync(cancellationToken);
            return ExitCode.Success;

            void Register(IServiceCollection services)
            {
                services.AddMLGovernance(governance =>
                {
                    estate.Add(governance, parsed, purview: target);
                    governance.AddSync(sync => schedule.Apply(parsed, estate.Connection, sync));
                    if (known is not null)
                    {
                        governance.AddWorkspaceEvents(events => events.Secret = known);
                    }
                });
                services.AddHealthChecks().AddMLGovernanceSync();
            }
        });
        return command;
    }

    private static WebApplicationBuilder Web(Uri address)
    {
        WebApplicationBuilder web = WebApplication.CreateSlimBuilder();
        web.WebHost.UseUrls(address.AbsoluteUri);
        return web;
    }

    private static IHost Build<T>(T builder, Func<T, IHost> build, Action<IServiceCollection> register)
        where T : IHostApplicationBuilder
    {
        // Standard output stays free for results; what a daemon does is told on standard error.
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Information)
            .AddFilter("Microsoft", LogLevel.Warning).AddFilter("Azure", LogLevel.Warning).AddFilter("Microsoft.Extensions.Hosting", LogLevel.None).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information)
            .AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "yyyy-MM-ddTHH:mm:ssZ "))
            .Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        register(builder.Services);
        return build(builder);
    }
}
