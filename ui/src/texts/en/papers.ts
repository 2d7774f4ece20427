import type { Messages } from '../da';
import { pluralEn } from '../plural';

export const papers = {
  pages: (count: number) => pluralEn(count, { one: 'page', other: 'pages' }),
  pageOf: (page: number, count: number) => `Page ${page} of ${count}`,
  smaller: 'Show the paper smaller',
  larger: 'Show the paper larger',
  zoom: (percent: number) => `${percent}%`,
  zoomReset: 'Fit to the width',
  drawing: 'Drawing the paper …',
  paperFailed: 'The paper cannot be shown just now.',
  paperOld: 'The paper shows how it was before the latest change.',
  tryAgain: 'Try again',
  fingerprint: 'SHA-256',
  fingerprintHint: 'The fingerprint shows whether a file is the one that was printed.',
  copyFingerprint: 'Copy the fingerprint',
  copied: 'The fingerprint is copied',
  copyFailed: 'It could not be copied. The fingerprint is',
  saveAs: 'Save as …',
  openPaper: 'Open',
  paperSaved: 'The paper is saved',
  paperOpened: 'The paper is open in your PDF program',
  storedPaper: (day: string) => `Printed ${day}`,
  backToDraft: 'Show the paper as it will be now',
  paper: 'How it looks',
} satisfies Messages['papers'];
