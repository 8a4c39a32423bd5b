/** Somebody who browses the library: with script and without, by keyboard, on a phone. */
import { audit, expect, NARROW, overflow, picture, test } from './browser';

// AC-125
test('the library answers a question and keeps its filters in the address and in Swedish', async ({
  open,
}) => {
  const page = await open();
  await page.goto('/kirjasto');
  await page.getByRole('combobox', { name: 'Hae' }).fill('raision');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/kirjasto?*q=raision*');
  await page.getByRole('link', { name: 'Raision malli', exact: true }).waitFor();
  await page.getByRole('link', { name: 'På svenska' }).click();
  await page.waitForURL('**/sv/bibliotek?*q=raision*');
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('sv');
  await audit(page);
});

// AC-13
test('without script the search and the filters apply with a button', async ({ open }) => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto('/kirjasto');
  const filter = page.getByRole('checkbox').first();
  await filter.check();
  await page.locator('main form button[type=submit]').first().click();
  expect(new URL(page.url()).search).not.toBe('');
  expect(await page.locator('h1').count()).toBe(1);
});

// AC-14
test('at 320 pixels nothing is pushed sideways and the filters open and close', async ({
  open,
}) => {
  const page = await open({ viewport: { width: 320, height: 640 } });
  await page.goto('/kirjasto');
  expect(await overflow(page)).toBe(0);
  await page.setViewportSize(NARROW);
  const filters = page.locator('details.facets');
  await filters.locator('summary').first().click();
  expect(await filters.getAttribute('open')).not.toBeNull();
  await picture(page, 'library-filters');
  await audit(page);
});

test('on a phone the menu opens by keyboard and leads on', async ({ open }) => {
  const page = await open({ viewport: NARROW });
  await page.goto('/en');
  const models = page.getByRole('link', { name: 'Operating models', exact: true });
  expect(await models.first().isVisible()).toBe(false);
  await page.getByText('Menu', { exact: true }).focus();
  await page.keyboard.press('Enter');
  await models.first().waitFor();
  await audit(page);
  await models.first().click();
  await page.waitForURL('**/en/library');
});

test('a page that the browser has already stays as it was', async ({ open }) => {
  const page = await open();
  await page.goto('/');
  const ink = await page.locator('h1').evaluate((h1) => getComputedStyle(h1).fontFamily);
  await page.reload();
  expect(await page.locator('h1').evaluate((h1) => getComputedStyle(h1).fontFamily)).toBe(ink);
});

// AC-12, AC-123
test('by keyboard alone the skip link, a filter and its button are reached', async ({ open }) => {
  const page = await open();
  await page.goto('/kirjasto');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash).toBe('#content');
  const filter = page.getByRole('checkbox').first();
  await filter.focus();
  await page.keyboard.press('Space');
  expect(await filter.isChecked()).toBe(true);
  expect(await filter.evaluate((tick) => tick === document.activeElement)).toBe(true);
});
