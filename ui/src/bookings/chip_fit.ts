/**
 * How much of a booking a chip has room for. The name matters most: first the end of the time makes way for it (the
 * ribbon above shows how long), then the glyph of the kind (bar and fill show it too).
 */
export type Fit = 'whole' | 'start' | 'bare';

/** Widths in em of the window's font, near enough to choose by: measuring each text would cost a layout. */
const NARROW = /[iljtfrI.,:;'’()\- ]/;
const WIDE = /[mwMWÆæ@–]/;

export function emsOf(text: string): number {
  let width = 0;
  for (const letter of text) width += NARROW.test(letter) ? 0.29 : WIDE.test(letter) ? 0.8 : /[\d]/.test(letter) ? 0.52 : /\p{Lu}/u.test(letter) ? 0.6 : 0.5;
  return width;
}

const FONT = 0.8125;
const PADDING = 0.75;
const GAP = 0.25;
const GLYPH = 0.9375 + GAP;

/** What fits into so many rem; no width is no limit. */
export function fitOf(chip: { starts: string; ends: string; name: string; partGlyph: boolean }, rem: number): Fit {
  if (rem <= 0) return 'whole';
  const name = emsOf(chip.name);
  const free = rem - PADDING - GAP - (chip.partGlyph ? GLYPH : 0);
  const takes = (time: string): number => (emsOf(time) + name) * FONT;
  if (takes(`${chip.starts}–${chip.ends}`) + GLYPH <= free) return 'whole';
  return takes(chip.starts) + GLYPH <= free ? 'start' : 'bare';
}
