// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Failed } from '../shared/graphql';
import { Device } from './device';
import { Queue, type Saved, type Standing } from './queue';

const DRAFT = 'hanke:2026-1:TT1';

function made(save: (field: string, text: string, base: number) => Promise<Saved>) {
  const device = new Device(localStorage, 'anna', DRAFT);
  const standings: Standing[] = [];
  const told = { standing: (standing: Standing) => standings.push(standing), saved: () => {} };
  return { device, standings, queue: new Queue(device, save, told) };
}

const kept = (version: number): Saved => ({ version, isSide: false, refused: null });

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

describe('what was typed', () => {
  it('is saved a second later, on the version that was seen, and leaves the device', async () => {
    const save = vi.fn(async () => kept(4));
    const { queue, device, standings } = made(save);
    queue.rests('fi', 3);
    queue.typed('fi', 'teksti');
    expect(device.take('fi')).toMatchObject({ text: 'teksti', base: 3 });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(save).toHaveBeenCalledWith('fi', 'teksti', 3);
    expect(queue.base('fi')).toBe(4);
    expect(device.take('fi')).toBeNull();
    expect(standings).toEqual(['saving', 'saved']);
  });

  it('waits on the device without a connection and is saved when there is one', async () => {
    let online = false;
    const { queue, device, standings } = made(async () => {
      if (!online) {
        throw new Failed('OFFLINE', '');
      }
      return kept(1);
    });
    queue.typed('fi', 'junassa');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(standings.at(-1)).toBe('offline');
    expect(new Device(localStorage, 'anna', DRAFT).take('fi')?.text).toBe('junassa');
    expect(new Device(localStorage, 'bo', DRAFT).take('fi')).toBeNull();
    online = true;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(standings.at(-1)).toBe('saved');
    expect(device.take('fi')).toBeNull();
  });

  it('is not sent again by itself after the session ended or the text was refused', async () => {
    const ended = made(async () => {
      throw new Failed('SESSION_ENDED', '');
    });
    ended.queue.typed('fi', 'a');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(ended.standings).toEqual(['saving', 'ended']);
    expect(ended.device.take('fi')?.text).toBe('a');
    const save = vi.fn(async () => ({ version: 0, isSide: false, refused: 'henkilötunnus' }));
    const refused = made(save);
    refused.queue.typed('fi', 'b');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(refused.standings).toEqual(['saving', 'refused']);
    expect(save).toHaveBeenCalledTimes(1);
    expect(refused.device.take('fi')?.text).toBe('b');
  });

  it('is saved whole when typing goes on while it is saved', async () => {
    let finish: (saved: Saved) => void = () => {};
    const texts: string[] = [];
    const { queue, device } = made(async (_, text) => {
      texts.push(text);
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    queue.typed('fi', 'yksi');
    await vi.advanceTimersByTimeAsync(1_000);
    queue.typed('fi', 'yksi kaksi');
    finish(kept(1));
    await vi.advanceTimersByTimeAsync(0);
    finish(kept(2));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(texts).toEqual(['yksi', 'yksi kaksi']);
    expect(device.take('fi')).toBeNull();
    expect(queue.base('fi')).toBe(2);
  });

  it('is listed by where it belongs, for its own person only', () => {
    new Device(localStorage, 'anna', DRAFT).put('fi', {
      text: 'vanha',
      base: 1,
      at: Date.now() - 1,
    });
    new Device(localStorage, 'anna', 'hanke:2026-1:').put('summaryFi', {
      text: 'uusi',
      base: 0,
      at: Date.now(),
    });
    new Device(localStorage, 'bo', DRAFT).put('fi', { text: 'toisen', base: 1, at: Date.now() });
    const listed = Device.all(localStorage, 'anna', 'draft');
    expect(listed.map(({ place, waiting }) => [...place, waiting.text])).toEqual(
      expect.arrayContaining([
        ['hanke', '2026-1', 'TT1', 'fi', 'vanha'],
        ['hanke', '2026-1', '', 'summaryFi', 'uusi'],
      ]),
    );
    expect(listed.length).toBe(2);
  });
});
