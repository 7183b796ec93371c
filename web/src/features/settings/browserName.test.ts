import { expect, it } from 'vitest';
import { browserName } from './browserName';

const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko)';
const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';

it.each([
  [`${mac} Chrome/140.0.0.0 Safari/537.36`, 'Chrome · macOS'],
  [`${mac} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0`, 'Edge · macOS'],
  [`${phone} Version/18.0 Mobile/15E148 Safari/604.1`, 'Safari · iPhone'],
  [`${phone} Mobile/15E148 MicroMessenger/8.0.50`, 'WeChat · iPhone'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox · Windows'],
  ['curl/8.5.0', null],
  [null, null],
])('%s is %s', (userAgent, name) => expect(browserName(userAgent)).toBe(name));
