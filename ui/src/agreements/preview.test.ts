import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { setBackend } from '../backend/call';
import type { PreviewWanted } from '../backend/generated/operations';
import { fakeBackend, refuse, type Answers } from '../testing/inventedOffice';
import { usePaperDrawer, type OpenPaper } from '../papers';
import { Preview } from './preview.svelte';

const id = 14 as PreviewWanted['id'];

/** A drawer whose papers are drawn when the test says so. */
function slowDrawer(pages = 1) {
  const drawing: { page: number; width: number; finish: () => void; signal: AbortSignal }[] = [];
  const closed: number[] = [];
  let opened = 0;
  usePaperDrawer({
    open: () => {
      const number = (opened += 1);
      const paper: OpenPaper = {
        pages: Array.from({ length: pages }, () => ({ width: 595, height: 842 })),
        texts: () => Promise.resolve(['Samarbejdsaftale fra i fjor']),
        draw: (page, width, signal) =>
          new Promise((done) => {
            const finish = () => done(signal.aborted ? null : document.createElement('canvas'));
            drawing.push({ page, width, signal, finish });
          }),
        close: () => closed.push(number),
      };
      return Promise.resolve(paper);
    },
  });
  return { drawing, closed };
}

function backend(answers: Answers = {}) {
  const text = vi.fn(() => ({ pages: ['Samarbejdsaftale'], places: [] }));
  setBackend(fakeBackend({ preview_text: text, preview_agreement: () => new Uint8Array([1]), ...answers }));
  return text;
}

const settle = () => vi.advanceTimersByTimeAsync(0);
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('typing is answered once, after a pause, with the newest words', async () => {
  const text = backend();
  slowDrawer();
  const preview = new Preview();
  for (const value of ['S', 'Sa', 'Sal']) preview.show({ id, value: { name: 'place', value } });
  await vi.advanceTimersByTimeAsync(90);
  expect(text).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(20);
  expect(text.mock.calls).toEqual([[{ id, value: { name: 'place', value: 'Sal' } }]]);
});

test('a paper overtaken by a newer wish is never shown, and both are let go of in the end', async () => {
  backend();
  const { drawing, closed } = slowDrawer();
  const preview = new Preview();
  preview.fit(600);
  preview.show({ id }, 0);
  await settle();
  preview.show({ id }, 0);
  await settle();
  expect(drawing).toHaveLength(2);
  expect(drawing[0]?.signal.aborted).toBe(true);
  drawing[1]?.finish();
  await settle();
  const shown = preview.pages;
  expect(shown).toHaveLength(1);
  drawing[0]?.finish();
  await settle();
  expect(preview.pages).toBe(shown);
  expect(closed).toEqual([1]);
  preview.close();
  expect(closed).toEqual([1, 2]);
});

test('the old paper stays until the new one is drawn in whole', async () => {
  backend();
  const { drawing } = slowDrawer();
  const preview = new Preview();
  preview.show({ id }, 0);
  await settle();
  drawing[0]?.finish();
  await settle();
  const before = preview.pages;
  preview.show({ id }, 0);
  await settle();
  expect(preview.pages).toBe(before);
  drawing[1]?.finish();
  await settle();
  expect(preview.pages).not.toBe(before);
});

test('the pages in sight are drawn and shown before the others', async () => {
  backend();
  const { drawing } = slowDrawer(3);
  const preview = new Preview();
  preview.looksAt(1, 1);
  preview.show({ id }, 0);
  await settle();
  expect(drawing.map(({ page }) => page)).toEqual([1]);
  drawing[0]?.finish();
  await settle();
  expect(preview.pages).toHaveLength(3);
  const [, seen] = preview.pages;
  for (const next of [1, 2]) {
    drawing[next]?.finish();
    await settle();
  }
  expect(drawing.map(({ page }) => page)).toEqual([1, 0, 2]);
  expect(preview.pages[1]?.canvas).toBe(seen?.canvas);
});

test('a larger paper is drawn again from what was read, without asking the engine', async () => {
  const text = backend();
  const { drawing } = slowDrawer();
  const preview = new Preview();
  preview.fit(600);
  preview.show({ id }, 0);
  await settle();
  drawing[0]?.finish();
  await settle();
  preview.step(1);
  await settle();
  drawing[1]?.finish();
  await settle();
  expect([preview.zoom, drawing[1]?.width]).toEqual([125, 750]);
  expect(text).toHaveBeenCalledTimes(1);
});

test('a size changed while the paper is on its way does not lose the paper', async () => {
  backend();
  const { drawing } = slowDrawer();
  const preview = new Preview();
  preview.fit(600);
  preview.show({ id }, 0);
  await settle();
  preview.setZoom(150);
  await settle();
  for (const one of drawing) one.finish();
  await settle();
  expect(drawing.at(-1)?.width).toBe(900);
  expect(preview.pages).toHaveLength(1);
});

test('a refusal keeps the old paper and says why', async () => {
  const answers: Answers = {};
  backend(answers);
  const { drawing } = slowDrawer();
  const preview = new Preview();
  preview.show({ id }, 0);
  await settle();
  drawing[0]?.finish();
  await settle();
  backend({ preview_agreement: () => refuse('cannot_be_printed', { characters: ['漢'] }) });
  preview.show({ id }, 0);
  await settle();
  expect(preview.pages).toHaveLength(1);
  expect(preview.problem).toContain('«漢» kan ikke trykkes');
});

test('bytes that are no paper say so, and the next preview tries again', async () => {
  backend();
  usePaperDrawer({ open: () => Promise.reject(new Error('InvalidPDFException')) });
  const preview = new Preview();
  preview.show({ id }, 0);
  await settle();
  expect([preview.silent, preview.problem]).toEqual([true, '']);
  const { drawing } = slowDrawer();
  preview.again();
  await settle();
  drawing[0]?.finish();
  await settle();
  expect([preview.silent, preview.pages.length]).toEqual([false, 1]);
});
