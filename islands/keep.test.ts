// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Device, type OfForm } from './writing/device';
import { KeptForm } from './writing/form';

const PAGE = { address: '/tyopoyta/hanke/tiedot', title: 'Hanke' };

/** A page with the form as the service sends it, and what stands in its fields. */
function opened({ text = '', about = '', says = '', isRefused = false, person = 'anna' } = {}) {
  document.body.innerHTML = `<form>
    <input type="hidden" name="csrf" value="1"><input type="password" name="secret">
    <details><textarea name="text">${text}</textarea></details><input type="text" name="why" value="${says}">
    <select name="about"><option value="">–</option>
      <option value="a"${about === 'a' ? ' selected' : ''}>a</option></select></form>`;
  const form = document.querySelector('form') as HTMLFormElement;
  const device = new Device<OfForm>(localStorage, person, 'project/hanke', 'form');
  const kept = new KeptForm(form, device, 'describe', PAGE);
  const resumed = kept.resume(isRefused);
  const field = (name: string) => form.elements.namedItem(name) as HTMLInputElement;
  const type = (name: string, typed: string) => {
    field(name).value = typed;
    form.dispatchEvent(new Event('input', { bubbles: true }));
  };
  return { form, kept, resumed, field, type, device };
}

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
});

describe('what is typed into a form', () => {
  it('is kept after a second, without secrets, and stands in its field again', () => {
    const first = opened({ text: 'palvelun', about: 'a' });
    first.type('text', 'oma');
    first.type('secret', 'salasana');
    expect(first.kept.isKept).toBe(false);
    vi.advanceTimersByTime(1_000);
    expect(JSON.stringify({ ...localStorage })).not.toContain('salasana');
    const again = opened({ text: 'palvelun' });
    expect(again.resumed).toMatchObject({ isBack: true, beside: [] });
    expect([again.field('text').value, again.field('about').value]).toEqual(['oma', 'a']);
    expect(again.form.querySelector('details')?.open).toBe(true);
    expect(opened({ text: 'palvelun', person: 'bo' }).resumed).toBeNull();
    expect(Device.all(localStorage, 'anna', 'form')).toMatchObject([
      { waiting: { ...PAGE, text: 'oma' } },
    ]);
  });

  it('is shown beside what another wrote, until its writer has done with it', () => {
    const first = opened({ text: 'palvelun' });
    first.type('text', 'oma');
    first.kept.flush();
    const again = opened({ text: 'toisen' });
    expect(again.field('text').value).toBe('toisen');
    again.type('text', 'toisen, jatkettu');
    again.kept.flush();
    const third = opened({ text: 'toisen' });
    expect(third.field('text').value).toBe('toisen, jatkettu');
    const beside = third.resumed?.beside ?? [];
    expect(beside.map(({ field }) => field.text)).toEqual(['oma']);
    third.kept.discard();
    expect(third.field('text').value).toBe('toisen');
    expect(third.kept.isKept).toBe(true);
    for (const { field } of beside) {
      third.kept.discardBeside(field);
    }
    expect(third.kept.isKept).toBe(false);
  });

  it('still rests on what the service has after it was refused, and goes once it was saved', () => {
    const first = opened({ text: 'palvelun' });
    first.type('text', 'oma');
    first.kept.flush();
    const refused = opened({ text: 'oma', isRefused: true });
    refused.type('why', 'syy');
    refused.kept.flush();
    const again = opened({ text: 'palvelun' });
    expect([again.field('text').value, again.field('why').value]).toEqual(['oma', 'syy']);
    expect(opened({ text: 'oma', says: 'syy' }).kept.isKept).toBe(false);
  });

  it('is not kept when it says again what the service has, and is forgotten after thirty days', () => {
    const first = opened({ text: 'palvelun' });
    first.type('text', 'oma');
    first.kept.flush();
    first.type('text', 'palvelun');
    first.kept.flush();
    expect(first.kept.isKept).toBe(false);
    first.type('text', 'oma');
    first.kept.flush();
    vi.setSystemTime(Date.now() + 31 * 86_400_000);
    expect(opened({ text: 'palvelun' }).resumed).toBeNull();
  });
});
