/** The seam between the preview and what reads PDFs: tests put their own drawer here. */

/** The size of a page in points, in which the places of the clauses are told too. */
export interface PageSize {
  width: number;
  height: number;
}

/** A page drawn off screen. */
export interface DrawnPage extends PageSize {
  canvas: HTMLCanvasElement;
}

/** A paper that has been read and can be drawn at any size. */
export interface OpenPaper {
  readonly pages: readonly PageSize[];
  /** What each page says, in reading order. */
  texts(): Promise<readonly string[]>;
  /** Draws page n, counted from 0, so wide in CSS pixels; `null` when it was called off meanwhile. */
  draw(page: number, width: number, signal: AbortSignal): Promise<HTMLCanvasElement | null>;
  close(): void;
}

export interface PaperDrawer {
  open(bytes: Uint8Array): Promise<OpenPaper>;
}

let loading: Promise<PaperDrawer> | undefined;

/** Puts a drawer in place of pdf.js. */
export function usePaperDrawer(drawer: PaperDrawer): void {
  loading = Promise.resolve(drawer);
}

/** pdf.js, fetched the first time a paper is to be seen. */
export function paperDrawer(): Promise<PaperDrawer> {
  loading ??= import('./pdfjs').then((module) => module.pdfjsDrawer()).catch((problem: unknown) => {
    // The next preview tries again.
    loading = undefined;
    throw problem;
  });
  return loading;
}
