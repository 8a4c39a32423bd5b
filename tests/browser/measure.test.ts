/** A project manager who gets a number out of a table: computed here, recorded without its rows. */
import type { Page } from 'playwright-core';
import { audit, expect, NARROW, type Open, overflow, picture, test } from './browser';

const PROJECT = 'esimerkkila-keksitty-hanke';
/** Whose assessments rest on numbers. */
const MEASURING = 'kainuu-testihanke';
const DESK = {
  fi: `/tyopoyta/${PROJECT}/mittarit`,
  sv: `/sv/arbetsbord/${PROJECT}/indikatorer`,
  en: `/en/workspace/${PROJECT}/indicators`,
};

const VISITS = `potilas;ammattilainen;käynnit
salainen-potilas-1;A;2
salainen-potilas-1;B;1
2;A;4
3;A;1
3;B;1
3;C;1
4;A;3
4;B;1
5;A;1
`;

const SLOTS = `yksikkö;ammattiryhmä;ajanvarauskirja;mittauspäivä;kolmas vapaa aika
Yksikkö 1;lääkärit;A;4.5.2026;11.5.
Yksikkö 1;lääkärit;B;4.5.2026;20.5.
Yksikkö 1;lääkärit;C;4.5.2026;25.5.
Yksikkö 1;hoitajat;D;4.5.2026;6.5.
Yksikkö 1;hoitajat;E;4.5.2026;8.5.
Yksikkö 2;lääkärit;hoidonjärjestelykirja;4.5.2026;
`;

/** Everything that a page sends from now on. */
function sent(page: Page): string[] {
  const all: string[] = [];
  page.on('request', (request) => all.push(`${request.url()} ${request.postData() ?? ''}`));
  return all;
}

async function at(open: Open, path: string, wishes = {}): Promise<Page> {
  const page = await open({ as: 'paallikko', ...wishes });
  await page.goto(path);
  return page;
}

async function fill(page: Page, from: string, to: string, place: string): Promise<void> {
  await page.locator('[id="check.input.period.from"]').fill(from);
  await page.locator('[id="check.input.period.to"]').fill(to);
  await page.locator('[id="check.input.place"]').fill(place);
}

// AC-63
test('COCI comes out of a table and no row of a patient leaves the browser', async ({ open }) => {
  const page = await at(open, `${DESK.fi}/coci/lisaa`);
  const requests = sent(page);
  await page.getByLabel('Liitä taulukko').fill(VISITS);
  const result = page.locator('.measured');
  await expect.poll(() => result.innerText()).toContain('COCI 0,458');
  expect(await result.innerText()).toContain('Potilaita 5: mukana 4, pois 1');
  await picture(page, 'measure-coci');
  await audit(page);
  await page.getByRole('button', { name: 'Käytä tätä lukua' }).click();
  await fill(page, '2025-11-01', '2026-04-30', 'Selaimen asema');
  await page.getByRole('button', { name: 'Tarkista' }).click();
  await page.getByText('Mitään ei ole vielä tallennettu').waitFor();
  await audit(page);
  await picture(page, 'measure-checked');
  await page.getByRole('button', { name: /Tallenna mittaus|tallenna mittaus/ }).click();
  await page.waitForURL('**/mittarit/coci?done=measured');
  await page.getByText('Mittaus on tallennettu').waitFor();
  expect(await page.locator('main').innerText()).toContain('Selaimen asema');
  await audit(page);
  expect(requests.some((request) => request.includes('0%2C458'))).toBe(true);
  expect(requests.filter((request) => request.includes('salainen'))).toEqual([]);
});

// AC-66
test.for([
  ['tabs', VISITS.replaceAll(';', '\t')],
  ['semicolons and decimal commas', VISITS.replace(/;(\d)$/gm, ';$1,0')],
  ['commas and points', VISITS.replaceAll(';', ',').replace(/,(\d)$/gm, ',$1.0')],
] as const)('a table with %s gives the same number', async ([, text], { open }) => {
  const page = await at(open, `${DESK.en}/coci/add`);
  await page.getByLabel('Paste the table').fill(text);
  await expect.poll(() => page.locator('.measured').innerText()).toContain('COCI 0.458');
  const rows = page.locator('hm-measure .scroll tbody tr');
  const cells = await rows.evaluateAll((found) =>
    found.map((row) => Array.from(row.children, (cell) => cell.textContent?.trim())),
  );
  const numbers = cells.map((row) => row.map((cell) => cell?.replace(/[,.]0$/, '')));
  expect(numbers).toEqual(
    VISITS.split('\n')
      .slice(1, numbers.length + 1)
      .map((line) => line.split(';')),
  );
  expect(numbers.length).toBeGreaterThan(2);
});

// AC-67, AC-68
test('a file of Windows-1252 shows its letters, a wrong guess is changed, faults are told', async ({
  open,
}) => {
  const page = await at(open, `${DESK.sv}/coci/lagg-till`);
  const text = 'patient;yrkesperson;besök\n1;Åsa;2\n2;Åsa;två\n';
  await page.getByLabel('Välj en fil').setInputFiles({
    name: 'besok.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text, 'latin1'),
  });
  const preview = page.getByRole('table', { name: 'Tabellens första rader' });
  await expect.poll(() => preview.innerText()).toContain('Åsa');
  expect(await page.locator('hm-measure').innerText()).toContain(
    'Rad 3, kolumn ”besök”: ”två” är inte ett tal',
  );
  expect(await page.locator('.measured').innerText()).toContain('COCI 1');
  await page.getByText('Ändra tolkningen').click();
  await page.getByLabel('Teckenkodning').selectOption('utf-8');
  await expect.poll(() => preview.innerText()).not.toContain('Åsa');
  await page.getByLabel('Teckenkodning').selectOption('windows-1252');
  await audit(page);
});

// AC-64
test('T3 is told for each unit and group, with the reason for 182', async ({ open }) => {
  const page = await at(open, `${DESK.fi}/t3/lisaa`, { viewport: NARROW });
  expect(await page.getByLabel('Liitä taulukko').count()).toBe(0);
  await page.getByRole('link', { name: 'kalenteripäivää' }).click();
  await page.getByLabel('Liitä taulukko').fill(SLOTS);
  const results = page.locator('.measured');
  await expect.poll(() => results.count()).toBe(3);
  const texts = await results.allInnerTexts();
  expect(texts[0]).toContain('Yksikkö 1, lääkärit: T3 16 kalenteripäivää');
  expect(texts[1]).toContain('Yksikkö 1, hoitajat: T3 3 kalenteripäivää');
  expect(texts[2]).toContain('Yksikkö 2, lääkärit: T3 vähintään 182 kalenteripäivää');
  expect(texts[2]).toContain('THL:n ohjeen mukaan');
  await picture(page, 'measure-t3');
  await audit(page);
});

// AC-69, AC-73, AC-130
test('without script a number is typed, refused with what was meant, corrected and kept visible', async ({
  open,
}) => {
  const page = await at(open, `${DESK.fi}/coci/lisaa`, { javaScriptEnabled: false });
  await page.getByText('Laskeminen tarvitsee selaimen skriptin').waitFor();
  await fill(page, '2025-05-01', '2025-10-31', 'Skriptitön asema');
  await page.getByLabel('Arvo').fill('45');
  await page.locator('[id="check.input.reading.n"]').fill('40');
  await page.getByLabel('Mistä luku on?').fill('potilastietojärjestelmä');
  await page.getByRole('button', { name: 'Tarkista' }).click();
  expect(await page.locator('main').innerText()).toContain('Tarkoititko 0,45?');
  expect(await page.title()).toMatch(/^Virhe:/);
  await page.locator('[id="check.input.reading.outcome.value"]').fill('0,45');
  await page.getByRole('button', { name: 'Tarkista' }).click();
  await page.getByRole('button', { name: /allenna mittaus/ }).click();
  await page.getByText('Mittaus on tallennettu').waitFor();
  const section = page.locator('section.goal', { hasText: 'Skriptitön asema' });
  await section.getByRole('link', { name: /Korjaa luku/ }).click();
  await page.locator('[id="correct.input.reading.outcome.value"]').fill('0,36');
  await page.getByLabel('Miksi luku korjataan?').fill('Yksi ammattilainen puuttui laskusta.');
  await page.getByRole('button', { name: 'Tallenna korjaus' }).click();
  const text = await section.innerText();
  expect(text).toContain('Korvattu: 0,45 → 0,36, Yksi ammattilainen puuttui laskusta.');
});

// AC-73
test('a corrected number is marked wherever an assessment rests on it', async ({ open }) => {
  const page = await at(open, `/tyopoyta/${MEASURING}/mittarit/t3`);
  const section = page.locator('section.goal', { hasText: 'Testiasema 21' });
  const row = section.locator('tr', { hasText: '31.10.2025' });
  await row.getByRole('link', { name: /Korjaa luku/ }).click();
  await page.getByRole('button', { name: 'Tallenna korjaus' }).click();
  await page.getByRole('link', { name: /Miksi luku korjataan|syy/i }).waitFor();
  await page.locator('[id="correct.input.reading.outcome.value"]').fill('16');
  await page.getByLabel('Miksi luku korjataan?').fill('Keksitty: yksi päivä laskettiin kahdesti.');
  await page.getByRole('button', { name: 'Tallenna korjaus' }).click();
  await page.waitForURL('**done=corrected**');
  expect(await row.innerText()).toContain('Korvattu: 20 → 16');
  const rests = /T3\D+16 kalenteripäivää.+31\.10\.2025 · korjattu \d/s;
  const reader = await open();
  await reader.goto(`/hankkeet/${MEASURING}/oma-arvioinnit/2025-2`);
  expect(await reader.locator('main').innerText()).toMatch(rests);
  const funder = await open({ as: 'rahoittaja' });
  await funder.goto(`/salkku/kasittely/${MEASURING}/2025-2`);
  expect(await funder.locator('main').innerText()).toMatch(rests);
});

test('the pages of numbers fit a phone and are accessible in three languages', async ({ open }) => {
  for (const path of [
    DESK.fi,
    `${DESK.sv}/coci`,
    `${DESK.en}/t3/add?type=one`,
    `${DESK.fi}/coci/lisaa?type=table`,
    `${DESK.sv}/coci/lagg-till?type=missing`,
  ]) {
    const page = await at(open, path);
    await audit(page);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overflow(page), path).toBe(0);
    await page.setViewportSize(NARROW);
    await picture(page, path.split('/').slice(2).join('-').replace(/\W+/g, '-'));
  }
});

// AC-75, AC-76
test('a series is a sentence, a table and a picture of the same numbers, in three languages', async ({
  open,
}) => {
  const region = 'pirkanmaa-testihanke';
  const page = await open();
  await page.goto(`/hankkeet/${region}/mittarit`);
  const section = page.locator('section.goal', { has: page.locator('.time-chart') }).first();
  const shown = section.getByText('Näytä taulukkona');
  const order = await section.evaluate((own) => {
    const summary = own.querySelector('summary') as Node;
    const picture = own.querySelector('svg') as Node;
    return summary.compareDocumentPosition(picture) & Node.DOCUMENT_POSITION_FOLLOWING;
  });
  expect(order).toBeTruthy();
  const finding = await section.locator('.finding').innerText();
  const named = await section.getByRole('img').getAttribute('aria-labelledby');
  expect(await page.locator(`[id="${named}"]`).textContent()).toContain(finding);
  await audit(page);
  await picture(page, 'measured');
  await shown.click();
  const values = await section.locator('tbody td[data-label="Arvo"]').allInnerTexts();
  expect(values.length).toBeGreaterThan(1);
  await page.getByRole('link', { name: 'Taulukko', exact: true }).click();
  expect(new URL(page.url()).search).toBe('?view=table');
  expect(await page.locator('.time-chart').count()).toBe(0);
  const rows = await page.locator('tbody tr').count();
  const file = await page.request.get(`/hankkeet/${region}/mittarit?view=csv`);
  const lines = (await file.text()).trim().split('\n');
  expect(lines.length).toBe(rows + 1);
  expect(lines[0]).toContain('"Tilanne"');
  expect(lines[0]).toContain('"Kirjattu"');
  // The file has the values of the table.
  const table = await page.locator('tbody td[data-label="Arvo"]').allInnerTexts();
  const number = (text: string) =>
    Number(/-?[\d ]+(,\d+)?/.exec(text)?.[0].replace(/ /g, '').replace(',', '.'));
  const column = (lines[0] ?? '').split(';').indexOf('"Arvo"');
  const carried = lines.slice(1).map((line) => number(line.split(';')[column] ?? ''));
  expect(carried.toSorted()).toEqual(table.map(number).toSorted());
  for (const path of [`/sv/projekt/${region}/indikatorer`, `/en/projects/${region}/indicators`]) {
    await page.goto(path);
    await audit(page);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overflow(page), path).toBe(0);
    await picture(page, `measured-${path.slice(1, 3)}`);
  }
});
