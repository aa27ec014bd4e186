using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using MLGovernance.Lineage;
using MLGovernance.Policy;
using MLGovernance.Purview;
using Spectre.Console;

namespace MLGovernance.Cli.Search;

/// <summary><c>mlgov search</c>: finds assets offline with the queries of Microsoft Purview's discovery.</summary>
internal static class SearchCommand
{
    internal static Command Create()
    {
        var estate = new EstateArguments();
        Argument<string[]> keywords = new("keywords") { Description = "What to look for in names, descriptions, classifications and terms; none or '*' finds everything.", Arity = ArgumentArity.ZeroOrMore };
        Option<string?> filter = new("--filter")
        {
            Description = "A filter as in Purview's discovery, as JSON or a file that holds it, for example '{\"and\":[{\"kind\":\"job\"},{\"attributeName\":\"owner\",\"operator\":\"exists\"}]}'.",
        };
        Option<string[]> facets = new("--facet") { Description = $"A facet to count: {string.Join(", ", DiscoveryFacet.Names)}; may be given several times." };
        Option<string[]> order = new("--order-by") { Description = "name, qualifiedName, createTime or updateTime, with ':desc' to turn it round; may be given several times." };
        Option<int> limit = new("--limit") { Description = "The most results on the page, up to 1000.", DefaultValueFactory = _ => 50 };
        Option<string?> token = new("--continue") { Description = "The token that the page before printed." };
        Option<OutputFormat> output = OutputOption.Create();
        var command = new Command(
            "search",
            "Search an estate with the queries of Microsoft Purview's discovery, offline.\nExample: mlgov search churn --folder saved --filter '{\"kind\":\"modelVersion\"}' --facet classification")
        {
            keywords, filter, facets, order, limit, token, output,
        };
        estate.AddTo(command);
        command.Runs(async (parsed, cancellationToken) =>
        {
            var query = new DiscoveryQuery
            {
                Keywords = string.Join(' ', parsed.GetValue(keywords) ?? []),
                Filter = await FilterAsync(parsed.GetValue(filter), cancellationToken),
                Facets = [.. (parsed.GetValue(facets) ?? []).Select(name => new DiscoveryFacet(name))],
                OrderBy = [.. (parsed.GetValue(order) ?? []).Select(Order)],
                Limit = parsed.GetValue(limit),
                ContinuationToken = parsed.GetValue(token),
            };
            await using EstateSession session = estate.Open(parsed);
            LineageGraph graph = await session.TraceAsync(cancellationToken);
            var mapper = new EntityMapper(new EntityMapperOptions { Classifications = new ClassificationOptions() });
            DiscoveryResult found = DiscoveryIndex.Of(mapper.Map(ComplianceReport.None(graph), cancellationToken)).Search(query);
            if (parsed.GetValue(output) == OutputFormat.Json)
            {
                JsonOutput.Write(found.WriteTo);
            }
            else
            {
                Write(found);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static DiscoveryOrder Order(string text) => text.Split(':') is [{ } field, { } direction]
        ? new DiscoveryOrder(field, direction.ToUpperInvariant() switch
        {
            "DESC" => true,
            "ASC" => false,
            _ => throw new FormatException($"'{text}' is no order; expected for example name:desc."),
        })
        : new DiscoveryOrder(text);

    private static async Task<DiscoveryFilter> FilterAsync(string? text, CancellationToken cancellationToken)
    {
        if (text is null)
        {
            return DiscoveryFilter.Everything;
        }

        bool isJson = text.TrimStart().StartsWith('{');
        try
        {
            using JsonDocument json = JsonDocument.Parse(isJson ? text : await File.ReadAllTextAsync(text, cancellationToken));
            return DiscoveryFilter.Parse(json.RootElement);
        }
        catch (JsonException error)
        {
            throw new FormatException($"{(isJson ? "--filter" : $"'{text}'")} is no JSON: {error.Message}", error);
        }
    }

    private static void Write(DiscoveryResult found)
    {
        Table table = new Table().Border(TableBorder.None).AddColumns("KIND", "NAME", "CLASSIFICATIONS", "ID");
        foreach (DiscoveryHit hit in found.Hits)
        {
            table.AddRow(
                Markup.Escape(hit.Document.Kind.Length > 0 ? hit.Document.Kind : hit.Document.TypeName),
                Markup.Escape(hit.Document.Name),
                Markup.Escape(string.Join(' ', hit.Document.Classifications)),
                Markup.Escape(hit.Document.Id));
        }

        AnsiConsole.Write(table);
        foreach ((string name, ImmutableArray<DiscoveryFacetValue> values) in found.Facets)
        {
            AnsiConsole.MarkupLineInterpolated($"{name}: {string.Join(", ", values.Select(value => $"{(value.Value.Length > 0 ? value.Value : "(none)")} {value.Count}"))}");
        }

        AnsiConsole.MarkupLineInterpolated($"{found.Count} found, {found.Hits.Length} shown{(found.ContinuationToken is { } next ? $"; more with --continue {next}" : "")}");
    }
}
