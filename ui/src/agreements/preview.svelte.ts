/** The paper beside the editor: as bytes and, with the places of its clauses, as text. */
import { bytes, call } from '../backend/call';
import type { PreviewWanted } from '../backend/generated/operations';
import { PaperRefused, PaperShow, type FetchedPaper } from '../papers';

const PAUSE_MILLISECONDS = 100;

async function live(wanted: PreviewWanted): Promise<FetchedPaper> {
  const [paper, text] = await Promise.all([bytes('preview_agreement', wanted), call('preview_text', wanted)]);
  if (!paper.ok) throw new PaperRefused(paper.refusal);
  if (!text.ok) throw new PaperRefused(text.refusal);
  return { bytes: paper.bytes, texts: text.answer.pages, places: text.answer.places };
}

export class Preview extends PaperShow {
  /** Shows this after the pause; a newer wish takes its place. */
  show(wanted: PreviewWanted, pause: number = PAUSE_MILLISECONDS): void {
    this.display(() => live(wanted), pause);
  }
}
