using System.Globalization;
using Guanxi.Analytics.Dashboards;
using Guanxi.Analytics.Reports;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Guanxi.Platform.Filters;
using Guanxi.Platform.Pdf;
using Guanxi.Platform.Tables;
using Guanxi.Platform.Texts;
using Guanxi.Tenancy;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Analytics.Files;

/// <summary>A dashboard as a file, in the name and with the rights of who takes it: a PDF with its pictures, or a workbook with a sheet for each widget.</summary>
internal static class DashboardFile
{
    public static readonly IReadOnlyList<string> Formats = ["pdf", "xlsx"];

    private sealed record Shown(Widget Widget, string Title, ReportAnswer? Answer);

    public static async Task<IResult> Handle(string id, [AsParameters] DashboardPeriod period, string? format, string? lang, HttpContext http, CrmDb db, Session session, CancellationToken ct)
    {
        session.Language = RecordExport.LanguageOf(lang, session.Language);
        var dashboard = await DashboardQueries.Find(id, db, session, ct);
        return (await Reading.Of(new EditCall(http, db, session), call => Of(dashboard, period, format ?? "pdf", call))).Download();
    }

    /// <exception cref="Refusal">400 for a format or a period there is not, 503 where the fonts of PDF files are missing.</exception>
    public static async Task<MadeFile> Of(DashboardDetail dashboard, DashboardPeriod period, string format, EditCall call)
    {
        if (!Formats.Contains(format)) throw Refusal.Field("format", "unknown_option");
        var (session, now) = (call.Session, call.Get<TimeProvider>().GetUtcNow());
        var today = TenancyModule.Today(session, call.Get<TimeProvider>());
        var days = period.Days(today);
        var shown = new List<Shown>();
        foreach (var widget in dashboard.Widgets.OrderBy(w => w.Y).ThenBy(w => w.X)) shown.Add(await Answer(widget, days, today, call));
        return format == "pdf" ? Paper(dashboard.Name, await OrganizationOf(call), shown, session, now) : await Workbook(dashboard.Name, shown, session, call.Ct);
    }

    /// <summary>Who took it, from which organisation, and when.</summary>
    public static string Foot(Session session, DateTimeOffset at) => Text.Of(session.Language, "report.paper.foot", session.Access.UserName, At(session, at));

    /// <summary>What its reader may not see is said, not left out: others see something there.</summary>
    private static async Task<Shown> Answer(Widget widget, (DateOnly From, DateOnly To)? days, DateOnly today, EditCall call)
    {
        try
        {
            var answer = await WidgetAnswer.Of(widget, days, today, call);
            return new(widget, string.IsNullOrWhiteSpace(widget.Title) ? answer.Title : widget.Title, answer);
        }
        catch (Exception refused) when (refused is Refusal { Status: 400 or 403 or 404 } or FilterException) // a filter names a field that is gone, or withheld
        {
            return new(widget, widget.Title ?? "", null);
        }
    }

    private static MadeFile Paper(string name, string organization, List<Shown> shown, Session session, DateTimeOffset now)
    {
        var paper = new ReportPaper(session.Language);
        var numbers = shown.Where(s => s is { Answer: not null, Widget.Type: WidgetType.Number }).ToList();
        var sections = new List<PdfSection>();
        if (numbers.Count > 0) sections.Add(paper.Numbers([.. numbers.Select(n => (n.Widget, n.Title, n.Answer!))]));
        sections.AddRange(shown.Except(numbers).Select(s => s.Answer is { } answer ? paper.Of(s.Widget, s.Title, answer) : new PdfSection(s.Title, Withheld(session))));
        return MadeFile.Pdf(new PdfReport(name, $"{organization} · {At(session, now)}", sections) { Footer = Foot(session, now), MadeAt = now }, FileName(name), session.Language);
    }

    private static async Task<MadeFile> Workbook(string name, List<Shown> shown, Session session, CancellationToken ct)
    {
        using var target = new MemoryStream();
        XlsxTableWriter? writer = null;
        foreach (var (widget, title, answer) in shown)
        {
            IReadOnlyList<TableColumn> columns = answer is null ? [new("title", title, Platform.Fields.FieldType.Text)] : ExportReport.Columns(answer);
            if (writer is null) writer = XlsxTableWriter.Start(target, columns, title);
            else writer.NextSheet(columns, title);
            foreach (var row in answer is null ? [[Withheld(session)]] : ExportReport.Rows(answer)) await writer.Write(row, ct);
        }
        writer ??= XlsxTableWriter.Start(target, [new("title", name, Platform.Fields.FieldType.Text)], name);
        await writer.Finish(ct);
        await writer.DisposeAsync();
        return MadeFile.Xlsx(FileName(name), target.ToArray());
    }

    public static Task<string> OrganizationOf(EditCall call) => call.Db.Tenants.Select(t => t.Name).SingleAsync(call.Ct);

    private static string Withheld(Session session) => Text.Of(session.Language, "report.paper.withheld");

    private static string At(Session session, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, session.TimeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string FileName(string name) => string.Concat(name.Select(c => char.IsControl(c) || "\\/:*?\"<>|".Contains(c) ? ' ' : c)).Trim() is { Length: > 0 } kept ? kept : "dashboard";
}
