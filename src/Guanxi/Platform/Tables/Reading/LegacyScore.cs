using System.Text;

namespace Guanxi.Platform.Tables.Reading;

/// <summary>
/// How well bytes read as a Chinese encoding: the share of characters from its everyday part, plus the share of the
/// commonest characters of business lists, less the bytes it cannot hold.
/// </summary>
internal sealed record LegacyScore(double Value, double OrdinaryShare, double BadShare, bool HasFourByte)
{
    private const string Common = "客户客戶名称名稱公司有限联系聯絡人手机機电話话邮箱郵地址备注備註省市区區县縣路号號北上广廣州深圳京海中国國大的一是在不了科技贸易貿實业業实股份集团團"
        + "张張王李刘劉陈陳杨楊赵趙黄周吴吳产產品销售銷部经經理日期时時间間来來源状態态级級别別类類型";

    public static LegacyScore Gb(ReadOnlySpan<byte> bytes)
    {
        int characters = 0, ordinary = 0, bad = 0, four = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80) continue;
            if (i + 1 >= bytes.Length) break;
            var (lead, trail) = (bytes[i], bytes[i + 1]);
            if (lead is >= 0x81 and <= 0xFE && trail is >= 0x30 and <= 0x39 && i + 3 < bytes.Length
                && bytes[i + 2] is >= 0x81 and <= 0xFE && bytes[i + 3] is >= 0x30 and <= 0x39)
            {
                four++;
                characters++;
                i += 3;
            }
            else if (lead is >= 0x81 and <= 0xFE && trail is >= 0x40 and not 0x7F and not 0xFF)
            {
                characters++;
                i++;
                if (trail >= 0xA1 && lead is (>= 0xA1 and <= 0xA3) or (>= 0xB0 and <= 0xD7)) ordinary++;
            }
            else if (lead != 0x80)
            {
                bad++;
            }
        }

        return Of(bytes, 936, characters, ordinary, bad, four > 0);
    }

    public static LegacyScore Big5(ReadOnlySpan<byte> bytes)
    {
        int characters = 0, ordinary = 0, bad = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80) continue;
            if (i + 1 >= bytes.Length) break;
            var (lead, trail) = (bytes[i], bytes[i + 1]);
            if (lead is >= 0x81 and <= 0xFE && trail is (>= 0x40 and <= 0x7E) or (>= 0xA1 and <= 0xFE))
            {
                characters++;
                i++;
                if (lead is >= 0xA1 and <= 0xC6) ordinary++;
            }
            else
            {
                bad++;
            }
        }

        return Of(bytes, 950, characters, ordinary, bad, false);
    }

    /// <summary>High bytes stand alone between ASCII letters, as in Müller.</summary>
    public static bool IsWestern(ReadOnlySpan<byte> bytes)
    {
        int high = 0, alone = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80) continue;
            high++;
            var before = i == 0 ? (byte)0 : bytes[i - 1];
            var after = i + 1 == bytes.Length ? (byte)0 : bytes[i + 1];
            if (before < 0x80 && after < 0x80) alone++;
        }

        return high > 0 && alone >= high * 0.8;
    }

    private static LegacyScore Of(ReadOnlySpan<byte> bytes, int codePage, int characters, int ordinary, int bad, bool fourByte)
    {
        var total = Math.Max(1, characters + bad);
        var text = CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetString(bytes[..Math.Min(bytes.Length, 1 << 14)]);
        var wide = Math.Max(1, text.Count(c => c > 0x7F));
        var common = (double)text.Count(c => c > 0x7F && Common.Contains(c)) / wide;
        var (ordinaryShare, badShare) = ((double)ordinary / total, (double)bad / total);
        return new LegacyScore(ordinaryShare + common - 5 * badShare, ordinaryShare, badShare, fourByte);
    }
}
