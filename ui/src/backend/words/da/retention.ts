import type { RetentionError, RetentionEvent } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';
import { retention as say } from '../../../texts/da/retention';
import { pluralDa } from '../../../texts/plural';
import type { EventSentences } from '../../events';
import { numericDate } from '../../../shared/format';

export const retention: SliceSentences<RetentionError> = {
  person_not_found: () => 'Personen findes ikke længere. Søg efter navnet igen.',
  not_a_volunteer: () => 'Personen står ikke i registret over frivillige, så der er ikke noget brev at skrive. Søg igen.',
  nothing_to_forget: () => 'Der er intet tilbage at slette, eller du har ikke adgang til det. Åbn listen igen.',
  no_old_lines: () => 'Ingen linjer i loggen er gamle nok til at blive slettet. Åbn listen igen.',
  anonymising_hindered: ({ hindrances }) =>
    `Det kan ikke slettes endnu: ${pluralDa(hindrances.length, { one: 'ting står', other: 'ting står' })} i vejen. Se hvad, og ryd det af vejen først.`,
  stale_retention_rules: () => 'En kollega har ændret slettefristerne imens. Se, hvordan de står nu, og prøv igen.',
};

const inCase = (caseNumber: string | undefined): string => (caseNumber ? `, sag ${caseNumber}` : '');

export const retentionEvents: EventSentences<RetentionEvent> = {
  person_anonymised: ({ reason, papers, searches, caseNumber }) =>
    `slettede et navn for altid (${say.reasons[reason].toLowerCase()}; ${pluralDa(papers, { one: 'papir', other: 'papirer' })}, ${pluralDa(searches, { one: 'søgning', other: 'søgninger' })}${inCase(caseNumber)})`,
  claim_forgotten: ({ papers, numbers, caseNumber }) =>
    `slettede for altid, hvad der skete i en skade (${pluralDa(papers, { one: 'papir', other: 'papirer' })}${numbers > 0 ? ', CPR-nummeret' : ''}${inCase(caseNumber)})`,
  agreement_forgotten: ({ papers, caseNumber }) => `slettede for altid, hvad der stod i en aftale (${pluralDa(papers, { one: 'papir', other: 'papirer' })}${inCase(caseNumber)})`,
  old_forgotten: ({ what, count, keptFrom }) =>
    what === 'shared_papers'
      ? `slettede ${pluralDa(count, { one: 'papir', other: 'papirer' })} med flere navne; alt fra ${numericDate(keptFrom)} er bevaret`
      : what === 'booking_letters'
        ? `slettede ${pluralDa(count, { one: 'brev', other: 'breve' })} om bookinger; alt fra ${numericDate(keptFrom)} er bevaret`
        : `slettede kontakten på ${pluralDa(count, { one: 'booking', other: 'bookinger' })}; alt fra ${numericDate(keptFrom)} er bevaret`,
  information_letter_printed: ({ sha256 }, { it }) => `udskrev oplysningsbrevet til ${it} (fingeraftryk ${sha256.slice(0, 8)} …)`,
  award_year_anonymised: ({ nominees, nominations, papers, searches }) =>
    `slettede navnene i et prisår for altid (${pluralDa(nominees, { one: 'indstillet', other: 'indstillede' })}, ${pluralDa(nominations, { one: 'indstilling', other: 'indstillinger' })}, ${pluralDa(papers, { one: 'papir', other: 'papirer' })}, ${pluralDa(searches, { one: 'søgning', other: 'søgninger' })})`,
  award_sheets_forgotten: ({ sheets }) => `slettede juryens point i et prisår for altid (${pluralDa(sheets, { one: 'skema', other: 'skemaer' })})`,
  log_thinned: ({ lines, keptFrom }) => `slettede ${pluralDa(lines, { one: 'gammel linje', other: 'gamle linjer' })} i loggen; alt fra ${numericDate(keptFrom)} er bevaret`,
  retention_rules_changed: ({ rules }) => `rettede slettefrister: ${rules.map((rule) => say.rules.names[rule].toLowerCase()).join(', ')}`,
};
