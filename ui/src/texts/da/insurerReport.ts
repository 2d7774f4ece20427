import { pluralDa } from '../plural';

export const insurerReport = {
  title: 'Tal til forsikringsselskabet',
  command: 'Tal til forsikringsselskabet',
  back: 'Forsikring',
  backToNow: 'Som det ser ud nu',
  deliveredTitle: (day: string) => `Afleveret: pr. ${day}`,
  time: 'Tid',
  otherTime: 'Anden tid',
  fields: { from: 'Fra', to: 'Til og med', on: 'Personer opgjort' },
  dayHint: 'Fx 31/12-2026',
  dayMissing: 'Skriv dagen, fx 31/12-2026',

  figures: 'Dækkede frivillige',
  columns: {
    workplace: 'Arbejdsplads',
    effort: 'Indsatstype',
    track: 'Dækningstype',
    onDay: (day: string) => `Personer ${day}`,
    persons: 'Personer i tiden',
    hours: 'Timer',
    fullTime: 'Årsværk',
  },
  kinds: { unsaid: 'Uden indsatstype', sum: 'I alt' },
  tracks: { work: 'Frivilligt arbejde', effort: 'Frivillig indsats', both: 'Begge' },
  all: 'I alt',
  now: (figure: string) => `nu ${figure}`,
  beside: 'Tallene er som de blev afleveret. Hvor registret siger noget andet nu, står det under tallet.',
  besideSame: 'Tallene er som de blev afleveret, og registret siger det samme nu.',
  withoutHours: (count: number) =>
    `${pluralDa(count, { one: 'tilknytning', other: 'tilknytninger' })} er uden timer om ugen og mangler i timetallet. Skriv timerne på tilknytningen.`,
  nobody: 'Ingen var dækket i den tid.',
  howCounted: (hours: string) =>
    `Timer er forventede timer om ugen × dækkede dage ÷ 7. Et årsværk er ${hours} timer (Indstillinger, Forsikring). Hver person tælles en gang på hver linje, også i summerne.`,

  since: {
    title: 'Ændringer siden sidst',
    lead: (day: string) => `Siden rapporten pr. ${day}:`,
    nothing: (day: string) => `Ingen er kommet, gået eller har fået noget andet siden rapporten pr. ${day}.`,
    joined: 'Kommet til',
    left: 'Ophørt',
    changed: 'Andet sted, anden indsats eller andre timer',
  },

  handOver: 'Aflevér',
  what: 'Det får selskabet',
  handedOver: { figures: 'Kun tal', figures_and_names: 'Tal og navne' },
  handedOverHint: {
    figures: 'Ingen navne, fødselsdatoer, adresser eller CPR-numre.',
    figures_and_names: 'Navn, arbejdsplads, indsatstype, dækningstype, dage og timer. Ingen fødselsdato, adresse eller CPR-nummer. Beskyttede navne skrives ikke.',
  },
  print: 'Udskriv',
  save: 'Gem som fil',
  xlsx: 'Regneark (XLSX)',
  csv: 'CSV, kun tal',
  saved: 'Tallene er gemt som fil.',
  fileName: 'Frivillige til forsikringsselskabet',
  recipient: 'Modtager',
  recipientHint: 'Fx forsikringsselskabet eller kommunens forsikringskontor',
  recipientMissing: 'Skriv, hvem der får tallene',
  deliver: 'Notér som afleveret',
  deliverHint: 'Tallene gemmes, som de er nu, så de kan vises igen, og næste rapport kan sige, hvad der er ændret.',

  delivered: {
    title: 'Afleveret før',
    none: 'Ingen rapport er noteret som afleveret.',
    one: (day: string, recipient: string) => `Pr. ${day} til ${recipient}`,
    how: (day: string, by: string, what: string) => [`afleveret ${day}`, by ? `af ${by}` : '', `(${what})`].filter(Boolean).join(' '),
    handedOver: { figures: 'kun tal', figures_and_names: 'tal og navne' },
    show: 'Vis som afleveret',
    takeBack: 'Ikke afleveret alligevel',
    acts: (name: string) => `Flere valg for ${name}`,
  },
  did: {
    delivered: (recipient: string) => `Noteret som afleveret til ${recipient}`,
    takenBack: (day: string) => `Afleveringen af tallene pr. ${day} er taget tilbage`,
  },
};
