import { texts } from '@/shared/i18n';

export const pasteTexts = texts('paste', {
  open: ['粘贴识别', 'Paste to fill'],
  text: ['粘贴邮件签名或聊天内容', 'Paste a mail signature or a chat'],
  found: ['识别到的内容', 'Found'],
  nothing: ['没有识别到姓名、公司或联系方式', 'No name, company or way to reach anybody was found'],
  fill: ['填入 {{count}} 项', { one: 'Fill in {{count}} field', other: 'Fill in {{count}} fields' }],
  close: ['收起', 'Close'],
  replaces: ['替换“{{value}}”', 'Replaces “{{value}}”'],
  from: ['来自“{{text}}”', 'From “{{text}}”'],
  into: ['{{what}} → {{field}}', '{{what}} → {{field}}'],
  name: ['姓名', 'Name'],
  company: ['公司', 'Company'],
  position: ['职位', 'Position'],
  department: ['部门', 'Department'],
  mobile: ['手机', 'Mobile'],
  phone: ['电话', 'Phone'],
  email: ['邮箱', 'Email'],
  address: ['地址', 'Address'],
  website: ['网址', 'Website'],
  wechat: ['微信', 'WeChat'],
});
