//! What a juror reads, on the screen and on paper: by their own numbers, and without what tells who is meant.

use super::at_hand::AtHand;
use crate::award::AwardError;
use crate::award::blind::{BlindNomination, TellingWords, blanked};
use crate::award::nominee::{KeptNomination, KeptNominee};
use crate::award::store;
use crate::award::viewing::Sight;
use crate::award::year::NomineeKind;
use crate::database::Tx;
use crate::shared::ids::{AwardMemberId, NomineeId};

/// A nominee in words, as jurors read them.
pub(super) struct BlindText {
    pub kind: NomineeKind,
    pub since: String,
    pub target_group: String,
    pub nominations: Vec<BlindNomination>,
}

/// The numbers that were drawn for a juror.
pub(super) async fn numbers_of(
    tx: &mut Tx,
    at_hand: &AtHand,
    member: AwardMemberId,
) -> Result<Vec<(NomineeId, i64)>, AwardError> {
    let all = store::numbers(tx, at_hand.year.id).await?.into_iter();
    Ok(all.filter(|(of, ..)| *of == member).map(|(_, nominee, number)| (nominee, number)).collect())
}

/// The nominees that a juror scores and whoever asks may see, in the order of their numbers.
pub(super) fn judged_by<'a>(
    at_hand: &'a AtHand,
    member: AwardMemberId,
    numbers: &[(NomineeId, i64)],
) -> Vec<(&'a KeptNominee, i64)> {
    let is_own = at_hand.own().is_some_and(|own| own.id == member);
    let least = if is_own { Sight::Texts } else { Sight::Everything };
    let takes_part = |nominee: &&KeptNominee| nominee.is_judged() && at_hand.conflicts.is_clear(nominee.id, member);
    let number = |nominee: NomineeId| numbers.iter().find(|(there, _)| *there == nominee).map(|(_, number)| *number);
    let seen = at_hand.seen(least).filter(takes_part);
    let mut judged: Vec<_> = seen.filter_map(|nominee| Some((nominee, number(nominee.id)?))).collect();
    judged.sort_by_key(|(_, number)| *number);
    judged
}

/// Everything that was written about a nominee; until scoring is closed without the words that tell who is meant.
pub(super) fn blind_text(at_hand: &AtHand, nominee: &KeptNominee, nominations: &[KeptNomination]) -> BlindText {
    let of_this: Vec<&KeptNomination> = nominations
        .iter()
        .filter(|one| at_hand.whole(one.nominee_id) == nominee.id && one.withdrawn_at.is_none())
        .collect();
    let telling = match at_hand.year.marks.scoring_closed_at {
        None => telling_words(at_hand, nominee, &of_this),
        Some(_) => TellingWords::default(),
    };
    let blind = |text: &str| blanked(text, &telling);
    let nominations = of_this.iter().map(|one| BlindNomination {
        effort: blind(&one.facts.effort),
        difference: blind(&one.facts.difference),
        why: blind(&one.facts.why),
        criteria: one.facts.criteria.clone(),
    });
    BlindText {
        kind: nominee.facts.kind,
        since: nominee.facts.since.clone(),
        target_group: blind(&nominee.facts.target_group),
        nominations: nominations.collect(),
    }
}

/// The names of everybody who is part of a nominee and of whoever nominates them, and what the office marked.
fn telling_words(at_hand: &AtHand, nominee: &KeptNominee, nominations: &[&KeptNomination]) -> TellingWords {
    let parts: Vec<&KeptNominee> =
        at_hand.nominees.iter().filter(|part| at_hand.whole(part.id) == nominee.id).collect();
    let named = parts.iter().flat_map(|part| [&part.facts.name, &part.facts.contact]);
    let nominating = nominations.iter().flat_map(|one| [&one.facts.nominator, &one.facts.nominator_association]);
    let names = named.chain(nominating).map(String::as_str);
    TellingWords::of(names, parts.iter().map(|part| part.facts.telling_words.as_str()))
}
