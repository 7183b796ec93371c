using System.Collections.Frozen;
using System.Text;

namespace Guanxi.Platform.Search;

/// <summary>How Chinese names are spelled in Latin letters, without tones; ü is written v, and u as well.</summary>
public static class Pinyin
{
    private const int LongestPersonalName = 4;

    private static readonly FrozenDictionary<string, string> Characters = Load<string>("readings", line => Folding.Characters(line[1]).Select(c => (c, line[0])));
    private static readonly FrozenDictionary<string, string[]> Phrases = Load<string[]>("phrases", line => [(line[0], line[1..])]);
    private static readonly FrozenDictionary<string, string[]> Surnames = Load<string[]>("surnames", line => [(line[0], line[1..])]);
    private static readonly int LongestPhrase = Phrases.Keys.Max(p => p.Length);

    /// <summary>
    /// The spellings of a name: one, or several where the first character may be a surname with a reading of its own, or where ü
    /// is typed as u. None when there is nothing Chinese in it.
    /// </summary>
    public static IReadOnlyList<Spelling> Of(string name)
    {
        var runs = Folding.Runs(Folding.Of(name)).ToList();
        if (!runs.Exists(r => r.IsChinese)) return [];
        List<Spelling> spellings = [Spell(runs, [])];
        if (runs is [{ Text.Length: >= 2 and <= LongestPersonalName } person] && Surname(person.Text) is { } surname)
            spellings.Insert(0, Spell(runs, surname));
        spellings.AddRange([.. spellings.Where(s => s.Letters.Contains('v')).Select(s => s with { Letters = s.Letters.Replace('v', 'u') })]);
        return [.. spellings.Where(s => s.Letters.Length > 0).DistinctBy(s => s.Letters)];
    }

    private static string[]? Surname(string name) =>
        name.Length > 2 && Surnames.TryGetValue(name[..2], out var two) ? two : Surnames.GetValueOrDefault(name[..1]);

    private static Spelling Spell(List<Run> runs, string[] surname)
    {
        var (letters, initials, starts) = (new StringBuilder(), new StringBuilder(), new List<int>());
        foreach (var run in runs)
        {
            if (run.IsChinese)
            {
                foreach (var syllable in Syllables(run.Text, surname))
                {
                    starts.Add(letters.Length);
                    letters.Append(syllable);
                    initials.Append(syllable[0]);
                }
            }
            else
            {
                letters.Append(run.Text);
                initials.Append(run.Text.Length <= LongestPersonalName ? run.Text : run.Text[..1]);
            }
        }
        return new(letters.ToString(), initials.ToString(), starts);
    }

    private static IEnumerable<string> Syllables(string run, string[] surname)
    {
        foreach (var syllable in surname) yield return syllable;
        for (var i = surname.Length; i < run.Length;)
        {
            if (PhraseAt(run, i) is { } phrase)
            {
                foreach (var syllable in phrase) yield return syllable;
                i += phrase.Length;
                continue;
            }
            var length = char.IsHighSurrogate(run[i]) && i + 1 < run.Length ? 2 : 1;
            if (Characters.TryGetValue(run.Substring(i, length), out var reading)) yield return reading;
            i += length;
        }
    }

    private static string[]? PhraseAt(string run, int from)
    {
        var lookup = Phrases.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(LongestPhrase, run.Length - from); length >= 2; length--)
            if (lookup.TryGetValue(run.AsSpan(from, length), out var phrase)) return phrase;
        return null;
    }

    private static FrozenDictionary<string, T> Load<T>(string name, Func<string[], IEnumerable<(string Key, T Value)>> read)
    {
        using var file = typeof(Pinyin).Assembly.GetManifestResourceStream($"search/{name}.txt")!;
        using var reader = new StreamReader(file);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(line => read(line.Split(' ')))
            .ToFrozenDictionary(pair => pair.Key, pair => pair.Value);
    }
}

/// <summary>A name in Latin letters: all letters, the first letter of each syllable, and where in the letters each syllable starts.</summary>
public sealed record Spelling(string Letters, string Initials, IReadOnlyList<int> Starts);
