import { lazy } from 'react';

export { Bell } from './Bell';

/** A page of the settings; its code comes when it is opened. */
export const NotificationSettings = lazy(async () => ({
  default: (await import('./NotificationSettings')).NotificationSettings,
}));
