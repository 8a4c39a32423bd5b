/** Somebody who browses the library: with script and without, by keyboard, on a phone. */
import { audit, expect, NARROW, overflow, picture, test } from './browser';

test('the library answers a question and keeps its filters in the address and in Swedish', async ({
  open,
}) => {
  const page = await open();
  await page.goto('/kirjasto');
  await page.getByRole('searchbox').fill('palveluohjaus');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/kirjasto?*q=palveluohjaus*');
  const found = await page.locator('main article, main li h2, main h3').count();
  expect(found).toBeGreaterThan(0);
  await page.getByRole('link', { name: 'På svenska' }).click();
  await page.waitForURL('**/sv/bibliotek?*q=palveluohjaus*');
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('sv');
  await audit(page);
});

test('without script the search and the filters apply with a button', async ({ open }) => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto('/kirjasto');
  const filter = page.getByRole('checkbox').first();
  await filter.check();
  await page.locator('main form button[type=submit]').first().click();
  expect(new URL(page.url()).search).not.toBe('');
  expect(await page.locator('h1').count()).toBe(1);
});

test('at 320 pixels nothing is pushed sideways and the filters open and close', async ({
  open,
}) => {
  const page = await open({ viewport: { width: 320, height: 640 } });
  await page.goto('/kirjasto');
  expect(await overflow(page)).toBe(0);
  await page.setViewportSize(NARROW);
  await picture(page, 'library');
});
