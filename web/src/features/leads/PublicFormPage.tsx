import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { ApiProblem } from '@/api/problem';
import { useTexts } from '@/shared/i18n';
import { explain, setProblemOnForm } from '@/shared/problems';
import { usePageTitle } from '@/shared/usePageTitle';
import { publicForm, sendPublicForm } from './publicForm.api';
import css from './publicForm.module.css';
import { publicFormTexts } from './publicForm.texts';

type Values = Record<string, unknown> & { consent?: boolean };

/** A form for visitors, on its own or inside another page. Nobody is signed in here. */
export function PublicFormPage() {
  const t = useTexts(publicFormTexts);
  const { key = '' } = useParams();
  const [form] = Form.useForm<Values>();
  const [state, setState] = useState<'asking' | 'sending' | 'sent'>('asking');
  const [failed, setFailed] = useState<string>();
  const shown = useQuery(publicForm(key));
  usePageTitle(shown.data?.title ?? t('title'));

  const send = async (values: Values) => {
    setState('sending');
    setFailed(undefined);
    const said = Object.entries(values).filter(([, value]) => value !== undefined && value !== '' && value !== null);
    try {
      const { redirect_url } = await sendPublicForm(key, Object.fromEntries(said));
      if (redirect_url) (window.top ?? window).location.assign(withScheme(redirect_url));
      setState('sent');
    } catch (error) {
      setState('asking');
      const rest = setProblemOnForm(error, form);
      const isOnForm = error instanceof ApiProblem && error.fields.length > 0;
      setFailed(isOnForm ? rest.join(' ') || undefined : explain(error));
    }
  };

  if (shown.error) {
    return (
      <main className={css.page}>
        <div className={css.card}>
          <h1>{t('gone')}</h1>
          <p>{t('goneText')}</p>
        </div>
      </main>
    );
  }
  return (
    <main className={css.page}>
      <div className={css.card} aria-busy={shown.isPending}>
        {shown.data && state === 'sent' && (
          <div role="status">
            <h1>{t('thanks')}</h1>
            <p>{t('thanksText')}</p>
          </div>
        )}
        {shown.data && state !== 'sent' && (
          <>
            <h1>{shown.data.title}</h1>
            <Form form={form} layout="vertical" size="large" requiredMark onFinish={(values) => void send(values)}>
              {shown.data.fields.map((field) => (
                <Form.Item
                  key={field.key}
                  name={field.key}
                  label={field.label}
                  rules={[
                    { required: field.required, message: t('required', { label: field.label }) },
                    ...(field.type === 'email' ? [{ pattern: /.+@.+/, message: t('badEmail') }] : []),
                  ]}
                >
                  <VisitorInput name={field.key} type={field.type} />
                </Form.Item>
              ))}
              <div className={css.trap} aria-hidden>
                <Form.Item name="website" label="Website">
                  <Input tabIndex={-1} autoComplete="off" />
                </Form.Item>
              </div>
              {shown.data.consent_text && (
                <Form.Item
                  name="consent"
                  valuePropName="checked"
                  rules={[
                    { validator: (_rule, on) => (on ? Promise.resolve() : Promise.reject(new Error(t('agree')))) },
                  ]}
                >
                  <Checkbox className={css.consent}>{shown.data.consent_text}</Checkbox>
                </Form.Item>
              )}
              {failed && (
                <p className={css.failed} role="alert">
                  {failed}
                </p>
              )}
              <Button type="primary" htmlType="submit" block loading={state === 'sending'}>
                {t('send')}
              </Button>
            </Form>
          </>
        )}
      </div>
    </main>
  );
}

const autoComplete: Record<string, string> = {
  name: 'name',
  company: 'organization',
  phone: 'tel',
  email: 'email',
  position: 'organization-title',
  city: 'address-level2',
};

/** The right keyboard and what the browser knows of the visitor. */
function VisitorInput({
  name,
  type,
  ...field
}: {
  name: string;
  type: string;
  value?: never;
  onChange?: never;
  id?: string;
}) {
  if (type === 'integer')
    return <InputNumber {...field} min={0} max={10_000_000} precision={0} style={{ width: '100%' }} />;
  if (type === 'long_text') return <Input.TextArea {...field} autoSize={{ minRows: 3, maxRows: 8 }} maxLength={4000} />;
  const mode = type === 'phone' ? 'tel' : type === 'email' ? 'email' : undefined;
  return <Input {...field} inputMode={mode} autoComplete={autoComplete[name] ?? 'off'} maxLength={200} />;
}

const withScheme = (address: string) => (/^https?:\/\//i.test(address) ? address : `https://${address}`);
