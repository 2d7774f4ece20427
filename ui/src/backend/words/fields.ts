/** Names of fields within a sentence: `navn, telefon og by`. */

/** The first letter small, unless the word is written in capitals: `CVR-nummer`. */
function inSentence(label: string): string {
  return /^\p{Lu}{2}/u.test(label) ? label : label.charAt(0).toLocaleLowerCase() + label.slice(1);
}

export function joined(parts: readonly string[], and: string): string {
  const last = parts.at(-1) ?? '';
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} ${and} ${last}` : last;
}

/** Those whose names are known; `other` where none is. */
export function fieldsText(labels: Readonly<Record<string, string>>, fields: readonly string[], and: string, other: string): string {
  const known = [...new Set(fields.flatMap((field) => (labels[field] ? [inSentence(labels[field])] : [])))];
  return known.length > 0 ? joined(known, and) : other;
}
