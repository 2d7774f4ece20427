import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { setBackend } from '../../backend/call';
import type { LoggedEvent, LogToRead, NamedLogPage, OfficeEvent, Role, Subject } from '../../backend/generated/operations';
import { router } from '../../shared';
import { setOfficeClock } from '../../shared/officeClock';
import { brokenRules } from '../../testing/axe';
import { aSession, fakeBackend, refuse, type Answers } from '../../testing/inventedOffice';
import { inventedSettings } from '../../testing/inventedSettings';
import { language } from '../../texts';
import { session } from '../session.svelte';
import LogPart from './LogPart.svelte';

const booking: Subject = { kind: 'booking', id: 5 };

function line(id: number, at: string, event: OfficeEvent, change: Partial<LoggedEvent> = {}): LoggedEvent {
  return {
    id: id as LoggedEvent['id'], at: at as LoggedEvent['at'], userId: 1 as LoggedEvent['userId'], userName: 'Maja Lindstrøm',
    operation: '', request: '', subject: booking, event, ...change,
  };
}

const page: NamedLogPage = {
  lines: [
    line(3, '2026-11-24T09:42:00Z', { event: 'booking_cancelled', values: { by: 'house' } }),
    line(2, '2026-11-23T22:30:00Z', { event: 'backup_made', values: { fileName: 'kopi', bytes: 1 } }, { userId: null, userName: null, subject: { kind: 'office', id: 1 } }),
    line(1, '2026-11-23T09:00:00Z', { event: 'sign_in_refused', values: { userName: 'ukendt' } }, { userId: null, userName: null, subject: { kind: 'office', id: 1 } }),
  ],
  next: null,
  names: [{ subject: booking, name: '2026-0042' }],
};
const users = [
  { id: 1, fullName: 'Maja Lindstrøm', isArchived: false },
  { id: 2, fullName: 'Bo Skytte', isArchived: true },
];

beforeEach(() => {
  language.use('da');
  setOfficeClock('2026-11-24T09:42:00Z');
  router.replace(['settings', 'log']);
});

function open(roles: Role[], answers: Answers = {}) {
  session.current = aSession({ roles });
  const read_log = vi.fn((_: LogToRead): unknown => page);
  setBackend(fakeBackend({ ...inventedSettings(), read_log, log_users: () => users, ...answers }));
  render(LogPart);
  return { user: userEvent.setup(), read_log };
}

describe('the log', () => {
  test('tells who did what and when, a day at a time, and breaks no rule of accessibility', async () => {
    const { read_log } = open(['manager']);
    const row = within(await screen.findByRole('row', { name: /Aflyste booking 2026-0042 \(husets beslutning\)/ }));
    expect(row.getByText('Maja Lindstrøm')).toBeVisible();
    expect(row.getByText('10.42')).toBeVisible();
    expect(screen.getByRole('rowheader', { name: 'tirsdag 24/11' })).toBeVisible();
    const night = within(screen.getByRole('row', { name: /Tog en sikkerhedskopi/ }));
    expect(night.getByText('Programmet')).toBeVisible();
    expect(night.getByText('23.30')).toBeVisible();
    expect(within(screen.getByRole('row', { name: /prøvede at logge ind som «ukendt»/i })).getByText('Ingen logget ind')).toBeVisible();
    expect(read_log).toHaveBeenCalledWith({ from: '2026-10-25' });
    expect(screen.getByText('3 linjer. Det er alt.')).toBeVisible();
    expect(await brokenRules(screen.getByRole('table').parentElement as HTMLElement)).toEqual([]);
  });

  test('is narrowed by days, person and kind at once', async () => {
    const { user, read_log } = open(['manager']);
    await screen.findByRole('table');
    await user.clear(screen.getByLabelText('Fra dag'));
    await user.type(screen.getByLabelText('Fra dag'), '1/11-2026{Tab}');
    await user.selectOptions(await screen.findByLabelText('Hvem'), 'Bo Skytte (i arkiv)');
    await user.selectOptions(screen.getByLabelText('Hvad'), 'Bookinger');
    await vi.waitFor(() => expect(read_log).toHaveBeenLastCalledWith({ from: '2026-11-01', userId: 2, topic: 'bookings' }));
  });

  test('a date that cannot be read stays, with what to write, and the lines stay too', async () => {
    const { user } = open(['manager']);
    await screen.findByRole('table');
    await user.type(screen.getByLabelText(/Til og med dag/), 'snart{Tab}');
    await vi.waitFor(() => expect(screen.getByLabelText(/Til og med dag/)).toHaveAccessibleDescription(/Skriv datoen som dag\/måned/));
    expect(screen.getByRole('table')).toBeVisible();
  });

  test('comes a page at a time', async () => {
    const next = { at: '2026-11-23T09:00:00Z', id: 1 };
    const older = line(0, '2026-11-20T09:00:00Z', { event: 'booking_restored' });
    const read_log = vi.fn((input: LogToRead) => (input.after ? { ...page, lines: [older] } : { ...page, next }));
    const { user } = open(['manager'], { read_log });
    await user.click(await screen.findByRole('button', { name: 'Vis flere' }));
    expect(await screen.findByText('Tog booking 2026-0042 op igen')).toBeVisible();
    expect(screen.getByText(/Aflyste booking/)).toBeVisible();
    expect(read_log).toHaveBeenLastCalledWith({ from: '2026-10-25', after: next });
    expect(screen.queryByRole('button', { name: 'Vis flere' })).toBeNull();
  });

  test('is narrowed to one thing, and widened again', async () => {
    const { user, read_log } = open(['manager']);
    await user.click(await screen.findByRole('button', { name: 'Vis kun det, der er sket med booking 2026-0042' }));
    expect(await screen.findByText('Kun om booking 2026-0042')).toBeVisible();
    expect(read_log).toHaveBeenLastCalledWith({ from: '2026-10-25', subject: booking });
    await user.click(screen.getByRole('button', { name: 'Vis også andet' }));
    await vi.waitFor(() => expect(read_log).toHaveBeenLastCalledWith({ from: '2026-10-25' }));
  });

  test('a card asks for its whole story', async () => {
    router.replace(['settings', 'log'], { kind: 'person', id: '12' });
    const { read_log } = open(['manager']);
    await screen.findByRole('table');
    expect(read_log).toHaveBeenCalledWith({ subject: { kind: 'person', id: 12 } });
  });

  test('empty, it says so and offers everything', async () => {
    const { user, read_log } = open(['manager'], {});
    read_log.mockReturnValueOnce({ lines: [], names: [], next: null });
    await user.click(await screen.findByRole('button', { name: 'Vis alt' }));
    await vi.waitFor(() => expect(read_log).toHaveBeenLastCalledWith({}));
    expect(await screen.findByRole('table')).toBeVisible();
  });

  test('a silent server is told, and can be tried again', async () => {
    const { user, read_log } = open(['manager']);
    read_log.mockImplementationOnce(() => refuse('database', 'server_gone'));
    expect(await screen.findByRole('alert')).toHaveTextContent('Serveren svarer ikke');
    await user.click(screen.getByRole('button', { name: 'Prøv igen' }));
    expect(await screen.findByRole('table')).toBeVisible();
  });
});

describe('how much of it', () => {
  test('the front desk sees its own acts and has nobody to choose', async () => {
    open(['front_desk'], { log_users: () => users.slice(0, 1) });
    expect(await screen.findByText(/Du ser det, du selv har gjort/)).toBeVisible();
    await screen.findByRole('table');
    expect(screen.queryByLabelText('Hvem')).toBeNull();
  });

  test('whoever comes for the key log reads it from its beginning', async () => {
    router.replace(['settings', 'log'], { topic: 'keys' });
    const { read_log } = open(['manager']);
    await screen.findByRole('table');
    expect(screen.getByLabelText('Hvad')).toHaveDisplayValue('Nøgler');
    expect(read_log).toHaveBeenCalledWith({ topic: 'keys' });
  });

  test('the auditor says why before anything is shown, and it goes with every reading', async () => {
    const { user, read_log } = open(['auditor']);
    expect(screen.getByText(/Skriv, hvorfor du læser loggen, så bliver den vist/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Vis loggen' }));
    expect(screen.getByLabelText('Hvorfor læser du loggen?')).toHaveAccessibleDescription(/Skriv, hvorfor du læser loggen/);
    expect(read_log).not.toHaveBeenCalled();
    await user.type(screen.getByLabelText('Hvorfor læser du loggen?'), 'månedlig kontrol{Enter}');
    await screen.findByRole('table');
    await user.selectOptions(screen.getByLabelText('Hvad'), 'Login');
    await vi.waitFor(() => expect(read_log).toHaveBeenLastCalledWith({ from: '2026-10-25', topic: 'sign_ins', reason: 'månedlig kontrol' }));
  });

  test('a reason the engine refuses is told at the field', async () => {
    const problems = [{ field: 'reason', problem: { kind: 'looks_like_cpr' } }];
    const { user, read_log } = open(['auditor']);
    read_log.mockImplementationOnce(() => refuse('fields_refused', { problems }));
    await user.type(screen.getByLabelText('Hvorfor læser du loggen?'), 'klage fra 150680-9991{Enter}');
    await vi.waitFor(() => expect(screen.getByLabelText('Hvorfor læser du loggen?')).toHaveAccessibleDescription(/ligner et CPR-nummer/));
  });
});
