using Guanxi.Platform;
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

    public static async Task<IReadOnlyList<(string Kind, Guid Id)>> Add(CrmDb db, Session session, CancellationToken ct)
    {
        var added = new List<(string, Guid)>();
        if (!await db.LeadScorings.AnyAsync(ct)) added.Add(("lead_scoring", Scoring(db)));
        var known = await db.LeadSources.Select(s => s.Name).ToListAsync(ct);
        foreach (var (name, cost, note) in new[] { ("展会", 60_000m, "春季行业展位"), ("广告", 24_000m, "搜索广告") })
            if (!known.Contains(name)) added.Add(("lead_sources", Source(db, name, cost, note)));
        if (!await db.WebForms.AnyAsync(ct)) added.Add(("web_forms", Form(db, session)));
        return added;
    }

    private static Guid Scoring(CrmDb db)
    {
        var scoring = LeadScoring.Usual();
        scoring.Change(new ScoringChanges { ScoreThreshold = QualifiedFrom, Rules = Rules });
        db.LeadScorings.Add(scoring);
        return scoring.Id.Value;
    }

    private static Guid Source(CrmDb db, string name, decimal cost, string note)
    {
        var source = LeadSource.Open(new LeadSourceChanges { Name = name, Cost = cost, Note = note });
        db.LeadSources.Add(source);
        return source.Id.Value;
    }

    private static Guid Form(CrmDb db, Session session)
    {
        var form = WebForm.Design(new WebFormChanges
        {
            Name = "官网咨询",
            Title = "预约演示",
            Source = "网站",
            ConsentText = "我同意贵公司保存以上信息并与我联系。",
            Fields = new List<FormField>
            {
                new() { Key = "name", Required = true }, new() { Key = "company" }, new() { Key = "phone", Required = true }, new() { Key = "company_size" }, new() { Key = "interest" },
            },
        }, session.TenantId);
        db.WebForms.Add(form);
        return form.Id.Value;
    }
}
