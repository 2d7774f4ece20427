/** Outlines of what is not booked (yet): what is carried, what the form says, what was refused and what could be instead. */
import type { Carried, Verdict } from './carry.svelte';
import type { Conflict } from './bookings.svelte';
import { cellKey, daysOf, roomsDrawn, type Board } from './layout';
import { waysOut } from './refusal_words';
import type { Span } from './spans';
import type { Outline } from './quick/outlines.svelte';
import type { Place } from './place';

/** `clash` = somebody is in the way, `free` = it could be here, `plain` = not known yet. */
export type Tone = 'clash' | 'free' | 'plain';

export interface Ghost extends Span {
  key: string;
  tone: Tone;
}

export interface GhostSources {
  carried: Carried | null;
  carriedVerdict: Verdict;
  draft: Place | undefined;
  draftVerdict: Verdict;
  conflict: Conflict | null;
  /** What quick entry speaks of, while somebody types there. */
  quick: ReadonlyArray<Outline>;
}

function toneOf(verdict: Verdict): Tone {
  if (verdict.is === 'unknown') return 'plain';
  return verdict.is === 'free' ? 'free' : 'clash';
}

function outlines(from: GhostSources): ReadonlyArray<Outline> {
  if (from.carried) return [{ place: from.carried.place, tone: toneOf(from.carriedVerdict) }];
  if (from.quick.length > 0) return from.quick;
  if (from.conflict) {
    const first = waysOut(from.conflict)[0];
    const blocked = { place: from.conflict.wished, tone: 'clash' as const };
    return first ? [blocked, { place: first, tone: 'free' as const }] : [blocked];
  }
  return from.draft ? [{ place: from.draft, tone: toneOf(from.draftVerdict) }] : [];
}

/** The outlines by the cell they lie in. */
export function ghostsByCell(from: GhostSources, board: Board | null): ReadonlyMap<string, ReadonlyArray<Ghost>> {
  const byCell = new Map<string, Array<Ghost>>();
  if (!board) return byCell;
  const shown = new Set(board.rows.map((row) => row.room.id));
  for (const { place, tone } of outlines(from)) {
    for (const { roomId } of roomsDrawn(place.rooms, board.roomOf, shown)) {
      for (const day of daysOf(place.starts, place.ends)) {
        const key = cellKey(roomId, day.date);
        const others = byCell.get(key) ?? [];
        byCell.set(key, [...others, { key: `${tone}:${others.length}`, tone, from: day.from, until: day.until }]);
      }
    }
  }
  return byCell;
}
