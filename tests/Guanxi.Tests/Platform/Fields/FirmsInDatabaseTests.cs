using Guanxi.Platform.Fields;
using Guanxi.Platform.Filters;
using Guanxi.Platform.Search;
using Guanxi.Tests.Platform.Filters;
using Guanxi.Tests.Platform.Search;
using Guanxi.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tests.Platform.Fields;

/// <summary>What the pure tests say about filters, search and paging also holds in PostgreSQL.</summary>
public sealed class FirmsInDatabaseTests(CrmApp app) : IAsyncLifetime
{
    private readonly FirmDb db = FirmDb.On(app.OwnerConnection);

    public async ValueTask InitializeAsync()
    {
#pragma warning disable EF1002 // a constant
        await db.Database.ExecuteSqlRawAsync($"DROP SCHEMA IF EXISTS {FirmDb.Schema} CASCADE");
#pragma warning restore EF1002
        await db.Database.ExecuteSqlRawAsync(db.Database.GenerateCreateScript());
    }

    public async ValueTask DisposeAsync() => await db.DisposeAsync();

    [Fact]
    public async Task Every_filter_lets_the_same_records_through_as_in_memory()
    {
        var firms = await Store(Firms.Some());
        var context = FilterContext.At(Firms.Now, Firms.Shanghai, Firms.Me.Value, db);

        foreach (var (filter, expected) in FilterCases.All.Select(row => row.Data))
        {
            var ids = await db.Firms.Filtered(FirmFields.All, filter, context).Select(f => f.Id).ToListAsync();
            Assert.Equal($"{filter}: {expected}", $"{filter}: {Places(firms, ids)}");
        }
    }

    [Fact]
    public async Task Every_search_finds_the_same_records_by_the_index_and_by_walking()
    {
        var firms = await Store([.. SearchCases.Records.Select(Searchable)]);

        foreach (var (typed, expected) in SearchCases.All.Select(row => row.Data))
        {
            var found = await db.Firms.Searched(f => f.Id, typed, default);
            var walked = db.Firms.Where(SearchFilter.MatchesWalking<Firm>(f => f.SearchText, f => f.SearchGrams, SearchQuery.Parse(typed)));
            Assert.Equal($"{typed}: {expected}", $"{typed}: {Places(firms, await found.Query.Select(f => f.Id).ToListAsync())}");
            Assert.Equal($"{typed}: {expected}", $"{typed}: {Places(firms, await walked.Select(f => f.Id).ToListAsync())}");
        }
        Assert.Equal(firms.Count, await (await db.Firms.Searched(f => f.Id, " ", default)).Query.CountAsync());
        Assert.Contains("<@ f.", db.Firms.Where(SearchFilter.Matches<Firm>(f => f.SearchText, f => f.SearchGrams, SearchQuery.Parse("科技"))).ToQueryString(), StringComparison.Ordinal);
        Assert.DoesNotContain("<@", db.Firms.Where(SearchFilter.MatchesWalking<Firm>(f => f.SearchText, f => f.SearchGrams, SearchQuery.Parse("科技"))).ToQueryString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("last_seen_at")]
    [InlineData("annual_revenue")]
    [InlineData("founded_on")]
    [InlineData("industry")]
    [InlineData("status")]
    [InlineData("name")]
    [InlineData("created_at")]
    public async Task Pages_give_every_record_once_in_order_with_the_empty_ones_last(string key)
    {
        await Store([.. Enumerable.Range(0, 43).Select(Numbered)]);
        foreach (var sort in (string[])[key, "-" + key])
        {
            var order = FirmFields.All.Sort(sort);
            List<Firm> all = await order.All(db.Firms, f => f, default).ToListAsync();
            var paged = await Paged(order);

            Assert.Equal(all.Select(f => f.Id), paged.Select(f => f.Id));
            Assert.Equal(43, paged.Select(f => f.Id).Distinct().Count());
            var values = paged.Select(f => FirmFields.All.Find(key)!.Read(f)).ToList();
            Assert.DoesNotContain(values.SkipWhile(v => v is not null), v => v is not null);
            var given = values.TakeWhile(v => v is not null).ToList();
            if (key is "status") continue;
            var sorted = given.Order(Comparer<object?>.Create((a, b) => a is string s ? string.CompareOrdinal(s, (string?)b) : Comparer<object>.Default.Compare(a!, b!))).ToList();
            if (sort.StartsWith('-')) sorted.Reverse();
            Assert.Equal(sorted, given);
        }
    }

    [Theory]
    [InlineData("industry,-annual_revenue")]
    [InlineData("-founded_on,industry,-last_seen_at")]
    [InlineData("-name,annual_revenue")]
    public async Task Several_fields_sort_one_after_the_other_and_pages_give_every_record_once(string sort)
    {
        await Store([.. Enumerable.Range(0, 43).Select(Numbered)]);

        var paged = await Paged(FirmFields.All.Sort(sort));

        Assert.Equal(43, paged.Select(f => f.Id).Distinct().Count());
        var keys = sort.Split(',').Select(word => (Field: FirmFields.All.Find(word.TrimStart('-'))!, Down: word.StartsWith('-'))).ToList();
        foreach (var (before, after) in paged.Zip(paged.Skip(1)))
        {
            var different = keys.FirstOrDefault(k => !Equals(k.Field.Read(before), k.Field.Read(after)));
            if (different.Field is not { } field) continue;
            var (first, second) = (field.Read(before), field.Read(after));
            Assert.True(second is null || (first is not null && (Comparer<object>.Default.Compare(first, second) < 0) != different.Down), $"{first} before {second}");
        }
    }

    private async Task<List<Firm>> Paged(Keyset<Firm> order)
    {
        List<Firm> paged = [];
        string? cursor = null;
        do
        {
            var page = await order.Page(db.Firms, f => f, 7, cursor, default);
            paged.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return paged;
    }

    private static Firm Numbered(int i) => new()
    {
        Name = $"客户{i % 5}",
        Industry = i % 4 == 0 ? null : $"行业{i % 3}",
        State = (FirmState)(i % 3),
        Revenue = i % 3 == 0 ? null : i % 7 * 1.01m,
        FoundedOn = i % 6 == 0 ? null : new DateOnly(2000 + (i % 4), 1, 1),
        CreatedAt = Firms.Now.AddMicroseconds(i / 3),
        LastSeenAt = i % 2 == 0 ? null : Firms.Now.AddDays(i % 9),
    };

    private static Firm Searchable(SearchCases.Sample sample)
    {
        var (text, grams) = SearchText.Of(sample.Names, [sample.Code], [sample.Phone], [sample.Mail]);
        return new() { Name = sample.Names[0], SearchText = text, SearchGrams = grams };
    }

    private async Task<List<Firm>> Store(List<Firm> firms)
    {
        db.AddRange(firms);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return firms;
    }

    private static string Places(List<Firm> firms, List<Guanxi.Platform.Id<Firm>> ids) =>
        string.Join(' ', firms.Select((firm, i) => (firm, i)).Where(f => ids.Contains(f.firm.Id)).Select(f => f.i));
}
