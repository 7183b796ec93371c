import { expect, test } from './fixtures';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

test.beforeEach(async ({ api }) => {
  await api.post('/api/customers', { name: '海棠制造', industry: '制造业', status: 'won', tags: ['老客户'] });
  await api.post('/api/customers', { name: '南岭茶业', industry: '食品', status: 'potential' });
});

test('on a phone customers are cards, narrowed by a sheet from below, opened as a page', async ({ page }) => {
  await page.goto('/customers');
  const cards = page.getByRole('list', { name: '客户' }).getByRole('listitem');
  await expect(cards).toHaveCount(2);
  await page.getByRole('button', { name: '筛选条件' }).tap();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: /^状态/ }).tap();
  await sheet.getByRole('option', { name: '成交' }).tap();
  await sheet.getByRole('button', { name: /^共/ }).tap();
  await expect(sheet.getByRole('button', { name: /^状态/ })).toContainText('成交');
  await sheet.getByRole('button', { name: /^共 1/ }).tap();
  await expect(cards).toHaveCount(1);
  await cards.first().tap();
  await expect(page.getByRole('heading', { name: '海棠制造' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.goBack();
  await expect(cards).toHaveCount(1);
});

test('on a phone a customer is created from the button under the thumb', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '客户' }).tap();
  await page.getByRole('button', { name: '新建客户' }).last().tap();
  await page.getByRole('textbox', { name: '客户名称' }).fill('北原物流');
  await page.getByRole('textbox', { name: '电话' }).fill('13800138005');
  await page.getByRole('button', { name: '保存', exact: true }).tap();
  await expect(page.getByRole('heading', { name: '北原物流' })).toBeVisible();
  await page.goto('/customers');
  await expect(page.getByRole('listitem').filter({ hasText: '北原物流' })).toBeVisible();
});
