/** The award through the years: who was given it, and what nominations were about, in figures. */
import { call } from '../../backend/call';
import type { AwardError, HistoryFormat, HistoryTable, PastWinnerFacts, PastWinnerId, RequestKey, WinnerLine, YearFigures } from '../../backend/generated/operations';
import { host } from '../../backend/host';
import { refusedForm } from '../../backend/refusedForm';
import { sentence, type AnyRefusal } from '../../backend/refusals';
import { announce, type Replay, type Submitted } from '../../shared';
import { language, texts } from '../../texts';
import { keepStep } from '../award.svelte';

type Came = { ok: true; answer: { now: WinnerLine[]; undo: Replay | null } } | { ok: false; refusal: AnyRefusal };

export class HistoryState {
  winners = $state.raw<readonly WinnerLine[] | null>(null);
  years = $state.raw<readonly YearFigures[]>([]);
  problem = $state('');
  #turn = 0;

  async load(withFigures: boolean): Promise<void> {
    const turn = ++this.#turn;
    const [winners, years] = await Promise.all([call('award_winners', {}), withFigures ? call('award_statistics', {}) : null]);
    if (turn !== this.#turn) return;
    if (winners.ok) this.winners = winners.answer;
    if (years?.ok) this.years = years.answer;
    const refused = !winners.ok ? winners.refusal : years && !years.ok ? years.refusal : null;
    this.problem = refused ? sentence(refused) : '';
  }

  #take(outcome: Came, label: string, missing?: Readonly<Record<string, string>>): Submitted {
    if (!outcome.ok) {
      const refusal = outcome.refusal as AwardError;
      if (refusal.code === 'stale_past_winner') this.#stands(refusal.details.current);
      return { ok: false, ...refusedForm(outcome.refusal, (path) => path.replace(/^facts\./, ''), missing) };
    }
    this.winners = outcome.answer.now;
    keepStep(label, outcome.answer.undo);
    return { ok: true };
  }

  /** How a colleague left one of them. */
  #stands(current: WinnerLine): void {
    this.winners = (this.winners ?? []).map((line) => (line.pastWinnerId === current.pastWinnerId ? current : line));
  }

  versionOf(id: PastWinnerId): number {
    return this.winners?.find(({ pastWinnerId }) => pastWinnerId === id)?.version ?? 0;
  }

  async add(requestKey: RequestKey, facts: PastWinnerFacts): Promise<Submitted> {
    const say = texts().awardHandedOver.history;
    return this.#take(await call('add_past_winner', { requestKey, facts }), say.did.added, { name: say.nameMissing });
  }

  async change(pastWinnerId: PastWinnerId, version: number, facts: PastWinnerFacts): Promise<Submitted> {
    const say = texts().awardHandedOver.history;
    return this.#take(await call('change_past_winner', { pastWinnerId, version, facts }), say.did.changed, { name: say.nameMissing });
  }

  async withdraw(pastWinnerId: PastWinnerId, version: number): Promise<void> {
    const taken = this.#take(await call('withdraw_past_winner', { pastWinnerId, version }), texts().awardHandedOver.history.did.withdrawn);
    this.problem = taken.ok ? '' : taken.sentence;
  }

  async save(table: HistoryTable, format: HistoryFormat): Promise<void> {
    const say = texts().awardHandedOver.history;
    const fileName = `${say[table]}.${format}`;
    const outcome = await host({ ask: 'save_sheet', operation: 'export_award_history', input: { table, format, language: language.current }, fileName });
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    if (outcome.ok && outcome.answer.answer === 'done') announce(say.saved);
  }
}
