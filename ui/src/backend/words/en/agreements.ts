import type {
  AgreementAct,
  AgreementError,
  AgreementEvent,
  AgreementLetterKind,
  AgreementSide,
  AgreementState,
  GoalOutcome,
  RecordAct,
  RequirementKind,
  RequirementRule,
} from '../../generated/operations';
import type { SliceSentences } from '../../refusals';
import { pluralEn } from '../../../texts/plural';
import { agreements as say } from '../../../texts/en/agreements';
import type { EventSentences } from '../../events';
import { watch } from '../../../texts/en/watch';
import { numericDate } from '../../../shared/format';
import { fieldsText, joined } from '../fields';

const actWords: Record<AgreementAct, string> = {
  write: 'Changing it',
  discard: 'Discarding it',
  restore: 'Taking it back',
  review: 'Review',
  send: 'Sending it',
  take_back: 'Taking it back',
  sign: 'Noting a signature',
  unsign: 'Removing a signature',
  attach_copy: 'Attaching a scan',
  terminate: 'Giving notice',
  withdraw_termination: 'Taking back the notice',
  renew: 'Renewing it',
  replace: 'Replacing it',
  reinstate: 'Letting it stand again',
  evaluate: 'Evaluating it',
};
const letterWords: Record<AgreementLetterKind, string> = {
  accompanying: 'an accompanying letter',
  renewal: 'a letter on renewal',
  termination: 'a letter of notice',
  confidentiality: 'a declaration of confidentiality',
};
const stateWords: Record<AgreementState, string> = {
  draft: 'a draft',
  in_review: 'in review',
  sent: 'sent to the association',
  signed: 'signed',
  terminated: 'under notice',
  renewed: 'replaced by another',
  discarded: 'discarded',
};
const sideWords: Record<AgreementSide, string> = { municipality: 'the municipality', association: 'the association' };
const recordWords: Record<RecordAct, string> = { added: 'noted', changed: 'changed', taken_back: 'removed', put_back: 'put back' };
const outcomeWords: Record<GoalOutcome, string> = { met: 'reached', partly: 'partly reached', missed: 'not reached' };
const requirementWords: Record<RequirementKind, string> = {
  child_protection: 'declarations on child-protection certificates',
  confidentiality: 'declarations of confidentiality',
  contacts_confirmed: 'the contact persons',
};
const ruleWords: Record<RequirementRule, string> = { by_clause: 'follow from the clauses', applies: 'are asked for', does_not_apply: 'are not asked for' };

export const agreements: SliceSentences<AgreementError> = {
  agreement_not_found: () => 'The agreement is no longer there. Go back to the list and choose another.',
  stale_agreement: () => 'A colleague has changed the agreement meanwhile. See how it stands now and try again.',
  stale_agreement_rule: () => 'A colleague has changed the rules meanwhile. See how they stand now and try again.',
  stale_clause_library: () => 'A colleague has changed the clauses meanwhile. See how they stand now and change them again.',
  stale_own_variables: () => 'A colleague has changed your own details meanwhile. See how they stand now and change them again.',
  variable_in_use: ({ word, agreements, clause }) =>
    `“${word}” cannot be removed: ${clause ? `the clause “${clause}” asks` : `${joined(agreements, 'and')} ${agreements.length > 1 ? 'ask' : 'asks'}`} for it. Take it out of use instead, so that older texts stay whole.`,
  agreement_discarded: () => 'The draft is discarded. Take it back before you write in it.',
  party_not_found: () => 'The association is no longer there or is archived. Choose another.',
  clause_not_found: () => 'The section is no longer in the agreement. Open the agreement again.',
  holes_left: ({ missing }) =>
    `${pluralEn(missing.length, { one: 'detail is', other: 'details are' })} missing. Fill them in, or print with empty lines.`,
  holes_in_several: ({ agreements: numbers, more }) =>
    `Something is missing in ${more > 0 ? `${numbers.join(', ')} and ${more} more` : joined(numbers, 'and')}. Fill it in, or save with empty lines.`,
  one_cannot_be_printed: ({ number, characters }) => `${number} cannot be printed: no font has ${characters.join(' ')}. Change the text and try again.`,
  too_many_agreements: ({ most }) => `There are more than ${most} agreements in the list. Search, or choose a part of it, and save that by itself.`,
  nothing_to_give_out: () => 'There are no agreements in the list. Choose another part of it.',
  papers_stopped: () => 'Stopped. Nothing is saved.',
  agreement_locked: ({ state }) => `The text is locked: the agreement is ${stateWords[state]}. Take it back to draft if it is to be changed.`,
  act_not_possible: ({ act, state }) => `${actWords[act]} is not possible now: the agreement is ${stateWords[state]}.`,
  already_signed: () => 'Somebody has signed already. Remove the signature first if it was noted by mistake.',
  signature_not_found: () => 'The signature is no longer noted on the agreement. Open the agreement again.',
  nothing_to_write: ({ kind, state }) => `There is nothing to write in ${letterWords[kind]} now: the agreement is ${stateWords[state]}. Open the agreement again to see which letters fit.`,
  version_not_found: () => 'The version or the scan no longer belongs to the agreement. Open the agreement again.',
  successor_exists: ({ number }) => `The agreement is already renewed by ${number}. Open that one instead.`,
  period_missing: () => 'The agreement has no first and last day to count from. Begin a new agreement instead.',
  record_not_found: () => 'It is no longer on the agreement. Open the agreement again.',
  stale_record: () => 'A colleague changed it meanwhile. See how it stands now, and try again.',
  goal_carried_already: ({ number }) => `The goal is already taken along in ${number}.`,
};

const agreementFields: Record<string, string> = { activityTitle: 'The title', caseNumber: say.caseNumber, period: 'The period' };

export const agreementEvents: EventSentences<AgreementEvent> = {
  agreement_drafted: ({ organisationId, number }, { named }) => {
    const who = named('organisation', [organisationId]);
    return `began the draft ${number}${who ? ` with ${who}` : ''}`;
  },
  agreement_changed: ({ fields }, { it }) =>
    `changed ${fieldsText(agreementFields, fields, 'and', pluralEn(fields.length, { one: 'fact', other: 'facts' }))} in ${it}`,
  clause_changed: (_, { it }) => `changed a clause of ${it}`,
  clause_noted: (_, { it }) => `wrote a note on a clause of ${it}`,
  agreement_discarded: (_, { it }) => `discarded ${it}`,
  agreement_restored: (_, { it }) => `took ${it} back`,
  agreement_printed: ({ sha256 }, { it }) => `printed ${it} (fingerprint ${sha256.slice(0, 8)} …)`,
  terms_changed: (_, { it }) => `changed notice and renewal of ${it}`,
  agreement_reviewed: (_, { it }) => `gave ${it} to be read through`,
  agreement_sent: ({ sha256 }, { it }) => `sent ${it} to the association (fingerprint ${sha256.slice(0, 8)} …)`,
  agreement_taken_back: ({ state }, { it }) => (state === 'draft' ? `took ${it} back to draft` : `took ${it} back to review`),
  agreement_signed: ({ side }, { it }) => `noted the signature of ${sideWords[side]} on ${it}`,
  signature_withdrawn: ({ side }, { it }) => `removed the signature of ${sideWords[side]} from ${it}`,
  signed_copy_attached: ({ sha256 }, { it }) => `attached a scan to ${it} (fingerprint ${sha256.slice(0, 8)} …)`,
  signed_copy_detached: (_, { it }) => `removed a scan from ${it}`,
  agreement_terminated: ({ side, endsOn }, { it }) => `noted that ${sideWords[side]} gave notice of ${it}; the last day is ${numericDate(endsOn)}`,
  termination_withdrawn: (_, { it }) => `noted that the notice of ${it} was taken back`,
  agreement_renewal_begun: ({ number }, { it }) => `began to renew ${it} with ${number}`,
  agreement_replaced: ({ number }, { it }) => `put ${number} in the place of ${it}`,
  agreement_reinstated: (_, { it }) => `let ${it} stand again`,
  agreement_evaluated: ({ on }, { it }) => (on ? `noted the evaluation of ${it} on ${numericDate(on)}` : `removed the evaluation of ${it}`),
  goal_noted: ({ act }, { it }) => `${recordWords[act]} a goal ${act === 'taken_back' ? 'from' : 'of'} ${it}`,
  goal_carried: ({ number }, { it }) => `took a goal of ${number} along in ${it}`,
  goal_evaluated: ({ outcome }, { it }) => (outcome ? `noted that a goal of ${it} was ${outcomeWords[outcome]}` : `removed an answer about a goal of ${it}`),
  evaluation_sheet_printed: ({ sha256 }, { it }) => `printed an evaluation sheet of ${it} (fingerprint ${sha256.slice(0, 8)} …)`,
  agreement_letter_printed: ({ kind, sha256 }, { it }) => `printed ${letterWords[kind]} about ${it} (fingerprint ${sha256.slice(0, 8)} …)`,
  talk_noted: ({ act }, { it }) => `${recordWords[act]} a note of a talk ${act === 'taken_back' ? 'from' : 'on'} ${it}`,
  next_step_settled: ({ state }, { it }) =>
    state === 'done' ? `noted that the next step of ${it} is done` : `noted that the next step of ${it} is not done yet`,
  requirement_set: ({ kind, rule }, { it }) => `noted that ${requirementWords[kind]} ${ruleWords[rule]} in ${it}`,
  requirement_confirmed: ({ kind, on }, { it }) =>
    on ? `noted that ${requirementWords[kind]} of ${it} were confirmed ${numericDate(on)}` : `removed the confirmation of ${requirementWords[kind]} from ${it}`,
  agreement_rule_changed: ({ rules }) => `changed the rules for agreements: ${joined(rules.map((rule) => watch.rules.names[rule].toLowerCase()), 'and')}`,
  clause_library_changed: ({ clauses }) => clauses.length === 0 ? 'changed the order of the clauses for agreements' : `changed clauses for agreements: ${joined(clauses.map((heading) => `“${heading}”`), 'and')}`,
  own_variables_changed: ({ words }) => words.length === 0 ? 'changed the order of own details for agreements' : `changed own details for agreements: ${joined(words.map((word) => `“${word}”`), 'and')}`,
  agreement_list_printed: ({ sha256 }) => `printed the list of agreements in force (fingerprint ${sha256.slice(0, 8)} …)`,
};
