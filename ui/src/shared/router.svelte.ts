/* eslint svelte/prefer-svelte-reactivity: off -- a route is replaced as a whole, never changed in place */
/** Where the window is: `#/premises/week?date=2026-11-24`. Links are ordinary links; Back works. */
export interface Route {
  /** The parts of the path: `['premises', 'week']`. */
  parts: readonly string[];
  query: URLSearchParams;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function readHash(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  return { parts: path.split('/').filter(Boolean).map(decoded), query: new URLSearchParams(query) };
}

/** A link to a place: `linkTo(['premises', 'week'], { date: '2026-11-24' })`. */
export function linkTo(parts: readonly (string | number)[], query: Record<string, string> = {}): string {
  const path = parts.map((part) => encodeURIComponent(String(part))).join('/');
  const asked = new URLSearchParams(query).toString();
  return `#/${path}${asked ? `?${asked}` : ''}`;
}

class Router {
  route = $state.raw<Route>(readHash(''));

  /** Listens to the address until the returned function is called. */
  start(): () => void {
    const read = () => (this.route = readHash(location.hash));
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }

  go(parts: readonly (string | number)[], query: Record<string, string> = {}): void {
    location.hash = linkTo(parts, query);
  }

  /** Changes what is looked at without a new step in the history, e.g. while the date is stepped through. */
  replace(parts: readonly (string | number)[], query: Record<string, string> = {}): void {
    history.replaceState(null, '', linkTo(parts, query));
    this.route = readHash(location.hash);
  }
}

export const router = new Router();
