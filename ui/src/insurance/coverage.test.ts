import { cleanup, render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { session } from '../access';
import { setBackend } from '../backend/call';
import type { AttachmentOnDay, CoverageAsked, DayAsked, PeopleOnDay, PersonId, PersonOnDay } from '../backend/generated/operations';
import { router } from '../shared/router.svelte';
import { setOfficeClock } from '../shared/officeClock';
import { attachmentFacts, aVerdict, listed } from '../testing/inventedInsurance';
import { brokenRules } from '../testing/axe';
import { aSession, fakeBackend, type Answers } from '../testing/inventedOffice';
import { language } from '../texts';
import InsurancePage from './InsurancePage.svelte';

let end: () => void = () => undefined;
const DAY = '2026-03-12';

function held(change: Partial<AttachmentOnDay> = {}): AttachmentOnDay {
  const names = { workplace: 'Plejehjemmet Strandgården', association: null, effortType: 'Besøgsven', contactPerson: null, contactPhone: null };
  return { id: 12 as AttachmentOnDay['id'], facts: attachmentFacts(), names, state: 'active', verdict: aVerdict({ on: DAY, guideline: listed }), ...change };
}

function answer(change: Partial<PersonOnDay> = {}): PersonOnDay {
  return { personId: 31 as PersonId, fullName: 'Kirsten Bækgaard', on: DAY, known: { as: 'now' }, standing: 'covered_by_scheme', attachments: [held()], ...change };
}

function enter(answers: Answers, at: string) {
  location.hash = at;
  end = router.start();
  const open_person = () => ({ person: { id: 31, facts: { fullName: 'Kirsten Bækgaard' } } });
  setBackend(fakeBackend({ open_person, read_typed: () => [{ read: 'date', date: DAY }], ...answers }));
  const target = document.body.appendChild(document.createElement('main'));
  render(InsurancePage, { target });
  return userEvent.setup({ pointerEventsCheck: 0 });
}

beforeEach(() => {
  language.use('da');
  setOfficeClock('2026-11-24T09:42:00Z');
  session.current = aSession({ roles: ['consultant'] });
});
afterEach(() => {
  cleanup();
  end();
  document.body.replaceChildren();
});

describe('whether one volunteer was covered', () => {
  const at = `#/insurance/covered?who=volunteer-31&on=${DAY}`;

  test('is answered in a sentence first, then with what it rests on', async () => {
    enter({ coverage_of_volunteer: () => answer() }, at);
    expect(await screen.findByText('Ja. Kirsten Bækgaard var dækket 12. marts 2026.')).toBeVisible();
    const rests = within(screen.getByRole('region', { name: 'Det bygger svaret på' }));
    for (const said of ['Frivillig indsats', 'Lone Holm, 20/1-2026', 'Ulykke: Havforsikring, police 4711-22']) expect(rests.getByText(said)).toBeVisible();
    expect(rests.getByText('«Besøgsven» er på kommunens liste: Socialudvalget, punkt 7, besluttet 12/1-2026')).toBeVisible();
    expect(await brokenRules()).toEqual([]);
  });

  test('when not, every reason is said', async () => {
    const verdict = aVerdict({
      on: DAY,
      standing: 'not_covered',
      reasons: [{ why: 'approved_later', approvedOn: '2026-03-20' }, { why: 'paused', pause: { from: '2026-03-01', to: '2026-03-31' } }],
    });
    enter({ coverage_of_volunteer: () => answer({ standing: 'not_covered', attachments: [held({ verdict })] }) }, at);
    expect(await screen.findByText('Nej. Kirsten Bækgaard var ikke dækket 12. marts 2026.')).toBeVisible();
    expect(screen.getByText('Indsatsen blev først godkendt 20/3-2026.')).toBeVisible();
    expect(screen.getByText('På pause 1/3-2026 – 31/3-2026.')).toBeVisible();
  });

  test('another answer by what was known then is told beside it, and shown when asked for', async () => {
    const coverage_of_volunteer = vi.fn(({ known }: CoverageAsked) =>
      known?.as === 'on' ? answer({ standing: 'not_covered', attachments: [] }) : answer(),
    );
    const user = enter({ coverage_of_volunteer }, at);
    expect(await screen.findByText('Ud fra det, vi vidste den dag: Nej. Kirsten Bækgaard var ikke dækket 12. marts 2026.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Vis det svar' }));
    expect(await screen.findByText('Nej. Kirsten Bækgaard var ikke dækket 12. marts 2026.')).toBeVisible();
    expect(location.hash).toContain('known=then');
  });

  test('the day is read as it is typed, and what cannot be read is told at the field', async () => {
    const read_typed = ({ texts }: { texts: { text: string }[] }) =>
      texts.map(({ text }) => (text === '5/3-2026' ? { read: 'date', date: '2026-03-05' } : { read: 'not_read', problem: { kind: 'date' } }));
    const coverage_of_volunteer = vi.fn((_: CoverageAsked) => answer());
    const user = enter({ coverage_of_volunteer, read_typed }, at);
    const day = await screen.findByRole('textbox', { name: 'Dag' });
    await user.clear(day);
    await user.type(day, '31/2{Tab}');
    expect(await screen.findByText('Skriv datoen som dag/måned, fx 24/11')).toBeVisible();
    await user.clear(day);
    await user.type(day, '5/3-2026{Tab}');
    await vi.waitFor(() => expect(coverage_of_volunteer).toHaveBeenCalledWith(expect.objectContaining({ on: '2026-03-05' })));
  });
});

describe('who was covered in all', () => {
  const counts = { coveredByLaw: 40, coveredByScheme: 80, notCovered: 6, throughAssociation: 21 };
  const one = { personId: 31 as PersonId, fullName: 'Kirsten Bækgaard', standing: 'covered_by_scheme' as const, attachments: [held()] };
  const other = { ...one, personId: 32 as PersonId, fullName: 'Ole Winther' };

  function page(asked: DayAsked): PeopleOnDay {
    const places = [
      { workplaceId: 7 as never, name: 'Plejehjemmet Strandgården', counts },
      { workplaceId: 8 as never, name: 'Biblioteket', counts },
    ];
    const first = !asked.after;
    return {
      on: DAY,
      known: { as: 'now' },
      counts: first ? { all: counts, workplaces: places } : null,
      people: first ? [one] : [other],
      next: first ? { sortKey: 'k', personId: one.personId } : null,
    };
  }

  test('is told in figures, by workplace, and by name a page at a time', async () => {
    const coverage_on_day = vi.fn(page);
    const user = enter({ coverage_on_day }, `#/insurance/covered?who=everyone&on=${DAY}`);
    const region = within(await screen.findByRole('region', { name: 'Alle med en tilknytning 12. marts 2026' }));
    expect(region.getByRole('status')).toHaveTextContent('dækket120');
    expect(region.getByRole('link', { name: 'Kirsten Bækgaard' })).toHaveAttribute('href', `#/insurance/covered?who=volunteer-31&on=${DAY}`);
    await user.click(region.getByRole('button', { name: 'Vis flere' }));
    expect(await region.findByText('Ole Winther')).toBeVisible();
    // The counts came with the first page only, and stay.
    expect(region.getByRole('status')).toHaveTextContent('dækket120');
    expect(await brokenRules()).toEqual([]);
  });

  test('each answer says what it rests on, and leads to the answer about one of that day', async () => {
    const verdict = aVerdict({ on: DAY, standing: 'not_covered', reasons: [{ why: 'approved_later', approvedOn: '2026-03-20' }], guideline: listed });
    const people = [{ ...one, standing: 'not_covered' as const, attachments: [held({ verdict })] }];
    const coverage_on_day = (asked: DayAsked) => ({ ...page(asked), people, next: null });
    const coverage_of_volunteer = vi.fn((_: CoverageAsked) => answer());
    const user = enter({ coverage_on_day, coverage_of_volunteer }, `#/insurance/covered?who=everyone&on=${DAY}`);
    expect(await screen.findByText('Indsatsen blev først godkendt 20/3-2026.')).toBeVisible();
    expect(screen.getByText(/Frivillig indsats · .*Socialudvalget, punkt 7.* · godkendt af Lone Holm, 20\/1-2026/)).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'Kirsten Bækgaard' }));
    await vi.waitFor(() => expect(coverage_of_volunteer).toHaveBeenCalledWith(expect.objectContaining({ personId: 31, on: DAY })));
    expect(await screen.findByText('Ja. Kirsten Bækgaard var dækket 12. marts 2026.')).toBeVisible();
  });

  test('the list is printed and saved for the day, the workplace and the view that are asked for', async () => {
    const save_sheet = vi.fn((_: unknown) => ({ answer: 'done' }));
    location.hash = `#/insurance/covered?who=workplace-8&on=${DAY}`;
    end = router.start();
    const organisation = { id: 8, facts: { kind: 'workplace', name: 'Biblioteket' } };
    setBackend(fakeBackend({ open_organisation: () => ({ organisation }), coverage_on_day: page }, { save_sheet }));
    render(InsurancePage, { target: document.body.appendChild(document.createElement('main')) });
    const user = userEvent.setup({ pointerEventsCheck: 0 });
    expect(await screen.findByRole('button', { name: 'Udskriv listen' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Gem som regneark' }));
    const input = { on: DAY, known: { as: 'now' }, view: 'everybody', workplaceId: 8, language: 'da' };
    expect(save_sheet).toHaveBeenCalledWith(expect.objectContaining({ operation: 'export_coverage_of_day', input }));
  });

  test('a workplace is asked about from the list', async () => {
    const coverage_on_day = vi.fn(page);
    const user = enter({ coverage_on_day }, `#/insurance/covered?who=everyone&on=${DAY}`);
    await user.click(await screen.findByText('2 arbejdspladser'));
    await user.click(screen.getByRole('button', { name: 'Biblioteket' }));
    await vi.waitFor(() => expect(coverage_on_day).toHaveBeenLastCalledWith(expect.objectContaining({ workplaceId: 8, on: DAY })));
    expect(location.hash).toContain('who=workplace-8');
  });
});
