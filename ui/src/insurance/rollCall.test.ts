import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '../access';
import { setBackend } from '../backend/call';
import type { RollCallAnswers, RollCallList, RollCallNow, RollCallPerson, RollCallWorkplace } from '../backend/generated/operations';
import { keyboard, undoStack } from '../shared';
import { setOfficeClock } from '../shared/officeClock';
import { router } from '../shared/router.svelte';
import { brokenRules } from '../testing/axe';
import { aSession, fakeBackend, refuse, type Answers } from '../testing/inventedOffice';
import { language } from '../texts';
import InsurancePage from './InsurancePage.svelte';

let end: () => void = () => undefined;

function place(id: number, name: string, change: Partial<RollCallWorkplace> = {}): RollCallWorkplace {
  return { workplaceId: id as never, name, standing: 'awaited', asked: 2, answered: 0, carriedOut: 0, sentAt: null, saysMissing: false, ...change };
}

function person(id: number, fullName: string, change: Partial<RollCallPerson> = {}): RollCallPerson {
  return {
    attachmentId: id as never, version: 1, personId: (id - 100) as never, fullName, activity: 'Besøgsven', effortType: 'Besøgsven', track: 'volunteer_effort',
    startsOn: '2026-02-01', endsOn: null, weeklyHours: '2,5', answer: null, isCarriedOut: false, differences: [], ...change,
  };
}

const strand = place(7, 'Strandgården');
const kirsten = person(131, 'Kirsten Bækgaard');
const ole = person(132, 'Ole Winther');

function now(change: Partial<NonNullable<RollCallNow['current']>> = {}): RollCallNow {
  const workplaces = [strand, place(8, 'Biblioteket', { standing: 'answered', answered: 2 }), place(9, 'Havblik', { standing: 'carried_out', answered: 2, carriedOut: 2 })];
  return { dueOn: '2026-11-01', current: { id: 3 as never, version: 1, keeping: 'kept', countedOn: '2026-11-01', startedAt: '2026-11-02T08:00:00Z' as never, workplaces, ...change } };
}

function list(people: RollCallPerson[] = [kirsten, ole], change: Partial<RollCallList> = {}): RollCallList {
  return { rollCallId: 3 as never, countedOn: '2026-11-01', workplace: strand, contacts: [{ fullName: 'Lone Holm', phone: '84 00 01 45', email: '' }], people, missing: '', ...change };
}

function enter(answers: Answers = {}, at = '#/insurance/roll-call/7', hosts: Answers = {}) {
  location.hash = at;
  end = router.start();
  setBackend(fakeBackend({ roll_call: () => now(), roll_call_list: () => list(), ...answers }, hosts));
  const target = document.body.appendChild(document.createElement('main'));
  render(InsurancePage, { target });
  return userEvent.setup({ pointerEventsCheck: 0 });
}
const keys = (event: KeyboardEvent): void => void keyboard.handle(event);

beforeEach(() => {
  language.use('da');
  setOfficeClock('2026-11-24T09:42:00Z');
  session.current = aSession({ roles: ['consultant'] });
  undoStack.forget();
  window.addEventListener('keydown', keys);
});
afterEach(() => {
  window.removeEventListener('keydown', keys);
  cleanup();
  end();
  document.body.replaceChildren();
});

describe('the yearly roll-call', () => {
  test('that is due is begun at a press', async () => {
    const start_roll_call = vi.fn((_: unknown) => ({ now: now().current, undo: { operation: 'withdraw_roll_call', input: { id: 3, version: 1 } } }));
    const user = enter({ roll_call: () => ({ dueOn: '2026-11-01', current: null }), start_roll_call }, '#/insurance/roll-call');
    await user.click(await screen.findByRole('button', { name: 'Begynd optællingen pr. 1. november 2026' }));
    expect(start_roll_call).toHaveBeenCalledWith(expect.objectContaining({ countedOn: '2026-11-01' }));
    await vi.waitFor(() => expect(undoStack.depth).toBe(1));
  });

  test('shows who has answered and who is missing', async () => {
    enter({}, '#/insurance/roll-call');
    expect(await screen.findByText('2 af 3 arbejdspladser har svaret')).toBeVisible();
    const headings = screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent);
    expect(headings).toEqual(['Har svaret 1', 'Mangler svar 1', 'Færdige 1']);
    expect(screen.getByRole('link', { name: /Strandgården/ })).toHaveAttribute('href', '#/insurance/roll-call/7');
    expect(await brokenRules()).toEqual([]);
  });

  test('one key answers about somebody, and goes on with the next', async () => {
    const answer_roll_call = vi.fn(({ answers }: RollCallAnswers) => ({ now: list([{ ...kirsten, answer: answers[0]?.answer ?? null }, ole]), undo: { operation: 'answer_roll_call', input: {} } }));
    const user = enter({ answer_roll_call });
    await screen.findByText('Lone Holm, 84 00 01 45');
    await vi.waitFor(() => expect(within(screen.getByRole('group', { name: 'Svar for Kirsten Bækgaard' })).getAllByRole('button')[0]).toHaveFocus());
    await user.keyboard('1');
    expect(answer_roll_call).toHaveBeenCalledWith({ rollCallId: 3, workplaceId: 7, answers: [{ attachmentId: 131, answer: { kind: 'still_here', stoppedOn: '', weeklyHours: '', activity: '', holdsFrom: '' } }] });
    await vi.waitFor(() => expect(within(screen.getByRole('group', { name: 'Svar for Ole Winther' })).getAllByRole('button')[0]).toHaveFocus());
    await user.keyboard('{ArrowUp}');
    await vi.waitFor(() => expect(within(screen.getByRole('group', { name: 'Svar for Kirsten Bækgaard' })).getAllByRole('button')[0]).toHaveFocus());
  });

  test('whoever has stopped is asked about the last day, and what cannot be is told at the field', async () => {
    const problem = { field: 'answers.0.answer.stoppedOn', problem: { kind: 'ends_before_start' } };
    const answer_roll_call = vi.fn((_: RollCallAnswers) => refuse('fields_refused', { problems: [problem] }));
    const user = enter({ answer_roll_call });
    await screen.findByText('Kirsten Bækgaard');
    await user.keyboard('2');
    const day = await screen.findByRole('textbox', { name: /Sidste dag/ });
    await vi.waitFor(() => expect(day).toHaveFocus());
    expect(await brokenRules()).toEqual([]);
    await user.keyboard('{Enter}');
    expect((await screen.findAllByText('Skriv den sidste dag, fx 31/10-2026')).length).toBeGreaterThan(0);
    await user.type(day, '31/1-2026{Enter}');
    expect(answer_roll_call).toHaveBeenCalledWith(expect.objectContaining({ answers: [{ attachmentId: 131, answer: { kind: 'stopped', stoppedOn: '31/1-2026', weeklyHours: '', activity: '', holdsFrom: '' } }] }));
    await vi.waitFor(() => expect(day).toHaveAttribute('aria-invalid', 'true'));
    expect(day).toHaveValue('31/1-2026');
  });

  test('what is another holds from the day that is counted, until somebody says otherwise', async () => {
    const answer = { kind: 'changed' as const, stoppedOn: '', weeklyHours: '4', activity: '', holdsFrom: '2026-11-01' };
    const answered = { ...kirsten, answer, differences: [{ field: 'weeklyHours', before: '2,5', after: '4' }] };
    const answer_roll_call = vi.fn((_: RollCallAnswers) => ({ now: list([answered, ole]), undo: null }));
    const user = enter({ answer_roll_call });
    await screen.findByText('Kirsten Bækgaard');
    await user.keyboard('3');
    const from = await screen.findByRole('textbox', { name: /Gælder fra/ });
    expect(from).toHaveValue('1/11-2026');
    expect(from).toHaveAccessibleDescription(/sådan har det været hele tiden/);
    await user.type(screen.getByRole('textbox', { name: /Timer om ugen/ }), '4{Enter}');
    expect(answer_roll_call).toHaveBeenCalledWith(expect.objectContaining({ answers: [{ attachmentId: 131, answer: { ...answer, holdsFrom: '1/11-2026' } }] }));
    expect(await screen.findByText('ændret: 4 timer om ugen fra 1/11-2026')).toBeVisible();
    expect(screen.getByText('timer om ugen: 2,5 → 4 fra 1/11-2026')).toBeVisible();
  });

  test('differences are shown before they are carried out, all in one act', async () => {
    const answered = [
      { ...kirsten, answer: { kind: 'still_here' as const, stoppedOn: '', weeklyHours: '', activity: '', holdsFrom: '' } },
      { ...ole, version: 4, answer: { kind: 'stopped' as const, stoppedOn: '2026-10-31', weeklyHours: '', activity: '', holdsFrom: '' }, differences: [{ field: 'endsOn', before: '', after: '2026-10-31' }] },
    ];
    const done = answered.map((one) => ({ ...one, isCarriedOut: true, differences: [] }));
    const carry_out_roll_call = vi.fn((_: unknown) => ({ now: list(done), undo: { operation: 'take_back_roll_call', input: {} } }));
    let people = answered as RollCallPerson[];
    const user = enter({ roll_call_list: () => list(people), carry_out_roll_call });
    const region = within(await screen.findByRole('region', { name: 'Det bliver ændret' }));
    expect(region.getByText('sidste dag: ingen → 31/10-2026')).toBeVisible();
    expect(region.getByText(/^1 er som før/)).toBeVisible();
    expect(await brokenRules()).toEqual([]);
    people = done;
    await user.click(region.getByRole('button', { name: 'Udfør 2 svar' }));
    expect(carry_out_roll_call).toHaveBeenCalledWith({ rollCallId: 3, workplaceId: 7, seen: [{ attachmentId: 131, version: 1 }, { attachmentId: 132, version: 4 }] });
    expect(await screen.findByText('stoppet 31/10-2026 (udført)')).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Det bliver ændret' })).toBeNull();
  });

  test('a sheet that came back is shown before its answers are kept', async () => {
    const unread = [{ number: 5, name: 'Ukendt Person', problems: [{ field: 'fullName', problem: { kind: 'not_found' } }] }];
    const answers = [{ attachmentId: 131, answer: { kind: 'still_here', stoppedOn: '', weeklyHours: '', activity: '', holdsFrom: '' } }];
    const answer_roll_call = vi.fn((_: RollCallAnswers) => ({ now: list(), undo: null }));
    const user = enter({ answer_roll_call }, '#/insurance/roll-call/7', { choose_table: () => ({ answer: 'from_gate', value: { answers, unanswered: 1, unread } }) });
    await user.click(await screen.findByRole('button', { name: 'Læs regneark' }));
    expect(await screen.findByText('Række 5, Ukendt Person: ingen på listen hedder det. Er det en ny frivillig?')).toBeVisible();
    expect(answer_roll_call).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Gem 1 svar' }));
    expect(answer_roll_call).toHaveBeenCalledWith({ rollCallId: 3, workplaceId: 7, answers });
  });

  test('who is missing on the list is written down, and nothing typed is lost', async () => {
    const answer_roll_call = vi.fn(({ missing }: RollCallAnswers) => ({ now: list([kirsten, ole], { missing: missing ?? '' }), undo: null }));
    const user = enter({ answer_roll_call });
    await user.click(await screen.findByRole('button', { name: 'Arbejdspladsen mangler nogen på listen' }));
    await user.type(await screen.findByRole('textbox', { name: /Hvem mangler/ }), 'Dorte fra caféen');
    cleanup();
    end();
    document.body.replaceChildren();
    const again = enter({ answer_roll_call });
    expect(await screen.findByRole('textbox', { name: /Hvem mangler/ })).toHaveValue('Dorte fra caféen');
    await again.click(screen.getByRole('button', { name: 'Gem' }));
    expect(answer_roll_call).toHaveBeenCalledWith({ rollCallId: 3, workplaceId: 7, answers: [], missing: 'Dorte fra caféen' });
  });
});
