import { expect, importFile, rowOf, test } from './fixtures';

/** A scan waits its turn among the work of the server. */
const scanned = { timeout: 30_000 };

const alike = {
  name: 'alike.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    '客户名称,电话,所属行业,客户简称\n杭州云栖数据股份有限公司,0571-88881234,制造,\n云栖数据,+86 571 8888 1234,软件,云栖\n青岛海澜食品有限公司,13800002222,食品,\n',
  ),
};

test('two alike customers of a file are found, merged by keyboard and taken apart again', async ({ page, api }) => {
  expect(api).toBeTruthy();
  await page.goto('/imports/new');
  await importFile(page, alike);
  await page.getByRole('button', { name: '导入 3 行' }).click();
  await expect(page.getByText('导入完成')).toBeVisible();
  await page.getByRole('button', { name: '查找重复' }).click();

  await page.getByRole('button', { name: '开始查找' }).click();
  const queue = page.getByRole('list', { name: '疑似重复' });
  await expect(queue.getByRole('listitem')).toHaveCount(1, scanned);
  await expect(queue).toContainText('云栖数据');
  await expect(queue).toContainText('电话');

  const head = page.getByRole('article', { name: '杭州云栖数据股份有限公司' });
  await head.getByRole('radio', { name: '保留这一条' }).check();
  const industry = page.getByRole('radiogroup', { name: '所属行业' });
  await expect(industry.getByRole('radio', { name: '制造' })).toBeChecked();
  await industry.getByRole('radio', { name: '软件' }).click();
  await expect(page.getByRole('radiogroup', { name: '客户简称' }).getByRole('radio', { name: '云栖' })).toBeChecked();
  await page.keyboard.press('m');
  await expect(page.getByText('已合并到“杭州云栖数据股份有限公司”')).toBeVisible();
  await expect(page.getByText('没有疑似重复的记录')).toBeVisible();

  const { items } = await api.get<{ items: { name: string; industry: string; short_name: string }[] }>(
    '/api/customers?q=云栖',
  );
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({ name: '杭州云栖数据股份有限公司', industry: '软件', short_name: '云栖' });

  await page.getByText('已合并', { exact: true }).click();
  await expect(queue.getByRole('listitem')).toHaveCount(1);
  await page.getByRole('button', { name: '撤销合并' }).click();
  await expect(page.getByText('已撤销合并，两条记录都在')).toBeVisible();
  await page.goto('/customers');
  await expect(rowOf(page, '杭州云栖数据股份有限公司')).toBeVisible();
  await expect(rowOf(page, '制造')).toBeVisible();
});

test('what is not the same is dismissed, and asked again when that was a mistake', async ({ page, api }) => {
  await api.post('/api/customers', { name: '杭州云栖数据股份有限公司', phone: '0571-88881234' });
  await api.post('/api/customers', { name: '云栖数据', phone: '0571-88881234' });
  await page.goto('/duplicates');
  await page.getByRole('button', { name: '开始查找' }).click();
  const queue = page.getByRole('list', { name: '疑似重复' });
  await expect(queue.getByRole('listitem')).toHaveCount(1, scanned);
  await page.keyboard.press('x');
  await expect(page.getByText('没有疑似重复的记录')).toBeVisible();
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(queue.getByRole('listitem')).toHaveCount(1);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a pair is opened as two cards, merged and taken apart', async ({ page, api }) => {
    await api.post('/api/customers', { name: '杭州云栖数据股份有限公司', phone: '0571-88881234', industry: '制造' });
    await api.post('/api/customers', { name: '云栖数据', phone: '0571-88881234', industry: '软件' });
    await page.goto('/duplicates');
    await page.getByRole('button', { name: '开始查找' }).click();
    await page.getByRole('list', { name: '疑似重复' }).getByRole('button').click(scanned);
    await page.getByRole('article', { name: '云栖数据', exact: true }).getByRole('radio').check();
    await expect(page.getByRole('button', { name: '合并', exact: true })).toBeEnabled();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.getByRole('button', { name: '合并', exact: true }).click();
    await expect(page.getByText('已合并到“云栖数据”')).toBeVisible();
    await page.getByRole('button', { name: '撤销', exact: true }).click();
    await expect(page.getByText('已撤销合并，两条记录都在')).toBeVisible();
    await expect(page.getByRole('list', { name: '疑似重复' }).getByRole('listitem')).toHaveCount(1);
  });
});
