import { Button, Checkbox, Form, Input, InputNumber, Modal, Segmented } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ApiProblem } from '@/api/problem';
import { CustomerPicker } from '@/features/customers/public';
import { useTexts } from '@/shared/i18n';
import { WarningIcon } from '@/shared/icons';
import { useProblem } from '@/shared/problems';
import { useCan } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { type Candidate, type ConvertRequest, type Lead, useConvertLead } from './leads.api';
import css from './leads.module.css';
import { leadTexts } from './leads.texts';

type Reason = 'name' | 'company' | 'phone' | 'email';

/** Turns a lead into a customer: a new one, or one that is there already. Asks when it may be the same. */
export function ConvertDialog({ lead, onClose }: { lead: Lead; onClose: () => void }) {
  const t = useTexts(leadTexts);
  const can = useCan();
  const navigate = useNavigate();
  const showProblem = useProblem();
  const [form] = Form.useForm<ConvertRequest>();
  const [way, setWay] = useState<'new' | 'join'>('new');
  const [candidates, setCandidates] = useState<Candidate[]>([]);
  const convert = useConvertLead(lead.lead_id);
  const deal = Form.useWatch('create_opportunity', form) ?? true;

  const send = async (more: ConvertRequest = {}) => {
    const values = await form.validateFields().catch(() => null);
    if (!values) return;
    const { customer_id, customer_name, amount, opportunity_title, ...rest } = values;
    const whose = way === 'join' ? { customer_id } : { customer_name: customer_name?.trim() || undefined };
    const asked = rest.create_opportunity
      ? { amount: amount ?? undefined, opportunity_title: opportunity_title?.trim() || undefined }
      : {};
    try {
      const done = await convert.mutateAsync({ ...rest, ...whose, ...asked, ...more, version: lead.version });
      toasts.success(t('convertedNow', { name: customer_name?.trim() || lead.company || lead.name }));
      onClose();
      void navigate(`/customers/${done.customer_id}`);
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'lead.duplicate')
        setCandidates((error.body as { candidates?: Candidate[] }).candidates ?? []);
      else showProblem(error, form);
    }
  };

  return (
    <Modal
      open
      title={t('convertTitle', { name: lead.name })}
      okText={candidates.length > 0 && way === 'new' ? t('newAnyway') : t('convert')}
      cancelText={t('cancel')}
      confirmLoading={convert.isPending}
      onOk={() => void send(candidates.length > 0 ? { force: true } : {})}
      onCancel={onClose}
    >
      <p className={css.dialogText}>{t('convertText')}</p>
      {candidates.length > 0 && way === 'new' && (
        <Doubles candidates={candidates} onJoin={(id) => void send({ customer_id: id, customer_name: undefined })} />
      )}
      <Segmented
        block
        className={css.way}
        value={way}
        options={[
          { value: 'new', label: t('asNew') },
          { value: 'join', label: t('join') },
        ]}
        onChange={setWay}
      />
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          customer_name: lead.company ?? lead.name,
          contact_name: lead.name,
          create_opportunity: can('opportunities.create'),
          opportunity_title: lead.interest ?? lead.company ?? lead.name,
        }}
      >
        {way === 'new' ? (
          <Form.Item
            name="customer_name"
            label={t('customerName')}
            rules={[{ required: true, whitespace: true, message: t('required', { label: t('customerName') }) }]}
          >
            <Input maxLength={200} onChange={() => setCandidates([])} />
          </Form.Item>
        ) : (
          <Form.Item
            name="customer_id"
            label={t('chooseCustomer')}
            rules={[{ required: true, message: t('required', { label: t('chooseCustomer') }) }]}
          >
            <CustomerPicker autoFocus />
          </Form.Item>
        )}
        <Form.Item name="contact_name" label={t('contactName')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="create_opportunity" valuePropName="checked" hidden={!can('opportunities.create')}>
          <Checkbox>{t('openDeal')}</Checkbox>
        </Form.Item>
        <div className={css.pair} hidden={!deal || !can('opportunities.create')}>
          <Form.Item name="opportunity_title" label={t('dealTitle')}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="amount" label={t('amount')}>
            <InputNumber min={0} max={9_999_999_999_999} precision={2} style={{ width: '100%' }} />
          </Form.Item>
        </div>
      </Form>
    </Modal>
  );
}

function Doubles({ candidates, onJoin }: { candidates: Candidate[]; onJoin: (id: string) => void }) {
  const t = useTexts(leadTexts);
  return (
    <div className={css.doubles} role="alert">
      <strong>
        <WarningIcon /> {t('maybeSame')}
      </strong>
      <p>{t('maybeSameText')}</p>
      <ul>
        {candidates.map((one) => (
          <li key={one.customer_id}>
            <span>
              {one.name}{' '}
              <small>
                {[one.code, one.owner_name, ...one.reasons.map((why) => t(`why.${why as Reason}`))]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            <Button size="small" onClick={() => onJoin(one.customer_id)}>
              {t('joinThis')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
