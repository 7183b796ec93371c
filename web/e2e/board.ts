import type { Locator, Page } from '@playwright/test';

/** A column of the board. */
export const column = (page: Page, stage: string): Locator =>
  page.getByRole('region', { name: new RegExp(`^${stage}, `) });
/** A deal's card, whatever column it lies in. */
export const card = (page: Page, title: string): Locator => page.locator('[data-deal]').filter({ hasText: title });

/** Drags with the mouse as a hand does: down, a little, along, up. */
export async function drag(page: Page, title: string, to: { x: number; y: number }): Promise<void> {
  const from = await card(page, title).boundingBox();
  if (!from) throw new Error(`${title} is not on screen`);
  await page.mouse.move(from.x + 40, from.y + 14);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 30, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 12 });
  await page.mouse.up();
}

/** Where a card let go falls into that column. */
export async function middleOf(page: Page, stage: string): Promise<{ x: number; y: number }> {
  const box = await column(page, stage).boundingBox();
  if (!box) throw new Error(`${stage} is not on screen`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Drags with a finger: a long press lifts, the finger goes along and lets go. */
export async function dragByFinger(page: Page, title: string, to: Locator): Promise<void> {
  const [from, goal] = [await card(page, title).boundingBox(), await to.boundingBox()];
  if (!from || !goal) throw new Error(`${title} is not on screen, or where it should go`);
  const finger = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] });
  const start = { x: from.x + 60, y: from.y + 30 };
  const end = { x: goal.x + goal.width / 2, y: goal.y + goal.height / 2 };
  await touch('touchStart', start.x, start.y);
  await page.locator('[data-overlay]').waitFor();
  for (let i = 1; i <= 8; i++)
    await touch('touchMove', start.x + ((end.x - start.x) * i) / 8, start.y + ((end.y - start.y) * i) / 8);
  await to.and(page.locator('[data-over]')).waitFor();
  await touch('touchEnd');
}
