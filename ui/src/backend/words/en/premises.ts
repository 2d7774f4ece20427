import type { PremisesError } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';

export const premises: SliceSentences<PremisesError> = {
  premises_not_found: () => 'The house is no longer there. Fetch the list again.',
  room_not_found: () => 'The room is no longer there. Fetch the list again.',
  closure_not_found: () => 'The closure is no longer there or was withdrawn. Fetch the list again.',
  stale_premises: ({ current }) => `A colleague changed ${current.details.name} meanwhile. See how it stands now, and try again.`,
  stale_room: ({ current }) => `A colleague changed ${current.details.name} meanwhile. See how it stands now, and try again.`,
  stale_closure: () => 'A colleague changed the closure meanwhile. See how it stands now, and try again.',
  premises_retired: ({ name }) => `${name} is out of use. Take the house back into use first.`,
};
