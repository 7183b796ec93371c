using System.Globalization;
using System.Text.Json.Nodes;

namespace Guanxi.Cli;

/// <summary>What most commands do: send the one request their line in the table describes, and show the answer.</summary>
internal static class Request
{
    private const int LongestPage = 200;

    public static readonly OptionSpec Yes = new("yes", new("不询问确认", "Do not ask for confirmation"), Kind.Flag);

    public static readonly OptionSpec[] Paging =
    [
        new("limit", new("最多多少条，默认 50", "At most so many, 50 when left out"), Kind.Integer) { Local = true },
        new("cursor", new("从上一页的 next_cursor 继续", "Continue at the next_cursor of the page before")) { Local = true },
        new("all", new("全部取出", "All of them"), Kind.Flag),
    ];

    public static async Task<int> Run(Invocation call, CancellationToken ct)
    {
        using var api = call.Connect();
        var answer = call.Spec.Method switch
        {
            var get when get == HttpMethod.Get && call.Spec.Columns is [] => await api.Send(get, call.PathWithQuery(), null, ct),
            var get when get == HttpMethod.Get => await List(call, api, ct),
            var delete when delete == HttpMethod.Delete => await Delete(call, api, ct),
            var write => await Write(call, api, write, ct),
        };
        call.Output.Show(answer, call.Spec);
        return Crm.Done;
    }

    private static async Task<JsonNode?> Write(Invocation call, ApiClient api, HttpMethod method, CancellationToken ct)
    {
        var body = call.Body();
        await CustomFields.Add(call, api, body, ct);
        if (body.Count == 0 && !call.Spec.MayBeEmpty)
            throw new WrongUsage(Texts.NothingToChange);
        return await api.Send(method, call.Fill(call.Spec.Route), body, ct);
    }

    private static async Task<JsonNode?> Delete(Invocation call, ApiClient api, CancellationToken ct)
    {
        if (call.Spec.Confirm is { } consequences && call.Terminal.CanAsk && !call.Flag("yes"))
        {
            var found = await api.Send(HttpMethod.Get, call.Fill(consequences), null, ct);
            if (call.Terminal.Ask(Texts.ReallyDelete(found).In(call.Chinese)) is not ("y" or "Y" or "yes" or "是"))
                throw new Failed(Texts.NothingDeleted);
        }

        var answer = await api.Send(HttpMethod.Delete, call.Fill(call.Spec.Route), null, ct);
        call.Output.Say(Texts.Done);
        return answer;
    }

    /// <summary>Reads as many pages as were asked for and joins them to one answer.</summary>
    private static async Task<JsonNode?> List(Invocation call, ApiClient api, CancellationToken ct)
    {
        var wanted = call.Flag("all") ? long.MaxValue
            : call["limit"] is { } limit ? long.Parse(limit, CultureInfo.InvariantCulture)
            : 50;
        var path = call.PathWithQuery();
        path += path.Contains('?', StringComparison.Ordinal) ? '&' : '?';

        var all = new JsonArray();
        var cursor = call["cursor"];
        JsonObject? page;
        do
        {
            var size = Math.Min(wanted - all.Count, LongestPage);
            var after = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
            page = await api.Send(HttpMethod.Get, $"{path}limit={size}{after}", null, ct) as JsonObject;
            foreach (var item in (page?["items"] as JsonArray)?.ToList() ?? [])
            {
                item?.Parent?.AsArray().Remove(item);
                all.Add(item);
            }

            cursor = (string?)page?["next_cursor"];
        }
        while (cursor is not null && all.Count < wanted);

        if (page is not null)
            page["items"] = all;
        return page;
    }
}
