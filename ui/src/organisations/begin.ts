/** What the directory adds to the whole window once somebody has signed in. */
import { session } from '../access';
import { call } from '../backend/call';
import { findProviders, keyboard, linkTo, router, type Finding } from '../shared';
import { texts } from '../texts';
import { showDrafts } from './formDraft.svelte';
import { kindIcon, kindText, phoneOf, placeOf, reasonText } from './wording';

const MOST = 6;

async function find(text: string): Promise<readonly Finding[]> {
  if (!session.may('find_parties')) return [];
  const outcome = await call('find_parties', { words: text, among: 'everyone', most: MOST });
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.answer.found.map(({ entry, reason }) => ({
    id: `${entry.party.of}-${entry.party.id}`,
    title: entry.name,
    detail: [reasonText(reason, entry) || kindText(entry), phoneOf(entry)].filter(Boolean).join(' · '),
    icon: kindIcon(entry),
    href: linkTo(placeOf(entry.party)),
  }));
}

/** Search for `Find og gør`, commands and drafts; gives the way to take them away again. */
export function beginDirectory(): () => void {
  void showDrafts();
  const say = () => texts().organisations;
  const ends = [
    findProviders.register({ id: 'organisations', order: 2, title: () => say().title, find }),
    keyboard.register(
      {
        id: 'new-organisation',
        name: () => say().newOrganisation,
        when: () => session.may('register_organisation'),
        run: () => router.go(['organisations', 'new-organisation']),
      },
      {
        id: 'new-person',
        name: () => say().newPerson,
        when: () => session.may('register_person'),
        run: () => router.go(['organisations', 'new-person']),
      },
      {
        id: 'import-parties',
        name: () => say().importMany,
        when: () => session.may('import_parties'),
        run: () => router.go(['organisations', 'import']),
      },
    ),
  ];
  return () => ends.forEach((end) => end());
}
