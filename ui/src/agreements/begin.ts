/** What the agreements add to the whole window once somebody has signed in. */
import { session } from '../access';
import { call } from '../backend/call';
import type { AgreementSummary } from '../backend/generated/operations';
import { findProviders, keyboard, linkTo, router, type Finding } from '../shared';
import { texts } from '../texts';
import { cardParts } from '../organisations';
import { showExpiring } from './expiring';
import { nextText, standing } from './lifeWording';
import { showDrafts } from './ownDraft';

const MOST = 5;

function finding({ id, number, organisationName, activityTitle, next, ...one }: AgreementSummary): Finding {
  const place = { href: linkTo(['agreements', id]), icon: 'file-text' as const };
  const state = standing(one.standing, one.paper, one.printedAt).text;
  const due = one.goalsDue > 0 ? texts().agreementFollowUp.goalsDue(one.goalsDue) : '';
  const names = one.signedBy.map(({ name }) => name).join(', ');
  const signed = names && `${texts().agreementLife.signedBy} ${names}`;
  const detail = [activityTitle, state, nextText(next), due, signed].filter(Boolean).join(' · ');
  return { id: String(id), title: `${number} ${organisationName}`, detail, ...place };
}

async function find(text: string): Promise<readonly Finding[]> {
  if (!session.may('list_agreements')) return [];
  const outcome = await call('list_agreements', { words: text });
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.answer.slice(0, MOST).map(finding);
}

/** Search for `Find og gør`, the command for a new agreement, and drafts; gives the way to take them away again. */
export function beginAgreements(): () => void {
  if (session.may('change_agreement')) void showDrafts();
  void showExpiring();
  const say = () => texts().agreements;
  const ends = [
    cardParts.register({
      id: 'agreement-duty',
      may: () => session.may('agreement_watch'),
      load: () => import('./watch/DutyOfOne.svelte'),
    }),
    cardParts.register({
      id: 'agreements',
      may: () => session.may('list_agreements'),
      load: () => import('./AgreementsOfOne.svelte'),
    }),
    findProviders.register({ id: 'agreements', order: 4, title: () => say().title, find }),
    keyboard.register({
      id: 'agreement-watch',
      name: () => texts().watch.title,
      when: () => session.may('agreement_watch'),
      run: () => router.go(['agreements', 'watch']),
    }),
    keyboard.register({
      id: 'agreement-journal',
      name: () => texts().journal.title,
      when: () => session.may('papers_in_journal'),
      run: () => router.go(['agreements', 'journal']),
    }),
    keyboard.register({
      id: 'new-agreement',
      name: () => say().new,
      when: () => session.may('draft_agreement'),
      run: () => router.go(['agreements'], { new: '' }),
    }),
  ];
  return () => ends.forEach((end) => end());
}
