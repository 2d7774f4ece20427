/**
 * A paper on the screen. It waits for a pause in the typing, asks for the paper, draws it off screen and swaps it in:
 * first the pages in sight, all at once, then the others. What a newer wish has overtaken is thrown away, drawn or not.
 */
import type { ClausePlace, PaperSummary } from '../backend/generated/operations';
import { sentence, type AnyRefusal } from '../backend/refusals';
import { paperDrawer, type DrawnPage, type OpenPaper } from './paper/drawing';
import { storedBytes } from './stored';

const ZOOMS = [50, 67, 75, 90, 100, 125, 150, 200] as const;

/** Drawn so wide until the place it goes to has been measured. */
const UNSEEN_WIDTH = 600;

/** What to show was refused, in words that can be said. */
export class PaperRefused extends Error {
  constructor(readonly refusal: AnyRefusal) {
    super(refusal.code);
  }
}

export interface FetchedPaper {
  bytes: Uint8Array;
  /** What each page says; nothing where only the paper itself tells. */
  texts: readonly string[] | null;
  places: readonly ClausePlace[];
}

async function printed(stored: PaperSummary): Promise<FetchedPaper> {
  const paper = await storedBytes(stored);
  if (!paper.ok) throw new PaperRefused(paper.refusal);
  return { bytes: paper.bytes, texts: null, places: [] };
}

export type PaperAsk = () => Promise<FetchedPaper>;

export class PaperShow {
  pages = $state.raw<readonly DrawnPage[]>([]);
  texts = $state.raw<readonly string[]>([]);
  places = $state.raw<readonly ClausePlace[]>([]);
  /** In percent of the width that is there. */
  zoom = $state<number>(100);
  /** Set while the paper on the screen is not the newest. */
  problem = $state('');
  /** The stored paper that is shown in place of what would be printed now. */
  stored = $state.raw<PaperSummary | null>(null);
  /** Why it did not come, when it was not a refusal: the drawer is missing or the bytes are no paper. */
  silent = $state(false);
  #width = 0;
  #wanted: PaperAsk | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;
  #stop = new AbortController();
  #paper: OpenPaper | null = null;
  #fetching = false;
  #closed = false;
  #inSight = { first: 0, last: 0 };

  /** Shows this after the pause; a newer wish takes its place. */
  display(wanted: PaperAsk, pause = 0): void {
    if (this.#closed) return;
    this.#wanted = wanted;
    this.stored = null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#fetch(wanted), pause);
  }

  /** Shows a paper as it was printed, until something is written or the draft is asked for again. */
  showStored(paper: PaperSummary): void {
    if (this.#closed) return;
    this.stored = paper;
    clearTimeout(this.#timer);
    void this.#fetch(() => printed(paper));
  }

  /** Shows what would be printed now. */
  showDraft(): void {
    if (this.#wanted) this.display(this.#wanted);
  }

  again(): void {
    if (this.stored) this.showStored(this.stored);
    else this.showDraft();
  }

  /** The room there is, in CSS pixels. */
  fit(width: number): void {
    const changed = Math.abs(width - this.#width) >= 1;
    this.#width = width;
    if (changed) this.#resized();
  }

  /** Which pages the reader has before them, counted from 0. */
  looksAt(first: number, last: number): void {
    this.#inSight = { first, last };
  }

  get width(): number {
    return (this.#width * this.zoom) / 100;
  }

  get canShrink(): boolean {
    return this.zoom > ZOOMS[0];
  }
  get canGrow(): boolean {
    return this.zoom < (ZOOMS.at(-1) ?? 0);
  }

  step(direction: 1 | -1): void {
    const steps: readonly number[] = direction === 1 ? ZOOMS : ZOOMS.toReversed();
    const next = steps.find((zoom) => (zoom - this.zoom) * direction > 0);
    if (next !== undefined) this.setZoom(next);
  }

  setZoom(zoom: number): void {
    this.zoom = zoom;
    this.#resized();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.#stop.abort();
    this.#paper?.close();
    this.#paper = null;
  }

  async #fetch(ask: PaperAsk): Promise<void> {
    const number = this.#begin();
    this.#fetching = true;
    try {
      const [fetched, drawer] = await Promise.all([ask(), paperDrawer()]);
      if (number !== this.#asked) return;
      const paper = await drawer.open(fetched.bytes);
      const texts = fetched.texts ?? (await paper.texts());
      await this.#swap(number, paper, () => {
        this.texts = texts;
        this.places = fetched.places;
      });
    } catch (problem) {
      if (number === this.#asked) this.#failed(problem);
    } finally {
      if (number === this.#asked) this.#fetching = false;
    }
  }

  #resized(): void {
    // A paper on its way is asked for again in the new size; one that is there is only drawn again.
    if (this.#fetching) this.again();
    else if (this.#paper) void this.#redraw();
  }

  async #swap(number: number, paper: OpenPaper, also: () => void): Promise<void> {
    if (number !== this.#asked) return paper.close();
    const before = this.#paper;
    this.#paper = paper;
    try {
      await this.#draw(number, paper, () => {
        this.problem = '';
        this.silent = false;
        also();
      });
    } finally {
      before?.close();
    }
  }

  /** Draws what is in sight and shows it; then the rest, which nobody is waiting for. */
  async #draw(number: number, paper: OpenPaper, onshown: () => void = () => undefined): Promise<void> {
    const [width, { signal }] = [this.width || UNSEEN_WIDTH, this.#stop];
    const numbers = paper.pages.map((_, index) => index);
    const seen = numbers.filter((index) => index >= this.#inSight.first && index <= this.#inSight.last);
    const first = seen.length > 0 ? seen : numbers.slice(-1);
    const drawn: (HTMLCanvasElement | undefined)[] = [];
    for (const some of [first, numbers.filter((index) => !first.includes(index))]) {
      for (const index of some) {
        const canvas = await paper.draw(index, width, signal);
        if (number !== this.#asked || !canvas) return;
        drawn[index] = canvas;
      }
      this.pages = paper.pages.map((size, index) => {
        const canvas = drawn[index] ?? this.pages[index]?.canvas ?? document.createElement('canvas');
        return { ...size, canvas };
      });
      if (some === first) onshown();
    }
  }

  async #redraw(): Promise<void> {
    const paper = this.#paper;
    const number = this.#begin();
    if (paper) await this.#draw(number, paper).catch(() => undefined);
  }

  #begin(): number {
    this.#stop.abort();
    this.#stop = new AbortController();
    return (this.#asked += 1);
  }

  #failed(problem: unknown): void {
    this.silent = !(problem instanceof PaperRefused);
    this.problem = problem instanceof PaperRefused ? sentence(problem.refusal) : '';
  }
}
