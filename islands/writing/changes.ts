/** Follows a draft over the service's WebSocket (graphql-transport-ws), and again after it broke. */

export interface Version {
  number: number;
  text: string | null;
  authorName: string | null;
  savedAt: string;
}

export interface Field {
  kind: string;
  goal: string | null;
  language: string | null;
  current: Version | null;
}

const QUERY = `subscription Changes($project: String!, $round: String!) {
  draftChanges(project: $project, round: $round) {
    fields { kind goal language current { number text authorName savedAt } }
  }
}`;
const AGAIN = 10_000;

/** Calls back with every field of the draft whenever one was saved, until the page is left. */
export function follow(project: string, round: string, changed: (fields: Field[]) => void): void {
  const address = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`;
  const socket = new WebSocket(address, 'graphql-transport-ws');
  const say = (message: unknown) => socket.send(JSON.stringify(message));
  socket.addEventListener('open', () => say({ type: 'connection_init' }));
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data));
    if (message.type === 'connection_ack') {
      const variables = { project, round };
      say({ id: '1', type: 'subscribe', payload: { query: QUERY, variables } });
    } else if (message.type === 'ping') {
      say({ type: 'pong' });
    } else if (message.type === 'next' && message.payload?.data) {
      changed(message.payload.data.draftChanges.fields);
    }
  });
  socket.addEventListener('close', () => {
    setTimeout(() => follow(project, round, changed), AGAIN);
  });
}
