/** Invented houses, users, office details and copies, that can be changed while one looks. Nobody here is real. */
import type {
  BackupState,
  Changed,
  Closure,
  Fact,
  OfficeDetails,
  OpeningPeriod,
  Premises,
  PremisesDetails,
  Room,
  RoomDetails,
  User,
} from '../backend/generated/operations';
import { refuse, type Answers } from './inventedOffice';

const unknown: Fact = { state: 'unknown', note: '' };

export function houseDetails(change: Partial<PremisesDetails> = {}): PremisesDetails {
  return {
    name: 'Havbjerg Gamle Skole',
    shortName: 'Skolen',
    aliases: ['den gamle skole'],
    street: 'Kirkebakken 4',
    postalCode: '2683',
    town: 'Havbjerg',
    nearestStop: 'Havbjerg Kirke (bus 12)',
    stopDistance: '250 m',
    stepFree: { state: 'partly', note: 'Lokale 2: 6 trin' },
    accessibleToilet: { state: 'yes', note: '' },
    hearingLoop: unknown,
    parking: unknown,
    gridMinutes: 30,
    onHoliday: 'closed',
    houseRules: '',
    ...change,
  };
}

export function roomDetails(change: Partial<RoomDetails> = {}): RoomDetails {
  return {
    name: 'Lokale 1',
    shortName: 'L1',
    aliases: [],
    floor: 'Stuen',
    maximumPersons: 30,
    layouts: [{ layout: 'classroom', seats: 24 }],
    equipment: ['projektor', 'tavle'],
    stepFree: { state: 'yes', note: '' },
    hearingLoop: unknown,
    buffers: { before: 0, after: 30 },
    leastMinutes: null,
    mostMinutes: null,
    houseRules: '',
    ...change,
  };
}

export function aRoom(id: number, change: Partial<RoomDetails> = {}, parts: number[] = []): Room {
  return {
    id: id as Room['id'],
    premisesId: 1 as Room['premisesId'],
    details: roomDetails(change),
    spaces: [],
    parts: parts as Room['parts'],
    position: id,
    retiredAt: null,
    version: 1,
  };
}

export const usualHours: OpeningPeriod = {
  name: '',
  firstDate: null,
  lastDate: null,
  intervals: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opensMinute: 960, closesMinute: 1320 })),
};

export function aClosure(change: Partial<Closure> = {}): Closure {
  return {
    id: 1 as Closure['id'],
    premisesId: 1 as Closure['premisesId'],
    covers: 'rooms',
    rooms: [11 as Closure['rooms'][number]],
    starts: '2026-12-07T08:00' as Closure['starts'],
    ends: '2026-12-11T16:00' as Closure['ends'],
    reason: 'Gulvet lakeres',
    withdrawnAt: null,
    version: 1,
    ...change,
  };
}

export function aHouse(change: Partial<Premises> = {}): Premises {
  return {
    id: 1 as Premises['id'],
    details: houseDetails(),
    rooms: [
      aRoom(11),
      aRoom(12, { name: 'Lokale 2', shortName: 'L2', stepFree: { state: 'no', note: '6 trin' } }),
      aRoom(13, { name: 'Lokale 1+2', shortName: 'L1+2', maximumPersons: 60, layouts: [{ layout: 'theatre', seats: 48 }] }, [11, 12]),
      aRoom(14, { name: 'Gymnastiksalen', shortName: 'Gym', maximumPersons: 150, equipment: ['højttaler'] }),
    ],
    openingPeriods: [usualHours],
    closures: [aClosure()],
    retiredAt: null,
    version: 1,
    ...change,
  };
}

export function aUser(id: number, change: Partial<User> = {}): User {
  return {
    id: id as User['id'],
    userName: 'maja',
    fullName: 'Maja Lindstrøm',
    roles: ['administrator'],
    archivedAt: null,
    version: 1,
    ...change,
  };
}

export function officeDetails(change: Partial<OfficeDetails> = {}): OfficeDetails {
  return {
    name: 'Frivilligcenter Havnstrup',
    municipalityName: 'Havnstrup Kommune',
    street: 'Strandengen 85',
    postalCode: '2681',
    town: 'Havnstrup',
    cvr: '99900008',
    phone: '+4584000012',
    email: 'center@havnstrup.example',
    language: 'da',
    lockAfterMinutes: 10,
    logoText: '',
    logoBytes: 0,
    version: 1,
    ...change,
  };
}

export function fileBackup(change: Partial<Extract<BackupState, { place: 'file' }>> = {}): BackupState {
  return {
    place: 'file',
    folder: '/media/havnstrup/backup',
    generations: 14,
    newest: { fileName: 'havnstrup-2026-11-24T0742.frivillighus-backup', made: '2026-11-24T07:42' as never, bytes: 4_200_000 },
    madeAt: '2026-11-24T06:42:00Z' as never,
    folderTrouble: null,
    failedAt: null,
    failure: null,
    keptBeside: null,
    isDue: false,
    ...change,
  };
}

/** The answer of a change, with a way back. */
export function changed<T>(now: T, operation = 'back', input: unknown = {}): Changed<T> {
  return { now, undo: { operation, input } };
}

const MINUTES: Record<string, number> = { '0': 0, '8': 480, '8.30': 510, '16': 960, '22': 1320, '24': 1440 };

/** As much of the engine's reading as the looks and tests need. */
function readHours(typed: string): unknown {
  if (['', 'lukket', 'closed'].includes(typed.toLowerCase())) return { read: 'hours', spans: [] };
  const minute = (text: string) => {
    const [hour = '', minutes = '0'] = text.trim().split(/[.:]/);
    return Number(hour) * 60 + Number(minutes);
  };
  const spans = typed.split(/,| og /).map((span) => {
    const [opens = '', closes = ''] = span.split(/[-–]/);
    return { opensMinute: minute(opens), closesMinute: minute(closes) };
  });
  const isRead = spans.every((span) => span.opensMinute < span.closesMinute);
  return isRead ? { read: 'hours', spans } : { read: 'not_read', problem: { kind: 'hours' } };
}

/** Answers for looking at the settings in a plain browser: what is written is remembered until the page is left. */
export function inventedSettings(): Answers {
  let houses = [aHouse(), aHouse({ id: 2 as never, details: houseDetails({ name: 'Tømmerup Medborgerhus', street: 'Møllevænget 17', town: 'Lille Tømmerup', postalCode: '4625' }), rooms: [], openingPeriods: [], closures: [] })];
  let users = [aUser(1), aUser(2, { userName: 'bo', fullName: 'Bo Skytte', roles: ['front_desk'] }), aUser(3, { userName: 'eva', fullName: 'Eva Holm', roles: ['manager'], archivedAt: '2026-10-01T08:00:00Z' as never })];
  let office = officeDetails();
  let backup = fileBackup();

  const changedHouse = (id: number, change: Partial<Premises>) => {
    houses = houses.map((one) => (one.id === id ? { ...one, ...change, version: one.version + 1 } : one));
    const now = houses.find((one) => one.id === id);
    return now ? changed(now) : refuse('premises_not_found');
  };
  const changedRoom = (id: number, change: Partial<Room>) => {
    let now: Room | undefined;
    houses = houses.map((house) => ({
      ...house,
      rooms: house.rooms.map((room) => (room.id === id ? (now = { ...room, ...change, version: room.version + 1 }) : room)),
    }));
    return now ? changed(now) : refuse('room_not_found');
  };
  const changedUser = (id: number, change: Partial<User>) => {
    users = users.map((one) => (one.id === id ? { ...one, ...change, version: one.version + 1 } : one));
    return changed(users.find((one) => one.id === id));
  };
  const retiredAt = '2026-11-24T09:42:00Z' as never;

  return {
    list_premises: () => houses,
    register_premises: ({ premises }: { premises: PremisesDetails }) => {
      const house = aHouse({ id: (houses.length + 1) as never, details: premises, rooms: [], openingPeriods: [], closures: [] });
      houses = [...houses, house];
      return changed(house);
    },
    change_premises: ({ id, premises }: { id: number; premises: PremisesDetails }) => changedHouse(id, { details: premises }),
    retire_premises: ({ id }: { id: number }) => changedHouse(id, { retiredAt }),
    restore_premises: ({ id }: { id: number }) => changedHouse(id, { retiredAt: null }),
    set_opening_hours: ({ premisesId, periods }: { premisesId: number; periods: OpeningPeriod[] }) =>
      changedHouse(premisesId, { openingPeriods: periods }),
    change_room: ({ id, room }: { id: number; room: RoomDetails }) =>
      room.maximumPersons < 1
        ? refuse('fields_refused', { problems: [{ field: 'room.maximumPersons', problem: { kind: 'out_of_range', least: 1, most: 100_000 } }] })
        : changedRoom(id, { details: room }),
    retire_room: ({ id }: { id: number }) => changedRoom(id, { retiredAt }),
    restore_room: ({ id }: { id: number }) => changedRoom(id, { retiredAt: null }),
    list_users: () => users,
    add_user: (input: User) => {
      const user = aUser(users.length + 1, { userName: input.userName, fullName: input.fullName, roles: input.roles });
      users = [...users, user];
      return changed(user);
    },
    change_user: ({ id, fullName, userName, roles }: User) => changedUser(id, { fullName, userName, roles }),
    archive_user: ({ id }: User) => changedUser(id, { archivedAt: retiredAt }),
    restore_user: ({ id }: User) => changedUser(id, { archivedAt: null }),
    set_password: () => ({}),
    change_own_password: ({ currentPassword }: { currentPassword: string }) =>
      currentPassword === 'en lang sætning' ? {} : refuse('wrong_password'),
    make_recovery_code: () => ({ code: 'K7QF-2MXA-9TRB-WE4N', madeAt: '2026-11-24T09:42:00Z' }),
    office_details: () => office,
    change_office_details: (input: OfficeDetails) => {
      office = { ...office, ...input, version: office.version + 1 };
      return changed(office);
    },
    backup_state: () => backup,
    back_up_now: () => {
      backup = fileBackup({ newest: { fileName: 'havnstrup-2026-11-24T1042.frivillighus-backup', made: '2026-11-24T10:42' as never, bytes: 4_300_000 } });
      return { fileName: 'havnstrup-2026-11-24T1042.frivillighus-backup', bytes: 4_300_000, madeAt: '2026-11-24T09:42:00Z' };
    },
    keep_backup_generations: ({ generations }: { generations: number }) => {
      if (generations < 2) return refuse('fields_refused', { problems: [{ field: 'generations', problem: { kind: 'out_of_range', least: 2, most: 400 } }] });
      backup = fileBackup({ generations });
      return changed(backup);
    },
    read_typed: ({ texts }: { texts: { kind: string; text: string }[] }) =>
      texts.map(({ kind, text }) => {
        const typed = text.trim();
        if (kind === 'hours') return readHours(typed);
        if (typed === '') return { read: 'not_read', problem: { kind: 'missing' } };
        if (kind !== 'date') {
          const minute = MINUTES[typed];
          return minute === undefined ? { read: 'not_read', problem: { kind: 'time' } } : { read: 'minute', minute };
        }
        const figures = /^(\d{1,2})\/(\d{1,2})(?:-(\d{4}))?$/.exec(typed);
        if (/^\d{4}-\d{2}-\d{2}$/.test(typed)) return { read: 'date', date: typed };
        if (!figures) return { read: 'not_read', problem: { kind: 'date' } };
        const [, day = '', month = '', year = '2026'] = figures;
        return { read: 'date', date: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` };
      }),
  };
}

export const inventedCopies: Answers = {
  choose_backup_folder: () => ({ answer: 'from_gate', value: changed(fileBackup({ folder: '/media/havnstrup/andet' })) }),
  choose_backup: () => ({
    answer: 'from_gate',
    value: {
      fileName: 'havnstrup-2026-11-20T0742.frivillighus-backup',
      bytes: 4_100_000,
      officeName: 'Frivilligcenter Havnstrup',
      isOfThisOffice: true,
      organisations: 62,
      people: 301,
      bookings: 2411,
      agreements: 12,
      newestEventAt: '2026-11-20T06:31:00Z',
      version: 7,
    },
  }),
  restore_chosen_backup: () => ({ answer: 'opened', place: 'havnstrup' }),
  choose_logo: () => ({ answer: 'cancelled' }),
  show_sheet: () => ({ answer: 'done' }),
};
