/** What the row of a rule asks of whoever edits the rules. */
export interface RuleEditing<K extends string> {
  readonly maySet: boolean;
  nameOf: (rule: K) => string;
  sourceOf: (rule: K) => string;
  writeSource: (rule: K, text: string) => void;
  commitSource: (rule: K) => Promise<void>;
  /** What it was to begin with, where that can be said in a few words. */
  beginning: (rule: K) => string;
  isChanged: (rule: K) => boolean;
  /** Sets it back to what the program comes with. */
  reset: (rule: K) => Promise<void>;
  /** What is wrong with a field, in words. */
  problem: (field: string) => string | undefined;
}
