/** An edit that somebody else's change came before, and both versions side by side. */
import type { Agreement, AgreementCard } from '../backend/generated/operations';
import { differences, storedText, type Edit, type FieldKey } from './fields';

/** An edit, or how it is made of the agreement as it stands: a day is sent with the other end of the period. */
export type ToSend = Edit | ((agreement: Agreement) => Edit);

export interface Stale {
  field: FieldKey;
  text: string;
  edit: ToSend;
  current: Agreement;
}

export interface StaleRow {
  field: FieldKey;
  mine: string;
  theirs: string;
}

/** The field that was written in first, then what else the colleague has changed. */
export function staleRows(card: AgreementCard, stale: Stale): StaleRow[] {
  const seen = (field: FieldKey) => storedText(card.agreement, card.filled, field);
  const theirs = (field: FieldKey) => storedText(stale.current, card.filled, field);
  const others = differences(card.agreement, stale.current).filter((field) => field !== stale.field);
  return [
    { field: stale.field, mine: stale.text, theirs: theirs(stale.field) },
    ...others.map((field) => ({ field, mine: seen(field), theirs: theirs(field) })),
  ];
}
