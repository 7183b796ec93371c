import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, importFile, test } from './fixtures';

const folder = resolve(import.meta.dirname, '../../../shared/data/02-rfm');
const clv = resolve(import.meta.dirname, '../../../shared/data/01-clv');
const csv = (name: string, content: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
const has = existsSync(folder);
const read = (name: string) => readFileSync(resolve(folder, name), 'utf8').split(/\r?\n/).filter(Boolean).slice(1);

test('published purchases come in as a file, and the page shows the published scores', async ({ page, api }) => {
  test.skip(!has, 'shared/data is not there');
  test.slow();
  const orders = read('rfm_data_orders.csv');
  const names = [...new Set(orders.map((line) => line.split(',')[0]))];
  await page.goto('/imports/new');
  await importFile(page, csv('people.csv', `客户名称\n${names.join('\n')}`));
  await page.getByRole('button', { name: /导入 995 行/ }).click();
  await expect(page.getByText('导入完成')).toBeVisible({ timeout: 60_000 });
  await page.goto('/imports/new?kind=orders');
  await importFile(page, resolve(folder, 'rfm_data_orders.csv'));
  await page.getByRole('button', { name: /导入 4,?906 行/ }).click();
  await expect(page.getByText('导入完成')).toBeVisible({ timeout: 120_000 });
  await api.post('/api/analytics/refresh');

  await page.goto('/analytics/value/segments');
  const expected = new Map(
    read('rfm_expected_scores_and_segments.csv').map((line) => {
      const cells = line.split(',');
      return [cells[0], cells[7]];
    }),
  );
  const best = page.getByRole('table').last().getByRole('row');
  await expect(best).toHaveCount(51);
  const shown = await best.evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
  for (const [name, , ...figures] of shown.slice(1)) {
    const scores = figures.slice(0, 3).map((text) => /[1-5]/.exec(text ?? '')?.[0]);
    expect(scores.join(''), name ?? '').toBe(expected.get(name?.trim()));
  }

  const summary = JSON.parse(readFileSync(resolve(folder, 'rfm_expected_summary.json'), 'utf8'));
  const published: Record<string, Record<string, number>> = summary.published_segment_summary_readme;
  const figures = { customers: 'count', orders: 'sum:purchase_count', revenue: 'sum:total_spent' };
  const widgets = segmentsOf(summary.segment_rules_readme).flatMap(({ name, filter }, y) =>
    Object.entries(figures).map(([figure, measure], x) => ({
      id: `${x}-${y}`,
      type: 'number',
      title: `${name} ${figure}`,
      source: { kind: 'customers', measure, filter },
      ...{ x: x * 4, y: y * 2, w: 4, h: 2 },
    })),
  );
  const { dashboard_id } = await api.post<{ dashboard_id: string }>('/api/dashboards', { name: '分群', widgets });
  await page.goto(`/dashboards/${dashboard_id}`);
  for (const [name, row] of Object.entries(published))
    for (const figure of Object.keys(figures)) {
      const seen = page.getByRole('region', { name: `${name} ${figure}`, exact: true });
      await expect(seen).toContainText(/\d/);
      const text = (await seen.innerText()).replace(/^.*\n/, '').replace(/[^\d.万]/g, '');
      const value = text.endsWith('万') ? Number(text.slice(0, -1)) * 10_000 : Number(text);
      // as far as it is written out
      expect(Math.abs(value - (row[figure] ?? 0)), `${name} ${figure}: ${text}`).toBeLessThanOrEqual(
        text.endsWith('万') ? 500 : 0,
      );
    }
});

/** Published segments as conditions of a list. Their bounds overlap: who is in one is in none that follows. */
function segmentsOf(rules: Record<string, number[]> & { names: string[] }): { name: string; filter: string }[] {
  const part = (field: string, low: string, high: string, i: number) =>
    `${field} >= ${rules[low]?.[i]} and ${field} <= ${rules[high]?.[i]}`;
  const bounds = rules.names.map((_, i) =>
    [
      part('recency_score', 'rl', 'ru', i),
      part('frequency_score', 'fl', 'fu', i),
      part('monetary_score', 'ml', 'mu', i),
    ].join(' and '),
  );
  return rules.names.map((name, i) => ({
    name,
    filter: [bounds[i], ...bounds.slice(0, i).map((earlier) => `not (${earlier})`)].join(' and '),
  }));
}

test('published purchases over 39 weeks come in as a file, and the page shows the published model', async ({
  page,
  api,
}) => {
  test.skip(!existsSync(clv), 'shared/data is not there');
  test.slow();
  const purchases = readFileSync(resolve(clv, 'cdnow_sample_transactions_calibration.csv'), 'utf8')
    .split(/\r?\n/)
    .filter(Boolean)
    .slice(1)
    .map((line) => line.split(','));
  const names = [...new Set(purchases.map((cells) => `客户${cells[1]}`))];
  const orders = purchases.map((cells) => `客户${cells[1]},${cells[2]},${cells[4]}`);
  await page.goto('/imports/new');
  await importFile(page, csv('people.csv', `客户名称\n${names.join('\n')}`));
  await page.getByRole('button', { name: /导入 2,?357 行/ }).click();
  await expect(page.getByText('导入完成')).toBeVisible({ timeout: 60_000 });
  await page.goto('/imports/new?kind=orders');
  await importFile(page, csv('cdnow.csv', `客户,订单日期,金额\n${orders.join('\n')}`));
  await page.getByRole('button', { name: /导入 [\d,]+ 行/ }).click();
  await expect(page.getByText('导入完成')).toBeVisible({ timeout: 120_000 });
  await api.post('/api/analytics/refresh');

  await page.goto('/analytics/value');
  await page.getByText('怎样计算').click();
  await page.getByLabel('按截至这一天的购买拟合').fill('1997-09-30');
  const published = JSON.parse(readFileSync(resolve(clv, 'published_results.json'), 'utf8'))['BG/NBD'].BTYD;
  const model = page.getByRole('region', { name: '购买次数：BG/NBD' });
  await expect(model).toContainText('-9,582');
  for (const [sign, value] of [
    ['r', published.r],
    ['α', published.alpha],
    ['a', published.a],
    ['b', published.b],
  ]) {
    const text = await model.locator('dt', { hasText: new RegExp(`^${sign} `) }).innerText();
    const shown = Number(text.replace(/^\S+\s/, ''));
    expect(Math.abs(shown / value - 1), `${sign}: ${shown}`).toBeLessThan(0.01);
  }
});

test('the portrait of a customer says what the rule says, and from which facts', async ({ page, api }) => {
  const { customer_id } = await api.post<{ customer_id: string }>('/api/customers', { name: '海棠制造' });
  const order = { customer_id, status: 'completed', lines: [{ name: '云空间', category: '云服务', unit_price: 700 }] };
  for (let count = 0; count < 6; count++) await api.post('/api/orders', order);
  await page.goto(`/customers/${customer_id}`);
  const portrait = page.getByRole('region', { name: '画像' });
  await expect(portrait).toContainText('忠诚');
  await expect(portrait).toContainText('云服务');
  await expect(portrait).toContainText('VIP专属服务');
});
