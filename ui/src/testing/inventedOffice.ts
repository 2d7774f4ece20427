/** An invented office for looking at the screens in a plain browser and for tests. Holds no real person. */
import type { Session } from '../access';
import type { Backend } from '../backend/call';
import type { HostAnswer, OfficeState, OfficeSummary, Role, SignedIn } from '../backend/generated/operations';
import { inventedCopies, inventedSettings } from './inventedSettings';

export type Answers = Record<string, (input: never) => unknown>;

export function anOffice(change: Partial<OfficeSummary> = {}): OfficeSummary {
  return { name: 'Frivilligcenter Havnstrup', language: 'da', isDemo: false, lockAfterMinutes: 10, ...change };
}

export function aPerson(change: Partial<SignedIn> = {}): SignedIn {
  return {
    userId: 1 as SignedIn['userId'],
    userName: 'maja',
    fullName: 'Maja Lindstrøm',
    roles: ['front_desk'],
    ...change,
  };
}

export function aSession(change: Partial<Session> = {}): Session {
  return { ...aPerson(), officeName: 'Frivilligcenter Havnstrup', isDemo: true, lockAfterMinutes: 10, ...change };
}

export function officeState(change: Partial<OfficeState> = {}): OfficeState {
  return { office: anOffice(), signedIn: null, locked: false, now: '2026-11-24T09:42:00Z' as OfficeState['now'], clockBehind: null, ...change };
}

/** A refusal as the engine would throw it. */
export function refuse(code: string, details?: unknown): never {
  throw details === undefined ? { code } : { code, details };
}

/** Answers by name; what has no answer is refused as unknown. */
export function fakeBackend(answers: Answers, hostAnswers: Answers = {}): Backend {
  const reply = async (table: Answers, name: string, input: unknown): Promise<unknown> => {
    const answer = table[name];
    if (!answer) return refuse('unknown_operation', { operation: name });
    return answer(input as never);
  };
  return {
    call: (operation, input) => reply(answers, operation, input),
    bytes: async (operation, input) =>
      answers[operation] ? ((await reply(answers, operation, input)) as Uint8Array) : new Uint8Array(),
    host: async (request) => (await reply(hostAnswers, request.ask, request)) as HostAnswer,
  };
}

/** `?start=no_office|failed|sign_in|demo` chooses what the window finds. */
export function inventedOffice(): Backend {
  const wanted = new URLSearchParams(location.search).get('start') ?? 'demo';
  let office: OfficeSummary | null = wanted === 'no_office' ? null : anOffice({ isDemo: wanted === 'demo' });
  const none: HostAnswer = { answer: 'no_office', lastUsed: null };
  const opened: HostAnswer = { answer: 'opened', place: 'havnstrup' };
  const starts: Record<string, HostAnswer> = {
    no_office: none,
    failed: { answer: 'failed', place: 'db.havnstrup.dk/frivilligcenter', error: { code: 'server_unreachable' } },
  };
  const open = (isDemo: boolean) => {
    office = anOffice({ isDemo });
    return opened;
  };
  return fakeBackend(
    {
      office_state: () => officeState({ office }),
      set_up_office: () => ({ signedIn: aPerson({ roles: ['administrator'] }), recoveryCode: 'K7QF-2MXA-9TRB-WE4N' }),
      sign_in: ({ password }: { password: string }) =>
        password === 'en lang sætning' ? aPerson() : refuse('wrong_password'),
      sign_in_as_demo_role: ({ role }: { role: Role }) => aPerson({ roles: [role] }),
      unlock_seat: () => aPerson(),
      lock_seat: () => ({}),
      sign_out: () => ({}),
      recover_administrator: () => ({}),
      keep_preferences: (preferences: unknown) => preferences,
      ...inventedSettings(),
    },
    {
      start: () => starts[wanted] ?? opened,
      try_again: () => opened,
      new_office: () => opened,
      open_office: () => open(false),
      open_demo: () => open(true),
      connect_office: () => ({ answer: 'failed', place: 'x', error: { code: 'server_unreachable' } }),
      leave_office: () => none,
      ...inventedCopies,
    },
  );
}
