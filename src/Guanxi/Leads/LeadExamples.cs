using Guanxi.Leads.Forms;
using Guanxi.Leads.Scoring;
using Guanxi.Leads.Sources;
using Guanxi.Platform;
using Guanxi.Platform.Database;
using Microsoft.EntityFrameworkCore;

namespace Guanxi.Leads;

/// <summary>What an organisation that tries the product finds set up: the fifth document's scoring, sources with cost, a form.</summary>
internal static class LeadExamples
{
    private const int QualifiedFrom = 50;

    private static readonly List<ScoringRule> Rules =
    [
        new() { Condition = "公司规模 > 100", Points = 20 }, new() { Condition = "行业 = '科技'", Points = 15 }, new() { Condition = "访问了定价页", Points = 10 },
        new() { Condition = "下载了白皮书", Points = 5 }, new() { Condition = "邮件开启 > 3", Points = 5 },
    ];

    /// <summary>Like all sample data without a word in the audit log; within the caller's transaction.</summary>
    public static async Task<IReadOnlyList<(string Kind, Guid Id)>> Add(CrmDb db, Session session, TimeProvider clock, CancellationToken ct)
    {
        List<LeadScoring> scoring = await db.LeadScorings.AnyAsync(ct) ? [] : [Scoring()];
        var known = await db.LeadSources.Select(s => s.Name).ToListAsync(ct);
        List<LeadSource> sources = [Source("展会", 60_000, "春季行业展位"), Source("广告", 24_000, "搜索广告")];
        sources.RemoveAll(s => known.Contains(s.Name));
        List<WebForm> forms = await db.WebForms.AnyAsync(ct) ? [] : [Form(session)];
        await db.InsertMany(scoring, session, clock, ct);
        await db.InsertMany(sources, session, clock, ct);
        await db.InsertMany(forms, session, clock, ct);
        return [.. scoring.Select(s => ("lead_scoring", s.Id.Value)), .. sources.Select(s => ("lead_sources", s.Id.Value)), .. forms.Select(f => ("web_forms", f.Id.Value))];
    }

    private static LeadScoring Scoring()
    {
        var scoring = LeadScoring.Usual();
        scoring.Change(new ScoringChanges { ScoreThreshold = QualifiedFrom, Rules = Rules });
        return scoring;
    }

    private static LeadSource Source(string name, decimal cost, string note) => LeadSource.Open(new LeadSourceChanges { Name = name, Cost = cost, Note = note });

    private static WebForm Form(Session session) => WebForm.Design(
        new WebFormChanges
        {
            Name = "官网咨询",
            Title = "预约演示",
            Source = "网站",
            ConsentText = "我同意贵公司保存以上信息并与我联系。",
            Fields = new List<FormField>
            {
                new() { Key = "name", Required = true }, new() { Key = "company" }, new() { Key = "phone", Required = true }, new() { Key = "company_size" }, new() { Key = "interest" },
            },
        },
        session.TenantId);
}
