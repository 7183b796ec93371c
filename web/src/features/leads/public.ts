/** Pages of the settings and the reports, fetched when they are opened. */
export const leadSettingsPage = async () => ({
  Component: (await import('./settings/LeadSettingsPage')).LeadSettingsPage,
});
export const leadSourcesPage = async () => ({ Component: (await import('./LeadSourcesPage')).LeadSourcesPage });
