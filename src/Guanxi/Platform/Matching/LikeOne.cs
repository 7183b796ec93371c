namespace Guanxi.Platform.Matching;

/// <summary>Compares one record that is being entered with those an index found. Pure.</summary>
internal static class LikeOne
{
    /// <summary>The similar ones with their sureness and in what they agree, the surest first. How common a value is, is not known here: it counts as rare.</summary>
    public static IReadOnlyList<Match> Of(Profile entered, IReadOnlyList<Profile> others)
    {
        var comparison = new Comparison(new Frequencies([]));
        var (asked, matches) = (Signature.Of(entered), new List<Match>());
        for (var i = 0; i < others.Count; i++)
        {
            var other = Signature.Of(others[i]);
            // what is typed into one field is a company or a person as the other is
            var alike = other.IsPerson == asked.IsPerson ? asked : Signature.Of(entered with { IsPerson = other.IsPerson, Person = entered.Companies is [var typed, ..] ? typed : null, Companies = [] });
            var (bits, reasons) = comparison.Weigh(alike, other);
            if (bits >= Comparison.Threshold) matches.Add(new(0, i, DuplicateFinder.ScoreOf(bits), reasons));
        }
        return [.. matches.OrderByDescending(m => m.Score).ThenBy(m => m.Second)];
    }
}
