import { texts } from '@/shared/i18n';

export const organizationTexts = texts('organizationProfile', {
  profile: ['组织资料', 'Profile'],
  'profile.text': ['用于报价单、合同和发票。', 'For quotes, contracts and invoices.'],
  legal_name: ['注册名称', 'Registered name'],
  credit_code: ['统一社会信用代码', 'Credit code'],
  address: ['地址', 'Address'],
  phone: ['电话', 'Phone'],
  email: ['邮箱', 'Email'],
  website: ['网址', 'Website'],
  bank: ['开户银行', 'Bank'],
  bank_account: ['银行账号', 'Account'],
  save: ['保存', 'Save'],
  saved: ['已保存', 'Saved'],
  protection: ['数据保护', 'Protection of data'],
  marks: ['导出文件加水印', 'Mark exported files'],
  'marks.text': [
    'CSV 和 Excel 文件最后一行写明导出人和时间',
    'The last row of CSV and Excel files says who took them, and when',
  ],
  reveals: ['每人每天可查看遮盖内容的次数', 'Looks under the mask per person and day'],
  'reveals.text': ['每次查看都会记入操作日志', 'Every look is noted in the audit log'],
});
