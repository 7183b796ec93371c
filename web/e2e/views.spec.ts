import { chooseSource, expect, rowOf, test } from './fixtures';

const customers = [
  { name: '海棠制造', industry: '制造业', credit_limit: 300000, status: 'potential' },
  { name: '云杉软件', industry: '软件', credit_limit: 120000, status: 'won' },
  { name: '青松软件', industry: '软件', credit_limit: 80000, status: 'potential' },
];

test('a list is parted and added up, kept as a view, and found again in the side bar', async ({ page, api }) => {
  for (const customer of customers) await api.post('/api/customers', customer);
  await page.goto('/customers');
  await expect(rowOf(page, '海棠制造')).toBeVisible();

  await page.getByRole('button', { name: '显示方式' }).click();
  await page.getByRole('combobox', { name: '分组' }).click();
  await page.getByTitle('所属行业', { exact: true }).click();
  await page.getByRole('combobox', { name: '合计: 信用额度' }).click();
  await page.getByTitle('求和').click();
  await page.keyboard.press('Escape');
  const software = page.getByRole('button', { name: '收起 软件' });
  await expect(software).toContainText('2');
  await expect(software).toContainText('20万');
  await software.click();
  await expect(rowOf(page, '云杉软件')).toBeHidden();
  await expect(rowOf(page, '海棠制造')).toBeVisible();

  await page.getByRole('button', { name: '存为视图…' }).click();
  await page.getByRole('textbox', { name: '名称' }).fill('按行业授信');
  await page.getByRole('dialog').getByText('所有人').click();
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { name: '按行业授信' })).toBeVisible();

  await page.getByRole('button', { name: '按行业授信' }).click();
  await page.getByRole('button', { name: '固定到侧栏: 按行业授信' }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('link', { name: '按行业授信' })).toBeVisible();
  await page.goto('/tasks');
  await page.getByRole('link', { name: '按行业授信' }).click();
  await expect(page).toHaveURL(/group=industry/);
  await expect(page.getByRole('button', { name: '收起 制造业' })).toBeVisible();
});

test('a view that was changed says so, and goes back or is kept', async ({ page, api }) => {
  for (const customer of customers) await api.post('/api/customers', customer);
  await api.post('/api/views', { kind: 'customers', name: '软件客户', query: { industry: '软件' } });
  await page.goto('/customers');
  await page.getByRole('button', { name: '客户', exact: true }).click();
  await page.getByRole('menuitemradio', { name: '软件客户' }).click();
  await expect(rowOf(page, '云杉软件')).toBeVisible();
  await expect(rowOf(page, '海棠制造')).toBeHidden();

  await page.getByRole('searchbox').fill('青松');
  await expect(page.getByText('未保存')).toBeVisible();
  await page.getByRole('button', { name: '放弃' }).click();
  await expect(page.getByRole('searchbox')).toHaveValue('');
  await expect(rowOf(page, '云杉软件')).toBeVisible();
  await page.getByRole('searchbox').fill('青松');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText('未保存')).toBeHidden();
  await page.reload();
  await expect(rowOf(page, '青松软件')).toBeVisible();
  await expect(rowOf(page, '云杉软件')).toBeHidden();
});

test('a card moves to another column of the board by its menu, and back with 撤销', async ({ page, api }) => {
  for (const customer of customers) await api.post('/api/customers', customer);
  await page.goto('/customers?layout=board&group=status');
  const column = (name: string) => page.getByRole('region', { name, exact: true });
  await expect(column('成交').getByText('云杉软件')).toBeVisible();
  await page.getByRole('button', { name: '移动 海棠制造' }).click();
  await page.getByRole('menuitem', { name: '移到 成交' }).click();
  await expect(column('成交').getByText('海棠制造')).toBeVisible();
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(column('潜在').getByText('海棠制造')).toBeVisible();
});

test('records stand on the days of a calendar', async ({ page, api }) => {
  await api.post('/api/customers', { name: '海棠制造', founded_on: '2026-02-10' });
  await page.goto('/customers?layout=calendar&by=founded_on&month=2026-02');
  await expect(page.getByRole('link', { name: '海棠制造' })).toBeVisible();
  await page.getByRole('button', { name: '下个月' }).click();
  await expect(page.getByRole('link', { name: '海棠制造' })).toBeHidden();
  await page.getByRole('button', { name: '上个月' }).click();
  await page.getByRole('link', { name: '海棠制造' }).click();
  await expect(page.getByRole('complementary', { name: '海棠制造' })).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a list of cards is parted too, and the views are at hand', async ({ page, api }) => {
    for (const customer of customers) await api.post('/api/customers', customer);
    await page.goto('/customers');
    await page.getByRole('button', { name: '客户', exact: true }).click();
    await page.getByRole('menuitemradio', { name: '按行业' }).click();
    await expect(page.getByRole('button', { name: '收起 软件' })).toBeVisible();
    await page.getByRole('button', { name: '收起 软件' }).click();
    await expect(page.getByText('云杉软件')).toBeHidden();
    await expect(page.getByText('海棠制造')).toBeVisible();
  });
});

test('one field of many records is changed at once, and put back with 撤销', async ({ page, api }) => {
  for (const customer of customers) await api.post('/api/customers', customer);
  await page.goto('/customers');
  await expect(rowOf(page, '海棠制造')).toBeVisible();
  await page.getByRole('checkbox', { name: '选择已载入的全部' }).check();
  await page.getByRole('button', { name: '批量修改' }).click();
  const dialog = page.getByRole('dialog');
  await chooseSource(page, '展会');
  await expect(dialog.getByText('你有权修改的 3 条')).toBeVisible();
  await dialog.getByRole('button', { name: '修改 3 条' }).click();
  await expect(page.getByText('已修改 3 条记录')).toBeVisible();
  const sources = async () =>
    (await api.get<{ items: { source: string | null }[] }>('/api/customers')).items.map((one) => one.source);
  expect(await sources()).toEqual(['展会', '展会', '展会']);
  await page.getByRole('button', { name: '撤销' }).click();
  await expect.poll(sources).toEqual([null, null, null]);
});

test('conditions are put together as chips, joined another way, and written as text', async ({ page, api }) => {
  for (const customer of customers) await api.post('/api/customers', customer);
  await page.goto('/customers');
  await page.getByRole('button', { name: '高级筛选' }).click();
  await page.getByRole('button', { name: '条件', exact: true }).click();
  await page.getByRole('combobox', { name: '字段' }).fill('所属行业');
  await page.getByTitle('所属行业', { exact: true }).click();
  await page.getByRole('textbox', { name: '值' }).fill('软件');
  await page.getByRole('button', { name: '完成' }).click();
  await expect(rowOf(page, '海棠制造')).toBeHidden();
  await expect(page.getByRole('group', { name: '条件组合' })).toContainText('所属行业 包含软件');

  await page.getByRole('button', { name: '条件', exact: true }).click();
  await page.getByRole('combobox', { name: '字段' }).fill('客户状态');
  await page.getByTitle('客户状态', { exact: true }).click();
  await page.getByRole('combobox', { name: '值' }).fill('潜在');
  await page.getByTitle('潜在', { exact: true }).last().click();
  await page.getByRole('combobox', { name: '值' }).press('Escape');
  await page.getByRole('button', { name: '完成' }).click();
  await expect(rowOf(page, '云杉软件')).toBeHidden();
  await expect(rowOf(page, '青松软件')).toBeVisible();

  await page.getByRole('button', { name: '且', exact: true }).click();
  await expect(rowOf(page, '海棠制造')).toBeVisible();
  await expect(rowOf(page, '云杉软件')).toBeVisible();
  await page.getByRole('button', { name: '写成文字' }).click();
  await expect(page.getByRole('textbox', { name: '高级筛选' })).toHaveValue(
    "industry contains '软件' or status = 'potential'",
  );
  await page.getByRole('button', { name: '按条件编辑' }).click();
  await page.getByRole('button', { name: '移除条件：所属行业' }).click();
  await expect(rowOf(page, '云杉软件')).toBeHidden();
});

test('a list is sorted by several fields', async ({ page, api }) => {
  for (const [name, annual_revenue] of [
    ['乙', 5],
    ['甲', 1],
    ['甲', 9],
  ] as const)
    await api.post('/api/customers', { name, annual_revenue });
  await page.goto('/customers');
  const names = page.getByRole('columnheader', { name: '客户名称' });
  const revenue = page.getByRole('columnheader', { name: '年成交额' });
  await names.getByRole('button').click();
  await revenue.getByRole('button').click({ modifiers: ['Shift'] });
  await expect(page).toHaveURL(/sort=name%2C-annual_revenue/);
  await expect(revenue).toHaveAttribute('aria-sort', 'descending');
  const rows = page.getByRole('rowgroup').getByRole('row');
  await expect(rows).toHaveText([/^乙.*5/, /^甲.*9/, /^甲.*1/]);
});

test('the table of deals is a list like any other', async ({ page, api }) => {
  const { customer_id } = await api.post<{ customer_id: string }>('/api/customers', { name: '云杉软件' });
  const soon = new Date().toISOString().slice(0, 10);
  for (const amount of [100000, 250000])
    await api.post('/api/opportunities', { title: `单${amount}`, customer_id, amount, expected_close_date: soon });
  await page.goto('/opportunities?view=table&sums=sum%3Aamount');
  await expect(page.getByText('¥35万')).toBeVisible();
  await page.getByRole('button', { name: '商机', exact: true }).click();
  await page.getByRole('menuitemradio', { name: /成交/ }).first().click();
  await expect(page).toHaveURL(/v=opportunities.closing/);
  await expect(page).toHaveURL(/view=table/);
  await page.getByTitle('看板').click();
  await expect(page.getByRole('region', { name: /初步接触/ })).toBeVisible();
});
