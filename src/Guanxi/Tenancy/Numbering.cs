using System.Globalization;
using Guanxi.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Guanxi.Tenancy;

/// <summary>The last number given out for one prefix and day. Numbers are never given twice; gaps are possible.</summary>
public sealed class NumberSequence : Entity
{
    public string Prefix { get; private init; } = "";
    public DateOnly Day { get; private init; }
    public long Last { get; private init; }

    internal sealed class Mapping : IEntityTypeConfiguration<NumberSequence>
    {
        public void Configure(EntityTypeBuilder<NumberSequence> builder)
        {
            builder.ToTable("number_sequences");
            builder.HasKey(s => new { s.TenantId, s.Prefix, s.Day });
            builder.Property(s => s.Prefix).HasMaxLength(10);
        }
    }
}

internal static class Numbering
{
    /// <summary>Reserves so many numbers at once and answers the first; safe under any concurrency, since one row counts.</summary>
    public static async Task<long> Reserve(CrmDb db, Session session, string prefix, DateOnly day, int count, CancellationToken ct)
    {
        var last = await db.Database.SqlQuery<long>(
            $"""
             INSERT INTO crm.number_sequences AS s (tenant_id, prefix, day, last) VALUES ({session.TenantId}, {prefix}, {day}, {count})
             ON CONFLICT (tenant_id, prefix, day) DO UPDATE SET last = s.last + {count} RETURNING last AS "Value"
             """).ToListAsync(ct);
        return last[0] - count + 1;
    }

    public static string Code(string prefix, DateOnly day, long number) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}{day:yyyyMMdd}{number:000}");
}
