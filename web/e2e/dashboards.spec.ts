import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import type { Locator, Page } from '@playwright/test';
import { colleague, expect, mailsTo, test } from './fixtures';

/** A purchase of everything that is sold, at a day of this month. */
const sold = (customer_id: string, amount: number, channel: string) => ({
  customer_id,
  status: 'completed',
  channel,
  lines: [{ name: '云空间', category: '云服务', unit_price: amount }],
});

/** What stands in the compressed parts of a PDF: what is drawn, and the fonts' maps of letters. */
const streamsOf = (paper: Buffer): string =>
  [...paper.toString('latin1').matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)]
    .map(([, part]) => {
      try {
        return inflateSync(Buffer.from(part ?? '', 'latin1')).toString('latin1');
      } catch {
        return part ?? '';
      }
    })
    .join('\n');

const codeOf = (letter: string): string => letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');

/** The picture that is saved meanwhile. */
async function saved(page: Page, act: () => Promise<void>): Promise<{ name: string; picture: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  return { name: download.suggestedFilename(), picture: readFileSync(await download.path()).toString('base64') };
}

/** How much of a PNG has a colour. */
const share = (page: Page, picture: string, color: string): Promise<number> =>
  page.evaluate(
    async ([data, wanted]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
      const pen = canvas.getContext('2d');
      if (!pen) return 0;
      pen.drawImage(image, 0, 0);
      const { data: seen } = pen.getImageData(0, 0, image.width, image.height);
      pen.fillStyle = wanted ?? '';
      pen.fillRect(0, 0, 1, 1);
      const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
      let same = 0;
      for (let i = 0; i < seen.length; i += 4)
        if (seen[i] === red && seen[i + 1] === green && seen[i + 2] === blue) same += 1;
      return same / (seen.length / 4);
    },
    [picture, color],
  );

/** Picks one of what a select offers. */
async function choose(page: Page, select: Locator, option: string): Promise<void> {
  await select.click();
  await page.getByTitle(option, { exact: true }).click();
}

test('the dashboards of the product show their figures', async ({ page, api }) => {
  const { customer_id } = await api.post<{ customer_id: string }>('/api/customers', { name: '海棠制造' });
  await api.post('/api/orders', sold(customer_id, 1234, '门店'));
  await api.post('/api/opportunities', { customer_id, title: '扩容', amount: 500 });
  for (const [key, title] of [
    ['sales', '本月收入'],
    ['manager', '销售业绩'],
    ['admin', '客户增长'],
  ]) {
    await page.goto(`/dashboards/builtin:${key}`);
    await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible();
    await expect(page.getByText('没能载入')).toHaveCount(0);
    await expect(page.getByRole('img').first()).toBeVisible();
  }
  await page.goto('/dashboards/builtin:sales');
  await expect(page.getByText('¥1,234').first()).toBeVisible();
});

test('a manager builds a dashboard, drills into a bar, and has it sent as a PDF', async ({
  page,
  api,
  organization,
}) => {
  const { customer_id } = await api.post<{ customer_id: string }>('/api/customers', { name: '海棠制造' });
  const other = await api.post<{ customer_id: string }>('/api/customers', { name: '云杉软件' });
  await api.post('/api/orders', sold(customer_id, 900, '门店'));
  await api.post('/api/orders', sold(other.customer_id, 100, '门店'));
  const third = await api.post<{ customer_id: string }>('/api/customers', { name: '丁香商贸' });
  await api.post('/api/orders', sold(third.customer_id, 100, '网店'));
  await page.goto('/dashboards');
  await page.getByRole('button', { name: /全公司/ }).click();
  await page.getByRole('button', { name: '新建仪表盘' }).click();
  await page.getByRole('dialog').getByLabel('名称').fill('渠道看板');
  await page.getByRole('button', { name: '创建' }).click();
  await expect(page.getByText('这个仪表盘还是空的')).toBeVisible();

  await page.getByRole('main').getByRole('button', { name: '添加组件' }).first().click();
  const dialog = page.getByRole('dialog', { name: '添加组件' });
  await dialog.getByText('自定义指标').click();
  await choose(page, dialog.getByRole('combobox', { name: '对象' }), '订单');
  await choose(page, dialog.getByRole('combobox', { name: '分组' }), '渠道');
  await expect(dialog.getByRole('img', { name: /订单数量/ })).toBeVisible();
  await dialog.getByRole('button', { name: '添加' }).click();
  await page.getByRole('button', { name: '完成' }).click();

  const chart = page.getByRole('main').getByRole('img', { name: /订单数量/ });
  await expect(chart).toBeVisible();
  // the longer of the two bars is the upper one
  await expect(async () => {
    const box = await chart.boundingBox();
    await chart.click({ position: { x: (box?.width ?? 0) * 0.4, y: (box?.height ?? 0) * 0.27 } });
    await expect(page).toHaveURL(/\/orders/, { timeout: 1000 });
  }).toPass();
  await expect(page.getByText('海棠制造')).toBeVisible();
  await expect(page.getByText('云杉软件')).toBeVisible();
  await expect(page.getByText('丁香商贸')).toHaveCount(0);
  await page.goBack();

  await page.getByRole('button', { name: '更多' }).click();
  await page.getByText('定时发送…').click();
  const schedules = page.getByRole('dialog', { name: '定时发送' });
  await schedules.getByRole('button', { name: '新建定时发送' }).click();
  await schedules.getByText('每天', { exact: true }).click();
  await schedules.getByRole('button', { name: '保存' }).click();
  await schedules.getByRole('button', { name: /立即发送/ }).click();
  await expect.poll(() => mailsTo(organization.email).length, { timeout: 20_000 }).toBeGreaterThan(0);
  const mail = mailsTo(organization.email)[0] ?? '';
  expect(mail).toContain('application/pdf');
  const encoded = /application\/pdf[\s\S]*?\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)/.exec(mail)?.[1] ?? '';
  const paper = Buffer.from(encoded, 'base64');
  expect(paper.subarray(0, 5).toString()).toBe('%PDF-');
  const drawn = streamsOf(paper);
  // what people read: the fonts map their signs to these letters
  for (const letter of '渠道看板门店网店') expect(drawn).toContain(codeOf(letter));
  // what they see: two columns, one for two orders and one of half its height
  const boxes = [...drawn.matchAll(/([\d.]+) ([\d.]+) re f$/gm)].map(([, across, down]) => [
    Number(across),
    Number(down),
  ]);
  const isTwice = boxes.some(([wide, high = 0]) =>
    boxes.some(([same, low = 0]) => same === wide && low > 20 && Math.abs(high - 2 * low) < 2),
  );
  expect(isTwice, JSON.stringify(boxes)).toBe(true);
});

test('a chart and a whole dashboard are saved as pictures, and a dashboard fills the screen', async ({ page, api }) => {
  const { customer_id } = await api.post<{ customer_id: string }>('/api/customers', { name: '海棠制造' });
  await api.post('/api/orders', sold(customer_id, 900, '门店'));
  const source = { kind: 'orders', measure: 'count', group: 'channel' };
  const { dashboard_id } = await api.post<{ dashboard_id: string }>('/api/dashboards', {
    name: '渠道看板',
    widgets: [{ id: 'a', type: 'bar', title: '各渠道', source, x: 0, y: 0, w: 6, h: 5 }],
  });
  await page.goto(`/dashboards/${dashboard_id}`);
  await expect(page.getByRole('main').getByRole('img', { name: /各渠道/ })).toBeVisible();
  const color = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--gx-chart-1'));

  await page.getByRole('button', { name: '“各渠道”的操作' }).click();
  const chart = await saved(page, () => page.getByRole('menuitem', { name: '保存为图片' }).click());
  expect(chart.name).toBe('各渠道.png');
  await page.getByRole('button', { name: '更多' }).click();
  const board = await saved(page, () => page.getByRole('menuitem', { name: '保存为图片' }).click());
  expect(board.name).toBe('渠道看板.png');
  // the bar of the chart is seen in both
  expect(await share(page, chart.picture, await color())).toBeGreaterThan(0.02);
  expect(await share(page, board.picture, await color())).toBeGreaterThan(0.005);

  await page.getByRole('button', { name: '全屏', exact: true }).click();
  await expect(page.getByRole('button', { name: '退出全屏' })).toBeVisible();
  const isMenuCovered = () => page.evaluate(() => !document.elementFromPoint(60, 200)?.closest('nav'));
  expect(await isMenuCovered()).toBe(true);
  await page.keyboard.press('f');
  await expect.poll(isMenuCovered).toBe(false);
});

test('a dashboard is arranged by keyboard and by mouse, and another person sees it once it is shared', async ({
  page,
  api,
  browser,
}) => {
  const widget = (id: string, title: string, x: number) => ({
    id,
    type: 'number',
    title,
    source: { kind: 'customers', measure: 'count' },
    x,
    y: 0,
    w: 3,
    h: 2,
  });
  const { dashboard_id } = await api.post<{ dashboard_id: string }>('/api/dashboards', {
    name: '两个数字',
    widgets: [widget('a', '甲', 0), widget('b', '乙', 3)],
  });
  await page.goto(`/dashboards/${dashboard_id}?edit=1`);
  const handle = page.getByRole('button', { name: '移动“甲”' });
  await handle.focus();
  await handle.press('ArrowRight');
  const placeOf = async (id: string) => {
    const { widgets } = await api.get<{ widgets: { id: string; x: number }[] }>(`/api/dashboards/${dashboard_id}`);
    return widgets.find((one) => one.id === id)?.x ?? -1;
  };
  await expect.poll(() => placeOf('a')).toBeGreaterThan(0);
  const before = await placeOf('b');
  const other = await page.getByRole('button', { name: '移动“乙”' }).boundingBox();
  await page.mouse.move((other?.x ?? 0) + 5, (other?.y ?? 0) + 5);
  await page.mouse.down();
  await page.mouse.move((other?.x ?? 0) + 400, (other?.y ?? 0) + 5, { steps: 8 });
  await page.mouse.up();
  await expect.poll(() => placeOf('b')).toBeGreaterThan(before);

  const manager = await colleague(browser, api, 'manager');
  await manager.page.goto(`/dashboards/${dashboard_id}`);
  await expect(manager.page.getByText('它可能已被删除，或者不再与你共享。')).toBeVisible();
  await page.goto(`/dashboards/${dashboard_id}`);
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByText('名称与共享…').click();
  const sharing = page.getByRole('dialog', { name: '名称与共享' });
  await sharing.getByText('所有人', { exact: true }).click();
  await sharing.getByRole('button', { name: '保存' }).click();
  await expect(sharing).toBeHidden();
  await manager.page.reload();
  await expect(manager.page.getByText('甲', { exact: true })).toBeVisible();
  await manager.page.context().close();
});
