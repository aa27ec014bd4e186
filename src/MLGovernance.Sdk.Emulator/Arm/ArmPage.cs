using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using MLGovernance.Emulator.Http;

namespace MLGovernance.Emulator.Arm;

/// <summary>Cuts a list into pages with opaque <c>$skip</c> tokens and writes one.</summary>
internal sealed class ArmPage(AzureEmulatorOptions options)
{
    public Task WriteAsync(HttpContext context, ReadOnlySpan<ArmResource> members, ArmCollection collection)
    {
        int size = collection.PageSize;
        if (collection.PageSizeParameter is { } parameter)
        {
            size = ArmListQuery.Number(context.Request.Query, parameter) ?? size;
        }

        size = Math.Min(size, options.PageSize ?? int.MaxValue);
        return WriteAsync(context, members, size);
    }

    public Task WriteAsync(HttpContext context, ReadOnlySpan<ArmResource> members, int size)
    {
        bool isFirst = !context.Request.Query.ContainsKey("$skip");
        int offset = 0;
        string token = context.Request.Query["$skip"].ToString();
        if (!isFirst && !SkipToken.TryRead(token, out offset))
        {
            throw ArmError.BadParameter("$skip", token, "a continuation token of this list");
        }

        bool isEmptyPage = isFirst && options.EmptyPages;
        ReadOnlySpan<ArmResource> page = isEmptyPage ? [] : members[Math.Min(offset, members.Length)..];
        page = page[..Math.Min(page.Length, size)];
        int next = offset + page.Length;
        string? link = isEmptyPage || next < members.Length ? Origin.With(context.Request, "$skip", SkipToken.Create(next)) : null;

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("value");
            foreach (ArmResource resource in page)
            {
                ArmBody.Write(writer, resource.Body, Origin.DiscoveryOf(context.Request, options));
            }

            writer.WriteEndArray();
            if (link is not null)
            {
                writer.WriteString("nextLink", link);
            }

            writer.WriteEndObject();
        }

        return Reply.BytesAsync(context, buffer.WrittenMemory);
    }
}
