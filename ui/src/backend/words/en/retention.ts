import type { RetentionError, RetentionEvent } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';
import { retention as say } from '../../../texts/en/retention';
import { pluralEn } from '../../../texts/plural';
import type { EventSentences } from '../../events';
import { numericDate } from '../../../shared/format';

export const retention: SliceSentences<RetentionError> = {
  person_not_found: () => 'The person is no longer there. Search for the name again.',
  not_a_volunteer: () => 'The person is not in the register of volunteers, so there is no letter to write. Search again.',
  nothing_to_forget: () => 'Nothing is left to be deleted, or you have no access to it. Open the list again.',
  no_old_lines: () => 'No line of the log is old enough to be deleted. Open the list again.',
  anonymising_hindered: ({ hindrances }) =>
    `It cannot be deleted yet: ${pluralEn(hindrances.length, { one: 'thing stands', other: 'things stand' })} in the way. See what, and settle it first.`,
  stale_retention_rules: () => 'A colleague has changed the periods meanwhile. See how they stand now, and try again.',
};

const inCase = (caseNumber: string | undefined): string => (caseNumber ? `, case ${caseNumber}` : '');

export const retentionEvents: EventSentences<RetentionEvent> = {
  person_anonymised: ({ reason, papers, searches, caseNumber }) =>
    `deleted a name for good (${say.reasons[reason].toLowerCase()}; ${pluralEn(papers, { one: 'paper', other: 'papers' })}, ${pluralEn(searches, { one: 'search', other: 'searches' })}${inCase(caseNumber)})`,
  claim_forgotten: ({ papers, numbers, caseNumber }) =>
    `deleted what happened in a claim for good (${pluralEn(papers, { one: 'paper', other: 'papers' })}${numbers > 0 ? ', the CPR number' : ''}${inCase(caseNumber)})`,
  agreement_forgotten: ({ papers, caseNumber }) => `deleted what an agreement said for good (${pluralEn(papers, { one: 'paper', other: 'papers' })}${inCase(caseNumber)})`,
  old_forgotten: ({ what, count, keptFrom }) =>
    what === 'shared_papers'
      ? `deleted ${pluralEn(count, { one: 'paper', other: 'papers' })} with several names; everything from ${numericDate(keptFrom)} on is kept`
      : what === 'booking_letters'
        ? `deleted ${pluralEn(count, { one: 'letter', other: 'letters' })} about bookings; everything from ${numericDate(keptFrom)} on is kept`
        : `deleted the contact of ${pluralEn(count, { one: 'booking', other: 'bookings' })}; everything from ${numericDate(keptFrom)} on is kept`,
  information_letter_printed: ({ sha256 }, { it }) => `printed the information letter to ${it} (fingerprint ${sha256.slice(0, 8)} …)`,
  award_year_anonymised: ({ nominees, nominations, papers, searches }) =>
    `deleted the names of an award year for good (${pluralEn(nominees, { one: 'nominee', other: 'nominees' })}, ${pluralEn(nominations, { one: 'nomination', other: 'nominations' })}, ${pluralEn(papers, { one: 'paper', other: 'papers' })}, ${pluralEn(searches, { one: 'search', other: 'searches' })})`,
  award_sheets_forgotten: ({ sheets }) => `deleted the scores of an award year for good (${pluralEn(sheets, { one: 'sheet', other: 'sheets' })})`,
  log_thinned: ({ lines, keptFrom }) => `deleted ${pluralEn(lines, { one: 'old line', other: 'old lines' })} of the log; everything from ${numericDate(keptFrom)} on is kept`,
  retention_rules_changed: ({ rules }) => `changed retention periods: ${rules.map((rule) => say.rules.names[rule].toLowerCase()).join(', ')}`,
};
