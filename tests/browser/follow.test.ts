/** Following a model, being told of its new version in the service and by mail, and ending the mail. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { audit, expect, NARROW, overflow, picture, type Site, test } from './browser';

/** Many pages in a row. */
const LONG = { timeout: 180_000 };

/** Mails to somebody, with soft line breaks and octets resolved. */
function mails({ mail: folder }: Site, to: string): string[] {
  const files = readdirSync(folder).filter((name) => name.endsWith('.eml'));
  const texts = files.map((name) => readFileSync(join(folder, name), 'latin1'));
  const octets = (text: string) =>
    Buffer.from(
      text
        .replace(/=\r\n/g, '')
        .replace(/=([0-9A-F]{2})/g, (_, octet) => String.fromCharCode(Number.parseInt(octet, 16))),
      'latin1',
    ).toString('utf8');
  return texts.filter((text) => text.includes(`To: ${to}`)).map(octets);
}

// AC-114
test('a reader follows a model, is told of its new version, and ends the mail', async ({
  open,
  site,
}) => {
  const reader = await open({ as: 'rahoittaja' });
  await reader.goto('/oma/ilmoitukset/asetukset');
  await audit(reader);
  await picture(reader, 'notification-choices');
  const row = reader.getByRole('row', { name: /Seuraamani malli muuttuu/ });
  await row.getByRole('combobox').selectOption({ label: 'Heti' });
  await reader.getByRole('button', { name: 'Tallenna', exact: true }).click();
  await reader.getByText('Valinnat on tallennettu.').waitFor();
  const chosen = reader.getByRole('row', { name: /Seuraamani malli muuttuu/ });
  expect(await chosen.getByRole('combobox').inputValue()).toBe('AT_ONCE');
  expect(await chosen.getByRole('checkbox').isChecked()).toBe(true);

  await reader.goto('/kirjasto');
  await reader.locator('ol.cards h2 a').first().click();
  await reader.waitForURL('**/kirjasto/*');
  const model = new URL(reader.url()).pathname;
  await reader.getByRole('button', { name: 'Seuraa' }).click();
  await reader.getByText('Seuraat tätä nyt.').waitFor();
  await reader.getByRole('button', { name: 'Lopeta seuraaminen' }).waitFor();
  await audit(reader);
  await picture(reader, 'followed');

  // Another one is told by mail alone, in Swedish.
  const swede = await open({ as: 'kirjoittaja' });
  await swede.goto('/oma/ilmoitukset/asetukset');
  const kind = swede.getByRole('row', { name: /Seuraamani malli muuttuu/ });
  await kind.getByRole('combobox').selectOption({ label: 'Heti' });
  await kind.getByRole('checkbox').uncheck();
  await swede.locator('[name="input.language"]').selectOption('SV');
  await swede.getByRole('button', { name: 'Tallenna', exact: true }).click();
  await swede.getByText('Valinnat on tallennettu.').waitFor();
  await swede.goto(model);
  await swede.getByRole('button', { name: 'Seuraa' }).click();
  await swede.getByText('Seuraat tätä nyt.').waitFor();

  const other = await open({ as: 'yllapitaja' });
  await other.goto(model);
  const published = await other.evaluate(async (key) => {
    const session = await (await fetch('/session')).json();
    const ask = async (query: string, variables: object) =>
      (
        await fetch('/graphql', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-csrf-token': session.csrfToken },
          body: JSON.stringify({ query, variables }),
        })
      ).json();
    const asked = await ask('query($key: String!) { operatingModel(key: $key) { version } }', {
      key,
    });
    const version = asked.data.operatingModel.version ?? 0;
    const content = { summary: { fi: 'Uusi kuvaus.' }, cost: { unknown: {} } };
    const input = { model: key, base: version, why: 'Tarkennus', content };
    return ask(
      'mutation($input: PublishModelVersionInput!) { publishModelVersion(input: $input) { userErrors { message } } }',
      { input },
    );
  }, model.split('/').pop());
  expect(published.errors ?? published.data.publishModelVersion.userErrors).toEqual([]);

  await expect
    .poll(
      async () => {
        await reader.goto('/oma/ilmoitukset');
        return reader.locator('main').innerText();
      },
      { timeout: 20_000 },
    )
    .toContain('Seuraamasi malli muuttui');
  expect(await reader.locator('header .badge').innerText()).toContain('1');
  await audit(reader);
  await picture(reader, 'notifications');

  await expect
    .poll(() => mails(site, 'rahoittaja@demo.example').length, { timeout: 20_000 })
    .toBe(1);
  const [mail = ''] = mails(site, 'rahoittaja@demo.example');
  expect(mail).toContain(model);
  expect(mail).not.toContain('Uusi kuvaus');
  await expect
    .poll(() => mails(site, 'kirjoittaja@demo.example').join(), { timeout: 20_000 })
    .toMatch(/Modellen som du följer[\s\S]+\/sv\/bibliotek\//);
  await swede.goto('/oma/ilmoitukset');
  await swede.getByText('Ei uusia ilmoituksia.').waitFor();
  const link = /\/peru-sahkoposti\/\S+/.exec(mail)?.[0] ?? '';
  const stranger = await open({ viewport: NARROW });
  await stranger.goto(link);
  await audit(stranger);
  expect(await overflow(stranger)).toBe(0);
  await picture(stranger, 'end-mail');
  await stranger.getByRole('button', { name: 'Lopeta vain tämä' }).click();
  await stranger.getByText('Sähköposti on peruttu.').waitFor();
  await audit(stranger);

  await reader.goto('/oma/ilmoitukset/asetukset');
  const ended = reader.getByRole('row', { name: /Seuraamani malli muuttuu/ });
  expect(await ended.getByRole('combobox').inputValue()).toBe('NEVER');
  await reader.goto('/oma/ilmoitukset');
  await reader.getByRole('button', { name: 'Merkitse luetuiksi' }).click();
  await reader.getByText('Ei uusia ilmoituksia.').waitFor();
  expect(await reader.locator('header .badge').count()).toBe(0);
  await reader.goto('/oma');
  await reader.getByRole('button', { name: /Lopeta seuraaminen/ }).click();
  await reader.getByText('Et seuraa vielä mitään.').waitFor();
  await audit(reader);
});

test('a search that is followed is told in words, in the language of the page', async ({
  open,
}) => {
  const page = await open({ as: 'arvioija' });
  await page.goto('/kirjasto?q=palvelu&state=trialled&area=kainuu&evidence=0&sort=name');
  await page.getByRole('button', { name: 'Seuraa tätä hakua' }).click();
  await page.getByText('Seuraat tätä nyt.').waitFor();
  await page.goto('/oma');
  const own = page.locator('#follows + ul li');
  expect(await own.locator('a').innerText()).toBe('”palvelu”: Kokeilussa, Kainuu, Ei mitattu');
  await audit(page);
  await page.goto('/sv/mina-uppgifter');
  expect(await own.locator('a').innerText()).toBe('”palvelu”: På försök, Kajanaland, Inte mätt');
  await own.locator('a').click();
  await page.waitForURL('**/sv/bibliotek?**q=palvelu**');
});

test('a search that is typed is the one that is followed, printed, carried away and dated', async ({
  open,
}) => {
  const page = await open({ as: 'tarkastaja' });
  await page.goto('/kirjasto');
  await page.locator('#q').pressSequentially('perhekeskus');
  await page.waitForURL('**q=perhekeskus');
  await expect.poll(() => page.title()).toMatch(/^perhekeskus – /);
  expect(await page.locator('.printed').textContent()).toMatch(/\/kirjasto\?q=perhekeskus$/);
  const feed = page.locator('link[type="application/atom+xml"]');
  expect(await feed.getAttribute('href')).toContain('q=perhekeskus');
  expect(await page.locator('form.moment input[name=q]').getAttribute('value')).toBe('perhekeskus');
  const canonical = page.locator('link[rel=canonical]');
  expect(await canonical.count()).toBe(1);
  expect(await canonical.getAttribute('href')).toContain('q=perhekeskus');
  await page.getByRole('button', { name: 'Seuraa tätä hakua' }).click();
  await page.getByText('Seuraat tätä nyt.').waitFor();
  expect(new URL(page.url()).searchParams.get('q')).toBe('perhekeskus');
  await page.goto('/oma');
  expect(await page.locator('#follows + ul li a').allInnerTexts()).toEqual(['”perhekeskus”']);
  // And back: the one that is typed now is followed already, the next is not.
  await page.goto('/kirjasto');
  await page.locator('#q').pressSequentially('perhekeskus');
  await page.getByRole('button', { name: 'Lopeta haun seuraaminen' }).waitFor();
});

test('the settings and the notifications fit a phone', async ({ open }) => {
  const page = await open({ as: 'paallikko', viewport: NARROW });
  for (const path of ['/oma/ilmoitukset', '/oma/ilmoitukset/asetukset', '/oma']) {
    await page.goto(path);
    expect(await overflow(page), path).toBe(0);
    await audit(page);
  }
  await picture(page, 'notifications-phone');
});

// AC-98, AC-99, AC-100
test(
  'a view is kept, carried away as a workbook, shared, and mailed as a table when it changes',
  LONG,
  async ({ open, site }) => {
    const page = await open({ as: 'rahoittaja' });
    await page.goto('/salkku?programme=testiohjelma&round=2026-1&state=waiting');
    await page.getByRole('link', { name: 'Tallenna näkymä' }).click();
    await page.getByLabel('Nimi').fill('Odottavat');
    await page.getByLabel(/muille/i).check();
    await page.getByRole('button', { name: 'Tallenna näkymä' }).click();
    await page.getByText('Näkymä on tallennettu.').waitFor();
    await audit(page);
    const workbook = page.getByRole('link', { name: /Lataa XLSX.*Odottavat/ });
    const coming = page.waitForEvent('download');
    await workbook.click();
    expect((await coming).suggestedFilename()).toBe('portfolio.xlsx');
    const file = await page.request.get((await workbook.getAttribute('href')) ?? '');
    expect((await file.body()).subarray(0, 2).toString()).toBe('PK');
    await page.getByRole('button', { name: /Tilaa.*Odottavat/ }).click();
    await page.getByRole('button', { name: /Peru tilaus/ }).waitFor();
    await page.goto('/oma/ilmoitukset/asetukset');
    const row = page.getByRole('row', { name: /Seuraamani näkymä muuttuu/ });
    await row.getByRole('combobox').selectOption({ label: 'Heti' });
    await page.getByRole('button', { name: 'Tallenna', exact: true }).click();
    await page.getByText('Valinnat on tallennettu.').waitFor();

    const other = await open({ as: 'arvioija' });
    await other.goto('/salkku/nakymat');
    await other.getByRole('link', { name: 'Odottavat', exact: true }).click();
    await other.waitForURL('**state=waiting**');
    const saved = other.url();
    expect(await other.locator('table.matrix').innerText()).toContain('Satakunta');
    await page.goto('/salkku/nakymat');
    await page.locator('summary', { hasText: 'Odottavat' }).click();
    await page.locator('details[open]').getByLabel('Nimi').fill('Käsittelyä odottavat');
    await page.locator('details[open]').getByRole('button').click();
    await page.getByRole('link', { name: 'Käsittelyä odottavat', exact: true }).waitFor();
    await other.goto(saved);
    await other.locator('table.matrix').waitFor();

    await other.goto('/salkku/kasittely/satakunta-testihanke/2026-1');
    await other.getByRole('button', { name: 'Ota käsittelyyn' }).click();
    await other.waitForURL('**done=taken*');
    const told = () =>
      mails(site, 'rahoittaja@demo.example').filter((mail) => mail.includes('/salkku?'));
    await expect.poll(() => told().length, { timeout: 60_000, interval: 1_000 }).toBe(1);
    const [mail = ''] = told();
    expect(mail).toContain('Testiohjelma 2024–2027 (keksitty), kevät 2026');
    expect(mail).toContain('Hanke | 1 | 2 | 3 | 4 | 5 | Tila');
    expect(mail).not.toContain('Satakunta');
    const link = /\/salkku\?\S+asof=\S+/.exec(mail)?.[0] ?? '';
    await page.goto(link);
    expect(await page.locator('.as-of').innerText()).toContain(
      'Näet tilanteen sellaisena kuin se oli',
    );
    const rows = mail.split('\n').filter((line) => / \| Lähetetty\s*$/.test(line));
    expect(rows.length).toBeGreaterThan(0);
    const names = await page.locator('table.matrix tbody th').allInnerTexts();
    expect(names).toEqual(rows.map((line) => line.split(' | ')[0]));
  },
);
