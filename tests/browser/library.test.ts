/** The library as people use it: found, judged, compared, traced, cited, on paper and on a phone. */
import type { Page } from 'playwright-core';
import { audit, expect, NARROW, overflow, picture, test, WIDE } from './browser';

const MODEL = '/kirjasto/monialainen-tiimimalli';
const RAISIO = '/kirjasto/raision-malli';

async function found(page: Page, words: string, more = ''): Promise<string[]> {
  await page.goto(`/kirjasto?q=${encodeURIComponent(words)}${more}`);
  return page.locator('.cards h2').allInnerTexts();
}

async function total(page: Page): Promise<number> {
  const told = await page.locator('#count').innerText();
  return Number.parseInt(told, 10);
}

// AC-2 … AC-5
test('words are found in any form, as parts of compounds and without dots', async ({ open }) => {
  const page = await open();
  expect(await found(page, 'terveysasema')).toContain('Monialainen tiimimalli');
  const marked = await page.locator('.cards mark').allInnerTexts();
  expect(marked.some((text) => /terveysasem/i.test(text))).toBe(true);
  for (const words of [
    ['hanke', 'hankkeessa', 'hankkeita', 'hankkeittensa'],
    ['asiakas', 'asiakkaiden', 'asiakkaidensa'],
    ['johtaminen', 'johtamisen'],
    ['palvelu', 'palveluihinsa'],
  ]) {
    const totals = new Map<string, number>();
    for (const word of words) {
      await found(page, word);
      totals.set(word, await total(page));
    }
    expect(totals.get(words[0] ?? ''), words[0]).toBeGreaterThan(0);
    expect(new Set(totals.values()).size, JSON.stringify([...totals])).toBe(1);
  }
  for (const name of ['Raision malli', 'Seniori-info', 'Monialainen tiimimalli']) {
    expect((await found(page, name))[0]).toBe(name);
    expect(await page.locator('.cards li').first().locator('h2 mark').count()).toBeGreaterThan(0);
  }
  const [first] = await found(page, 'perhekeskus');
  expect(first).toMatch(/^Perhekeskus/);
  expect((await found(page, 'perhekeskus')).join()).toContain('Perhekeskustoimintamalli');
  expect((await found(page, 'paakaupunkiseutu')).join()).toContain('Oulun palveluketjun');
});

test('words typed on the bare list are answered by what fits best, without an order in the address', async ({
  open,
}) => {
  const page = await open();
  await page.goto('/kirjasto');
  const order = page.getByLabel('Järjestä', { exact: true });
  expect(await order.locator('option').first().innerText()).toBe('Nimi');
  await page.locator('#q').fill('raision malli');
  await page.keyboard.press('Enter');
  await page.waitForURL('**q=raision**');
  await expect.poll(() => order.locator('option').first().innerText()).toBe('Osuvuus');
  expect(new URL(page.url()).searchParams.has('sort')).toBe(false);
  const titles = await page.locator('.cards h2').allInnerTexts();
  expect(titles[0]).toBe('Raision malli');
  expect(titles).not.toEqual(titles.toSorted((a, b) => a.localeCompare(b, 'fi')));
  await order.selectOption({ label: 'Nimi' });
  await page.waitForURL('**sort=name**');
});

test('a word that is suggested takes the place of the last word only', async ({ open }) => {
  const page = await open();
  await page.goto('/kirjasto');
  await page.locator('#q').pressSequentially('raisio terve');
  const word = page.locator('#suggestions [data-kind=WORD]', { hasText: /^terveydenhuolto$/ });
  await word.click();
  await page.waitForURL('**q=raisio+terveydenhuolto');
  expect(await page.locator('#q').inputValue()).toBe('raisio terveydenhuolto');
});

test('the search and the feedback are one step away from every page, without script too', async ({
  open,
}) => {
  const page = await open({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
  await page.goto('/sv/projekt');
  expect(await overflow(page)).toBe(0);
  await page.getByRole('banner').getByRole('link', { name: 'Sökning' }).click();
  await page.waitForURL('**/sv/sok');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Skicka respons' }).click();
  await page.waitForURL('**/sv/tillganglighet#feedback');
});

// AC-6
test('words exactly as written find nothing else, and the way back is offered', async ({
  open,
}) => {
  const page = await open();
  await found(page, 'palvelusetelit');
  expect(await total(page)).toBeGreaterThan(0);
  await page.getByLabel('Hae vain täsmälleen näin kirjoitettuna').check();
  await page.waitForURL('**exact=1**');
  await expect.poll(() => total(page)).toBe(0);
  await page.getByRole('link', { name: 'Hae myös muita muotoja' }).click();
  await page.waitForURL((address) => !address.search.includes('exact'));
  expect(await total(page)).toBeGreaterThan(0);
});

// AC-8
test('an address shows the same to somebody else, and in Swedish', async ({ open }) => {
  const page = await open();
  const titles = await found(page, 'perhe', '&state=trialled&state=developed&sort=name');
  const address = page.url();
  const other = await open();
  await other.goto(address);
  expect(await other.locator('.cards h2').allInnerTexts()).toEqual(titles);
  const ticks = other.locator('input[name=state]:checked');
  expect(await ticks.count()).toBe(2);
  await other.getByRole('link', { name: 'På svenska' }).click();
  await other.waitForURL('**/sv/bibliotek?**');
  for (const part of ['q=perhe', 'state=trialled', 'state=developed', 'sort=name']) {
    expect(other.url()).toContain(part);
  }
  expect(await other.locator('input[name=state]:checked').count()).toBe(2);
});

// AC-7
test('the number beside each filter is how many models ticking it shows', async ({ open }) => {
  const page = await open();
  await page.goto('/kirjasto?q=tuki');
  const boxes = page.locator('fieldset input[name=state]');
  const promised = new Map<string, number>();
  for (const box of await boxes.all()) {
    const count = box.locator('xpath=ancestor::label').locator('.count');
    promised.set((await box.getAttribute('value')) ?? '', Number(await count.innerText()));
  }
  expect([...promised.values()].filter((count) => count > 0).length).toBeGreaterThan(2);
  for (const [state, count] of promised) {
    await found(page, 'tuki', `&state=${state}`);
    expect(await total(page), state).toBe(count);
  }
  await page.goto('/kirjasto?state=not_continued');
  const titles = (await page.locator('.cards h2').allInnerTexts()).join('\n');
  expect(titles).toMatch(/psykiatri\S* jalkautuva tuki/i);
});

test('the address narrows the library down by funder and project, and is copied', async ({
  open,
}) => {
  const page = await open({ permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto('/kirjasto?funder=Sitra&project=lansi-uusimaa-tulevaisuuden-sote-keskus');
  expect(await total(page)).toBe(0);
  await page.getByRole('link', { name: /^Länsi-Uusimaa.*poista rajaus$/ }).click();
  await page.waitForURL((address) => !address.search.includes('project'));
  const funded = await total(page);
  expect(funded).toBeGreaterThan(0);
  const box = page.locator('input[name=funder]:checked');
  expect(await box.getAttribute('value')).toBe('Sitra');
  const label = page.locator('label', { has: box });
  expect(Number(await label.locator('.count').innerText())).toBe(funded);
  const copy = page.getByRole('link', { name: 'Kopioi linkki' });
  expect(await copy.getAttribute('href')).toBe('/kirjasto?funder=Sitra');
  await copy.click();
  await page.getByText('Linkki on kopioitu.').first().waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(new URL('/kirjasto?funder=Sitra', page.url()).href);
  await page.goto('/kirjasto?sort=best_measured');
  const facts = await page.locator('.cards .facts').allInnerTexts();
  // What is measured comes first; a claim without a number is told as one, and is no measurement.
  const isMeasured = facts.map((fact) => fact.includes('Mitattu'));
  const measured = isMeasured.filter(Boolean).length;
  expect(measured).toBeGreaterThan(0);
  expect(isMeasured.lastIndexOf(true)).toBe(measured - 1);
  expect(facts.filter((fact) => fact.includes('Ei mittaustietoa, 2 väitettä ilman lukua'))).toEqual(
    [expect.stringContaining('suomi, ruotsi, englanti')],
  );
  await page.goto('/kirjasto?evidence=1');
  expect(await total(page)).toBe(measured);
});

test('everything is searched in groups, and those without hits say so', async ({ open }) => {
  const page = await open();
  await page.goto('/haku?q=käsikirja');
  const heads = await page.locator('main h2').allInnerTexts();
  expect(heads.map((head) => head.replace(/ \(\d+\)/, ''))).toEqual([
    'Toimintamallit',
    'Hankkeet',
    'Mittarit',
    'Lupaukset',
    'Asiakirjat',
    'Oma-arvioinnit',
  ]);
  expect(heads).toContain('Mittarit (0)');
  const paper = page.locator('section[aria-labelledby=publication] a').first();
  expect(await paper.innerText()).toMatch(/käsikirja/i);
  await audit(page);
  await picture(page, 'search-groups');
  await paper.click();
  await page.waitForURL('**/asiakirjat#**');
  // Who finds no models is told how many projects there are.
  await page.goto('/kirjasto?q=keski-suomen palvelurakenneselvitys&state=idea');
  const projects = page.getByRole('link', { name: /^Hae myös hankkeista \(\d+ hank/ });
  const many = Number(/\d+/.exec(await projects.innerText())?.[0]);
  expect(many).toBeGreaterThan(0);
  await projects.click();
  await page.waitForURL('**/haku?**');
  expect(await page.locator('#project').innerText()).toBe(`Hankkeet (${many})`);
});

test('what is only planned is not counted as use', async ({ open }) => {
  const page = await open();
  await page.goto('/kirjasto?q=Pääkaupunkiseudun suun terveydenhuollon hankkeen malli');
  expect(await page.locator('.cards .facts').first().innerText()).toContain(
    '0 käyttöönottoa, 1 suunnitteilla',
  );
  const file = await page.request.get('/kirjasto?view=csv');
  const [head = '', ...rows] = (await file.text()).split('\n');
  const names = head.split(';').map((name) => name.replace(/^\uFEFF?"|"$/g, ''));
  const row = rows.find((one) => one.includes('paakaupunkiseudun-suun-terveydenhuolto')) ?? '';
  const cells = row.split(';').map((cell) => cell.replace(/^"|"$/g, ''));
  const cell = (name: string) => cells[names.indexOf(name)];
  expect([
    cell('Käytössä nyt'),
    cell('Käyttö päättynyt'),
    cell('Käyttöönotto suunniteltu'),
  ]).toEqual(['0', '0', '1']);
  expect(rows.join('\n')).not.toMatch(/autumn|spring/);
  expect(rows.join('\n')).toMatch(/syksy 2007/);
});

test('what an abbreviation stands for is searched too, and said', async ({ open }) => {
  const page = await open();
  await page.goto('/kirjasto?q=sote');
  expect(await page.locator('#found').innerText()).toContain(
    'Haettiin myös nimillä: sosiaali- ja terveydenhuolto',
  );
  await audit(page);
  await picture(page, 'library-other-names');
  await page.goto('/haku?q=sote');
  expect(await page.locator('main').innerText()).toContain('Haettiin myös nimillä:');
  const csv = page.locator('.carry a', { hasText: 'CSV' });
  const file = await page.request.get((await csv.getAttribute('href')) ?? '');
  expect(file.headers()['content-type']).toMatch(/^text\/csv/);
  expect((await file.text()).split('\n').length).toBeGreaterThan(5);
  await audit(page);
});

// AC-11
test('where nothing is found each filter tells what it costs', async ({ open }) => {
  const page = await open();
  await found(page, 'xyzqwrt', '&state=in_use');
  expect(await page.locator('.empty').innerText()).toContain('Ei osumia haulla ”xyzqwrt”');
  await found(page, 'seniori', '&state=not_continued');
  const without = page.locator('.empty ul a').first();
  const promised = /\d+/.exec(await without.innerText())?.[0];
  expect(Number(promised)).toBeGreaterThan(0);
  await without.click();
  await expect.poll(() => total(page)).toBe(Number(promised));
  await audit(page);
});

// AC-14
test('on a phone the filters are a sheet that leads back to its button', async ({ open }) => {
  const page = await open({ viewport: { width: 320, height: 640 } });
  await page.goto('/kirjasto');
  expect(await overflow(page)).toBe(0);
  const sheet = page.locator('details.facets');
  const opener = sheet.locator('summary').first();
  await opener.click();
  await page.locator('input[name=state][value=not_continued]').check();
  await page.waitForURL('**state=not_continued**');
  const show = sheet.getByRole('button', { name: /^Näytä \d+ mall/ });
  const shows = async () => {
    const count = await total(page);
    return (await show.innerText()) === `Näytä ${count} ${count === 1 ? 'malli' : 'mallia'}`;
  };
  await expect.poll(shows).toBe(true);
  await audit(page);
  await picture(page, 'library-sheet');
  await show.click();
  expect(await sheet.getAttribute('open')).toBeNull();
  expect(await opener.evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await overflow(page)).toBe(0);
});

test('the second model to compare with is searched for in the whole library', async ({ open }) => {
  const page = await open();
  await page.goto(RAISIO);
  await page.getByRole('link', { name: 'Vertaa toiseen malliin' }).click();
  await page.waitForURL('**/kirjasto/vertaa?m=raision-malli');
  await page.getByLabel('Etsi toinen malli').fill('terveysasema');
  await page.keyboard.press('Enter');
  await page.waitForURL('**q=terveysasema**');
  await audit(page);
  await picture(page, 'compare-choice');
  await page.setViewportSize(NARROW);
  expect(await overflow(page)).toBe(0);
  await picture(page, 'compare-choice');
  await page.getByRole('link', { name: /^Lisää vertailuun: Monialainen tiimimalli$/ }).click();
  await page.waitForURL('**/kirjasto/vertaa?m=raision-malli&m=monialainen-tiimimalli');
  expect(await page.locator('tbody tr').count()).toBeGreaterThan(3);
  await page.getByRole('link', { name: /^Raision malli .*poista vertailusta$/ }).click();
  await page.waitForURL('**/kirjasto/vertaa?m=monialainen-tiimimalli');
  expect(await page.getByLabel('Etsi toinen malli').isVisible()).toBe(true);
});

test('what is chosen to be compared stays while other words are searched for', async ({ open }) => {
  const page = await open();
  await page.goto('/kirjasto?q=raision malli');
  await page.getByLabel('Lisää vertailuun: Raision malli', { exact: true }).check();
  const bar = page.locator('.comparing');
  await bar.getByText('Vertailu: 1 valittu').waitFor();
  expect(await bar.getByRole('button').innerText()).toBe('Vertaa (valitse vielä yksi)');
  await page.locator('#q').fill('monialainen tiimimalli');
  await page.waitForURL('**q=monialainen**');
  await expect.poll(() => bar.innerText()).toContain('Raision malli');
  await page.getByLabel('Lisää vertailuun: Monialainen tiimimalli').check();
  await bar.getByText('Vertailu: 2 valittu').waitFor();
  await audit(page);
  await picture(page, 'library-chosen');
  await page.locator('#q').fill('perhe');
  await page.waitForURL('**q=perhe&**');
  const third = page.locator('.cards input[name=m]:not(:checked)').first();
  await third.click();
  await page.locator('.band', { hasText: 'Vertailuun mahtuu kaksi mallia.' }).waitFor();
  expect(await page.locator('.band').isVisible()).toBe(true);
  expect(await third.isChecked()).toBe(false);
  await page.setViewportSize(NARROW);
  expect(await overflow(page)).toBe(0);
  await picture(page, 'library-chosen');
  const plain = await open({ javaScriptEnabled: false });
  await plain.goto(page.url());
  await plain.getByRole('button', { name: 'Vertaa kahta mallia' }).click();
  await plain.waitForURL('**/kirjasto/vertaa?**');
  expect(await plain.locator('thead').innerText()).toMatch(/Raision malli[\s\S]*Monialainen/);
  await plain.goto('/kirjasto/vertaa?m=raision-malli&m=monialainen-tiimimalli&m=seniori-info');
  expect(await plain.locator('main .note').innerText()).toContain('seniori-info');
  await plain.goto('/kirjasto?q=perhekeskus&m=raision-malli');
  await plain.getByRole('link', { name: /^Raision malli .*poista vertailusta$/ }).click();
  await plain.waitForURL((address) => !address.searchParams.has('m'));
});

test('a search that fails or is slow is seen, and the results before it stay', async ({ open }) => {
  const page = await open();
  await page.goto('/kirjasto?q=perhe');
  const before = await total(page);
  await page.route('**/kirjasto?**', async (route) => {
    await new Promise((done) => setTimeout(done, 900));
    await route.abort('internetdisconnected');
  });
  await page.locator('#q').fill('perhekeskus');
  await page.locator('#count', { hasText: 'Haetaan…' }).waitFor();
  const band = page.locator('.band', { hasText: 'Haku ei onnistu juuri nyt.' });
  await band.waitFor();
  expect(await band.isVisible()).toBe(true);
  expect((await band.boundingBox())?.height).toBeGreaterThan(20);
  expect(await total(page)).toBe(before);
  await page.unroute('**/kirjasto?**');
  await page.locator('#q').fill('perhekesku');
  await page.waitForURL('**q=perhekesku');
  expect(await page.locator('.band').innerText()).toBe('');
});

test('what was searched for instead of what was typed is said', async ({ open }) => {
  const page = await open();
  await found(page, 'perhekekus');
  const told = await page.locator('#found').innerText();
  expect(told).toMatch(/Näytetään tulokset haulle ”perhekeskus/);
  expect(told).not.toContain('Tarkoititko');
  expect(told).not.toContain('Missään mallissa ei ole kaikkia sanoja');
  expect(await total(page)).toBeGreaterThan(0);
  await found(page, 'perhekesk');
  expect(await page.locator('#found').innerText()).toContain('näin alkava sana: perhekesk');
});

test('a version that is not there leads to the model', async ({ open }) => {
  const page = await open();
  const answer = await page.goto(`${MODEL}?v=99`);
  expect(answer?.status()).toBe(404);
  expect(await page.locator('main').innerText()).toContain('ei ole versiota 99');
  await page.getByRole('link', { name: 'Katso mallin uusin versio' }).click();
  await page.waitForURL(`**${MODEL}`);
});

test('a model is not compared with itself', async ({ open }) => {
  const page = await open();
  await page.goto('/kirjasto/vertaa?m=raision-malli&m=raision-malli');
  expect(await page.locator('main .note').innerText()).toContain('ei voi verrata itseensä');
  expect(await page.locator('table').count()).toBe(0);
  expect(await page.getByLabel('Etsi toinen malli').isVisible()).toBe(true);
  await audit(page);
});

// AC-9
test('two models are compared in an address that names both', async ({ open }) => {
  const page = await open();
  await page.goto(`/kirjasto/vertaa?m=monialainen-tiimimalli&m=seniori-info`);
  const rows = page.locator('tbody tr');
  const all = await rows.count();
  expect(await page.locator('main p[role=status]').innerText()).toBe(`${all} riviä`);
  await page.getByLabel('Näytä vain erot').check();
  await page.waitForURL('**/kirjasto/vertaa?**differences=1**');
  expect(page.url()).toMatch(/m=monialainen-tiimimalli&m=seniori-info/);
  const left = await rows.count();
  expect(left).toBeLessThan(all);
  expect(await page.locator('main p[role=status]').innerText()).toBe(`${left} riviä`);
  expect(await page.locator('tbody').innerText()).toContain('Ei mittaustietoa');
  await audit(page);
  await picture(page, 'compare-differences');
  await page.setViewportSize(NARROW);
  expect(await overflow(page)).toBe(0);
  await picture(page, 'compare-differences');
});

// AC-15
test('a model page says what it is above the fold, and no heading stands alone', async ({
  open,
}) => {
  const page = await open();
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport);
    for (const path of [MODEL, RAISIO, '/kirjasto/ikaantyneiden-fraasisovellus']) {
      await page.goto(path);
      const about = page.locator('main .about').first();
      expect(await about.innerText()).toMatch(/Versio \d.*\d+\.\d+\.\d{4}/s);
      expect(await about.locator('.state').innerText()).not.toBe('');
      const box = await about.boundingBox();
      expect((box?.y ?? Infinity) + (box?.height ?? 0)).toBeLessThanOrEqual(viewport.height);
    }
  }
});

// AC-16
test('no heading on any model page stands alone', async ({ open }) => {
  const page = await open();
  const list = await page.request.get('/kirjasto?view=json');
  const models = (await list.json()).operatingModels.nodes as { key: string }[];
  expect(models.length).toBeGreaterThan(20);
  for (const { key } of models) {
    await page.goto(`/kirjasto/${key}`);
    const alone = await page.locator('main').evaluate((main) => {
      const headings = Array.from(main.querySelectorAll('h1, h2, h3, h4'));
      const text = (from: Element, to: Element | undefined) => {
        const between = document.createRange();
        between.setStartAfter(from);
        if (to) {
          between.setEndBefore(to);
        } else {
          between.setEndAfter(main);
        }
        return between.toString().trim();
      };
      return headings
        .filter((heading, place) => {
          const next = headings[place + 1];
          return (!next || next.tagName === heading.tagName) && text(heading, next) === '';
        })
        .map((heading) => heading.textContent);
    });
    expect(alone, key).toEqual([]);
  }
});

// AC-17
test('a version is cited in every form and stays at its address', async ({ open }) => {
  const page = await open();
  await page.goto(`${RAISIO}?v=1`);
  expect(await page.locator('#older').innerText()).toMatch(/versiota 1.*uusin versio 2/s);
  const cite = page.locator('section', { has: page.locator('#cite') });
  const permanent = new URL(`${RAISIO}?v=1`, page.url()).href;
  expect(await page.locator('#citation').innerText()).toContain(permanent);
  for (const [name, part] of [
    ['BibTeX', 'version = {1}'],
    ['RIS', 'ET  - 1'],
    ['CSL-JSON', '"version": "1"'],
  ] as const) {
    await cite.getByText(name, { exact: true }).click();
    const shown = await cite.getByLabel(name).innerText();
    expect(shown).toContain(part);
    expect(shown).toContain(permanent);
    const link = cite.getByRole('link', { name: `Lataa ${name}` });
    const file = await page.request.get((await link.getAttribute('href')) ?? '');
    expect(file.headers()['content-disposition']).toMatch(/raision-malli-v1\./);
    expect((await file.text()).replace(/\r/g, '').trim()).toBe(shown.trim());
  }
  await audit(page);
  await picture(page, 'model-cited');
  await page.getByRole('link', { name: /^Lue uusin versio 2/ }).click();
  await page.waitForURL(`**${RAISIO}`);
  expect(await page.locator('#older').count()).toBe(0);
});

// AC-18
test('a page of a model describes itself to machines once', async ({ open }) => {
  const page = await open();
  for (const path of [MODEL, RAISIO, '/en/library/raision-malli-maisema-2']) {
    await page.goto(path);
    const blocks = page.locator('script[type="application/ld+json"]');
    expect(await blocks.count()).toBe(1);
    const work = JSON.parse(await blocks.innerText()) as Record<string, unknown>;
    for (const name of ['name', 'version', 'inLanguage', 'isBasedOn', 'funding', 'identifier']) {
      expect(work, path).toHaveProperty(name);
    }
    expect(work['@type']).toBe('CreativeWork');
    expect(work['@context']).toBe('https://schema.org');
    expect(unknown(work), path).toEqual([]);
  }
});

/** What schema.org says that things of these types may have, of that which our pages use. */
const SCHEMA_ORG: Record<string, string[]> = {
  Thing: ['name', 'url', 'identifier', 'description'],
  CreativeWork: [
    ...['inLanguage', 'version', 'dateCreated', 'dateModified', 'datePublished', 'isBasedOn'],
    ...['funding', 'keywords', 'license', 'isAccessibleForFree', 'publisher', 'creator'],
  ],
  Organization: [],
  MonetaryGrant: ['funder', 'amount'],
};
/** Of which type the value of a property is. */
const RANGES: Record<string, string> = {
  isBasedOn: 'CreativeWork',
  funding: 'MonetaryGrant',
  funder: 'Organization',
  publisher: 'Organization',
  creator: 'Organization',
};

/** What schema.org does not know, or knows otherwise, in a description of a thing. */
function unknown(thing: Record<string, unknown>, range?: string): string[] {
  const type = String(thing['@type']);
  const known = [...(SCHEMA_ORG.Thing ?? []), ...(SCHEMA_ORG[type] ?? [])];
  const faults = SCHEMA_ORG[type] ? [] : [`type ${type}`];
  if (range && type !== range) {
    faults.push(`${type} in place of ${range}`);
  }
  for (const [name, value] of Object.entries(thing).filter(([name]) => !name.startsWith('@'))) {
    if (!known.includes(name)) {
      faults.push(`${type}.${name}`);
    }
    if (name.startsWith('date') && !/^\d{4}-\d{2}-\d{2}$/.test(String(value))) {
      faults.push(`${type}.${name} is ${value}`);
    }
    for (const part of [value].flat()) {
      if (RANGES[name] && (typeof part !== 'object' || part === null)) {
        faults.push(`${type}.${name} is no thing`);
      } else if (part && typeof part === 'object') {
        faults.push(...unknown(part as Record<string, unknown>, RANGES[name]));
      }
    }
  }
  return faults;
}

test('a question about a model goes to a role, and what it rests on is told with its links', async ({
  open,
}) => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto(MODEL);
  expect(await page.locator('main').innerText()).not.toMatch(/\S+@\S+/);
  const sources = page.locator('section[aria-labelledby=sources]');
  expect(await sources.locator('h2').innerText()).toMatch(/^Lähteet ja liitteet 1 lähde/);
  expect(await sources.locator('li').count()).toBe(1);
  await page.getByRole('link', { name: 'Kysy mallista' }).click();
  await page.getByRole('button', { name: 'Lähetä kysymys' }).click();
  await page.locator('.errors a').first().click();
  await page.keyboard.type('Kuinka monta lääkäriä tiimissä on?');
  await page.getByRole('button', { name: 'Lähetä kysymys' }).click();
  await page.waitForURL('**done=asked**');
  expect(await page.locator('.done').innerText()).toContain('kysymys on perillä');
  const admin = await open({ as: 'yllapitaja' });
  await admin.goto('/hallinta/palautteet');
  const told = await admin.locator('main').innerText();
  expect(told).toContain('Kuinka monta lääkäriä');
  expect(told).toContain(MODEL);
});

// AC-19
test('a model is printed whole, with its address and its links', async ({ open }) => {
  const page = await open();
  await page.goto(MODEL);
  await page.emulateMedia({ media: 'print' });
  for (const hidden of [
    'header.top',
    'nav.crumbs',
    'footer .moment',
    '.button',
    'section[aria-labelledby=ask]',
    'section[aria-labelledby=cite] pre',
  ]) {
    expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
  }
  expect(await page.locator('.printed').innerText()).toContain(MODEL);
  expect(await page.locator('.colophon').innerText()).toMatch(/\d+\.\d+\.\d{4}/);
  const links = await page
    .locator('main a[href^="http"]')
    .evaluateAll((all) =>
      all
        .filter((link) => link.getClientRects().length > 0)
        .map((link) => [link.getAttribute('href'), getComputedStyle(link, '::after').content]),
    );
  for (const [href, written] of links) {
    expect(written).toContain(href);
  }
  const closed = page.locator('details.phase:not([open]) > div');
  for (const phase of await closed.all()) {
    expect((await phase.boundingBox())?.height ?? 0).toBeGreaterThan(0);
  }
  const cut = await page.locator('main').evaluate(
    (main) =>
      Array.from(main.querySelectorAll('p, td, dd')).filter((one) => {
        const style = getComputedStyle(one);
        return style.overflow !== 'visible' && one.scrollHeight > one.clientHeight + 1;
      }).length,
  );
  expect(cut).toBe(0);
});

// AC-21, AC-22
test('where a model came from and went is one list and one picture, on any day', async ({
  open,
}) => {
  const page = await open();
  await page.goto(`${RAISIO}/leviaminen`);
  const list = page.locator('#spread > li');
  const drawn = page.locator('svg.lineage .item');
  const all = await list.count();
  expect(await drawn.count()).toBe(all);
  const texts = (await list.allInnerTexts()).join('\n');
  const places = ['MAISEMA 1', 'Mikkelin sovellus', 'MAISEMA 2:n'].map((it) => texts.indexOf(it));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places[0]).toBeGreaterThanOrEqual(0);
  expect(texts).toContain('Toistettu toisaalla, mallista Raision malli');
  await audit(page);
  await picture(page, 'lineage');
  await page.fill('#at', '2007-12-31');
  await page.locator('form.moment button').first().click();
  await page.waitForURL('**at=2007-12-31**');
  const then = await list.count();
  expect(then).toBeLessThan(all);
  expect(await drawn.count()).toBe(then);
  expect(await page.locator('#spread').innerText()).not.toContain('MAISEMA 2:n');
  await page.setViewportSize(NARROW);
  expect(await overflow(page)).toBe(0);
  await audit(page);
  await picture(page, 'lineage');
});

// AC-21
test('where a model is used is narrowed down to a county, by a list and by a map', async ({
  open,
}) => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await open({ javaScriptEnabled });
    await page.goto(`${RAISIO}/leviaminen`);
    const list = page.locator('#spread > li');
    const all = await list.count();
    const tile = page.locator('.tile:not(.none)', { hasText: 'Varsinais-Suomi' });
    const promised = Number(await tile.locator('.count').innerText());
    expect(promised).toBeGreaterThan(1);
    expect(await page.locator('.tile').count()).toBe(23);
    await tile.getByRole('link').click();
    await page.waitForURL('**area=varsinais-suomi**');
    const titles = await list.allInnerTexts();
    // The model itself is of that county too.
    expect(titles.length).toBe(promised);
    expect(titles.join()).toContain('Naantali');
    expect(titles.join()).not.toContain('Vaasa');
    expect(await page.locator('svg.lineage .item').count()).toBe(titles.length);
    await page.getByRole('link', { name: /^Varsinais-Suomi .*poista rajaus$/ }).click();
    await page.waitForURL((address) => !address.search.includes('area'));
    await page.getByLabel('Hyvinvointialue').selectOption({ value: 'pohjanmaa' });
    await page.locator('form.moment button').first().click();
    await page.waitForURL('**area=pohjanmaa**');
    expect((await list.allInnerTexts()).join()).toContain('Vaasa');
    expect(await list.count()).toBeLessThan(all);
  }
});

test('in the picture of a lineage arrows walk along the lines and Enter opens', async ({
  open,
}) => {
  const page = await open();
  await page.goto(`${RAISIO}/leviaminen`);
  const items = page.locator('svg.lineage .item');
  await page.locator('hm-lineage').waitFor();
  const stops = page.locator('hm-lineage [tabindex="0"], hm-lineage a:not([tabindex="-1"])');
  expect(await stops.count()).toBe(1);
  await items.first().focus();
  const here = () => page.evaluate(() => document.activeElement?.textContent?.trim());
  const first = await here();
  expect(first).toBe('Raision malli');
  await page.keyboard.press('ArrowRight');
  const child = await here();
  expect(child).not.toBe(first);
  await audit(page);
  await picture(page, 'lineage-walk');
  await page.keyboard.press('ArrowLeft');
  expect(await here()).toBe(first);
  await page.keyboard.press('End');
  expect(await here()).toBe((await items.last().textContent())?.trim());
  expect(await stops.count()).toBe(1);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  expect(await here()).toContain('MAISEMA 2');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/kirjasto/raision-malli-maisema-2');
});

test('the feed of the library is a feed to a reader of feeds', async ({ open }) => {
  const page = await open();
  await page.goto('/kirjasto');
  const link = page.locator('link[type="application/atom+xml"]');
  const answer = await page.request.get((await link.getAttribute('href')) ?? '');
  expect(answer.headers()['content-type']).toMatch(/^application\/atom\+xml/);
  const told = await page.evaluate(
    (text) => {
      const feed = new DOMParser().parseFromString(text, 'application/xml');
      const ATOM = 'http://www.w3.org/2005/Atom';
      const of = (parent: ParentNode, name: string) =>
        Array.from(parent.children).filter(
          (one) => one.namespaceURI === ATOM && one.localName === name,
        );
      const root = feed.documentElement;
      const entries = of(root, 'entry');
      return {
        name: `${root.namespaceURI} ${root.localName}`,
        once: ['id', 'title', 'updated', 'author'].map((name) => of(root, name).length),
        entries: entries.length,
        whole: entries.filter((entry) =>
          ['id', 'title', 'updated', 'link'].every((name) => of(entry, name).length === 1),
        ).length,
        ids: new Set(entries.map((entry) => of(entry, 'id')[0]?.textContent)).size,
      };
    },
    await answer.text(),
  );
  expect(told.name).toBe('http://www.w3.org/2005/Atom feed');
  expect(told.once).toEqual([1, 1, 1, 1]);
  expect(told.entries).toBeGreaterThan(10);
  expect(told.whole).toBe(told.entries);
  expect(told.ids).toBe(told.entries);
});

test('a model is taken into use in a minute, and its result is told later', async ({ open }) => {
  const page = await open({ as: 'kirjoittaja' });
  await page.goto('/kirjasto/keskitetty-potilasohjaus');
  await page.getByRole('link', { name: 'Otamme tämän käyttöön' }).click();
  await page.waitForURL('**/kayttoonotto');
  const report = page.locator('section', { has: page.locator('#report') });
  await report.getByLabel('Mikä organisaatio').fill('Keksittylän hyvinvointialue');
  await report.getByLabel('Miten').selectOption('ADOPTED');
  await report.getByRole('button', { name: 'Otamme tämän käyttöön' }).click();
  await page.locator('.done').waitFor();
  await audit(page);
  const result = page.getByLabel('Mitä siitä tuli, suomeksi');
  await result.fill('Potilaat ohjataan nyt yhdestä numerosta.');
  await page.getByRole('button', { name: 'Tallenna tulos' }).click();
  await page.waitForURL('**done=result-stated**');
  await picture(page, 'adopt');
  await page.goto('/kirjasto/keskitetty-potilasohjaus/leviaminen');
  expect(await page.locator('#spread').innerText()).toContain('yhdestä numerosta');
  // In Swedish, what is written is kept as Swedish; and the use ends.
  await page.goto('/sv/bibliotek/keskitetty-potilasohjaus');
  await page.getByRole('link', { name: 'Vi tar detta i bruk' }).first().click();
  const use = page.locator('section', { hasText: 'Keksittylän hyvinvointialue' }).last();
  await use.locator('select[name="input.stage.state"]').selectOption('ENDED');
  await use.locator('textarea[name="input.stage.note.sv"]').fill('Telefonsystemet byttes ut.');
  await use.locator('button', { hasText: 'Spara' }).last().click();
  await page.waitForURL('**done=use-moved**');
  await audit(page);
  await page.goto('/sv/bibliotek/keskitetty-potilasohjaus/spridning');
  const spread = page.locator('#spread > li', { hasText: 'Keksittylän' });
  expect(await spread.innerText()).toContain('Telefonsystemet byttes ut.');
  expect(await spread.locator('[lang=sv]').count()).toBe(0);
});

// AC-20
test('a text of a model says who said it, when, in which version, and what was before', async ({
  open,
}) => {
  const page = await open();
  await page.goto(RAISIO);
  const asked = page.locator('details.who', { hasText: 'Lue versio 1' }).first();
  await asked.locator('summary').click();
  expect(await asked.locator('p').innerText()).toMatch(
    /Ohjelman ylläpitäjä · \d+\.\d+\.\d{4} · Versio 2/,
  );
  await asked.getByRole('link', { name: /^Lue versio 1/ }).click();
  await page.waitForURL('**?v=1');
});

test('hostile questions get an answer or a clear refusal, as a whole page', async ({ open }) => {
  const page = await open();
  for (const q of [
    'a'.repeat(10_000),
    '"'.repeat(500),
    '* ? ** ?*',
    '\u0000\u0001\u007f',
    '\u202eמרכז משפחה',
    'työ'.repeat(30),
    Array.from({ length: 60 }, (_, number) => `sana${number}`).join(' '),
  ]) {
    for (const path of ['/kirjasto', '/haku', '/kirjasto/vertaa']) {
      await page.goto(`${path}?q=${encodeURIComponent(q)}`);
      expect(await page.locator('h1').count(), `${path} ${q.slice(0, 9)}`).toBe(1);
      expect(await page.locator('main').innerText()).not.toContain('Viite');
      expect(await overflow(page)).toBe(0);
    }
  }
  await page.goto('/kirjasto?q=perhekeskus');
  expect(await total(page)).toBeGreaterThan(0);
});

test('before a model is written, or money applied for, what is alike is told with why', async ({
  open,
}) => {
  const page = await open({ as: 'kirjoittaja' });
  await page.goto('/tyopoyta/mallit');
  await page
    .getByLabel('Mistä mallissa on kyse?')
    .fill('Lasten ja perheiden palvelut toimivat samoin koko alueella yhdessä johdossa.');
  await page.locator('summary', { hasText: 'Kohderyhmä' }).click();
  await page.getByLabel('Lapset ja perheet', { exact: true }).check();
  await page.getByRole('button', { name: 'Etsi samanlaisia' }).click();
  await page.waitForURL('**group=lapset-ja-perheet**');
  const alike = page.locator('section[aria-labelledby=alike]');
  expect(await alike.innerText()).toContain('Sama kohderyhmä: Lapset ja perheet');
  expect(await alike.getByRole('checkbox', { checked: true }).count()).toBe(1);
  await audit(page);
  await picture(page, 'alike');
  // A group or a theme alone is answered too; who only writes is told who enters a model.
  await page.goto('/tyopoyta/mallit?group=lapset-ja-perheet');
  expect(await alike.innerText()).toContain('Sama kohderyhmä: Lapset ja perheet');
  expect(await page.locator('section[aria-labelledby=new]').innerText()).toContain(
    'hankepäällikkö',
  );
  expect(await page.getByRole('button', { name: 'Lisää malli' }).count()).toBe(0);
  const manager = await open({ as: 'paallikko' });
  await manager.goto('/tyopoyta/mallit');
  const entering = manager.locator('section[aria-labelledby=new]');
  expect(await entering.locator('form').count()).toBe(0);
  await manager.getByLabel('Mistä mallissa on kyse?').fill('Lasten ja perheiden palvelut.');
  await manager.getByRole('button', { name: 'Etsi samanlaisia' }).click();
  await manager.waitForURL('**q=Lasten**');
  expect(await entering.locator('form').count()).toBe(1);
  await audit(manager);
  await page.goto('/tyopoyta/kainuu-testihanke/tiedot');
  const aims = page.locator('section[aria-labelledby=alike]');
  expect(await aims.locator('h2').innerText()).toBe('Onko samanlaista jo tehty?');
  expect(await aims.innerText()).toMatch(/Yhteisiä sanoja|ei ole malleja, jotka muistuttavat/);
  await audit(page);
  await page.setViewportSize(NARROW);
  expect(await overflow(page)).toBe(0);
});
