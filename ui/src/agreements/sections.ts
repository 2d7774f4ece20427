/** The clauses as the list beside the editor shows them. */
import { namesIn } from './placeholders';
import type { AgreementCard, Variable } from '../backend/generated/operations';

export interface SectionRow {
  key: string;
  heading: string;
  /** As it stands on the paper; `null` when it is left out, or enclosed. */
  number: number | null;
  /** It is part of what is agreed. */
  isOn: boolean;
  /** It stands on a paper of its own. */
  isEnclosed: boolean;
  isEdited: boolean;
  /** Somebody at the office has written themselves a note. */
  hasNote: boolean;
  /** The library has a newer text that nobody has taken or left. */
  hasNewer: boolean;
  /** How many of the details it asks for are missing. */
  missing: number;
}

export function sectionRows(card: AgreementCard): SectionRow[] {
  let number = 0;
  return card.agreement.clauses.map(({ key, heading, body, state, isEdited, note }) => {
    const missing = namesIn(body).filter((name) => card.missing.includes(name)).length;
    const [isOn, isEnclosed] = [state === 'on', card.enclosed.includes(key)];
    return { key, heading, number: isOn && !isEnclosed ? (number += 1) : null, isOn, isEnclosed, isEdited, hasNote: note !== '', hasNewer: card.newer[key] !== undefined, missing };
  });
}

/** What is missing that no clause asks for: the parties and who signs. */
export function missingOutside(card: AgreementCard): string[] {
  const asked = new Set(card.agreement.clauses.flatMap(({ body, state }) => (state === 'on' ? namesIn(body) : [])));
  return card.missing.filter((name) => !asked.has(name));
}

/** What has a field of its own at the top. */
const SHOWN_ABOVE = new Set(['start_date', 'end_date', 'association_contact']);

export interface VariableGroup {
  section: Variable['section'];
  variables: Variable[];
}

/** The variables that the paper asks for by section, in the order of the template; who the parties are comes last. */
export function variableGroups(card: AgreementCard): VariableGroup[] {
  const groups: VariableGroup[] = [];
  for (const variable of card.variables) {
    if (SHOWN_ABOVE.has(variable.name) || !card.asked.includes(variable.name)) continue;
    const group = groups.find(({ section }) => section === variable.section);
    if (group) group.variables.push(variable);
    else groups.push({ section: variable.section, variables: [variable] });
  }
  const isParties = ({ section }: VariableGroup) => section === 'parties';
  return [...groups.filter((group) => !isParties(group)), ...groups.filter(isParties)];
}
