/** What holds of every page, whoever reads it: languages, focus, colours, spacing, moments, no other host. */
import type { Page } from 'playwright-core';
import { audit, expect, NARROW, overflow, type Person, picture, test, WIDE } from './browser';

const PROJECT = '/hankkeet/lansi-uusimaa-tulevaisuuden-sote-keskus';
/** The main addresses. */
const MAIN = [
  '/',
  '/kirjasto',
  '/kirjasto/raision-malli',
  '/kirjasto/raision-malli/leviaminen',
  '/kirjasto/vertaa?m=raision-malli&m=oulun-palveluohjausmalli',
  '/hankkeet',
  PROJECT,
  `${PROJECT}/tavoitteet`,
  '/hankkeet/esimerkkila-keksitty-hanke/mittarit',
  `${PROJECT}/oma-arvioinnit`,
  `${PROJECT}/oma-arvioinnit/2023?from=2022`,
  `${PROJECT}/aikajana`,
  '/hankkeet/oulun-palveluohjaushanke/asiakirjat',
  '/ohjelmat/tulevaisuuden-sote-keskus',
  '/mittarit/coci',
  '/haku?q=sote',
  '/loki',
  '/ohje',
  '/saavutettavuus',
  '/avoin-data',
];
/** Many pages in a row. */
const LONG = { timeout: 600_000 };

/** Where the page is in another language. */
async function translated(page: Page, language: string): Promise<string> {
  const address = await page.getAttribute(`link[hreflang=${language}]`, 'href');
  const { pathname, search } = new URL(address ?? '');
  return pathname + search;
}

// AC-122, AC-123
test(
  'the main addresses have no violation in three languages at two widths',
  LONG,
  async ({ open }) => {
    const page = await open();
    const titles: string[] = [];
    for (const path of MAIN) {
      await page.goto(path);
      const addresses = [path, await translated(page, 'sv'), await translated(page, 'en')];
      for (const [place, address] of addresses.entries()) {
        await page.goto(address);
        expect(await page.getAttribute('html', 'lang')).toBe(['fi', 'sv', 'en'][place]);
        expect(await page.locator('h1').count(), address).toBe(1);
        titles.push(`${place} ${await page.title()}`);
        for (const viewport of [WIDE, NARROW]) {
          await page.setViewportSize(viewport);
          expect(await overflow(page), address).toBe(0);
          await audit(page);
        }
      }
    }
    expect(new Set(titles).size).toBe(titles.length);
  },
);

// AC-129
test(
  'everything that the sitemap names is read without asking another host',
  LONG,
  async ({ open }) => {
    const page = await open();
    const sitemap = await (await page.request.get('/sitemap-fi.xml')).text();
    const places = [...sitemap.matchAll(/<loc>[^<]*?:\/\/[^/]+([^<]*)<\/loc>/g)].map(
      ([, path]) => path || '/',
    );
    expect(places.length).toBeGreaterThan(50);
    for (const place of places) {
      const answer = await page.goto(place);
      expect(answer?.status(), place).toBe(200);
    }
  },
);

// AC-129
test.for<Person>([
  'kirjoittaja',
  'paallikko',
  'rahoittaja',
  'arvioija',
  'yllapitaja',
  'tarkastaja',
])('%s reads everything that the menus lead to', LONG, async (person, { open }) => {
  const page = await open({ as: person });
  await page.goto('/');
  const links = (where: string) =>
    page
      .locator(where)
      .evaluateAll((all) => all.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
  const seen = new Set<string>();
  const wanted = await links('header a[href]');
  for (const path of wanted) {
    if (seen.has(path) || path.startsWith('/en') || path.startsWith('/sv')) {
      continue;
    }
    seen.add(path);
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
    expect(await page.locator('h1').count(), path).toBe(1);
    expect(await page.locator('.broken').count(), path).toBe(0);
    wanted.push(...(await links('main nav.tabs a[href]')));
  }
  expect(seen.size).toBeGreaterThan(8);
});

// AC-124
test('what is in another language says so, and a text that is not translated stands in its own', async ({
  open,
}) => {
  const page = await open();
  await page.goto('/en/library/perhekeskustoimintamalli-lansi-uusimaa');
  expect(await page.locator('main [lang=fi]').count()).toBeGreaterThan(3);
  await page.getByText('This content is available only in Finnish').first().waitFor();
  await page.goto('/sv/projekt/lansi-uusimaa-tulevaisuuden-sote-keskus/sjalvutvarderingar/2023');
  await page.getByText('finns bara på finska').first().waitFor();
  expect(await page.locator('section.goal [lang=fi]').count()).toBeGreaterThan(3);
});

// AC-125
test('another language keeps what is shown, its filters, its moment and the place in it', async ({
  open,
}) => {
  const page = await open();
  await page.goto(`${PROJECT}/oma-arvioinnit/2023?from=2022&asof=2024-06-30#HT4`);
  await page.getByRole('link', { name: 'In English' }).click();
  await page.waitForURL('**/en/projects/**');
  const { pathname, searchParams, hash } = new URL(page.url());
  expect(pathname).toBe(
    '/en/projects/lansi-uusimaa-tulevaisuuden-sote-keskus/self-assessments/2023',
  );
  expect([searchParams.get('from'), searchParams.get('asof'), hash]).toEqual([
    '2022',
    '2024-06-30',
    '#HT4',
  ]);
});

// AC-126
test('the focus is seen on every control, on white, on mist and on pine', async ({ open }) => {
  const page = await open({ as: 'rahoittaja' });
  for (const path of ['/kirjasto', '/salkku', '/saavutettavuus']) {
    await page.goto(path);
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    const hidden: string[] = [];
    let stops = 0;
    for (; stops < 60; stops++) {
      await page.keyboard.press('Tab');
      const told = await page.evaluate(() => {
        const at = document.activeElement as HTMLElement;
        const labelled = at.closest('label') ?? at;
        const looks = [at, labelled].map((one) => getComputedStyle(one));
        const isSeen = looks.some(
          ({ outlineStyle, outlineWidth, boxShadow }) =>
            (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) ||
            boxShadow !== 'none',
        );
        return at === document.body ? null : { isSeen, what: at.outerHTML.slice(0, 90) };
      });
      if (!told) {
        break;
      }
      if (!told.isSeen) {
        hidden.push(told.what);
      }
    }
    expect(stops, path).toBeGreaterThan(10);
    expect(hidden, path).toEqual([]);
  }
});

// AC-127
test('in forced colours ratings, notices and differences are told apart without colour', async ({
  open,
}) => {
  const page = await open({ as: 'arvioija', forcedColors: 'active' });
  await page.goto('/salkku?programme=testiohjelma&round=2026-1');
  const rating = page.locator('table.matrix tbody td a').first();
  expect(await rating.innerText()).toMatch(/\d|E|–/);
  await page.goto('/salkku/huomiot?programme=testiohjelma&round=2026-1');
  const notice = page.locator('article.noticed').first();
  expect(await notice.locator('.what').innerText()).not.toBe('');
  expect(await notice.evaluate((own) => getComputedStyle(own).borderTopStyle)).toBe('solid');
  await page.goto(`${PROJECT}/tavoitteet`);
  await page.locator('#HT1 summary').first().click();
  const line = (tag: string) =>
    page
      .locator(`#HT1 ${tag}`)
      .first()
      .evaluate((own) => getComputedStyle(own).textDecorationLine);
  expect(await line('ins')).toBe('underline');
  expect(await line('del')).toBe('line-through');
  await page.goto(`${PROJECT}/oma-arvioinnit/2023`);
  const chip = page.locator('.rating').first();
  expect(await chip.evaluate((own) => getComputedStyle(own).borderTopStyle)).not.toBe('none');
  await picture(page, 'forced-colours');
});

// AC-128
test('with wide spacing nothing is cut, and the longest word breaks inside its card', async ({
  open,
}) => {
  const page = await open({ viewport: { width: 320, height: 640 } });
  for (const path of [
    '/',
    '/kirjasto',
    PROJECT,
    `${PROJECT}/oma-arvioinnit/2023`,
    '/mittarit/t3',
  ]) {
    await page.goto(path);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important; } p { margin-bottom: 2em !important; }`);
      document.adoptedStyleSheets = [sheet];
    });
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('body *')]
        .filter((one) => {
          const { overflowX, overflowY } = getComputedStyle(one);
          const isCut =
            (['hidden', 'clip'].includes(overflowX) && one.scrollWidth > one.clientWidth + 1) ||
            (['hidden', 'clip'].includes(overflowY) && one.scrollHeight > one.clientHeight + 1);
          return isCut && one.clientWidth > 2 && one.textContent?.trim();
        })
        .map((one) => one.outerHTML.slice(0, 120)),
    );
    expect(cut, path).toEqual([]);
    expect(await overflow(page), path).toBe(0);
  }
  await page.goto('/kirjasto');
  const card = page.locator('.cards > *').first();
  const isInside = await card.evaluate((own) => {
    const heading = own.querySelector('h2, h3') as HTMLElement;
    heading.textContent = 'perhekeskustoimintamallinperhekeskustoimintamallin';
    return own.scrollWidth <= own.clientWidth;
  });
  expect(isInside).toBe(true);
  expect(await overflow(page)).toBe(0);
});

// AC-19
test('ratings are read on paper, where backgrounds are left out', async ({ open }) => {
  const page = await open({ as: 'arvioija' });
  await page.goto('/salkku?programme=testiohjelma&round=2026-1');
  await page.emulateMedia({ media: 'print' });
  const ink = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((own) => getComputedStyle(own).color);
  expect(await ink('.rating-5')).toBe(await ink('main h1'));
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await page.getByRole('button', { name: 'Tulosta tai tallenna PDF' }).click();
  expect(await page.locator('body[data-printed]').count()).toBe(1);
});

const DESK = '/tyopoyta/kainuu-testihanke';
/** Pages with something to send, by who may send it. */
const SENDING: [Person, string[]][] = [
  [
    'paallikko',
    [
      `${DESK}/oma-arviointi/2026-1/tavoite/1`,
      `${DESK}/oma-arviointi/2026-1/tiivistelma`,
      `${DESK}/oma-arviointi/2026-1/tarkista`,
      `${DESK}/tiedot`,
      `${DESK}/jasenet`,
      `${DESK}/mittarit/t3/lisaa?type=one`,
      '/tyopoyta/mallit',
      '/kirjasto',
      '/oma',
      '/oma/ilmoitukset',
      '/oma/ilmoitukset/asetukset',
    ],
  ],
  [
    'arvioija',
    [
      '/salkku?programme=testiohjelma&round=2026-1&project=pirkanmaa-testihanke&goal=TT1',
      '/salkku/huomiot',
      '/salkku/puuttuvat',
      '/salkku/nakymat',
      '/salkku/kasittely/pirkanmaa-testihanke/2026-1',
    ],
  ],
  [
    'yllapitaja',
    [
      '/hallinta/kierrokset/testiohjelma/2026-1',
      '/hallinta/kierrokset/testiohjelma/2026-1?view=extend',
      '/hallinta/kayttooikeudet?programme=testiohjelma',
      '/hallinta/linkit',
      '/hallinta/tuonti?project=esimerkkila-keksitty-hanke',
      '/hallinta/palautteet',
      '/mittarit',
    ],
  ],
];

test.for(SENDING)(
  '%s sends nothing from an earlier moment',
  LONG,
  async ([person, places], { open }) => {
    const page = await open({ as: person });
    for (const path of places) {
      const then = `${path}${path.includes('?') ? '&' : '?'}asof=2026-11-01`;
      const answer = await page.goto(then);
      expect(answer?.status(), then).toBe(200);
      expect(await page.locator('.as-of').count(), then).toBe(1);
      expect(await page.locator('main form[method=post]').count(), then).toBe(0);
    }
  },
);

// AC-131
test('days and numbers read as in Finland, and machines read them too', async ({ open }) => {
  const page = await open();
  for (const path of [
    '/hankkeet/esimerkkila-keksitty-hanke/mittarit',
    '/sv/projekt/esimerkkila-keksitty-hanke/indikatorer',
  ]) {
    await page.goto(`${path}?view=table`);
    const day = page.locator('main time').first();
    expect(await day.innerText()).toMatch(/^\d{1,2}\.\d{1,2}\.\d{4}/);
    expect(await day.getAttribute('datetime')).toMatch(/^\d{4}-\d{2}-\d{2}/);
    const value = page.locator('main data', { hasText: '0,31' }).first();
    expect(await value.getAttribute('value')).toBe('0.31');
  }
});

// AC-133
test.for([
  ['/hankkeet?asof=2999-01-01', 'Virhe'],
  ['/sv/projekt?asof=igar', 'Fel'],
] as const)('a moment that cannot be is refused in words: %s', async ([path], { open }) => {
  const page = await open();
  const answer = await page.goto(path);
  expect(answer?.status()).toBe(400);
  expect((await page.locator('main').innerText()).length).toBeGreaterThan(40);
  expect(await page.locator('main a').count()).toBeGreaterThan(0);
  await audit(page);
});

// AC-134
test('the open address gives the numbers that pages show', async ({ open }) => {
  const page = await open({ as: 'rahoittaja' });
  await page.goto('/salkku?programme=testiohjelma&round=2026-1');
  const ask = (query: string) =>
    page.evaluate(async (text) => {
      const answer = await fetch(`/graphql?query=${encodeURIComponent(text)}`);
      return (await answer.json()).data;
    }, query);
  const { portfolio } = await ask(
    '{portfolio(programme:"testiohjelma",round:"2026-1"){totals{projects filed} rows{filingState}}}',
  );
  expect(await page.locator('table.matrix .standing').count()).toBe(portfolio.totals.projects);
  const filed = await page.locator('.sums a[href*="state=filed"]').innerText();
  expect(Number.parseInt(filed, 10)).toBe(portfolio.totals.filed);
  await page.goto('/kirjasto?state=in_use');
  const { operatingModels } = await ask('{operatingModels(filter:{states:[IN_USE]}){totalCount}}');
  expect(Number.parseInt(await page.locator('#count').innerText(), 10)).toBe(
    operatingModels.totalCount,
  );
  await page.goto(`${PROJECT}/oma-arvioinnit/2023`);
  const { assessment } = await ask(
    '{assessment(project:"lansi-uusimaa-tulevaisuuden-sote-keskus",round:"2023"){answers{words}}}',
  );
  const told = (await page.locator('section.goal').allInnerTexts()).join('\n');
  for (const { words } of assessment.answers) {
    expect(told).toContain(`${words} sanaa`);
  }
});
