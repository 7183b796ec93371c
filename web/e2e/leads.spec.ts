import type { APIRequestContext } from '@playwright/test';
import { Api, expect, rowOf, test } from './fixtures';

interface Form {
  key: string;
}

const asVisitor = (request: APIRequestContext, key: string, name: string) =>
  request.post(`/api/public/forms/${key}`, { data: { name, phone: '13900139000', consent: true } });

test('a visitor’s enquiry is scored, handed out and becomes a customer', async ({
  page,
  api,
  browser,
  organization,
}) => {
  await api.put('/api/leads/assignment', {
    mode: 'round_robin',
    members: [{ user_id: organization.user_id }],
  });
  await page.goto('/settings/leads');
  // of the two sections with rules the first one
  await expect(page.getByRole('button', { name: '添加规则' })).toHaveCount(2);
  await page.getByRole('button', { name: '添加规则' }).first().click();
  await page.getByRole('textbox', { name: '条件' }).first().fill("意向 包含 'CRM'");
  await expect(page.getByText('0 条线索符合')).toBeVisible();
  await page.getByRole('spinbutton', { name: '分数' }).fill('65');
  await page.getByRole('button', { name: '保存', exact: true }).first().click();
  await expect(page.getByText('正在后台重新评分')).toBeVisible();

  await page.getByRole('button', { name: '新建表单' }).click();
  const drawer = page.getByRole('dialog', { name: '新建表单' });
  await drawer.getByLabel('内部名称').fill('官网咨询');
  await drawer.getByLabel('访客看到的标题').fill('预约演示');
  await drawer.getByRole('button', { name: '保存' }).click();
  const address = await page.getByRole('link', { name: /\/f\/f_/ }).getAttribute('href');

  const visitor = await browser.newContext({ baseURL: process.env.E2E_BASE_URL, locale: 'zh-CN' });
  const form = await visitor.newPage();
  await form.goto(address ?? '');
  await expect(form.getByRole('heading', { name: '预约演示' })).toBeVisible();
  await form.getByRole('button', { name: '提交' }).click();
  await expect(form.getByText('请填写姓名')).toBeVisible();
  await form.getByLabel('姓名').fill('李四');
  await form.getByLabel('公司', { exact: true }).fill('新公司');
  await form.getByLabel('电话').fill('13900139000');
  await form.getByLabel('意向').fill('CRM系统');
  await form.getByRole('checkbox').check();
  await form.getByRole('button', { name: '提交' }).click();
  await expect(form.getByText('已收到，谢谢')).toBeVisible();
  await visitor.close();

  await page.goto('/leads');
  const row = rowOf(page, '李四');
  await expect(row).toContainText('65');
  await expect(row).toContainText('已认定');
  await expect(row).toContainText('王小明');
  await row.getByRole('link', { name: '李四' }).click();
  const panel = page.getByRole('complementary', { name: '李四' });
  await expect(panel.getByText("意向 包含 'CRM'")).toBeVisible();
  await panel.getByRole('button', { name: '转化' }).click();
  const dialog = page.getByRole('dialog', { name: '转化“李四”' });
  await expect(dialog.getByLabel('客户名称')).toHaveValue('新公司');
  await dialog.getByLabel('金额').fill('80000');
  await dialog.getByRole('button', { name: '转化', exact: true }).click();

  await expect(page).toHaveURL(/\/customers\/cust_/);
  await expect(page.getByRole('heading', { name: '新公司' })).toBeVisible();
  const deals = await api.get<{ items: { title: string; amount: number }[] }>('/api/opportunities');
  expect(deals.items).toEqual([expect.objectContaining({ title: 'CRM系统', amount: 80_000 })]);
});

test('a lead that may be a customer already joins it', async ({ page, api }) => {
  await api.post('/api/customers', { name: '新公司' });
  const lead = await api.post<{ lead_id: string }>('/api/leads', { name: '李四', company: '新公司' });
  await page.goto(`/leads/${lead.lead_id}`);
  await page.getByRole('button', { name: '转化' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '转化', exact: true }).click();
  await expect(dialog.getByText('可能已经是客户')).toBeVisible();
  await dialog.getByRole('button', { name: '并入', exact: true }).click();
  await expect(page).toHaveURL(/\/customers\/cust_/);
  const customers = await api.get<{ total: number }>('/api/customers');
  expect(customers.total).toBe(1);
});

test('a lead is put aside with a reason, and taken up again', async ({ page, api }) => {
  const lead = await api.post<{ lead_id: string }>('/api/leads', { name: '李四' });
  await page.goto(`/leads/${lead.lead_id}`);
  await page.getByRole('button', { name: '更多操作' }).click();
  await page.getByRole('menuitem', { name: '标记无效' }).click();
  const dialog = page.getByRole('dialog', { name: '为什么无效？' });
  await dialog.getByRole('button', { name: '联系不上' }).click();
  await dialog.getByRole('button', { name: '标记无效' }).click();
  await expect(page.locator('header').getByText('联系不上')).toBeVisible();
  await page.getByRole('button', { name: '重新打开' }).click();
  await expect(page.getByRole('button', { name: '转化' })).toBeVisible();
});

test('a new enquiry appears in an open list without a reload', async ({ page, api }) => {
  const form = await api.post<Form>('/api/web_forms', { name: '官网', consent_text: '我同意' });
  await api.post('/api/leads', { name: '已在' });
  await page.goto('/leads');
  await expect(rowOf(page, '已在')).toBeVisible();
  await asVisitor(page.request, form.key, '赵敏');
  await expect(rowOf(page, '赵敏').or(page.getByRole('button', { name: /更新|新/ }).last())).toBeVisible();
  expect(await new Api(page.request).get<{ total: number }>('/api/leads')).toMatchObject({ total: 2 });
});

test('the form of a new lead says who it may be already', async ({ page, api }) => {
  await api.post('/api/leads', { name: '李四', phone: '13900139000' });
  await page.goto('/leads');
  await expect(rowOf(page, '李四')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByRole('combobox').fill('>新建线索');
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog', { name: '新建线索' });
  await drawer.getByLabel('姓名').fill('李先生');
  await drawer.getByLabel('电话').fill('139 0013 9000');
  await expect(drawer.getByText('可能重复')).toBeVisible();
  await expect(drawer.getByText('电话相同')).toBeVisible();
  await drawer.getByRole('button', { name: '保存', exact: true }).click();
  await expect(rowOf(page, '李先生')).toBeVisible();
});
