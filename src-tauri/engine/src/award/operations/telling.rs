//! What somebody is told of themselves as a nominee, or as somebody who nominated: nothing of a score or a decision, and nothing of
//! anybody else.

use serde::Serialize;

use super::at_hand::AtHand;
use super::years::moments_of;
use crate::access::RequestContext;
use crate::award::AwardError;
use crate::award::blind::{TellingWords, blanked};
use crate::award::nominee::{KeptNomination, KeptNominee, NominationFacts, NominatorTie, NomineeFacts, NomineeState};
use crate::award::store;
use crate::award::twins::is_same_name;
use crate::award::year::KeptYear;
use crate::database::{DatabaseError, Tx};
use crate::shared::ids::{NomineeId, PersonId};
use crate::shared::instant::Instant;

/// Who asks, as their card knows them.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Their card.
    pub person_id: PersonId,
    /// Their full name.
    pub full_name: String,
    /// Their phone numbers and addresses: a name alone is also a namesake's.
    pub reached_by: Vec<String>,
}

/// What somebody wrote about a nominee, without who it was.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WordsTold {
    /// When it came.
    pub received_at: Instant,
    /// What they do.
    pub effort: String,
    /// What difference it makes.
    pub difference: String,
    /// Why they.
    pub why: String,
}

/// Somebody as a nominee.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NomineeTold {
    /// Under which the log speaks of them.
    #[serde(skip)]
    pub ids: Vec<NomineeId>,
    /// Of which year.
    pub year: i32,
    /// What stands of them.
    pub facts: NomineeFacts,
    /// How far they were; told once the award is published.
    pub state: Option<NomineeState>,
    /// What was written.
    pub words: Vec<WordsTold>,
}

/// Somebody who nominated: what stands of themselves.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct NominatorTold {
    /// In which year.
    pub year: i32,
    /// When it came.
    pub received_at: Instant,
    /// Whether that was after the deadline.
    pub is_late: bool,
    /// As they wrote their name.
    pub name: String,
    /// Their phone.
    pub phone: String,
    /// Their e-mail address.
    pub email: String,
    /// Their association.
    pub association: String,
    /// What they are to the nominee.
    pub tie: Option<NominatorTie>,
}

/// What somebody is told of the awards.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AwardTold {
    /// As a nominee.
    pub nominated: Vec<NomineeTold>,
    /// As somebody who nominated.
    pub nominating: Vec<NominatorTold>,
    /// Whether an award is not published: of that only whoever handles the case tells. Said to everybody, so that it tells nobody
    /// anything.
    pub is_one_secret: bool,
}

/// What somebody is told of themselves. Of an award that is not published nothing, unless whoever asks for it handles the case.
pub async fn award_told(context: &RequestContext<'_>, tx: &mut Tx, asked: &Asked) -> Result<AwardTold, DatabaseError> {
    let mut told = AwardTold::default();
    for year in store::years(tx).await? {
        let at_hand = match year.marks.published_at {
            Some(_) => None,
            None => {
                told.is_one_secret = true;
                match AtHand::of(context, tx, year.id).await {
                    Ok(at_hand) => Some(at_hand),
                    Err(AwardError::Database(error)) => return Err(error),
                    Err(_) => continue,
                }
            }
        };
        let nominees = store::nominees(tx, year.id).await?;
        let nominations = store::nominations(tx, year.id).await?;
        let is_told = |id: NomineeId| at_hand.as_ref().is_none_or(|at_hand| at_hand.handled(id).is_ok());
        let nominees: Vec<KeptNominee> = nominees.into_iter().filter(|one| is_told(one.id)).collect();
        let nominations: Vec<KeptNomination> = nominations.into_iter().filter(|one| is_told(one.nominee_id)).collect();
        tell(&mut told, asked, (&year, &nominees, &nominations))?;
    }
    Ok(told)
}

fn tell(
    told: &mut AwardTold,
    asked: &Asked,
    (year, nominees, nominations): (&KeptYear, &[KeptNominee], &[KeptNomination]),
) -> Result<(), DatabaseError> {
    let moments = moments_of(year)?;
    for nominee in nominees.iter().filter(|nominee| is_nominee(asked, &nominee.facts)) {
        let of_this = nominations.iter().filter(|one| one.nominee_id == nominee.id);
        told.nominated.push(NomineeTold {
            ids: vec![nominee.id],
            year: year.year,
            facts: NomineeFacts { telling_words: String::new(), ..nominee.facts.clone() },
            state: year.marks.published_at.map(|_| nominee.state()),
            words: of_this.map(words_of).collect(),
        });
    }
    for one in nominations.iter().filter(|one| is_nominator(asked, &one.facts)) {
        told.nominating.push(NominatorTold {
            year: year.year,
            received_at: one.received_at,
            is_late: moments.is_late(one.received_at),
            name: one.facts.nominator.clone(),
            phone: one.facts.nominator_phone.clone(),
            email: one.facts.nominator_email.clone(),
            association: one.facts.nominator_association.clone(),
            tie: one.facts.tie,
        });
    }
    Ok(())
}

/// The words, without the name of whoever wrote them.
fn words_of(nomination: &KeptNomination) -> WordsTold {
    let facts = &nomination.facts;
    let telling = TellingWords::of([facts.nominator.as_str(), &facts.nominator_association], []);
    WordsTold {
        received_at: nomination.received_at,
        effort: blanked(&facts.effort, &telling),
        difference: blanked(&facts.difference, &telling),
        why: blanked(&facts.why, &telling),
    }
}

/// Whether a nominee is who asks: by their card, or by their name and how they are reached.
pub(super) fn is_nominee(asked: &Asked, facts: &NomineeFacts) -> bool {
    facts.person_id == Some(asked.person_id) || is_reached(asked, &facts.name, [&facts.phone, &facts.email])
}

/// Whether a nomination was written by who asks.
pub(super) fn is_nominator(asked: &Asked, facts: &NominationFacts) -> bool {
    is_reached(asked, &facts.nominator, [&facts.nominator_phone, &facts.nominator_email])
}

fn is_reached(asked: &Asked, name: &str, marks: [&String; 2]) -> bool {
    let folded = |mark: &String| mark.to_lowercase();
    let is_known =
        |mark: &&String| asked.reached_by.iter().any(|known| !known.is_empty() && folded(known) == folded(mark));
    is_same_name(&asked.full_name, name) && marks.iter().any(is_known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_namesake_is_not_told_what_is_anothers() {
        let asked = Asked {
            person_id: PersonId(7),
            full_name: "Ib Holm".into(),
            reached_by: vec!["+4584000012".into(), String::new(), "Ib@example.dk".into()],
        };
        let by = |nominator: &str, phone: &str, email: &str| NominationFacts {
            nominator: nominator.into(),
            nominator_phone: phone.into(),
            nominator_email: email.into(),
            ..NominationFacts::default()
        };
        assert!(is_nominator(&asked, &by("ib holm", "+4584000012", "")));
        assert!(is_nominator(&asked, &by("Ib Holm", "", "ib@example.dk")));
        assert!(!is_nominator(&asked, &by("Ib Holm", "+4584000099", "")), "a namesake");
        assert!(!is_nominator(&asked, &by("Ib Holm", "", "")), "nothing known is nothing shared");
        assert!(!is_nominator(&asked, &by("Bo Holm", "+4584000012", "")), "the same phone in a family");
        let linked =
            NomineeFacts { name: "Noget andet".into(), person_id: Some(PersonId(7)), ..NomineeFacts::default() };
        assert!(is_nominee(&asked, &linked));
    }
}
