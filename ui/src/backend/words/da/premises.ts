import type { PremisesError } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';

export const premises: SliceSentences<PremisesError> = {
  premises_not_found: () => 'Huset findes ikke længere. Hent listen igen.',
  room_not_found: () => 'Lokalet findes ikke længere. Hent listen igen.',
  closure_not_found: () => 'Lukningen findes ikke længere eller er trukket tilbage. Hent listen igen.',
  stale_premises: ({ current }) => `En kollega har ændret ${current.details.name} imens. Se, hvordan det står nu, og prøv igen.`,
  stale_room: ({ current }) => `En kollega har ændret ${current.details.name} imens. Se, hvordan det står nu, og prøv igen.`,
  stale_closure: () => 'En kollega har ændret lukningen imens. Se, hvordan den står nu, og prøv igen.',
  premises_retired: ({ name }) => `${name} er ude af brug. Tag huset i brug igen først.`,
};
