import type { Browser, Page } from '@playwright/test';
import { card, column, drag, dragByFinger, middleOf } from './board';
import { type Api, colleague, expect, test } from './fixtures';

const company = '海棠制造';
const deal = 'CRM系统';

/** What an administrator has set up: a form, a rule that scores, and a colleague who gets what comes in. */
async function prepare(page: Page, api: Api, seller: string): Promise<string> {
  await api.put('/api/leads/assignment', { mode: 'round_robin', members: [{ user_id: seller }] });
  await api.put('/api/leads/scoring', { rules: [{ label: '要买', condition: "意向 包含 'CRM'", points: 65 }] });
  await page.goto('/settings/leads');
  await page.getByRole('button', { name: '新建表单' }).click();
  const drawer = page.getByRole('dialog', { name: '新建表单' });
  await drawer.getByLabel('内部名称').fill('官网咨询');
  await drawer.getByLabel('访客看到的标题').fill('预约演示');
  await drawer.getByRole('button', { name: '保存' }).click();
  return (await page.getByRole('link', { name: /\/f\/f_/ }).getAttribute('href')) ?? '';
}

/** Somebody nobody knows asks through the form. */
async function enquire(browser: Browser, address: string, viewport: { width: number; height: number }): Promise<void> {
  const visitor = await browser.newContext({ baseURL: process.env.E2E_BASE_URL, locale: 'zh-CN', viewport });
  const form = await visitor.newPage();
  await form.goto(address);
  await form.getByLabel('姓名').fill('李四');
  await form.getByLabel('公司', { exact: true }).fill(company);
  await form.getByLabel('电话').fill('13900139000');
  await form.getByLabel('意向').fill(deal);
  await form.getByRole('checkbox').check();
  await form.getByRole('button', { name: '提交' }).click();
  await expect(form.getByText('已收到，谢谢')).toBeVisible();
  await visitor.close();
}

/** From the lead's record to the customer. */
async function convert(page: Page): Promise<void> {
  await page.getByRole('button', { name: '转化', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '转化“李四”' });
  await expect(dialog.getByLabel('客户名称')).toHaveValue(company);
  await dialog.getByLabel('金额').fill('80000');
  await dialog.getByRole('button', { name: '转化', exact: true }).click();
  await expect(page).toHaveURL(/\/customers\/cust_/);
}

/** What the manager sees on a screen nobody touches. */
async function watch(manager: Page): Promise<void> {
  await manager.goto('/opportunities');
  await expect(manager.getByText('还没有商机')).toBeVisible();
}

test.describe('at a desk', () => {
  test('an enquiry becomes a won deal, and a colleague sees every step', async ({ page, api, browser }) => {
    test.setTimeout(120_000);
    const seller = await colleague(browser, api, 'sales');
    const address = await prepare(page, api, seller.user_id);
    await seller.page.goto('/leads');
    await expect(seller.page.getByText('还没有线索')).toBeVisible();
    await watch(page);

    await enquire(browser, address, { width: 1440, height: 900 });
    const row = seller.page.getByRole('row').filter({ hasText: '李四' });
    await expect(row).toContainText('65');
    await expect(row).toContainText('陈思远');
    await row.getByRole('link', { name: '李四' }).click();
    await convert(seller.page);

    await expect(column(page, '初步接触').locator('[data-deal]')).toContainText(deal);
    await seller.page.goto('/opportunities');
    await drag(seller.page, deal, await middleOf(seller.page, '方案提交'));
    await expect(column(page, '方案提交').locator('[data-deal]')).toContainText(deal);
    await card(page, deal).click();
    const seen = page.getByRole('complementary', { name: deal });
    await expect(seen).toBeVisible();

    const from = await card(seller.page, deal).boundingBox();
    await seller.page.mouse.move((from?.x ?? 0) + 40, (from?.y ?? 0) + 14);
    await seller.page.mouse.down();
    await seller.page.mouse.move((from?.x ?? 0) + 80, (from?.y ?? 0) + 60, { steps: 6 });
    const zone = await seller.page.getByText('赢单', { exact: true }).boundingBox();
    await seller.page.mouse.move((zone?.x ?? 0) + 10, (zone?.y ?? 0) + 8, { steps: 10 });
    await seller.page.mouse.up();

    await expect(seen.getByText('赢单', { exact: true }).first()).toBeVisible();
    await expect(column(page, '方案提交').locator('[data-deal]')).toHaveCount(0);
    const customers = await api.get<{ items: { name: string; status: string }[] }>('/api/customers');
    expect(customers.items).toEqual([expect.objectContaining({ name: company, status: 'won' })]);
    await seller.page.context().close();
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('an enquiry becomes a won deal, and a colleague sees every step', async ({ page, api, browser }) => {
    test.setTimeout(120_000);
    const seller = await colleague(browser, api, 'sales');
    const address = await prepare(page, api, seller.user_id);
    await seller.page.goto('/leads');
    await expect(seller.page.getByText('还没有线索')).toBeVisible();
    await watch(page);

    await enquire(browser, address, { width: 390, height: 844 });
    const lead = seller.page.getByRole('listitem').filter({ hasText: '李四' });
    await expect(lead).toContainText('65');
    await lead.getByRole('link', { name: '李四', exact: true }).tap();
    await convert(seller.page);

    await expect(card(page, deal)).toBeVisible();
    await seller.page.goto('/opportunities');
    await dragByFinger(seller.page, deal, seller.page.getByRole('tab', { name: /方案提交/ }));
    await expect(page.getByRole('tab', { name: /方案提交/ })).toContainText('1');
    await page.getByRole('tab', { name: /方案提交/ }).tap();
    await expect(card(page, deal)).toBeInViewport();

    await seller.page.getByRole('tab', { name: /方案提交/ }).tap();
    await seller.page.getByRole('button', { name: `移动“${deal}”` }).tap();
    await seller.page.getByRole('menuitem', { name: '成交' }).tap();
    await expect(seller.page.getByText(`赢单！“${deal}”`)).toBeVisible();
    await expect(card(page, deal)).toBeHidden();
    const customers = await api.get<{ items: { name: string; status: string }[] }>('/api/customers');
    expect(customers.items).toEqual([expect.objectContaining({ name: company, status: 'won' })]);
    await seller.page.context().close();
  });
});
