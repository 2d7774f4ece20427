/** The letters about one booking or its series: which there are, and what is done with the one that is chosen. */
import { call } from '../../backend/call';
import type {
  Language,
  LetterKind,
  LetterSubject,
  LettersOffered,
  LetterWanted,
  PaperSummary,
} from '../../backend/generated/operations';
import { sentence, type AnyRefusal } from '../../backend/refusals';
import { newRequestKey } from '../../backend/requestKey';
import { copyText, draftMail, takeOut, type PassedOn } from '../../papers';
import { texts } from '../../texts';

export type Scope = 'booking' | 'series' | 'closure';

/** What a letter may be about, and what that is called. */
export interface LetterScope {
  scope: Scope;
  subject: LetterSubject;
}

export class Letters {
  readonly subjects: readonly LetterScope[];
  offered = $state.raw<LettersOffered | null>(null);
  scope = $state<Scope>('booking');
  kind = $state<LetterKind>('confirmation');
  language = $state<Language>('da');
  /** The paper of the letter that is shown, once it is printed. */
  printed = $state.raw<PaperSummary | null>(null);
  /** Why something did not work. */
  problem = $state('');
  /** What was done last. */
  done = $state('');
  busy = $state<'print' | 'copy' | 'mail' | null>(null);
  /** Nothing on this machine opens the draft: it can be saved instead. */
  unopenedMail = $state(false);
  #key = newRequestKey();

  constructor(subjects: readonly LetterScope[]) {
    this.subjects = subjects;
    this.scope = subjects[0]?.scope ?? 'booking';
  }

  get #subject(): LetterSubject | undefined {
    return this.subjects.find(({ scope }) => scope === this.scope)?.subject;
  }

  get wanted(): LetterWanted {
    return { subject: this.#subject as LetterSubject, kind: this.kind, language: this.language };
  }

  /** Asks which letters say something now, and takes the likeliest. */
  async open(scope: Scope = this.scope): Promise<boolean> {
    this.scope = scope;
    const outcome = await call('open_letters', { subject: this.#subject as LetterSubject });
    if (!outcome.ok) return this.#no(outcome.refusal);
    const isFirst = this.offered === null;
    this.offered = outcome.answer;
    if (isFirst) this.language = outcome.answer.language;
    const [likeliest] = outcome.answer.kinds;
    if (!likeliest) {
      this.problem = texts().letters.nothing;
      return false;
    }
    this.choose({ kind: likeliest });
    return true;
  }

  choose(part: { kind?: LetterKind; language?: Language }): void {
    if (part.kind) this.kind = part.kind;
    if (part.language) this.language = part.language;
    this.#key = newRequestKey();
    this.printed = null;
    this.problem = '';
    this.done = '';
    this.unopenedMail = false;
  }

  /** Prints it, if it is not printed yet, and shows it in the program that prints. */
  async print(): Promise<void> {
    this.busy = 'print';
    const paper = await this.#paper();
    if (paper) await this.#show(paper);
    this.busy = null;
  }

  async copy(): Promise<boolean> {
    this.busy = 'copy';
    const outcome = await call('letter_text', this.wanted);
    this.busy = null;
    if (!outcome.ok) return this.#no(outcome.refusal);
    return this.#passed(await copyText(outcome.answer.body));
  }

  /** Prints it, and opens the draft of an e-mail with the paper in it. */
  async mail(ask: 'show_sheet' | 'save_sheet' = 'show_sheet'): Promise<boolean> {
    this.busy = 'mail';
    const paper = await this.#paper();
    const opened = paper !== null && (await this.#draft(paper, ask));
    this.busy = null;
    return opened;
  }

  async #draft(paper: PaperSummary, ask: 'show_sheet' | 'save_sheet'): Promise<boolean> {
    const passed = await draftMail(ask, {
      operation: 'letter_mail',
      input: { letter: this.wanted, paperId: paper.id },
      fileName: paper.fileName,
      noAddress: this.offered?.email ? '' : texts().letters.noAddress,
    });
    this.unopenedMail = passed.done === 'no' && passed.unopened;
    return this.#passed(passed);
  }

  async #paper(): Promise<PaperSummary | null> {
    if (this.printed) return this.printed;
    const outcome = await call('print_letter', { requestKey: this.#key, letter: this.wanted });
    if (outcome.ok) this.printed = outcome.answer.now;
    else this.#no(outcome.refusal);
    return this.printed;
  }

  async #show(paper: PaperSummary): Promise<void> {
    const result = await takeOut('show_paper', paper);
    if (result.done === 'no') this.problem = result.sentence;
    if (result.done === 'yes') this.#yes(result.sentence);
  }

  #passed(passed: PassedOn): boolean {
    if (passed.done === 'no') {
      this.done = '';
      this.problem = passed.sentence;
    }
    if (passed.done === 'yes') this.#yes(passed.sentence);
    return passed.done === 'yes';
  }

  #yes(text: string): void {
    this.problem = '';
    this.done = text;
  }

  #no(refusal: AnyRefusal): false {
    this.done = '';
    this.problem = sentence(refusal);
    return false;
  }
}
