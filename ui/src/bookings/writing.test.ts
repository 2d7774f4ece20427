import { describe, expect, test } from 'vitest';
import { readHash } from '../shared/router.svelte';
import { readClock } from './clock_text';
import { BookingDraft } from './draft.svelte';
import { linkParts, readLink } from './place_link';
import { softened } from './soft_hyphens';
import { steppedTimes } from './stepping';
import { at } from './wall_time';
import type { RoomId } from '../backend/generated/operations';

describe('times of day as people write them', () => {
  test.each([
    ['19', 1140],
    ['19.30', 1170],
    ['19:30', 1170],
    ['kl. 9', 540],
    ['930', 570],
    ['1930', 1170],
    ['24', 1440],
  ])('%s is minute %i', (text, minute) => expect(readClock(text)).toBe(minute));
  test.each(['25', '19.75', 'aften', '', '24.15'])('%s is no time', (text) => expect(readClock(text)).toBeUndefined());
});

describe('minus and plus', () => {
  test('the start takes the end along', () => {
    expect(steppedTimes('19', '21', 'starts', 1)).toEqual({ starts: '19.15', ends: '21.15' });
  });
  test('the end stops a quarter after the start, and at midnight', () => {
    expect(steppedTimes('19', '19.15', 'ends', -1).ends).toBe('19.15');
    expect(steppedTimes('19', '24', 'ends', 1).ends).toBe('24');
  });
});

describe('addresses', () => {
  test('a week, a day and for whom are read', () => {
    expect(readLink(readHash('#/lokaler/uge/2026-W48'))).toMatchObject({ view: 'week', date: '2026-11-23' });
    expect(readLink(readHash('#/lokaler/dag/2026-11-24?for=7'))).toMatchObject({ view: 'day', date: '2026-11-24', forOrganisation: 7 });
  });
  test('what does not exist is today in the week', () => {
    expect(readLink(readHash('#/lokaler/dag/2026-02-31?for=x'))).toMatchObject({ view: 'day', date: undefined, forOrganisation: undefined });
    expect(readLink(readHash('#/lokaler'))).toMatchObject({ view: 'week', date: undefined });
  });
  test('what is written is read again', () => {
    expect(linkParts('overview', '2026-12-31')).toEqual(['overblik', '2026-W53']);
    expect(readLink(readHash('#/lokaler/overblik/2026-W53'))).toMatchObject({ view: 'overview', date: '2026-12-28' });
  });
});

describe('long words in narrow columns', () => {
  test.each([
    ['Bestyrelsesmøde', 'Bestyrelses-møde'],
    ['Seniorklubben', 'Senior-klubben'],
    ['Mandagscaféen', 'Mandags-caféen'],
    ['Sammenkomst', 'Sammen-komst'],
    ['Handicapidræt', 'Handicap-idræt'],
    ['Juledekorationer', 'Jule-dekorationer'],
  ])('%s may break as %s', (word, broken) => {
    const parts = softened(word).split('\u00ad');
    const breaks = parts.slice(1).map((_, index) => [parts.slice(0, index + 1).join(''), parts.slice(index + 1).join('')].join('-'));
    expect(breaks).toContain(broken);
  });
  test('four letters stand on both sides of every break', () => {
    for (const word of ['Fællesspisning', 'Konfirmation', 'Lokalhistoriske', 'Generalforsamling', 'Folkedanserne']) {
      const parts = softened(word).split('\u00ad');
      expect(parts.length).toBeGreaterThan(1);
      expect((parts[0] ?? '').length).toBeGreaterThanOrEqual(4);
      expect((parts.at(-1) ?? '').length).toBeGreaterThanOrEqual(4);
    }
  });
  test('a word with a joint breaks nowhere else', () => {
    expect(softened('Handicapidræt').split('\u00ad')).toEqual(['Handicap', 'idræt']);
  });
  test('short words and figures are left alone', () => {
    expect(softened('Sal A, 24/11 Møde')).toBe('Sal A, 24/11 Møde');
  });
});

describe('a draft', () => {
  test('knows its place once enough is written', () => {
    const draft = new BookingDraft();
    expect(draft.place('2026-11-24')).toBeUndefined();
    draft.putAt({ rooms: [3 as RoomId], starts: at('2026-11-24', 1140), ends: at('2026-11-24', 1440) });
    expect(draft.fields).toMatchObject({ date: '24/11-2026', starts: '19', ends: '24' });
    expect(draft.place('2026-11-24')).toEqual({ rooms: [3], starts: '2026-11-24T19:00', ends: '2026-11-25T00:00' });
  });
  test('says what is missing in the words of the fields', () => {
    const draft = new BookingDraft();
    draft.load({ starts: '19', ends: '18', attendees: 'mange' });
    expect(draft.problems('2026-11-24')).toEqual({
      title: 'Skriv, hvad der skal ske',
      rooms: 'Vælg mindst ét lokale',
      date: 'Skriv datoen som dag/måned, fx 24/11',
      ends: 'Slut skal være efter 19',
      attendees: 'Skriv antallet med tal, fx 20',
    });
  });
  test('takes an end before the start as the next day where the house stays open, and asks elsewhere', () => {
    const draft = new BookingDraft();
    draft.load({ title: 'Nytår', rooms: [3 as RoomId], date: '31/12-2026', starts: '19', ends: '2' });
    expect(draft.place('2026-11-24', () => true)).toMatchObject({ starts: '2026-12-31T19:00', ends: '2027-01-01T02:00' });
    expect(draft.problems('2026-11-24', () => true)).toEqual({});
    expect(draft.place('2026-11-24')).toBeUndefined();
    draft.fields.ends = '9';
    expect(draft.problems('2026-11-24').ends).toBe('Slut skal være efter 19. Mente du 21?');
  });
  test('keeps its key until it is cleared, so that sending twice books once', () => {
    const draft = new BookingDraft();
    const key = draft.requestKey;
    draft.fields.title = 'Kor';
    expect(draft.requestKey).toBe(key);
    draft.clear();
    expect(draft.requestKey).not.toBe(key);
  });
});
