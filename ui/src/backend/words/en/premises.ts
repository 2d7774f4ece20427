import type { PremisesDetails, PremisesError, PremisesEvent, RoomDetails } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';
import { premises as say } from '../../../texts/en/premises';
import type { EventSentences, Told } from '../../events';
import { fieldsText } from '../fields';
import { stretch } from '../when';

export const premises: SliceSentences<PremisesError> = {
  premises_not_found: () => 'The house is no longer there. Fetch the list again.',
  room_not_found: () => 'The room is no longer there. Fetch the list again.',
  closure_not_found: () => 'The closure is no longer there or was withdrawn. Fetch the list again.',
  stale_premises: ({ current }) => `A colleague changed ${current.details.name} meanwhile. See how it stands now, and try again.`,
  stale_room: ({ current }) => `A colleague changed ${current.details.name} meanwhile. See how it stands now, and try again.`,
  stale_closure: () => 'A colleague changed the closure meanwhile. See how it stands now, and try again.',
  premises_retired: ({ name }) => `${name} is out of use. Take the house back into use first.`,
};

const houseFields: Record<keyof PremisesDetails, string> = {
  name: say.name,
  shortName: say.shortName,
  aliases: say.aliases,
  street: say.street,
  postalCode: say.postalCode,
  town: say.town,
  nearestStop: say.nearestStop,
  stopDistance: say.stopDistance,
  stepFree: say.stepFree,
  accessibleToilet: say.accessibleToilet,
  hearingLoop: say.hearingLoop,
  parking: say.parking,
  gridMinutes: 'The times bookings begin at',
  onHoliday: 'The rule for public holidays',
  houseRules: say.houseRules,
};
const roomFields: Record<keyof RoomDetails | 'parts', string> = {
  name: say.name,
  shortName: say.shortName,
  aliases: say.aliases,
  floor: say.floor,
  maximumPersons: say.maximum,
  layouts: say.sectionSeats,
  equipment: say.equipment,
  stepFree: say.stepFree,
  hearingLoop: say.hearingLoop,
  buffers: 'Setting up and cleaning',
  leastMinutes: say.least,
  mostMinutes: say.most,
  houseRules: say.houseRules,
  parts: 'The rooms it is made of',
};

const changed = (labels: Record<string, string>, fields: readonly string[]) => fieldsText(labels, fields, 'and', 'facts');
const rooms = (ids: readonly number[], { name, named }: Told) => named('room', ids) || name || 'rooms';

export const premisesEvents: EventSentences<PremisesEvent> = {
  premises_registered: ({ name }) => `registered the house ${name}`,
  premises_changed: ({ fields }, { it }) => `changed ${changed(houseFields, fields)} of ${it}`,
  premises_retired: (_, { it }) => `took ${it} out of use`,
  premises_restored: (_, { it }) => `took ${it} into use again`,
  opening_hours_set: (_, { it }) => `changed the opening hours of ${it}`,
  room_registered: ({ name, premisesId }, { named }) => `registered the room ${name}${premisesId ? ` in ${named('premises', [premisesId]) || 'the house'}` : ''}`,
  rooms_combined: ({ name, parts }, { named }) => `combined ${named('room', parts) || 'rooms'} as ${name}`,
  room_changed: ({ fields }, { it }) => `changed ${changed(roomFields, fields)} of ${it}`,
  room_retired: (_, { it }) => `took ${it} out of use`,
  room_restored: (_, { it }) => `took ${it} into use again`,
  rooms_closed: ({ rooms: closed, starts, ends }, told) => `closed ${rooms(closed, told)} ${stretch(starts, ends, told.on)}`,
  closure_changed: ({ starts, ends }, { it, on }) => `changed ${it}: now ${stretch(starts, ends, on)}`,
  closure_withdrawn: (_, { it }) => `withdrew ${it}`,
  closure_restored: (_, { it }) => `let ${it} count again`,
};
