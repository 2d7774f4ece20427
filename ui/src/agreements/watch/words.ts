/** How the watch puts into words what the engine tells. Call these where a change of language is seen. */
import type { AgreementWatch, WatchedAgreement, WatchedAssociation, WatchStanding } from '../../backend/generated/operations';
import { longDate, money, numericDate } from '../../shared/format';
import { texts } from '../../texts';

/** `i tilskud for 2026`. */
export function whenText({ rule, year, firstDay, lastDay }: AgreementWatch): string {
  const say = texts().watch.when;
  return rule.period === 'twelve_months' ? say.twelve_months(longDate(firstDay), longDate(lastDay)) : say[rule.period](year);
}

/** `i kraft til 31/1-2028, med Sognecaféen`. The name is said where it is a branch's. */
export function agreementText({ standing, startsOn, endsOn, organisationId, organisationName }: WatchedAgreement, own: WatchedAssociation): string {
  const say = texts().watch;
  const isBound = standing === 'running' || standing === 'terminated' || standing === 'renewed';
  const day = isBound && endsOn ? say.until(numericDate(endsOn)) : standing === 'upcoming' && startsOn ? say.from(numericDate(startsOn)) : '';
  const whose = organisationId === own.organisationId ? '' : say.with(organisationName);
  return [say.standings[standing], day, whose].filter(Boolean).join(' ');
}

/** `Skal have en aftale: 120.000 kr. i tilskud for 2026. Der er ingen.` Nothing where none is asked for. */
export function dutyText(one: WatchedAssociation, watch: AgreementWatch): string {
  if (one.standing === 'below') return '';
  return texts().watch.duty[one.standing](money(one.sum), whenText(watch));
}

/** Those in the list, in the order in which somebody has to do something. */
export const STANDINGS = ['missing', 'on_the_way', 'has'] as const satisfies readonly WatchStanding[];
