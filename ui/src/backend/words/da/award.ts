import type { AwardError, AwardEvent, AwardFacts, MemberFacts, MemberPosition, NominationFacts, NomineeFacts } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';
import { pluralDa } from '../../../texts/plural';
import { numericDate } from '../../../shared/format';
import type { EventSentences } from '../../events';
import { fieldsText, joined } from '../fields';

const positions: Record<MemberPosition, string> = {
  secretary: 'sekretær',
  stand_in: 'stedfortræder',
  chair: 'formand',
  deputy: 'næstformand',
  juror: 'medlem',
};
const closed = {
  not_begun: 'Årets nøgle er ikke lavet endnu. Sekretæren laver den på årets side.',
  not_granted: 'Du har ikke fået årets nøgle. Sekretæren eller formanden giver dig den på årets side.',
  no_own_password: 'Vælg din egen adgangskode først, under Indstillinger. Den, du har fået af andre, åbner intet forseglet.',
  not_open: 'Log ud og ind igen, så åbner din adgang.',
  put_aside: 'Det er forseglet med en nøgle, som ingen kan åbne længere. Find arket med den gamle kode.',
};

export const award: SliceSentences<AwardError> = {
  award_year_not_found: () => 'Prisåret findes ikke, eller du er ikke med i det. Spørg årets sekretær.',
  award_year_taken: () => 'Der er en pris for det år i forvejen. Åbn den på listen.',
  not_yours_in_award: ({ positions: who }) => `Det gør årets ${joined([...who].map((one) => positions[one]), 'eller')}. Spørg vedkommende.`,
  stale_award_year: ({ current }) => `En kollega har ændret prisåret ${current.year} imens. Se, hvordan det står nu, og prøv igen.`,
  weights_do_not_sum: ({ sum }) => `Vægtene giver ${sum} tilsammen. Ret dem, så de giver 100.`,
  criteria_are_frozen: () => 'Juryen er begyndt at give point efter kriterierne, så de står fast i år. Ret dem i næste års pris.',
  award_is_published: () => 'Modtageren er offentliggjort, så året ændres ikke længere.',
  award_member_not_found: () => 'Personen er ikke med i prisåret længere. Åbn året igen.',
  position_taken: ({ name }) => `${name} har den plads. Fjern ${name} først, eller vælg en anden plads.`,
  already_in_award: ({ position }) => `Brugeren er allerede ${positions[position] ?? 'med'} i året, eller der er svaret på habilitet for pladsen. Vælg en anden bruger, eller tag personen ud, og udpeg på ny.`,
  cannot_run_award: ({ name }) => `${name} har ingen rolle, der passer til pladsen. Vælg en konsulent eller leder; i juryen også en juror.`,
  nominee_not_found: () => 'Den indstillede findes ikke på din liste. Åbn listen igen.',
  nomination_not_found: () => 'Indstillingen findes ikke på din liste. Åbn listen igen.',
  stale_nominee: () => 'En kollega har ændret den indstillede imens. Se, hvordan det står nu, og prøv igen.',
  cannot_merge: () => 'De to kan ikke samles: den ene er samlet med en anden eller trukket tilbage. Åbn listen igen.',
  only_chair_lifts: () => 'Kun formanden, eller næstformanden, kan ophæve det. Skriv til formanden, hvorfor.',
  not_the_decider: () => 'Det afgør en anden: formanden, eller næstformanden i formandens egne sager.',
  interests_unanswered: ({ left }) => `Svar først på habilitet for ${pluralDa(left, { one: 'indstillet', other: 'indstillede' })}, så åbner bedømmelsen.`,
  nobody_to_judge: () => 'Der er ingen at bedømme endnu. Godkend mindst én indstillet, og sæt juryen.',
  scoring_not_open: () => 'Bedømmelsen er ikke åben. Sekretæren åbner den på årets side.',
  scoring_not_closed: () => 'Bedømmelsen er ikke lukket endnu. Resultatet vises, når sekretæren lukker den.',
  stale_sheet: ({ current }) => `Skema ${current.number} er skrevet et andet sted imens. Se, hvordan det står nu, og prøv igen.`,
  award_key_closed: ({ why }) => closed[why],
  award_key_begun_already: () => 'Årets nøgle er lavet. Giv den til de andre i stedet.',
  wrong_key_code: () => 'Koden passer ikke. Skriv den, som den står på det nyeste ark.',
  stale_decision: () => 'En anden har skrevet en ny imens. Se, hvordan det står nu, og skriv igen, hvis det skal ændres.',
  nothing_decided: () => 'Der er ikke skrevet en afgørelse, du kan offentliggøre, eller den indstillede bedømmes ikke længere. Skriv en ny først.',
  not_handed_over: ({ at }) => `Prisen er ikke overrakt endnu. Den kan offentliggøres fra ${numericDate(at.slice(0, 10))}.`,
  wait_before_next_try: ({ seconds }) => `Der er prøvet for mange gange. Vent ${seconds} sekunder, og prøv igen.`,
};

const yearFields: Partial<Record<keyof AwardFacts, string>> = {
  cycle: 'Datoer',
  amount: 'Beløb',
  committee: 'Udvalg',
  judgedBy: 'Kriterier',
  leastScorers: 'Mindste antal bedømmere',
  blockYears: 'Karensår',
};
const memberFields: Partial<Record<keyof MemberFacts, string>> = {
  position: 'Plads',
  userId: 'Bruger',
  personId: 'Kort',
  name: 'Navn',
  servesFrom: 'Periode',
  servesTo: 'Periode',
};
const nomineeFields: Partial<Record<keyof NomineeFacts, string>> = {
  name: 'Navn',
  kind: 'Slags',
  organisationId: 'Kort',
  personId: 'Kort',
  contact: 'Kontaktperson',
  phone: 'Telefon',
  email: 'E-mail',
  place: 'Sted',
  since: 'Startår',
  targetGroup: 'Målgruppe',
  tellingWords: 'Skjulte ord',
};
const nominationFields: Partial<Record<keyof NominationFacts, string>> = {
  effort: 'Indsats',
  difference: 'Forskel',
  why: 'Begrundelse',
  criteria: 'Kriterier',
  nominator: 'Indstiller',
  nominatorPhone: 'Indstillers telefon',
  nominatorEmail: 'Indstillers e-mail',
  nominatorAssociation: 'Indstillers forening',
  tie: 'Tilknytning',
  enclosed: 'Bilag',
};
const said = { none: 'ingen interesse', in_doubt: 'tvivl', conflicted: 'inhabilitet' } as const;
const verdicts = { open: 'uden afgørelse', accepted: 'godkendt til bedømmelse', rejected: 'afvist' } as const;
const other = 'oplysninger';

export const awardEvents: EventSentences<AwardEvent> = {
  award_year_started: ({ year }) => `begyndte frivillighedsprisen ${year}`,
  award_year_changed: ({ fields }, { it }) => `rettede ${fieldsText(yearFields, fields, 'og', other)} for ${it}`,
  award_member_appointed: ({ position, name }) => `udpegede ${name} som ${positions[position]} for prisen`,
  award_member_changed: ({ name, fields }) => `rettede ${fieldsText(memberFields, fields, 'og', other)} for ${name} i prisåret`,
  award_member_left: ({ name }) => `tog ${name} ud af prisåret`,
  award_member_back: ({ name }) => `tog ${name} med i prisåret igen`,
  award_key_begun: () => 'lavede prisårets nøgle',
  award_key_given: ({ name }) => `gav ${name} prisårets nøgle`,
  award_key_recovered: () => 'fik prisårets nøgle med koden fra arket',
  nomination_received: ({ isLate }) => (isLate ? 'skrev en indstilling ind, der kom efter fristen' : 'skrev en indstilling ind'),
  nomination_changed: ({ fields }) => `rettede ${fieldsText(nominationFields, fields, 'og', other)} i en indstilling`,
  nomination_withdrawn: () => 'noterede, at en indstilling er trukket tilbage',
  nomination_reinstated: () => 'tog en indstilling op igen',
  nominee_changed: ({ fields }) => `rettede ${fieldsText(nomineeFields, fields, 'og', other)} for en indstillet`,
  nominee_withdrawn: () => 'noterede, at en indstillet er trukket tilbage',
  nominee_reinstated: () => 'tog en indstillet op igen',
  nominee_merged: () => 'samlede to indstillede',
  nominee_parted: () => 'skilte to indstillede ad igen',
  eligibility_judged: ({ verdict }) => `så reglerne efter for en indstillet (${verdicts[verdict]})`,
  interest_declared: ({ interest, onBehalf }) => `svarede ${said[interest]} om en indstillet${onBehalf ? ' på en jurors vegne' : ''}`,
  interest_decided: ({ takesPart }) => (takesPart ? 'afgjorde, at en i juryen er habil' : 'afgjorde, at en i juryen er inhabil'),
  scoring_opened: () => 'åbnede bedømmelsen',
  scoring_closed: () => 'lukkede bedømmelsen',
  scoring_reopened: () => 'åbnede bedømmelsen igen',
  sheet_written: ({ onBehalf }) => (onBehalf ? 'skrev et skema ind på en jurors vegne' : 'gav point i et skema'),
  award_decided: ({ kind }) => (kind === 'decision' ? 'skrev udvalgets afgørelse, forseglet' : 'skrev juryens indstilling til udvalget, forseglet'),
  award_published: ({ name }) => `offentliggjorde, at ${name} modtager prisen`,
};
