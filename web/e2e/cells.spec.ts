import type { Page } from '@playwright/test';
import { colleague, expect, rowOf, test } from './fixtures';

interface Customer {
  customer_id: string;
  name: string;
  status: string;
  industry: string | null;
  annual_revenue: number | null;
  custom_fields: Record<string, unknown>;
}

const names = ['海棠制造', '云杉软件', '青松软件'];
const cellOf = (page: Page, row: string, column: string) =>
  rowOf(page, row)
    .getByRole('gridcell')
    .and(page.locator(`[aria-colindex="${columns.indexOf(column) + 2}"]`));
const columns = ['name', 'status', 'industry', 'annual_revenue', 'c_level'];

test.beforeEach(async ({ page, api, organization, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await api.post('/api/custom_fields', {
    kind: 'customers',
    label: '信用分',
    key: 'c_level',
    type: 'integer',
    max: 100,
  });
  for (const [i, name] of names.entries())
    await api.post('/api/customers', { name, industry: ['制造业', '软件', null][i], annual_revenue: (i + 1) * 1000 });
  await page.addInitScript(
    ([user, keys]) => localStorage.setItem(`guanxi.columns.customers.${user}`, JSON.stringify({ keys, widths: {} })),
    [organization.user_id, columns] as const,
  );
  await page.goto('/customers?sort=name');
  await expect(rowOf(page, '海棠制造')).toBeVisible();
  // what makes cells of them comes a moment after the rows
  await expect(async () => {
    await page.getByRole('grid').press('ArrowRight');
    await expect(page.locator('[data-cell]')).toHaveCount(1, { timeout: 200 });
  }).toPass();
  await page.keyboard.press('Escape');
});

const of = async (api: { get: <T>(path: string) => Promise<T> }, name: string) =>
  (await api.get<{ items: Customer[] }>('/api/customers')).items.find((one) => one.name === name) as Customer;

/** To the cell of a row by keyboard alone. */
async function toCell(page: Page, row: string, column: string) {
  await page.getByRole('grid').focus();
  // once for what is chosen, once for the cell
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  for (let at = 0; at < names.length && !(await rowOf(page, row).getAttribute('data-cursor')); at++)
    await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  for (let at = 0; at < columns.indexOf(column); at++) await page.keyboard.press('ArrowRight');
  await expect(cellOf(page, row, column)).toHaveAttribute('data-cell', 'at');
  // what an input method writes goes into the field that waits there
  if (!['name', 'status'].includes(column)) await expect(page.locator('[data-cell-editor] input')).toBeFocused();
}

test('the arrows go from cell to cell, Escape back to rows, and a click still opens', async ({ page }) => {
  await toCell(page, '海棠制造', 'industry');
  await page.keyboard.press('End');
  await expect(cellOf(page, '海棠制造', 'c_level')).toHaveAttribute('data-cell', 'at');
  await page.keyboard.press('Home');
  await expect(cellOf(page, '海棠制造', 'name')).toHaveAttribute('data-cell', 'at');
  await page.keyboard.press('Tab');
  await expect(cellOf(page, '海棠制造', 'status')).toHaveAttribute('data-cell', 'at');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-activedescendant', /-1$/);
  // a click goes to the cell as long as the cursor is on cells
  await cellOf(page, '云杉软件', 'industry').click();
  await expect(cellOf(page, '云杉软件', 'industry')).toHaveAttribute('data-cell', 'at');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-cell]')).toHaveCount(0);
  await rowOf(page, '云杉软件').click();
  await expect(page.getByRole('complementary', { name: '云杉软件' })).toBeVisible();
});

test('a text, a choice and an own field are edited in their cells, and put back', async ({ page, api }) => {
  await toCell(page, '海棠制造', 'industry');
  await page.keyboard.type('精密仪器');
  await page.keyboard.press('Tab');
  await expect(cellOf(page, '海棠制造', 'industry')).toHaveText('精密仪器');
  await expect.poll(async () => (await of(api, '海棠制造')).industry).toBe('精密仪器');
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(async () => (await of(api, '海棠制造')).industry).toBe('制造业');

  await toCell(page, '海棠制造', 'status');
  await page.keyboard.press('Enter');
  await page.getByTitle('成交', { exact: true }).click();
  await expect(cellOf(page, '海棠制造', 'status')).toHaveText('成交');
  await expect.poll(async () => (await of(api, '海棠制造')).status).toBe('won');

  await toCell(page, '海棠制造', 'c_level');
  await page.keyboard.press('F2');
  await page.keyboard.type('80');
  await page.keyboard.press('Enter');
  await expect(cellOf(page, '海棠制造', 'c_level')).toHaveText('80');
  await expect.poll(async () => (await of(api, '海棠制造')).custom_fields.c_level).toBe(80);

  await toCell(page, '海棠制造', 'industry');
  await page.keyboard.type('弃用');
  await page.keyboard.press('Escape');
  await expect(cellOf(page, '海棠制造', 'industry')).toHaveText('制造业');
});

test('what is typed goes into the open cell, also when the list got the focus back', async ({ page }) => {
  await toCell(page, '云杉软件', 'industry');
  await page.keyboard.press('F2');
  const editor = page.locator('[data-cell-editor][data-seen] input');
  await expect(editor).toBeFocused();
  await page.getByRole('grid').focus();
  await page.keyboard.type('服务');
  await expect(editor).toBeFocused();
  await expect(editor).toHaveValue('软件服务');
});

test('a refused value stays at the cell with its reason, and Escape puts back the old one', async ({ page, api }) => {
  await toCell(page, '云杉软件', 'c_level');
  await page.keyboard.type('500');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('spinbutton', { name: '信用分' })).toHaveValue('500');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('alert')).toBeHidden();
  await expect(cellOf(page, '云杉软件', 'c_level')).toHaveText('–');
  expect((await of(api, '云杉软件')).custom_fields.c_level).toBeUndefined();
});

test('who was slower hears of it and may write over it', async ({ page, api, browser }) => {
  const { customer_id } = await of(api, '青松软件');
  await toCell(page, '青松软件', 'industry');
  await page.keyboard.type('我的');
  const other = await colleague(browser, api, 'admin');
  // nobody tells this window meanwhile
  await page.route('**/api/customers?*', (route) => route.abort());
  await other.api.patch(`/api/customers/${customer_id}`, { industry: '别人的' });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('别人的');
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await of(other.api, '青松软件')).industry).toBe('我的');
  await other.page.context().close();
});

test('a rectangle is copied and pasted elsewhere, and taken back as a whole', async ({ page, api }) => {
  await toCell(page, '海棠制造', 'status');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(rowOf(page, '海棠制造').locator('[data-cell]')).toHaveCount(3);
  await page.keyboard.press('ControlOrMeta+c');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('潜在\t制造业\t1000');

  await toCell(page, '云杉软件', 'status');
  await page.keyboard.press('ControlOrMeta+v');
  await expect.poll(async () => (await of(api, '云杉软件')).industry).toBe('制造业');
  expect((await of(api, '云杉软件')).annual_revenue).toBe(1000);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect.poll(async () => (await of(api, '云杉软件')).industry).toBe('软件');
  expect((await of(api, '云杉软件')).annual_revenue).toBe(2000);
});

test('a block of a spreadsheet is read as people write; rows that refuse are told, the others written', async ({
  page,
  api,
}) => {
  const order = await rowsInOrder(page);
  await page.evaluate(() =>
    navigator.clipboard.writeText('成交\t"精密\n仪器"\t1.2万\t90\n流失\t软件\t¥3,400.5\t900\n没有的\t\t1\t1\n'),
  );
  await toCell(page, order[0] ?? '', 'status');
  await page.keyboard.press('ControlOrMeta+v');
  const dialog = page.getByRole('dialog', { name: '2 行没有写入' });
  await expect(dialog).toContainText(order[1] ?? '');
  await expect(dialog.getByRole('listitem').filter({ hasText: order[2] })).toContainText('没有这个选项');
  await dialog.getByRole('button', { name: '关闭' }).last().click();
  const first = await of(api, order[0] ?? '');
  expect([first.status, first.industry, first.annual_revenue, first.custom_fields.c_level]).toEqual([
    'won',
    '精密 仪器',
    12000,
    90,
  ]);
  expect((await of(api, order[1] ?? '')).status).toBe('potential');
});

test('one value fills what was chosen by dragging, and Delete clears it', async ({ page, api }) => {
  const order = await rowsInOrder(page);
  await page.evaluate(() => navigator.clipboard.writeText('展会'));
  await cellOf(page, order[0] ?? '', 'industry').hover();
  await page.mouse.down();
  await cellOf(page, order[2] ?? '', 'industry').hover();
  await page.mouse.up();
  await expect(page.locator('[data-cell]')).toHaveCount(3);
  await page.keyboard.press('ControlOrMeta+v');
  const industries = async () =>
    (await api.get<{ items: Customer[] }>('/api/customers')).items.map((one) => one.industry);
  await expect.poll(industries).toEqual(['展会', '展会', '展会']);
  await page.keyboard.press('Delete');
  await expect.poll(industries).toEqual([null, null, null]);
});

async function rowsInOrder(page: Page): Promise<string[]> {
  const texts = await page.getByRole('row').allInnerTexts();
  return names
    .map((name) => ({ name, at: texts.findIndex((text) => text.includes(name)) }))
    .sort((a, b) => a.at - b.at)
    .map((one) => one.name);
}

test('the cells of every kind of list are edited', async ({ page, api }) => {
  const { customer_id } = await of(api, '海棠制造');
  await api.post('/api/contacts', { customer_id, name: '赵敏' });
  await api.post('/api/leads', { name: '周文博' });
  await api.post('/api/products', { name: '标准版' });
  await api.post('/api/tasks', { title: '回访' });
  const kinds = [
    ['contacts', 'name', '赵敏'],
    ['leads', 'name', '周文博'],
    ['products', 'name', '标准版'],
    ['tasks', 'title', '回访'],
  ] as const;
  for (const [kind, key, name] of kinds) {
    await page.goto(`/${kind}`);
    await expect(rowOf(page, name)).toBeVisible();
    await expect(async () => {
      await page.getByRole('grid').press('F2');
      await expect(page.locator('[data-cell-editor][data-seen] input')).toBeFocused({ timeout: 500 });
    }).toPass();
    await page.keyboard.type(' 2');
    await page.keyboard.press('Enter');
    const first = async () => (await api.get<{ items: Record<string, unknown>[] }>(`/api/${kind}`)).items[0]?.[key];
    await expect.poll(first).toBe(`${name} 2`);
    await expect(rowOf(page, `${name} 2`)).toBeVisible();
  }
});

test('a long column is pasted past the rows that are loaded, and names become links', async ({
  page,
  api,
  organization,
}) => {
  const many = 60;
  await api.post('/api/custom_fields', {
    kind: 'customers',
    label: '总部',
    key: 'c_head',
    type: 'record',
    target_kind: 'customers',
  });
  for (let i = 0; i < many; i++) await api.post('/api/customers', { name: `分店${100 + i}` });
  await page.addInitScript(
    ([user, keys]) => localStorage.setItem(`guanxi.columns.customers.${user}`, JSON.stringify({ keys, widths: {} })),
    [organization.user_id, [...columns, 'c_head']] as const,
  );
  await page.goto('/customers?sort=name');
  const [first, second] = ['分店100', '分店101'] as const;
  await expect(rowOf(page, first)).toBeVisible();
  await page.evaluate((lines) => navigator.clipboard.writeText(lines), '零售\n'.repeat(many));
  await toCell(page, first, 'industry');
  await page.keyboard.press('ControlOrMeta+v');
  const retail = async () => (await api.get<{ total: number }>('/api/customers?industry=零售')).total;
  await expect.poll(retail, { timeout: 30_000 }).toBe(many);

  await page.goto('/customers?sort=name');
  await expect(rowOf(page, first)).toBeVisible();
  await page.evaluate(() => navigator.clipboard.writeText('海棠制造\n没有的公司'));
  await toCell(page, first, 'c_level');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ControlOrMeta+v');
  const dialog = page.getByRole('dialog', { name: '1 行没有写入' });
  await expect(dialog.getByRole('listitem').filter({ hasText: second })).toContainText('找不到这条记录');
  const named = async (name: string) =>
    (await api.get<{ items: Customer[] }>(`/api/customers?filter=name = '${name}'`)).items[0];
  expect((await named(first))?.custom_fields.c_head).toBe((await named('海棠制造'))?.customer_id);
});
