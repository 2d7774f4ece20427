/** What papers are known by. */
import { numericDate } from '../shared/format';
import { wallTimeOf } from '../shared/moments';
import type { Instant } from '../backend/generated/operations';

/** The first figures of a fingerprint: enough to tell two papers apart. */
export function shortFingerprint(sha256: string): string {
  return `${sha256.slice(0, 8)} …`;
}

/** `24/11-2026`, by the clock on the office's wall. */
export function dayOf(instant: Instant): string {
  return numericDate(wallTimeOf(instant).slice(0, 10));
}
