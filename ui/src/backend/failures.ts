/** A screen that broke down, for the program's log: what kind of error, and where in our own code; no word of what it showed. */
import { host } from './host';

/** A line of a stack: `name@place` in WebKit, `at name (place)` elsewhere. Others may repeat what the page held. */
const PLACE = /^(\s+at \S|[\w$.<>#/ ]*@[a-z]+:\/\/)/;

/** Notes it; nobody waits for that, and where it cannot be noted the screen says all the same that it broke down. */
export function noteFailure(problem: unknown): void {
  const error = problem instanceof Error ? problem : null;
  const places = (error?.stack ?? '').split('\n').filter((line) => PLACE.test(line));
  void host({ ask: 'note_failure', places: [error?.name ?? typeof problem, ...places.map((line) => line.trim())] });
}
