import type { Messages } from '../da';
import { pluralEn } from '../plural';

export const insurerReport = {
  title: 'Figures for the insurer',
  command: 'Figures for the insurer',
  back: 'Insurance',
  backToNow: 'As it is now',
  deliveredTitle: (day: string) => `Delivered: as of ${day}`,
  time: 'Time',
  otherTime: 'Another time',
  fields: { from: 'From', to: 'To', on: 'Persons counted on' },
  dayHint: 'E.g. 31/12-2026',
  dayMissing: 'Write the day, e.g. 31/12-2026',

  figures: 'Covered volunteers',
  columns: {
    workplace: 'Workplace',
    effort: 'Kind of effort',
    track: 'Track',
    onDay: (day: string) => `Persons ${day}`,
    persons: 'Persons through the time',
    hours: 'Hours',
    fullTime: 'Full-time equivalents',
  },
  kinds: { unsaid: 'No kind of effort', sum: 'In all' },
  tracks: { work: 'Volunteer work', effort: 'Volunteer effort', both: 'Both' },
  all: 'In all',
  now: (figure: string) => `now ${figure}`,
  beside: 'The figures are as they were delivered. Where the register says something else now, it stands below the figure.',
  besideSame: 'The figures are as they were delivered, and the register says the same now.',
  withoutHours: (count: number) =>
    `${pluralEn(count, { one: 'attachment', other: 'attachments' })} without hours a week, missing in the hours. Write the hours on the attachment.`,
  nobody: 'Nobody was covered in that time.',
  howCounted: (hours: string) =>
    `Hours are expected hours a week × covered days ÷ 7. A full-time equivalent is ${hours} hours (Settings, Insurance). Each person counts once in each line, in the sums too.`,

  since: {
    title: 'Changes since the last report',
    lead: (day: string) => `Since the report as of ${day}:`,
    nothing: (day: string) => `Nobody has come, gone or changed since the report as of ${day}.`,
    joined: 'Joined',
    left: 'Left',
    changed: 'Another place, effort or hours',
  },

  handOver: 'Deliver',
  what: 'The insurer gets',
  handedOver: { figures: 'Figures only', figures_and_names: 'Figures and names' },
  handedOverHint: {
    figures: 'No names, birth dates, addresses or CPR numbers.',
    figures_and_names: 'Name, workplace, kind of effort, track, days and hours. No birth date, address or CPR number. Protected names are not written.',
  },
  print: 'Print',
  save: 'Save as file',
  xlsx: 'Spreadsheet (XLSX)',
  csv: 'CSV, figures only',
  saved: 'The figures are saved as a file.',
  fileName: 'Volunteers for the insurer',
  recipient: 'Recipient',
  recipientHint: 'E.g. the insurance company or the municipality’s insurance office',
  recipientMissing: 'Write who gets the figures',
  deliver: 'Note as delivered',
  deliverHint: 'The figures are kept as they are now, so that they can be shown again, and the next report can say what has changed.',

  delivered: {
    title: 'Delivered before',
    none: 'No report is noted as delivered.',
    one: (day: string, recipient: string) => `As of ${day} to ${recipient}`,
    how: (day: string, by: string, what: string) => [`delivered ${day}`, by ? `by ${by}` : '', `(${what})`].filter(Boolean).join(' '),
    handedOver: { figures: 'figures only', figures_and_names: 'figures and names' },
    show: 'Show as delivered',
    takeBack: 'Not delivered after all',
    acts: (name: string) => `More choices for ${name}`,
  },
  did: {
    delivered: (recipient: string) => `Noted as delivered to ${recipient}`,
    takenBack: (day: string) => `The delivery of the figures as of ${day} is taken back`,
  },
} satisfies Messages['insurerReport'];
