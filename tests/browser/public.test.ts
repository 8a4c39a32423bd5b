/** Every public page: accessible, whole without script, within its bytes, still while it loads. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page, Request } from 'playwright-core';
import { audit, expect, NARROW, overflow, picture, test, WIDE } from './browser';

const PROJECT = '/hankkeet/lansi-uusimaa-tulevaisuuden-sote-keskus';

/** One of each page, by the name of its picture. */
const PAGES: Record<string, string> = {
  home: '/',
  library: '/kirjasto',
  compare: '/kirjasto/vertaa?m=raision-malli&m=oulun-palveluohjausmalli',
  model: '/kirjasto/raision-malli',
  adoption: '/kirjasto/raision-malli/leviaminen',
  projects: '/hankkeet',
  project: PROJECT,
  goals: `${PROJECT}/tavoitteet`,
  measured: '/hankkeet/esimerkkila-keksitty-hanke/mittarit',
  assessments: `${PROJECT}/oma-arvioinnit`,
  assessment: `${PROJECT}/oma-arvioinnit/2023?from=2022`,
  timeline: `${PROJECT}/aikajana`,
  documents: '/hankkeet/oulun-palveluohjaushanke/asiakirjat',
  log: `${PROJECT}/loki`,
  programmes: '/ohjelmat',
  programme: '/ohjelmat/tulevaisuuden-sote-keskus',
  indicators: '/mittarit',
  indicator: '/mittarit/coci',
  search: '/haku?q=sote',
  help: '/ohje',
  easy: '/selkokieli',
  about: '/tietoa',
  accessibility: '/saavutettavuus',
  privacy: '/tietosuoja',
  'open-data': '/avoin-data',
  explorer: '/avoin-data/kysely?page=library',
  'sign-in': '/kirjaudu',
  'as-of': `${PROJECT}?asof=2021-11-30`,
};

const LANGUAGES = ['fi', 'sv', 'en'];

/** Most compressed bytes of what a public page loads, by what it is. */
const BYTES_MAX: Record<string, number> = {
  document: 30 * 1024,
  stylesheet: 20 * 1024,
  script: 10 * 1024,
};

/** Most compressed bytes of the scripts of those who write. */
const ISLANDS_MAX = 90 * 1024;

async function bytes(requests: Request[]): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  for (const request of requests) {
    const kind = request.resourceType();
    sums[kind] = (sums[kind] ?? 0) + (await request.sizes()).responseBodySize;
  }
  return sums;
}

/** What can be read in the page, however its lines break, less what only a script can do. */
async function words(page: Page): Promise<string> {
  const scripted = await page.locator('main :is(button.print, button.open-all):visible').all();
  let text = await page.locator('main').innerText();
  for (const button of scripted) {
    text = text.replace(await button.innerText(), '');
  }
  return text.replace(/\s+/g, '');
}

/** How much of the page moved while it loaded. */
function shift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((found) => {
        new PerformanceObserver((list) => {
          const shifts = list.getEntries() as (PerformanceEntry & { value: number })[];
          found(shifts.reduce((sum, entry) => sum + entry.value, 0));
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => found(0), 100);
      }),
  );
}

// AC-122, AC-130
test.for(Object.entries(PAGES).map(([name, path], place) => ({ name, path, place })))(
  '$name',
  async ({ name, path, place }, { open }) => {
    const language = LANGUAGES[place % LANGUAGES.length] ?? 'fi';
    const page = await open();
    const requests: Request[] = [];
    page.on('requestfinished', (request) => requests.push(request));
    await page.goto(path);
    const address = await page.getAttribute(`link[hreflang=${language}]`, 'href');
    requests.length = 0;
    await page.goto(new URL(address ?? path).pathname + new URL(address ?? path).search, {
      waitUntil: 'networkidle',
    });

    expect(await page.getAttribute('html', 'lang')).toBe(language);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await shift(page)).toBeLessThan(0.05);
    for (const [kind, size] of Object.entries(await bytes(requests))) {
      expect(size, `${kind} of ${page.url()}`).toBeLessThanOrEqual(BYTES_MAX[kind] ?? Infinity);
    }
    for (const viewport of [WIDE, NARROW]) {
      await page.setViewportSize(viewport);
      await audit(page);
      await picture(page, name);
    }
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overflow(page), `${page.url()} at 320 pixels`).toBe(0);

    const plain = await open({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
    await plain.goto(page.url());
    expect(await words(plain)).toBe(await words(page));
  },
);

test('all islands together are small', () => {
  const folder = resolve(import.meta.dirname, '../../web/islands');
  const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const sizes = scripts.map((name) => gzipSync(readFileSync(join(folder, name))).length);
  expect(scripts).toContain('measure.js');
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(ISLANDS_MAX);
});

// AC-1, AC-12
test('the library is searched while typing, by keyboard, and its filters keep the focus', async ({
  open,
}) => {
  const page = await open();
  await page.goto('/kirjasto');
  const field = page.locator('#q');
  await field.pressSequentially('palvelusetelit');
  await page.waitForURL('**/kirjasto?q=palvelusetelit**');
  await expect.poll(() => page.locator('.cards').innerText()).toContain('Oulun palveluketjun');
  expect(await page.locator('.cards mark').count()).toBeGreaterThan(0);
  await field.fill('');
  await field.pressSequentially('perhek');
  await page.locator('#suggestions li').first().waitFor();
  await page.keyboard.press('ArrowDown');
  expect(await field.getAttribute('aria-activedescendant')).toBe('suggestion-0');
  // Results that are being replaced are dimmed meanwhile.
  await page.waitForURL('**/kirjasto?q=perhek**');
  await expect.poll(() => page.locator('.waiting').count()).toBe(0);
  await audit(page);
  await page.keyboard.press('Escape');
  expect(await page.locator('#suggestions').isHidden()).toBe(true);
  expect(await field.inputValue()).toBe('perhek');
  await page.keyboard.press('Enter');
  await page.waitForURL('**q=perhek**');
  await page.goto('/kirjasto');
  await page.locator('#q').focus();
  let steps = 0;
  while (!(await page.evaluate(() => document.activeElement?.matches('details.facets input')))) {
    await page.keyboard.press('Tab');
    steps += 1;
    expect(steps, 'Tab reaches the filters').toBeLessThan(8);
  }
  const box = page.locator('input[name="state"][value="not_continued"]');
  const promised = await page.locator('label', { has: box }).locator('.count').innerText();
  await box.focus();
  await page.keyboard.press('Space');
  await page.waitForURL('**state=not_continued**');
  expect(await page.locator('#count').innerText()).toMatch(new RegExp(`^${promised} `));
  expect(await page.evaluate(() => document.activeElement?.getAttribute('value'))).toBe(
    'not_continued',
  );
  await picture(page, 'public-library-narrowed');
});

// AC-9, AC-10
test('no more than two models are compared, and the third says so', async ({ open }) => {
  const page = await open();
  await page.goto('/kirjasto');
  const boxes = page.locator('input[name="m"]');
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByText('Vertailu: 2 valittu').waitFor();
  await boxes.nth(2).click();
  expect(await boxes.nth(2).isChecked()).toBe(false);
  expect(await boxes.nth(2).evaluate((box) => box === document.activeElement)).toBe(true);
  expect(await page.locator('.band').innerText()).toBe('Vertailuun mahtuu kaksi mallia.');
  await page.getByRole('button', { name: 'Vertaa kahta mallia' }).click();
  await page.waitForURL('**/kirjasto/vertaa?**m=**m=**');
  // Both names and nothing else of the form.
  expect(new URL(page.url()).search).toMatch(/^\?m=[^&]+&m=[^&]+$/);
});
