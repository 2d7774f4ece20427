/** The papers of an award year that can be printed before the hand-over. */
export type AwardPaper = 'form' | 'booklet' | 'protocol' | 'recommendation';

/** What a stored one is called by the engine. */
export const STORED: Record<AwardPaper, string> = {
  form: 'nomination_form',
  booklet: 'jury_booklet',
  protocol: 'jury_protocol',
  recommendation: 'award_recommendation',
};
