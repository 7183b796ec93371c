import { texts } from '@/shared/i18n';

export const departmentTexts = texts('departmentTree', {
  move: ['移动到…', 'Move to…'],
  'move.title': ['移动“{{name}}”', 'Move “{{name}}”'],
  'move.below': ['上级部门', 'Department above'],
  'move.top': ['顶层', 'Top level'],
  'move.do': ['移动', 'Move'],
  moved: ['“{{name}}”已移到“{{to}}”', '“{{name}}” moved to “{{to}}”'],
  toTop: ['拖到这里移到顶层', 'Drop here for the top level'],
});
