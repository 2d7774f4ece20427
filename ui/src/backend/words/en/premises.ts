import type { PremisesError } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';

export const premises: SliceSentences<PremisesError> = {
  premises_not_found: () => 'The house is no longer there. Fetch the list again.',
  room_not_found: () => 'The room is no longer there. Fetch the list again.',
  closure_not_found: () => 'The closure is no longer there. Fetch the list again.',
  stale_premises: () => 'Somebody else has changed the house meanwhile. See how it stands now and choose.',
  stale_room: () => 'Somebody else has changed the room meanwhile. See how it stands now and choose.',
  stale_closure: () => 'Somebody else has changed the closure meanwhile. See how it stands now and choose.',
  premises_retired: ({ name }) => `${name} is out of use. Take it into use again, or choose another house.`,
};
