/**
 * A juror's sheets: each press is shown at once and kept behind it, one request at a time. Sheets are sealed, so nothing of
 * them stands in a draft, a step back or what is read aloud; they are in memory while their page is open.
 */
import { call, type Outcome } from '../../backend/call';
import type { AwardMemberId, AwardYearId, ReadingSheet, ScoreSheet, ScoringLine, ScoringTable, SheetVersion } from '../../backend/generated/operations';
import { sentence, type AnyRefusal } from '../../backend/refusals';
import type { SaveState } from '../../shared';
import { officeNow } from '../../shared/officeClock';

const empty = (): ScoreSheet => ({ scores: {}, abstained: false, note: '' });
/** With these nothing can be kept on the sheet any more. */
const FOR_GOOD: readonly string[] = ['scoring_not_open', 'award_is_published', 'nominee_not_found', 'award_year_not_found'];
const isDone = ({ state }: ScoringLine): boolean => state === 'complete' || state === 'abstained';

export class ScoringState {
  table = $state.raw<ScoringTable | null>(null);
  reading = $state.raw<ReadingSheet | null>(null);
  /** What stands on the page of the sheet that is read. */
  sheet = $state.raw<ScoreSheet>(empty());
  number = $state<number | null>(null);
  saved = $state.raw<SaveState>({ kind: 'idle' });
  refusal = $state.raw<{ code: string; sentence: string } | null>(null);
  /** How the sheet stands elsewhere, while a choice is due. */
  theirs = $state.raw<ScoringLine | null>(null);
  member = $state.raw<AwardMemberId | null>(null);
  /** How the sheet stood before, once somebody asked. */
  history = $state.raw<readonly SheetVersion[] | null>(null);
  historyProblem = $state('');
  /** Where the focus was when the sheet was asked for: whoever has gone elsewhere since is not fetched back. */
  askedFrom: Element | null = null;
  /** A sheet is on its way: what is typed meanwhile is for that one. */
  isOpening = $state(false);
  /** Points, and steps to the sheet beside, that were typed ahead. */
  ahead: ReadonlyArray<number | 'next' | 'previous'> = [];
  #version = $state(0);
  /** What tells that the number still stands for what is read. */
  #mark = 0;
  #isDirty = false;
  #sending: Promise<void> | null = null;
  /** What is asked for last counts; the list that is read anew in the background takes no place from a sheet that somebody opens. */
  #loads = 0;
  #reads = 0;

  constructor(readonly year: AwardYearId) {}

  get #whose(): { awardYearId: AwardYearId; memberId: AwardMemberId | null } {
    return { awardYearId: this.year, memberId: this.member };
  }

  /** Whether something stood on the sheet before what stands there now. */
  get hasHistory(): boolean {
    return this.#version > 1;
  }

  get done(): number {
    return this.table?.lines.filter(isDone).length ?? 0;
  }

  #refuse(refusal: AnyRefusal): void {
    this.refusal = { code: refusal.code, sentence: sentence(refusal) };
  }

  /** The sheets, and the first that is not done. */
  async load(): Promise<void> {
    const [turn, reads] = [++this.#loads, this.#reads];
    const outcome = await call('award_scoring', this.#whose);
    if (turn !== this.#loads) return;
    if (!outcome.ok) {
      [this.table, this.reading, this.number] = [null, null, null];
      this.#refuse(outcome.refusal);
      return;
    }
    this.refusal = null;
    const isOther = this.table !== null && this.table.isOpen !== outcome.answer.isOpen;
    this.table = outcome.answer;
    const { lines } = outcome.answer;
    const here = lines.find(({ number }) => number === this.number) ?? lines.find((line) => !isDone(line)) ?? lines[0];
    if (reads !== this.#reads) return;
    if (!here) [this.reading, this.number] = [null, null];
    else if (here.number !== this.number || here.mark !== this.#mark || !this.reading || isOther) await this.read(here.number);
  }

  async choose(member: AwardMemberId | null): Promise<void> {
    await this.flush();
    // What could not be kept yet stays on the page of whom it is about.
    if (this.theirs || this.#isDirty) return;
    this.#reads += 1;
    [this.isOpening, this.ahead] = [false, []];
    [this.member, this.table, this.reading, this.number] = [member, null, null, null];
    this.#forgetHistory();
    await this.load();
  }

  /** Opens a sheet, once what was written on the one before is kept. */
  async read(number: number): Promise<void> {
    const turn = ++this.#reads;
    this.askedFrom = document.activeElement;
    this.isOpening = true;
    const outcome = await this.#fetched(number);
    if (turn !== this.#reads) return;
    this.isOpening = false;
    if (!outcome?.ok) {
      this.ahead = [];
      if (outcome) this.#refuse(outcome.refusal);
      return;
    }
    const reading = outcome.answer;
    this.#forgetHistory();
    this.number = number;
    this.reading = reading;
    this.sheet = reading.line.sheet;
    this.#version = reading.line.version;
    this.#mark = reading.line.mark;
    this.saved = { kind: 'idle' };
  }

  /** Nothing while what stands on the sheet before cannot be kept. */
  async #fetched(number: number): Promise<Outcome<'read_for_scoring'> | null> {
    await this.flush();
    return this.theirs || this.#isDirty ? null : call('read_for_scoring', { ...this.#whose, number });
  }

  async readHistory(): Promise<void> {
    await this.flush();
    const { number } = this;
    if (number === null) return;
    const outcome = await call('sheet_history', { ...this.#whose, number });
    if (number !== this.number) return;
    this.history = outcome.ok ? outcome.answer : null;
    this.historyProblem = outcome.ok ? '' : sentence(outcome.refusal);
  }

  #forgetHistory(): void {
    [this.history, this.historyProblem] = [null, ''];
  }

  /** Which comes after this one, or before it; round where the end is reached. */
  beside(by: 1 | -1): number | null {
    const lines = this.table?.lines ?? [];
    const here = lines.findIndex(({ number }) => number === this.number);
    return lines[(here + by + lines.length) % Math.max(lines.length, 1)]?.number ?? null;
  }

  score(code: string, points: number | null): void {
    const others = Object.entries(this.sheet.scores).filter(([other]) => other !== code);
    const scores: Record<string, number> = Object.fromEntries(points === null ? others : [...others, [code, points]]);
    this.#write({ ...this.sheet, scores, abstained: false });
  }

  abstain(abstained: boolean): void {
    this.#write({ ...this.sheet, abstained });
  }

  /** A note belongs to the sheet it was written on, also when the next one is open already. */
  note(number: number, note: string): void {
    if (number === this.number && note !== this.sheet.note) this.#write({ ...this.sheet, note });
  }

  #write(sheet: ScoreSheet): void {
    this.sheet = sheet;
    this.#forgetHistory();
    this.#isDirty = true;
    if (!this.theirs) void this.flush();
  }

  /** Waits until what stands on the page is kept. */
  flush(): Promise<void> {
    this.#sending ??= this.#send().finally(() => (this.#sending = null));
    return this.#sending;
  }

  async #send(): Promise<void> {
    while (this.#isDirty && !this.theirs && this.number !== null) {
      this.#isDirty = false;
      this.saved = { kind: 'saving' };
      const outcome = await call('score_nominee', { ...this.#whose, number: this.number, mark: this.#mark, version: this.#version, sheet: this.sheet });
      if (!outcome.ok) {
        const { refusal } = outcome;
        if (refusal.code === 'stale_sheet') this.theirs = refusal.details.current;
        this.saved = refusal.code === 'stale_sheet' ? { kind: 'idle' } : { kind: 'refused', sentence: sentence(refusal) };
        // What may go another time is tried again with the next act; what can go no more holds nobody here.
        this.#isDirty = !FOR_GOOD.includes(refusal.code);
        // The number stands for somebody else now.
        if (refusal.code === 'nominee_not_found') void this.load();
        return;
      }
      this.#kept(outcome.answer.now);
    }
  }

  #kept(line: ScoringLine): void {
    this.#version = line.version;
    this.saved = { kind: 'saved', at: officeNow() };
    if (!this.table) return;
    const lines = this.table.lines.map((one) => (one.number === line.number ? line : one));
    const wasDone = this.table.isDone;
    this.table = { ...this.table, lines, isDone: lines.every(isDone) };
    // What the others gave is told from now on.
    if (this.table.isDone && !wasDone) void this.#readOthers(line.number);
  }

  async #readOthers(number: number): Promise<void> {
    const outcome = await call('read_for_scoring', { ...this.#whose, number });
    if (outcome.ok && this.number === number) this.reading = outcome.answer;
  }

  /** My points stay, on top of what stands there now. */
  async keepMine(): Promise<void> {
    if (!this.theirs) return;
    this.#version = this.theirs.version;
    this.theirs = null;
    this.#isDirty = true;
    await this.flush();
  }

  takeTheirs(): void {
    if (!this.theirs) return;
    this.#version = this.theirs.version;
    this.sheet = this.theirs.sheet;
    [this.#isDirty, this.theirs] = [false, null];
  }
}
