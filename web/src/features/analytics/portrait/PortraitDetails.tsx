import { Button, Tooltip } from 'antd';
import { type ReactNode, useId } from 'react';
import { openTaskForm } from '@/features/tasks/public';
import { formatMoney, formatNumber } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { PlusIcon } from '@/shared/icons';
import { TimeText } from '@/shared/records/TimeText';
import { useCan } from '@/shared/session';
import type { CustomerProfile } from '../worth/worth.api';
import css from './portrait.module.css';
import { portraitTexts } from './portrait.texts';

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={css.part} aria-labelledby={id}>
      <h4 id={id} className={css.head}>
        {title}
      </h4>
      {children}
    </section>
  );
}

interface ActionsProps {
  actions: string[];
  customer: { id: string; name: string };
}

/** What to do next; each becomes a task with one press. */
export function PortraitActions({ actions, customer }: ActionsProps) {
  const t = useTexts(portraitTexts);
  const mayPlan = useCan()('tasks.create');
  if (actions.length === 0) return null;
  return (
    <Part title={t('actions')}>
      <ul className={css.actions}>
        {actions.map((action) => (
          <li key={action}>
            {action}
            {mayPlan && (
              <Tooltip title={t('asTask', { action })} placement="left">
                <Button
                  type="text"
                  size="small"
                  icon={<PlusIcon />}
                  aria-label={t('asTask', { action })}
                  onClick={() => openTaskForm({ title: action, customer: { id: customer.id, name: customer.name } })}
                />
              </Tooltip>
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** What was bought most, and how one was in touch. */
export function PortraitPreferences({ preferences }: { preferences: string[] }) {
  const t = useTexts(portraitTexts);
  if (preferences.length === 0) return null;
  return (
    <Part title={t('preferences')}>
      <ul className={css.tags}>
        {preferences.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Part>
  );
}

/** The facts everything above was worked out of. */
export function PortraitFacts({ profile: { facts, currency } }: { profile: CustomerProfile }) {
  const t = useTexts(portraitTexts);
  return (
    <Part title={t('facts')}>
      <dl className={css.facts}>
        <dt>{t('purchases')}</dt>
        <dd className="gx-num">{t('times', { value: formatNumber(facts.purchases) })}</dd>
        <dt>{t('spent')}</dt>
        <dd className="gx-num">{formatMoney(facts.total, currency)}</dd>
        <dt>{t('first')}</dt>
        <dd>
          <TimeText at={facts.first_purchase_at} />
        </dd>
        <dt>{t('last')}</dt>
        <dd>
          <TimeText at={facts.last_purchase_at} />
        </dd>
        <dt>{t('contact')}</dt>
        <dd>
          <TimeText at={facts.last_contact_at} />
        </dd>
      </dl>
    </Part>
  );
}
