import type { Messages } from '../da';

export const letters = {
  menu: 'Confirmation',
  menuOpen: 'Receipt',
  menuHint: 'Letter to the borrower: look at it and print it, copy the text, or make an e-mail',
  showAndPrint: 'Look and print …',
  title: 'Letter to the borrower',
  kind: 'Letter',
  kinds: { confirmation: 'Confirmation', receipt: 'Receipt', change: 'Change', cancellation: 'Cancellation' },
  scope: 'About',
  scopes: { booking: 'This date', series: 'The whole series', closure: 'The closure' },
  print: 'Print',
  printed: 'The letter is printed and kept',
  printedHint: 'The next letter shows what has changed since this one.',
  noAddress: 'No e-mail address is known for the borrower. Write it in the draft yourself.',
  nothing: 'There is nothing to write about. The booking is new or was taken back.',
  earlier: 'Printed before',
  commandName: 'Confirmation of the selected booking',
  cancelledReady: 'Write the cancellation',
} satisfies Messages['letters'];
