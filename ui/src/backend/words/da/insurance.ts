import type { AttachmentFacts, InsuranceError, InsuranceEvent, PassingFact, VolunteerFacts } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';
import { claims } from '../../../texts/da/claims';
import { insurance as say } from '../../../texts/da/insurance';
import { insuranceRules } from '../../../texts/da/insuranceRules';
import { sealing } from '../../../texts/da/sealing';
import { insurerReport } from '../../../texts/da/insurerReport';
import { pluralDa } from '../../../texts/plural';
import { numericDate } from '../../../shared/format';
import type { EventSentences } from '../../events';
import { fieldsText, joined } from '../fields';


export const insurance: SliceSentences<InsuranceError> = {
  volunteer_not_found: () => 'Personen står ikke i registret. Søg igen, eller registrér den frivillige.',
  already_volunteer: () => 'Personen står allerede i registret. Åbn kortet, og lav en tilknytning mere.',
  volunteer_withdrawn: () => 'Den frivillige er taget ud af registret. Sæt den frivillige ind igen først.',
  stale_volunteer: ({ current }) => `En kollega har ændret ${current.fullName} imens. Se, hvordan det står nu, og prøv igen.`,
  attachment_not_found: () => 'Tilknytningen findes ikke længere. Åbn kortet igen.',
  stale_attachment: ({ current }) => `En kollega har ændret tilknytningen for ${current.fullName} imens. Se, hvordan den står nu, og prøv igen.`,
  too_young: ({ leastAge, oldEnoughOn }) =>
    `Den frivillige er yngre end ${leastAge} år indtil ${numericDate(oldEnoughOn)}. Vælg en senere første dag, eller lad lederen ændre alderen under Indstillinger, Forsikring.`,
  not_approved: () => 'Tilknytningen er ikke godkendt, så der er ingen godkendelse at fjerne. Åbn kortet igen.',
  not_paused: () => 'Den frivillige er ikke på pause den dag. Se pauserne, og skriv en anden dag.',
  key_closed: ({ why }) => sealing.closed[why],
  cpr_not_kept: () => 'Kontoret gemmer ikke CPR-numre. Lederen bestemmer det under Indstillinger, Forsikring.',
  cpr_of_another_day: ({ registered }) => `Nummeret passer ikke til fødselsdatoen ${numericDate(registered)}. Se begge efter, og ret den, der er forkert.`,
  cpr_taken: ({ fullName }) => `Nummeret står på ${fullName}. Er det samme person, så brug det kort; ellers se cifrene efter.`,
  cpr_not_found: () => 'Der er intet CPR-nummer gemt. Åbn kortet igen.',
  claim_not_found: () => 'Skaden findes ikke længere, eller den er taget ud. Åbn listen igen.',
  stale_claim: () => 'En kollega har ændret skaden imens. Hent den igen, og se, hvordan den står nu.',
  claim_file_not_found: () => 'Filen ligger ikke ved skaden længere. Hent skaden igen.',
  too_many_files: ({ most }) => `Der kan ligge ${most} filer ved en skade. Fjern en, eller saml flere i en PDF.`,
  effort_type_not_found: () => 'Indsatstypen findes ikke længere. Vælg en anden.',
  stale_effort_type: ({ current }) => `En kollega har ændret ${current.facts.name} imens. Se, hvordan den står nu, og prøv igen.`,
  effort_type_in_use: ({ attachments }) =>
    `${pluralDa(attachments, { one: 'tilknytning', other: 'tilknytninger' })} bruger indsatstypen. Skriv en slutdag på perioden i stedet, så bliver det, der gjaldt, stående.`,
  municipal_cover_not_found: () => 'Forsikringen findes ikke længere. Åbn siden igen.',
  stale_municipal_cover: () => 'En kollega har ændret forsikringen imens. Se, hvordan den står nu, og prøv igen.',
  stale_insurance_rules: () => 'En kollega har ændret reglerne imens. Se, hvordan de står nu, og prøv igen.',
  insurer_report_not_found: () => 'Rapporten er ikke længere noteret som afleveret. Åbn listen igen.',
  stale_insurer_report: () => 'En kollega har ændret rapporten imens. Se, hvordan den står nu, og prøv igen.',
  roll_call_not_found: () => 'Optællingen er ikke begyndt længere. Åbn siden igen.',
  stale_roll_call: () => 'En kollega har ændret optællingen imens. Se, hvordan den står nu, og prøv igen.',
  workplace_not_found: () => 'Arbejdspladsen findes ikke længere. Vælg en anden på listen.',
  not_answered: () => 'Der er ikke et svar at udføre, eller det er udført i forvejen. Se listen igen.',
  import_changed_since: ({ names, people }) =>
    `Listen kan ikke tages tilbage som én, for ${joined(people > names.length ? [...names, pluralDa(people - names.length, { one: 'anden', other: 'andre' })] : names, 'og')} er ændret siden. Ret dem hver for sig på deres kort.`,
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
  workplaceId: 'Arbejdsplads',
  track: 'Dækningstype',
  trackReason: 'Begrundelse',
  answers: 'Svar i vurderingshjælpen',
  associationId: 'Forening',
  activity: 'Aktivitet',
  effortTypeId: 'Indsatstype',
  task: 'Opgavebeskrivelse',
  startsOn: 'Første dag',
  endsOn: 'Sidste dag',
  weeklyHours: 'Timer om ugen',
  contactPersonId: 'Kontaktperson',
  approvedBy: 'Godkendelse',
  approvedOn: 'Godkendelse',
  driving: 'Kørsel',
  withChildren: 'Kontakt med børn',
  inHomes: 'Kommer i hjem',
  handlesMoney: 'Håndterer penge',
  pauses: 'Pauser',
  lookedAtOn: 'Set efter',
};
const claimFields: Record<string, string> = { flow: claims.form.flow, attachmentId: claims.form.attachment, happenedOn: claims.form.happenedOn, account: claims.card.account };
const paperWords: Record<string, string> = {
  cover_proof: 'et bevis for dækning',
  volunteer_agreement: 'en frivilligaftale',
  information_sheet: 'et informationsark',
};
const registerPapers: Record<string, string> = {
  insurer_report: 'tal til forsikringsselskabet',
  roll_call_list: 'en optællingsliste',
  coverage_of_day: 'en liste over frivillige og forsikring på en dag',
};
const some = (fields: readonly string[]): string => pluralDa(fields.length, { one: 'oplysning', other: 'oplysninger' });
const coverWords = insuranceRules.covers.kinds;

const answersText = (answers: number): string => (answers === 0 ? 'noget' : pluralDa(answers, { one: 'svar', other: 'svar' }));
const toPlace = (name: string): string => (name ? ` til ${name}` : '');
const fromPlace = (name: string): string => (name ? ` fra ${name}` : '');

export const insuranceEvents: EventSentences<InsuranceEvent> = {
  volunteer_registered: (_, { it }) => `registrerede ${it} som frivillig`,
  volunteer_changed: ({ fields }, { it }) => `rettede ${fieldsText(volunteerFields, fields, 'og', some(fields))} for ${it}`,
  passing_facts_let_go: ({ what }, { it }) => `slettede ${fieldsText(passingFacts, what, 'og', '')} for ${it}, da ingen tilknytning har brug for det mere`,
  volunteer_withdrawn: (_, { it }) => `tog ${it} ud af registret`,
  volunteer_reinstated: (_, { it }) => `satte ${it} ind i registret igen`,
  volunteer_attached: ({ organisationId, track, startsOn }, { it, named }) => {
    const where = named('organisation', [organisationId]);
    return `tilknyttede ${it}${where ? ` til ${where}` : ''} fra ${numericDate(startsOn)} (${say.tracks[track].toLowerCase()})`;
  },
  attachment_changed: ({ organisationId, fields }, { it, named }) =>
    `rettede ${fieldsText(attachmentFields, fields, 'og', some(fields))} i tilknytningen${at(named('organisation', [organisationId]))} for ${it}`,
  attachment_changed_from: ({ organisationId, from, fields }, { it, named }) =>
    `ændrede ${fieldsText(attachmentFields, fields, 'og', some(fields))} i tilknytningen${at(named('organisation', [organisationId]))} for ${it} fra ${numericDate(from)}`,
  attachment_approved: ({ organisationId, on }, { it, named }) =>
    `noterede, at tilknytningen${at(named('organisation', [organisationId]))} for ${it} er godkendt ${numericDate(on)}`,
  approval_taken_back: ({ organisationId }, { it, named }) => `fjernede godkendelsen af tilknytningen${at(named('organisation', [organisationId]))} for ${it}`,
  pauses_changed: ({ organisationId }, { it, named }) => `rettede pauserne i tilknytningen${at(named('organisation', [organisationId]))} for ${it}`,
  attachment_ended: ({ organisationId, on }, { it, named }) => {
    const where = at(named('organisation', [organisationId]));
    return on
      ? `noterede, at tilknytningen${where} for ${it} ophører ${numericDate(on)}`
      : `fjernede slutdagen fra tilknytningen${where} for ${it}`;
  },
  attachment_withdrawn: ({ organisationId }, { it, named }) => `tog tilknytningen${at(named('organisation', [organisationId]))} ud for ${it}`,
  attachment_reinstated: ({ organisationId }, { it, named }) => `satte tilknytningen${at(named('organisation', [organisationId]))} ind igen for ${it}`,
  volunteers_imported: ({ volunteers, attachments }) => `indlæste en liste: ${say.importing.done(volunteers, attachments, 0)}`,
  volunteer_import_taken_back: ({ volunteers, attachments }) => `tog en indlæst liste tilbage: ${say.importing.done(volunteers, attachments, 0)}`,
  volunteer_import_laid_again: ({ volunteers, attachments }) => `indlæste en liste igen: ${say.importing.done(volunteers, attachments, 0)}`,
  volunteer_paper_printed: ({ kind, sha256 }, { it }) => `udskrev ${paperWords[kind] ?? 'et papir'} for ${it} (fingeraftryk ${sha256.slice(0, 8)} …)`,
  cpr_kept: ({ injuredOn }, { it }) => (injuredOn ? `forseglede og gemte CPR-nummeret for ${it} til skaden ${numericDate(injuredOn)}` : `forseglede og gemte CPR-nummeret for ${it}`),
  cpr_dropped: (_, { it }) => `fjernede CPR-nummeret for ${it}`,
  cpr_revealed: (_, { it }) => `så CPR-nummeret for ${it}`,
  cpr_looked_up: (_, { it, kind }) => (kind === 'volunteer' ? `slog ${it} op med CPR-nummer` : 'slog et CPR-nummer op, som ingen har'),
  effort_type_added: ({ name }) => `satte «${name}» på kommunens liste over indsatser`,
  effort_type_changed: ({ name }) => `rettede «${name}» på kommunens liste over indsatser`,
  effort_type_withdrawn: ({ name }) => `fjernede «${name}» fra kommunens liste over indsatser`,
  effort_type_reinstated: ({ name }) => `satte «${name}» på kommunens liste over indsatser igen`,
  municipal_cover_added: ({ kind }) => `tilføjede en forsikring: ${coverWords[kind].toLowerCase()}`,
  municipal_cover_changed: ({ kind }) => `rettede en forsikring: ${coverWords[kind].toLowerCase()}`,
  municipal_cover_withdrawn: ({ kind }) => `fjernede en forsikring: ${coverWords[kind].toLowerCase()}`,
  municipal_cover_reinstated: ({ kind }) => `satte en forsikring ind igen: ${coverWords[kind].toLowerCase()}`,
  insurer_report_delivered: ({ on, handedOver }) =>
    `afleverede tal over frivillige pr. ${numericDate(on)} til forsikringsselskabet (${insurerReport.delivered.handedOver[handedOver]})`,
  insurer_report_withdrawn: ({ on }) => `tog afleveringen af tal over frivillige pr. ${numericDate(on)} tilbage`,
  insurer_report_reinstated: ({ on }) => `noterede igen, at tal over frivillige pr. ${numericDate(on)} er afleveret`,
  roll_call_started: ({ countedOn }) => `begyndte den årlige optælling pr. ${numericDate(countedOn)}`,
  roll_call_withdrawn: ({ countedOn }) => `begyndte alligevel ikke den årlige optælling pr. ${numericDate(countedOn)}`,
  roll_call_reinstated: ({ countedOn }) => `begyndte igen den årlige optælling pr. ${numericDate(countedOn)}`,
  roll_call_sent: ({ organisationId, sent }, { named }) => {
    const to = toPlace(named('organisation', [organisationId]));
    return sent ? `noterede optællingslisten${to} som sendt` : `noterede, at optællingslisten${to} ikke er sendt`;
  },
  roll_call_answered: ({ organisationId, answers }, { named }) => `skrev ${answersText(answers)} ind i optællingen${fromPlace(named('organisation', [organisationId]))}`,
  roll_call_carried_out: ({ organisationId, answers }, { named }) => `udførte ${answersText(answers)} i optællingen${fromPlace(named('organisation', [organisationId]))}`,
  roll_call_taken_back: ({ organisationId, answers }, { named }) => `tog ${answersText(answers)} i optællingen${fromPlace(named('organisation', [organisationId]))} tilbage`,
  claim_noted: ({ flow }, { it }) => `noterede ${it} (${claims.flows[flow].toLowerCase()})`,
  claim_changed: ({ fields }, { it }) => `rettede ${fieldsText(claimFields, fields, 'og', some(fields))} i ${it}`,
  claim_told_changed: (_, { it }) => `noterede, hvem der har fået ${it} at vide`,
  claim_reported: ({ to, on }, { it }) => `noterede ${it} som anmeldt ${numericDate(on)} (${claims.recipients[to]})`,
  claim_decided: ({ outcome }, { it }) => `noterede afgørelsen af ${it}: ${claims.outcomes[outcome].toLowerCase()}`,
  claim_closed: ({ outcome }, { it }) => `lukkede ${it}: ${claims.outcomes[outcome].toLowerCase()}`,
  claim_handling_changed: (_, { it }) => `rettede, hvad der er gjort ved ${it}`,
  claim_withdrawn: (_, { it }) => `tog ${it} ud som noteret ved en fejl`,
  claim_reinstated: (_, { it }) => `satte ${it} ind igen`,
  claim_returned: (_, { it }) => `tog en rettelse af ${it} tilbage`,
  claim_sheet_printed: ({ withCpr, sha256 }, { it }) => `udskrev faktaarket om ${it}${withCpr ? ' med CPR-nummer' : ''} (fingeraftryk ${sha256.slice(0, 8)} …)`,
  claim_file_attached: ({ sha256 }, { it }) => `lagde et forseglet bilag ved ${it} (fingeraftryk ${sha256.slice(0, 8)} …)`,
  claim_file_detached: (_, { it }) => `fjernede et bilag fra ${it}`,
  claim_file_reattached: (_, { it }) => `lagde et bilag ved ${it} igen`,
  register_paper_printed: ({ kind, sha256 }) => `udskrev ${registerPapers[kind] ?? 'et papir fra registret'} (fingeraftryk ${sha256.slice(0, 8)} …)`,
  insurance_rules_changed: ({ rules }) =>
    `rettede reglerne for forsikring: ${joined(rules.map((rule) => insuranceRules.rules.names[rule].toLowerCase()), 'og')}`,
};

/** ` på Plejehjemmet Strandgården`, or nothing where the name is not known. */
function at(name: string): string {
  return name ? ` på ${name}` : '';
}
