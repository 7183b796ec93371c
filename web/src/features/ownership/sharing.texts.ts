import { texts } from '@/shared/i18n';

export const sharingTexts = texts('sharing', {
  share: ['共享', 'Share'],
  title: ['共享“{{name}}”', 'Share “{{name}}”'],
  text: [
    '对方可以看到这条记录；客户的联系人和跟进也一并可见。',
    'They see this record; of a customer its contacts and activities as well.',
  ],
  person: ['同事', 'A colleague'],
  department: ['部门', 'A department'],
  withWhom: ['共享给', 'With whom'],
  chooseDepartment: ['选择部门（含下级部门）', 'Choose a department, with those below'],
  mayEdit: ['可以编辑', 'May edit'],
  view: ['可查看', 'Sees'],
  edit: ['可编辑', 'Edits'],
  until: ['截止日期（可不填）', 'Until (optional)'],
  untilDate: ['至 {{date}}', 'until {{date}}'],
  forever: ['长期', 'no end'],
  add: ['共享', 'Share'],
  none: ['还没有共享给任何人', 'Shared with nobody yet'],
  end: ['取消共享：{{name}}', 'Stop sharing with {{name}}'],
  shared: ['已共享', 'Shared'],
  ended: ['已取消共享', 'No longer shared'],
  close: ['完成', 'Done'],
  by: ['{{name}} 共享', 'by {{name}}'],
});
