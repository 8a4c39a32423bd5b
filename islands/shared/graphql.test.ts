import { afterEach, describe, expect, it, vi } from 'vitest';
import { ask, graphql } from './graphql';

const PROJECTS = graphql(`query Projects($first: Int) { projects(first: $first) { totalCount } }`);

afterEach(() => vi.unstubAllGlobals());

function answering(body: unknown) {
  const fetch = vi.fn(async (_: string, __: RequestInit) => new Response(JSON.stringify(body)));
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

describe('a question to the service', () => {
  it('carries the token of the session, and brings its answer', async () => {
    const fetch = answering({ data: { projects: { totalCount: 6 } } });
    const answer = await ask(PROJECTS, { first: 1 }, 'token');
    expect(answer.projects.totalCount).toBe(6);
    const [address, request] = fetch.mock.calls[0] ?? [];
    expect(address).toBe('/graphql');
    expect(request?.headers).toMatchObject({ 'X-CSRF-Token': 'token' });
    expect(JSON.parse(String(request?.body))).toMatchObject({ variables: { first: 1 } });
  });

  it('fails with the code of the service', async () => {
    answering({ errors: [{ message: 'x', extensions: { code: 'SESSION_ENDED' } }] });
    await expect(ask(PROJECTS, {}, '')).rejects.toMatchObject({ code: 'SESSION_ENDED' });
  });

  it('is told when it never arrived', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
    await expect(ask(PROJECTS, {}, '')).rejects.toMatchObject({ code: 'OFFLINE' });
  });
});
