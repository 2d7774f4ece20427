/** A refusal as the calendar shows it: its sentence in two parts, its ways out, and the fields it is about. */
import { fieldProblems, problemSentence, sentence } from '../backend/refusals';
import type { Alternative } from '../backend/generated/operations';
import { texts } from '../texts';
import type { Conflict } from './bookings.svelte';
import { samePlace } from './moving';
import type { BookingRefusal } from './place';

/** What is in the way, and who; the first part stands in bold. */
export interface RefusalWords {
  head: string;
  rest: string;
}

export function refusalWords(refusal: BookingRefusal): RefusalWords {
  const whole = sentence(refusal);
  const colon = refusal.code === 'room_taken' ? whole.indexOf(': ') + 1 : 0;
  return { head: whole.slice(0, colon), rest: whole.slice(colon).trim() };
}

export function refusalSentence(refusal: BookingRefusal): string {
  return sentence(refusal);
}

/** More than four cannot be read aloud on the phone. */
const MOST = 4;

/** Whether another place could help. */
export function isAboutPlace(refusal: BookingRefusal): boolean {
  return 'alternatives' in detailsOf(refusal);
}

function alternativesOf(refusal: BookingRefusal): Array<Alternative> {
  const details = detailsOf(refusal);
  return 'alternatives' in details ? (details.alternatives as Array<Alternative>) : [];
}

function detailsOf(refusal: BookingRefusal): object {
  const details: unknown = 'details' in refusal ? refusal.details : null;
  return typeof details === 'object' && details !== null ? details : {};
}

/** What to offer after a refusal, best first: the engine's alternatives, less the place the booking already has. */
export function waysOut({ refusal, booking }: Pick<Conflict, 'refusal' | 'booking'>): Array<Alternative> {
  return alternativesOf(refusal)
    .filter((alternative) => booking === null || !samePlace(alternative, booking))
    .slice(0, MOST);
}

/** What to do about each field the engine could not take, in the field's own words. */
export function refusedFields(refusal: BookingRefusal): Record<string, string> {
  const words = texts().bookings.problems;
  const missing: Record<string, string> = { title: words.title, rooms: words.rooms };
  return Object.fromEntries(
    Object.entries(fieldProblems(refusal)).map(([field, problem]) => [field, problemSentence(problem, missing[field])]),
  );
}
