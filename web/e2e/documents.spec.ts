import { expect, test } from './fixtures';

const file = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
});
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test('documents are kept with a customer, looked at, replaced, renamed and deleted', async ({ page, api }) => {
  const { customer_id } = await api.post<{ customer_id: string }>('/api/customers', { name: '云杉软件' });
  await page.goto(`/customers/${customer_id}`);
  const card = page.getByRole('region', { name: '文件' });
  await card
    .getByLabel('上传', { exact: true })
    .last()
    .setInputFiles([
      file('会议纪要.txt', '三月底前签约'),
      file('门面.png', picture),
      file('坏人.html', '<script>alert(1)</script>'),
    ]);
  await expect(card.getByRole('button', { name: '打开 会议纪要.txt' })).toBeVisible();
  await card.getByRole('button', { name: '打开 会议纪要.txt' }).click();
  await expect(page.getByRole('dialog')).toContainText('三月底前签约');
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();

  await card.getByRole('button', { name: '打开 门面.png' }).click();
  const image = page.getByRole('dialog').getByRole('img', { name: '门面.png' });
  await expect.poll(() => image.evaluate((one) => (one as HTMLImageElement).naturalWidth)).toBe(1);
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();

  const download = page.waitForEvent('download');
  await card.getByRole('link', { name: '坏人.html' }).click();
  expect((await download).suggestedFilename()).toBe('坏人.html');

  // the three came side by side: which of them is newest and so first is chance
  const note = card.getByRole('listitem').filter({ hasText: '会议纪要.txt' });
  await note.getByLabel('上传新版本').setInputFiles(file('别的名字.txt', '二'));
  await expect(card.getByRole('button', { name: 'V2' })).toBeVisible();
  await card.getByRole('button', { name: '门面.png 的更多操作' }).click();
  await page.getByRole('menuitem', { name: '重命名' }).click();
  await card.getByLabel('文件名').fill('公司门面');
  await page.keyboard.press('Enter');
  await expect(card.getByRole('button', { name: '打开 公司门面' })).toBeVisible();
  await card.getByRole('button', { name: '公司门面 的更多操作' }).click();
  await page.getByRole('menuitem', { name: '删除' }).click();
  await expect(card.getByRole('button', { name: '打开 公司门面' })).toBeHidden();
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(card.getByRole('button', { name: '打开 公司门面' })).toBeVisible();
  await expect(page.getByRole('region', { name: '动态' }).first()).toContainText('上传了新版本');
});
