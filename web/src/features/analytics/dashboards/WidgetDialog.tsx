import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Modal, Segmented } from 'antd';
import { useId, useState } from 'react';
import { today } from '@/shared/days';
import { useLocale, useTexts } from '@/shared/i18n';
import type { ChartKind, ReportAnswer } from '../analytics.api';
import { analyticsTexts } from '../analytics.texts';
import { kindIcons } from '../chartKinds';
import { PeriodPicker } from '../reports/PeriodPicker';
import { answerOf } from './asked';
import { isReport, type Widget } from './dashboards.api';
import css from './dashboards.module.css';
import { type Draft, periodIn, sizeOf, typesFor, withChange } from './draft';
import { FigureSourceForm } from './FigureSourceForm';
import { ReportSourceForm } from './ReportSourceForm';
import { WidgetCard } from './WidgetCard';
import { widgetTexts } from './widgets.texts';

interface DialogProps {
  /** The one that is changed; null for a new one. */
  widget: Widget | null;
  onSave: (draft: Draft & { w: number; h: number }) => void;
  onClose: () => void;
}

const nothing: Draft = { title: '', type: 'bar', source: { report: '', parameters: {} } };

/** Makes or changes a widget, with what comes of it beside. */
export function WidgetDialog({ widget, onSave, onClose }: DialogProps) {
  const t = useTexts(widgetTexts);
  const locale = useLocale();
  const id = useId();
  const [draft, setDraft] = useState<Draft>(widget ?? nothing);
  // a title of one's own stays; one that was made up follows the source
  const [isTitled, setIsTitled] = useState(widget !== null);
  const isSet = isReport(draft.source) ? draft.source.report !== '' : draft.source.kind !== '';
  const answer = useQuery({
    ...answerOf(draft.source, {}, today(), locale),
    enabled: isSet,
    placeholderData: keepPreviousData,
  });
  const data = isSet ? answer.data : undefined;
  const types = data ? typesFor(data, draft.source) : [];
  const type = types.length === 0 || types.includes(draft.type) ? draft.type : (types[0] ?? draft.type);
  const put = (source: Widget['source'], title?: string) =>
    setDraft((old) => ({ ...old, source, title: title !== undefined && !isTitled ? title : old.title }));
  const shown: Widget = { id: 'draft', x: 0, y: 0, ...sizeOf(type), ...draft, type };
  const save = () => {
    const size = widget && widget.type === type ? { w: widget.w, h: widget.h } : sizeOf(type);
    onSave({ ...draft, type, title: draft.title.trim(), ...size });
    onClose();
  };
  return (
    <Modal
      open
      width={980}
      title={t(widget ? 'changeTitle' : 'addTitle')}
      onCancel={onClose}
      footer={
        <div className={css.footer}>
          <span className={css.grow} />
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" disabled={!isSet || !draft.title.trim()} onClick={save}>
            {t(widget ? 'save' : 'add')}
          </Button>
        </div>
      }
    >
      <div className={css.dialog}>
        <div className={css.form}>
          <Segmented
            block
            aria-label={t('source')}
            value={isReport(draft.source) ? 'report' : 'records'}
            options={[
              { value: 'report', label: t('fromReport') },
              { value: 'records', label: t('fromRecords') },
            ]}
            onChange={(value) =>
              put(value === 'report' ? nothing.source : { kind: '', measure: 'count' }, isTitled ? undefined : '')
            }
          />
          {isReport(draft.source) ? (
            <ReportSourceForm source={draft.source} answer={data} error={answer.error} onChange={put} />
          ) : (
            <FigureSourceForm source={draft.source} error={answer.error} onChange={put} />
          )}
          {isSet && <Days source={draft.source} answer={data} onChange={put} />}
          {types.length > 0 && (
            <Types types={types} value={type} onChange={(next) => setDraft({ ...draft, type: next })} />
          )}
          <label className={css.item} htmlFor={id}>
            <span>{t('title')}</span>
            <Input
              id={id}
              value={draft.title}
              maxLength={60}
              onChange={(event) => {
                setIsTitled(event.target.value !== '');
                setDraft({ ...draft, title: event.target.value });
              }}
            />
          </label>
        </div>
        <section className={css.preview} data-type={type} aria-label={t('preview')}>
          {isSet ? <WidgetCard widget={shown} period={{}} /> : <p>{t('previewText')}</p>}
        </section>
      </div>
    </Modal>
  );
}

interface DaysProps {
  source: Widget['source'];
  answer: ReportAnswer | undefined;
  onChange: (source: Widget['source']) => void;
}

/** Which days count, and whether the days before do as well; nothing for what knows no days. */
function Days({ source, answer, onChange }: DaysProps) {
  const t = useTexts(widgetTexts);
  const shown = answer?.from && answer.to ? { from: answer.from, to: answer.to } : undefined;
  const hasDays = isReport(source) ? !answer || shown !== undefined : Boolean(source.date_field);
  if (!hasDays) return null;
  const compare = isReport(source) ? source.parameters.compare : source.compare;
  return (
    <>
      <div className={css.item}>
        <span>{t('period')}</span>
        <div>
          <PeriodPicker
            values={periodIn(source)}
            shown={shown}
            usual={t('usualPeriod')}
            onChange={({ period, from, to }) => onChange(withChange(source, { period, from, to }))}
          />
        </div>
      </div>
      <Checkbox
        checked={compare === 'previous'}
        onChange={(event) => onChange(withChange(source, { compare: event.target.checked ? 'previous' : undefined }))}
      >
        {t('compare')}
      </Checkbox>
    </>
  );
}

interface TypesProps {
  types: ChartKind[];
  value: ChartKind;
  onChange: (type: ChartKind) => void;
}

function Types({ types, value, onChange }: TypesProps) {
  const t = useTexts(widgetTexts);
  const ta = useTexts(analyticsTexts);
  return (
    <div className={css.item}>
      <span>{t('type')}</span>
      <div className={css.kinds} role="radiogroup" aria-label={t('type')}>
        {types.map((type) => {
          const Icon = kindIcons[type];
          return (
            // biome-ignore lint/a11y/useSemanticElements: a button that looks like one
            <button key={type} type="button" role="radio" aria-checked={type === value} onClick={() => onChange(type)}>
              <Icon />
              {ta(`chart.${type}`)}
            </button>
          );
        })}
      </div>
    </div>
  );
}
