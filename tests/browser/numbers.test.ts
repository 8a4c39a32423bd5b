/** A number through time: asked about when it is entered, shown with what it rests on, put right in the open. */
import type { Page } from 'playwright-core';
import { audit, expect, type Open, picture, test } from './browser';

const PROJECT = 'esimerkkila-keksitty-hanke';
const DESK = `/tyopoyta/${PROJECT}/mittarit`;
const PUBLIC = `/hankkeet/${PROJECT}/mittarit`;

/** Types one number; nothing is recorded yet. */
async function typed(page: Page, indicator: string, value: string, n: string, place: string) {
  const days = indicator === 't3' ? '&view=calendar' : '';
  await page.goto(`${DESK}/${indicator}/lisaa?type=one${days}`);
  await fill(page, value, n, place);
  await page.getByText('Mitään ei ole vielä tallennettu').waitFor();
}

/** Fills the form of one number and has it checked. */
async function fill(page: Page, value: string, n: string, place: string) {
  await page.locator('[id="check.input.period.from"]').fill('2022-11-01');
  await page.locator('[id="check.input.period.to"]').fill('2023-04-30');
  await page.locator('[id="check.input.place"]').fill(place);
  await page.locator('[id="check.input.group"]').selectOption('DOCTORS');
  await page.getByLabel('Arvo').fill(value);
  await page.locator('[id="check.input.reading.n"]').fill(n);
  await page.getByLabel('Mistä luku on?').fill('rekisteri');
  await page.getByRole('button', { name: 'Tarkista' }).click();
}

const manager = (open: Open) => open({ as: 'paallikko' });

// AC-65
test('days are calendar days or working days before a number can be typed', async ({ open }) => {
  const page = await manager(open);
  await page.goto(`${DESK}/t3/lisaa?type=one`);
  expect(await page.getByLabel('Arvo').count()).toBe(0);
  await page.getByRole('link', { name: 'arkipäivää' }).click();
  await page.waitForURL('**view=working**');
  await page.getByText('Arkipäivinä laskettu luku tallennetaan nimellään').waitFor();
  await audit(page);
  await fill(page, '8,5', '12', 'Arkipäivien asema');
  await page.getByText('Mitään ei ole vielä tallennettu').waitFor();
  await page.getByRole('button', { name: /allenna mittaus/ }).click();
  await page.waitForURL('**done=measured');
  for (const path of [`${DESK}/t3`, PUBLIC]) {
    await page.goto(path);
    const series = page.locator('section.goal', { hasText: 'Arkipäivien asema' });
    expect(await series.innerText()).toContain('8,5 arkipäivää');
    expect(await series.innerText()).toContain('ei vertailuissa');
    await audit(page);
  }
  await page.goto(`${DESK}/t3/lisaa?type=one&view=calendar`);
  await page.getByLabel('Arvo').waitFor();
});

// AC-69, AC-70
test('a point before three digits and a leap are asked about, and the reason stays', async ({
  open,
}) => {
  const page = await manager(open);
  await typed(page, 't3', '1.234', '12', 'Esimerkin terveysasema');
  await page.getByText('Kirjoitit 1.234. Luimme sen luvuksi 1,234.').waitFor();
  await typed(page, 't3', '180', '12', 'Esimerkin terveysasema');
  const asked = page.locator('.checked .note');
  expect(await asked.innerText()).toContain('poikkeaa paljon edellisestä');
  await audit(page);
  await page.getByLabel('Mistä ero johtuu?').fill('Asema oli kuukauden kiinni.');
  await page.getByRole('button', { name: 'Vahvista ja tallenna mittaus' }).click();
  await page.waitForURL('**done=measured');
  expect(await page.locator('main').innerText()).toContain('Asema oli kuukauden kiinni.');
});

// AC-71
test('a number of very few is kept, and the public reads only that the group is small', async ({
  open,
}) => {
  const page = await manager(open);
  await typed(page, 'coci', '0,47', '4', 'Pieni asema');
  expect(await page.locator('.checked .note').innerText()).toContain('Pieni joukko');
  await page.getByRole('button', { name: 'Vahvista ja tallenna mittaus' }).click();
  await page.waitForURL('**done=measured');
  const reader = await open();
  await reader.goto(`${PUBLIC}?view=table`);
  const section = reader.locator('section', { hasText: 'Pieni asema' }).last();
  expect(await section.innerText()).toMatch(/pieni joukko/i);
  expect(await section.innerText()).not.toContain('0,47');
  await audit(reader);
});

// AC-72
test('what was not measured is missing and not nought, and the picture has a gap', async ({
  open,
}) => {
  const page = await manager(open);
  await page.goto(`${DESK}/coci/lisaa?type=missing`);
  expect(await page.getByLabel('Arvo').count()).toBe(0);
  expect(await page.locator('textarea[name="input.reading.outcome.missing"]').count()).toBe(1);
  await audit(page);
  await page.goto('/hankkeet/lappi-testihanke/mittarit');
  const section = page.locator('section.goal', { hasText: 'Katkos: mittaus puuttuu' }).first();
  expect(await section.locator('svg').count()).toBe(1);
  await section.getByText('Näytä taulukkona').click();
  const values = await section.locator('td[data-label="Arvo"]').allInnerTexts();
  expect(values.filter((value) => /^0\b(?!,)/.test(value))).toEqual([]);
});

// AC-73, AC-74
test('a corrected number keeps the old one, and a moment before shows it as it was', async ({
  open,
}) => {
  const page = await open();
  await page.goto(`${PUBLIC}?view=table`);
  const now = await page.locator('main').innerText();
  // The number that holds, and the one that it replaced, called that.
  const held = page.locator('tbody tr', { hasText: 'Korvattu' }).first();
  expect(await held.locator('td[data-label="Arvo"]').innerText()).toMatch(/^21\b/);
  expect(now).toMatch(/Korvattu: vähintään 182/i);
  await page.goto(`${PUBLIC}?view=table&asof=2021-11-30`);
  const then = await page.locator('main').innerText();
  const first = page.locator('tbody tr', { hasText: '182' }).first();
  expect(await first.innerText()).toContain('31.10.2021');
  expect(then).not.toMatch(/Korvattu/i);
  const funder = await open({ as: 'rahoittaja' });
  const matrix = '/salkku?programme=tulevaisuuden-sote-keskus&round=2021-2';
  const cell = () => funder.locator('tr', { hasText: 'Esimerkkilä' }).innerText();
  await funder.goto(`${matrix}&show=indicators`);
  const today = await cell();
  expect(today).toMatch(/\b21\b/);
  expect(today).not.toContain('182');
  await funder.goto(`${matrix}&show=indicators&asof=2021-11-30T12:00:00Z`);
  expect(await cell()).toContain('182');
});

// AC-77
test('more continuity and fewer days are both called better', async ({ open }) => {
  const page = await open();
  await page.goto(PUBLIC);
  const findings = (await page.locator('.finding').allInnerTexts()).join(' ');
  expect(findings).toMatch(/parani/);
  await page.goto(`${PUBLIC}?view=table`);
  const row = (name: string) => page.locator('section', { hasText: name }).last();
  for (const name of ['COCI', 'T3']) {
    const own = row(`(${name}), lääkärit, Esimerkin terveysasema`);
    expect(await own.innerText()).toContain('parani');
  }
  await picture(page, 'numbers-table');
});
