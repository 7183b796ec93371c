import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { useTexts } from '@/shared/i18n';
import { ChevronDownIcon, PlusIcon } from '@/shared/icons';
import listCss from '@/shared/lists/lists.module.css';
import { Pop } from '@/shared/lists/Pop';
import { type DashboardRow, dashboardList } from './dashboards.api';
import css from './dashboards.module.css';
import { dashboardTexts } from './dashboards.texts';

interface TitleProps {
  id: string;
  name: string;
  onNew: () => void;
}

/** The heading: the dashboard that is shown, the way to others, and to a new one. */
export function DashboardTitle({ id, name, onNew }: TitleProps) {
  const t = useTexts(dashboardTexts);
  const [open, setOpen] = useState(false);
  const items = useQuery(dashboardList).data?.items ?? [];
  const parts: [string, DashboardRow[]][] = [
    [t('builtIn'), items.filter((one) => one.is_built_in)],
    [t('mine'), items.filter((one) => one.is_own)],
    [t('others'), items.filter((one) => !one.is_own && !one.is_built_in)],
  ];
  return (
    <h1 className={css.title}>
      <Pop
        open={open}
        onOpenChange={setOpen}
        content={
          <nav className={css.choices} aria-label={t('title')}>
            {parts.map(
              ([heading, part]) =>
                part.length > 0 && (
                  <section key={heading} aria-label={heading}>
                    <div className={css.heading}>{heading}</div>
                    {part.map((one) => (
                      <Link
                        key={one.dashboard_id}
                        to={`/dashboards/${one.dashboard_id}`}
                        className={listCss.option}
                        aria-current={one.dashboard_id === id ? 'page' : undefined}
                        data-at={one.dashboard_id === id || undefined}
                        onClick={() => setOpen(false)}
                      >
                        {one.name}
                      </Link>
                    ))}
                  </section>
                ),
            )}
            <div className={css.newChoice}>
              <button
                type="button"
                className={listCss.option}
                onClick={() => {
                  setOpen(false);
                  onNew();
                }}
              >
                <PlusIcon aria-hidden /> {t('new')}
              </button>
            </div>
          </nav>
        }
      >
        <button type="button" className={css.titleButton} aria-haspopup="dialog" aria-expanded={open}>
          <span>{name}</span>
          <ChevronDownIcon aria-hidden />
        </button>
      </Pop>
    </h1>
  );
}
