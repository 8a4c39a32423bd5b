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
  const told = async () => Number.parseInt(await page.locator('#count').innerText(), 10);
  const all = await told();
  await page.getByLabel('Hae', { exact: true }).fill('tuki');
  await page.getByRole('button', { name: 'Hae', exact: true }).click();
  await page.waitForURL('**q=tuki**');
  const found = await told();
  expect(found).toBeGreaterThan(0);
  expect(found).toBeLessThan(all);
  const filter = page.locator('input[name=state][value=trialled]');
  const promised = await page.locator('label', { has: filter }).locator('.count').innerText();
  await filter.check();
  await page.getByRole('button', { name: 'Rajaa', exact: true }).click();
  await page.waitForURL('**state=trialled**');
  expect(page.url()).toContain('q=tuki');
  expect(await told()).toBe(Number(promised));
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
  // The list is made anew meanwhile, and the box with it: one look tells of both.
  const focused = () => document.activeElement === document.querySelector('main [type=checkbox]');
  expect(await page.evaluate(focused)).toBe(true);
});

// AC-118
test('the accessibility page says what holds, takes feedback and promises an answer in 14 days', async ({
  open,
}) => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto('/');
  await page.locator('footer').getByRole('link', { name: 'Saavutettavuus' }).click();
  await page.waitForURL('**/saavutettavuus');
  expect(await page.locator('main').innerText()).toContain('14 päivän kuluessa');
  expect(await page.locator('main h2').count()).toBeGreaterThan(2);
  await page.getByRole('button', { name: /Lähetä/ }).click();
  await page.locator('.errors a').first().click();
  await page.keyboard.type('Hakukenttä ei kerro mitä haetaan.');
  await page.getByRole('button', { name: /Lähetä/ }).click();
  await page.waitForURL('**done=1**');
  expect(await page.locator('.done').innerText()).toContain('14 päivän kuluessa');
});
