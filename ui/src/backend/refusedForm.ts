/** A refusal as a form shows it: one sentence, and the words for each field. */
import { fieldProblems, problemSentence, sentence, type AnyRefusal } from './refusals';

export interface RefusedForm {
  sentence: string;
  problems: Record<string, string>;
}

/**
 * `fieldOf` gives the form's own name for a path of the input; `missing` says per field what is to be written.
 */
export function refusedForm(
  refusal: AnyRefusal,
  fieldOf: (path: string) => string = (path) => path,
  missing: Readonly<Record<string, string>> = {},
): RefusedForm {
  const problems: Record<string, string> = {};
  for (const [path, problem] of Object.entries(fieldProblems(refusal))) {
    const field = fieldOf(path);
    problems[field] ??= problemSentence(problem, missing[field]);
  }
  return { sentence: sentence(refusal), problems };
}
