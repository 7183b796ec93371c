import { type Api, colleague, expect, test } from './fixtures';

/** A day of Shanghai's calendar, where these browsers are. */
function day(later = 0): string {
  const at = new Date(Date.now() + later * 86_400_000);
  return at.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}

interface Task {
  task_id: string;
  title: string;
  due_date: string;
  starts_at: string;
  ends_at: string;
}

const tasksOf = async (api: Api, query = '') => (await api.get<{ items: Task[] }>(`/api/tasks?${query}`)).items;

test('a line makes a task, a tick completes it, and it can be taken back', async ({ page, api }) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/today$/);
  // who is new here is shown how to begin
  await expect(page.getByText('还没有客户')).toBeVisible();
  await api.post('/api/customers', { name: '海棠制造' });
  await page.reload();
  await expect(page.getByText('今天没有要做的事')).toBeVisible();
  await page.getByLabel('快速添加任务').fill('今天 给海棠制造回电话');
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: '完成：给海棠制造回电话' }).click();
  await expect(page.getByText('已完成“给海棠制造回电话”')).toBeVisible();
  await expect(page.getByText('今天没有要做的事')).toBeVisible();
  await page
    .getByRole('status')
    .filter({ hasText: '已完成“给海棠制造回电话”' })
    .getByRole('button', { name: /撤销/ })
    .click();
  await expect(page.getByRole('checkbox', { name: '完成：给海棠制造回电话' })).toBeVisible();
  expect(await tasksOf(api)).toMatchObject([{ title: '给海棠制造回电话', due_date: day() }]);
});

test('completing a repeated task plans the next one', async ({ page, api }) => {
  await page.goto('/tasks');
  await page.getByRole('button', { name: '新建任务' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByLabel('标题', { exact: true }).fill('提交周报');
  await form.getByRole('button', { name: '今天' }).click();
  await form.getByLabel('重复').click();
  await page.getByText('每天', { exact: true }).click();
  await form.getByRole('button', { name: '保存', exact: true }).click();
  const row = page.getByRole('row').filter({ hasText: '提交周报' });
  await expect(row).toContainText('今天');
  await row.getByRole('checkbox', { name: '完成：提交周报' }).click();
  await expect(page.getByText('已完成“提交周报”，下一次已安排')).toBeVisible();
  await expect(row).toContainText('明天');
  expect(await tasksOf(api, 'status=open')).toMatchObject([{ due_date: day(1) }]);
});

test('a task opens beside the list and is edited where it stands', async ({ page, api }) => {
  await api.post('/api/tasks', { title: '核对发票', due_date: day(1) });
  await page.goto('/tasks');
  await page.getByRole('row').filter({ hasText: '核对发票' }).click();
  const panel = page.getByRole('complementary', { name: '核对发票' });
  await panel.getByRole('button', { name: '改期' }).click();
  // on a Monday a week later is the next Monday, and said once
  await page
    .getByRole('menuitem', { name: /一周后|下周一/ })
    .last()
    .click();
  await expect(page.getByText('“核对发票”改到')).toBeVisible();
  await expect.poll(async () => (await tasksOf(api))[0]?.due_date).toBe(day(7));
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
});

test('what is dragged in the calendar moves, by mouse and by keyboard', async ({ page, api }) => {
  await api.post('/api/tasks', {
    title: '合同评审',
    type: 'meeting',
    starts_at: `${day()}T10:00:00+08:00`,
    ends_at: `${day()}T11:00:00+08:00`,
  });
  const start = async () => (await tasksOf(api))[0]?.starts_at;
  await page.goto('/calendar?view=day');
  const entry = page.getByRole('button', { name: /^合同评审/ });
  await expect(entry).toBeVisible();
  const box = await entry.boundingBox();
  if (!box) throw new Error('The entry is not on screen.');
  const hour = box.height;
  await page.mouse.move(box.x + 40, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 40, box.y + 10 + hour, { steps: 6 });
  await page.mouse.move(box.x + 40, box.y + 10 + 2 * (hour + 2), { steps: 6 });
  await page.mouse.up();
  await expect(page.getByText(/“合同评审”改到/)).toBeVisible();
  await expect.poll(async () => new Date((await start()) ?? 0).toISOString()).toContain('T04:00');
  await entry.focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(async () => new Date((await start()) ?? 0).toISOString()).toContain('T03:45');
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await expect.poll(async () => new Date((await tasksOf(api))[0]?.ends_at ?? 0).toISOString()).toContain('T05:00');
});

test('a click on an empty place of the calendar plans something there', async ({ page, api }) => {
  await page.goto('/calendar?view=day');
  await page.getByRole('button', { name: '今天' }).waitFor();
  const hour = page.getByText('10:00', { exact: true });
  const box = await hour.boundingBox();
  if (!box) throw new Error('The hours are not on screen.');
  await page.mouse.click(box.x + 300, box.y + box.height / 2 + 10);
  const form = page.getByRole('dialog');
  await expect(form.getByLabel('开始时间')).toHaveValue('10:00');
  await form.getByLabel('标题', { exact: true }).fill('电话会议');
  await form.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('button', { name: /^电话会议/ })).toBeVisible();
  expect(await tasksOf(api)).toMatchObject([{ title: '电话会议' }]);
});

test('somebody given a task is told at once, and reads it by opening it', async ({ page, browser, api }) => {
  const seller = await colleague(browser, api, 'sales');
  await seller.page.goto('/today');
  await expect(seller.page.getByRole('button', { name: '消息', exact: true })).toBeVisible();
  await page.goto('/tasks');
  await api.post('/api/tasks', { title: '准备投标文件', due_date: day(2), assignee: seller.user_id });
  const bell = seller.page.getByRole('button', { name: '消息，1 条未读' });
  await expect(bell).toBeVisible({ timeout: 5000 });
  await bell.click();
  await seller.page.getByRole('link', { name: /准备投标文件/ }).click();
  await expect(seller.page).toHaveURL(/\/tasks\/task_/);
  await expect(seller.page.getByRole('heading', { name: '准备投标文件' })).toBeVisible();
  await expect(seller.page.getByRole('button', { name: '消息', exact: true })).toBeVisible();
  await seller.page.context().close();
});

test('a next step and a file logged with a customer show on its timeline and among its tasks', async ({
  page,
  api,
}) => {
  const { customer_id } = await api.post<{ customer_id: string }>('/api/customers', { name: '海棠制造' });
  await page.goto(`/customers/${customer_id}`);
  const composer = page.getByRole('region', { name: '记录跟进' });
  await composer.getByRole('textbox', { name: '记录跟进' }).fill('谈好了价格');
  const chosen = page.waitForEvent('filechooser');
  await composer.getByRole('button', { name: '添加附件' }).click();
  await (await chosen).setFiles({ name: '报价单.txt', mimeType: 'text/plain', buffer: Buffer.from('一百二十万') });
  await expect(composer.getByText('报价单.txt')).toBeVisible();
  await composer.getByLabel('下一步', { exact: true }).fill('寄出合同');
  await composer.getByRole('button', { name: '保存' }).click();
  const timeline = page.getByRole('region', { name: '动态' });
  await expect(timeline.getByText('谈好了价格')).toBeVisible();
  await expect(timeline.getByRole('link', { name: /报价单\.txt/ })).toBeVisible();
  await expect(page.getByRole('checkbox', { name: '完成：寄出合同' })).toBeVisible();
  expect(await tasksOf(api, `customer_id=${customer_id}`)).toMatchObject([{ title: '寄出合同', due_date: day(1) }]);
});

test('a list one comes back to stands where it was left', async ({ page, api }) => {
  for (let i = 0; i < 40; i++) await api.post('/api/customers', { name: `客户 ${String(i).padStart(2, '0')}` });
  await page.goto('/customers?sort=name');
  const grid = page.getByRole('grid', { name: '客户' });
  await expect(page.getByRole('row').filter({ hasText: '客户 00' })).toBeVisible();
  await grid.evaluate((element) => element.scrollTo(0, 700));
  await page.getByRole('row').filter({ hasText: '客户 25' }).click();
  await page.getByRole('button', { name: '打开整页' }).click();
  await page.getByRole('main').getByRole('link', { name: '客户', exact: true }).click();
  await expect(page.getByRole('row').filter({ hasText: '客户 25' })).toBeVisible();
  expect(await grid.evaluate((element) => element.scrollTop)).toBeGreaterThan(500);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the day is ticked off, the calendar turned by a swipe, and the rest found under 我', async ({ page, api }) => {
    await api.post('/api/tasks', { title: '确认发货', due_date: day() });
    await page.goto('/');
    const bar = page.getByRole('navigation', { name: '主导航' });
    // what is due today may be told of by then: the number stands before the word
    await expect(bar.getByRole('link')).toHaveText(['今日', '客户', '商机', /消息$/, '我']);
    await page.getByRole('checkbox', { name: '完成：确认发货' }).tap();
    await expect(page.getByText('已完成“确认发货”')).toBeVisible();
    await bar.getByRole('link', { name: '我' }).tap();
    await page.getByRole('link', { name: '日历', exact: true }).tap();
    await expect(page.getByRole('button', { name: /^. \d+$/, pressed: undefined }).first()).toBeVisible();
    const before = await page.getByRole('heading', { level: 1 }).textContent();
    await swipeLeft(page);
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(before ?? '');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});

async function swipeLeft(page: import('@playwright/test').Page): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y: 520 }] });
  await touch('touchStart', 320);
  for (const x of [280, 220, 160, 100]) await touch('touchMove', x);
  await touch('touchEnd');
}
