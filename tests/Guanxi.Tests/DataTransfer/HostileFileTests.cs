using System.IO.Compression;
using System.Net;
using System.Text;
using Guanxi.Tests.Attacks;
using Guanxi.Tests.Support;
using static Guanxi.Tests.Support.Imports;

namespace Guanxi.Tests.DataTransfer;

/// <summary>A bad file gets a clear answer, nothing of it is stored, and the server goes on.</summary>
public sealed class HostileFileTests(CrmApp app)
{
    public static TheoryData<string, string> AtTheDoor => new()
    {
        { "empty", "table.empty" }, { "blank", "table.empty" }, { "picture", "table.unsupported" }, { "columns", "table.too_many_columns" },
        { "half a workbook", "table.broken" }, { "zip", "table.unsupported" }, { "no encoding", "table.encoding" }, { "web page", "table.web_page" },
        { "json", "table.json" }, { "bomb", "table.zip_bomb" },
    };

    [Theory]
    [MemberData(nameof(AtTheDoor))]
    public async Task A_bad_file_is_refused_at_the_door_in_both_languages(string kind, string code)
    {
        var tenant = await app.NewTenant();
        using var english = new HttpRequestMessage(HttpMethod.Post, "/api/imports") { Content = Form(Bad(kind), "file.xlsx") };
        english.Headers.AcceptLanguage.ParseAdd("en");

        var first = await tenant.Admin.SendFile(Bad(kind), "file.xlsx");
        var second = await tenant.Admin.SendAsync(english);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, first.StatusCode);
        var (zh, en) = (await first.Body(), await second.Body());
        Assert.Equal((code, code), ((string?)zh["code"], (string?)en["code"]));
        Assert.NotEqual((string?)zh["detail"], (string?)en["detail"]);
        Assert.Empty((await tenant.Admin.GetJson("/api/imports"))["items"]!.AsArray());
        Assert.Equal("1/0/0/0", (await tenant.Admin.Import(Csv("客户名称", "好的"))).Counts());
    }

    [Theory]
    [InlineData("cell", "table.cell_too_long")]
    [InlineData("quote", "table.unbalanced_quote")]
    [InlineData("workbook", "table.zip_bomb")]
    [InlineData("row of columns", "table.too_many_columns")]
    public async Task A_file_that_goes_wrong_far_below_stores_nothing_of_it(string kind, string code)
    {
        var tenant = await app.NewTenant();
        var rows = string.Concat(Enumerable.Range(0, 3_000).Select(i => $"客户{i},x\r\n"));
        var file = kind switch
        {
            "cell" => Encoding.UTF8.GetBytes($"客户名称,行业\r\n{rows}坏,{new string('x', 10 << 20)}\r\n"),
            "quote" => Encoding.UTF8.GetBytes($"客户名称,行业\r\n{rows}坏,\"没有结束\r\n{rows}"),
            "row of columns" => Encoding.UTF8.GetBytes($"客户名称,行业\r\n{rows}坏{string.Concat(Enumerable.Repeat(",x", 1_000))}\r\n"),
            _ => Workbook(string.Concat(Enumerable.Range(0, 3_000).Select(i => $"<row><c t=\"inlineStr\"><is><t>客户{i}</t></is></c></row>")) + new string(' ', 60 << 20)),
        };

        var done = await tenant.Admin.Import(file, kind == "workbook" ? "a.xlsx" : "a.csv");

        Assert.Equal(("failed", code, "0/0/0/0"), ((string?)done["status"], (string?)done["error"]!["code"], done.Counts()));
        Assert.Empty(await tenant.Admin.CustomerNames());
    }

    [Fact]
    [AttackCase("AC-179")]
    public async Task An_upload_over_the_limit_is_refused_early()
    {
        var tenant = await app.NewTenant();
        using var huge = new StreamContent(new Endless(300L << 20));
        using var form = new MultipartFormDataContent { { huge, "file", "huge.csv" } };
        using var client = new HttpClient { BaseAddress = tenant.Admin.BaseAddress };
        client.DefaultRequestHeaders.Authorization = tenant.Admin.DefaultRequestHeaders.Authorization;
        client.DefaultRequestHeaders.ExpectContinue = true;
        form.Headers.ContentLength = 301L << 20;

        Assert.Equal("too_large", await client.PostAsync("/api/imports", form).RefusedWith(HttpStatusCode.RequestEntityTooLarge));
        Assert.Equal("1/0/0/0", (await tenant.Admin.Import(Csv("客户名称", "好的"))).Counts());
    }

    [Fact]
    public async Task A_body_that_is_no_form_is_refused()
    {
        var tenant = await app.NewTenant();
        using var broken = new StringContent("--x\r\nnothing");
        broken.Headers.ContentType = new("multipart/form-data") { Parameters = { new("boundary", "x") } };

        Assert.Equal("import.not_multipart", await tenant.Admin.PostAsync("/api/imports", new StringContent("{}", Encoding.UTF8, "application/json")).RefusedWith(HttpStatusCode.UnsupportedMediaType));
        Assert.Equal(HttpStatusCode.BadRequest, (await tenant.Admin.PostAsync("/api/imports", broken)).StatusCode);
        Assert.Equal(["file"], await tenant.Admin.PostAsync("/api/imports", new MultipartFormDataContent { { new StringContent("customers"), "kind" } }).FaultyFields());
    }

    [Fact]
    [AttackCase("AC-161")]
    public async Task Characters_that_can_not_be_stored_are_taken_out_or_refused()
    {
        var tenant = await app.NewTenant();

        var nul = await tenant.Admin.Import("[{\"客户名称\":\"没有\\u0000空字符\"}]"u8.ToArray(), "a.json");
        var half = tenant.Admin.SendFile("[{\"客户名称\":\"好的\"},{\"客户名称\":\"半个\\ud83d\"}]"u8.ToArray(), "a.json");

        Assert.Equal("1/0/0/0", nul.Counts());
        Assert.Equal("table.json", await half.RefusedWith(HttpStatusCode.UnprocessableEntity));
        Assert.Equal(["没有空字符"], await tenant.Admin.CustomerNames());
    }

    private static byte[] Bad(string kind) => kind switch
    {
        "empty" => [],
        "blank" => "  \r\n \r\n"u8.ToArray(),
        "picture" => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, .. Noise(5_000)],
        "columns" => Encoding.UTF8.GetBytes($"{string.Join(',', Enumerable.Range(0, 1_000).Select(i => $"列{i}"))}\r\n1\r\n"),
        "half a workbook" => Workbook("<row><c><v>1</v></c></row>")[..300],
        "zip" => Zip(("readme.txt", "x")),
        "no encoding" => [.. Noise(20_000).Select(b => (byte)(b | 0x80))],
        "web page" => "<html><table><tr><td>1</td></tr></table></html>"u8.ToArray(),
        "json" => "[{\"a\":1},{\"a\":"u8.ToArray(),
        _ => Workbook(new string(' ', 60 << 20)),
    };

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(7).NextBytes(noise);
        return noise;
    }

    private static byte[] Workbook(string rows) => Zip(
        ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
        ("_rels/.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
        ("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"s\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/s.xml\"/></Relationships>"),
        ("xl/worksheets/s.xml", $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row><c t=\"inlineStr\"><is><t>客户名称</t></is></c></row>{rows}</sheetData></worksheet>"));

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var part = new StreamWriter(zip.CreateEntry(name).Open());
                part.Write(text);
            }
        }
        return bytes.ToArray();
    }

    /// <summary>So many bytes of one letter, made as they are read.</summary>
    private sealed class Endless(long left) : Stream
    {
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var now = (int)Math.Min(count, left);
            buffer.AsSpan(offset, now).Fill((byte)'x');
            left -= now;
            return now;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
