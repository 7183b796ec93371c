import type { ComponentType } from 'react';
import {
  AtIcon,
  BellIcon,
  CheckIcon,
  ClockIcon,
  ContactsIcon,
  ExportIcon,
  FlagIcon,
  ImportIcon,
  LeadIcon,
  LinkIcon,
  StarIcon,
  TaskIcon,
} from '@/shared/icons';
import css from './notifications.module.css';

const icons: Record<string, ComponentType> = {
  assigned: ContactsIcon,
  mentioned: AtIcon,
  reminder: ClockIcon,
  due: TaskIcon,
  converted: LeadIcon,
  won: StarIcon,
  import_finished: ImportIcon,
  export_finished: ExportIcon,
  approval: CheckIcon,
  pool: FlagIcon,
  shared: LinkIcon,
};

export function NotificationIcon({ kind }: { kind: string }) {
  const Icon = icons[kind] ?? BellIcon;
  return (
    <span className={css.icon} data-kind={kind} aria-hidden>
      <Icon />
    </span>
  );
}
