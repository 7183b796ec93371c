import { colleague, expect, rowOf, test } from './fixtures';

interface Customer {
  customer_id: string;
  industry: string | null;
  tags: string[];
  phones: { number: string; label: string | null; is_primary: boolean }[];
}

test('a field is edited where it stands, and what was there comes back with 撤销', async ({ page, api }) => {
  const { customer_id } = await api.post<Customer>('/api/customers', { name: '海棠制造', industry: '制造业' });
  const record = () => api.get<Customer>(`/api/customers/${customer_id}`);
  await page.goto('/customers');
  await rowOf(page, '海棠制造').click();
  const panel = page.getByRole('complementary', { name: '海棠制造' });
  await panel.getByRole('tab', { name: '资料' }).click();
  await panel.getByRole('button', { name: '编辑 行业' }).click();
  await panel.getByRole('combobox', { name: '行业' }).fill('精密仪器');
  await page.keyboard.press('Enter');
  await expect(panel.getByText('精密仪器', { exact: true })).toBeVisible();
  await expect(rowOf(page, '海棠制造')).toContainText('精密仪器');
  await expect.poll(async () => (await record()).industry).toBe('精密仪器');
  await page.getByRole('button', { name: '撤销' }).click();
  await expect.poll(async () => (await record()).industry).toBe('制造业');
});

test('tags are added and removed, new ones by typing', async ({ page, api }) => {
  const { customer_id } = await api.post<Customer>('/api/customers', { name: '海棠制造', tags: ['老客户'] });
  await page.goto(`/customers/${customer_id}`);
  await page.getByRole('button', { name: '添加标签' }).click();
  await page.getByRole('combobox', { name: '选择或输入标签' }).fill('展会 2026');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: '移除标签：展会 2026' })).toBeVisible();
  await page.getByRole('button', { name: '移除标签：老客户' }).click();
  await expect(page.getByRole('button', { name: '移除标签：老客户' })).toBeHidden();
  await expect.poll(async () => (await api.get<Customer>(`/api/customers/${customer_id}`)).tags).toEqual(['展会 2026']);
});

test('a customer has several phones, one of them the primary', async ({ page, api }) => {
  const { customer_id } = await api.post<Customer>('/api/customers', { name: '海棠制造', phone: '0571-88167788' });
  await page.goto(`/customers/${customer_id}`);
  await page.getByRole('button', { name: '编辑 电话' }).click();
  await page.getByRole('button', { name: '添加电话' }).click();
  await page.getByRole('textbox', { name: '号码' }).last().fill('13900139000');
  await page.getByRole('button', { name: '设为主要' }).last().click();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('link', { name: '13900139000' })).toBeVisible();
  await expect
    .poll(async () =>
      (await api.get<Customer>(`/api/customers/${customer_id}`)).phones.map((one) => [one.number, one.is_primary]),
    )
    .toEqual([
      ['0571-88167788', false],
      ['13900139000', true],
    ]);
  await page.goto('/customers');
  await expect(rowOf(page, '海棠制造')).toContainText('13900139000');
});

test('a contact is added, and another one becomes the primary', async ({ page, api }) => {
  const { customer_id } = await api.post<Customer>('/api/customers', { name: '海棠制造' });
  await api.post('/api/contacts', { customer_id, name: '赵敏', is_primary: true });
  await page.goto(`/customers/${customer_id}`);
  await page.getByRole('button', { name: '添加联系人' }).click();
  const form = page.getByRole('dialog', { name: '新建联系人' });
  await form.getByLabel('姓名').fill('周文博');
  await form.getByLabel('手机').fill('13900139001');
  await form.getByLabel('角色').click();
  await page.getByTitle('决策人').click();
  await form.getByRole('button', { name: '保存', exact: true }).click();
  const zhou = page.getByRole('listitem').filter({ hasText: '周文博' }).filter({ hasText: '13900139001' });
  await expect(zhou).toContainText('决策人');
  await zhou.hover();
  await zhou.getByRole('button', { name: '设为主要联系人' }).click();
  await expect(zhou.getByText('主要', { exact: true })).toBeVisible();
  await expect
    .poll(async () => {
      const { items } = await api.get<{ items: { name: string; is_primary: boolean }[] }>(
        `/api/contacts?customer_id=${customer_id}`,
      );
      return items.filter((one) => one.is_primary).map((one) => one.name);
    })
    .toEqual(['周文博']);
});

test('what a colleague logs appears within two seconds, without a reload', async ({ page, api, browser }) => {
  const { customer_id } = await api.post<Customer>('/api/customers', { name: '海棠制造' });
  const other = await colleague(browser, api, 'admin');
  await page.goto(`/customers/${customer_id}`);
  await expect(page.getByText('创建了客户')).toBeVisible();
  await other.page.goto(`/customers/${customer_id}`);
  await other.page.getByRole('textbox', { name: '记录跟进' }).fill('下周三去工厂看样品');
  await other.page.keyboard.press('Control+Enter');
  await expect(other.page.getByText('已保存跟进')).toBeVisible();
  await expect(page.getByText('下周三去工厂看样品')).toBeVisible({ timeout: 2_000 });
  await expect(page.getByText('陈思远').first()).toBeVisible();

  await other.api.patch(`/api/customers/${customer_id}`, { industry: '精密仪器' });
  await expect(page.getByText('精密仪器').first()).toBeVisible({ timeout: 2_000 });
  await other.page.context().close();
});

test('deleting says what goes with the customer, and then it is gone', async ({ page, api }) => {
  const { customer_id } = await api.post<Customer>('/api/customers', { name: '海棠制造' });
  await api.post('/api/customers', { name: '留下的客户' });
  await api.post('/api/contacts', { customer_id, name: '赵敏' });
  await api.post('/api/activities', { customer_id, type: 'note', content: '第一次' });
  await api.post('/api/activities', { customer_id, type: 'call', content: '第二次' });
  await page.goto('/customers');
  await rowOf(page, '海棠制造').click();
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: '删除客户' }).click();
  const dialog = page.getByRole('dialog', { name: '删除“海棠制造”？' });
  await expect(dialog).toContainText('1 位联系人');
  await expect(dialog).toContainText('2 条跟进记录');
  await expect(dialog.getByRole('button', { name: '永久删除' })).toBeDisabled();
  await dialog.getByLabel('我知道删除后不能恢复').check();
  await dialog.getByRole('button', { name: '永久删除' }).click();
  await expect(dialog).toBeHidden();
  await expect(rowOf(page, '海棠制造')).toBeHidden();
  await expect(rowOf(page, '留下的客户')).toBeVisible();
  expect((await page.request.get(`/api/customers/${customer_id}`)).status()).toBe(404);
});

test('a customer is created by keyboard alone, warned of one that is there already', async ({ page, api }) => {
  await api.post('/api/customers', { name: '东海精密机械有限公司', phone: '13800138001' });
  await page.goto('/customers');
  await expect(rowOf(page, '东海精密机械有限公司')).toBeVisible();
  await page.keyboard.press('c');
  await expect(page.getByRole('textbox', { name: '客户名称' })).toBeFocused();
  await page.keyboard.type('东海精密机械');
  await page.keyboard.press('Tab');
  await page.keyboard.type('138 0013 8001');
  const warning = page.getByRole('dialog').getByText('东海精密机械有限公司');
  await expect(warning).toBeVisible();
  await expect(page.getByRole('dialog')).toContainText('电话相同');
  await page.keyboard.press('Tab');
  await page.keyboard.type('second@donghai.example');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('已创建“东海精密机械”')).toBeVisible();
  await expect(page.getByRole('complementary', { name: '东海精密机械' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/customers$/);
  await expect(rowOf(page, '138 0013 8001')).toBeVisible();
});

test('the address holds search, filter and order, so that a link shows the same list', async ({
  page,
  api,
  browser,
}) => {
  for (const [name, status] of [
    ['远见科技', 'won'],
    ['远方科技', 'potential'],
    ['南岭茶业', 'won'],
  ])
    await api.post('/api/customers', { name, status });
  await page.goto('/customers');
  await page.getByRole('searchbox').fill('keji');
  await page.getByRole('button', { name: /^成交/ }).click();
  await expect(rowOf(page, '远见科技')).toBeVisible();
  await expect(rowOf(page, '远方科技')).toBeHidden();
  const other = await colleague(browser, api, 'admin');
  await other.page.goto(page.url());
  await expect(rowOf(other.page, '远见科技')).toBeVisible();
  await expect(other.page.getByRole('row')).toHaveCount(2);
  await other.page.context().close();
});
