/** What the register knows of a volunteer: as it is kept, as it is typed, and by which names its parts go. */
import type { CertificateDates, VolunteerFacts } from '../backend/generated/operations';
import { typedDate } from '../organisations';

/** What can be mended by itself. */
export type FactPart = 'birth' | 'kin' | 'consent' | 'confidentiality' | 'child' | 'criminal' | 'letter' | 'note';
export const FACT_PARTS: readonly FactPart[] = ['birth', 'kin', 'consent', 'confidentiality', 'child', 'criminal', 'letter', 'note'];

const NO_CERTIFICATE: CertificateDates = { requestedOn: '', receivedOn: '', seenBy: '', checkAgainOn: '' };

/** The facts of somebody of whom nothing is known yet. */
export function blankVolunteer(): VolunteerFacts {
  return {
    birthDate: '',
    nextOfKin: { name: '', phone: '' },
    parentalConsent: { on: '', by: '' },
    confidentiality: { on: '', by: '' },
    childCertificate: { ...NO_CERTIFICATE },
    criminalRecord: { ...NO_CERTIFICATE },
    informationGivenOn: '',
    note: '',
  };
}

function typedCertificate({ requestedOn, receivedOn, seenBy, checkAgainOn }: CertificateDates): CertificateDates {
  return { requestedOn: typedDate(requestedOn), receivedOn: typedDate(receivedOn), seenBy, checkAgainOn: typedDate(checkAgainOn) };
}

/** Kept facts with their dates as one types them. */
export function typedFacts(facts: VolunteerFacts): VolunteerFacts {
  return {
    ...facts,
    birthDate: typedDate(facts.birthDate),
    nextOfKin: { ...facts.nextOfKin },
    parentalConsent: { ...facts.parentalConsent, on: typedDate(facts.parentalConsent.on) },
    confidentiality: { ...facts.confidentiality, on: typedDate(facts.confidentiality.on) },
    childCertificate: typedCertificate(facts.childCertificate),
    criminalRecord: typedCertificate(facts.criminalRecord),
    informationGivenOn: typedDate(facts.informationGivenOn),
  };
}
