import type { AwardError, AwardEvent, AwardFacts, AwardLetterKind, AwardPaperKind, HandingOverFacts, LetterLeftOut, MemberFacts, MemberPosition, NominationFacts, NomineeFacts, PastWinnerFacts, WithoutRecipient } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';
import { pluralEn } from '../../../texts/plural';
import { numericDate } from '../../../shared/format';
import type { EventSentences } from '../../events';
import { fieldsText, joined } from '../fields';

const positions: Record<MemberPosition, string> = {
  secretary: 'secretary',
  stand_in: 'stand-in',
  chair: 'chair',
  deputy: 'deputy chair',
  juror: 'juror',
};
const papers: Record<AwardPaperKind, string> = {
  nomination_form: 'the empty nomination form of the award year',
  jury_booklet: 'a jury booklet, sealed',
  jury_protocol: 'the protocol of the jury, sealed',
  award_recommendation: 'the recommendation of the jury to the committee, sealed',
  award_diploma: 'the diploma',
  award_press_text: 'the press text',
  award_letter: 'a letter about the award, sealed',
};
const closed = {
  not_begun: 'The key of the year is not made yet. The secretary makes it on the page of the year.',
  not_granted: 'You have not been given the key of the year. The secretary or the chair gives it to you on the page of the year.',
  no_own_password: 'Choose a password of your own first, under Settings. One that others gave you opens nothing that is sealed.',
  not_open: 'Sign out and in again, and your access opens.',
  put_aside: 'It is sealed with a key that nobody can open any more. Find the sheet with the old code.',
};

const period = (from: string, to: string): string => [from ? `from ${numericDate(from)}` : '', to ? `to ${numericDate(to)}` : ''].filter(Boolean).join(' ');
const without: Record<WithoutRecipient, string> = { nobody_chosen: 'nobody was chosen', declined: 'whoever was chosen did not take it', called_off: 'the award was called off' };

export const award: SliceSentences<AwardError> = {
  award_year_not_found: () => 'There is no such award year, or you take no part in it. Ask the secretary of the year.',
  award_year_taken: () => 'There is an award of that year already. Open it in the list.',
  not_yours_in_award: ({ positions: who }) => `This is done by the ${joined([...who].map((one) => positions[one]), 'or')} of the year. Ask them.`,
  stale_award_year: ({ current }) => `A colleague has changed the award year ${current.year} meanwhile. See how it stands now, and try again.`,
  weights_do_not_sum: ({ sum }) => `The weights make ${sum} together. Change them so that they make 100.`,
  criteria_are_frozen: () => 'The jury has begun to score by the criteria, so they stand for this year. Change them for next year.',
  award_is_published: () => 'The year is over: its recipient is published, or it was closed without one. It is not changed any more.',
  award_member_not_found: () => 'They are not in the award year any more. Open the year again.',
  position_taken: ({ name }) => `${name} has that place. Remove ${name} first, or choose another place.`,
  already_in_award: ({ position }) => `They are ${positions[position] ?? 'somebody'} in the year already, or somebody has answered about interests in this place. If it is somebody else of the same name, write the name so that the two can be told apart. Otherwise choose another user, or take the person out and appoint anew.`,
  cannot_run_award: ({ name }) => `${name} has no role that fits the place. Choose a consultant or manager; for the jury a juror too.`,
  nominee_not_found: () => 'The nominee is not in your list. Open the list again.',
  nomination_not_found: () => 'The nomination is not in your list. Open the list again.',
  enclosed_not_found: () => 'The file is no longer with the nomination. Open the nominee again.',
  too_many_enclosed: ({ most }) => `A nomination can have ${most} files. Remove one, or put several into one PDF.`,
  stale_nominee: () => 'A colleague has changed the nominee meanwhile. See how it stands now, and try again.',
  cannot_merge: () => 'The two cannot be merged: one of them is merged with another, or withdrawn. Open the list again.',
  only_chair_lifts: () => 'Only the chair, or the deputy, can lift it. Write to the chair why.',
  not_the_decider: () => 'Somebody else decides: the chair, the deputy in cases of the chair, or the stand-in where neither takes part.',
  interests_unanswered: ({ left }) => `Answers about conflicts of interest are missing for ${pluralEn(left, { one: 'nominee', other: 'nominees' })}. Give them first under Conflicts of interest.`,
  nobody_to_judge: () => 'There is nobody to judge yet. Accept at least one nominee, and appoint the jury.',
  scoring_not_open: () => 'Scoring is not open. The secretary opens it on the page of the year.',
  juror_not_serving: ({ name, servesFrom, servesTo }) => `${name} is on the jury ${period(servesFrom, servesTo)}, so no points can be given today. If the period is another, correct it under Settings.`,
  scoring_not_closed: () => 'Scoring is not closed yet. The result is shown once the secretary closes it.',
  stale_sheet: ({ current }) => `Sheet ${current.number} was written elsewhere meanwhile. See how it stands now, and try again.`,
  award_key_closed: ({ why }) => closed[why],
  award_key_begun_already: () => 'The key of the year is made. Give it to the others instead.',
  wrong_key_code: () => 'The code does not fit. Type it as it stands on the newest sheet.',
  stale_decision: () => 'Somebody else wrote a new one meanwhile. See how it stands now, and write again if it is to be changed.',
  nothing_decided: () => 'No decision is written that you can publish, or the nominee is not judged any more. Write a new one first.',
  nothing_recommended: () => 'What the jury recommends is not written, or the nominee is not judged any more. Write it first under Decision.',
  award_paper_not_found: () => 'The paper is not among those you can open. Open the list again.',
  award_paper_damaged: () => 'The paper is no longer as it was printed. Print it again, and tell the administrator.',
  award_key_is_held: ({ names }) => `${joined(names, 'and')} can give you the key. Ask for it instead.`,
  not_handed_over: ({ at }) => `The award is not handed over yet. It can be published from ${numericDate(at.slice(0, 10))}.`,
  nominations_changed_since: ({ names, nominees }) =>
    `The list cannot be taken back as one, for ${joined(nominees > names.length ? [...names, pluralEn(nominees - names.length, { one: 'other', other: 'others' })] : names, 'and')} were changed or nominated again since. Change them one by one.`,
  award_not_published: () => 'The recipient is not published yet. Letters and press text can be made once that is done under Decision.',
  stale_handing_over: () => 'A colleague has changed the handing over meanwhile. See how it stands now, and try again.',
  nothing_to_post: () => 'Every letter is sent or goes by e-mail.',
  not_written_to: ({ why }) => leftOut[why],
  past_winner_not_found: () => 'The earlier recipient is not on the list any more. Open the list again.',
  stale_past_winner: ({ current }) => `A colleague has changed the recipient of ${current.year} meanwhile. See how it stands now, and try again.`,
  winner_known: ({ year }) => `The recipient stands on the list for ${year} already. Change the one that stands there instead.`,
  wait_before_next_try: ({ seconds }) => `Too many tries. Wait ${seconds} seconds, and try again.`,
};

const leftOut: Record<LetterLeftOut, string> = {
  does_not_know: 'Nobody wrote that the nominee knows, so nobody writes to them. Change the nomination if it is otherwise.',
  not_judged: 'The nominee was not judged, so nobody writes to them.',
  withdrawn: 'The nominee was withdrawn, so nobody writes to them.',
  name_taken_away: 'The name was taken away, so nobody writes to them.',
};
const letters: Record<AwardLetterKind, string> = {
  winner: 'the recipient',
  nominee: 'a nominee',
  winners_nominator: 'somebody who nominated the recipient',
  nominator: 'somebody who nominated',
  nominator_of_rejected: 'somebody who nominated',
};
const handingFields: Partial<Record<keyof HandingOverFacts, string>> = {
  mayor: 'Mayor',
  committeeChair: 'Chair of the committee',
  presentedBy: 'Who hands it over',
  occasion: 'Occasion',
  town: 'Town',
};
const winnerFields: Partial<Record<keyof PastWinnerFacts, string>> = { year: 'Year', name: 'Name', kind: 'Kind', reason: 'Reason', amount: 'Amount' };
const yearFields: Partial<Record<keyof AwardFacts, string>> = {
  cycle: 'Dates',
  amount: 'Amount',
  committee: 'Committee',
  judgedBy: 'Criteria',
  leastScorers: 'Least number of scorers',
  blockYears: 'Years of quarantine',
};
const memberFields: Partial<Record<keyof MemberFacts, string>> = {
  position: 'Place',
  userId: 'User',
  personId: 'Card',
  onPaper: 'On paper',
  name: 'Name',
  servesFrom: 'Period',
  servesTo: 'Period',
};
const nomineeFields: Partial<Record<keyof NomineeFacts, string>> = {
  name: 'Name',
  kind: 'Kind',
  organisationId: 'Card',
  personId: 'Card',
  contact: 'Contact',
  phone: 'Phone',
  email: 'E-mail',
  place: 'Place',
  area: 'Part of town',
  since: 'First year',
  targetGroup: 'Target group',
  tellingWords: 'Hidden words',
};
const nominationFields: Partial<Record<keyof NominationFacts, string>> = {
  effort: 'Effort',
  difference: 'Difference',
  why: 'Reason',
  criteria: 'Criteria',
  nominator: 'Nominator',
  nominatorPhone: 'Phone of the nominator',
  nominatorEmail: 'E-mail of the nominator',
  nominatorAssociation: 'Association of the nominator',
  tie: 'Relation',
  enclosed: 'Enclosures',
};
const said = { none: 'no interest', in_doubt: 'doubt', conflicted: 'a conflict' } as const;
const verdicts = { open: 'not settled', accepted: 'accepted', rejected: 'rejected' } as const;
const other = 'details';

export const awardEvents: EventSentences<AwardEvent> = {
  award_year_started: ({ year }) => `began the volunteer award ${year}`,
  award_year_changed: ({ fields }, { it }) => `changed ${fieldsText(yearFields, fields, 'and', other)} of ${it}`,
  award_member_appointed: ({ position, name }) => `appointed ${name} as ${positions[position]} for the award`,
  award_member_changed: ({ name, fields }) => `changed ${fieldsText(memberFields, fields, 'and', other)} of ${name} in the award year`,
  award_member_left: ({ name }) => `took ${name} out of the award year`,
  award_member_back: ({ name }) => `took ${name} back into the award year`,
  award_key_begun: () => 'made the key of the award year',
  award_key_given: ({ name }) => `gave ${name} the key of the award year`,
  award_key_code_made: () => 'made another code to the key of the award year',
  lost_award_key_replaced: () => 'made another key of the award year because the old one was lost',
  lost_sheets_back: () => 'brought back what a lost key of the award year had sealed',
  award_paper_printed: ({ kind }) => `printed ${papers[kind]}`,
  award_key_recovered: () => 'got the key of the award year by the printed code',
  nomination_received: ({ isLate }) => (isLate ? 'typed in a nomination that came after the deadline' : 'typed in a nomination'),
  nominations_imported: ({ nominations, nominees, late }) =>
    `took in ${pluralEn(nominations, { one: 'nomination', other: 'nominations' })} of ${pluralEn(nominees, { one: 'new nominee', other: 'new nominees' })}${late > 0 ? `, ${late} after the deadline` : ''}`,
  nomination_import_taken_back: ({ nominations }) => `took back ${pluralEn(nominations, { one: 'nomination', other: 'nominations' })} out of a list`,
  nomination_import_laid_again: ({ nominations }) => `took in ${pluralEn(nominations, { one: 'nomination', other: 'nominations' })} out of a list again`,
  nomination_changed: ({ fields }) => `changed ${fieldsText(nominationFields, fields, 'and', other)} of a nomination`,
  nomination_withdrawn: () => 'noted that a nomination is withdrawn',
  nomination_reinstated: () => 'took up a nomination again',
  file_enclosed: () => 'put a file with a nomination',
  enclosed_taken_away: () => 'took a file from a nomination',
  enclosed_put_back: () => 'put a file back with a nomination',
  nominee_changed: ({ fields }) => `changed ${fieldsText(nomineeFields, fields, 'and', other)} of a nominee`,
  nominee_withdrawn: () => 'noted that a nominee is withdrawn',
  nominee_reinstated: () => 'took up a nominee again',
  nominee_merged: () => 'merged two nominees',
  nominee_parted: () => 'parted two nominees again',
  eligibility_judged: ({ verdict }) => `checked the rules about a nominee (${verdicts[verdict]})`,
  interest_declared: ({ interest, onBehalf }) => `answered ${said[interest]} about a nominee${onBehalf ? ' on behalf of a juror' : ''}`,
  interest_decided: ({ takesPart }) => (takesPart ? 'decided that somebody of the jury takes part' : 'decided that somebody of the jury takes no part'),
  scoring_opened: () => 'opened the scoring',
  scoring_closed: () => 'closed the scoring',
  scoring_reopened: () => 'opened the scoring again',
  sheet_written: ({ onBehalf }) => (onBehalf ? 'typed in a sheet on behalf of a juror' : 'scored a sheet'),
  award_decided: ({ kind }) => (kind === 'decision' ? 'wrote the decision of the committee, sealed' : 'wrote the recommendation of the jury, sealed'),
  award_refused: () => 'was refused something hidden of the award',
  award_published: ({ name }) => `published that ${name} is given the award`,
  award_year_closed: ({ why }) => `closed the award year without a recipient: ${without[why]}`,
  handing_over_changed: ({ fields }) => `changed ${fieldsText(handingFields, fields, 'and', other)} of the handing over`,
  award_letter_ticked: ({ kind, isDone }) => (isDone ? `noted the letter to ${letters[kind]} as sent` : `noted that the letter to ${letters[kind]} is not sent`),
  past_winner_added: ({ year, name }) => `typed in ${name} as recipient of the award ${year}`,
  past_winner_changed: ({ year, name, fields }) => `changed ${fieldsText(winnerFields, fields, 'and', other)} of ${name}, who was given the award ${year}`,
  past_winner_withdrawn: ({ year, name }) => `removed ${name} as recipient of the award ${year}`,
  past_winner_reinstated: ({ year, name }) => `put ${name} back on the list as recipient of the award ${year}`,
};
