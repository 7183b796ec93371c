using System.Text;
using Guanxi.Platform;
using Guanxi.Platform.Fields;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Tests.Platform.Fields;

public sealed class KeysetTests : IDisposable
{
    private static readonly Guid Id = Guid.Parse("0195a1b2-0000-7000-8000-000000000009");
    private readonly FirmDb db = FirmDb.On("Host=nowhere");

    public void Dispose() => db.Dispose();

    [Fact]
    public void A_page_is_one_range_of_the_index()
    {
        var sql = Sql("-created_at", KeysetCursor.Write("-created_at", [Firms.Now], Id));

        var only = Assert.Single(sql);
        Assert.Contains("""(f."CreatedAt", f."Id") < (@""", only, StringComparison.Ordinal);
        Assert.EndsWith("""ORDER BY f."CreatedAt" DESC, f."Id" DESC""", only.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public void Records_without_a_value_come_last_in_both_directions()
    {
        foreach (var sort in (string[])["annual_revenue", "-annual_revenue"])
        {
            var sql = Sql(sort, null);
            Assert.Equal(2, sql.Count);
            Assert.Contains("""WHERE f."Revenue" IS NOT NULL""", sql[0], StringComparison.Ordinal);
            Assert.Contains("""WHERE f."Revenue" IS NULL""", sql[1], StringComparison.Ordinal);
        }
        Assert.Contains("""f."Id" > @""", Assert.Single(Sql("annual_revenue", KeysetCursor.Write("annual_revenue", [null], Id))), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_fields_sort_what_is_alike_in_the_first_and_enter_its_index_where_the_page_begins()
    {
        var sql = Sql("name,-annual_revenue", KeysetCursor.Write("name,-annual_revenue", ["a", 5m], Id));

        var only = Assert.Single(sql);
        Assert.Contains("""(f."Name", f."Name") >= (@""", only, StringComparison.Ordinal);
        Assert.Contains("""ORDER BY f."Name", f."Revenue" IS NULL, f."Revenue" DESC, f.""", only, StringComparison.Ordinal);
    }

    [Fact]
    public void At_most_three_fields_sort() =>
        Assert.Equal("sort.too_many", Assert.Throws<Refusal>(() => FirmFields.All.Sort("name,-created_at,status,annual_revenue")).Code);

    [Theory]
    [InlineData("color")]
    [InlineData("phone")]
    [InlineData("tenant_id")]
    [InlineData("")]
    [InlineData("--name")]
    [InlineData("name desc")]
    public void Only_sortable_fields_sort(string sort)
    {
        Assert.Equal("sort.unknown", Assert.Throws<Refusal>(() => FirmFields.All.Sort(sort)).Code);
    }

    [Theory]
    [InlineData("junk")]
    [InlineData("")]
    [InlineData("!!!!")]
    [InlineData("bnVsbA")]
    [InlineData("{}")]
    public void A_cursor_nobody_gave_out_is_refused(string cursor)
    {
        Assert.Equal("cursor.invalid", Assert.Throws<Refusal>(() => Sql("name", cursor)).Code);
    }

    [Fact]
    public void A_cursor_belongs_to_its_order_and_type()
    {
        Refused("-name", KeysetCursor.Write("name", ["a"], Id));
        Refused("name", KeysetCursor.Write("name", [null], Id));
        Refused("name", KeysetCursor.Write("name", ["a\0b"], Id));
        Refused("created_at", KeysetCursor.Write("created_at", ["yesterday"], Id));
        Refused("annual_revenue", KeysetCursor.Write("annual_revenue", ["1e99"], Id));
        Refused("status", KeysetCursor.Write("status", ["Blue"], Id));
        Refused("name", Convert.ToBase64String(Encoding.UTF8.GetBytes("""{"Sort":"name","Values":["\ud800"],"Id":"x"}""")));
        Refused("name", new string('A', 3000));

        void Refused(string sort, string cursor) => Assert.Equal("cursor.invalid", Assert.Throws<Refusal>(() => Sql(sort, cursor)).Code);
    }

    private List<string> Sql(string sort, string? cursor) =>
        [.. FirmFields.All.Sort(sort).Stretches(db.Firms, cursor).Select(q => q.ToQueryString())];
}
