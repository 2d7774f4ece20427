/** Invented answers to phrases, for the tests of quick entry. */
import type { Alternative, EntryAnswer, EntryReading, FoundParty, OrganisationId, PlannedDate, RoomId, SeriesPlan, WallTime } from '../../../backend/generated/operations';

const room = (id: number): RoomId => id as RoomId;
const time = (text: string): WallTime => text as WallTime;

export const CHOIR = { of: 'organisation' as const, id: 2 as OrganisationId };

export function choir(name = 'Koret Klangbølgen', id = CHOIR.id): FoundParty {
  return {
    entry: {
      party: { of: 'organisation', id },
      kind: 'association',
      name,
      shortName: '',
      category: 'social',
      contact: null,
      phone: '',
      standing: 'active',
      protection: 'open',
    },
    marks: [],
    reason: { through: 'name' },
  };
}

const NOTHING: EntryReading = {
  party: null,
  place: null,
  day: null,
  time: null,
  repetition: null,
  end: null,
  exceptions: null,
  people: null,
  kind: null,
  tentative: [],
  needs: [],
  questions: [],
};

/** `tirsdag 19-21 Sal A klangbølgen`, understood. */
export function aReading(change: Partial<EntryReading> = {}): EntryReading {
  return {
    ...NOTHING,
    party: { marks: [{ from: 20, until: 31 }], words: 'klangbølgen', phone: null },
    place: { marks: [{ from: 14, until: 19 }], rooms: [room(1)], oneOf: [], houses: [] },
    day: { marks: [{ from: 0, until: 7 }], options: [{ date: '2026-12-01', words: 'tirsdag 1/12' }], within: null },
    time: { marks: [{ from: 8, until: 13 }], options: [{ startsMinute: 1140, endsMinute: 1260, words: 'kl. 19.00-21.00' }], name: null, endIsAssumed: false },
    ...change,
  };
}

export function anAnswer(change: Partial<EntryAnswer> = {}): EntryAnswer {
  return {
    reading: aReading(),
    parties: { found: [choir()], chosen: CHOIR },
    rooms: [{ id: room(1), name: 'Storesal A', shortName: 'Sal A', premisesId: 1 as never, premisesName: 'Centret', maximum: 90 }],
    houses: [],
    offer: {
      kind: 'free',
      rooms: [room(1)],
      starts: time('2026-12-01T19:00'),
      ends: time('2026-12-01T21:00'),
      blockedFrom: time('2026-12-01T19:00'),
      blockedUntil: time('2026-12-01T21:00'),
      lacking: [],
    },
    ...change,
  };
}

export function anAlternative(id: number, name: string, change: Partial<Alternative> = {}): Alternative {
  return {
    rooms: [room(id)],
    roomNames: [name],
    premisesName: 'Centret',
    sameHouse: true,
    maximum: 70,
    starts: time('2026-12-01T19:00'),
    ends: time('2026-12-01T21:00'),
    reason: 'same_house',
    ...change,
  };
}

/** Somebody has Sal A then. */
export function aClash(): EntryAnswer {
  return anAnswer({
    offer: {
      kind: 'hindered',
      rooms: [room(1)],
      starts: time('2026-12-01T19:00'),
      ends: time('2026-12-01T21:00'),
      refusal: {
        code: 'room_taken',
        details: {
          clashes: [
            {
              bookingId: 9 as never,
              held: null,
              optionUntil: null,
              number: 'B-2026-00009',
              roomId: room(1),
              roomName: 'Storesal A',
              title: 'Havnekoret',
              borrower: { id: 8 as OrganisationId, name: 'Havnekoret', shortName: '' },
              starts: time('2026-12-01T18:30'),
              ends: time('2026-12-01T20:30'),
              blockedFrom: time('2026-12-01T18:30'),
              blockedUntil: time('2026-12-01T20:30'),
            },
          ],
          alternatives: [
            anAlternative(2, 'Storesal B'),
            anAlternative(5, 'Lokale 1', { sameHouse: false, premisesName: 'Skolen', reason: 'other_house' }),
            anAlternative(1, 'Storesal A', { starts: time('2026-12-01T20:30'), ends: time('2026-12-01T22:30'), reason: 'later' }),
          ],
        },
      },
    },
  });
}

/** Every Tuesday until 15 December. */
export function aWeeklyReading(change: Partial<EntryReading> = {}): EntryReading {
  return aReading({
    repetition: { marks: [{ from: 32, until: 40 }], options: [{ rule: { kind: 'weekly', every: 1, weekdays: ['tue'] }, firstOn: '2026-12-01', words: 'hver tirsdag' }] },
    end: { marks: [{ from: 41, until: 50 }], options: [{ end: { kind: 'on', date: '2026-12-15' }, on: '2026-12-15', words: 'til 15/12' }] },
    ...change,
  });
}

function aDate(on: string, clash: boolean): PlannedDate {
  const at = { on, rooms: [room(1)], starts: time(`${on}T19:00`), ends: time(`${on}T21:00`), chosen: false };
  if (!clash) return { ...at, outcome: { kind: 'free', blockedFrom: at.starts, blockedUntil: at.ends, notes: [] } };
  const { offer } = aClash();
  if (offer?.kind !== 'hindered') throw new Error('the invented clash is one');
  return { ...at, outcome: { kind: 'hindered', refusal: offer.refusal, instead: [] } };
}

/** Three Tuesdays; some of them taken. */
export function aPlan(taken: ReadonlyArray<string> = []): SeriesPlan {
  const dates = ['2026-12-01', '2026-12-08', '2026-12-15'].map((on) => aDate(on, taken.includes(on)));
  const instead =
    taken.length === 0
      ? []
      : [{ rooms: [room(2)], roomNames: ['Storesal B'], premisesName: 'Centret', sameHouse: true, maximum: 70, free: 3 }];
  return { dates, free: 3 - taken.length, hindered: taken.length, leftOut: 0, instead, warnings: [] };
}
