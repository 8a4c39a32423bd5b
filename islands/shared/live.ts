/**
 * Told when something happens: subscriptions over one socket that comes back by itself. Pages ask
 * anew what they show, so nothing that is missed while the socket is closed stays missed.
 */

/** Milliseconds before the first try to come back, and the longest wait. */
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;

const RECORDED = `subscription Recorded($filter: EventFilter!) {
  events(filter: $filter) {
    position
  }
}`;

/** What is asked for, and what is done with each answer. */
export interface Question {
  query: string;
  variables: object;
  // biome-ignore lint/suspicious/noExplicitAny: the answer has the shape of the query.
  heard(data: any): void;
}

/** Which events are listened to: of a programme or of a project, with these names or all. */
export type Scope = { names?: string[] } & ({ programme: string } | { project: string });

/** Asks all of it over one socket until the signal stops it; `back` is called when it was away. */
export function subscribe(questions: Question[], signal: AbortSignal, back = () => {}): void {
  let wait = FIRST_WAIT;
  let isFirst = true;
  const open = () => {
    if (signal.aborted) {
      return;
    }
    const address = `${location.origin.replace(/^http/, 'ws')}/graphql`;
    const socket = new WebSocket(address, 'graphql-transport-ws');
    const say = (message: object) => socket.send(JSON.stringify(message));
    const stop = () => socket.close(1000);
    signal.addEventListener('abort', stop);
    socket.onopen = () => say({ type: 'connection_init' });
    socket.onmessage = (event) => {
      const { type, id, payload } = JSON.parse(event.data);
      if (type === 'connection_ack') {
        for (const [place, { query, variables }] of questions.entries()) {
          say({ id: String(place), type: 'subscribe', payload: { query, variables } });
        }
        wait = FIRST_WAIT;
        if (!isFirst) {
          back();
        }
        isFirst = false;
      } else if (type === 'next' && payload?.data) {
        questions[Number(id)]?.heard(payload.data);
      } else if (type === 'ping') {
        say({ type: 'pong' });
      }
    };
    socket.onclose = () => {
      signal.removeEventListener('abort', stop);
      setTimeout(open, wait);
      wait = Math.min(2 * wait, LONGEST_WAIT);
    };
  };
  open();
}

/** Asks for every event of the scopes. */
export function recorded(scopes: Scope[], heard: () => void): Question[] {
  return scopes.map((filter) => ({ query: RECORDED, variables: { filter }, heard }));
}
