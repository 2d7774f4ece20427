/** What the register adds to the whole window once somebody has signed in. */
import { session } from '../access';
import { call } from '../backend/call';
import { cardParts, personParts } from '../organisations';
import { findProviders, keyboard, linkTo, router, type Finding } from '../shared';
import { texts } from '../texts';
import { showDrafts } from './drafts';
import { placeOf } from './place';
import { toDo } from './toDo.svelte';
import { rowVerdict } from './wording';

const MOST = 5;

async function find(text: string): Promise<readonly Finding[]> {
  if (!session.may('list_volunteers')) return [];
  const outcome = await call('list_volunteers', { words: text, view: 'everybody' });
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.answer.volunteers.slice(0, MOST).map((one) => ({
    id: String(one.personId),
    title: one.fullName,
    detail: [rowVerdict(one).text, ...new Set(one.attachments.map(({ workplaceName }) => workplaceName))].filter(Boolean).join(' · '),
    icon: 'shield-check' as const,
    href: linkTo(placeOf(one.personId)),
  }));
}

/** Search for `Find og gør`, commands, drafts and parts of cards; gives the way to take them away again. */
export function beginInsurance(): () => void {
  if (session.may('register_volunteer')) void showDrafts();
  void toDo.read();
  const say = () => texts().insurance;
  const ends = [
    cardParts.register({ id: 'insurance', may: () => session.may('list_volunteers'), load: () => import('./InsuranceOfOrganisation.svelte') }),
    personParts.register({ id: 'insurance', may: () => session.may('open_volunteer'), load: () => import('./InsuranceOfPerson.svelte') }),
    findProviders.register({ id: 'insurance', order: 5, title: () => say().title, find }),
    keyboard.register(
      {
        id: 'new-volunteer',
        name: () => say().newVolunteer,
        when: () => session.may('register_volunteer'),
        run: () => router.go(['insurance', 'new']),
      },
      {
        id: 'import-volunteers',
        name: () => say().importing.title,
        when: () => session.may('import_volunteers'),
        run: () => router.go(['insurance', 'import']),
      },
      {
        id: 'retention',
        name: () => texts().retention.command,
        when: () => session.may('retention_due'),
        run: () => router.go(['insurance', 'retention']),
      },
      {
        id: 'covered-when',
        name: () => say().asking,
        when: () => session.may('coverage_on_day'),
        run: () => router.go(['insurance', 'covered']),
      },
      {
        id: 'claims',
        name: () => texts().claims.command,
        when: () => session.may('list_claims'),
        run: () => router.go(['insurance', 'claims']),
      },
      {
        id: 'new-claim',
        name: () => texts().claims.newCommand,
        when: () => session.may('note_claim'),
        run: () => router.go(['insurance', 'claims', 'new']),
      },
      {
        id: 'insurer-report',
        name: () => texts().insurerReport.command,
        when: () => session.may('insurer_report'),
        run: () => router.go(['insurance', 'report']),
      },
      {
        id: 'roll-call',
        name: () => texts().rollCall.command,
        when: () => session.may('roll_call'),
        run: () => router.go(['insurance', 'roll-call']),
      },
    ),
  ];
  return () => ends.forEach((end) => end());
}
