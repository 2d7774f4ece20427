import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { session } from '../../access';
import { setBackend } from '../../backend/call';
import { router } from '../../shared';
import { setOfficeClock } from '../../shared/officeClock';
import { brokenRules } from '../../testing/axe';
import { aSession, fakeBackend, type Answers } from '../../testing/inventedOffice';
import { language } from '../../texts/language.svelte';
import { handedOver } from '../handed_over.svelte';
import { quickPhrase } from '../quick/opening';
import { aReading, aWeeklyReading, anAnswer } from '../quick/testing/invented_entry';
import { roomFinder } from './finder.svelte';
import FindPage from './FindPage.svelte';
import type { EntryAnswer, EntryReading, FindFree, FoundRoom, FoundRooms, RoomId, WallTime } from '../../backend/generated/operations';

afterEach(() => {
  cleanup();
  roomFinder.clear();
  handedOver.take();
});

const time = (text: string): WallTime => text as WallTime;
const EVENING = { starts: time('2026-12-01T19:00'), ends: time('2026-12-01T21:00') };

function aRoom(id: number, roomName: string, change: Partial<FoundRoom> = {}): FoundRoom {
  return {
    roomId: id as RoomId,
    roomName,
    premisesId: 1 as never,
    premisesName: 'Centret',
    maximum: 30,
    free: [EVENING],
    notFree: [],
    reasons: [{ kind: 'right_size' }],
    lacks: [],
    day: { open: [{ opensMinute: 510, closesMinute: 1290 }], taken: [{ fromMinute: 600, untilMinute: 720 }] },
    ...change,
  };
}

function found(change: Partial<FoundRooms> = {}): FoundRooms {
  return {
    times: 1,
    fitting: [aRoom(4, 'Lokale 2'), aRoom(3, 'Caféen', { maximum: 48, reasons: [{ kind: 'larger_than_needed' }] })],
    nearly: [],
    firstFree: [],
    canBeMet: true,
    equipment: ['klaver', 'projektor'],
    houses: [{ id: 1 as never, name: 'Centret' }],
    ...change,
  };
}

/** `20 pers tirsdag 19-21`, understood; nobody is named, and no room. */
function read(change: Partial<EntryReading> = {}): EntryAnswer {
  const reading = aReading({ party: null, place: null, people: { marks: [{ from: 0, until: 7 }], count: 20 }, ...change });
  return anAnswer({ reading, parties: { found: [], chosen: null }, rooms: [], offer: null });
}

interface Desk {
  user: UserEvent;
  asked: FindFree[];
  phrase: HTMLElement;
}

function desk(answer: EntryAnswer, rooms: FoundRooms, more: Answers = {}): Desk {
  const asked: FindFree[] = [];
  const backend = fakeBackend({
    read_entry: () => answer,
    find_free: (input: FindFree) => (asked.push(input), rooms),
    ...more,
  });
  setBackend(backend);
  language.use('da');
  setOfficeClock('2026-11-24T09:42:00Z');
  session.current = aSession();
  location.hash = '#/premises/find';
  router.start();
  render(FindPage, { target: document.body.appendChild(document.createElement('main')) });
  asked.length = 0;
  return { user: userEvent.setup(), asked, phrase: screen.getByRole('textbox', { name: 'Hvad skal der bruges?' }) };
}

/** Without soft marks and doubled blanks. */
function said(element: HTMLElement): string {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim();
}

describe('one date', () => {
  test('the phrase has the focus, and what is written is looked for: best first, with why', async () => {
    const { user, asked, phrase } = desk(read(), found());
    expect(document.activeElement).toBe(phrase);
    await user.keyboard('20 pers tirsdag 19-21');
    const list = await screen.findByRole('region', { name: '2 lokaler passer' });
    expect(asked.at(-1)).toEqual({ when: { kind: 'once', ...EVENING }, attendees: 20 });
    const rows = within(list).getAllByRole('button');
    expect(rows.map(said)).toEqual([
      'Lokale 2 Centret Bedst tirsdag 1/12 kl. 19–21',
      'Caféen Centret tirsdag 1/12 kl. 19–21',
    ]);
    expect(rows[0]).toHaveAccessibleDescription('passer i størrelse: plads til 30');
    expect(rows[1]).toHaveAccessibleDescription('større end nødvendigt: plads til 48');
    expect(within(list).getAllByText('Dagen: ledigt 8.30–10, 12–21.30')).toHaveLength(2);
    expect(await brokenRules()).toEqual([]);
  });

  test('Enter takes the best, and the form gets all that is known', async () => {
    const needs = [{ marks: [], need: { kind: 'equipment' as const, what: 'projektor' } }];
    const { user, asked } = desk({ ...read({ needs }), parties: anAnswer().parties }, found());
    await user.keyboard('klangbølgen 20 pers tirsdag 19-21 projektor{Enter}');
    await waitFor(() => expect(location.hash).toBe('#/premises/uge/2026-W49?new='));
    expect(asked.at(-1)).toMatchObject({ organisationId: 2, equipment: ['projektor'] });
    expect(handedOver.take()).toMatchObject({
      place: { rooms: [4], ...EVENING },
      attendees: 20,
      party: { name: 'Koret Klangbølgen' },
      note: 'Skal bruge: projektor',
    });
  });

  test('arrows walk from the phrase through the rooms and back, and Enter takes the one walked to', async () => {
    const { user, phrase } = desk(read(), found());
    await user.keyboard('20 pers tirsdag 19-21');
    await screen.findByRole('region', { name: '2 lokaler passer' });
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(document.activeElement).toHaveTextContent(/^Caféen/);
    await user.keyboard('{ArrowUp}{ArrowUp}');
    expect(document.activeElement).toBe(phrase);
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    await waitFor(() => expect(location.hash).toContain('new='));
    expect(handedOver.take()?.place.rooms).toEqual([3]);
  });

  test('what misses one wish stands below with what it misses', async () => {
    const nearly = [aRoom(5, 'Grønt', { maximum: 12, reasons: [], lacks: [{ kind: 'persons', maximum: 12 }] })];
    const { user } = desk(read(), found({ nearly }));
    await user.keyboard('20 pers tirsdag 19-21');
    const list = await screen.findByRole('region', { name: 'Mangler ét ønske' });
    expect(within(list).getByRole('button')).toHaveAccessibleDescription('kun plads til 12');
  });

  test('where nothing is free, the first free times are told, and Enter takes the first', async () => {
    const later = { starts: time('2026-12-03T18:00'), ends: time('2026-12-03T20:00') };
    const { user } = desk(read(), found({ fitting: [], firstFree: [aRoom(2, 'Storesal B', { free: [later], day: null })] }));
    await user.keyboard('20 pers tirsdag 19-21');
    const list = await screen.findByRole('region', { name: /^Intet lokale er ledigt på den tid. Første ledige/ });
    expect(said(within(list).getByRole('button'))).toBe('Storesal B Centret torsdag 3/12 kl. 18–20');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(handedOver.take()?.place).toEqual({ rooms: [2], ...later }));
  });

  test('wishes that no room meets together are told as that', async () => {
    const { user } = desk(read(), found({ fitting: [], canBeMet: false }));
    await user.keyboard('500 pers');
    expect(await screen.findByText('Intet lokale har alt det på en gang.')).toBeVisible();
  });
});

describe('any day and every week', () => {
  test('an evening of the next week is looked for day by day, and each day can be taken', async () => {
    const evening = { marks: [], options: [{ startsMinute: 1080, endsMinute: 1320, words: 'aften' }], name: 'evening' as const, endIsAssumed: false };
    const free = [EVENING, { starts: time('2026-12-03T19:30'), ends: time('2026-12-03T21:30') }];
    const { user, asked } = desk(
      read({ day: { marks: [], options: [], within: '2026-W49' as never }, time: evening }),
      found({ times: 7, fitting: [aRoom(4, 'Lokale 2', { free, day: null, reasons: [{ kind: 'some_times', free: 2 }] })] }),
    );
    await user.keyboard('næste uge aften 20 pers');
    const list = await screen.findByRole('region', { name: '1 lokale passer' });
    expect(asked.at(-1)?.when).toEqual({ kind: 'any_day', from: '2026-11-30', to: '2026-12-06', opensMinute: 1080, closesMinute: 1320, minutes: 120 });
    expect(within(list).getAllByRole('button')[0]).toHaveAccessibleDescription('ledigt 2 af 7 dage · plads til 30');
    await user.click(within(list).getByRole('button', { name: /^torsdag 3\/12 19.30/ }));
    await waitFor(() => expect(handedOver.take()?.place.starts).toBe('2026-12-03T19:30'));
    expect(location.hash).toBe('#/premises/uge/2026-W49?new=');
  });

  test('a series says how many dates are free and which are not, and goes on in quick entry with its words', async () => {
    const missing = [{ starts: time('2026-12-08T19:00'), ends: time('2026-12-08T21:00'), why: 'taken' as const }];
    const rooms = [aRoom(4, 'Lokale 2', { day: null, notFree: missing, reasons: [{ kind: 'some_times', free: 2 }, { kind: 'right_size' }] })];
    const weekly = { ...read(), reading: aWeeklyReading({ party: null, place: null }) };
    const { user, asked } = desk(weekly, found({ times: 3, fitting: rooms }));
    const taken: string[] = [];
    const end = quickPhrase.watch((text) => taken.push(text));
    await user.keyboard('tirsdag 19-21 hver uge til 15/12');
    const list = await screen.findByRole('region', { name: '1 lokale passer' });
    expect(asked.at(-1)?.when).toMatchObject({ kind: 'series', starts: EVENING.starts, recurrence: { ends: { kind: 'on', date: '2026-12-15' } } });
    expect(within(list).getByRole('button')).toHaveAccessibleDescription('ledigt 2 af 3 gange · passer i størrelse: plads til 30');
    expect(within(list).getByText('Ikke ledigt: tirsdag 8/12 optaget')).toBeVisible();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(taken).toEqual(['Lokale 2 tirsdag 19-21 hver uge til 15/12']));
    end();
  });

  test('a repetition without an end asks for it, and the first date is looked at meanwhile', async () => {
    const open = read({ repetition: aWeeklyReading().repetition, questions: ['end_of_repeat'] });
    const { user, asked, phrase } = desk(open, found());
    await user.keyboard('tirsdag 19-21 hver uge');
    expect(await screen.findByText('Hvor længe?')).toBeVisible();
    expect(asked.at(-1)?.when.kind).toBe('once');
    await user.click(screen.getByRole('button', { name: 'til jul' }));
    await waitFor(() => expect(phrase).toHaveValue('tirsdag 19-21 hver uge til jul'));
    expect(document.activeElement).toBe(phrase);
  });
});

describe('the fields beside it', () => {
  test('show what was read, and write into the phrase', async () => {
    const { user, phrase } = desk(read(), found());
    await user.keyboard('20 pers tirsdag 19-21');
    await waitFor(() => expect(screen.getByRole('textbox', { name: 'Personer' })).toHaveValue('20'));
    expect(screen.getByRole('textbox', { name: 'Dato' })).toHaveValue('1/12-2026');
    await user.click(screen.getByRole('checkbox', { name: 'Teleslynge' }));
    await waitFor(() => expect(phrase).toHaveValue('20 pers tirsdag 19-21 teleslynge'));
    await user.click(screen.getByRole('checkbox', { name: 'projektor' }));
    await waitFor(() => expect(phrase).toHaveValue('20 pers tirsdag 19-21 teleslynge projektor'));
    const people = screen.getByRole('textbox', { name: 'Personer' });
    await user.clear(people);
    await user.type(people, '35');
    await user.tab();
    await waitFor(() => expect(phrase).toHaveValue('35 pers tirsdag 19-21 teleslynge projektor'));
  });

  test('a house and a set-up are asked for though nothing is written', async () => {
    const { user, asked } = desk(read({ day: null, time: null, people: null }), found({ times: 7 }));
    await waitFor(() => expect(screen.getByRole('option', { name: 'Centret' })).toBeInTheDocument());
    await user.selectOptions(screen.getByRole('combobox', { name: 'Hus' }), 'Centret');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Opstilling' }), 'Hestesko');
    await waitFor(() => expect(asked.at(-1)).toMatchObject({ premisesId: 1, layout: 'horseshoe', when: { kind: 'any_day', from: '2026-11-24', to: '2026-11-30' } }));
  });
});

test('what was looked for is there again when one comes back', async () => {
  const { user } = desk(read(), found());
  await user.keyboard('20 pers tirsdag 19-21');
  await screen.findByRole('region', { name: '2 lokaler passer' });
  cleanup();
  const { phrase } = desk(read(), found());
  expect(phrase).toHaveValue('20 pers tirsdag 19-21');
  expect(await screen.findByRole('region', { name: '2 lokaler passer' })).toBeVisible();
});
