/** A programme as those who run it and those who fund it keep it going: moments, reminders, time, old papers. */
import { audit, expect, picture, test } from './browser';

const ROUND = 'programme=testiohjelma&round=2026-1';

// AC-79, AC-80, AC-82
test('the sums are those of the rows, a day before makes a row wait, and medians say of how many', async ({
  open,
}) => {
  const page = await open({ as: 'rahoittaja' });
  await page.goto(`/salkku?${ROUND}`);
  expect(await page.locator('table.matrix tbody .standing').count()).toBe(22);
  const row = page.locator('tr', { hasText: 'Etelä-Karjala' }).locator('.standing');
  expect(await row.innerText()).toContain('Lähetetty');
  // Each sum of projects is the number of rows that it leads to.
  const sums = page.locator('.sums a[href*="state="]:not([href*="state=noticed"])');
  const links = await sums.evaluateAll((all) =>
    all.map((link) => [(link as HTMLAnchorElement).href, link.textContent ?? '']),
  );
  expect(links.length).toBeGreaterThan(1);
  for (const [href = '', told = ''] of links) {
    await page.goto(href);
    const count = Number.parseInt(/\d+/.exec(told)?.[0] ?? '', 10);
    expect(await page.locator('table.matrix tbody .standing').count(), told).toBe(count);
  }
  await page.goto(`/salkku?${ROUND}`);
  const medians = page.locator('table.matrix tfoot');
  const told = await medians.innerText();
  const counts = [...told.matchAll(/\((?:n )?(\d+)\)|n\s(\d+)/g)].map(([, a, b]) => Number(a ?? b));
  expect(counts.length).toBeGreaterThanOrEqual(5);
  for (const [place, count] of counts.slice(0, 5).entries()) {
    const cells = await page
      .locator(`table.matrix tbody tr td:nth-of-type(${place + 1})`)
      .allInnerTexts();
    const rated = cells.filter((cell) => /^\D*[1-5]/.test(cell.trim()));
    expect(count).toBe(rated.length);
  }
  await page.goto(`/salkku?${ROUND}&asof=2026-05-03`);
  expect(await row.innerText()).not.toContain('Lähetetty');
  await page.reload();
  expect(new URL(page.url()).searchParams.get('asof')).toBe('2026-05-03');
  await page.getByText('Palaa nykyhetkeen').waitFor();
});

// AC-88
test('what was confirmed as it was stands apart from what was merely said again', async ({
  open,
}) => {
  const page = await open({ as: 'rahoittaja' });
  const rounds = 'from=2025-1&to=2025-2';
  await page.goto(`/salkku/muutokset?programme=testiohjelma&${rounds}&show=all`);
  expect(await page.locator('.sums').innerText()).toMatch(/2 ei muutosta \(vahvistettu\)/);
  const confirmed = page.locator('article.noticed p', { hasText: 'vahvistet' });
  expect(await confirmed.count()).toBe(2);
  expect(await confirmed.first().innerText()).toMatch(/ 4$/);
  await audit(page);
});

// AC-89, AC-90
test('a reminder is read in two languages before it goes, and given time is seen without loading', async ({
  open,
}) => {
  const watcher = await open({ as: 'rahoittaja' });
  await watcher.goto(`/salkku?${ROUND}`);
  const row = watcher.locator('tr', { hasText: 'Kymenlaakso' }).locator('.standing');
  const page = await open({ as: 'yllapitaja' });
  await page.goto(`/salkku/puuttuvat?${ROUND}`);
  expect(await page.locator('[role=status]').first().innerText()).toMatch(/\d+\/22/);
  await page.locator('input[name=m][value=kymenlaakso-testihanke]').check();
  await page.locator('input[name=m][value=ita-uusimaa-testihanke]').check();
  await page
    .getByRole('button', { name: /Muistuta/ })
    .first()
    .click();
  await page.waitForURL('**m=kymenlaakso**');
  const remind = page.locator('#remind');
  expect(await remind.locator('[name="input.message.fi"]').inputValue()).toMatch(/oma-arvio/i);
  expect(await remind.locator('[name="input.message.sv"]').inputValue()).toMatch(
    /självutvärdering/,
  );
  await audit(page);
  await picture(page, 'remind');
  await remind.getByRole('button', { name: 'Lähetä muistutus 2 hankkeelle' }).click();
  await page.waitForURL('**done=reminded**');
  const extend = page.locator('section[aria-labelledby="extend"] form');
  await extend.locator('[name="input.project"]').selectOption('kymenlaakso-testihanke');
  await extend.locator('[name="input.due"]').fill('2027-08-31');
  await extend.locator('[name^="input.reason"]').fill('Henkilöstö vaihtui.');
  await extend.locator('button').click();
  await page.waitForURL('**done=extended**');
  await expect.poll(() => row.innerText(), { timeout: 10_000 }).toContain('31.8.2027');
});

// AC-91
test('promises without an outcome are told, the oldest first', async ({ open }) => {
  const page = await open({ as: 'rahoittaja' });
  await page.goto('/salkku/avoimet-lupaukset?programme=varhaisemmat-hankkeet');
  const text = await page.locator('main').innerText();
  const places = [
    'Palveluketjun kokonaisohjausmallin kuvaus',
    'Palveluseteli arvioitu',
    'Kolmas osakokonaisuus',
    'Asuntoja kehitysvammaisille',
  ].map((name) => text.indexOf(name));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  await audit(page);
});

// AC-33
test('what nobody knows is recorded as that, with its source, and is no longer open', async ({
  open,
}) => {
  const page = await open({ as: 'yllapitaja' });
  const promise = '/tyopoyta/sote-jarjestajan-tyokalut/lupaukset/vertaisarvio';
  await page.goto(`${promise}?type=not-known`);
  await page.locator('[name="input.source"]').fill('Hankkeen sivut on luettu, eikä arviota löydy.');
  await page.getByRole('button', { name: 'Tallenna tulos' }).click();
  await page.waitForURL('**/tavoitteet');
  const own = await page.locator('#vertaisarvio').innerText();
  expect(own).toContain('Ei tiedetä');
  expect(own).toContain('Hankkeen sivut on luettu');
  expect(own).toMatch(/Kirjattu\s.+klo\s.+Ylläpitäjä/);
  await page.goto('/salkku/avoimet-lupaukset?programme=varhaisemmat-hankkeet');
  expect(await page.locator('main').innerText()).not.toContain('Vertaisarvio');
});

// AC-104
test('why a round was opened again is told to everybody', async ({ open }) => {
  const page = await open();
  await page.goto('/ohjelmat/testiohjelma');
  const row = page.getByRole('row', { name: /^Kevät 2025 / });
  expect(await row.innerText()).toMatch(/Avattu uudelleen .+väärään osoitteeseen/s);
});

// AC-39
test('an answer that confirms the last one says when, and leads to the earlier text', async ({
  open,
}) => {
  const page = await open();
  await page.goto('/hankkeet/keski-uusimaa-testihanke/oma-arvioinnit/2025-2');
  await page.getByText(/Ei muutosta edellisestä kaudesta \(vahvistettu \d/).waitFor();
  await page.getByRole('link', { name: /^Lue aiempi teksti/ }).click();
  await page.waitForURL('**/oma-arvioinnit/2025-1#TT4');
});

// AC-119
test('a link stands alike among a project’s documents and in the care of links', async ({
  open,
}) => {
  const page = await open({ as: 'yllapitaja' });
  await page.goto('/hallinta/linkit?state=all&m=oulun-palveluohjaushanke.video');
  const check = page.locator('form', { has: page.locator('[name="input.works:json"]') }).first();
  await check.locator('[value=false]').check();
  await check.locator('[name="input.on"]').fill('2026-05-19');
  await check.locator('button').click();
  await page.waitForURL('**done=1**');
  await page.goto('/hallinta/linkit?state=broken');
  expect(await page.locator('tr', { hasText: 'video' }).innerText()).toMatch(/ei toimi/i);
  const reader = await open();
  await reader.goto('/hankkeet/oulun-palveluohjaushanke/asiakirjat');
  const paper = reader.locator('li', { hasText: 'palveluohjaushankkeen video' });
  expect(await paper.innerText()).toContain('Linkki ei enää toimi');
  expect(await paper.getByRole('link', { name: /Yritä silti/ }).count()).toBe(1);
  expect(
    await paper.getByRole('link', { name: /^Oulun palveluohjaushankkeen video/ }).count(),
  ).toBe(0);
  await audit(reader);
});

// AC-120, AC-121
test('an old page is taken apart: what stands twice, who is named, what is claimed without a number', async ({
  open,
}) => {
  const page = await open({ as: 'yllapitaja' });
  const description =
    'Hankkeessa uudistetaan perustason palveluja ja valmistellaan laajaa sote-keskusta koko alueelle.';
  await page.goto('/hallinta/tuonti?project=lansi-uusimaa-tulevaisuuden-sote-keskus');
  await page
    .getByLabel('Teksti', { exact: true })
    .fill(
      [
        'Kuvaus',
        description,
        'Tavoitteet',
        'Hoidon jatkuvuus (COCI) on parantunut. Vastaus on nopeutunut selvästi (T3). Tiimimallia käyttää yli 70 % asukkaista.',
        'Yhteystiedot',
        'Etunimi Sukunimi, etunimi.sukunimi@example.fi',
        'Kuvaus',
        description,
      ].join('\n\n'),
    );
  const before = await page.evaluate(async () =>
    (await fetch('/graphql?query={logHealth{position}}')).json(),
  );
  await page.getByRole('button', { name: 'Katso ehdotukset' }).click();
  await page.getByRole('heading', { name: 'Osat' }).waitFor();
  const blocks = page.locator('ol.blocks > li');
  expect(await blocks.filter({ hasText: /[Ee]siintyy/ }).count()).toBe(1);
  expect(await blocks.filter({ hasText: 'etunimi.sukunimi' }).innerText()).toMatch(/henkilötieto/i);
  const claims = await page.locator('section[aria-labelledby=claims]').innerText();
  for (const claim of ['COCI', 'T3', '70 %']) {
    expect(claims).toContain(claim);
  }
  const after = await page.evaluate(async () =>
    (await fetch('/graphql?query={logHealth{position}}')).json(),
  );
  expect(after).toEqual(before);
  await audit(page);
});
