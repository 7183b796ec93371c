import { card, column, drag, middleOf } from './board';
import { type Api, colleague, expect, test } from './fixtures';

interface Deal {
  opportunity_id: string;
  title: string;
  stage: string;
  status: string;
  actual_amount: number | null;
  lost_reason: string | null;
  next_step: string | null;
  done_activities: string[];
}
interface Pipeline {
  pipeline_id: string;
  stages: { stage_id: string; name: string; kind: string; [key: string]: unknown }[];
}

/** Deals of one customer, all in the first stage; the last one made stands on top. */
async function deals(api: Api, ...titles: string[]): Promise<Deal[]> {
  const { customer_id } = await api.post<{ customer_id: string }>('/api/customers', { name: '海棠制造' });
  const made: Deal[] = [];
  for (const title of titles)
    made.push(await api.post<Deal>('/api/opportunities', { customer_id, title, amount: 58_000 }));
  return made;
}

const read = (api: Api, deal: Deal | undefined) => api.get<Deal>(`/api/opportunities/${deal?.opportunity_id}`);
/** Asks of a stage what has to be there before a deal leaves it. */
async function require(api: Api, stage: string, gate: { required_fields: string[]; required_activities: string[] }) {
  const { items } = await api.get<{ items: Pipeline[] }>('/api/pipelines');
  const [pipeline] = items;
  const stages = pipeline?.stages.map((one) => (one.name === stage ? { ...one, ...gate } : one));
  await api.patch(`/api/pipelines/${pipeline?.pipeline_id}`, { stages });
}

test('a deal is dragged to the next stage, counted there, and 撤销 brings it back to its place', async ({
  page,
  api,
}) => {
  const [first, second] = await deals(api, '产线升级', '云平台续费');
  await page.goto('/opportunities');
  await expect(card(page, '产线升级')).toBeVisible();
  await drag(page, '产线升级', await middleOf(page, '需求确认'));
  await expect(column(page, '需求确认').locator('[data-deal]')).toContainText('产线升级');
  await expect(column(page, '需求确认')).toHaveAttribute('aria-label', /1 单, ¥58,000/);
  await expect.poll(async () => (await read(api, first)).stage).toBe('需求确认');
  await page.getByRole('button', { name: '撤销' }).click();
  await expect.poll(async () => (await read(api, first)).stage).toBe('初步接触');
  await expect(column(page, '初步接触').locator('[data-deal]')).toHaveCount(2);
  expect((await read(api, second)).stage).toBe('初步接触');
});

test('the order within a column stays as it was put, also after a reload', async ({ page, api }) => {
  await deals(api, '甲项目', '乙项目', '丙项目');
  await page.goto('/opportunities');
  const titles = () => column(page, '初步接触').locator('[data-deal]').allInnerTexts();
  await expect.poll(async () => (await titles()).length).toBe(3);
  const before = (await titles()).map((text) => text.slice(0, 3));
  const last = before[2] ?? '';
  const top = await card(page, before[0] ?? '').boundingBox();
  const written = page.waitForResponse('**/api/opportunities/*/move');
  await drag(page, last, { x: (top?.x ?? 0) + 60, y: (top?.y ?? 0) + 2 });
  const after = [last, before[0], before[1]];
  await expect.poll(async () => (await titles()).map((text) => text.slice(0, 3))).toEqual(after);
  await written;
  await page.reload();
  await expect.poll(async () => (await titles()).map((text) => text.slice(0, 3))).toEqual(after);
});

test('a gate asks for what is missing and nothing else; giving up puts the card back', async ({ page, api }) => {
  const [deal] = await deals(api, '产线升级');
  await require(api, '初步接触', { required_fields: ['amount', 'next_step'], required_activities: ['需求分析'] });
  await page.goto('/opportunities');
  await expect(card(page, '产线升级')).toBeVisible();
  await drag(page, '产线升级', await middleOf(page, '需求确认'));
  const dialog = page.getByRole('dialog', { name: '进入“需求确认”之前' });
  await expect(dialog.getByLabel('下一步')).toBeVisible();
  await expect(dialog.getByLabel('金额')).toHaveCount(0);
  await dialog.getByRole('button', { name: '取消' }).click();
  await expect(column(page, '初步接触').locator('[data-deal]')).toContainText('产线升级');
  expect((await read(api, deal)).stage).toBe('初步接触');

  await drag(page, '产线升级', await middleOf(page, '需求确认'));
  await dialog.getByLabel('下一步').fill('下周三去工厂看样品');
  await dialog.getByRole('button', { name: '保存并移动' }).click();
  // what is still missing is not let through
  await expect(dialog).toBeVisible();
  await dialog.getByRole('checkbox', { name: '需求分析' }).check();
  await dialog.getByRole('button', { name: '保存并移动' }).click();
  await expect(dialog).toBeHidden();
  await expect(column(page, '需求确认').locator('[data-deal]')).toContainText('产线升级');
  await expect
    .poll(async () => read(api, deal))
    .toMatchObject({ stage: '需求确认', next_step: '下周三去工厂看样品', done_activities: ['需求分析'] });
});

test('a move the server refuses slides back and says why', async ({ page, api }) => {
  const [deal] = await deals(api, '产线升级');
  await page.goto('/opportunities');
  await expect(card(page, '产线升级')).toBeVisible();
  await page.route('**/api/opportunities/*/move', (route) =>
    route.fulfill({
      status: 409,
      contentType: 'application/problem+json',
      json: { code: 'opportunity.closed', detail: '该商机已经关闭，请先重新打开。' },
    }),
  );
  await drag(page, '产线升级', await middleOf(page, '方案提交'));
  await expect(page.getByText('该商机已经关闭，请先重新打开。')).toBeVisible();
  await expect(column(page, '初步接触').locator('[data-deal]')).toContainText('产线升级');
  expect((await read(api, deal)).stage).toBe('初步接触');
});

test('dropping on 赢单 wins the deal at its amount', async ({ page, api }) => {
  const [deal] = await deals(api, '产线升级');
  await page.goto('/opportunities');
  const from = await card(page, '产线升级').boundingBox();
  await page.mouse.move((from?.x ?? 0) + 40, (from?.y ?? 0) + 14);
  await page.mouse.down();
  await page.mouse.move((from?.x ?? 0) + 80, (from?.y ?? 0) + 60, { steps: 6 });
  const zone = await page.getByText('赢单', { exact: true }).boundingBox();
  await page.mouse.move((zone?.x ?? 0) + 10, (zone?.y ?? 0) + 8, { steps: 10 });
  await page.mouse.up();
  await expect(page.getByText('赢单！“产线升级”，¥58,000.00')).toBeVisible();
  await expect(card(page, '产线升级')).toBeHidden();
  await expect.poll(async () => read(api, deal)).toMatchObject({ status: 'won', actual_amount: 58_000 });
});

test('the whole board works by keyboard, and says what happens', async ({ page, api }) => {
  const [first] = await deals(api, '产线升级', '云平台续费');
  await page.goto('/opportunities');
  await card(page, '产线升级').focus();
  await page.keyboard.press(' ');
  const said = page.locator('[aria-live=assertive]').filter({ hasText: /./ });
  await expect(said.getByText(/已拿起“产线升级”，在“初步接触”第 \d 位，共 2 张/)).toBeAttached();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(said.getByText('“方案提交”第 1 位，共 1 张。')).toBeAttached();
  await page.keyboard.press('Escape');
  await expect(column(page, '初步接触').locator('[data-deal]')).toHaveCount(2);
  await expect(card(page, '产线升级')).toBeFocused();

  await page.keyboard.press(' ');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press(' ');
  await expect.poll(async () => (await read(api, first)).stage).toBe('需求确认');
  await expect(card(page, '产线升级')).toBeFocused();
  await page.keyboard.press('m');
  await page.getByRole('menuitem', { name: '商务谈判' }).click();
  await expect.poll(async () => (await read(api, first)).stage).toBe('商务谈判');
  await card(page, '产线升级').press('Enter');
  await expect(page.getByRole('complementary', { name: '产线升级' })).toBeVisible();
  await expect(page).toHaveURL(/open=opp_/);
});

test("another person's move is on the board within two seconds, without a reload", async ({ page, api, browser }) => {
  await deals(api, '产线升级');
  const other = await colleague(browser, api, 'admin');
  await other.page.goto('/opportunities');
  await expect(card(other.page, '产线升级')).toBeVisible();
  await page.goto('/opportunities');
  await expect(card(page, '产线升级')).toBeVisible();
  await drag(page, '产线升级', await middleOf(page, '方案提交'));
  await expect(column(other.page, '方案提交').locator('[data-deal]')).toContainText('产线升级', { timeout: 2_000 });
  await expect(column(other.page, '初步接触').locator('[data-deal]')).toHaveCount(0);
  await other.page.context().close();
});

test('a long column pages while one scrolls, and draws only what is in sight', async ({ page, api }) => {
  await deals(api, ...Array.from({ length: 70 }, (_, i) => `项目 ${String(i).padStart(2, '0')}`));
  await page.goto('/opportunities');
  const body = column(page, '初步接触');
  await expect(body).toHaveAttribute('aria-label', /70 单/);
  const seen = new Set<string>();
  await expect
    .poll(
      async () => {
        for (const text of await body.locator('[data-deal]').allInnerTexts()) seen.add(text.slice(0, 5));
        await body.locator('[data-canvas]').evaluate((canvas) => canvas.parentElement?.scrollBy(0, 600));
        return seen.size;
      },
      { timeout: 15_000 },
    )
    .toBe(70);
  expect(await body.locator('[data-deal]').count()).toBeLessThan(30);
});

test('a deal has its amount from its products, and its stage from the path', async ({ page, api }) => {
  const [deal] = await deals(api, '产线升级');
  await api.post('/api/products', { name: 'GTX Pro 控制器', unit_price: 1200, kind: 'one_off' });
  await api.patch(`/api/opportunities/${deal?.opportunity_id}`, { amount: null });
  await page.goto(`/opportunities?open=${deal?.opportunity_id}`);
  const panel = page.getByRole('complementary', { name: '产线升级' });
  await panel.getByRole('tab', { name: '产品' }).click();
  await panel.getByRole('button', { name: '添加产品' }).click();
  await panel.getByRole('combobox', { name: '产品' }).fill('gtxpro');
  await page.getByText('GTX Pro 控制器').click();
  await panel.getByLabel('数量').fill('3');
  await panel.getByLabel('折扣 %').fill('10');
  await expect(panel.getByText('¥3,240.00').first()).toBeVisible();
  await panel.getByRole('button', { name: '保存明细' }).click();
  await expect(page.getByText('产品明细已保存')).toBeVisible();
  await expect.poll(async () => (await read(api, deal)) as unknown).toMatchObject({ amount: 3240 });

  await panel.getByRole('button', { name: '方案提交' }).click();
  await page.getByRole('button', { name: '移到这个阶段' }).click();
  await expect.poll(async () => (await read(api, deal)).stage).toBe('方案提交');
  await panel.getByRole('button', { name: '输单', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '输单' });
  await dialog.getByRole('button', { name: '标记为输单' }).click();
  await expect(dialog.getByText('请填写输单原因')).toBeVisible();
  await dialog.getByRole('button', { name: '价格', exact: true }).click();
  await dialog.getByRole('button', { name: '标记为输单' }).click();
  await expect.poll(async () => read(api, deal)).toMatchObject({ status: 'lost', lost_reason: '价格' });
  await panel.getByRole('button', { name: '重新打开' }).click();
  await expect.poll(async () => (await read(api, deal)).status).toBe('open');
});

test('a stage with deals is removed only when they have somewhere to go', async ({ page, api }) => {
  const [deal] = await deals(api, '产线升级');
  await page.goto('/settings/pipelines');
  await page.getByRole('button', { name: '编辑“初步接触”' }).click();
  await page.getByRole('button', { name: '删除阶段' }).click();
  const dialog = page.getByRole('dialog', { name: '“初步接触”里还有商机' });
  await dialog.getByRole('button', { name: '移动并删除' }).click();
  await expect(page.getByText('已删除阶段“初步接触”')).toBeVisible();
  await expect.poll(async () => (await read(api, deal)).stage).toBe('需求确认');

  const grip = page.getByRole('button', { name: '移动“需求确认”' });
  await grip.focus();
  await page.keyboard.press(' ');
  // what a screen reader says is also when the next key counts
  await expect(page.getByText('“需求确认”现在第 1 位')).toBeAttached();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText('“需求确认”现在第 2 位')).toBeAttached();
  await page.keyboard.press(' ');
  await expect
    .poll(async () => (await api.get<{ items: Pipeline[] }>('/api/pipelines')).items[0]?.stages.map((one) => one.name))
    .toEqual(['方案提交', '需求确认', '商务谈判', '成交', '输单']);
});

test.describe('by finger', () => {
  test.use({ viewport: { width: 1180, height: 820 }, hasTouch: true });

  test('a long press lifts a card, a short move only scrolls', async ({ page, api }) => {
    const [deal] = await deals(api, '产线升级');
    await page.goto('/opportunities');
    const from = await card(page, '产线升级').boundingBox();
    const to = await middleOf(page, '需求确认');
    const finger = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
      finger.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
    const start = { x: (from?.x ?? 0) + 60, y: (from?.y ?? 0) + 30 };
    const zones = page.getByText('拖到这里', { exact: true });
    await touch('touchStart', start.x, start.y);
    await touch('touchMove', start.x, start.y + 40);
    await touch('touchEnd');
    await expect(zones).toHaveCount(0);

    await touch('touchStart', start.x, start.y);
    await expect(zones).toHaveCount(2);
    for (let i = 1; i <= 8; i++)
      await touch('touchMove', start.x + ((to.x - start.x) * i) / 8, start.y + ((to.y - start.y) * i) / 8);
    await expect(column(page, '需求确认')).toHaveAttribute('data-over', 'true');
    await touch('touchEnd');
    await expect.poll(async () => (await read(api, deal)).stage).toBe('需求确认');
  });
});

test.describe('on the phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('one column fills the screen; a card moves by its menu', async ({ page, api }) => {
    const [deal] = await deals(api, '产线升级');
    await page.goto('/opportunities');
    await expect(page.getByRole('tab', { name: /初步接触/ })).toHaveAttribute('aria-selected', 'true');
    await page.getByRole('button', { name: '移动“产线升级”' }).tap();
    await page.getByRole('menuitem', { name: /方案提交/ }).tap();
    await expect.poll(async () => (await read(api, deal)).stage).toBe('方案提交');
    await page.getByRole('tab', { name: /方案提交/ }).tap();
    await expect(card(page, '产线升级')).toBeInViewport();
    await page.getByRole('button', { name: '移动“产线升级”' }).tap();
    await page.getByRole('menuitem', { name: '输单' }).tap();
    const dialog = page.getByRole('dialog', { name: '输单' });
    await dialog.getByRole('button', { name: '没有预算' }).tap();
    await dialog.getByRole('button', { name: '标记为输单' }).tap();
    await expect.poll(async () => read(api, deal)).toMatchObject({ status: 'lost', lost_reason: '没有预算' });
  });
});
