import { Checkbox, Form, Input, Switch } from 'antd';
import { useCallback, useState } from 'react';
import { useTexts } from '@/shared/i18n';
import { useProblem } from '@/shared/problems';
import { SideForm } from '@/shared/records/SideForm';
import { useDiscardGuard } from '@/shared/records/useDiscardGuard';
import { toasts } from '@/shared/toasts';
import css from '../leads.module.css';
import { leadTexts } from '../leads.texts';
import { leadSettingsTexts } from './leadSettings.texts';
import { useSaveForm, type WebForm, type WriteWebForm } from './settings.api';

/** What a visitor can be asked, in this order. */
const askable = [
  'name',
  'company',
  'phone',
  'email',
  'wechat',
  'position',
  'industry',
  'company_size',
  'city',
  'interest',
  'notes',
] as const;

type Asked = Record<string, 'no' | 'yes' | 'must'>;

/** Designs a form: what it asks, what one agrees to, where one goes afterwards. */
export function FormDrawer({ form: known, onClose }: { form?: WebForm; onClose: () => void }) {
  const t = useTexts(leadSettingsTexts);
  const tl = useTexts(leadTexts);
  const showProblem = useProblem();
  const [form] = Form.useForm<WriteWebForm>();
  const save = useSaveForm();
  const [asked, setAsked] = useState<Asked>(() => askedIn(known));
  const isDirty = useCallback(() => form.isFieldsTouched(), [form]);
  const guard = useDiscardGuard(isDirty);

  const send = async () => {
    const values = await form.validateFields().catch(() => null);
    if (!values) return;
    const fields = askable
      .filter((key) => asked[key] !== 'no')
      .map((key) => ({
        key,
        label: known?.fields.find((one) => one.key === key)?.label ?? null,
        required: asked[key] === 'must',
      }));
    try {
      await save.mutateAsync({ ...values, title: values.title?.trim() || values.name, fields, id: known?.form_id });
      toasts.success(t('saved'));
      onClose();
    } catch (error) {
      showProblem(error, form);
    }
  };
  return (
    <SideForm
      title={known ? t('editForm') : t('newForm')}
      busy={save.isPending}
      onSave={() => void send()}
      onClose={() => guard(onClose)}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={known ?? { is_active: true, consent_text: t('consentExample') }}
      >
        <Form.Item
          name="name"
          label={t('formName')}
          rules={[{ required: true, whitespace: true, message: t('required', { label: t('formName') }) }]}
        >
          <Input autoFocus maxLength={100} />
        </Form.Item>
        <Form.Item name="title" label={t('formTitle')}>
          <Input maxLength={200} />
        </Form.Item>
        <fieldset className={css.askable}>
          <legend>{t('formFields')}</legend>
          {askable.map((key) => (
            <div key={key}>
              <Checkbox
                checked={asked[key] !== 'no'}
                disabled={key === 'name'}
                onChange={(event) => setAsked({ ...asked, [key]: event.target.checked ? 'yes' : 'no' })}
              >
                {tl(key)}
              </Checkbox>
              <Checkbox
                checked={asked[key] === 'must'}
                disabled={key === 'name' || asked[key] === 'no'}
                onChange={(event) => setAsked({ ...asked, [key]: event.target.checked ? 'must' : 'yes' })}
              >
                {t('requiredField')}
              </Checkbox>
            </div>
          ))}
        </fieldset>
        <Form.Item name="consent_text" label={t('consentText')}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={4000} />
        </Form.Item>
        <Form.Item name="source" label={t('sourceName')}>
          <Input maxLength={100} />
        </Form.Item>
        <Form.Item name="redirect_url" label={t('redirect')}>
          <Input maxLength={500} placeholder="https://" />
        </Form.Item>
        <Form.Item name="is_active" label={t('active')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Form>
    </SideForm>
  );
}

function askedIn(form: WebForm | undefined): Asked {
  const usual: Asked = { name: 'must', company: 'yes', phone: 'must', interest: 'yes' };
  return Object.fromEntries(
    askable.map((key) => {
      if (!form) return [key, usual[key] ?? 'no'];
      const field = form.fields.find((one) => one.key === key);
      return [key, field ? (field.required ? 'must' : 'yes') : 'no'];
    }),
  );
}
