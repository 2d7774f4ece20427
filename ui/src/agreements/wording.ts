/** The sentences of this slice that depend on what they are about. */
import { language, texts } from '../texts';
import { clauseOf, kindOf, nameOf, type FieldKey } from './fields';
import type { AgreementCard, LocalisedText } from '../backend/generated/operations';
import { withWords } from './placeholders';
import { referenceIn, shownReference } from './references';

export function inLanguage(text: LocalisedText): string {
  return text[language.current];
}

export function variableLabel(card: AgreementCard, name: string): string {
  const variable = card.variables.find((one) => one.name === name);
  const reference = referenceIn(name);
  if (reference) return shownReference(reference, card.agreement.clauses);
  return variable ? inLanguage(variable.label) : name;
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
    case 'note':
      return say.noted(heading);
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
  return withWords(text, card.variables, card.agreement.clauses) || say.staleEmpty;
}
