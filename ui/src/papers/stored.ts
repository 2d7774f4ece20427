/** Where a stored paper is read: one about an award through the award, which knows who may. */
import { bytes } from '../backend/call';
import type { PaperSummary, Subject } from '../backend/generated/operations';
import { host } from '../backend/host';

/** What is known of a paper that is to be taken out; without what it is about it is taken out by itself. */
export type PaperThere = Pick<PaperSummary, 'id' | 'fileName'> & { subject?: Subject };

function isOfAward({ subject }: PaperThere): boolean {
  return subject?.kind === 'award_year';
}

/** Its bytes, to be shown. */
export function storedBytes(paper: PaperSummary) {
  return bytes(isOfAward(paper) ? 'award_paper' : 'paper', { id: paper.id });
}

/** Out of the program: saved where the user points, or shown in another program. */
export function takenOut(ask: 'save_paper' | 'show_paper', paper: PaperThere) {
  const { id, fileName } = paper;
  if (!isOfAward(paper)) return host({ ask, paperId: id, fileName });
  return host({ ask: ask === 'save_paper' ? 'save_sheet' : 'show_sheet', operation: 'take_out_award_paper', input: { id }, fileName });
}
