import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Api, expect, test } from './fixtures';

const folder = resolve(import.meta.dirname, '../../../shared/data/03-opportunity');

/** Sends a file in as the wizard does, and waits until it is read. */
async function bring(api: Api, file: string, kind: string, rows: number, mapping?: object): Promise<void> {
  const { import_id } = await api.upload<{ import_id: string }>('/api/imports', {
    file: { name: file, mimeType: 'text/csv', buffer: readFileSync(resolve(folder, file)) },
    kind,
    ...(mapping && { mapping: JSON.stringify(mapping) }),
  });
  await expect
    .poll(async () => (await api.get<{ status: string; created: number }>(`/api/imports/${import_id}`)).created, {
      timeout: 120_000,
    })
    .toBe(rows);
  await expect
    .poll(async () => (await api.get<{ status: string }>(`/api/imports/${import_id}`)).status, { timeout: 60_000 })
    .toBe('completed');
}

test('a sales history of 8,800 deals comes in, and the dashboard shows who sold what', async ({ page, api }) => {
  test.skip(!existsSync(folder), 'shared/data is not there');
  test.slow();
  const stages = [
    { name: 'Prospecting', probability: 10 },
    { name: 'Engaging', probability: 40 },
    { name: 'Won', kind: 'won' },
    { name: 'Lost', kind: 'lost' },
  ];
  const { pipeline_id } = await api.post<{ pipeline_id: string }>('/api/pipelines', { name: 'Maven', stages });
  await api.put(`/api/pipelines/${pipeline_id}`, { is_default: true });
  await bring(api, 'maven_accounts.csv', 'customers', 85, { account: 'name', sector: 'industry' });
  await bring(api, 'maven_products.csv', 'products', 7);
  await bring(api, 'maven_sales_teams.csv', 'users', 35);
  await bring(api, 'maven_sales_pipeline_asof_2017-10-01.csv', 'opportunities', 8800);
  const expected = JSON.parse(readFileSync(resolve(folder, 'maven_expected_report_asof_2017-10-01.json'), 'utf8'));

  await page.goto('/dashboards/builtin:manager?from=2016-10-01&to=2017-09-30');
  const rows = page.getByRole('table', { name: /销售业绩/ }).getByRole('row');
  await expect(rows).toHaveCount(expected.by_sales_agent.length + 2, { timeout: 20_000 }); // with a head and a sum
  const shown = new Map(
    (await rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')))).map(
      ([name, ...cells]) => [name, cells.join(' ')],
    ),
  );
  for (const { sales_agent, won, value } of expected.by_sales_agent) {
    expect(shown.get(sales_agent), sales_agent).toContain(`${won}`);
    expect(shown.get(sales_agent), sales_agent).toContain(value.toLocaleString('en-US'));
  }
});
