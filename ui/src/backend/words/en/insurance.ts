import type { AttachmentFacts, InsuranceError, InsuranceEvent, PassingFact, VolunteerFacts } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';
import { claims } from '../../../texts/en/claims';
import { insurance as say } from '../../../texts/en/insurance';
import { insuranceRules } from '../../../texts/en/insuranceRules';
import { sealing } from '../../../texts/en/sealing';
import { insurerReport } from '../../../texts/en/insurerReport';
import { pluralEn } from '../../../texts/plural';
import { numericDate } from '../../../shared/format';
import type { EventSentences } from '../../events';
import { fieldsText, joined } from '../fields';


export const insurance: SliceSentences<InsuranceError> = {
  volunteer_not_found: () => 'The person is not in the register. Search again, or register the volunteer.',
  already_volunteer: () => 'The person is in the register already. Open the card, and make one more attachment.',
  volunteer_withdrawn: () => 'The volunteer was taken out of the register. Put the volunteer back first.',
  stale_volunteer: ({ current }) => `A colleague has changed ${current.fullName} meanwhile. See how it stands now, and try again.`,
  attachment_not_found: () => 'The attachment is no longer there. Open the card again.',
  stale_attachment: ({ current }) => `A colleague has changed the attachment of ${current.fullName} meanwhile. See how it stands now, and try again.`,
  too_young: ({ leastAge, oldEnoughOn }) =>
    `The volunteer is younger than ${leastAge} until ${numericDate(oldEnoughOn)}. Choose a later first day, or let the manager change the age under Settings, Insurance.`,
  not_approved: () => 'The attachment is not approved, so there is no approval to remove. Open the card again.',
  not_paused: () => 'The volunteer is not on a break that day. Look at the breaks, and write another day.',
  key_closed: ({ why }) => sealing.closed[why],
  cpr_not_kept: () => 'The office keeps no CPR numbers. The manager decides that under Settings, Insurance.',
  cpr_of_another_day: ({ registered }) => `The number does not fit the date of birth ${numericDate(registered)}. Check both, and change the one that is wrong.`,
  cpr_taken: ({ fullName }) => `The number is on the card of ${fullName}. If it is the same person, use that card; if not, check the digits.`,
  cpr_not_found: () => 'No CPR number is kept. Open the card again.',
  claim_not_found: () => 'The claim is no longer there, or it was taken out. Open the list again.',
  stale_claim: () => 'A colleague changed the claim meanwhile. Load it again and see how it stands now.',
  claim_file_not_found: () => 'The file is no longer with the claim. Fetch the claim again.',
  too_many_files: ({ most }) => `A claim can have ${most} files. Remove one, or put several into one PDF.`,
  effort_type_not_found: () => 'The kind of effort is no longer there. Choose another.',
  stale_effort_type: ({ current }) => `A colleague has changed ${current.facts.name} meanwhile. See how it stands now, and try again.`,
  effort_type_in_use: ({ attachments }) =>
    `${pluralEn(attachments, { one: 'attachment uses', other: 'attachments use' })} the kind of effort. Write a last day on the period instead, so that what held stays.`,
  municipal_cover_not_found: () => 'The insurance is no longer there. Open the page again.',
  stale_municipal_cover: () => 'A colleague has changed the insurance meanwhile. See how it stands now, and try again.',
  stale_insurance_rules: () => 'A colleague has changed the rules meanwhile. See how they stand now, and try again.',
  insurer_report_not_found: () => 'The report is no longer noted as delivered. Open the list again.',
  stale_insurer_report: () => 'A colleague has changed the report in the meantime. See how it stands now, and try again.',
  roll_call_not_found: () => 'The roll-call is not begun any more. Open the page again.',
  stale_roll_call: () => 'A colleague has changed the roll-call in the meantime. See how it stands now, and try again.',
  workplace_not_found: () => 'The workplace is no longer there. Choose another one in the list.',
  not_answered: () => 'There is no answer to carry out, or it is carried out already. See the list again.',
  import_changed_since: ({ names, people }) =>
    `The list cannot be taken back as one: ${joined(people > names.length ? [...names, pluralEn(people - names.length, { one: 'other', other: 'others' })] : names, 'and')} changed since. Mend them one by one on their cards.`,
};

const volunteerFields: Record<keyof VolunteerFacts, string> = {
  birthDate: say.forms.parts.birth,
  nextOfKin: say.forms.parts.kin,
  parentalConsent: say.forms.parts.consent,
  confidentiality: say.forms.parts.confidentiality,
  childCertificate: say.forms.parts.child,
  criminalRecord: say.forms.parts.criminal,
  informationGivenOn: say.forms.parts.letter,
  note: say.forms.parts.note,
};
const passingFacts: Record<PassingFact, string> = {
  next_of_kin: say.forms.parts.kin,
  child_certificate: say.forms.parts.child,
  criminal_record: say.forms.parts.criminal,
};
const attachmentFields: Partial<Record<keyof AttachmentFacts, string>> = {
  workplaceId: 'Workplace',
  track: 'Kind of cover',
  trackReason: 'Reason',
  answers: 'Answers of the guide',
  associationId: 'Association',
  activity: 'Activity',
  effortTypeId: 'Kind of effort',
  task: 'Description of the task',
  startsOn: 'First day',
  endsOn: 'Last day',
  weeklyHours: 'Hours a week',
  contactPersonId: 'Contact person',
  approvedBy: 'Approval',
  approvedOn: 'Approval',
  driving: 'Driving',
  withChildren: 'Contact with children',
  inHomes: 'Comes in homes',
  handlesMoney: 'Handles money',
  pauses: 'Breaks',
  lookedAtOn: 'Looked at',
};
const claimFields: Record<string, string> = { flow: claims.form.flow, attachmentId: claims.form.attachment, happenedOn: claims.form.happenedOn, account: claims.card.account };
const paperWords: Record<string, string> = {
  cover_proof: 'a proof of cover',
  volunteer_agreement: 'a volunteer agreement',
  information_sheet: 'an information sheet',
};
const registerPapers: Record<string, string> = {
  insurer_report: 'figures for the insurer',
  roll_call_list: 'a roll-call list',
  coverage_of_day: 'a list of volunteers and insurance on a day',
};
const some = (fields: readonly string[]): string => pluralEn(fields.length, { one: 'detail', other: 'details' });
const coverWords = insuranceRules.covers.kinds;

const answersText = (answers: number): string => (answers === 0 ? 'something' : pluralEn(answers, { one: 'answer', other: 'answers' }));
const toPlace = (name: string): string => (name ? ` for ${name}` : '');
const fromPlace = (name: string): string => (name ? ` of ${name}` : '');

export const insuranceEvents: EventSentences<InsuranceEvent> = {
  volunteer_registered: (_, { it }) => `registered ${it} as a volunteer`,
  volunteer_changed: ({ fields }, { it }) => `corrected ${fieldsText(volunteerFields, fields, 'and', some(fields))} of ${it}`,
  passing_facts_let_go: ({ what }, { it }) => `deleted ${fieldsText(passingFacts, what, 'and', '')} of ${it}, since no attachment needs it any more`,
  volunteer_withdrawn: (_, { it }) => `took ${it} out of the register`,
  volunteer_reinstated: (_, { it }) => `put ${it} back into the register`,
  volunteer_attached: ({ organisationId, track, startsOn }, { it, named }) => {
    const where = named('organisation', [organisationId]);
    return `attached ${it}${where ? ` to ${where}` : ''} from ${numericDate(startsOn)} (${say.tracks[track].toLowerCase()})`;
  },
  attachment_changed: ({ organisationId, fields }, { it, named }) =>
    `corrected ${fieldsText(attachmentFields, fields, 'and', some(fields))} in the attachment${at(named('organisation', [organisationId]))} of ${it}`,
  attachment_changed_from: ({ organisationId, from, fields }, { it, named }) =>
    `changed ${fieldsText(attachmentFields, fields, 'and', some(fields))} in the attachment${at(named('organisation', [organisationId]))} of ${it} from ${numericDate(from)}`,
  attachment_approved: ({ organisationId, on }, { it, named }) =>
    `noted that the attachment${at(named('organisation', [organisationId]))} of ${it} was approved on ${numericDate(on)}`,
  approval_taken_back: ({ organisationId }, { it, named }) => `removed the approval of the attachment${at(named('organisation', [organisationId]))} of ${it}`,
  pauses_changed: ({ organisationId }, { it, named }) => `corrected the breaks in the attachment${at(named('organisation', [organisationId]))} of ${it}`,
  attachment_ended: ({ organisationId, on }, { it, named }) => {
    const where = at(named('organisation', [organisationId]));
    return on ? `noted that the attachment${where} of ${it} ends on ${numericDate(on)}` : `removed the last day of the attachment${where} of ${it}`;
  },
  attachment_withdrawn: ({ organisationId }, { it, named }) => `took out the attachment${at(named('organisation', [organisationId]))} of ${it}`,
  attachment_reinstated: ({ organisationId }, { it, named }) => `put back the attachment${at(named('organisation', [organisationId]))} of ${it}`,
  volunteers_imported: ({ volunteers, attachments }) => `read in a list: ${say.importing.done(volunteers, attachments, 0)}`,
  volunteer_import_taken_back: ({ volunteers, attachments }) => `took back a list: ${say.importing.done(volunteers, attachments, 0)}`,
  volunteer_import_laid_again: ({ volunteers, attachments }) => `read in a list again: ${say.importing.done(volunteers, attachments, 0)}`,
  volunteer_paper_printed: ({ kind, sha256 }, { it }) => `printed ${paperWords[kind] ?? 'a paper'} for ${it} (fingerprint ${sha256.slice(0, 8)} …)`,
  cpr_kept: ({ injuredOn }, { it }) => (injuredOn ? `sealed and kept the CPR number of ${it} for the injury of ${numericDate(injuredOn)}` : `sealed and kept the CPR number of ${it}`),
  cpr_dropped: (_, { it }) => `removed the CPR number of ${it}`,
  cpr_revealed: (_, { it }) => `saw the CPR number of ${it}`,
  cpr_looked_up: (_, { it, kind }) => (kind === 'volunteer' ? `looked ${it} up by CPR number` : 'looked up a CPR number that nobody has'),
  effort_type_added: ({ name }) => `put “${name}” on the municipality’s list of efforts`,
  effort_type_changed: ({ name }) => `corrected “${name}” on the municipality’s list of efforts`,
  effort_type_withdrawn: ({ name }) => `took “${name}” off the municipality’s list of efforts`,
  effort_type_reinstated: ({ name }) => `put “${name}” back on the municipality’s list of efforts`,
  municipal_cover_added: ({ kind }) => `added an insurance: ${coverWords[kind].toLowerCase()}`,
  municipal_cover_changed: ({ kind }) => `corrected an insurance: ${coverWords[kind].toLowerCase()}`,
  municipal_cover_withdrawn: ({ kind }) => `removed an insurance: ${coverWords[kind].toLowerCase()}`,
  municipal_cover_reinstated: ({ kind }) => `put back an insurance: ${coverWords[kind].toLowerCase()}`,
  insurer_report_delivered: ({ on, handedOver }) =>
    `delivered figures on volunteers as of ${numericDate(on)} to the insurer (${insurerReport.delivered.handedOver[handedOver]})`,
  insurer_report_withdrawn: ({ on }) => `took back the delivery of figures on volunteers as of ${numericDate(on)}`,
  insurer_report_reinstated: ({ on }) => `noted again that figures on volunteers as of ${numericDate(on)} are delivered`,
  roll_call_started: ({ countedOn }) => `began the yearly roll-call as of ${numericDate(countedOn)}`,
  roll_call_withdrawn: ({ countedOn }) => `did not begin the yearly roll-call as of ${numericDate(countedOn)} after all`,
  roll_call_reinstated: ({ countedOn }) => `began the yearly roll-call as of ${numericDate(countedOn)} again`,
  roll_call_sent: ({ organisationId, sent }, { named }) => {
    const to = toPlace(named('organisation', [organisationId]));
    return sent ? `noted the roll-call list${to} as sent` : `noted that the roll-call list${to} is not sent`;
  },
  roll_call_answered: ({ organisationId, answers }, { named }) => `wrote ${answersText(answers)} down in the roll-call${fromPlace(named('organisation', [organisationId]))}`,
  roll_call_carried_out: ({ organisationId, answers }, { named }) => `carried out ${answersText(answers)} in the roll-call${fromPlace(named('organisation', [organisationId]))}`,
  roll_call_taken_back: ({ organisationId, answers }, { named }) => `took back ${answersText(answers)} in the roll-call${fromPlace(named('organisation', [organisationId]))}`,
  claim_noted: ({ flow }, { it }) => `noted ${it} (${claims.flows[flow].toLowerCase()})`,
  claim_changed: ({ fields }, { it }) => `changed ${fieldsText(claimFields, fields, 'and', some(fields))} of ${it}`,
  claim_told_changed: (_, { it }) => `noted who was told of ${it}`,
  claim_reported: ({ to, on }, { it }) => `noted ${it} as reported ${numericDate(on)} (${claims.recipients[to]})`,
  claim_decided: ({ outcome }, { it }) => `noted the decision on ${it}: ${claims.outcomes[outcome].toLowerCase()}`,
  claim_closed: ({ outcome }, { it }) => `closed ${it}: ${claims.outcomes[outcome].toLowerCase()}`,
  claim_handling_changed: (_, { it }) => `changed what was done about ${it}`,
  claim_withdrawn: (_, { it }) => `took ${it} out as noted by mistake`,
  claim_reinstated: (_, { it }) => `put ${it} back`,
  claim_returned: (_, { it }) => `took a change of ${it} back`,
  claim_sheet_printed: ({ withCpr, sha256 }, { it }) => `printed the fact sheet on ${it}${withCpr ? ' with the CPR number' : ''} (fingerprint ${sha256.slice(0, 8)} …)`,
  claim_file_attached: ({ sha256 }, { it }) => `attached a sealed file to ${it} (fingerprint ${sha256.slice(0, 8)} …)`,
  claim_file_detached: (_, { it }) => `removed a file from ${it}`,
  claim_file_reattached: (_, { it }) => `put a file back with ${it}`,
  register_paper_printed: ({ kind, sha256 }) => `printed ${registerPapers[kind] ?? 'a paper of the register'} (fingerprint ${sha256.slice(0, 8)} …)`,
  insurance_rules_changed: ({ rules }) => `corrected the rules for insurance: ${joined(rules.map((rule) => insuranceRules.rules.names[rule].toLowerCase()), 'and')}`,
};

/** ` at Strandgården`, or nothing where the name is not known. */
function at(name: string): string {
  return name ? ` at ${name}` : '';
}
