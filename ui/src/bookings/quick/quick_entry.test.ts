import { cleanup, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { session } from '../../access';
import { setBackend } from '../../backend/call';
import { draftsTray, keyboard, undoStack } from '../../shared';
import { brokenRules } from '../../testing/axe';
import { aSession, fakeBackend, refuse, type Answers } from '../../testing/inventedOffice';
import { language } from '../../texts/language.svelte';
import { quickOutlines } from './outlines.svelte';
import QuickEntry from './QuickEntry.svelte';
import { aClash, aPlan, aReading, aWeeklyReading, anAlternative, anAnswer, choir } from './testing/invented_entry';
import type { BookRoom, BookSeries, EntryAnswer, RuleNote } from '../../backend/generated/operations';

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  removeEventListener('keydown', shortcuts);
});

function shortcuts(event: KeyboardEvent): void {
  keyboard.handle(event);
}

interface Desk {
  user: UserEvent;
  asked: string[];
  booked: BookRoom[];
  series: BookSeries[];
  kept: string[];
}

const booked = (wish: BookRoom): unknown => ({
  now: { ...wish, id: 1, version: 1, borrower: { id: 2, name: 'Koret Klangbølgen', shortName: '' }, state: 'confirmed' },
  undo: { operation: 'cancel_booking', input: {} },
});

/** The field with an engine that understands everything alike. */
function desk(answer: EntryAnswer | ((text: string) => EntryAnswer), more: Answers = {}): Desk {
  const seen: Omit<Desk, 'user'> = { asked: [], booked: [], series: [], kept: [] };
  setBackend(
    fakeBackend({
      list_drafts: () => [],
      save_draft: ({ body }: { body: { text: string } }) => (seen.kept.push(body.text), null),
      discard_draft: () => (seen.kept.push('—'), null),
      read_entry: ({ text }: { text: string }) => {
        seen.asked.push(text);
        return typeof answer === 'function' ? answer(text) : answer;
      },
      book_room: (wish: BookRoom) => (seen.booked.push(wish), booked(wish)),
      book_series: (wish: BookSeries) => {
        seen.series.push(wish);
        return { now: { kind: 'series', card: { series: { standing: 3 } } }, undo: { operation: 'cancel_series', input: {} } };
      },
      plan_series: () => aPlan(),
      ...more,
    }),
  );
  language.use('da');
  keyboard.lettersOn = true;
  undoStack.forget();
  session.current = aSession({ roles: ['front_desk'] });
  addEventListener('keydown', shortcuts);
  const main = document.body.appendChild(document.createElement('main'));
  main.id = 'main';
  main.tabIndex = -1;
  main.append(Object.assign(document.createElement('h1'), { textContent: 'Lokaler' }));
  main.focus();
  render(QuickEntry, { target: main });
  return { user: userEvent.setup({ delay: null }), ...seen };
}

const field = (): HTMLElement => screen.getByRole('combobox', { name: 'Hurtig booking' });
const options = (): string[] => screen.getAllByRole('option').map((option) => option.textContent?.replace(/\s+/g, ' ').trim() ?? '');
const chips = (): string[] => within(screen.getByRole('list', { name: 'Sådan læses det' })).getAllByRole('button').map((chip) => chip.textContent?.replace(/\s+/g, ' ').trim() ?? '');

async function say(user: UserEvent, text: string): Promise<void> {
  await user.click(field());
  await user.paste(text);
  await screen.findByRole('list', { name: 'Sådan læses det' });
}

describe('a phrase', () => {
  test('B leads in, chips show what was understood, Enter books just that', async () => {
    const { user, booked: wishes } = desk(anAnswer());
    await user.keyboard('b');
    expect(field()).toHaveFocus();
    await user.paste('tirsdag 19-21 Sal A klangbølgen');
    await screen.findByText('Storesal A er ledig.');
    expect(chips()).toEqual(['Hvem Koret Klangbølgen', 'Hvor Sal A', 'Dag tirsdag 1/12', 'Tid 19–21']);
    expect(options()).toEqual([expect.stringMatching(/^Book Storesal A tirsdag 1\/12 kl\. 19–21/)]);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(wishes).toHaveLength(1));
    expect(wishes[0]).toMatchObject({ rooms: [1], starts: '2026-12-01T19:00', ends: '2026-12-01T21:00', organisationId: 2, title: '' });
    await waitFor(() => expect(undoStack.shown?.label).toBe('Koret Klangbølgen booket: Storesal A, tirsdag 1/12 kl. 19–21'));
    expect(field()).toHaveValue('');
    expect(document.getElementById('main')).toHaveFocus();
  });

  test('it breaks no rule of accessibility', async () => {
    const { user } = desk(aClash());
    await say(user, 'tirsdag 19-21 Sal A klangbølgen');
    expect(await brokenRules()).toEqual([]);
  });

  test('only the newest words are answered, and Enter waits for them', async () => {
    let release: (() => void) | undefined;
    const { user, asked, booked: wishes } = desk(anAnswer(), {
      read_entry: async ({ text }: { text: string }) => {
        asked.push(text);
        if (text === 't') await new Promise<void>((done) => (release = done));
        return anAnswer({ reading: aReading({ people: { marks: [], count: text.length } }) });
      },
    });
    await user.click(field());
    await user.keyboard('tirs{Enter}');
    expect(asked).toEqual(['t']);
    release?.();
    await waitFor(() => expect(wishes).toHaveLength(1));
    expect(asked).toEqual(['t', 'tirs']);
    expect(wishes[0]?.attendees).toBe(4);
  });

  test('what is missing is a dashed chip that leads back into the phrase', async () => {
    const { user } = desk(anAnswer({ reading: aReading({ day: null, party: null }), parties: { found: [], chosen: null }, offer: null }));
    await say(user, '19-21 Sal A');
    expect(chips()[0]).toBe('Hvem hvem?, mangler');
    expect(screen.getByText('Skriv dagen, fx tirsdag eller 24/11.')).toBeInTheDocument();
    await user.tab();
    expect(document.activeElement).toHaveTextContent(/^Hvem/);
    await user.click(screen.getByRole('button', { name: /^Dag/ }));
    expect(field()).toHaveFocus();
    expect(field()).toHaveValue('19-21 Sal A ');
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('option')).toBeNull();
  });

  test('a chip leads to the words it was read from', async () => {
    const { user } = desk(anAnswer());
    await say(user, 'tirsdag 19-21 Sal A klangbølgen');
    await user.click(screen.getByRole('button', { name: /^Tid/ }));
    const input = field() as HTMLInputElement;
    expect(input.value.slice(input.selectionStart ?? 0, input.selectionEnd ?? 0)).toBe('19-21');
  });
});

describe('a no', () => {
  test('says who is there and offers what is free; Alt and a number takes it', async () => {
    const { user, booked: wishes } = desk(aClash());
    await say(user, 'tirsdag 19-21 Sal A klangbølgen');
    expect(document.querySelector('[data-saying]')).toHaveTextContent(/Storesal A er optaget.*Havnekoret 18\.30–20\.30/);
    expect(options().map((text) => text.replace(/ (Enter|Alt \d)$/, ''))).toEqual([
      'Storesal B i stedet samme hus · 70 pladser',
      'Lokale 1 i stedet Skolen · 70 pladser',
      'Storesal A 20.30–22.30 samme lokale, anden tid',
    ]);
    await user.keyboard('{Alt>}2{/Alt}');
    await waitFor(() => expect(wishes[0]?.rooms).toEqual([5]));
  });

  test('is drawn in the calendar with what would be taken instead, and gone afterwards', async () => {
    const { user } = desk(aClash());
    await say(user, 'tirsdag 19-21 Sal A klangbølgen');
    expect(quickOutlines.now.map(({ place, tone }) => [place.rooms[0], tone])).toEqual([[1, 'clash'], [2, 'free']]);
    await user.keyboard('{ArrowDown}');
    expect(quickOutlines.now.at(-1)?.place.rooms).toEqual([5]);
    await user.keyboard('{Escape}');
    expect(quickOutlines.now).toEqual([]);
  });

  test('that comes with the booking is shown, and what is free now is asked anew', async () => {
    const { user, asked } = desk(anAnswer(), { book_room: () => refuse('room_taken', { clashes: [], alternatives: [] }) });
    await say(user, 'tirsdag 19-21 Sal A klangbølgen');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(asked).toHaveLength(2));
    expect(field()).toHaveValue('tirsdag 19-21 Sal A klangbølgen');
  });

  test('that has to do with the borrower stands until the words are changed', async () => {
    const { user } = desk(anAnswer(), { book_room: () => refuse('borrower_not_allowed', { organisationId: 2, name: 'Koret Klangbølgen', category: 'private_commercial' }) });
    await say(user, 'tirsdag 19-21 Sal A klangbølgen');
    await user.keyboard('{Enter}');
    expect(await screen.findByText(/Kontoret låner ikke ud til Koret Klangbølgen/)).toBeInTheDocument();
    expect(screen.queryByRole('option')).toBeNull();
  });

  test('digits that look like a CPR number are refused with a way out', async () => {
    const { user } = desk(anAnswer(), { read_entry: () => refuse('fields_refused', { problems: [{ field: 'text', problem: { kind: 'looks_like_cpr' } }] }) });
    await user.click(field());
    await user.paste('150680-9991');
    expect(await screen.findByText(/CPR-nummer/)).toBeInTheDocument();
    await user.keyboard('{Enter}');
    expect(screen.queryByRole('option')).toBeNull();
  });
});

describe('who it is for', () => {
  const unsure = anAnswer({ parties: { found: [choir('Demenskoret', 4 as never), choir('Demensvennerne', 5 as never)], chosen: null } });

  test('is asked where two could be meant, then Enter books', async () => {
    const { user, booked: wishes } = desk(unsure);
    await say(user, 'tirsdag 19-21 Sal A klangbølgen');
    expect(screen.getByText('Hvem er «klangbølgen»?')).toBeInTheDocument();
    expect(options()[1]).toMatch(/^Demensvennerne/);
    await user.keyboard('{Alt>}2{/Alt}');
    expect(await screen.findByRole('button', { name: /^Hvem Demensvennerne/ })).toBeInTheDocument();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(wishes[0]?.organisationId).toBe(5));
  });

  test('can be created from what was typed, as the last of the proposals', async () => {
    const registered: string[] = [];
    const { user, booked: wishes } = desk(anAnswer({ parties: { found: [], chosen: null } }), {
      register_organisation: ({ facts }: { facts: { name: string } }) => {
        registered.push(facts.name);
        return { now: { organisation: { id: 77, facts: { name: facts.name } } }, undo: null };
      },
    });
    await say(user, 'tirsdag 19-21 Sal A klangbølgen');
    expect(options()).toEqual([expect.stringMatching(/^Opret «klangbølgen» ny forening/)]);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(registered).toEqual(['klangbølgen']));
    await waitFor(() => expect(options()[0]).toMatch(/^Book Storesal A/));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(wishes[0]?.organisationId).toBe(77));
  });

  test('a person borrows for the organisation where they are to be met', async () => {
    const met = { party: { of: 'organisation' as const, id: 9 as never }, name: 'Koret', role: 'chair' as const, title: '', phone: '' };
    const person = { ...choir('Kirsten Bækgaard'), entry: { ...choir('Kirsten Bækgaard').entry, party: { of: 'person' as const, id: 31 as never }, kind: 'person' as const, contact: met } };
    const { user, booked: wishes } = desk(anAnswer({ parties: { found: [person], chosen: person.entry.party } }));
    await say(user, 'tirsdag 19-21 Sal A klangbølgen');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(wishes[0]).toMatchObject({ organisationId: 9, contactPersonId: 31 }));
  });
});

describe('what can be read in two ways', () => {
  test('shows both; Enter takes the first and Alt 2 writes the other', async () => {
    const reading = aReading({ day: { marks: [{ from: 0, until: 7 }], options: [{ date: '2026-11-24', words: 'tirsdag 24/11' }, { date: '2026-12-01', words: 'tirsdag 1/12' }], within: null } });
    const { user, asked } = desk(anAnswer({ reading }));
    await say(user, 'tirsdag 19-21 Sal A klangbølgen');
    expect(chips()[2]).toBe('Dag tirsdag 24/11 eller tirsdag 1/12, kan læses på flere måder');
    expect(options()[1]).toMatch(/^Mente du tirsdag 1\/12\?/);
    await user.keyboard('{Alt>}2{/Alt}');
    await waitFor(() => expect(asked.at(-1)).toBe('tirsdag 1/12 19-21 Sal A klangbølgen'));
  });

  test('a question is asked with ways to answer it, and nothing can be booked', async () => {
    const reading = aWeeklyReading({ end: null, questions: ['end_of_repeat'] });
    const { user, asked, series } = desk(anAnswer({ reading, offer: null }));
    await say(user, 'tirsdag 19-21 Sal A klangbølgen hver uge');
    expect(document.querySelector('[data-saying]')).toHaveTextContent('Hvor længe?');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(asked.at(-1)).toBe('tirsdag 19-21 Sal A klangbølgen hver uge til jul'));
    expect(series).toHaveLength(0);
  });
});

describe('what repeats', () => {
  const weekly = anAnswer({ reading: aWeeklyReading(), offer: null });
  const PHRASE = 'tirsdag 19-21 Sal A klangbølgen hver uge til 15/12';

  test('is planned before it is booked, and Enter books every date', async () => {
    const { user, series } = desk(weekly);
    await say(user, PHRASE);
    expect(await screen.findByText(/er ledig alle 3 gange/)).toBeInTheDocument();
    expect(chips()[4]).toBe('Gentages hver tirsdag til 15/12');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(series).toHaveLength(1));
    expect(series[0]).toMatchObject({ booking: { rooms: [1], starts: '2026-12-01T19:00' }, recurrence: { rule: { kind: 'weekly' }, ends: { kind: 'on', date: '2026-12-15' } } });
    expect(series[0]).not.toHaveProperty('held');
    await waitFor(() => expect(undoStack.shown?.label).toBe('Koret Klangbølgen booket: Storesal A, 3 gange'));
  });

  test('what the rules say to its dates is told in few words, as of whoever borrows', async () => {
    const opening: RuleNote = { finding: { kind: 'not_open_yet', opensOn: '2026-12-15' }, force: 'desk', source: '', mayOverrule: true };
    const asked: BookRoom[] = [];
    const { user } = desk(weekly, {
      plan_series: ({ booking }: BookSeries) => {
        asked.push(booking);
        const plan = aPlan();
        const noted = plan.dates.map((date, index) => ({ ...date, outcome: { ...date.outcome, notes: index === 0 ? [] : [opening] } }));
        return { ...plan, dates: noted };
      },
    });
    await say(user, PHRASE);
    const saying = (): Element | null => document.querySelector('[data-saying]');
    await waitFor(() => expect(saying()).toHaveTextContent('2 af 3 datoer: Perioden åbner først for booking tirsdag 15/12. 2 datoer skal have en begrundelse.'));
    expect(asked.at(-1)?.organisationId).toBe(2);
  });

  test('a taken date says who is there; another room, or only what is free', async () => {
    const { user, series } = desk(weekly, { plan_series: () => aPlan(['2026-12-01']) });
    await say(user, PHRASE);
    await waitFor(() => expect(document.querySelector('[data-saying]')).toHaveTextContent(/Storesal A er optaget.*De andre 2 gange er ledige\./));
    expect(options().map((text) => text.replace(/ (Enter|Alt \d)$/, ''))).toEqual([
      'Storesal B i stedet 70 pladser · samme hus · ledigt alle 3 gange',
      'Book kun de 2 ledige gange spring tirsdag 1/12 over',
    ]);
    await user.keyboard('{Alt>}2{/Alt}');
    await waitFor(() => expect(series[0]?.held).toEqual(['2026-12-08', '2026-12-15']));
  });

  test('without a room the rooms that are free most often come first', async () => {
    const first = anAlternative(2, 'Storesal B', { reason: 'as_wished' });
    const rooms = [first, anAlternative(5, 'Lokale 1', { reason: 'as_wished' })];
    const offer = { kind: 'found' as const, starts: first.starts, ends: first.ends, rooms };
    const { user, series } = desk(anAnswer({ reading: aWeeklyReading({ place: null }), rooms: [], offer }), {
      plan_series: ({ booking }: BookSeries) => aPlan(booking.rooms[0] === 2 ? ['2026-12-08'] : []),
    });
    await say(user, PHRASE);
    await waitFor(() => expect(options()[0]).toMatch(/^Lokale 1.*ledigt alle 3 gange/));
    expect(options()[1]).toMatch(/^Storesal B.*ledigt 2 af 3 gange/);
    await user.keyboard('{Alt>}2{/Alt}');
    await waitFor(() => expect(series[0]).toMatchObject({ booking: { rooms: [2] }, held: ['2026-12-01', '2026-12-15'] }));
  });
});

describe('Esc', () => {
  test('closes the box, keeps the words, puts them among the drafts and gives the focus back', async () => {
    const { user, kept } = desk(anAnswer());
    await user.keyboard('b');
    await user.paste('tirsdag 19-21 Sal A klangbølgen');
    await screen.findByText('Storesal A er ledig.');
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('list', { name: 'Sådan læses det' })).toBeNull();
    expect(field()).toHaveValue('tirsdag 19-21 Sal A klangbølgen');
    expect(document.getElementById('main')).toHaveFocus();
    await waitFor(() => expect(kept).toEqual(['tirsdag 19-21 Sal A klangbølgen']), { timeout: 2000 });
  });

  test('a draft in the tray comes back into the field', async () => {
    const { user } = desk(anAnswer(), {
      list_drafts: () => [{ kind: 'quick_entry', slot: 'new', title: 'Koret Klangbølgen, tirsdag 1/12 19–21' }],
      open_draft: () => ({ body: { text: 'tirsdag 19-21 Sal A klangbølgen' } }),
    });
    await waitFor(() => expect(draftsTray.items.map((draft) => draft.name)).toEqual(['Koret Klangbølgen, tirsdag 1/12 19–21']));
    draftsTray.items[0]?.open();
    await waitFor(() => expect(field()).toHaveValue('tirsdag 19-21 Sal A klangbølgen'));
    await waitFor(() => expect(field()).toHaveFocus());
    await user.keyboard('{Escape}');
  });
});
