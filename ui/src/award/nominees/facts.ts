/** What the forms of nominations begin with, and what can be seen to be missing. */
import type { NominationFacts, NomineeFacts } from '../../backend/generated/operations';
import { texts } from '../../texts';

export function blankNominee(): NomineeFacts {
  return { name: '', kind: 'person', organisationId: null, personId: null, contact: '', phone: '', email: '', place: '', area: '', since: '', targetGroup: '', tellingWords: '' };
}

export function blankNomination(): NominationFacts {
  return {
    effort: '', difference: '', why: '', criteria: [], knows: 'unknown', nominator: '', nominatorPhone: '', nominatorEmail: '', nominatorAssociation: '',
    tie: null, enclosed: '', informed: false, textOfYear: null,
  };
}

export function missingWords(): Readonly<Record<string, string>> {
  return texts().awardNominees.form.missing;
}

/** The fields that have to be written and are empty. */
export function unfilled(nominee: NomineeFacts | null, nomination: NominationFacts | null): Record<string, string> {
  const say = texts().awardNominees.form.missing;
  const found: Record<string, string> = {};
  if (nominee && nominee.name.trim() === '') found['name'] = say.name;
  if (!nomination) return found;
  for (const field of ['effort', 'difference', 'why', 'nominator'] as const) if (nomination[field].trim() === '') found[field] = say[field];
  if (`${nomination.nominatorPhone}${nomination.nominatorEmail}`.trim() === '') found['nominatorPhone'] = say.nominatorPhone;
  if (nomination.tie === null) found['tie'] = say.tie;
  if (!nomination.informed) found['informed'] = say.informed;
  return found;
}
