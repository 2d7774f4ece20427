/* eslint svelte/prefer-svelte-reactivity: off -- maps and sets are replaced as a whole */
/**
 * A table on its way in, for any slice: what was read, what each column holds, which rows something is wrong with, and
 * what is to come of them. It stands in memory only: what was handed over may hold anything, and is never kept on disk.
 */
import type {
  FieldProblem,
  JudgedRow,
  RequestKey,
  RowChoice,
  TableLook,
  TableRow,
  TableSheet,
  TypedRow,
  UndoStep as WayBack,
} from '../backend/generated/operations';
import { newRequestKey } from '../backend/requestKey';
import { sentence, type AnyRefusal } from '../backend/refusals';
import { undoStack } from '../shared';
import { texts } from '../texts';

/** One column that the slice takes, as it is called on the screen. */
export interface ImportColumn {
  key: string;
  label: string;
  /** What can stand in it, where that is a few things: it is then chosen, and mended for every row that says the same. */
  choices?: readonly string[];
  /** Whether it holds whole paragraphs: it is mended in a large field, and not shown beside the others. */
  long?: boolean;
}

/** What the importer calls things, where a slice's own words say it better. */
export interface ImportWords {
  /** What is added: how many new, how many that are there, how many rows left out. */
  summary: (fresh: number, same: number, left: number) => string;
  /** What is there already. */
  card: string;
  cardNumber: (number: number) => string;
  isNew: string;
  restNew: (count: number) => string;
  /** What is said where the cell of such a column is empty and must not be. */
  missing: (label: string) => string;
}

export type Asked<T> = { ok: true; answer: T } | { ok: false; refusal: AnyRefusal };

/** What there is to say of rows, and what is to be said once for all of them; until then nothing can be added. */
export interface Judged {
  rows: readonly JudgedRow[];
  forAll?: readonly FieldProblem[];
}

/** What came of it: in words, and the way back. */
export interface Imported {
  said: string;
  undo: WayBack | null;
}

/** What a slice hands in: its columns and its operations. */
export interface ImportSlice {
  columns: () => readonly ImportColumn[];
  look: (text: string) => Promise<Asked<TableLook>>;
  /** `null` where the user chose no file. */
  choose: () => Promise<Asked<TableLook | null>>;
  judge: (rows: TypedRow[]) => Promise<Asked<Judged>>;
  add: (requestKey: RequestKey, rows: TypedRow[]) => Promise<Asked<Imported>>;
  progress: (requestKey: RequestKey) => Promise<{ done: number; total: number } | null>;
  stop: (requestKey: RequestKey) => Promise<void>;
  /** What it means that a row is a card that is there, in the slice's words. */
  sameWords?: () => string;
  words?: () => ImportWords;
}

/** What is to come of a row that is there already: its card, a new one, nothing, or nobody has said. */
export type Decision = RowChoice | { kind: 'skip' } | null;

const POLL_AFTER = 700;
/** What the undo bar knows an import by. */
const ABOUT = 'import';

export class Importing {
  pasted = $state('');
  busy = $state<'' | 'reading' | 'adding' | 'stopping'>('');
  problem = $state('');
  look = $state.raw<TableLook | null>(null);
  sheetAt = $state(0);
  headRows = $state(0);
  /** What each column of the sheet holds. */
  keys = $state.raw<readonly (string | null)[]>([]);
  /** What was mended, by row and column key. */
  mended = $state.raw<ReadonlyMap<number, Readonly<Record<string, string>>>>(new Map());
  judged = $state.raw<ReadonlyMap<number, JudgedRow>>(new Map());
  /** What is missing, or wrong, with what is said once for all rows, by the names of the columns. */
  forAll = $state.raw<readonly FieldProblem[]>([]);
  decisions = $state.raw<ReadonlyMap<number, Decision>>(new Map());
  /** Rows that something was wrong with since the columns were last changed: they stay listed when they are mended. */
  listed = $state.raw<readonly number[]>([]);
  /** Fields that were ever wrong in a row stay fields, so that nothing moves away under the keys. */
  #fields = $state.raw<ReadonlyMap<number, readonly string[]>>(new Map());
  done = $state.raw<{ said: string; left: number } | null>(null);
  progress = $state.raw<{ done: number; total: number } | null>(null);
  #slice: ImportSlice;
  #asked = 0;
  #adding: RequestKey | null = null;
  /** The list as it was before it was added: it comes back when that is taken back. */
  #before: (() => void) | null = null;
  #seen = undoStack.moved;

  constructor(slice: ImportSlice) {
    this.#slice = slice;
  }

  get columns(): readonly ImportColumn[] {
    return this.#slice.columns();
  }
  /** Whether something is still to be said once for the whole table. */
  get waits(): boolean {
    return this.look !== null && this.forAll.length > 0;
  }
  get sameWords(): string | undefined {
    return this.#slice.sameWords?.();
  }
  get words(): ImportWords {
    return this.#slice.words?.() ?? texts().importing;
  }
  get sheet(): TableSheet | null {
    return this.look?.sheets[this.sheetAt] ?? null;
  }
  readonly rows: readonly TableRow[] = $derived(this.look?.sheets[this.sheetAt]?.rows.slice(this.headRows) ?? []);
  readonly #places: ReadonlyMap<number, TableRow> = $derived(new Map(this.rows.map((row) => [row.number, row])));

  /** The rows with doubles, in the order of the file. */
  readonly doubled: readonly JudgedRow[] = $derived(
    [...this.judged.values()].filter(({ doubles, problems }) => doubles.length > 0 && problems.length === 0),
  );
  readonly undecided = $derived(this.doubled.filter(({ number }) => !this.decisions.get(number)).length);
  readonly ready: readonly number[] = $derived(this.waits ? [] : this.rows.map(({ number }) => number).filter((number) => this.isReady(number)));
  readonly left = $derived(this.rows.length - this.ready.length);
  /** How many rows are the same as a card, and add no new one. */
  readonly same = $derived(this.ready.filter((number) => this.decisions.get(number)?.kind === 'same').length);

  isReady(number: number): boolean {
    const judged = this.judged.get(number);
    const decision = this.decisions.get(number);
    if (decision?.kind === 'skip' || (judged?.problems.length ?? 0) > 0) return false;
    return (judged?.doubles.length ?? 0) === 0 || decision != null;
  }

  /** What a row says of a column, mended or as it was read. */
  cell(number: number, key: string): string {
    const own = this.mended.get(number)?.[key];
    if (own !== undefined) return own;
    const column = this.keys.indexOf(key);
    return (column < 0 ? undefined : this.#places.get(number)?.cells[column]) ?? '';
  }

  /** The columns of a row that something is written in. */
  written(number: number): readonly ImportColumn[] {
    return this.columns.filter(({ key }) => this.cell(number, key).trim() !== '');
  }

  /** The columns of a row that are mended in fields. */
  fields(number: number): readonly ImportColumn[] {
    const keys = this.#fields.get(number) ?? [];
    return keys.map((key) => this.columns.find((column) => column.key === key) ?? { key, label: key });
  }

  #noteFields(rows: readonly JudgedRow[], before: ReadonlyMap<number, readonly string[]>): void {
    const wrong = ({ number, problems }: JudgedRow) => [...(before.get(number) ?? []), ...problems.map(({ field }) => field)];
    this.#fields = new Map([...before, ...rows.map((row) => [row.number, [...new Set(wrong(row))]] as const)]);
  }

  async readPasted(): Promise<void> {
    const text = this.pasted;
    if (text.trim() === '') return;
    await this.#read(() => this.#slice.look(text));
    if (this.look) this.pasted = '';
  }

  readFile(): Promise<void> {
    return this.#read(() => this.#slice.choose());
  }

  /** What is wrong with what is said for all rows in this column's place. */
  problemForAll(key: string): FieldProblem['problem'] | undefined {
    return this.forAll.find(({ field }) => field === key)?.problem;
  }

  /** Something else is said for all rows: a list that is there is judged anew. */
  async judgeAgain(): Promise<void> {
    if (this.look) await this.judgeAll();
  }

  async #judge(numbers: readonly number[]): Promise<Asked<readonly JudgedRow[]>> {
    const outcome = await this.#slice.judge(this.typed(numbers));
    if (!outcome.ok) return outcome;
    const { rows, forAll = [] } = outcome.answer;
    // Rows that are judged apart say nothing about the others: what they lack is theirs.
    if (numbers.length < this.rows.length) return { ok: true, answer: withProblems(numbers, rows, forAll) };
    this.forAll = forAll;
    return { ok: true, answer: rows };
  }

  async #read(read: () => Promise<Asked<TableLook | null>>): Promise<void> {
    if (this.busy) return;
    this.busy = 'reading';
    this.problem = '';
    const outcome = await read();
    this.busy = '';
    if (!outcome.ok) return void (this.problem = sentence(outcome.refusal));
    if (!outcome.answer) return;
    this.look = outcome.answer;
    this.done = null;
    await this.chooseSheet(0);
  }

  /** Another table, or none. What was read is forgotten. */
  forget(): void {
    this.#asked += 1;
    this.look = null;
    this.problem = '';
    this.done = null;
    this.#before = null;
    this.#clear();
  }

  #clear(): void {
    this.mended = new Map();
    this.judged = new Map();
    this.decisions = new Map();
    this.listed = [];
  }

  async chooseSheet(at: number): Promise<void> {
    this.sheetAt = at;
    this.headRows = this.sheet?.headRows ?? 0;
    this.keys = this.sheet?.columns.map(({ key }) => key) ?? [];
    this.#clear();
    await this.judgeAll();
  }

  async setHead(isHead: boolean): Promise<void> {
    this.headRows = isHead ? Math.max(1, this.sheet?.headRows ?? 1) : 0;
    await this.judgeAll();
  }

  /** Says what a column holds; whichever held it before holds nothing now. */
  async setKey(column: number, key: string | null): Promise<void> {
    this.keys = this.keys.map((other, place) => (place === column ? key : other === key ? null : other));
    await this.judgeAll();
  }

  /** The rows as the engine takes them. */
  typed(numbers: readonly number[]): TypedRow[] {
    return numbers.map((number) => {
      const decision = this.decisions.get(number);
      const cells = Object.fromEntries(this.columns.map(({ key }) => [key, this.cell(number, key)]).filter(([, cell]) => cell !== ''));
      return decision && decision.kind !== 'skip' ? { number, cells, choice: decision } : { number, cells };
    });
  }

  /** Judges every row anew: the columns mean something else now. */
  async judgeAll(): Promise<void> {
    const asked = ++this.#asked;
    if (!this.keys.some(Boolean)) {
      this.judged = new Map();
      this.listed = [];
      return;
    }
    const outcome = await this.#judge(this.rows.map(({ number }) => number));
    if (asked !== this.#asked) return;
    if (!outcome.ok) return void (this.problem = sentence(outcome.refusal));
    this.problem = '';
    this.#takeJudged(outcome.answer);
    this.listed = outcome.answer.filter((row) => row.problems.length > 0 || row.sameAsRow !== null).map(({ number }) => number);
  }

  #takeJudged(rows: readonly JudgedRow[]): void {
    this.judged = new Map(rows.map((row) => [row.number, row]));
    const decided = new Map(this.decisions);
    for (const row of rows) if (!decided.get(row.number)) decided.set(row.number, proposed(row));
    this.decisions = decided;
    this.#noteFields(rows, new Map());
    this.#dropCpr(rows);
  }

  /** What looks like a CPR number does not stay in a field either. */
  #dropCpr(rows: readonly JudgedRow[]): void {
    for (const { number, problems } of rows) {
      for (const { field, problem } of problems) if (problem.kind === 'looks_like_cpr') this.#write(number, field, '');
    }
  }

  #write(number: number, key: string, text: string): void {
    this.mended = new Map(this.mended).set(number, { ...this.mended.get(number), [key]: text });
  }

  /** A field of a row was left: it is judged anew, alone. What was chosen is chosen for every listed row that said the same. */
  async mend(number: number, key: string, text: string): Promise<void> {
    const isChosen = this.columns.find((column) => column.key === key)?.choices !== undefined;
    const said = this.cell(number, key);
    const numbers = isChosen ? this.listed.filter((other) => other === number || this.cell(other, key) === said) : [number];
    for (const other of numbers) this.#write(other, key, text);
    const outcome = await this.#judge(numbers);
    if (!outcome.ok) return void (this.problem = sentence(outcome.refusal));
    this.problem = '';
    const judged = new Map([...this.judged].filter(([other]) => !numbers.includes(other)));
    for (const row of outcome.answer) judged.set(row.number, row);
    this.judged = judged;
    for (const row of outcome.answer) if (!this.decisions.get(row.number)) this.decide(row.number, proposed(row));
    this.#noteFields(outcome.answer, this.#fields);
    this.#dropCpr(outcome.answer);
  }

  decide(number: number, decision: Decision): void {
    this.decisions = new Map(this.decisions).set(number, decision);
  }

  /** Decides about every row with doubles that nobody decided about. */
  decideRest(decision: Decision): void {
    const rest = this.doubled.filter(({ number }) => !this.decisions.get(number)).map(({ number }) => [number, decision] as const);
    this.decisions = new Map([...this.decisions, ...rest]);
  }

  /** Takes the rows in that are ready; the undo bar holds the way back. */
  async add(): Promise<Imported | null> {
    if (this.busy || this.ready.length === 0) return null;
    const adding = [...this.ready];
    const key = newRequestKey();
    this.#adding = key;
    this.busy = 'adding';
    this.problem = '';
    const watching = setInterval(() => void this.#watch(key), POLL_AFTER);
    const outcome = await this.#slice.add(key, this.typed(adding));
    clearInterval(watching);
    this.#adding = null;
    this.progress = null;
    this.busy = '';
    if (!outcome.ok) {
      this.#refused(outcome.refusal);
      return null;
    }
    const { said, undo } = outcome.answer;
    this.#keepLeft(new Set(adding), said);
    if (undo) undoStack.push({ label: said, undo, about: ABOUT });
    return outcome.answer;
  }

  /** Something was taken back or repeated. The list that was added is there again, and who is there already has changed. */
  async follow(moved: typeof undoStack.moved): Promise<void> {
    if (!moved || moved === this.#seen || moved.about !== ABOUT) return;
    this.#seen = moved;
    this.#before?.();
    this.#before = null;
    this.done = null;
    await this.judgeAgain();
  }

  async #watch(key: RequestKey): Promise<void> {
    const progress = await this.#slice.progress(key);
    if (this.#adding === key && progress && progress.total > 0) this.progress = progress;
  }

  async stop(): Promise<void> {
    if (!this.#adding || this.busy !== 'adding') return;
    this.busy = 'stopping';
    await this.#slice.stop(this.#adding);
  }

  /** A colleague was faster, or a row changed under our hands: it is listed with the others. */
  #refused(refusal: AnyRefusal): void {
    this.problem = sentence(refusal);
    if (refusal.code !== 'rows_refused') return;
    const { rows } = refusal.details;
    this.judged = new Map([...this.judged, ...rows.map((row) => [row.number, row] as const)]);
    this.#noteFields(rows, this.#fields);
    const listed = rows.filter(({ problems }) => problems.length > 0).map(({ number }) => number);
    this.listed = [...new Set([...this.listed, ...listed])].sort((one, other) => one - other);
  }

  /** What was left out stays, so that it can be mended and taken in too. */
  #keepLeft(added: ReadonlySet<number>, said: string): void {
    const sheet = this.sheet;
    if (!sheet || !this.look) return;
    const { look, judged, decisions, listed } = this;
    this.#before = () => Object.assign(this, { look, judged, decisions, listed });
    const head = sheet.rows.slice(0, this.headRows);
    const left = this.rows.filter(({ number }) => !added.has(number));
    const cprRemoved = sheet.cprRemoved.filter(({ row }) => !added.has(row));
    const sheets = this.look.sheets.map((other) => (other === sheet ? { ...sheet, rows: [...head, ...left], cprRemoved } : other));
    this.look = { sheets };
    this.listed = this.listed.filter((number) => !added.has(number));
    this.judged = new Map([...this.judged].filter(([number]) => !added.has(number)));
    this.done = { said, left: left.length };
  }
}

function withProblems(numbers: readonly number[], judged: readonly JudgedRow[], problems: readonly FieldProblem[]): readonly JudgedRow[] {
  if (problems.length === 0) return judged;
  return numbers.map((number) => {
    const found = judged.find((row) => row.number === number) ?? { number, problems: [], doubles: [], sameAsRow: null };
    return { ...found, problems: [...problems, ...found.problems] };
  });
}

/** What is proposed for a row: the card that it surely is; nothing for one that stands in the file twice. */
function proposed({ doubles, sameAsRow }: JudgedRow): Decision {
  const sure = doubles.filter(({ isSure }) => isSure);
  const [only] = sure;
  if (only && sure.length === 1) return { kind: 'same', id: only.id };
  return sameAsRow === null || doubles.length > 0 ? null : { kind: 'skip' };
}
