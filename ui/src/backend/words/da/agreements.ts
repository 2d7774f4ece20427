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
import { pluralDa } from '../../../texts/plural';
import { agreements as say } from '../../../texts/da/agreements';
import type { EventSentences } from '../../events';
import { watch } from '../../../texts/da/watch';
import { numericDate } from '../../../shared/format';
import { fieldsText, joined } from '../fields';

const actWords: Record<AgreementAct, string> = {
  write: 'At rette i den',
  discard: 'At kassere den',
  restore: 'At tage den tilbage',
  review: 'Gennemsyn',
  send: 'At sende den',
  take_back: 'At tage den tilbage',
  sign: 'At notere en underskrift',
  unsign: 'At fjerne en underskrift',
  attach_copy: 'At vedhæfte en skanning',
  terminate: 'At sige den op',
  withdraw_termination: 'At trække opsigelsen tilbage',
  renew: 'At forny den',
  replace: 'At afløse den',
  reinstate: 'At lade den gælde igen',
  evaluate: 'At evaluere den',
};
const letterWords: Record<AgreementLetterKind, string> = {
  accompanying: 'et følgebrev',
  renewal: 'et brev om fornyelse',
  termination: 'et brev om opsigelse',
  confidentiality: 'en tavshedserklæring',
};
const stateWords: Record<AgreementState, string> = {
  draft: 'en kladde',
  in_review: 'til gennemsyn',
  sent: 'sendt til foreningen',
  signed: 'underskrevet',
  terminated: 'opsagt',
  renewed: 'afløst af en anden',
  discarded: 'kasseret',
};
const sideWords: Record<AgreementSide, string> = { municipality: 'kommunens', association: 'foreningens' };
const recordWords: Record<RecordAct, string> = { added: 'noterede', changed: 'rettede', taken_back: 'fjernede', put_back: 'genindsatte' };
const outcomeWords: Record<GoalOutcome, string> = { met: 'nået', partly: 'delvist nået', missed: 'ikke nået' };
const requirementWords: Record<RequirementKind, string> = {
  child_protection: 'erklæringen om børneattester',
  confidentiality: 'tavshedserklæringerne',
  contacts_confirmed: 'kontaktpersonerne',
};
const ruleWords: Record<RequirementRule, string> = { by_clause: 'følger af afsnittene', applies: 'kræves', does_not_apply: 'ikke kræves' };

export const agreements: SliceSentences<AgreementError> = {
  agreement_not_found: () => 'Aftalen findes ikke længere. Gå tilbage til listen, og vælg en anden.',
  stale_agreement: () => 'En kollega har ændret aftalen imens. Se, hvordan den står nu, og prøv igen.',
  stale_agreement_rule: () => 'En kollega har ændret reglerne imens. Se, hvordan de står nu, og prøv igen.',
  stale_clause_library: () => 'En kollega har rettet i afsnittene imens. Se, hvordan de står nu, og ret igen.',
  stale_own_variables: () => 'En kollega har rettet i jeres egne oplysninger imens. Se, hvordan de står nu, og ret igen.',
  variable_in_use: ({ word, agreements, clause }) =>
    `»${word}« kan ikke fjernes: ${clause ? `afsnittet »${clause}«` : joined(agreements, 'og')} spørger om den. Tag den ud af brug i stedet, så bliver de gamle tekster hele.`,
  agreement_discarded: () => 'Kladden er kasseret. Tag den tilbage, før du skriver i den.',
  party_not_found: () => 'Foreningen findes ikke længere eller er arkiveret. Vælg en anden.',
  clause_not_found: () => 'Afsnittet findes ikke i aftalen længere. Åbn aftalen igen.',
  holes_left: ({ missing }) =>
    `Der mangler ${pluralDa(missing.length, { one: 'oplysning', other: 'oplysninger' })}. Udfyld dem, eller udskriv med tomme linjer.`,
  holes_in_several: ({ agreements: numbers, more }) =>
    `Der mangler noget i ${more > 0 ? `${numbers.join(', ')} og ${more} mere` : joined(numbers, 'og')}. Udfyld det, eller gem med tomme linjer.`,
  one_cannot_be_printed: ({ number, characters }) => `${number} kan ikke trykkes: ingen skrift har ${characters.join(' ')}. Ret teksten, og prøv igen.`,
  too_many_agreements: ({ most }) => `Der er flere end ${most} aftaler i listen. Søg eller vælg en del af den, og gem den for sig.`,
  nothing_to_give_out: () => 'Der er ingen aftaler i listen. Vælg en anden del af den.',
  papers_stopped: () => 'Stoppet. Intet er gemt.',
  agreement_locked: ({ state }) => `Teksten er låst: aftalen er ${stateWords[state]}. Tag den tilbage til kladde, hvis den skal rettes.`,
  act_not_possible: ({ act, state }) => `${actWords[act]} kan ikke lade sig gøre nu: aftalen er ${stateWords[state]}.`,
  already_signed: () => 'Der er allerede skrevet under. Fjern underskriften først, hvis den er noteret ved en fejltagelse.',
  signature_not_found: () => 'Underskriften er ikke noteret på aftalen længere. Åbn aftalen igen.',
  nothing_to_write: ({ kind, state }) => `Der er ikke noget at skrive i ${letterWords[kind]} nu: aftalen er ${stateWords[state]}. Åbn aftalen igen, og se, hvilke breve der passer.`,
  version_not_found: () => 'Versionen eller skanningen hører ikke til aftalen længere. Åbn aftalen igen.',
  successor_exists: ({ number }) => `Aftalen er allerede fornyet med ${number}. Åbn den i stedet.`,
  period_missing: () => 'Aftalen har ingen første og sidste dag at regne fra. Begynd en ny aftale i stedet.',
  record_not_found: () => 'Det findes ikke længere på aftalen. Åbn aftalen igen.',
  stale_record: () => 'En kollega har rettet det imens. Se, hvordan det står nu, og prøv igen.',
  goal_carried_already: ({ number }) => `Målet er allerede taget med i ${number}.`,
};

const agreementFields: Record<string, string> = { activityTitle: 'Titlen', caseNumber: say.caseNumber, period: 'Perioden' };

export const agreementEvents: EventSentences<AgreementEvent> = {
  agreement_drafted: ({ organisationId, number }, { named }) => {
    const who = named('organisation', [organisationId]);
    return `begyndte kladden ${number}${who ? ` med ${who}` : ''}`;
  },
  agreement_changed: ({ fields }, { it }) =>
    `rettede ${fieldsText(agreementFields, fields, 'og', pluralDa(fields.length, { one: 'oplysning', other: 'oplysninger' }))} i ${it}`,
  clause_changed: (_, { it }) => `rettede et afsnit i ${it}`,
  clause_noted: (_, { it }) => `skrev en note til et afsnit i ${it}`,
  agreement_discarded: (_, { it }) => `kasserede ${it}`,
  agreement_restored: (_, { it }) => `tog ${it} tilbage`,
  agreement_printed: ({ sha256 }, { it }) => `udskrev ${it} (fingeraftryk ${sha256.slice(0, 8)} …)`,
  terms_changed: (_, { it }) => `ændrede varsel og fornyelse i ${it}`,
  agreement_reviewed: (_, { it }) => `sendte ${it} til gennemsyn`,
  agreement_sent: ({ sha256 }, { it }) => `sendte ${it} til foreningen (fingeraftryk ${sha256.slice(0, 8)} …)`,
  agreement_taken_back: ({ state }, { it }) => (state === 'draft' ? `tog ${it} tilbage til kladde` : `tog ${it} tilbage til gennemsyn`),
  agreement_signed: ({ side }, { it }) => `noterede ${sideWords[side]} underskrift på ${it}`,
  signature_withdrawn: ({ side }, { it }) => `fjernede ${sideWords[side]} underskrift fra ${it}`,
  signed_copy_attached: ({ sha256 }, { it }) => `vedhæftede en skanning til ${it} (fingeraftryk ${sha256.slice(0, 8)} …)`,
  signed_copy_detached: (_, { it }) => `fjernede en skanning fra ${it}`,
  agreement_terminated: ({ side, endsOn }, { it }) => `noterede ${sideWords[side]} opsigelse af ${it}; sidste dag er ${numericDate(endsOn)}`,
  termination_withdrawn: (_, { it }) => `noterede, at opsigelsen af ${it} er trukket tilbage`,
  agreement_renewal_begun: ({ number }, { it }) => `begyndte fornyelsen af ${it} med ${number}`,
  agreement_replaced: ({ number }, { it }) => `lod ${number} afløse ${it}`,
  agreement_reinstated: (_, { it }) => `lod ${it} gælde igen`,
  agreement_evaluated: ({ on }, { it }) => (on ? `noterede evalueringen af ${it} ${numericDate(on)}` : `fjernede evalueringen af ${it}`),
  goal_noted: ({ act }, { it }) => `${recordWords[act]} et mål ${act === 'taken_back' ? 'fra' : 'på'} ${it}`,
  goal_carried: ({ number }, { it }) => `tog et mål fra ${number} med i ${it}`,
  goal_evaluated: ({ outcome }, { it }) => (outcome ? `noterede, at et mål i ${it} er ${outcomeWords[outcome]}` : `fjernede et svar om et mål i ${it}`),
  evaluation_sheet_printed: ({ sha256 }, { it }) => `udskrev et evalueringsark til ${it} (fingeraftryk ${sha256.slice(0, 8)} …)`,
  agreement_letter_printed: ({ kind, sha256 }, { it }) => `udskrev ${letterWords[kind]} om ${it} (fingeraftryk ${sha256.slice(0, 8)} …)`,
  talk_noted: ({ act }, { it }) => `${recordWords[act]} en note om en samtale ${act === 'taken_back' ? 'fra' : 'på'} ${it}`,
  next_step_settled: ({ state }, { it }) =>
    state === 'done' ? `noterede, at næste skridt i ${it} er gjort` : `noterede, at næste skridt i ${it} ikke er gjort endnu`,
  requirement_set: ({ kind, rule }, { it }) => `noterede, at ${requirementWords[kind]} ${ruleWords[rule]} i ${it}`,
  requirement_confirmed: ({ kind, on }, { it }) =>
    on ? `noterede, at ${requirementWords[kind]} i ${it} er bekræftet ${numericDate(on)}` : `fjernede bekræftelsen af ${requirementWords[kind]} fra ${it}`,
  agreement_rule_changed: ({ rules }) => `rettede reglerne for aftaler: ${joined(rules.map((rule) => watch.rules.names[rule].toLowerCase()), 'og')}`,
  clause_library_changed: ({ clauses }) => clauses.length === 0 ? 'ændrede rækkefølgen af afsnit til aftaler' : `rettede afsnit til aftaler: ${joined(clauses.map((heading) => `»${heading}«`), 'og')}`,
  own_variables_changed: ({ words }) => words.length === 0 ? 'ændrede rækkefølgen af egne oplysninger til aftaler' : `rettede egne oplysninger til aftaler: ${joined(words.map((word) => `»${word}«`), 'og')}`,
  agreement_list_printed: ({ sha256 }) => `udskrev listen over løbende aftaler (fingeraftryk ${sha256.slice(0, 8)} …)`,
};
