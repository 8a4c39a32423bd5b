/**
 * Told when something is recorded: a subscription over one socket that comes back by itself. Pages ask
 * anew what they show, so nothing that is missed while the socket is closed stays missed.
 */

/** Milliseconds before the first try to come back, and the longest wait. */
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 60_000;

const QUERY = `subscription Recorded($filter: EventFilter!) {
  events(filter: $filter) {
    position
  }
}`;

/** What is listened to: everything of a programme, or of a project. */
export type Scope = { programme: string } | { project: string };

/** Calls `heard` for every event of the scope, and when the socket came back. Stops with the signal. */
export function listen(scope: Scope, heard: () => void, signal: AbortSignal): void {
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
      const { type } = JSON.parse(event.data);
      if (type === 'connection_ack') {
        const payload = { query: QUERY, variables: { filter: scope } };
        say({ id: '1', type: 'subscribe', payload });
        wait = FIRST_WAIT;
        if (!isFirst) {
          heard();
        }
        isFirst = false;
      } else if (type === 'next') {
        heard();
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
