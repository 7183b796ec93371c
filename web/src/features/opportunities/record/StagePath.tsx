import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type CSSProperties, useEffect, useRef, useState } from 'react';
import { opportunityFields, pipelineList } from '@/features/pipelines/public';
import { formatInstant } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { CheckIcon } from '@/shared/icons';
import { Pop } from '@/shared/lists/Pop';
import { isEmpty } from '@/shared/records/recordFields';
import type { Opportunity } from '../opportunities.api';
import { opportunityTexts } from '../opportunities.texts';
import { useMoveDeal } from '../useMoveDeal';
import { pathOf, type Step } from './path';
import css from './record.module.css';
import type { OpportunityEdit } from './useOpportunityRecord';

/** The stages as a path with the days in each; a click shows what a stage asks for. */
export function StagePath({ record, edit }: { record: Opportunity; edit: OpportunityEdit }) {
  const t = useTexts(opportunityTexts);
  const pipeline = useQuery(pipelineList).data?.items.find((one) => one.pipeline_id === record.pipeline_id);
  const [open, setOpen] = useState<string | null>(null);
  const path = useRef<HTMLOListElement>(null);
  const known = pipeline !== undefined;
  // where the path is wider than the phone, the present is in sight
  // biome-ignore lint/correctness/useExhaustiveDependencies: another stage is another present
  useEffect(() => {
    const now = path.current?.querySelector<HTMLElement>('[data-state="now"]');
    if (now && path.current)
      path.current.scrollLeft = now.offsetLeft - path.current.clientWidth / 2 + now.clientWidth / 2;
  }, [record.stage_id, known]);
  if (!pipeline) return <div className={css.pathBone} aria-hidden />;
  return (
    <ol ref={path} className={css.path} aria-label={t('path')}>
      {pathOf(pipeline.stages, record).map((step) => {
        const id = step.stage.stage_id;
        const days = step.days === null ? '' : t('days', { count: step.days });
        return (
          <li
            key={id}
            className={css.step}
            data-state={step.state}
            data-kind={step.stage.kind}
            style={{ '--stage': step.stage.color } as CSSProperties}
          >
            <Pop
              open={open === id}
              onOpenChange={(now) => setOpen(now ? id : null)}
              padding={14}
              content={<Gate step={step} record={record} edit={edit} onDone={() => setOpen(null)} />}
            >
              <button
                type="button"
                className={css.stepButton}
                aria-haspopup="dialog"
                aria-current={step.state === 'now' ? 'step' : undefined}
                aria-label={days ? t('pathDays', { stage: step.stage.name, days }) : step.stage.name}
                title={step.stage.name}
              >
                <span className={css.stepName}>{step.stage.name}</span>
                <span className={css.stepDays}>{days || ' '}</span>
              </button>
            </Pop>
          </li>
        );
      })}
    </ol>
  );
}

interface GateProps {
  step: Step;
  record: Opportunity;
  edit: OpportunityEdit;
  onDone: () => void;
}

/** What must be there before a deal leaves the stage, what it made on entry, and the way to move here. */
function Gate({ step, record, edit, onDone }: GateProps) {
  const t = useTexts(opportunityTexts);
  const move = useMoveDeal();
  const fields = useQuery(opportunityFields).data?.items;
  const { stage } = step;
  const nameOf = (key: string) => fields?.find((field) => field.key === key)?.label ?? edit.label(key);
  const filled = (key: string) => !isEmpty((record as unknown as Record<string, unknown>)[key]);
  const wants = stage.required_fields.length + stage.required_activities.length > 0;
  return (
    <div className={css.gate}>
      <h4>
        <span className={css.gateDot} style={{ background: stage.color }} />
        {stage.name}
        <small>{stage.probability}%</small>
      </h4>
      {step.enteredAt && (
        <p className={css.gateWhen}>
          {t('enteredAt', { when: formatInstant(step.enteredAt) })}
          {step.days !== null && ` · ${t('stayed', { count: step.days })}`}
        </p>
      )}
      {!wants && stage.kind === 'open' && <p className={css.gateWhen}>{t('gateNone')}</p>}
      {stage.required_fields.length > 0 && (
        <GateList
          title={t('gateFields')}
          items={stage.required_fields.map((key) => ({ name: nameOf(key), done: filled(key) }))}
        />
      )}
      {stage.required_activities.length > 0 && (
        <GateList
          title={t('gateActivities')}
          items={stage.required_activities.map((name) => ({ name, done: record.done_activities.includes(name) }))}
        />
      )}
      {stage.entry_tasks.length > 0 && (
        <>
          <h5>{t('gateTasks')}</h5>
          <ul>
            {stage.entry_tasks.map((task) => (
              <li key={task.title}>
                {task.title} <small>{t('gateDue', { count: task.due_days })}</small>
              </li>
            ))}
          </ul>
        </>
      )}
      {!edit.readOnly && record.status === 'open' && step.state !== 'now' && (
        <Button
          type="primary"
          block
          onClick={() => {
            onDone();
            void move({ deal: record, target: stage, ask: true });
          }}
        >
          {t('moveHere')}
        </Button>
      )}
    </div>
  );
}

function GateList({ title, items }: { title: string; items: { name: string; done: boolean }[] }) {
  const t = useTexts(opportunityTexts);
  return (
    <>
      <h5>{title}</h5>
      <ul className={css.gateItems}>
        {items.map((item) => (
          <li key={item.name} data-done={item.done || undefined}>
            <span className={css.tick} aria-hidden>
              {item.done && <CheckIcon />}
            </span>
            {item.name}
            <span className="gx-visually-hidden">{t(item.done ? 'done' : 'missing')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
