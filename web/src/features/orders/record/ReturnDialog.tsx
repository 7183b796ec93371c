import { Form, Input, InputNumber, Modal } from 'antd';
import { ApiProblem } from '@/api/problem';
import { toCents } from '@/shared/cents';
import { formatMoney } from '@/shared/format';
import { useTexts } from '@/shared/i18n';
import { moneyInput } from '@/shared/moneyInput';
import { explain, useProblem } from '@/shared/problems';
import { toasts } from '@/shared/toasts';
import { type Order, useOrderVerbs } from '../orders.api';
import { orderTexts } from '../orders.texts';
import css from './record.module.css';

/** Money goes back, all that is left or a part of it, and why. */
export function ReturnDialog({ record, onClose }: { record: Order; onClose: () => void }) {
  const t = useTexts(orderTexts);
  const showProblem = useProblem();
  const [form] = Form.useForm<{ amount?: number | null; reason?: string }>();
  const { giveBack } = useOrderVerbs(record.order_id);
  const { currency, version } = record;
  const left = toCents((record.amount ?? 0) - (record.returned_amount ?? 0));
  const earned = record.points_earned ?? 0;
  const touched = earned > 0 || (record.points_spent ?? 0) > 0;
  const amount = Form.useWatch('amount', form) ?? left;
  const save = async (values: { amount?: number | null; reason?: string }) => {
    try {
      await giveBack.mutateAsync({ amount: values.amount ?? undefined, reason: values.reason?.trim(), version });
      toasts.success(t('givenBack', { amount: formatMoney(amount, currency) }));
      onClose();
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'order.returns_too_much')
        form.setFields([{ name: 'amount', errors: [explain(error)] }]);
      else showProblem(error, form);
    }
  };
  return (
    <Modal
      open
      width={440}
      title={t('giveBackTitle', { number: record.order_number ?? '' })}
      okText={t('giveBackDo')}
      okButtonProps={{ danger: true }}
      cancelText={t('cancel')}
      confirmLoading={giveBack.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ amount: left }}
        onFinish={(values) => void save(values)}
        requiredMark={false}
      >
        <Form.Item
          name="amount"
          label={t('giveBackAmount')}
          extra={t('giveBackMost', { amount: formatMoney(left, currency) })}
        >
          <InputNumber<number>
            {...moneyInput}
            autoFocus
            onFocus={(event) => event.target.select()}
            onPressEnter={() => form.submit()}
          />
        </Form.Item>
        <Form.Item name="reason" label={t('giveBackReason')}>
          <Input maxLength={100} placeholder={t('giveBackReasonHint')} onPressEnter={() => form.submit()} />
        </Form.Item>
        <p className={css.dim}>
          {amount >= left
            ? t('giveBackAll')
            : t('giveBackPart', { amount: formatMoney(toCents(left - amount), currency) })}{' '}
          {amount >= left && touched && t('giveBackPointsAll')}
          {amount < left && earned > 0 && t('giveBackPoints')}
        </p>
      </Form>
    </Modal>
  );
}
