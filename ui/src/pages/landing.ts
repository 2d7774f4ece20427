/** Where somebody begins the day: the desk with who comes, a consultant with the agreements, the auditor with the log, a juror with the award. */
import type { Role, SignedIn } from '../backend/generated/operations';
import { router } from '../shared/router.svelte';

const LANDINGS: readonly (readonly [Role, readonly string[]])[] = [
  ['front_desk', ['today']],
  ['manager', ['today']],
  ['consultant', ['agreements']],
  ['administrator', ['today']],
  ['auditor', ['settings', 'log']],
  ['juror', ['award']],
];

/** Of several roles the one at the desk decides. */
export function landingOf(roles: readonly Role[]): readonly string[] {
  return LANDINGS.find(([role]) => roles.includes(role))?.[1] ?? ['settings'];
}

let last: number | null = null;

/** Whoever comes back goes on where they were; another person begins where they begin. */
export function land({ userId, roles }: SignedIn): void {
  const isAnother = last !== null && last !== userId;
  last = userId;
  if (isAnother || router.route.parts.length === 0) router.replace(landingOf(roles));
}
