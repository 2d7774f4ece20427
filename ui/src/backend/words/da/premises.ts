import type { PremisesDetails, PremisesError, PremisesEvent, RoomDetails } from '../../generated/operations';
import type { SliceSentences } from '../../refusals';
import { premises as say } from '../../../texts/da/premises';
import type { EventSentences, Told } from '../../events';
import { fieldsText } from '../fields';
import { stretch } from '../when';

export const premises: SliceSentences<PremisesError> = {
  premises_not_found: () => 'Huset findes ikke længere. Hent listen igen.',
  room_not_found: () => 'Lokalet findes ikke længere. Hent listen igen.',
  closure_not_found: () => 'Lukningen findes ikke længere eller er trukket tilbage. Hent listen igen.',
  stale_premises: ({ current }) => `En kollega har ændret ${current.details.name} imens. Se, hvordan det står nu, og prøv igen.`,
  stale_room: ({ current }) => `En kollega har ændret ${current.details.name} imens. Se, hvordan det står nu, og prøv igen.`,
  stale_closure: () => 'En kollega har ændret lukningen imens. Se, hvordan den står nu, og prøv igen.',
  premises_retired: ({ name }) => `${name} er ude af brug. Tag huset i brug igen først.`,
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
  gridMinutes: 'Tiderne bookinger begynder på',
  onHoliday: 'Reglen for helligdage',
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
  buffers: 'Klargøring og oprydning',
  leastMinutes: say.least,
  mostMinutes: say.most,
  houseRules: say.houseRules,
  parts: 'Lokalerne, det består af',
};

const changed = (labels: Record<string, string>, fields: readonly string[]) => fieldsText(labels, fields, 'og', 'oplysninger');
const rooms = (ids: readonly number[], { name, named }: Told) => named('room', ids) || name || 'lokaler';

export const premisesEvents: EventSentences<PremisesEvent> = {
  premises_registered: ({ name }) => `oprettede huset ${name}`,
  premises_changed: ({ fields }, { it }) => `rettede ${changed(houseFields, fields)} på ${it}`,
  premises_retired: (_, { it }) => `tog ${it} ud af brug`,
  premises_restored: (_, { it }) => `tog ${it} i brug igen`,
  opening_hours_set: (_, { it }) => `ændrede åbningstiderne for ${it}`,
  room_registered: ({ name, premisesId }, { named }) => `oprettede lokalet ${name}${premisesId ? ` i ${named('premises', [premisesId]) || 'huset'}` : ''}`,
  rooms_combined: ({ name, parts }, { named }) => `slog ${named('room', parts) || 'lokaler'} sammen til ${name}`,
  room_changed: ({ fields }, { it }) => `rettede ${changed(roomFields, fields)} på ${it}`,
  room_retired: (_, { it }) => `tog ${it} ud af brug`,
  room_restored: (_, { it }) => `tog ${it} i brug igen`,
  rooms_closed: ({ rooms: closed, starts, ends }, told) => `lukkede ${rooms(closed, told)} ${stretch(starts, ends, told.on)}`,
  closure_changed: ({ starts, ends }, { it, on }) => `ændrede ${it}: nu ${stretch(starts, ends, on)}`,
  closure_withdrawn: (_, { it }) => `trak ${it} tilbage`,
  closure_restored: (_, { it }) => `lod ${it} gælde igen`,
};
