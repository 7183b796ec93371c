import { texts } from '@/shared/i18n';

export const accessTexts = texts('access', {
  factor: ['两步验证', 'Second factor'],
  'factor.text': [
    '登录时除密码外，还需要手机验证器中的验证码，或通行密钥。',
    'Signing in then takes the password and a code from an authenticator on your phone, or a passkey.',
  ],
  'factor.authenticator': ['验证器应用', 'Authenticator'],
  'factor.setUp': ['设置', 'Set up'],
  'factor.setUp.title': ['设置验证器应用', 'Set an authenticator up'],
  'factor.on': ['已开启', 'On'],
  'factor.off': ['未开启', 'Off'],
  'factor.turnOff': ['关闭', 'Turn off'],
  'factor.turnOff.title': ['关闭验证器应用', 'Turn the authenticator off'],
  'factor.turnOff.required': [
    '您的组织要求两步验证：没有通行密钥时，关闭后须重新设置才能继续使用。',
    'Your organization requires a second factor: without a passkey you will have to set one up again to go on.',
  ],
  'factor.turnedOff': ['验证器应用已关闭', 'The authenticator is off'],
  'factor.codes': ['恢复码', 'Recovery codes'],
  'factor.codes.left': ['还剩 {{count}} 个', { one: '{{count}} is left', other: '{{count}} are left' }],
  'factor.codes.renew': ['重新生成', 'Make new ones'],
  'factor.codes.renew.title': ['重新生成恢复码', 'Make new recovery codes'],
  'factor.codes.renew.text': ['原有的恢复码将全部失效。', 'The codes you have no longer work then.'],

  sessions: ['登录设备', 'Where you are signed in'],
  'sessions.text': ['不认识的设备，请结束它并修改密码。', 'End what you do not know, and change your password.'],
  'sessions.ofUser': ['登录设备', 'Signed in at'],
  'sessions.none': ['没有登录的设备', 'Not signed in anywhere'],
  'sessions.unknown': ['未知设备', 'Unknown device'],
  'sessions.this': ['本设备', 'This device'],
  'sessions.seen': ['{{when}}使用过', 'Used {{when}}'],
  'sessions.since': ['{{when}}登录', 'Signed in {{when}}'],
  'sessions.end': ['结束', 'End'],
  'sessions.endAll': ['全部结束', 'End all'],
  'sessions.endOthers': ['结束其他所有', 'End all others'],
  'sessions.ended': ['已结束', 'Ended'],

  tokens: ['访问令牌', 'Access tokens'],
  'tokens.none': ['没有令牌', 'No tokens'],
  'reset.text': [
    '丢失手机、通行密钥和恢复码时，可以重置后重新设置。',
    'For who lost phone, passkeys and recovery codes: reset it, and it can be set up again.',
  ],
  reset: ['重置两步验证', 'Reset the second factor'],
  'reset.ask': ['重置 {{name}} 的两步验证？', 'Reset the second factor of {{name}}?'],
  'reset.content': [
    '此后只凭密码即可登录，直到对方重新设置。请先确认是本人。',
    'The password alone signs in until it is set up again. Make sure it is really them who ask.',
  ],
  'reset.done': ['已重置', 'It has been reset'],
});
