import type { ComponentType } from 'react';
import { CalendarIcon, ChatIcon, EditIcon, MailIcon, NoteIcon, PhoneIcon, PinIcon } from '@/shared/icons';
import type { ActivityType } from './activities.api';
import css from './activities.module.css';

export const activityIcons: Record<ActivityType, ComponentType> = {
  note: NoteIcon,
  call: PhoneIcon,
  email: MailIcon,
  meeting: CalendarIcon,
  visit: PinIcon,
  wechat: ChatIcon,
  sms: ChatIcon,
};

/** The round sign on the timeline's line. */
export function ActivityIcon({ type }: { type: ActivityType | 'change' }) {
  const Icon = type === 'change' ? EditIcon : (activityIcons[type] ?? NoteIcon);
  return (
    <span className={css.icon} data-type={type} aria-hidden>
      <Icon />
    </span>
  );
}
