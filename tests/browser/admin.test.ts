/** The programme's administrator and the auditor: rounds, access, an import, and the whole log. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audit, expect, NARROW, overflow, picture, siteOf, test } from './browser';
import { program } from './server';

/** The calendar is looked at once a minute. */
const LONG = { timeout: 240_000 };

// AC-101, AC-102
test(
  'an administrator previews a round, opens it, and it is told in the log and at desks',
  LONG,
  async ({ open }) => {
    const page = await open({ as: 'yllapitaja' });
    await page.goto('/');
    await page.locator('header details.account summary').click();
    await page.locator('header').getByRole('link', { name: 'Hallinta' }).click();
    await page.waitForURL('**/hallinta/kierrokset');
    await audit(page);
    await picture(page, 'rounds');
    await page.getByRole('link', { name: /Uusi kierros.*Testiohjelma/i }).click();
    await page.getByLabel('Kierroksen tunnus').fill('2026-2');
    await page.keyboard.press('Enter');
    await page.getByLabel('Määräaika').fill('2026-01-01');
    await page.getByRole('button', { name: 'Esikatsele' }).click();
    await expect.poll(() => page.title()).toMatch(/^Virhe:/);
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('errors');
    await page.locator('#errors a').first().click();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('name')))
      .toBe('input.due');
    await page.getByLabel('Määräaika').fill('2026-12-15');
    await page.getByRole('button', { name: 'Esikatsele' }).click();
    await page.getByRole('heading', { name: 'Näin tämä näkyy hankkeelle' }).waitFor();
    await audit(page);
    await picture(page, 'round-preview');
    await page.getByRole('button', { name: 'Avaa kierros' }).click();
    await page.waitForURL('**/hallinta/kierrokset/testiohjelma/2026-2?done=1');
    await audit(page);
    await page.goto('/loki?kind=round');
    expect(await page.locator('ol.log li').first().innerText()).toContain('Kierros suunniteltiin');

    const own = await open({ as: 'paallikko' });
    await own.goto('/tyopoyta');
    const card = own.locator('ul.cards li', { hasText: 'Oma-arviointi, syksy 2026' });
    expect(await card.innerText()).toContain('15.12.2026');
    const told = own.getByRole('link', { name: 'Oma-arviointi syksy 2026 on avattu' });
    const count = async () => {
      await own.goto('/oma/ilmoitukset');
      return told.count();
    };
    await expect.poll(count, { timeout: 120_000, interval: 2_000 }).toBe(1);
    expect(await told.innerText()).toContain('Kainuu: testihanke');
    await audit(own);
  },
);

// AC-111
test('an invitation is made, and its link lets the invited person in once', async ({ open }) => {
  const page = await open({ as: 'yllapitaja' });
  await page.goto('/hallinta/kayttooikeudet?programme=testiohjelma');
  await audit(page);
  await picture(page, 'access');
  const form = page.locator('form', { hasText: 'Kutsu jäsen' }).first();
  await form.getByLabel('Nimi').fill('Uusi Keksitty');
  await form.getByLabel('Sähköpostiosoite').fill('uusi@demo.example');
  await form.getByRole('button', { name: 'Kutsu jäsen' }).click();
  const link = await page.locator('.once code').innerText();
  await audit(page);
  const invited = await open();
  await invited.goto(new URL(link).pathname);
  await audit(invited);
  await invited.locator('#password').fill('aivan uusi salasana');
  await invited.getByRole('button', { name: 'Ota käyttöön' }).click();
  await invited.waitForURL('**/oma');
  await audit(invited);
  const late = await open();
  await late.goto(new URL(link).pathname);
  expect(await late.locator('main').innerText()).toContain('ei ole enää voimassa');
});

// AC-110
test('the last manager of a project stays, and the page says what to do first', async ({
  open,
}) => {
  const page = await open({ as: 'yllapitaja', viewport: NARROW });
  const members = '/tyopoyta/kainuu-testihanke/jasenet';
  await page.goto(members);
  const row = page.locator('tr', { hasText: 'Päällikkö Keksitty' });
  await row.getByRole('link', { name: 'Muuta oikeutta' }).click();
  await page.getByRole('heading', { name: 'Oikeus: Päällikkö Keksitty' }).waitFor();
  await page.getByRole('button', { name: 'Poista oikeus' }).click();
  await expect.poll(() => page.title()).toMatch(/^Virhe:/);
  expect(await page.locator('#errors').innerText()).toContain('Lisää ensin uusi.');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('errors');
  await audit(page);
  await picture(page, 'last-manager');
  await page.goto(members);
  expect(await row.innerText()).toContain('Voimassa');
  // A writer becomes a manager beside the one there is, and may then be made a writer again.
  const writer = page.getByRole('row', { name: /^Kirjoittaja Keksitty / });
  for (const role of ['Hankepäällikkö', 'Kirjoittaja']) {
    await writer.first().getByRole('link', { name: 'Muuta oikeutta' }).click();
    await audit(page);
    await page.getByRole('button', { name: 'Vaihda rooli' }).click();
    await page.waitForURL('**done=1**');
    expect(await writer.first().innerText()).toMatch(new RegExp(`${role}[^]+Antanut Ylläpitäjä`));
  }
  await picture(page, 'members');
});

// AC-103
test('a round that is closed names what is missing, under whatever name a project has later', async ({
  open,
}) => {
  const page = await open({ as: 'yllapitaja' });
  await page.goto('/hallinta/kierrokset/testiohjelma/2026-1?view=close');
  const sheet = page.locator('#do');
  expect(await sheet.locator('li').first().innerText()).toMatch(/: .+ osaa?/);
  const missing = await sheet.locator('li').filter({ hasText: 'Odotetaan' }).count();
  expect(missing).toBeGreaterThan(0);
  expect(await sheet.innerText()).toContain(`${missing} kirjataan puuttuvaksi`);
  expect(await sheet.locator('li').filter({ hasText: 'Palautettu' }).count()).toBe(1);
  expect(await sheet.innerText()).toContain('1 hankkeelta jää osia kesken');
  await audit(page);
  await picture(page, 'round-close');
  await sheet.getByRole('button', { name: 'Sulje kierros' }).click();
  await page.waitForURL('**done=1**');
  const closing = page.locator('ul.lines > li', { hasText: `${missing} hankkeelta puuttui:` });
  expect(await closing.locator('ul li').count()).toBe(missing);
  await audit(page);
  const link = closing.locator('ul a').first();
  const project = (await link.getAttribute('href')) ?? '';
  const answer = await page.evaluate(async (slug) => {
    const { csrfToken } = await (await fetch('/session')).json();
    const query =
      'mutation($input: RenameProjectInput!) { renameProject(input: $input) { userErrors { message } } }';
    const variables = { input: { project: slug, names: { fi: 'Toisin kutsuttu (keksitty)' } } };
    const headers = { 'content-type': 'application/json', 'x-csrf-token': csrfToken };
    const body = JSON.stringify({ query, variables });
    return (await fetch('/graphql', { method: 'POST', headers, body })).json();
  }, project.split('/').pop());
  expect(answer.data.renameProject.userErrors).toEqual([]);
  await page.reload();
  expect(await closing.locator('ul li').count()).toBe(missing);
  expect(await closing.innerText()).toContain('Toisin kutsuttu (keksitty)');
  const reader = await open();
  await reader.goto(`${project}/oma-arvioinnit`);
  const round = reader.locator('main li', { hasText: 'Kevät 2026' });
  expect(await round.innerText()).toContain('Puuttuu');
  await audit(reader);
});

test('whoever has no project finds the ways to the own work at the desk', async ({ open }) => {
  const ways = {
    rahoittaja: ['Salkku', 'Loki'],
    arvioija: ['Salkku', 'Loki'],
    yllapitaja: ['Salkku', 'Hallinta', 'Loki'],
    tarkastaja: ['Salkku', 'Käyttöoikeudet', 'Eheys', 'Loki'],
  };
  for (const [person, wanted] of Object.entries(ways) as [keyof typeof ways, string[]][]) {
    const page = await open({ as: person });
    await page.goto('/tyopoyta');
    const links = page.locator('main ul.rounds a');
    expect(await links.allInnerTexts()).toEqual(wanted);
    await audit(page);
    for (const link of await links.all()) {
      const answer = await page.request.get((await link.getAttribute('href')) ?? '');
      expect(answer.status()).toBe(200);
    }
  }
  const page = await open({ as: 'yllapitaja', viewport: NARROW });
  await page.goto('/tyopoyta');
  expect(await overflow(page)).toBe(0);
  await picture(page, 'desk-without-project');
});

// AC-113
test('how dense pages are is chosen once, for every browser one signs in with', async ({
  open,
  site,
}) => {
  const page = await open({ as: 'tarkastaja' });
  const density = (where: typeof page) =>
    where.evaluate(() => document.body.classList.contains('dense'));
  await page.goto('/kirjasto');
  expect(await density(page)).toBe(false);
  const choose = async (how: string) => {
    await page.goto('/oma');
    await page.getByLabel(how).check();
    await page.getByRole('button', { name: 'Tallenna' }).first().click();
    await page.waitForURL('**done=**');
  };
  await choose('Tiivis');
  await audit(page);
  await page.goto('/kirjasto');
  expect(await density(page)).toBe(true);
  await audit(page);
  const elsewhere = await open({ as: 'tarkastaja', of: siteOf(site) });
  await elsewhere.goto('/hankkeet');
  expect(await density(elsewhere)).toBe(true);
  await choose('Normaali');
  await elsewhere.reload();
  expect(await density(elsewhere)).toBe(false);
});

test('an old page is read without recording, by a phone too', async ({ open }) => {
  const page = await open({ as: 'yllapitaja', viewport: NARROW });
  await page.goto('/hallinta/tuonti?project=esimerkkila-keksitty-hanke');
  await page
    .getByLabel('Teksti', { exact: true })
    .fill('Tavoitteet\n\nHanke parantaa saatavuutta koko maakunnassa ja kokoaa palvelut.\n');
  await page.getByRole('button', { name: 'Katso ehdotukset' }).click();
  await page.getByRole('heading', { name: 'Osat' }).waitFor();
  expect(await overflow(page)).toBe(0);
  await audit(page);
  await picture(page, 'import');
});

// AC-106, AC-109
test('an auditor walks the log by keyboard and verifies it', async ({ open }) => {
  const page = await open({ as: 'tarkastaja' });
  await page.goto('/loki');
  await audit(page);
  await picture(page, 'log');
  await page
    .getByRole('link', { name: /^Näytä sisältö/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/loki/*');
  await audit(page);
  await picture(page, 'event');
  for (const path of ['/loki', '/loki/eheys', new URL(page.url()).pathname, '/hallinta/tuonti']) {
    await page.goto(path);
    expect(
      await page
        .locator('form[method=post] button')
        .filter({ hasText: /[Pp]oista|[Hh]ävitä/ })
        .count(),
      path,
    ).toBe(0);
  }
  await page.goto('/loki/eheys');
  await page.getByRole('link', { name: 'Tarkista eheys nyt' }).click();
  await expect.poll(() => page.locator('[role=status]').innerText()).toMatch(/^Ehjä: \d/);
  await audit(page);
  const link = page.getByRole('link', { name: /^Lataa loki/ });
  const file = await page.request.get((await link.getAttribute('href')) ?? '');
  const lines = (await file.text()).trim().split('\n');
  const head = await page.locator('dl code').innerText();
  const last = JSON.parse(lines.at(-1) ?? '{}');
  expect(`${last.position}:${last.commithash}`).toBe(head);
  expect(lines.length).toBe(last.position);
  await page.goto('/en/me/notifications');
  await audit(page);
});

// AC-107
test('the log that was taken along is checked as the page tells, and a changed word is found', async ({
  open,
}) => {
  const page = await open({ as: 'tarkastaja' });
  await page.goto('/loki/eheys');
  const coming = page.waitForEvent('download');
  await page.getByRole('link', { name: /^Lataa loki/ }).click();
  const file = await coming;
  const folder = mkdtempSync(join(tmpdir(), 'hankemuisti-log-'));
  try {
    const log = join(folder, file.suggestedFilename());
    await file.saveAs(log);
    const told = (await page.locator('#take ~ ol code').allInnerTexts()).map((command) => {
      const [name, ...words] = command.trim().split(/\s+/);
      expect(name).toBe('hankemuisti');
      return words;
    });
    const does = (words: string[]) =>
      spawnSync(program(), words, { cwd: folder, encoding: 'utf8', timeout: 60_000 });
    expect(told.map(([word]) => word)).toEqual(['import', 'verify']);
    for (const words of told) {
      const done = does(words);
      expect(done.status, done.stderr).toBe(0);
    }
    const lines = readFileSync(log, 'utf8').split('\n');
    const at = lines.findIndex((line) => line.includes('Terapianavigaattori'));
    expect(at).toBeGreaterThan(0);
    const changed = lines.with(at, `${lines[at]}`.replace('Terapianavigaattori', 'Navigaattori'));
    writeFileSync(log, changed.join('\n'));
    const again = (told[0] ?? []).map((word) => word.replace('check.sqlite', 'changed.sqlite'));
    const refused = does(again);
    expect(refused.status).not.toBe(0);
    expect(refused.stderr).toContain(`line ${at + 1}: `);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
