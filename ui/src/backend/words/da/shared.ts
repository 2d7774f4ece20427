/** What can be said no to in every part of the house. */
import type { FileTrouble, GateError, OpenError } from '../../generated/operations';
import type { EventWords } from '../../events';
import type { FileTroubleRefusal } from '../../host';
import type { SentencesOf, SharedCode, TroubleWords, Words } from '../../refusals';
import type { TransportRefusal } from '../../transport';
import { pluralDa } from '../../../texts/plural';
import { importing } from '../../../texts/da/importing';
import { tableProblemIn } from '../tables';
import { hour } from '../when';

const troubles: TroubleWords = {
  disk_full: 'Disken er fuld. Ryd op, og prøv igen. Intet er ændret.',
  read_only: 'Kontorets fil kan ikke ændres. Spørg it-afdelingen om adgang til mappen.',
  server_gone: 'Serveren svarer ikke. Det, du har skrevet, står her endnu. Prøv igen om lidt.',
  busy: 'En anden gemmer lige nu. Prøv igen om et øjeblik.',
  damaged: 'Kontorets fil er beskadiget. Hent en sikkerhedskopi, og ring til den, der passer programmet.',
  guard: 'En kollega kom først med noget, der ikke passer sammen med dette. Se efter, og prøv igen.',
  inconsistent: 'Noget i kontoret passer ikke sammen. Intet er ændret. Ring til den, der passer programmet.',
  other: 'Det gik ikke, og intet er ændret. Prøv igen; sker det igen, så ring til den, der passer programmet.',
};

const fileTroubles: Record<FileTrouble, string> = {
  read_only: 'Der kan ikke gemmes i mappen. Vælg en anden mappe.',
  disk_full: 'Disken er fuld. Ryd op, og prøv igen.',
  missing: 'Filen findes ikke længere dér. Find den igen, eller vælg en anden.',
  too_large: 'Filen er for stor. Vælg en mindre.',
  no_viewer: 'Computeren har intet program til at vise filen. Gem den i stedet.',
  other: 'Filen kunne ikke bruges. Prøv igen, eller vælg en anden.',
};

const tableProblem = tableProblemIn(importing.unreadable);
const quoted = (signs: readonly string[]) => signs.map((sign) => `«${sign}»`).join(', ');

export const unknown = troubles.other;

export const shared: SentencesOf<GateError | TransportRefusal | FileTroubleRefusal> & Pick<Words['refusals'], SharedCode> = {
  unreachable: () => 'Programmet fik ikke svar. Det, du har skrevet, står her endnu. Prøv igen om lidt.',
  unknown_operation: () => 'Det kan denne udgave af programmet ikke. Opdater programmet på denne pc.',
  unreadable_input: () => 'Programmet forstod ikke det hele. Gå felterne igennem, og prøv igen.',
  not_allowed: () => 'Det har du ikke adgang til. Bed en kollega med adgang om hjælp.',
  not_signed_in: () => 'Du er ikke logget ind længere. Log ind, så fortsætter du, hvor du slap.',
  seat_locked: () => 'Skærmen er låst. Lås op, så fortsætter du, hvor du slap.',
  fields_refused: ({ problems }) =>
    `${pluralDa(problems.length, { one: 'felt', other: 'felter' })} mangler eller kan læses på flere måder. Ret, og prøv igen.`,
  cannot_be_printed: ({ characters }) =>
    `${characters.length === 1 ? 'Tegnet' : 'Tegnene'} ${quoted(characters)} kan ikke trykkes. Skriv noget andet i stedet.`,
  database: (trouble) => troubles[trouble],
  table_unreadable: ({ problem }) => tableProblem(problem),
  rows_refused: ({ rows }) =>
    `${pluralDa(rows.length, { one: 'række', other: 'rækker' })} kan ikke tilføjes endnu, og ingen er tilføjet. Ret dem eller spring dem over, og prøv igen.`,
  import_stopped: () => 'Stoppet. Ingen er tilføjet.',
  paper_not_found: () => 'Papiret findes ikke længere. Lav det igen.',
  not_a_scan: () => 'Filen er hverken en PDF, PNG eller JPEG, der kan læses, eller den er låst med adgangskode. Vælg en anden.',
  scan_too_large: ({ mostMegabytes }) => `Filen er for stor. Vælg en på højst ${mostMegabytes} MB, fx skannet i gråtoner.`,
  file_trouble: (trouble) => fileTroubles[trouble],
};

export const openErrors: SentencesOf<Exclude<OpenError, { code: SharedCode }>> = {
  office_missing: () => 'Filen findes ikke længere dér. Find den igen, eller vælg et andet kontor.',
  not_an_office: () => 'Filen er ikke et kontor. Vælg en fil, der ender på .frivillighus.',
  damaged: () => 'Filen er beskadiget. Hent en sikkerhedskopi, og åbn den.',
  newer: () => 'Kontoret er lavet med en nyere udgave. Opdater programmet på denne pc, og åbn det igen.',
  server_not_prepared: () => 'Databasen rummer intet kontor. Bed it-afdelingen om at klargøre den først.',
  locked: () => 'En anden er ved at gøre kontoret klar. Vent et øjeblik, og prøv igen.',
  may_not_be_read: () =>
    'Denne bruger på pc’en må ikke læse filen. Bed den, der ejer den, eller it-afdelingen om adgang, eller vælg et andet kontor.',
  read_only_folder: () => 'Der kan ikke gemmes i mappen. Vælg en anden mappe, eller spørg it-afdelingen.',
  on_network_drive: () =>
    'Filen ligger på et netværksdrev, hvor den kan gå i stykker. Flyt den til denne pc, eller brug en kontorserver.',
  already_there: () => 'Der ligger allerede et kontor med det navn. Vælg et andet navn, eller åbn det.',
  not_a_server_link: () => 'Serverens navn kan ikke læses. Skriv det som db.kommunen.dk.',
  password_in_link: () => 'Adgangskoden må ikke stå i serverens navn. Skriv den i sit eget felt.',
  server_unreachable: () => 'Serveren svarer ikke. Se efter, om navnet er rigtigt, og om netværket virker.',
  server_refused: () => 'Serveren afviste brugernavn eller adgangskode. Skriv dem igen, eller spørg it-afdelingen.',
};

export const problems: Words['problems'] = {
  missing: () => 'Skriv noget her',
  too_long: ({ most }) => `Skriv højst ${most} tegn`,
  too_short: ({ least }) => `Skriv mindst ${least} tegn`,
  cpr_number: ({ why }) =>
    ({
      invalid_format: 'Et CPR-nummer er kun cifre. Skriv det som ddmmåå-xxxx',
      invalid_length: 'Et CPR-nummer har 10 cifre. Tæl dem efter',
      impossible_date: 'Dagen i nummeret findes ikke. Se de første seks cifre efter',
      future_date: 'Dagen i nummeret er ikke kommet endnu. Se cifrene efter',
    })[why],
  looks_like_cpr: () => 'Det ligner et CPR-nummer. Skriv teksten uden nummeret. Et CPR-nummer gemmes kun under «CPR-nummer» på den frivilliges kort; søg med «Find med CPR-nummer»',
  cvr_length: () => 'Et CVR-nummer har 8 cifre. Tæl efter',
  cvr_checksum: () => 'CVR-nummeret går ikke op. Se efter, om to cifre er byttet om',
  p_number_length: () => 'Et P-nummer har 10 cifre. Tæl efter',
  phone: () => 'Skriv telefonnummeret med 8 cifre, eller begynd med + og landet',
  email: () => 'Skriv e-mailen som navn@sted.dk',
  postal_code: () => 'Skriv postnummeret med 4 cifre',
  date: () => 'Skriv datoen som dag/måned, fx 24/11',
  in_the_past: () => 'Det tidspunkt er gået. Skriv et, der kommer',
  in_the_future: () => 'Dagen er ikke kommet endnu. Skriv en dag til og med i dag',
  before_it_happened: () => 'Dagen ligger før skaden. Ret den',
  before_reported: () => 'Dagen ligger før anmeldelsen. Ret en af dem',
  after_what_was_done: () => 'Der er noteret noget, der er gjort, før den dag. Ret dagen, eller ret det noterede først',
  time: () => 'Skriv tiden som 19 eller 19.30',
  amount: () => 'Skriv beløbet i kroner, fx 19 eller 19,50',
  number_of_hours: () => 'Skriv timerne som et tal, fx 2 eller 2,5',
  hours: () => 'Skriv tiderne som 8.30–16, to tider som 8–12 og 13–16, eller lukket',
  missing_hour: ({ skippedFrom, skippedTo }) => `Urene springer fra ${hour(skippedFrom)} til ${hour(skippedTo)} den nat. Vælg en tid før eller efter`,
  ends_before_start: () => 'Slut skal ligge efter start. Ret en af dem',
  out_of_range: ({ least, most }) => `Skriv et tal fra ${least} til ${most}`,
  taken_name: () => 'Navnet er i brug. Vælg et andet',
  not_the_same: () => 'De to er ikke ens. Skriv det samme igen',
  not_found: () => 'Det findes ikke længere. Vælg igen',
  unknown_name: () => 'Der står noget i {{ }}, som ingen oplysning hører til. Vælg et navn fra listen, eller tag det ud',
  archived: () => 'Kortet ligger i arkivet. Vælg et andet, eller hent kortet frem igen',
  several_called_so: () => 'Flere kort hedder sådan. Vælg kortet i feltet for alle rækker, eller giv kortene hver sit navn',
  too_young: ({ leastAge }) => `For ung den første dag: mindst ${leastAge} år. Skriv en senere første dag`,
  picture: () => 'Billedet kan ikke læses. Vælg et i PNG',
};

/** Each kind of thing within a sentence. */
export const things: EventWords['things'] = {
  office: { named: (name) => name, own: 'kontoret' },
  user: { named: (name) => `brugeren ${name}`, own: 'brugeren' },
  organisation: { named: (name) => name, own: 'kortet' },
  person: { named: (name) => name, own: 'kortet' },
  premises: { named: (name) => name, own: 'huset' },
  room: { named: (name) => name, own: 'lokalet' },
  closure: { named: (name) => `lukningen af ${name}`, own: 'lukningen' },
  booking: { named: (number) => `booking ${number}`, own: 'bookingen' },
  series: { named: (title) => `rækken «${title}»`, own: 'rækken' },
  agreement: { named: (number) => `aftale ${number}`, own: 'aftalen' },
  volunteer: { named: (name) => name, own: 'den frivillige' },
  claim: { named: (name) => name, own: 'skaden' },
  register: { named: (name) => name, own: 'registret over frivillige' },
  award_year: { named: (year) => `frivillighedsprisen ${year}`, own: 'prisåret' },
  nominee: { named: (name) => name, own: 'en indstillet' },
  paper: { named: (title) => `papiret «${title}»`, own: 'papiret' },
};

export const unhappened: EventWords['unhappened'] = (it) => `gjorde noget med ${it}, som denne udgave af programmet ikke kender`;
