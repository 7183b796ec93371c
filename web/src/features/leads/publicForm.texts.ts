import { texts } from '@/shared/i18n';

export const publicFormTexts = texts('leads.publicForm', {
  title: ['联系我们', 'Contact us'],
  send: ['提交', 'Send'],
  thanks: ['已收到，谢谢', 'Thank you'],
  thanksText: ['我们会尽快与您联系。', 'We have received it and will be in touch soon.'],
  gone: ['这个表单已停用', 'This form is no longer open'],
  goneText: ['请通过其他方式联系我们。', 'Please contact us in another way.'],
  required: ['请填写{{label}}', '{{label}} is required'],
  badEmail: ['邮箱格式不对', 'This is not an email address'],
  agree: ['请先勾选同意', 'Please tick that you agree'],
});
