/** A code that is shown once, on its way to paper. */
import type { OpenedByCode } from '../backend/generated/operations';
import { host } from '../backend/host';
import { sentence } from '../backend/refusals';

export class CodePrinting {
  /** Why the sheet could not be shown. */
  refused = $state('');
  /** The sheet stands in the computer's viewer. */
  isShown = $state(false);

  /** `fileName` is what the sheet is called as a file, without its ending. */
  async print(code: string, opens: OpenedByCode, fileName: string): Promise<void> {
    const outcome = await host({ ask: 'show_sheet', operation: 'recovery_sheet', input: { code, opens }, fileName: `${fileName}.pdf` });
    this.refused = outcome.ok ? '' : sentence(outcome.refusal);
    this.isShown = outcome.ok;
  }
}
