/** How the office opens is asked before the page is drawn, so that the one goes on beside the other. */
import { host, type HostOutcome } from '../backend/host';

let asked: Promise<HostOutcome> | null = null;

/** Asks, once, as soon as there is somebody to ask. */
export function askToStart(): void {
  asked = host({ ask: 'start' });
}

/** How it went. Whoever comes to the entrance later asks anew. */
export function started(): Promise<HostOutcome> {
  const answer = asked ?? host({ ask: 'start' });
  asked = null;
  return answer;
}
