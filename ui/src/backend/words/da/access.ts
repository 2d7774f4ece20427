import type { AccessError, AccessEvent, OfficeDetailsChange, Role, User } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';
import { access as labels } from '../../../texts/da/access';
import { sealing } from '../../../texts/da/sealing';
import { settings as say } from '../../../texts/da/settings';
import type { EventSentences } from '../../events';
import { fieldsText, joined } from '../fields';

export const access: SliceSentences<AccessError> = {
  wrong_password: () => 'Brugernavn og adgangskode passer ikke sammen. Skriv dem igen.',
  wait_before_next_try: ({ seconds }) => `Der er prøvet for mange gange. Vent ${seconds} sekunder, og prøv igen.`,
  already_set_up: () => 'Kontoret er allerede sat op. Log ind i stedet.',
  stale_user: ({ current }) => `En kollega har ændret ${current.fullName} imens. Se, hvordan det står nu, og prøv igen.`,
  stale_journal: () => 'Dokumentet er sat af en anden imens. Se listen, som den er nu.',
  too_many_papers: ({ most }) => `Vælg mellem 1 og ${most} dokumenter ad gangen.`,
  reminder_not_found: () => 'Den står ikke på listen længere. Hent siden igen.',
  stale_reminder: ({ current }) => `«${current.text}» er ændret i et andet vindue. Se listen, som den er nu.`,
  user_not_found: () => 'Brugeren findes ikke længere. Hent listen igen.',
  last_administrator: () => 'Kontoret skal have mindst én administrator. Giv rollen til en anden først.',
  wrong_recovery_code: () => 'Brugernavn og gendannelseskode passer ikke sammen. Skriv koden, som den står på arket.',
  stale_office_details: () => 'En kollega har ændret kontorets oplysninger imens. Se, hvordan de står nu, og prøv igen.',
  logo_not_found: () => 'Kontoret har intet logo. Vælg et under Indstillinger.',
  paper_damaged: () => 'Papiret er ikke, som det blev gemt. Brug det ikke, og ring til den, der passer programmet.',
  key_closed: ({ why }) => sealing.closed[why],
  sealing_begun_already: () => 'En kollega har begyndt imens. Se, hvem der har adgang, og bed om den.',
  colleague_not_ready: ({ fullName }) => `${fullName} skal først vælge sin egen adgangskode, under Indstillinger, Adgangskode. Giv adgangen bagefter.`,
  last_key_holder: () => 'Mindst én skal have adgang, ellers kan ingen give den igen. Giv den til en kollega først.',
  wrong_key_code: () => 'Koden passer ikke. Skriv den, som den står på det nyeste ark.',
  key_is_held: ({ fullNames }) => `Nøglen er ikke tabt: ${joined(fullNames, 'og')} har adgang og kan give dig den.`,
  not_a_demo_office: () => 'Det kan kun gøres i et opdigtet kontor.',
};

const userFields: Record<Exclude<keyof User, 'id' | 'version' | 'archivedAt'>, string> = {
  fullName: say.userFullName,
  userName: say.userNameField,
  roles: say.userRoles,
};
const officeFields: Record<Exclude<keyof OfficeDetailsChange, 'version'> | 'logo', string> = {
  name: say.officeName,
  municipalityName: say.municipalityName,
  street: say.street,
  postalCode: say.postalCode,
  town: say.town,
  cvr: say.cvr,
  phone: say.phone,
  email: say.email,
  language: say.papersLanguage,
  lockAfterMinutes: 'Tid til skærmen låses',
  logo: say.logo,
};

const roles = (held: readonly Role[]) => joined(held.map((role) => labels.roles[role].toLowerCase()), 'og');

export const accessEvents: EventSentences<AccessEvent> = {
  office_set_up: ({ name }) => `oprettede kontoret ${name}`,
  user_signed_in: () => 'loggede ind',
  user_signed_out: () => 'loggede ud',
  sign_in_refused: ({ userName }) => (userName ? `prøvede at logge ind som «${userName}» og blev afvist` : 'prøvede at logge ind og blev afvist'),
  user_added: ({ roles: given }, { it }) => `oprettede ${it} som ${roles(given)}`,
  user_changed: ({ fields }, { it }) => `rettede ${fieldsText(userFields, fields, 'og', 'oplysninger')} for ${it}`,
  user_archived: (_, { it }) => `lagde ${it} i arkiv`,
  user_restored: (_, { it }) => `hentede ${it} fra arkivet`,
  password_changed: (_, { it }) => `skiftede adgangskoden for ${it}`,
  recovery_code_made: () => 'lavede en ny gendannelseskode',
  recovery_code_used: () => 'brugte gendannelseskoden til at vælge en ny adgangskode',
  paper_journalled: ({ caseNumber, documentNumber }) => `journaliserede et dokument på sag ${caseNumber}${documentNumber ? `, dok. ${documentNumber}` : ''}`,
  paper_left_out_of_journal: ({ reason }) => (reason ? `satte et dokument som ikke til journalisering: ${reason}` : 'satte et dokument som ikke til journalisering'),
  paper_journal_opened: () => 'lagde et dokument tilbage på listen over det, der skal journaliseres',
  sealed_paper_settled: (_, { it }) => `noterede, hvordan et forseglet papir om ${it} står i journalen`,
  key_pair_made: (_, { it }) => `lavede den egne nøgle for ${it}, som kun den egne adgangskode åbner`,
  key_pair_rewrapped: (_, { it }) => `låste nøglen for ${it} om til den nye adgangskode`,
  key_pair_voided: (_, { it }) => `gjorde nøglen for ${it} ugyldig; adgang til det forseglede skal gives igen`,
  sealing_begun: ({ key }) => `begyndte at forsegle ${sealing.of[key].what}`,
  key_granted: ({ key }, { it }) => `gav ${it} adgang til ${sealing.of[key].what}`,
  key_withdrawn: ({ key }, { it }) => `fjernede adgangen til ${sealing.of[key].what} for ${it}`,
  key_code_made: ({ key }) => `lavede en ny kode til ${sealing.of[key].what}`,
  key_code_refused: () => 'prøvede at åbne noget forseglet med en kode, der ikke passer',
  key_recovered: ({ key }) => `fik adgang til ${sealing.of[key].what} med koden fra arket`,
  lost_key_replaced: ({ key, reason }) => `begyndte forfra med at forsegle ${sealing.of[key].what}: ${reason}`,
  office_changed: ({ fields }) => `rettede ${fieldsText(officeFields, fields, 'og', 'noget')} i kontorets oplysninger`,
  log_read: ({ reason }, { it, kind }) => {
    const about = kind === 'office' ? '' : ` om ${it}`;
    return reason ? `læste loggen${about}: ${reason}` : `læste loggen${about}`;
  },
  looked: ({ operation }, { it, name, kind }) => (operation === 'papers_in_journal' ? 'så, hvad der mangler at blive journaliseret' : operation === 'judge_parties' || operation === 'judge_volunteers' ? 'så, hvem på en liste der findes i forvejen' : name && (kind === 'person' || kind === 'organisation') ? `så kortet for ${name}` : `så ${it}`),
  searched: ({ words }) => `søgte efter «${words}»`,
  printed: ({ operation }, { it }) => (operation === 'recovery_sheet' ? 'udskrev arket med en gendannelseskode' : operation === 'award_key_sheet' ? 'udskrev arket med koden til prisårets nøgle' : `udskrev ${it}`),
  exported: ({ operation }, { it, kind }) => (operation === 'export_papers_for_journal' ? 'gav dokumenter ud til sagssystemet' : operation === 'export_agreement_papers' ? 'gav aftalernes papirer ud som fil' : operation === 'export_agreements' ? 'gav listen over aftaler ud som fil' : kind === 'paper' ? `gav ${it} ud som fil` : `gav data ud om ${it}`),
};
