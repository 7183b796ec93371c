import { Button, Form, Input, Modal } from 'antd';
import { RecoveryCodes, useRemoveSecondFactor, useRenewRecoveryCodes } from '@/features/account/public';
import { useTexts } from '@/shared/i18n';
import { useProblem } from '@/shared/problems';
import { useMe } from '@/shared/session';
import { toasts } from '@/shared/toasts';
import { accessTexts } from './access.texts';
import css from './settings.module.css';

interface Values {
  current_password: string;
  code: string;
}

/** Asks for password and code before the second factor goes or gets new recovery codes. */
export function BothFactorsDialog(props: { asking: 'off' | 'codes' | null; isRequired: boolean; onClose: () => void }) {
  const { asking, isRequired, onClose } = props;
  const t = useTexts(accessTexts);
  const [form] = Form.useForm<Values>();
  const remove = useRemoveSecondFactor();
  const renew = useRenewRecoveryCodes();
  const showProblem = useProblem();
  const codes = renew.data?.recovery_codes;
  const submit = (values: Values) => {
    const onError = (error: unknown) => showProblem(error, form);
    if (asking === 'codes') return renew.mutate(values, { onError });
    const done = () => {
      onClose();
      toasts.success(t('factor.turnedOff'));
    };
    return remove.mutate(values, { onError, onSuccess: done });
  };
  const off = asking === 'off';
  return (
    <Modal
      open={asking !== null}
      width={440}
      title={off ? t('factor.turnOff.title') : t('factor.codes.renew.title')}
      onCancel={onClose}
      afterClose={() => {
        form.resetFields();
        renew.reset();
      }}
      // a stray click must not throw away what is shown only once
      mask={{ closable: !codes }}
      footer={
        codes ? null : (
          <Button
            type="primary"
            danger={off}
            htmlType="submit"
            form="both-factors"
            loading={remove.isPending || renew.isPending}
          >
            {off ? t('factor.turnOff') : t('factor.codes.renew')}
          </Button>
        )
      }
    >
      {codes ? (
        <RecoveryCodes codes={codes} onDone={onClose} />
      ) : (
        <>
          {off && isRequired && <p className={css.dialogText}>{t('factor.turnOff.required')}</p>}
          {!off && <p className={css.dialogText}>{t('factor.codes.renew.text')}</p>}
          <BothFactorsForm form={form} onSubmit={submit} />
        </>
      )}
    </Modal>
  );
}

function BothFactorsForm(props: {
  form: ReturnType<typeof Form.useForm<Values>>[0];
  onSubmit: (values: Values) => void;
}) {
  const t = useTexts(accessTexts);
  const me = useMe();
  const required = (label: string) => ({ required: true, message: t('required', { label }) });
  return (
    <Form id="both-factors" form={props.form} layout="vertical" onFinish={props.onSubmit} noValidate>
      <input type="text" autoComplete="username" value={me.email} readOnly hidden />
      <Form.Item name="current_password" label={t('factor.password')} rules={[required(t('factor.password'))]}>
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <Form.Item name="code" label={t('factor.code')} rules={[required(t('factor.code'))]}>
        <Input autoComplete="one-time-code" maxLength={40} autoCapitalize="none" spellCheck={false} />
      </Form.Item>
    </Form>
  );
}
