/** The first page that somebody sees, and the one that says that there is none. */
import { audit, expect, NARROW, overflow, picture, test } from './browser';

/** The number that a text begins with. */
const first = (told: string) => Number.parseInt(told, 10);

test('the numbers of the front page are those of its lists', async ({ open }) => {
  const page = await open();
  await page.goto('/');
  const doors = await page.locator('.doors a').evaluateAll((all) =>
    all.map((door) => ({
      figure: (door.querySelector('.figure') as HTMLElement).innerText,
      path: door.getAttribute('href') as string,
    })),
  );
  expect(doors.map((door) => door.path)).toEqual(['/kirjasto', '/hankkeet', '/mittarit']);
  for (const { figure, path } of doors.slice(0, 2)) {
    await page.goto(path);
    const told = page.locator('main [role=status]').filter({ hasText: new RegExp(`^${figure} `) });
    expect(await told.count(), path).toBe(1);
  }
});

test('without script the search of the front page finds something', async ({ open }) => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto('/');
  await page.locator('main').getByLabel('Hae').fill('perhekeskus');
  await page.locator('main').getByRole('button', { name: 'Hae' }).click();
  await page.waitForURL('**/haku?q=perhekeskus');
  expect(await page.getByRole('link', { name: /[Pp]erhekeskus/ }).count()).toBeGreaterThan(0);
});

test('popular themes lead to as many models as they say, also without script', async ({ open }) => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto('/sv');
  const themes = await page.locator('ul.popular a').evaluateAll((all) =>
    all.map((theme) => ({
      models: Number(theme.querySelector('data')?.value),
      path: theme.getAttribute('href') as string,
    })),
  );
  expect(themes.length).toBe(5);
  const counts = themes.map((theme) => theme.models);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  for (const { models, path } of themes) {
    await page.goto(path);
    expect(first(await page.locator('#count').innerText())).toBe(models);
  }
});

test('what was published last can be read, and only what was known then at an earlier moment', async ({
  open,
}) => {
  const page = await open({ viewport: NARROW });
  await page.goto('/');
  expect(await overflow(page)).toBe(0);
  await audit(page);
  await picture(page, 'front');
  const latest = page.locator('section[aria-labelledby=latest]');
  const paths = () =>
    latest
      .locator('a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') as string));
  const now = await paths();
  expect(now.filter((path) => path.includes('/oma-arvioinnit/')).length).toBe(2);
  expect(now.filter((path) => path.startsWith('/kirjasto/')).length).toBe(2);
  for (const path of now) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
  }
  await page.goto('/?asof=2026-05-12');
  const days = await latest
    .locator('time')
    .evaluateAll((all) => all.map((day) => day.getAttribute('datetime') as string));
  expect(days.length).toBeGreaterThan(2);
  expect(days.filter((day) => day > '2026-05-12')).toEqual([]);
  for (const path of await paths()) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
  }
});

test('a model that there is not is sought for in the library', async ({ open }) => {
  const page = await open();
  const answer = await page.goto('/kirjasto/perhekeskus-mallia-ei-ole');
  expect(answer?.status()).toBe(404);
  const field = page.getByLabel('Hae kirjastosta');
  expect(await field.inputValue()).toBe('perhekeskus mallia ei ole');
  await audit(page);
  await picture(page, 'front-missing');
  await field.press('Enter');
  await page.waitForURL('**/kirjasto?q=perhekeskus**');
  await page.goto('/en/projects/olematon');
  expect(await page.getByLabel('Search', { exact: true }).inputValue()).toBe('');
});
