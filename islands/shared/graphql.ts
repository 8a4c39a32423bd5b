import { print } from '@0no-co/graphql.web';
import { initGraphQLTada, type TadaDocumentNode } from 'gql.tada';
import type { introspection } from '../schema.d.ts';

/** Writes an operation whose variables and answer have the types of `schema.graphql`. */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { Date: string; DateTime: string; UUID: string };
}>();

/** Why there is no answer. `code` is stable; a request that never arrived has `OFFLINE`. */
export class Failed extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Asks the service as whoever signed in; `csrf` is what the forms of the page carry. */
export async function ask<Answer, Variables>(
  operation: TadaDocumentNode<Answer, Variables>,
  variables: Variables,
  csrf: string,
): Promise<Answer> {
  const request = {
    method: 'POST',
    headers: {
      Accept: 'application/graphql-response+json',
      'Content-Type': 'application/json',
      'X-CSRF-Token': csrf,
    },
    body: JSON.stringify({ query: print(operation), variables }),
  };
  const response = await fetch('/graphql', request).catch((reason: unknown) => {
    throw new Failed('OFFLINE', String(reason));
  });
  const answer = await response.json().catch(() => ({}));
  const error = answer.errors?.[0];
  if (error || !answer.data) {
    throw new Failed(error?.extensions?.code ?? 'INTERNAL', error?.message ?? response.statusText);
  }
  return answer.data;
}
