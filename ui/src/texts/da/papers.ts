import { pluralDa } from '../plural';

/** A paper on the screen, whatever it is about. */
export const papers = {
  pages: (count: number) => pluralDa(count, { one: 'side', other: 'sider' }),
  pageOf: (page: number, count: number) => `Side ${page} af ${count}`,
  smaller: 'Vis papiret mindre',
  larger: 'Vis papiret større',
  zoom: (percent: number) => `${percent} %`,
  zoomReset: 'Tilpas til bredden',
  drawing: 'Tegner papiret …',
  paperFailed: 'Papiret kan ikke vises lige nu.',
  paperOld: 'Papiret viser, hvordan det så ud før den seneste ændring.',
  tryAgain: 'Prøv igen',
  fingerprint: 'SHA-256',
  fingerprintHint: 'Fingeraftrykket viser, om en fil er den, der blev udskrevet.',
  copyFingerprint: 'Kopiér fingeraftrykket',
  copied: 'Fingeraftrykket er kopieret',
  copyFailed: 'Det kunne ikke kopieres. Fingeraftrykket er',
  saveAs: 'Gem som …',
  openPaper: 'Åbn',
  paperSaved: 'Papiret er gemt',
  paperOpened: 'Papiret er åbnet i dit PDF-program',
  storedPaper: (day: string) => `Udskrift fra ${day}`,
  backToDraft: 'Vis papiret, som det bliver nu',
  paper: 'Sådan ser den ud',
};
