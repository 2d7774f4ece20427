/** An invented office for looking at the screens in a plain browser and for tests. Holds no real person. */
import type { Backend } from '../backend/call';
import type { Session, SignInChoice } from '../backend/generated/operations';
import type { StartState } from '../backend/shell';

export type Answers = Record<string, (input: never) => unknown>;

export const people: readonly SignInChoice[] = [
  { userName: 'maja', name: 'Maja Lindstrøm', roles: ['front_desk'] },
  { userName: 'aksel', name: 'Aksel Bundgaard', roles: ['consultant'] },
  { userName: 'ruth', name: 'Ruth Ørskov', roles: ['manager'] },
  { userName: 'ivan', name: 'Ivan Skytte', roles: ['administrator'] },
];

export function aSession(change: Partial<Session> = {}): Session {
  return {
    userId: 1 as Session['userId'],
    name: 'Maja Lindstrøm',
    userName: 'maja',
    roles: ['front_desk'],
    officeName: 'Frivilligcenter Havnstrup',
    isDemo: true,
    may: ['find_organisations', 'add_organisation'],
    ...change,
  };
}

/** A refusal as the engine would throw it. */
export function refuse(code: string, details?: unknown): never {
  throw details === undefined ? { code } : { code, details };
}

/** Answers by name; what has no answer is refused as unknown. */
export function fakeBackend(answers: Answers, shellAnswers: Answers = {}): Backend {
  const reply = async (table: Answers, name: string, input: unknown): Promise<unknown> => {
    const answer = table[name];
    if (!answer) return refuse('unknown_operation');
    return answer(input as never);
  };
  return {
    call: (operation, input) => reply(answers, operation, input),
    bytes: () => Promise.resolve(new Uint8Array()),
    shell: (request) => reply(shellAnswers, request.ask, request),
  };
}

/** `?start=no_office|failed|sign_in|demo` chooses what the window finds. */
export function inventedOffice(): Backend {
  const wanted = new URLSearchParams(location.search).get('start') ?? 'demo';
  const open = (isDemo: boolean): StartState => ({
    state: 'open',
    place: { name: 'havnstrup.frivillighus', kind: isDemo ? 'demo' : 'file' },
    officeName: 'Frivilligcenter Havnstrup',
    isDemo,
  });
  const none: StartState = {
    state: 'no_office',
    recent: [
      { name: 'havnstrup.frivillighus', kind: 'file' },
      { name: 'db.havnstrup.dk/frivilligcenter', kind: 'server' },
    ],
  };
  const states: Record<string, StartState> = {
    no_office: none,
    failed: { state: 'failed', code: 'server_silent', place: { name: 'db.havnstrup.dk/frivilligcenter', kind: 'server' } },
    sign_in: open(false),
    demo: open(true),
  };
  let start = states[wanted] ?? none;
  return fakeBackend(
    {
      list_sign_ins: () => people,
      sign_in: ({ userName, password }: { userName: string; password: string }) => {
        const person = people.find((one) => one.userName === userName);
        const isDemo = start.state === 'open' && start.isDemo;
        if (!person || (!isDemo && password !== 'en lang sætning')) return refuse('wrong_password');
        return aSession({ ...person, isDemo });
      },
      sign_out: () => null,
    },
    {
      start_state: () => start,
      new_office: () => ({ recoveryCode: 'K7QF-2MXA-9TRB-WE4N-JH6P-3CVD' }),
      print_recovery_code: () => null,
      open_office: () => (start = open(false)),
      connect_office: () => refuse('server_silent'),
      demo_office: () => (start = open(true)),
      close_office: () => (start = none),
    },
  );
}
