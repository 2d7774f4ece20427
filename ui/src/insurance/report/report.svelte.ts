/** The insurer's report as the screen sees it: which days it is about, what it says, and what was delivered. */
import { call } from '../../backend/call';
import type { DeliveredReport, HandedOver, InsurerReport, InsurerReportId, ReportDays, ReportFormat, ReportPaperWanted, ReportWanted } from '../../backend/generated/operations';
import { host } from '../../backend/host';
import { dateOf, readTyped } from '../../backend/readTyped';
import { refusedForm } from '../../backend/refusedForm';
import { sentence } from '../../backend/refusals';
import { newRequestKey } from '../../backend/requestKey';
import { announce, router, undoStack, type Submitted } from '../../shared';
import { longDate, numericDate } from '../../shared/format';
import { language, texts } from '../../texts';

/** The fields of the days, by their names on the wire. */
export const DAY_FIELDS = ['from', 'to', 'on'] as const;
export type DayField = (typeof DAY_FIELDS)[number];
export type Typed = Record<DayField, string>;

/** The whole of a year; persons are counted on its last day, or today where that is still to come. */
export function wholeYear(year: number, today: string): ReportDays {
  const to = `${year}-12-31`;
  return { from: `${year}-01-01`, to, on: to < today ? to : today };
}

/** The days that the address names, where it names days. */
export function daysIn(query: URLSearchParams): ReportDays | null {
  const [from, to, on] = DAY_FIELDS.map((name) => query.get(name) ?? '');
  const isDay = (text: string | undefined): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '');
  return isDay(from) && isDay(to) && isDay(on) ? { from, to, on } : null;
}

export class ReportState {
  days = $state.raw<ReportDays>({ from: '', to: '', on: '' });
  typed = $state<Typed>({ from: '', to: '', on: '' });
  problems = $state.raw<Readonly<Record<string, string>>>({});
  report = $state.raw<InsurerReport | null>(null);
  delivered = $state.raw<readonly DeliveredReport[] | null>(null);
  problem = $state('');
  handedOver = $state<HandedOver>('figures');
  recipient = $state('');
  /** Whether the paper is looked at before it is printed. */
  printing = $state(false);
  #key = newRequestKey();
  #turn = 0;

  constructor(
    readonly today: string,
    /** Which report that was delivered is shown; none where it is the one of now. */
    readonly shown: InsurerReportId | null,
  ) {}

  get year(): number {
    return Number(this.today.slice(0, 4));
  }

  get wanted(): ReportWanted {
    return this.shown === null ? { of: 'now', days: this.days } : { of: 'delivered', id: this.shown };
  }

  get paper(): ReportPaperWanted {
    return { report: this.wanted, handedOver: this.handedOver, language: language.current };
  }

  begin(): Promise<void> {
    return this.#show(daysIn(router.route.query) ?? wholeYear(this.year, this.today));
  }

  choose(days: ReportDays): Promise<void> {
    router.replace(['insurance', 'report'], { ...days });
    return this.#show(days);
  }

  #show(days: ReportDays): Promise<void> {
    [this.days, this.problems] = [days, {}];
    this.typed = { from: numericDate(days.from), to: numericDate(days.to), on: numericDate(days.on) };
    return this.load();
  }

  /** A day is read by the engine when its field is left. */
  async readDay(field: DayField, typed: string): Promise<void> {
    this.typed = { ...this.typed, [field]: typed };
    const reading = await readTyped({ day: { kind: 'date', text: typed } }, { day: texts().insurerReport.dayMissing });
    const problem = reading.ok ? (reading.problems['day'] ?? '') : sentence(reading.refusal);
    const others = Object.entries(this.problems).filter(([name]) => name !== field);
    this.problems = Object.fromEntries(problem ? [...others, [field, problem]] : others);
    const read = reading.ok ? dateOf(reading.read['day']) : null;
    if (read && read !== this.days[field]) await this.choose({ ...this.days, [field]: read });
  }

  async load(): Promise<void> {
    const turn = ++this.#turn;
    const [report, delivered] = await Promise.all([call('insurer_report', { report: this.wanted }), call('delivered_insurer_reports', {})]);
    if (turn !== this.#turn) return;
    if (delivered.ok) this.delivered = delivered.answer;
    const refused = report.ok ? null : refusedForm(report.refusal);
    this.problem = refused && Object.keys(refused.problems).length === 0 ? refused.sentence : '';
    this.problems = refused?.problems ?? {};
    if (!report.ok) return;
    this.report = report.answer;
    this.#fillRecipient(report.answer);
  }

  /** Who got the last one gets the next; else the company that the insurance is with. */
  #fillRecipient({ delivered, policies }: InsurerReport): void {
    if (delivered) [this.recipient, this.handedOver] = [delivered.recipient, delivered.handedOver];
    if (this.recipient === '') this.recipient = this.delivered?.[0]?.recipient ?? policies.find(({ insurer }) => insurer !== '')?.insurer ?? '';
  }

  /** The same press again is the same report. */
  async deliver(): Promise<Submitted> {
    const input = { requestKey: this.#key, days: this.days, recipient: this.recipient, handedOver: this.handedOver };
    const outcome = await call('deliver_insurer_report', input);
    if (!outcome.ok) return { ok: false, ...refusedForm(outcome.refusal) };
    const { now, undo } = outcome.answer;
    const label = texts().insurerReport.did.delivered(now.recipient);
    if (undo) undoStack.push({ label, undo, about: `insurer-report:${now.id}` });
    this.#key = newRequestKey();
    await this.load();
    return { ok: true };
  }

  async takeBack({ id, version, days }: DeliveredReport): Promise<void> {
    const outcome = await call('withdraw_insurer_report', { id, version });
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    if (!outcome.ok) return;
    const label = texts().insurerReport.did.takenBack(longDate(days.on));
    if (outcome.answer.undo) undoStack.push({ label, undo: outcome.answer.undo, about: `insurer-report:${id}` });
    if (id === this.shown) router.replace(['insurance', 'report']);
    else await this.load();
  }

  /** The page says which file, and never where it goes. */
  async save(format: ReportFormat): Promise<void> {
    const say = texts().insurerReport;
    const fileName = `${say.fileName} ${this.report?.days.on ?? ''}.${format}`;
    const outcome = await host({ ask: 'save_sheet', operation: 'export_insurer_report', input: { paper: this.paper, format }, fileName });
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    if (outcome.ok && outcome.answer.answer === 'done') announce(say.saved);
  }
}
