import { describe, expect, test } from 'vitest';
import { pastedText } from './pasted';

const NBSP = '\u00a0';
const from = (html: string) => pastedText(html, '');

/** As Word puts it on the clipboard. */
function ofWord(body: string): string {
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><title>Udkast</title>
<style><!-- p.MsoNormal {margin:0cm; font-size:11.0pt;} @list l0:level1 {mso-level-text:"\\F0B7";} --></style>
<!--[if gte mso 9]><xml><o:shapedefaults v:ext="edit" spidmax="1026"/></xml><![endif]--></head>
<body lang=DA style='tab-interval:65.2pt'><!--StartFragment-->${body}<!--EndFragment--></body></html>`;
}
function itemOfWord(level: number, shown: string, words: string, place = 'Middle'): string {
  return `<p class=MsoListParagraphCxSp${place} style='text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>${shown}<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>`;
}

describe('from Word', () => {
  test('bold, italic and paragraphs are kept, and all that is only looks is dropped', () => {
    const html = ofWord(`<h1><span style='color:#2F5496'>Roller</span></h1>
<p class=MsoNormal>Foreningen <b>står
for</b> <i style='mso-bidi-font-style:normal'>kaffe</i>${NBSP}og <b><i>sang</i></b>.<span style='mso-spacerun:yes'>&nbsp; </span><o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal><span style='font-size:14.0pt;font-weight:bold'>Kommunen</span> hjæl\u00adper.<del>Ikke med.</del></p>`);
    expect(from(html)).toBe('Roller\nForeningen **står for** *kaffe* og ***sang***.\n**Kommunen** hjælper.');
  });

  test('its lists are paragraphs with a sign before the words', () => {
    const html = ofWord(
      `<p class=MsoNormal>Foreningen sørger for:</p>${itemOfWord(1, '·', 'kaffe', 'First')}${itemOfWord(2, 'o', '<b>sort</b> kaffe')}${itemOfWord(2, 'o', 'te')}${itemOfWord(1, '·', 'sang', 'Last')}<p class=MsoNormal>Slut.</p>`,
    );
    expect(from(html)).toBe('Foreningen sørger for:\n- kaffe\n  - **sort** kaffe\n  - te\n- sang\nSlut.');
  });

  test('its numbers and letters become numbers', () => {
    const html = ofWord(
      itemOfWord(1, '3.', 'tre') + itemOfWord(1, '4.', 'fire') + itemOfWord(2, 'a)', 'en') + itemOfWord(2, 'b)', 'to'),
    );
    expect(from(html)).toBe('3. tre\n4. fire\n  1. en\n  2. to');
  });
});

describe('from Outlook and the web', () => {
  test('links are kept, Outlook’s own address before them is not, and others are words', () => {
    const safe = 'https://eur02.safelinks.protection.outlook.com/?url=https%3A%2F%2Foestby.example%2Fregler&amp;data=05';
    expect(from(`<p>Læs <a href="${safe}">reglerne</a>, <a href="mailto:a@b.example">skriv</a> og <a href="#_ftn1">note</a></p>`)).toBe(
      'Læs [reglerne](https://oestby.example/regler), [skriv](mailto:a@b.example) og note',
    );
    expect(from('<a href="javascript:alert(1)">tryk</a>')).toBe('tryk');
  });

  test('lists of lists, with the numbers they have', () => {
    expect(from('<ul><li>a<ol start="3"><li>b</li><li>c<ul><li>d</li></ul></li></ol></li><li><p>e</p></li></ul>')).toBe(
      '- a\n  3. b\n  4. c\n  - d\n- e',
    );
  });

  test('nothing of a page runs or is shown but its words', () => {
    const html = '<script>bad()</script><style>p{}</style><p onclick="bad()">Ord <img src=x onerror="bad()"></p><p style="display:none">skjult</p>';
    expect(from(html)).toBe('Ord');
  });

  test('a line break is a new line, a table is a line for each row', () => {
    expect(from('Et<br>To<div>Tre</div>')).toBe('Et\nTo\nTre');
    expect(from('<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>')).toBe('a b\nc');
  });

  test('marks stand close to the words they belong to', () => {
    expect(from('<b>Tid: </b>tirsdag')).toBe('**Tid:** tirsdag');
    expect(from('<b>Tid:</b>tirsdag')).toBe('**Tid**:tirsdag');
    expect(from('a<b> </b>b')).toBe('a b');
    expect(from('<b style="font-weight:normal">Google</b>')).toBe('Google');
    expect(from('<b>to</b><b> ord</b>')).toBe('**to ord**');
  });

  test('without words on the clipboard’s page the plain text is taken', () => {
    expect(pastedText('<img src="x">', 'Ord')).toBe('Ord');
  });
});

describe('plain text', () => {
  test.each([
    [`Vi${NBSP}mødes\u2009kl.\t19  hver uge`, 'Vi mødes kl. 19 hver uge'],
    ['frivillig\u00adhed\u200b \u202eskjult\u202c\u0007', 'frivillighed skjult'],
    ['et\r\nto\rtre\u2028fire\vfem', 'et\nto\ntre\nfire\nfem'],
    ['•\tkaffe\n•\tsang', '- kaffe\n- sang'],
    ['•\tkaffe\no\tsort\n§\tmeget\n•\tsang', '- kaffe\n  - sort\n  - meget\n- sang'],
    ['\uf0b7\tkaffe\n– sang', '- kaffe\n  - sang'],
    ['– kaffe\n– sang', '- kaffe\n- sang'],
    ['§ 18 i serviceloven\no jo', '§ 18 i serviceloven\no jo'],
    ['1.\tkaffe\n2)\tsang', '1. kaffe\n2. sang'],
    ['- a\n  - b', '- a\n  - b'],
    ['\n\net\n\n\n\nto\n', 'et\n\nto'],
    ['Vi **synger**', 'Vi **synger**'],
  ])('%j', (typed, expected) => {
    expect(pastedText('', typed)).toBe(expected);
  });
});
