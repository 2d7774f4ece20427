/** The sentences of this slice that depend on what they are about. */
import { language, texts } from '../texts';
import { clauseOf, kindOf, nameOf, type FieldKey } from './fields';
import { dayOf } from '../papers';
import type {
  AgreementCard,
  AgreementState,
  Instant,
  LocalisedText,
  PaperStanding,
} from '../backend/generated/operations';
import { withWords } from './placeholders';

export function inLanguage(text: LocalisedText): string {
  return text[language.current];
}

export function variableLabel(card: AgreementCard, name: string): string {
  const variable = card.variables.find((one) => one.name === name);
  return variable ? inLanguage(variable.label) : name;
}

export interface Standing {
  text: string;
  tone: 'neutral' | 'ok' | 'warn' | 'accent';
}

/** How far an agreement has come, and whether its last paper says what it says now. */
export function standing(state: AgreementState, paper: PaperStanding, printedAt: Instant | null): Standing {
  const say = texts().agreements;
  if (state === 'discarded') return { text: say.states.discarded, tone: 'neutral' };
  if (paper === 'none' || !printedAt) return { text: say.states.draft, tone: 'accent' };
  if (paper === 'outdated') return { text: say.changedSincePrint, tone: 'warn' };
  return { text: say.printedOn(dayOf(printedAt)), tone: 'ok' };
}

/** How soon it runs out; nothing where that is no news. */
export function expiryText(daysLeft: number | null): string {
  const say = texts().agreements;
  if (daysLeft === null) return '';
  return daysLeft < 0 ? say.ended : say.endsIn(daysLeft);
}

/** What a field is called. */
export function fieldLabel(card: AgreementCard, field: FieldKey): string {
  const say = texts().agreements;
  const heading = clauseOf(card.agreement, nameOf(field))?.heading ?? nameOf(field);
  switch (kindOf(field)) {
    case 'activityTitle':
      return say.activity;
    case 'caseNumber':
      return say.caseNumber;
    case 'startsOn':
      return say.startsOn;
    case 'endsOn':
      return say.endsOn;
    case 'value':
      return variableLabel(card, nameOf(field));
    case 'heading':
      return `${heading}: ${say.clauseHeading}`;
    case 'body':
      return heading;
    case 'state':
      return say.inPaperOf(heading);
    default:
      return `${heading}: ${say.variant}`;
  }
}

/** What has happened, for the undo bar. */
export function doneText(card: AgreementCard, field: FieldKey, text: string): string {
  const say = texts().agreements;
  const heading = clauseOf(card.agreement, nameOf(field))?.heading ?? nameOf(field);
  switch (kindOf(field)) {
    case 'activityTitle':
      return say.changedTitle;
    case 'caseNumber':
      return say.changedCaseNumber;
    case 'startsOn':
    case 'endsOn':
      return say.changedPeriod;
    case 'value':
      return say.changedValue(variableLabel(card, nameOf(field)));
    case 'state':
      return text === 'on' ? say.clausePutIn(heading) : say.clauseTakenOut(heading);
    case 'variant':
      return say.variantChosen(heading);
    default:
      return say.changedClause(heading);
  }
}

/** How the text of a field is shown beside another version of it. */
export function shownText(card: AgreementCard, field: FieldKey, text: string): string {
  const say = texts().agreements;
  if (kindOf(field) === 'state') return text === 'on' ? say.inPaper : say.off;
  const variant = card.variants[nameOf(field)]?.find((one) => one.key === text);
  if (kindOf(field) === 'variant' && variant) return inLanguage(variant.label);
  return withWords(text, card.variables) || say.staleEmpty;
}
