/** Words that follow a number: `plural(3, { one: 'kladde', other: 'kladder' })` gives `3 kladder`. */
import type { Language } from './language.svelte';

const rules = { da: new Intl.PluralRules('da'), en: new Intl.PluralRules('en') };
const figures = { da: new Intl.NumberFormat('da-DK'), en: new Intl.NumberFormat('en-GB') };

interface Forms {
  one: string;
  other: string;
}

function pluralIn(language: Language): (count: number, forms: Forms) => string {
  return (count, forms) =>
    `${figures[language].format(count)} ${rules[language].select(count) === 'one' ? forms.one : forms.other}`;
}

export const pluralDa = pluralIn('da');
export const pluralEn = pluralIn('en');

/** A number as it is written: `5.000`. */
export const figureDa = (count: number): string => figures.da.format(count);
export const figureEn = (count: number): string => figures.en.format(count);
