/** What waits for the municipality's case system: read, chosen, settled, given out. */
import { SvelteSet } from 'svelte/reactivity';
import { call } from '../../backend/call';
import type { JournalCount, JournalPlace, PaperId, PaperInJournal, SubjectKind } from '../../backend/generated/operations';
import { host } from '../../backend/host';
import { refusedForm } from '../../backend/refusedForm';
import { sentence } from '../../backend/refusals';
import { announce, undoStack, type Submitted } from '../../shared';
import { language, texts } from '../../texts';

export class Journal {
  about = $state<SubjectKind>('agreement');
  settled = $state(false);
  papers = $state.raw<readonly PaperInJournal[] | null>(null);
  counts = $state.raw<readonly JournalCount[]>([]);
  problem = $state('');
  busy = $state(false);
  readonly chosen = new SvelteSet<PaperId>();
  #asked = 0;

  async load(): Promise<void> {
    const number = (this.#asked += 1);
    const outcome = await call('papers_in_journal', { about: this.about, settled: this.settled });
    if (number !== this.#asked) return;
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    if (!outcome.ok) return;
    this.papers = outcome.answer.papers;
    this.counts = outcome.answer.counts;
    const there = outcome.answer.papers.map(({ paper }) => paper.id);
    for (const id of this.chosen) if (!there.includes(id)) this.chosen.delete(id);
  }

  show(about: SubjectKind, settled: boolean): Promise<void> {
    if (about !== this.about || settled !== this.settled) {
      this.papers = null;
      this.chosen.clear();
    }
    this.about = about;
    this.settled = settled;
    return this.load();
  }

  get picked(): readonly PaperInJournal[] {
    return (this.papers ?? []).filter(({ paper }) => this.chosen.has(paper.id));
  }

  /** The case that the chosen ones name, where they name the same. */
  get suggestedCase(): string {
    const [first = '', ...others] = this.picked.map(({ caseNumber }) => caseNumber).filter((number) => number !== '');
    return others.every((number) => number === first) ? first : '';
  }

  toggle(id: PaperId): void {
    if (!this.chosen.delete(id)) this.chosen.add(id);
  }

  chooseAll(all: boolean): void {
    this.chosen.clear();
    if (all) for (const { paper } of this.papers ?? []) this.chosen.add(paper.id);
  }

  /** Settles these papers; all of them or none. */
  async settle(papers: readonly PaperInJournal[], place: JournalPlace): Promise<Submitted> {
    const say = texts().journal;
    const wanted = papers.map(({ paper }) => ({ id: paper.id, seen: paper.entry.place, place }));
    const outcome = await call('journal_papers', { papers: wanted });
    if (!outcome.ok) {
      if (outcome.refusal.code === 'stale_journal') await this.load();
      return { ok: false, ...refusedForm(outcome.refusal, (path) => path.split('.').at(-1) ?? path) };
    }
    const count = papers.length;
    const label =
      place.state === 'journalled' ? say.journalled(count, place.caseNumber) : place.state === 'waits' ? say.opened(count) : say.leftOut(count);
    const first = papers[0]?.paper.id ?? 0;
    if (outcome.answer.undo) undoStack.push({ label, undo: outcome.answer.undo, about: `journal:${first}` });
    this.chosen.clear();
    await this.load();
    return { ok: true };
  }

  async putBack(paper: PaperInJournal): Promise<void> {
    const done = await this.settle([paper], { state: 'waits' });
    this.problem = done.ok ? '' : done.sentence;
  }

  /** The chosen papers as files, with a table that says what each is. */
  async giveOut(): Promise<void> {
    const papers = this.picked.map(({ paper }) => paper.id);
    const say = texts().journal;
    this.busy = true;
    const input = { papers, language: language.current };
    const outcome = await host({ ask: 'save_sheet', operation: 'export_papers_for_journal', input, fileName: `${say.title}.zip` });
    this.busy = false;
    this.problem = outcome.ok ? '' : sentence(outcome.refusal);
    if (outcome.ok && outcome.answer.answer === 'done') announce(say.gaveOut(papers.length));
  }
}
