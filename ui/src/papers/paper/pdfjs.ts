/**
 * Draws papers with pdf.js on our own canvases. Nothing is fetched and no code is made from text: the papers embed
 * their fonts, and the content security policy allows neither evaluation nor a request to anywhere else.
 */
import './streamsFirst';
import { getDocument, PDFWorker, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { OpenPaper, PaperDrawer } from './drawing';

/** Sharper than this is not seen and costs memory on every page. */
const SHARPEST = 2.5;

async function drawPage(page: PDFPageProxy, width: number, signal: AbortSignal): Promise<HTMLCanvasElement | null> {
  const natural = page.getViewport({ scale: 1 });
  const sharpness = Math.min(window.devicePixelRatio || 1, SHARPEST);
  const viewport = page.getViewport({ scale: (width / natural.width) * sharpness });
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(viewport.width);
  canvas.height = Math.round(viewport.height);
  // For the screen pdf.js draws a little in each frame; a page that nobody sees yet has no need to wait for frames.
  const task = page.render({ canvas, viewport, intent: 'print' });
  const stop = () => task.cancel();
  signal.addEventListener('abort', stop);
  try {
    await task.promise;
  } catch (problem) {
    if (signal.aborted) return null;
    throw problem;
  } finally {
    signal.removeEventListener('abort', stop);
  }
  return canvas;
}

async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  const lines = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''));
  // The hyphen of a divided word is a soft one: the word is one word again.
  return lines.join('').replace(/\u{AD}\n?/gu, '');
}

async function opened(pdf: PDFDocumentProxy): Promise<OpenPaper> {
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => pdf.getPage(index + 1)));
  return {
    pages: pages.map((page) => {
      const { width, height } = page.getViewport({ scale: 1 });
      return { width, height };
    }),
    texts: () => Promise.all(pages.map(textOf)),
    draw: async (number, width, signal) => {
      const page = pages[number];
      return page && !signal.aborted ? drawPage(page, width, signal) : null;
    },
    close: () => void pdf.loadingTask.destroy(),
  };
}

export function pdfjsDrawer(): PaperDrawer {
  const port = new Worker(new URL('./paper.worker.ts', import.meta.url), { type: 'module', name: 'paper' });
  const worker = new PDFWorker({ port } as unknown as ConstructorParameters<typeof PDFWorker>[0]);
  return {
    async open(bytes) {
      const task = getDocument({
        data: bytes,
        worker,
        isEvalSupported: false,
        useWasm: false,
        useWorkerFetch: false,
        useSystemFonts: false,
        disableAutoFetch: true,
        enableXfa: false,
        stopAtErrors: false,
      });
      return opened(await task.promise);
    },
  };
}
