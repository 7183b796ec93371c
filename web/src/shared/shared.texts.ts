import { texts } from './i18n';

export const sharedTexts = texts('shared', {
  undo: ['撤销', 'Undo'],
  undone: ['已撤销', 'Undone'],
  close: ['关闭', 'Close'],
  cancel: ['取消', 'Cancel'],
  save: ['保存', 'Save'],
  copy: ['复制', 'Copy'],
  copied: ['已复制', 'Copied'],
  retry: ['重试', 'Try again'],
  required: ['请填写{{label}}', '{{label}} is required'],
  'problem.unreachable': [
    '连不上服务器，请检查网络后重试。',
    'The server cannot be reached. Check the connection and try again.',
  ],
  'problem.unknown': ['出了点问题，请重试。', 'Something went wrong. Please try again.'],
  'problem.trace': ['编号 {{id}}', 'Reference {{id}}'],
  'day.today': ['今天', 'Today'],
  'day.tomorrow': ['明天', 'Tomorrow'],
  'day.nextMonday': ['下周一', 'Next Monday'],
  'day.inAWeek': ['一周后', 'In a week'],
  'users.search': ['按姓名或邮箱查找', 'Find by name or email'],
  'users.none': ['没有找到同事', 'No colleague found'],
});
