import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useCallback } from 'react';
import { useTexts } from '@/shared/i18n';
import { PlusIcon, TrashIcon } from '@/shared/icons';
import { SideForm } from '@/shared/records/SideForm';
import { useDiscardGuard } from '@/shared/records/useDiscardGuard';
import { stageColors } from '@/shared/theme/palette';
import { ColorChoice } from './ColorChoice';
import { opportunityFields, type Stage, type WriteStage } from './pipelines.api';
import css from './pipelines.module.css';
import { pipelineTexts } from './pipelines.texts';

interface StageDrawerProps {
  /** Null for a new one. */
  stage: Stage | null;
  probability: number;
  saving: boolean;
  removable: boolean;
  onSave: (stage: WriteStage) => Promise<void>;
  onRemove: () => void;
  onClose: () => void;
}

const priorities = ['low', 'normal', 'high', 'urgent'] as const;
/** What every deal has, or gets by the move itself. */
const never = new Set([
  'title',
  'stage',
  'pipeline',
  'currency',
  'probability',
  'actual_amount',
  'lost_reason',
  'lost_to',
]);

/** Everything of a stage: how likely, how it looks, what it asks for, what it makes. */
export function StageDrawer(props: StageDrawerProps) {
  const { stage, onSave, onClose } = props;
  const t = useTexts(pipelineTexts);
  const [form] = Form.useForm<WriteStage>();
  const fields = useQuery(opportunityFields).data?.items ?? [];
  const isDirty = useCallback(() => form.isFieldsTouched(), [form]);
  const guard = useDiscardGuard(isDirty);
  const close = () => guard(onClose);
  const kind = stage?.kind ?? 'open';
  const askable = [
    ...fields.filter((field) => !field.read_only && !never.has(field.key)).map(({ key, label }) => ({ key, label })),
    ...(['lines', 'contacts', 'competitors'] as const).map((key) => ({ key, label: t(key) })),
  ];
  const save = async () => {
    let values: WriteStage;
    try {
      values = await form.validateFields();
    } catch {
      return;
    }
    await onSave({
      stage_id: stage?.stage_id,
      code: stage?.code,
      kind,
      name: values.name.trim(),
      color: values.color,
      probability: kind === 'open' ? (values.probability ?? 0) : kind === 'won' ? 100 : 0,
      required_fields: values.required_fields ?? [],
      required_activities: values.required_activities ?? [],
      entry_tasks: (values.entry_tasks ?? []).map((task) => ({
        title: task.title.trim(),
        due_days: task.due_days ?? 0,
        priority: task.priority ?? 'normal',
      })),
      stale_days: values.stale_days ?? null,
    });
  };
  return (
    <SideForm
      title={stage ? t('editStage') : t('newStage')}
      busy={props.saving}
      onSave={() => void save()}
      onClose={close}
      aside={
        props.removable && (
          <Button danger type="text" onClick={props.onRemove}>
            {t('removeStage')}
          </Button>
        )
      }
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={stage ?? { probability: props.probability, color: stageColors[3] }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
        }}
      >
        <Form.Item
          name="name"
          label={t('name')}
          rules={[{ required: true, whitespace: true, message: t('required', { label: t('name') }) }]}
        >
          <Input autoFocus={!stage} maxLength={60} />
        </Form.Item>
        <Form.Item name="color" label={t('color')}>
          <ColorChoice />
        </Form.Item>
        {kind === 'open' && (
          <div className={css.pair}>
            <Form.Item name="probability" label={t('probability')}>
              <InputNumber min={0} max={100} precision={0} controls={false} suffix="%" style={{ width: '100%' }} />
            </Form.Item>
            <Form.Item name="stale_days" label={t('staleDays')} tooltip={t('staleHint')}>
              <InputNumber
                min={1}
                max={3650}
                precision={0}
                controls={false}
                suffix={t('days')}
                style={{ width: '100%' }}
              />
            </Form.Item>
          </div>
        )}
        <h3 className={css.part}>{t(kind === 'open' ? 'gate' : 'gateClosed')}</h3>
        <Form.Item name="required_fields" label={t('requiredFields')}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={askable.map((field) => ({ value: field.key, label: field.label }))}
          />
        </Form.Item>
        {kind === 'open' && (
          <Form.Item name="required_activities" label={t('requiredActivities')}>
            <Select
              mode="tags"
              tokenSeparators={[',', '，', ';', '；']}
              placeholder={t('activitiesHint')}
              notFoundContent={null}
              suffix={null}
            />
          </Form.Item>
        )}
        <h3 className={css.part}>{t('entryTasks')}</h3>
        <EntryTasks />
      </Form>
    </SideForm>
  );
}

function EntryTasks() {
  const t = useTexts(pipelineTexts);
  return (
    <Form.List name="entry_tasks">
      {(items, { add, remove }) => (
        <div className={css.tasks}>
          {items.map((item) => (
            <div key={item.key} className={css.task}>
              <Form.Item
                name={[item.name, 'title']}
                rules={[{ required: true, whitespace: true, message: t('required', { label: t('taskTitle') }) }]}
              >
                <Input maxLength={200} aria-label={t('taskTitle')} placeholder={t('taskTitle')} />
              </Form.Item>
              <Form.Item name={[item.name, 'due_days']}>
                <InputNumber
                  min={0}
                  max={365}
                  precision={0}
                  controls={false}
                  aria-label={t('taskDue')}
                  suffix={t('taskDue')}
                  style={{ width: 128 }}
                />
              </Form.Item>
              <Form.Item name={[item.name, 'priority']}>
                <Select
                  aria-label={t('taskPriority')}
                  options={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
                  style={{ width: 84 }}
                />
              </Form.Item>
              <Button
                type="text"
                icon={<TrashIcon />}
                aria-label={t('removeTask', { name: String(item.name + 1) })}
                onClick={() => remove(item.name)}
              />
            </div>
          ))}
          {items.length < 10 && (
            <Button
              type="dashed"
              block
              icon={<PlusIcon />}
              onClick={() => add({ title: '', due_days: 3, priority: 'normal' })}
            >
              {t('addTask')}
            </Button>
          )}
        </div>
      )}
    </Form.List>
  );
}
