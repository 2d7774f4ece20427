import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '../../../access';
import { setBackend } from '../../../backend/call';
import type { AgreementRule, KeepAgreementRule, KeptAgreementRule, TypedTexts } from '../../../backend/generated/operations';
import { undoStack } from '../../../shared';
import { brokenRules } from '../../../testing/axe';
import { aSession, fakeBackend, refuse, type Answers } from '../../../testing/inventedOffice';
import { changed } from '../../../testing/inventedSettings';
import { language } from '../../../texts';
import AgreementRulesPart from './AgreementRulesPart.svelte';

const comesWith: AgreementRule = {
  asked: false,
  threshold: 10_000_000 as AgreementRule['threshold'],
  period: 'grant_year',
  times: { lengthMonths: 12, notice: { count: 3, unit: 'months', to: 'month_end' }, expiryDays: 60, confirmedMonths: 12 },
  sources: { required: 'København 2006, punkt 4', period: 'Centrets egen regel' },
};

/** Reads as the engine would what these tests write. */
function readTyped({ texts }: TypedTexts): unknown[] {
  return texts.map(({ text }) => {
    const number = Number(text.replace(/\s*kr\.$/, '').replaceAll('.', ''));
    return Number.isNaN(number) ? { read: 'not_read', problem: { kind: 'amount' } } : { read: 'amount', amount: number * 100 };
  });
}

beforeEach(() => {
  language.use('da');
  session.current = aSession({ roles: ['manager'] });
  undoStack.forget();
});

async function open(answers: Answers = {}) {
  let kept: KeptAgreementRule = { version: 1, rule: comesWith, comesWith };
  const keep_agreement_rule = vi.fn(({ rule }: KeepAgreementRule) => {
    kept = { ...kept, rule, version: kept.version + 1 };
    return changed(kept);
  });
  setBackend(fakeBackend({ agreement_rule: () => kept, read_typed: readTyped, keep_agreement_rule, ...answers }));
  render(AgreementRulesPart);
  await screen.findByRole('heading', { name: 'Aftale ved større tilskud' });
  return { user: userEvent.setup({ pointerEventsCheck: 0 }), keep_agreement_rule };
}

const row = (name: string) => within(screen.getByRole('region', { name }));

describe('the rules for agreements', () => {
  test('stand with their sources and what they were to begin with, and break no rule of accessibility', async () => {
    await open();
    expect(row('Aftale ved større tilskud').getByLabelText('Fra dette beløb')).toHaveValue('100.000 kr.');
    expect(row('Aftale ved større tilskud').getByText('Kilde: København 2006, punkt 4')).toBeVisible();
    expect(row('Aftale ved større tilskud').getByText('Fra start: 100.000 kr., slået fra')).toBeVisible();
    expect(row('Hvad der tælles sammen').getByText('Fra start: samme tilskudsår')).toBeVisible();
    expect(await brokenRules(document.body.firstElementChild as HTMLElement)).toEqual([]);
  });

  test('are switched on, with a way back, and set back to the beginning', async () => {
    const { user, keep_agreement_rule } = await open();
    await user.click(screen.getByRole('checkbox', { name: /skal have en aftale/ }));
    await vi.waitFor(() => expect(keep_agreement_rule.mock.calls[0]?.[0]).toEqual({ version: 1, rule: { ...comesWith, asked: true } }));
    await vi.waitFor(() => expect(undoStack.shown?.label).toBe('Regler for aftaler: aftale ved større tilskud er ændret'));
    await user.click(await screen.findByRole('button', { name: 'Brug reglen fra start: aftale ved større tilskud' }));
    await vi.waitFor(() => expect(keep_agreement_rule.mock.calls[1]?.[0].rule).toEqual(comesWith));
  });

  test('a sum is kept when its field is left; what is no sum stays as it was typed', async () => {
    const { user, keep_agreement_rule } = await open();
    const field = screen.getByLabelText('Fra dette beløb');
    await user.clear(field);
    await user.type(field, 'meget{Tab}');
    await vi.waitFor(() => expect(field).toHaveAccessibleDescription(/Skriv beløbet i kroner/));
    expect(keep_agreement_rule).not.toHaveBeenCalled();
    await user.clear(field);
    await user.type(field, '50.000{Tab}');
    await vi.waitFor(() => expect(keep_agreement_rule.mock.calls[0]?.[0].rule.threshold).toBe(5_000_000));
  });

  test('times in agreements are kept field by field, and what is no whole number stays as it was typed', async () => {
    const { user, keep_agreement_rule } = await open();
    expect(row('Varsel i en ny aftale').getByText('Fra start: 3 måneders varsel til udgangen af en måned')).toBeVisible();
    expect(row('Påmindelse før udløb').getByText('Fra start: 60 dage')).toBeVisible();
    const days = row('Påmindelse før udløb').getByLabelText('Dage før');
    await user.clear(days);
    await user.type(days, 'to{Tab}');
    await vi.waitFor(() => expect(days).toHaveAccessibleDescription(/Skriv et helt tal/));
    expect(keep_agreement_rule).not.toHaveBeenCalled();
    await user.clear(days);
    await user.type(days, '90{Tab}');
    await vi.waitFor(() => expect(keep_agreement_rule.mock.calls[0]?.[0].rule.times.expiryDays).toBe(90));
    await user.selectOptions(row('Varsel i en ny aftale').getByLabelText('Varslet tælles i'), 'dage');
    await vi.waitFor(() => expect(keep_agreement_rule.mock.calls[1]?.[0].rule.times.notice).toEqual({ count: 3, unit: 'days', to: 'month_end' }));
    await user.click(await screen.findByRole('button', { name: 'Brug reglen fra start: varsel i en ny aftale' }));
    await vi.waitFor(() => expect(keep_agreement_rule.mock.calls[2]?.[0].rule.times).toEqual({ ...comesWith.times, expiryDays: 90 }));
  });

  test('a number that the engine will not take is told at its field', async () => {
    const problems = [{ field: 'rule.times.notice.count', problem: { kind: 'out_of_range', least: 1, most: 366 } }];
    const { user } = await open({ keep_agreement_rule: () => refuse('fields_refused', { problems }) });
    const count = row('Varsel i en ny aftale').getByLabelText('Varsel');
    await user.clear(count);
    await user.type(count, '999{Tab}');
    await vi.waitFor(() => expect(count).toHaveAccessibleDescription(/366/));
  });

  test('another time is chosen, and says what counts in it', async () => {
    const { user, keep_agreement_rule } = await open();
    await user.selectOptions(screen.getByLabelText('Tilskud lægges sammen over'), 'De seneste 12 måneder');
    await vi.waitFor(() => expect(keep_agreement_rule.mock.calls[0]?.[0].rule.period).toBe('twelve_months'));
    expect(await screen.findByText(/tolv måneder frem til i dag/)).toBeVisible();
  });

  test('a colleague was quicker: one chooses whose it is', async () => {
    const theirs = { version: 7, rule: { ...comesWith, period: 'calendar_year' }, comesWith };
    const { user } = await open({ keep_agreement_rule: () => refuse('stale_agreement_rule', { current: theirs }) });
    await user.click(screen.getByRole('checkbox', { name: /skal have en aftale/ }));
    expect(await screen.findByText('En kollega har ændret regler for aftaler imens')).toBeVisible();
  });

  test('the consultant reads them and changes nothing', async () => {
    session.current = aSession({ roles: ['consultant'] });
    await open();
    expect(screen.getByLabelText('Fra dette beløb')).toBeDisabled();
    expect(screen.queryByRole('button', { name: /Ret kilden/ })).toBeNull();
  });
});
