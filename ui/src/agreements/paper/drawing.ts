/** The seam between the preview and what reads PDFs: tests put their own drawer here. */

/** A page drawn off screen. */
export interface DrawnPage {
  canvas: HTMLCanvasElement;
  /** In points, as the places of the clauses are. */
  width: number;
  height: number;
}

/** A paper that has been read and can be drawn at any size. */
export interface OpenPaper {
  readonly pages: number;
  /** Draws every page so wide in CSS pixels; `null` when it was called off meanwhile. */
  draw(width: number, signal: AbortSignal): Promise<readonly DrawnPage[] | null>;
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
