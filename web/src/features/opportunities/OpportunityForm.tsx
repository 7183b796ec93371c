import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { CustomerPicker } from '@/features/customers/public';
import { CustomFormItems } from '@/features/customFields/public';
import { pipelineList } from '@/features/pipelines/public';
import { useTexts } from '@/shared/i18n';
import { moneyInput } from '@/shared/moneyInput';
import { useProblem } from '@/shared/problems';
import { SideForm } from '@/shared/records/SideForm';
import { useDiscardGuard } from '@/shared/records/useDiscardGuard';
import { useCan, useMe } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { UserPicker } from '@/shared/UserPicker';
import type { CreateRequest } from './createRequest';
import { categories } from './forecastCategories';
import { useCreateOpportunity, useDeleteOpportunity, type WriteOpportunity } from './opportunities.api';
import css from './opportunities.module.css';
import { opportunityTexts } from './opportunities.texts';

/** A new deal in a few fields; the rest on demand. Saved by a button only. */
export function OpportunityForm({ request, onClose }: { request: CreateRequest; onClose: () => void }) {
  const t = useTexts(opportunityTexts);
  const navigate = useNavigate();
  const showProblem = useProblem();
  const [form] = Form.useForm<WriteOpportunity>();
  const create = useCreateOpportunity();
  const remove = useDeleteOpportunity();
  const can = useCan();
  const [more, setMore] = useState(false);
  const isDirty = useCallback(() => form.isFieldsTouched(), [form]);
  const guard = useDiscardGuard(isDirty);
  const close = () => guard(onClose);

  const save = async (another: boolean) => {
    let values: WriteOpportunity;
    try {
      values = await form.validateFields();
    } catch {
      return;
    }
    try {
      const made = await create.mutateAsync(tidy({ customer_id: request.customer?.id, ...values }));
      const said = t('createdToast', { title: made.title });
      if (can('opportunities.delete')) toasts.undo(said, () => remove.mutateAsync(made).then(() => undefined));
      else toasts.success(said);
      if (another) {
        const { customer_id, pipeline_id, stage } = values;
        form.resetFields();
        form.setFieldsValue({ customer_id, pipeline_id, stage });
        requestAnimationFrame(() => form.getFieldInstance('title')?.focus());
      } else {
        onClose();
        // where the deals are on screen, the new one opens beside them; elsewhere its page
        if (window.location.pathname === '/opportunities') {
          const next = new URLSearchParams(window.location.search);
          next.set('open', made.opportunity_id);
          void navigate({ pathname: '/opportunities', search: next.toString() });
        } else if (!request.customer) void navigate(`/opportunities?open=${made.opportunity_id}`);
      }
    } catch (error) {
      // the field with the message may be among those not shown yet
      setMore(true);
      showProblem(error, form);
    }
  };

  return (
    <SideForm
      title={t('create')}
      busy={create.isPending}
      onSave={() => void save(false)}
      onSaveAndNew={() => void save(true)}
      onClose={close}
    >
      <Form
        form={form}
        layout="vertical"
        scrollToFirstError
        initialValues={{ pipeline_id: request.pipeline, stage: request.stage, customer_id: request.customer?.id }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save(false);
        }}
      >
        <Form.Item
          name="title"
          label={t('name')}
          rules={[{ required: true, whitespace: true, message: t('required', { label: t('name') }) }]}
        >
          <Input autoFocus maxLength={200} autoComplete="off" placeholder={t('titleHint')} />
        </Form.Item>
        <Form.Item
          name="customer_id"
          label={t('customer_id')}
          rules={[{ required: true, message: t('requiredChoice', { label: t('customer_id') }) }]}
        >
          <CustomerPicker known={request.customer} />
        </Form.Item>
        <div className={css.pair}>
          <Form.Item name="amount" label={t('amount')}>
            <InputNumber<number> {...moneyInput} />
          </Form.Item>
          <Form.Item name="expected_close_date" label={t('expected_close_date')}>
            <Input type="date" />
          </Form.Item>
        </div>
        <StageFields form={form} />
        <CustomFormItems kind="opportunities" which="required" />
        <MoreFields hidden={!more} />
        <div hidden={!more}>
          <CustomFormItems kind="opportunities" which="optional" />
        </div>
        <Button type="link" className={css.moreButton} aria-expanded={more} onClick={() => setMore(!more)}>
          {more ? t('fewerFields') : t('moreFields')}
        </Button>
      </Form>
    </SideForm>
  );
}

/** The pipeline where there are several, and its open stages. */
function StageFields({ form }: { form: ReturnType<typeof Form.useForm<WriteOpportunity>>[0] }) {
  const t = useTexts(opportunityTexts);
  const me = useMe();
  const pipelines = useQuery(pipelineList).data?.items.filter((one) => one.is_active) ?? [];
  const chosen = Form.useWatch('pipeline_id', form);
  const pipeline = pipelines.find((one) => one.pipeline_id === chosen) ?? pipelines[0];
  const stages = pipeline?.stages.filter((stage) => stage.kind === 'open') ?? [];
  const first = stages[0]?.stage_id;
  const known = stages.map((stage) => stage.stage_id).join();
  useEffect(() => {
    const stage = form.getFieldValue('stage') as string | undefined;
    if (first && !known.split(',').includes(stage ?? '')) form.setFieldValue('stage', first);
  }, [form, first, known]);
  return (
    <>
      {pipelines.length > 1 && (
        <Form.Item name="pipeline_id" label={t('pipeline')} initialValue={pipelines[0]?.pipeline_id}>
          <Select options={pipelines.map((one) => ({ value: one.pipeline_id, label: one.name }))} />
        </Form.Item>
      )}
      <div className={css.pair}>
        <Form.Item name="stage" label={t('stage')}>
          <Select
            options={stages.map((stage) => ({ value: stage.stage_id, label: stage.name, chance: stage.probability }))}
            optionRender={(option) => (
              <span className={css.ofLine}>
                <span>{option.label}</span>
                <small className={css.dim}>{option.data.chance}%</small>
              </span>
            )}
          />
        </Form.Item>
        <Form.Item name="owner_id" label={t('owner')} initialValue={me.user_id}>
          <UserPicker known={{ id: me.user_id, name: me.name }} />
        </Form.Item>
      </div>
    </>
  );
}

function MoreFields({ hidden }: { hidden: boolean }) {
  const t = useTexts(opportunityTexts);
  return (
    <div hidden={hidden}>
      <div className={css.pair}>
        <Form.Item name="probability" label={t('probability')}>
          <InputNumber min={0} max={100} precision={0} controls={false} suffix="%" style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="forecast_category" label={t('forecast_category')}>
          <Select allowClear options={categories.map((value) => ({ value, label: t(`category.${value}`) }))} />
        </Form.Item>
        <Form.Item name="source" label={t('source')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="competitors" label={t('competitors')}>
          <Select mode="tags" tokenSeparators={[',', '，', '、']} suffix={null} notFoundContent={null} />
        </Form.Item>
      </div>
      <Form.Item name="next_step" label={t('next_step')}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="description" label={t('description')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={5000} />
      </Form.Item>
    </div>
  );
}

/** What was left empty is not sent, so that the server's own beginnings hold. */
function tidy(values: WriteOpportunity): WriteOpportunity {
  const entries = Object.entries(values)
    .map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value] as const)
    .filter(([, value]) => value !== undefined && value !== null && value !== '');
  return Object.fromEntries(entries) as WriteOpportunity;
}
