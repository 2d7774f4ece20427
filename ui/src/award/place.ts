/** What stands on the page of the award, as it stands in the address: `#/award/3/nominees/12`. */
import type { AwardYearCard, AwardYearId, MemberPosition, NomineeId } from '../backend/generated/operations';
import type { Route } from '../shared';

export type Tab = 'settings' | 'nominees' | 'eligibility' | 'interests' | 'scoring' | 'results' | 'decision' | 'handing';

export type Place =
  | { at: 'latest' }
  | { at: 'new' }
  | { at: 'history' }
  | { at: 'year'; year: AwardYearId; tab: Tab | null; nominee: NomineeId | null; isNew: boolean; isImport: boolean };

const OFFICE: readonly Tab[] = ['settings', 'nominees', 'eligibility', 'interests', 'scoring', 'results', 'decision', 'handing'];
/** Whoever is of the jury opens the award only as that. */
const TABS: Record<MemberPosition, readonly Tab[]> = {
  secretary: OFFICE,
  stand_in: OFFICE,
  chair: ['settings', 'interests', 'scoring', 'results', 'decision', 'handing'],
  deputy: ['settings', 'interests', 'scoring', 'results', 'decision', 'handing'],
  juror: ['settings', 'interests', 'scoring', 'results', 'decision', 'handing'],
};

/** The parts that somebody in the year has. */
export function tabsOf(position: MemberPosition | null): readonly Tab[] {
  return position ? TABS[position] : ['settings'];
}

/** Where somebody's work is in this part of the year. */
export function tabNow({ phase, position }: AwardYearCard): Tab {
  const isOffice = position === 'secretary' || position === 'stand_in';
  const wanted: Record<AwardYearCard['phase'], Tab> = {
    planned: 'settings',
    receiving: isOffice ? 'nominees' : 'interests',
    checking: isOffice ? 'eligibility' : 'interests',
    scoring: isOffice ? 'interests' : 'scoring',
    deciding: 'results',
    handed_over: 'decision',
    published: isOffice ? 'handing' : 'decision',
  };
  return tabsOf(position).includes(wanted[phase]) ? wanted[phase] : 'settings';
}

function idOf<I extends number>(text: string | undefined): I | null {
  return text && /^[1-9]\d*$/.test(text) ? (Number(text) as I) : null;
}

export function readPlace({ parts }: Route): Place {
  const [, card, tab, which] = parts;
  if (card === 'new') return { at: 'new' };
  if (card === 'history') return { at: 'history' };
  const year = idOf<AwardYearId>(card);
  if (!year) return { at: 'latest' };
  return { at: 'year', year, tab: OFFICE.find((one) => one === tab) ?? null, nominee: idOf<NomineeId>(which), isNew: which === 'new', isImport: which === 'import' };
}
