import { texts } from '@/shared/i18n';

export const factorTexts = texts('secondFactor', {
  title: ['两步验证', 'Second factor'],
  'code.text': [
    '密码正确。请输入验证器应用中显示的 6 位验证码。',
    'The password is right. Enter the six digits your authenticator shows.',
  ],
  'code.recovery.text': [
    '输入一个没有用过的恢复码，每个只能使用一次。',
    'Enter a recovery code you have not used. Each works once.',
  ],
  code: ['验证码', 'Code'],
  recoveryCode: ['恢复码', 'Recovery code'],
  codeOrRecovery: ['验证码或恢复码', 'Code or recovery code'],
  required: ['请填写{{label}}', '{{label}} is required'],
  'code.useRecovery': ['没有验证器？使用恢复码', 'No authenticator at hand? Use a recovery code'],
  'code.useCode': ['使用验证器', 'Use the authenticator'],
  'code.button': ['验证并登录', 'Verify and sign in'],
  'code.restart': ['换一个账号', 'Use another account'],
  'code.expired': ['登录已超时，请重新登录。', 'Signing in took too long. Sign in again.'],
  'mustSetUp.text': [
    '“{{organization}}”要求所有成员使用两步验证。设置完成后即可继续。',
    '“{{organization}}” requires a second factor of everybody. Set it up to go on.',
  ],
  'setUp.leave': ['退出登录', 'Sign out'],
  'setUp.begin': ['开始设置', 'Set it up'],
  'setUp.scan': [
    '用验证器应用（如 Microsoft Authenticator、Google Authenticator 或密码管理器）扫描二维码。',
    'Scan the code with an authenticator (Microsoft Authenticator, Google Authenticator, a password manager …).',
  ],
  'setUp.qr': ['两步验证的二维码', 'QR code of the second factor'],
  'setUp.secret': ['或手动输入密钥', 'Or type the key'],
  'setUp.open': ['在本机的验证器中打开', 'Open in an authenticator on this device'],
  'setUp.code': ['输入它显示的验证码', 'Enter the code it shows'],
  'setUp.confirm': ['开启', 'Turn on'],
  'setUp.done': ['完成', 'Done'],
  'setUp.or': ['也可以添加通行密钥：', 'Or add a passkey:'],
  'setUp.on': ['两步验证已开启', 'The second factor is on'],
  'codes.text': [
    '请保存这 10 个恢复码。手机丢失时，每个可登录一次。关闭后不会再显示。',
    'Keep these ten recovery codes. Each signs you in once when the phone is lost. They are not shown again.',
  ],
  'codes.copy': ['复制', 'Copy'],
  'codes.copied': ['已复制', 'Copied'],
  'codes.download': ['下载', 'Download'],
  'codes.done': ['已妥善保存', 'I have saved them'],
});
