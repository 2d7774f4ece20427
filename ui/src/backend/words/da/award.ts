import type { AwardError, AwardEvent, AwardFacts, AwardLetterKind, AwardPaperKind, HandingOverFacts, LetterLeftOut, MemberFacts, MemberPosition, NominationFacts, NomineeFacts, PastWinnerFacts, WithoutRecipient } from '../../generated/operations';
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
const papers: Record<AwardPaperKind, string> = {
  nomination_form: 'prisårets tomme indstillingsskema',
  jury_booklet: 'et juryhæfte, forseglet',
  jury_protocol: 'juryens protokol, forseglet',
  award_recommendation: 'juryens indstilling til udvalget, forseglet',
  award_diploma: 'diplomet',
  award_press_text: 'presseteksten',
  award_letter: 'et brev om prisen, forseglet',
};
const closed = {
  not_begun: 'Årets nøgle er ikke lavet endnu. Sekretæren laver den på årets side.',
  not_granted: 'Du har ikke fået årets nøgle. Sekretæren eller formanden giver dig den på årets side.',
  no_own_password: 'Vælg din egen adgangskode først, under Indstillinger. Den, du har fået af andre, åbner intet forseglet.',
  not_open: 'Log ud og ind igen, så åbner din adgang.',
  put_aside: 'Det er forseglet med en nøgle, som ingen kan åbne længere. Find arket med den gamle kode.',
};

const period = (from: string, to: string): string => [from ? `fra ${numericDate(from)}` : '', to ? `til ${numericDate(to)}` : ''].filter(Boolean).join(' ');
const without: Record<WithoutRecipient, string> = { nobody_chosen: 'ingen blev valgt', declined: 'den valgte tog ikke imod prisen', called_off: 'prisen blev aflyst' };

export const award: SliceSentences<AwardError> = {
  award_year_not_found: () => 'Prisåret findes ikke, eller du er ikke med i det. Spørg årets sekretær.',
  award_year_taken: () => 'Der er en pris for det år i forvejen. Åbn den på listen.',
  not_yours_in_award: ({ positions: who }) => `Det gør årets ${joined([...who].map((one) => positions[one]), 'eller')}. Spørg vedkommende.`,
  stale_award_year: ({ current }) => `En kollega har ændret prisåret ${current.year} imens. Se, hvordan det står nu, og prøv igen.`,
  weights_do_not_sum: ({ sum }) => `Vægtene giver ${sum} tilsammen. Ret dem, så de giver 100.`,
  criteria_are_frozen: () => 'Juryen er begyndt at give point efter kriterierne, så de står fast i år. Ret dem i næste års pris.',
  award_is_published: () => 'Året er slut: modtageren er offentliggjort, eller det er afsluttet uden modtager. Det ændres ikke længere.',
  award_member_not_found: () => 'Personen er ikke med i prisåret længere. Åbn året igen.',
  position_taken: ({ name }) => `${name} har den plads. Fjern ${name} først, eller vælg en anden plads.`,
  already_in_award: ({ position }) => `Personen er allerede ${positions[position] ?? 'med'} i året, eller der er svaret på habilitet for pladsen. Er det en anden med samme navn, så skriv navnet, så de to kan skelnes. Ellers vælg en anden bruger, eller tag personen ud, og udpeg på ny.`,
  cannot_run_award: ({ name }) => `${name} har ingen rolle, der passer til pladsen. Vælg en konsulent eller leder; i juryen også en juror.`,
  nominee_not_found: () => 'Den indstillede findes ikke på din liste. Åbn listen igen.',
  nomination_not_found: () => 'Indstillingen findes ikke på din liste. Åbn listen igen.',
  enclosed_not_found: () => 'Filen ligger ikke ved indstillingen længere. Åbn den indstillede igen.',
  too_many_enclosed: ({ most }) => `Der kan ligge ${most} filer ved en indstilling. Fjern en, eller saml flere i en PDF.`,
  stale_nominee: () => 'En kollega har ændret den indstillede imens. Se, hvordan det står nu, og prøv igen.',
  cannot_merge: () => 'De to kan ikke samles: den ene er samlet med en anden eller trukket tilbage. Åbn listen igen.',
  only_chair_lifts: () => 'Kun formanden, eller næstformanden, kan ophæve det. Skriv til formanden, hvorfor.',
  not_the_decider: () => 'Det afgør en anden: formanden, næstformanden i formandens egne sager, eller stedfortræderen, hvor ingen af de to deltager.',
  interests_unanswered: ({ left }) => `Der mangler svar på habilitet for ${pluralDa(left, { one: 'indstillet', other: 'indstillede' })}. Giv dem først på fanen Habilitet.`,
  nobody_to_judge: () => 'Der er ingen at bedømme endnu. Godkend mindst én indstillet, og sæt juryen.',
  scoring_not_open: () => 'Bedømmelsen er ikke åben. Sekretæren åbner den på årets side.',
  juror_not_serving: ({ name, servesFrom, servesTo }) => `${name} er i juryen ${period(servesFrom, servesTo)}, så der kan ikke gives point i dag. Er perioden en anden, så ret den under Opsætning.`,
  scoring_not_closed: () => 'Bedømmelsen er ikke lukket endnu. Resultatet vises, når sekretæren lukker den.',
  stale_sheet: ({ current }) => `Skema ${current.number} er skrevet et andet sted imens. Se, hvordan det står nu, og prøv igen.`,
  award_key_closed: ({ why }) => closed[why],
  award_key_begun_already: () => 'Årets nøgle er lavet. Giv den til de andre i stedet.',
  wrong_key_code: () => 'Koden passer ikke. Skriv den, som den står på det nyeste ark.',
  stale_decision: () => 'En anden har skrevet en ny imens. Se, hvordan det står nu, og skriv igen, hvis det skal ændres.',
  nothing_decided: () => 'Der er ikke skrevet en afgørelse, du kan offentliggøre, eller den indstillede bedømmes ikke længere. Skriv en ny først.',
  nothing_recommended: () => 'Juryens indstilling er ikke skrevet, eller den indstillede bedømmes ikke længere. Skriv den først under Afgørelse.',
  award_paper_not_found: () => 'Papiret findes ikke blandt dem, du kan åbne. Åbn listen igen.',
  award_paper_damaged: () => 'Papiret er ikke længere, som det blev udskrevet. Udskriv det igen, og sig det til administratoren.',
  award_key_is_held: ({ names }) => `${joined(names, 'og')} har nøglen og kan give dig den. Bed om den i stedet.`,
  not_handed_over: ({ at }) => `Prisen er ikke overrakt endnu. Den kan offentliggøres fra ${numericDate(at.slice(0, 10))}.`,
  nominations_changed_since: ({ names, nominees }) =>
    `Listen kan ikke tages tilbage som én, for ${joined(nominees > names.length ? [...names, pluralDa(nominees - names.length, { one: 'anden', other: 'andre' })] : names, 'og')} er ændret eller indstillet igen siden. Ret dem hver for sig.`,
  award_not_published: () => 'Modtageren er ikke offentliggjort endnu. Breve og pressetekst kan laves, når det er sket på fanen Afgørelse.',
  stale_handing_over: () => 'En kollega har rettet overrækkelsen imens. Se, hvordan det står nu, og prøv igen.',
  nothing_to_post: () => 'Alle breve er sendt eller går med e-mail.',
  not_written_to: ({ why }) => leftOut[why],
  past_winner_not_found: () => 'Den tidligere modtager står ikke på listen længere. Åbn listen igen.',
  stale_past_winner: ({ current }) => `En kollega har rettet modtageren for ${current.year} imens. Se, hvordan det står nu, og prøv igen.`,
  winner_known: ({ year }) => `Modtageren står allerede på listen for ${year}. Ret den, der står der, i stedet.`,
  wait_before_next_try: ({ seconds }) => `Der er prøvet for mange gange. Vent ${seconds} sekunder, og prøv igen.`,
};

const leftOut: Record<LetterLeftOut, string> = {
  does_not_know: 'Ingen har skrevet, at den indstillede ved besked, så der skrives ikke. Ret det i indstillingen, hvis det er anderledes.',
  not_judged: 'Den indstillede blev ikke bedømt, så der skrives ikke.',
  withdrawn: 'Den indstillede er trukket tilbage, så der skrives ikke.',
  name_taken_away: 'Navnet er slettet, så der skrives ikke.',
};
const letters: Record<AwardLetterKind, string> = {
  winner: 'modtageren',
  nominee: 'en indstillet',
  winners_nominator: 'en, der indstillede modtageren',
  nominator: 'en, der indstillede',
  nominator_of_rejected: 'en, der indstillede',
};
const handingFields: Partial<Record<keyof HandingOverFacts, string>> = {
  mayor: 'Borgmester',
  committeeChair: 'Formand for udvalget',
  presentedBy: 'Hvem der overrækker',
  occasion: 'Anledning',
  town: 'By',
};
const winnerFields: Partial<Record<keyof PastWinnerFacts, string>> = { year: 'År', name: 'Navn', kind: 'Slags', reason: 'Begrundelse', amount: 'Beløb' };
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
  onPaper: 'På papir',
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
  area: 'Bydel',
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
  award_key_code_made: () => 'lavede en ny kode til prisårets nøgle',
  lost_award_key_replaced: () => 'lavede en ny nøgle til prisåret, fordi den gamle var gået tabt',
  lost_sheets_back: () => 'hentede det tilbage, som en tabt nøgle til prisåret havde forseglet',
  award_paper_printed: ({ kind }) => `udskrev ${papers[kind]}`,
  award_key_recovered: () => 'fik prisårets nøgle med koden fra arket',
  nomination_received: ({ isLate }) => (isLate ? 'skrev en indstilling ind, der kom efter fristen' : 'skrev en indstilling ind'),
  nominations_imported: ({ nominations, nominees, late }) =>
    `indlæste ${pluralDa(nominations, { one: 'indstilling', other: 'indstillinger' })} af ${pluralDa(nominees, { one: 'ny indstillet', other: 'nye indstillede' })}${late > 0 ? `, ${late} efter fristen` : ''}`,
  nomination_import_taken_back: ({ nominations }) => `tog ${pluralDa(nominations, { one: 'indlæst indstilling', other: 'indlæste indstillinger' })} tilbage`,
  nomination_import_laid_again: ({ nominations }) => `tog ${pluralDa(nominations, { one: 'indlæst indstilling', other: 'indlæste indstillinger' })} med igen`,
  nomination_changed: ({ fields }) => `rettede ${fieldsText(nominationFields, fields, 'og', other)} i en indstilling`,
  nomination_withdrawn: () => 'noterede, at en indstilling er trukket tilbage',
  nomination_reinstated: () => 'tog en indstilling op igen',
  file_enclosed: () => 'lagde et bilag ved en indstilling',
  enclosed_taken_away: () => 'fjernede et bilag fra en indstilling',
  enclosed_put_back: () => 'lagde et bilag tilbage ved en indstilling',
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
  award_refused: () => 'blev afvist, da noget skjult om prisen blev søgt',
  award_published: ({ name }) => `offentliggjorde, at ${name} modtager prisen`,
  award_year_closed: ({ why }) => `afsluttede prisåret uden modtager: ${without[why]}`,
  handing_over_changed: ({ fields }) => `rettede ${fieldsText(handingFields, fields, 'og', other)} for overrækkelsen`,
  award_letter_ticked: ({ kind, isDone }) => (isDone ? `noterede brevet til ${letters[kind]} som sendt` : `noterede, at brevet til ${letters[kind]} ikke er sendt`),
  past_winner_added: ({ year, name }) => `skrev ${name} ind som modtager af prisen ${year}`,
  past_winner_changed: ({ year, name, fields }) => `rettede ${fieldsText(winnerFields, fields, 'og', other)} for ${name}, der fik prisen ${year}`,
  past_winner_withdrawn: ({ year, name }) => `fjernede ${name} som modtager af prisen ${year}`,
  past_winner_reinstated: ({ year, name }) => `satte ${name} på listen igen som modtager af prisen ${year}`,
};
