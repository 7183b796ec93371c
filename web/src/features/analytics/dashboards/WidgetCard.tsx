import { Dropdown } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import { useTexts } from '@/shared/i18n';
import { MoreIcon } from '@/shared/icons';
import listCss from '@/shared/lists/lists.module.css';
import { explain } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { chartTexts } from '../charts/charts.texts';
import { isDrawn } from '../charts/option';
import { type Drawing, savePicture } from '../charts/png';
import { type PeriodValues, reportAddress } from './asked';
import type { Widget } from './dashboards.api';
import css from './dashboards.module.css';
import { dashboardTexts } from './dashboards.texts';
import { WidgetContent } from './WidgetContent';

interface CardProps {
  widget: Widget;
  period: PeriodValues;
  /** What is done with it while the dashboard is arranged. */
  acts?: { change: () => void; duplicate: () => void; remove: () => void };
  /** What it is moved by. */
  handle?: ReactNode;
}

/** One widget in its frame: what it is called, what it shows, what can be done with it. */
export function WidgetCard({ widget, period, acts, handle }: CardProps) {
  const t = useTexts(dashboardTexts);
  const tc = useTexts(chartTexts);
  const navigate = useNavigate();
  const [asTable, setAsTable] = useState(false);
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  const address = reportAddress(widget.source, period);
  const items = [
    ...(address ? [{ key: 'open', label: t('openReport'), onClick: () => void navigate(address) }] : []),
    ...(isDrawn(widget.type)
      ? [{ key: 'table', label: tc(asTable ? 'asChart' : 'asTable'), onClick: () => setAsTable(!asTable) }]
      : []),
    ...(drawing
      ? [
          {
            key: 'png',
            label: tc('saveImage'),
            onClick: () =>
              savePicture(drawing, { title: widget.title, text: '' }).catch(
                (error: unknown) => void toasts.error(explain(error)),
              ),
          },
        ]
      : []),
    ...(acts
      ? [
          { type: 'divider' as const, key: 'line' },
          { key: 'change', label: t('change'), onClick: acts.change },
          { key: 'duplicate', label: t('duplicate'), onClick: acts.duplicate },
          { key: 'remove', label: t('remove'), danger: true, onClick: acts.remove },
        ]
      : []),
  ];
  return (
    <section className={css.card} aria-label={widget.title} data-type={widget.type}>
      <header className={css.cardHead}>
        {handle}
        <h2 title={widget.title}>{widget.title}</h2>
        {items.length > 0 && (
          <Dropdown trigger={['click']} menu={{ items }} placement="bottomRight">
            <button
              type="button"
              className={`${listCss.iconButton} ${css.cardMenu}`}
              aria-haspopup="menu"
              aria-label={t('widgetMenu', { name: widget.title })}
            >
              <MoreIcon />
            </button>
          </Dropdown>
        )}
      </header>
      <WidgetContent widget={widget} period={period} asTable={asTable} onReady={setDrawing} />
    </section>
  );
}
