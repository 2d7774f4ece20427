/**
 * References between clauses: `{{clause: roles}}` stands for the number of the clause of this key, and `{{label: tasks}}`
 * gives a paragraph a name to refer to. They are shown and written by the clause's heading: `{{punkt: Roller og ansvar}}`.
 */
import { language } from '../texts';

/** What can be referred to. */
export interface Referable {
  key: string;
  heading: string;
}

interface Reference {
  kind: keyof typeof WORDS;
  target: string;
}

const WORDS = { clause: { da: 'punkt', en: 'clause' }, label: { da: 'mærke', en: 'label' } } as const;

/** What stands between braces, where it is a reference or the label of a paragraph. */
export function referenceIn(name: string): Reference | null {
  const [word = '', ...rest] = name.split(':');
  const said = word.trim().toLocaleLowerCase();
  const target = rest.join(':').trim();
  const kind = (['clause', 'label'] as const).find((one) => said === WORDS[one].da || said === WORDS[one].en);
  return kind && target !== '' ? { kind, target } : null;
}

const folded = (text: string): string => text.trim().toLocaleLowerCase();
/** A heading that two clauses have leads to neither. */
function withHeading(heading: string, clauses: readonly Referable[]): Referable | undefined {
  const found = clauses.filter((one) => folded(one.heading) === folded(heading));
  return found.length === 1 ? found[0] : undefined;
}

/** As it is shown and written. */
export function shownReference({ kind, target }: Reference, clauses: readonly Referable[]): string {
  const heading = kind === 'clause' ? clauses.find(({ key }) => key === target)?.heading : undefined;
  const isNamed = heading !== undefined && !/[{}\n]/.test(heading) && withHeading(heading, clauses)?.key === target;
  return `${WORDS[kind][language.current]}: ${isNamed ? heading : target}`;
}

/** As it is stored. */
export function storedReference({ kind, target }: Reference, clauses: readonly Referable[]): string {
  const isKey = clauses.some(({ key }) => key === target);
  const key = kind === 'clause' && !isKey ? withHeading(target, clauses)?.key : undefined;
  return `${kind}: ${key ?? target}`;
}
