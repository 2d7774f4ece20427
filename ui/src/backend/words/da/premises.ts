import type { PremisesError } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';

export const premises: SliceSentences<PremisesError> = {
  premises_not_found: () => 'Huset findes ikke længere. Hent listen igen.',
  room_not_found: () => 'Lokalet findes ikke længere. Hent listen igen.',
  closure_not_found: () => 'Lukningen findes ikke længere. Hent listen igen.',
  stale_premises: () => 'En anden har ændret huset imens. Se, hvordan det står nu, og vælg.',
  stale_room: () => 'En anden har ændret lokalet imens. Se, hvordan det står nu, og vælg.',
  stale_closure: () => 'En anden har ændret lukningen imens. Se, hvordan den står nu, og vælg.',
  premises_retired: ({ name }) => `${name} er taget ud af brug. Tag huset i brug igen, eller vælg et andet.`,
};
