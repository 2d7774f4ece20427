import type { AccessError } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';

export const access: SliceSentences<AccessError> = {
  wrong_password: () => 'Brugernavn og adgangskode passer ikke sammen. Skriv dem igen.',
  wait_before_next_try: ({ seconds }) => `Der er prøvet for mange gange. Vent ${seconds} sekunder, og prøv igen.`,
  already_set_up: () => 'Kontoret er allerede sat op. Log ind i stedet.',
  stale_user: ({ current }) => `En kollega har ændret ${current.fullName} imens. Se, hvordan det står nu, og prøv igen.`,
  user_not_found: () => 'Brugeren findes ikke længere. Hent listen igen.',
  last_administrator: () => 'Kontoret skal have mindst én administrator. Giv rollen til en anden først.',
  wrong_recovery_code: () => 'Brugernavn og gendannelseskode passer ikke sammen. Skriv koden, som den står på arket.',
  stale_office_details: () => 'En kollega har ændret kontorets oplysninger imens. Se, hvordan de står nu, og prøv igen.',
  logo_not_found: () => 'Kontoret har intet logo. Vælg et under Indstillinger.',
  paper_not_found: () => 'Papiret findes ikke længere. Lav det igen.',
  paper_damaged: () => 'Papiret er ikke, som det blev gemt. Brug det ikke, og ring til den, der passer programmet.',
  not_a_demo_office: () => 'Det kan kun gøres i et opdigtet kontor.',
};
