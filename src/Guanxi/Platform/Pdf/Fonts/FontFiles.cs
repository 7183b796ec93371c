namespace Guanxi.Platform.Pdf.Fonts;

/// <summary>
/// Finds Noto Sans SC: published beside the server in <c>fonts</c>, or restored in the source tree. Opened at the first PDF and kept.
/// </summary>
internal static class FontFiles
{
    private const string SourceFolder = "src/Guanxi.Server/fonts/node_modules/@expo-google-fonts/noto-sans-sc";

    private static readonly Lock Opening = new();
    private static (TrueTypeFont Regular, TrueTypeFont Bold)? opened;

    /// <summary>503 <c>pdf.no_font</c> when they are missing or damaged; the next call looks again.</summary>
    public static (TrueTypeFont Regular, TrueTypeFont Bold) Open()
    {
        lock (Opening) return opened ??= OpenFrom(AppContext.BaseDirectory);
    }

    public static (TrueTypeFont Regular, TrueTypeFont Bold) OpenFrom(string program)
    {
        TrueTypeFont? regular = null;
        try
        {
            regular = TrueTypeFont.Open(Find(program, "400Regular", "NotoSansSC_400Regular.ttf"), "NotoSansSC-Regular");
            return (regular, TrueTypeFont.Open(Find(program, "700Bold", "NotoSansSC_700Bold.ttf"), "NotoSansSC-Bold"));
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            regular?.Dispose();
            throw Refusal.With(503, "pdf.no_font");
        }
    }

    private static string Find(string program, string folder, string name)
    {
        var published = Path.Combine(program, "fonts", name);
        if (File.Exists(published)) return published;
        for (var at = new DirectoryInfo(program); at is not null; at = at.Parent)
        {
            var restored = Path.Combine(at.FullName, SourceFolder, folder, name);
            if (File.Exists(restored)) return restored;
        }
        throw new FileNotFoundException(published);
    }
}
