import { AutoComplete, Button, Form, type FormInstance, Input, Segmented } from 'antd';
import { useCallback, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { ApiProblem } from '@/api/problem';
import { CustomerPicker } from '@/features/customers/public';
import { besideList } from '@/features/views/public';
import { useTexts } from '@/shared/i18n';
import { explain, useProblem } from '@/shared/problems';
import { toWall } from '@/shared/records/FieldEditor';
import { SideForm } from '@/shared/records/SideForm';
import { useDiscardGuard } from '@/shared/records/useDiscardGuard';
import { useCan, useMe } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { UserPicker } from '@/shared/UserPicker';
import type { CreateRequest } from './createRequest';
import { LinesInput } from './lines/LinesInput';
import { areWhole, emptyLine } from './lines/lineMath';
import { orderStatusTexts } from './orderStatus.texts';
import { type Order, useCreateOrder, useDeleteOrder } from './orders.api';
import css from './orders.module.css';
import { orderTexts } from './orders.texts';
import { type OrderValues, toRequest } from './orderValues';
import { DueText, PointsField } from './PointsField';
import { useChannels } from './useChannels';

/** Refusals that name no field, and the field they are about. */
const fieldOf: Record<string, keyof OrderValues> = {
  'loyalty.insufficient': 'points_spent',
  'loyalty.more_than_order': 'points_spent',
  'order.number_taken': 'order_number',
};

/** What somebody bought, written down in one go. Saved by a button only. */
export function OrderForm({ request, onClose }: { request: CreateRequest; onClose: () => void }) {
  const t = useTexts(orderTexts);
  const showProblem = useProblem();
  const [form] = Form.useForm<OrderValues>();
  const create = useCreateOrder();
  const [more, setMore] = useState(false);
  const isDirty = useCallback(() => form.isFieldsTouched(), [form]);
  const guard = useDiscardGuard(isDirty);
  const { show, tell } = useMade(request);

  const save = async (another: boolean) => {
    let values: OrderValues;
    try {
      values = await form.validateFields();
    } catch {
      return;
    }
    try {
      const made = await create.mutateAsync(toRequest(values, request.customer?.id));
      tell(made);
      if (another) {
        const { customer_id, status, seller_id, channel } = values;
        form.resetFields();
        form.setFieldsValue({ customer_id, status, seller_id, channel });
      } else {
        onClose();
        show(made);
      }
    } catch (error) {
      const field = error instanceof ApiProblem ? fieldOf[error.code] : undefined;
      if (field === 'order_number') setMore(true);
      if (!field) return showProblem(error, form);
      form.setFields([{ name: field, errors: [explain(error)] }]);
      form.scrollToField(field, { focus: true });
    }
  };

  return (
    <SideForm
      title={t('create')}
      width={720}
      busy={create.isPending}
      onSave={() => void save(false)}
      onSaveAndNew={() => void save(true)}
      onClose={() => guard(onClose)}
    >
      <Form
        form={form}
        layout="vertical"
        scrollToFirstError
        initialValues={{
          customer_id: request.customer?.id,
          lines: [emptyLine()],
          status: 'pending',
          ordered_at: toWall(new Date().toISOString()),
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save(false);
        }}
      >
        <Fields form={form} request={request} more={more} onMore={() => setMore(!more)} />
      </Form>
    </SideForm>
  );
}

/** Tells that an order was made, with the way back, and shows it where that helps. */
function useMade(request: CreateRequest) {
  const t = useTexts(orderTexts);
  const can = useCan();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const remove = useDeleteOrder();
  return {
    tell: (made: Order) => {
      const said = t('created', { number: made.order_number ?? '' });
      if (can('orders.delete')) toasts.undo(said, () => remove.mutateAsync(made).then(() => undefined));
      else toasts.success(said);
    },
    // at the customer one stays there
    show: (made: Order) => {
      if (request.customer) return;
      const beside = pathname.startsWith('/orders') ? search : '';
      void navigate({ pathname: `/orders/${made.order_id}`, search: beside }, { state: besideList });
    },
  };
}

interface FieldsProps {
  form: FormInstance<OrderValues>;
  request: CreateRequest;
  more: boolean;
  onMore: () => void;
}

function Fields({ form, request, more, onMore }: FieldsProps) {
  const t = useTexts(orderTexts);
  const ts = useTexts(orderStatusTexts);
  const me = useMe();
  const { currency } = me.organization;
  return (
    <>
      <Form.Item
        name="customer_id"
        label={t('customer')}
        rules={[{ required: true, message: t('requiredChoice', { label: t('customer') }) }]}
      >
        <CustomerPicker known={request.customer} />
      </Form.Item>
      <Form.Item
        name="lines"
        label={t('lines')}
        rules={[{ validator: async (_rule, lines) => void (areWhole(lines) || (await Promise.reject(t('badLine')))) }]}
        validateTrigger={[]}
        // the line says at its product what is wrong, not at every number
        validateStatus=""
      >
        <LinesInput currency={currency} />
      </Form.Item>
      <PointsField form={form} currency={currency} />
      <div className={css.pair}>
        <Form.Item name="ordered_at" label={t('ordered_at')}>
          <Input type="datetime-local" />
        </Form.Item>
        <Form.Item name="status" label={t('status')}>
          <Segmented options={(['pending', 'completed'] as const).map((value) => ({ value, label: ts(value) }))} />
        </Form.Item>
        <Form.Item name="seller_id" label={t('seller_id')} initialValue={me.user_id}>
          <UserPicker known={{ id: me.user_id, name: me.name }} />
        </Form.Item>
        <Form.Item name="channel" label={t('channel')}>
          <AutoComplete options={useChannels()} maxLength={100} />
        </Form.Item>
      </div>
      <div hidden={!more}>
        <Form.Item name="order_number" label={t('order_number')}>
          <Input maxLength={60} autoComplete="off" placeholder={t('numberHint')} />
        </Form.Item>
        <Form.Item name="notes" label={t('notes')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={10_000} />
        </Form.Item>
      </div>
      <div className={css.formEnd}>
        <Button type="link" className={css.moreButton} aria-expanded={more} onClick={onMore}>
          {more ? t('fewerFields') : t('moreFields')}
        </Button>
        <DueText form={form} currency={currency} />
      </div>
    </>
  );
}
