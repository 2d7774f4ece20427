/** Stretches of a day in minutes since midnight: joining, cutting out, snapping to the grid. */

export interface Span {
  from: number;
  until: number;
}

/** The spans in order, those that touch or overlap as one. */
export function joined(spans: ReadonlyArray<Span>): Array<Span> {
  const result: Array<Span> = [];
  for (const span of [...spans].sort((one, other) => one.from - other.from)) {
    const last = result.at(-1);
    if (last && span.from <= last.until) last.until = Math.max(last.until, span.until);
    else if (span.until > span.from) result.push({ from: span.from, until: span.until });
  }
  return result;
}

/** What is left of `whole` when `taken` is cut out; bits shorter than `least` are not worth telling. */
export function without(whole: Span, taken: ReadonlyArray<Span>, least = 1): Array<Span> {
  const left: Array<Span> = [];
  let from = whole.from;
  for (const span of joined(taken)) {
    if (span.from > from) left.push({ from, until: Math.min(span.from, whole.until) });
    from = Math.max(from, span.until);
  }
  if (from < whole.until) left.push({ from, until: whole.until });
  return left.filter((span) => span.until - span.from >= least && span.from < whole.until);
}

export function overlaps(one: Span, other: Span): boolean {
  return one.from < other.until && other.from < one.until;
}

/** The nearest step of the grid. */
export function snap(minute: number, step: number): number {
  return Math.round(minute / step) * step;
}

/** The step of the grid that the minute lies in. */
export function snapDown(minute: number, step: number): number {
  return Math.floor(minute / step) * step;
}

export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** Where a span lies on an axis, in percent. */
export function placed(span: Span, axis: Span): { start: number; size: number } {
  const length = axis.until - axis.from;
  const from = clamp(span.from, axis.from, axis.until);
  const until = clamp(span.until, axis.from, axis.until);
  return { start: percent((from - axis.from) / length), size: percent((until - from) / length) };
}

function percent(part: number): number {
  return Math.round(part * 100_000) / 1000;
}

export interface Laned<T> {
  item: T;
  lane: number;
  lanes: number;
}

/** Puts what overlaps side by side, so that nothing hides behind something else. */
export function inLanes<T extends Span>(items: ReadonlyArray<T>): Array<Laned<T>> {
  const result: Array<Laned<T>> = [];
  let group: Array<Laned<T>> = [];
  let groupUntil = -Infinity;
  const close = (): void => {
    const lanes = Math.max(0, ...group.map((one) => one.lane)) + 1;
    for (const one of group) one.lanes = lanes;
    result.push(...group);
    group = [];
  };
  for (const item of [...items].sort((one, other) => one.from - other.from || other.until - one.until)) {
    if (item.from >= groupUntil) close();
    const used = new Set(group.filter((one) => one.item.until > item.from).map((one) => one.lane));
    let lane = 0;
    while (used.has(lane)) lane += 1;
    group.push({ item, lane, lanes: 1 });
    groupUntil = Math.max(groupUntil, item.until);
  }
  close();
  return result;
}
