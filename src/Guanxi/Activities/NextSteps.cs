using Guanxi.Platform;

namespace Guanxi.Activities;

/// <summary>Makes a task of an activity's next step. Tasks stand below activities, which therefore can't make them: they fill this in.</summary>
public interface INextSteps
{
    /// <summary>A task for the caller, not yet saved.</summary>
    /// <exception cref="Refusal">400 for a time that is none, 403 without the right to make tasks.</exception>
    Task Plan(Activity activity, CancellationToken ct);
}
