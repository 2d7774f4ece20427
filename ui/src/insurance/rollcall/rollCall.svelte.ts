/** The yearly roll-call as the screen sees it: which workplaces have answered, and the list of the one that is open. */
import { call } from '../../backend/call';
import type { AnswerAbout, OrganisationId, RollCall, RollCallAnswer, RollCallList, RollCallNow, RollCallPerson, RollCallRead } from '../../backend/generated/operations';
import { host } from '../../backend/host';
import { refusedForm } from '../../backend/refusedForm';
import { sentence } from '../../backend/refusals';
import { newRequestKey } from '../../backend/requestKey';
import { announce, undoStack, type Replay, type Submitted } from '../../shared';
import { language, texts } from '../../texts';

/** What is typed about somebody before it is an answer. */
export type OpenForm = { person: number; kind: 'stopped' | 'changed' } | null;

/** `answers.0.answer.stoppedOn` is `stoppedOn` in the form. */
const own = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

export class RollCallState {
  now = $state.raw<RollCallNow | null>(null);
  list = $state.raw<RollCallList | null>(null);
  /** What a sheet that came back says, until it is kept or left. */
  read = $state.raw<RollCallRead | null>(null);
  problem = $state('');
  busy = $state(false);
  open = $state.raw<OpenForm>(null);
  /** The row that the keys stand on. */
  at = $state(0);
  #key = newRequestKey();
  #turn = 0;

  constructor(readonly workplace: OrganisationId | null) {}

  get current(): RollCall | null {
    return this.now?.current ?? null;
  }

  get people(): readonly RollCallPerson[] {
    return this.list?.people ?? [];
  }

  /** What can be carried out: answers that are not. */
  get pending(): readonly RollCallPerson[] {
    return this.people.filter(({ answer, isCarriedOut }) => answer && !isCarriedOut);
  }

  async load(): Promise<void> {
    const turn = ++this.#turn;
    const now = await call('roll_call', {});
    if (turn !== this.#turn) return;
    this.problem = now.ok ? '' : sentence(now.refusal);
    if (now.ok) this.now = now.answer;
    const rollCallId = this.current?.id;
    if (!rollCallId || this.workplace === null) {
      this.list = null;
      return;
    }
    const list = await call('roll_call_list', { rollCallId, workplaceId: this.workplace });
    if (turn !== this.#turn) return;
    if (list.ok) this.list = list.answer;
    else this.problem = sentence(list.refusal);
  }

  async start(countedOn: string): Promise<void> {
    const outcome = await call('start_roll_call', { requestKey: this.#key, countedOn });
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    if (!outcome.ok) return;
    this.#key = newRequestKey();
    this.#push(texts().rollCall.did.started, outcome.answer.undo, `roll-call:${outcome.answer.now.id}`);
    await this.load();
  }

  async takeBack(rollCall: RollCall): Promise<void> {
    const outcome = await call('withdraw_roll_call', { id: rollCall.id, version: rollCall.version });
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    if (!outcome.ok) return;
    this.#push(texts().rollCall.did.takenBack, outcome.answer.undo, `roll-call:${rollCall.id}`);
    await this.load();
  }

  /** Which list an act is about. */
  get #which(): { rollCallId: RollCall['id']; workplaceId: OrganisationId } | null {
    const list = this.list;
    return list ? { rollCallId: list.rollCallId, workplaceId: list.workplace.workplaceId } : null;
  }

  /** Keeps an answer, or takes it away again. */
  async answer(person: RollCallPerson, answer: RollCallAnswer | null): Promise<Submitted> {
    const did = texts().rollCall.did;
    const label = answer ? did.answered[answer.kind](person.fullName) : did.unanswered(person.fullName);
    return this.#keep([{ attachmentId: person.attachmentId, answer }], label);
  }

  /** Keeps what a sheet said. */
  async keepRead(): Promise<void> {
    const read = this.read;
    if (!read) return;
    const kept = await this.#keep(read.answers, texts().rollCall.did.read(read.answers.length));
    if (kept.ok) this.read = null;
    else this.problem = kept.sentence;
  }

  async keepMissing(missing: string): Promise<Submitted> {
    return this.#keep([], texts().rollCall.did.missing, missing);
  }

  async #keep(answers: readonly AnswerAbout[], label: string, missing?: string): Promise<Submitted> {
    const which = this.#which;
    if (!which) return { ok: true };
    const outcome = await call('answer_roll_call', { ...which, answers: [...answers], ...(missing === undefined ? {} : { missing }) });
    if (!outcome.ok) return { ok: false, ...refusedForm(outcome.refusal, own) };
    this.#shown(outcome.answer.now);
    this.open = null;
    this.#push(label, outcome.answer.undo);
    return { ok: true };
  }

  async carryOut(): Promise<void> {
    const which = this.#which;
    if (!which || this.busy) return;
    const seen = this.pending.map(({ attachmentId, version }) => ({ attachmentId, version }));
    this.busy = true;
    const outcome = await call('carry_out_roll_call', { ...which, seen });
    this.busy = false;
    if (!outcome.ok) {
      await this.load();
      this.problem = sentence(outcome.refusal);
      return;
    }
    this.problem = '';
    this.#shown(outcome.answer.now);
    this.#push(texts().rollCall.did.carriedOut(outcome.answer.now.workplace.name), outcome.answer.undo);
  }

  async noteSent(sent: boolean): Promise<void> {
    const which = this.#which;
    if (!which) return;
    const outcome = await call('note_roll_call_sent', { ...which, sent });
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    if (!outcome.ok) return;
    this.#shown(outcome.answer.now);
    const did = texts().rollCall.did;
    this.#push((sent ? did.sent : did.notSent)(outcome.answer.now.workplace.name), outcome.answer.undo);
  }

  /** The page says which file, and never where it goes. */
  async saveSheet(): Promise<void> {
    const [which, list] = [this.#which, this.list];
    if (!which || !list) return;
    const say = texts().rollCall;
    const fileName = `${say.fileName} ${list.workplace.name} ${list.countedOn}.xlsx`.replace(/[/\\:*?"<>|]/g, '-');
    const outcome = await host({ ask: 'save_sheet', operation: 'export_roll_call_list', input: { ...which, language: language.current }, fileName });
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    if (outcome.ok && outcome.answer.answer === 'done') announce(say.saved);
  }

  /** A sheet that came back is read; nothing of it is kept until the user says so. */
  async readSheet(): Promise<void> {
    const which = this.#which;
    if (!which) return;
    const outcome = await host({ ask: 'choose_table', operation: 'read_roll_call_sheet', input: which });
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    if (outcome.ok && outcome.answer.answer === 'from_gate') this.read = outcome.answer.value as RollCallRead;
  }

  move(by: number): void {
    this.at = Math.min(Math.max(this.at + by, 0), Math.max(this.people.length - 1, 0));
  }

  /** The list as it is now, there and among the workplaces. */
  #shown(list: RollCallList): void {
    this.list = list;
    if (!this.now?.current) return;
    const workplaces = this.now.current.workplaces.map((one) => (one.workplaceId === list.workplace.workplaceId ? list.workplace : one));
    this.now = { ...this.now, current: { ...this.now.current, workplaces } };
  }

  #push(label: string, undo: Replay | null, about = `roll-call-list:${this.workplace ?? 0}`): void {
    if (undo) undoStack.push({ label, undo, about });
    else announce(label);
  }
}
