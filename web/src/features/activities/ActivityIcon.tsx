import type { ComponentType } from 'react';
import {
  CalendarIcon,
  ChatIcon,
  DealIcon,
  EditIcon,
  FileIcon,
  LeadIcon,
  MailIcon,
  NoteIcon,
  OrderIcon,
  PhoneIcon,
  PinIcon,
  TaskIcon,
} from '@/shared/icons';
import type { ActivityType } from './activities.api';
import css from './activities.module.css';

type EntryType = ActivityType | 'change' | 'opportunity' | 'task' | 'lead' | 'document' | 'order';

const icons: Record<EntryType, ComponentType> = {
  note: NoteIcon,
  call: PhoneIcon,
  email: MailIcon,
  meeting: CalendarIcon,
  visit: PinIcon,
  wechat: ChatIcon,
  sms: ChatIcon,
  purchase: OrderIcon,
  change: EditIcon,
  opportunity: DealIcon,
  task: TaskIcon,
  lead: LeadIcon,
  document: FileIcon,
  order: OrderIcon,
};

/** The round sign on the timeline's line. */
export function ActivityIcon({ type, tone }: { type: EntryType; tone?: 'good' | 'bad' }) {
  const Icon = icons[type] ?? NoteIcon;
  return (
    <span className={css.icon} data-type={type} data-tone={tone} aria-hidden>
      <Icon />
    </span>
  );
}
