/** A project as anybody reads it: what was promised, what came of it, who said so and when. */
import { audit, expect, picture, test } from './browser';

const LANSI = '/hankkeet/lansi-uusimaa-tulevaisuuden-sote-keskus';
const OULU = '/hankkeet/oulun-palveluohjaushanke';
const TOOLS = '/hankkeet/sote-jarjestajan-tyokalut';

// AC-23, AC-24, AC-25
test('a project that ended tells its leads by year, its description once and nobody by name', async ({
  open,
}) => {
  const page = await open();
  await page.goto(LANSI);
  const main = await page.locator('main').innerText();
  expect(await page.locator('p.about').first().innerText()).toMatch(/Päättynyt\s+2020–2023/);
  expect(main).toMatch(/Espoon kaupunki .*2022\s+→\s+Länsi-Uudenmaan hyvinvointialue .*2023/);
  const description = (await page.getAttribute('meta[name=description]', 'content')) ?? '';
  const beginning = description.slice(0, 60);
  expect(beginning.length).toBeGreaterThan(30);
  expect(main.split(beginning).length).toBe(2);
  expect(main).not.toContain('Created with Sketch');
  expect(main).not.toMatch(/[\w.]+@[\w.]+/);
});

// AC-26
test('what continues elsewhere points to one project that is not here yet', async ({ open }) => {
  const page = await open();
  await page.goto(LANSI);
  const section = page.locator('section[aria-labelledby=continues]');
  const text = await section.innerText();
  for (const part of ['Voimaperheet', 'Paljon palveluja tarvitsevat']) {
    expect(text).toContain(part);
  }
  expect(text.match(/RRP/g)?.length).toBeGreaterThanOrEqual(2);
  expect(text).toContain('ei vielä ole palvelussa');
});

// AC-27
test('who took part is told of a day', async ({ open }) => {
  const page = await open();
  await page.goto(LANSI);
  const section = page.locator('section[aria-labelledby=partners]');
  // On its last day when none is chosen, and nobody twice.
  expect(await section.locator('h2').innerText()).toBe('Toimijat 31.12.2023');
  const names = await section.locator('.flow li').allInnerTexts();
  expect(names.filter((name) => name.includes('Espoon'))).toEqual([
    'Espoon kaupunki · Länsi-Uusimaa',
  ]);
  // The map tells the same as the list, by county.
  await section.locator('summary', { hasText: 'Toimijat alueittain' }).click();
  const counts = await section.locator('.tile:not(.none) .count').allInnerTexts();
  const placed = names.filter((name) => name.includes(' · ')).length;
  expect(placed).toBeGreaterThan(0);
  expect(counts.reduce((sum, count) => sum + Number(count), 0)).toBe(placed);
  expect(await section.innerText()).toContain(`${names.length} toimijaa`);
  const hosts: string[] = [];
  for (const day of ['2022-06-30', '2023-06-30']) {
    await page.getByLabel('Toimijat päivänä').fill(day);
    await section.getByRole('button', { name: 'Näytä' }).click();
    await page.waitForURL(`**at=${day}**`);
    const [year, month, date] = day.split('-').map(Number);
    expect(await section.locator('h2').innerText()).toBe(`Toimijat ${date}.${month}.${year}`);
    hosts.push(await section.locator('.flow li').first().innerText());
  }
  expect(hosts[0]).toContain('Espoon kaupunki');
  expect(hosts[1]).toContain('Länsi-Uudenmaan hyvinvointialue');
  await audit(page);
  await picture(page, 'project-partners');
});

// AC-28, AC-29
test('an archived project says so, and its part deliveries are without an outcome', async ({
  open,
}) => {
  const page = await open();
  await page.goto(OULU);
  expect(await page.locator('.archived').innerText()).toBe(
    'Arkistoitu. Emme enää päivitä tätä sivua.',
  );
  await page.goto(`${OULU}/tavoitteet`);
  const list = page.locator('section[aria-labelledby=promises] li');
  for (const [name, due] of [
    ['Palveluketjun kokonaisohjausmallin kuvaus valmis', '31.3.2010'],
    ['Palveluseteli arvioitu', '31.5.2010'],
    ['Kolmas osakokonaisuus valmis', '31.8.2010'],
  ] as const) {
    const promise = await list.filter({ hasText: name }).innerText();
    expect(promise).toContain('Ei kirjattua tulosta');
    expect(promise).toContain(due);
  }
  await page.goto(`${OULU}/asiakirjat`);
  await audit(page);
});

// AC-30
test('a promise that was kept late says how late, and before that that nothing is known', async ({
  open,
}) => {
  const page = await open();
  await page.goto(`${TOOLS}/tavoitteet`);
  const promise = page.locator('li', { hasText: 'Johtamisen käsikirja' }).first();
  expect(await promise.innerText()).toMatch(/Toteutui \(69 päivää myöhässä\) 7\.2\.2019/);
  const open_one = page.locator('li', { hasText: 'Vertaisarvio' }).first();
  expect(await open_one.innerText()).not.toContain('Toteutui');
});

// AC-31
test('each event of the timeline has an address, and what was imported says so', async ({
  open,
}) => {
  const page = await open();
  await page.goto(`${LANSI}/aikajana`);
  const events = page.locator('ol.years ol > li');
  const imported = events.filter({ hasText: 'Tuotu vanhasta lähteestä' });
  expect(await imported.count()).toBe(4);
  await imported.first().locator('a[href^="#"]').click();
  const hash = new URL(page.url()).hash;
  expect(await page.locator(`[id="${hash.slice(1)}"]`).count()).toBe(1);
  const names = await events.evaluateAll((all) => all.map((one) => one.id));
  expect(new Set(names).size).toBe(names.length);
  await audit(page);
});

// AC-32
test('a target has its parts, and they sum to it', async ({ open }) => {
  const page = await open();
  await page.goto('/hankkeet/keski-suomen-palvelurakenneselvitys/tavoitteet');
  const target = await page.locator('#asunnot').innerText();
  expect(target).toContain('Ei kirjattua tulosta');
  const [, whole, ...parts] = /(\d+) \D*\((\d+) [^+]*\+ (\d+)/.exec(target) ?? [];
  expect(whole).toBe('312');
  expect(parts.map(Number)).toEqual([226, 86]);
  expect(target).toContain('Seminaariesitys 9.11.2010');
});

// AC-34
test('a goal keeps its earlier wordings, with the words that changed', async ({ open }) => {
  const page = await open();
  await page.goto(`${LANSI}/tavoitteet`);
  const goal = page.locator('#HT1');
  await goal.locator('summary').first().click();
  expect(await goal.locator('details ol > li').count()).toBe(2);
  const both = goal.locator('.diff .both > div');
  expect(await both.first().innerText()).toContain('poistettu:');
  expect(await both.last().innerText()).toContain('lisätty:');
  const rounds = await goal.locator('.rounds li').allInnerTexts();
  expect(rounds.length).toBe(4);
  await audit(page);
  await picture(page, 'project-wordings');
});

// AC-35, AC-36
test('rounds that were asked are all listed, and two years of the same text are called that', async ({
  open,
}) => {
  const page = await open();
  await page.goto(`${LANSI}/oma-arvioinnit`);
  const row = (name: string) => page.locator('main li', { hasText: name });
  for (const name of ['Kevät 2021', 'Syksy 2021', 'Vuosi 2022', 'Vuosi 2023']) {
    expect(await row(name).innerText()).toContain('Tuotu vanhasta lähteestä');
  }
  for (const name of ['Lähtötilanne 2020', 'Kevät 2022', 'Syksy 2022']) {
    expect(await row(name).innerText()).toContain('Puuttuu');
  }
  await page.goto(`${LANSI}/oma-arvioinnit/2023?from=2022`);
  const goals = page.locator('section.goal .diff > .aside');
  expect(await goals.count()).toBe(5);
  for (const said of await goals.allInnerTexts()) {
    expect(said).toContain('Sama teksti kuin');
  }
  const signs = page.locator('section.goal', { hasText: 'välimerkeissä on ero' });
  expect(await signs.count()).toBe(1);
  expect(await signs.getAttribute('id')).toBe('HT4');
});
