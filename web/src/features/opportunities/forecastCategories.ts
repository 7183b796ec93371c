/** How sure one is of a deal, as the forecast counts it. */
export const categories = ['pipeline', 'best_case', 'commit', 'omitted'] as const;
