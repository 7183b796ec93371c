using Guanxi.Platform.Pdf;
using Guanxi.Platform.Tables;

namespace Guanxi.Analytics.Files;

/// <summary>A file that was written into memory: its name, what it is, and its bytes.</summary>
internal sealed record MadeFile(string Name, string ContentType, byte[] Content)
{
    public static MadeFile Pdf(PdfReport report, string name, string language)
    {
        using var target = new MemoryStream();
        PdfDocument.Write(report, language, target);
        return new($"{name}.pdf", "application/pdf", target.ToArray());
    }

    public static MadeFile Xlsx(string name, byte[] content) => new(TableDownload.NameOf(name, "xlsx"), TableDownload.ContentTypeOf("xlsx"), content);

    public IResult Download() => Results.File(Content, ContentType, Name);
}
