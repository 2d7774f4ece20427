import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '../access';
import { setBackend } from '../backend/call';
import type { DeliveredReport, InsurerReport, ReportLine, ReportToDeliver, TrackFigures } from '../backend/generated/operations';
import { undoStack } from '../shared';
import { setOfficeClock } from '../shared/officeClock';
import { router } from '../shared/router.svelte';
import { brokenRules } from '../testing/axe';
import { accident } from '../testing/inventedInsurance';
import { aSession, fakeBackend, type Answers } from '../testing/inventedOffice';
import { language } from '../texts';
import InsurancePage from './InsurancePage.svelte';

let end: () => void = () => undefined;
const days = { from: '2026-01-01', to: '2026-12-31', on: '2026-11-24' };
const figures = (onDay: number, persons: number, hours: number, fullTime: number): TrackFigures => ({ onDay, persons, hours, fullTime });

const first: DeliveredReport = {
  id: 4 as DeliveredReport['id'],
  version: 1,
  keeping: 'kept',
  sinceId: null,
  days: { ...days, on: '2026-05-01' },
  recipient: 'Havforsikring',
  handedOver: 'figures',
  deliveredAt: '2026-05-04T09:00:00Z' as never,
  deliveredBy: 'Mette Holm',
};

function line(change: Partial<ReportLine> = {}): ReportLine {
  return { workplaceId: 7 as never, workplace: 'Strandgården', kind: 'effort_type', effortTypeId: 3 as never, effortType: 'Besøgsven', track: 'effort', figures: figures(2, 3, 26071, 16), now: null, ...change };
}

function report(change: Partial<InsurerReport> = {}): InsurerReport {
  const total = { work: figures(0, 0, 0, 0), effort: figures(2, 3, 26071, 16), both: figures(2, 3, 26071, 16) };
  const sum = line({ workplaceId: null, workplace: '', kind: 'sum', effortTypeId: null, effortType: '', track: 'both' });
  return { days, delivered: null, table: { hoursPerFullTime: 1670, lines: [line(), sum], total, withoutHours: 0 }, policies: [accident], changes: null, ...change };
}

function enter(answers: Answers = {}, at = '#/insurance/report', hosts: Answers = {}) {
  location.hash = at;
  end = router.start();
  setBackend(fakeBackend({ insurer_report: () => report(), delivered_insurer_reports: () => [first], ...answers }, hosts));
  const target = document.body.appendChild(document.createElement('main'));
  render(InsurancePage, { target });
  return userEvent.setup({ pointerEventsCheck: 0 });
}

beforeEach(() => {
  language.use('da');
  setOfficeClock('2026-11-24T09:42:00Z');
  session.current = aSession({ roles: ['consultant'] });
  undoStack.forget();
});
afterEach(() => {
  cleanup();
  end();
  document.body.replaceChildren();
});

describe('the figures for the insurer', () => {
  test('are of this year up to today, line by line and in sum', async () => {
    const insurer_report = vi.fn((_: unknown) => report());
    enter({ insurer_report });
    const table = within(await screen.findByRole('table', { name: 'Dækkede frivillige' }));
    expect(insurer_report).toHaveBeenCalledWith({ report: { of: 'now', days } });
    const row = table.getAllByRole('row')[1] as HTMLElement;
    expect(row).toHaveTextContent(/Strandgården\s*Besøgsven\s*Frivillig indsats\s*2\s*3\s*260,71\s*0,16/);
    expect(screen.getByText(/Et årsværk er 1\.670 timer/)).toBeVisible();
    expect(await brokenRules()).toEqual([]);
  });

  test('are of another year at a press, and of another day when it is typed', async () => {
    const insurer_report = vi.fn((_: unknown) => report());
    const user = enter({ insurer_report, read_typed: () => [{ read: 'date', date: '2025-11-01' }] });
    await user.click(await screen.findByRole('radio', { name: '2025' }));
    expect(insurer_report).toHaveBeenLastCalledWith({ report: { of: 'now', days: { from: '2025-01-01', to: '2025-12-31', on: '2025-12-31' } } });
    const on = screen.getByRole('textbox', { name: 'Personer opgjort' });
    await user.clear(on);
    await user.type(on, '1/11-2025{Tab}');
    await vi.waitFor(() => expect(insurer_report).toHaveBeenLastCalledWith({ report: { of: 'now', days: { from: '2025-01-01', to: '2025-12-31', on: '2025-11-01' } } }));
    expect(location.hash).toContain('on=2025-11-01');
  });

  test('without hours say so, and who came and went is told by name', async () => {
    const person = (id: number, fullName: string) => ({ personId: id as never, fullName, workplaces: ['Strandgården'] });
    const changes = { since: first, joined: [person(31, 'Kirsten Bækgaard')], left: [person(32, 'Ole Winther')], changed: [], workplaces: [] };
    const user = enter({ insurer_report: () => report({ changes, table: { ...report().table, withoutHours: 2 } }) });
    expect(await screen.findByText(/2 tilknytninger er uden timer/)).toBeVisible();
    const since = within(screen.getByRole('region', { name: 'Ændringer siden sidst' }));
    await user.click(since.getByText('Kommet til'));
    expect(since.getByRole('link', { name: 'Kirsten Bækgaard' })).toHaveAttribute('href', '#/insurance/volunteer/31');
    expect(since.getByText('Ophørt')).toBeVisible();
  });

  test('are delivered to whom they were delivered last, and that can be taken back', async () => {
    const deliver_insurer_report = vi.fn(({ recipient, handedOver }: ReportToDeliver) => ({ now: { ...first, id: 5, recipient, handedOver }, undo: { operation: 'withdraw_insurer_report', input: { id: 5, version: 1 } } }));
    const user = enter({ deliver_insurer_report });
    const recipient = await screen.findByRole('textbox', { name: /Modtager/ });
    expect(screen.getByText('afleveret 4/5-2026 af Mette Holm (kun tal)')).toBeVisible();
    expect(recipient).toHaveValue('Havforsikring');
    await user.click(screen.getByRole('radio', { name: /Tal og navne/ }));
    expect(screen.getByText(/Beskyttede navne skrives ikke/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Notér som afleveret' }));
    expect(deliver_insurer_report).toHaveBeenCalledWith(expect.objectContaining({ days, recipient: 'Havforsikring', handedOver: 'figures_and_names' }));
    await vi.waitFor(() => expect(undoStack.depth).toBe(1));
    await user.clear(recipient);
    await user.click(screen.getByRole('button', { name: 'Notér som afleveret' }));
    expect(await screen.findByText('Skriv, hvem der får tallene')).toBeVisible();
    expect(deliver_insurer_report).toHaveBeenCalledTimes(1);
  });

  test('go out as a file of what is chosen', async () => {
    const save_sheet = vi.fn((_: unknown) => ({ answer: 'done' }));
    const user = enter({}, '#/insurance/report', { save_sheet });
    await user.click(await screen.findByRole('button', { name: 'Gem som fil' }));
    await user.click(await screen.findByText('Regneark (XLSX)'));
    const input = { paper: { report: { of: 'now', days }, handedOver: 'figures', language: 'da' }, format: 'xlsx' };
    expect(save_sheet).toHaveBeenCalledWith(expect.objectContaining({ operation: 'export_insurer_report', input }));
  });

  test('that were delivered stand as they were, beside what is known now', async () => {
    const table = { ...report().table, lines: [line({ now: figures(2, 4, 30000, 18) })] };
    const insurer_report = vi.fn((_: unknown) => report({ delivered: first, days: first.days, table }));
    enter({ insurer_report }, '#/insurance/report/4');
    expect(await screen.findByText('Afleveret: pr. 1. maj 2026')).toBeVisible();
    expect(insurer_report).toHaveBeenCalledWith({ report: { of: 'delivered', id: 4 } });
    for (const now of ['nu 4', 'nu 300,00', 'nu 0,18']) expect(screen.getByText(now)).toBeVisible();
    expect(screen.queryByText('nu 2')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Notér som afleveret' })).toBeNull();
    expect(await brokenRules()).toEqual([]);
  });
});
