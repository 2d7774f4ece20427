/** Text without what nobody sees and nobody meant: odd blanks, soft hyphens, control characters, the bullets of Word. */

const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const UNSEEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]/g;
const BLANKS = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;

/** A stretch of text within a line. */
export function cleaned(text: string): string {
  return text.replace(UNSEEN, '').replace(BLANKS, ' ');
}

/** What Word and others put before an item. The letter o and § are bullets only where a tab follows them. */
const BULLET = /^[ \t\u00a0]*(?:([•·▪▫◦‣●○■□–—\uf0b7\uf0a7\uf0d8])[ \t\u00a0]+|([o§])(?:\t|[ \u00a0]{2,})[ \t\u00a0]*)(?=\S)/;
const NUMBER = /^[ \t\u00a0]*(\d{1,3})[.)]\t[ \t\u00a0]*(?=\S)/;

/** A text from the clipboard: one line a paragraph, bullets as items. */
export function cleanText(text: string): string {
  /** The bullets of the list so far: each new one is a level further in. */
  let bullets: string[] = [];
  const lines = text
    .replace(LINE_ENDS, '\n')
    .split('\n')
    .map((line) => {
      const bullet = BULLET.exec(line);
      if (bullet) {
        const sign = bullet[1] ?? bullet[2] ?? '';
        if (!bullets.includes(sign)) bullets.push(sign);
        return `${bullets.indexOf(sign) > 0 ? '  ' : ''}- ${tidy(line.slice(bullet[0].length))}`;
      }
      const number = NUMBER.exec(line);
      if (number) return `${number[1] ?? ''}. ${tidy(line.slice(number[0].length))}`;
      if (line.trim() !== '') bullets = [];
      return indentOf(line) + tidy(line);
    });
  return lines.join('\n').replace(/\n{3,}/g, '\n\n').replace(/^\n+|\n+$/g, '');
}

/** What is a list with marks already keeps its levels. */
function indentOf(line: string): string {
  return /^(?: {2,}|\t+)(?:[-*]|\d{1,3}[.)]) /.test(line) ? '  ' : '';
}

function tidy(text: string): string {
  return cleaned(text).replace(/ {2,}/g, ' ').trim();
}
