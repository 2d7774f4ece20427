//! Who is written to about an award, gathered for one request.

use super::at_hand::AtHand;
use super::deciding::decision_of;
use super::lettering::AwardLetterLine;
use super::nominees::OFFICE;
use super::papers::frame;
use crate::access::RequestContext;
use crate::award::AwardError;
use crate::award::decision::DecisionKind;
use crate::award::handing_over::{AwardLetter, AwardLetterKind, AwardLetterTo, LetterLeftOut, is_gone, standing};
use crate::award::nominee::{KeptNomination, KeptNominee, NomineeState};
use crate::award::store;
use crate::award::viewing::Sight;
use crate::award::year::{NomineeKind, PublishedAward};
use crate::database::Tx;
use crate::organisations;
use crate::shared::format::Language;
use crate::shared::ids::{AwardYearId, NomineeId};
use crate::shared::text::sort_key;

/// A year whose letters are written.
pub(super) struct ToWrite {
    pub lines: Vec<AwardLetterLine>,
    at_hand: AtHand,
    winner: PublishedAward,
    nominations: i64,
}

/// Everybody who is written to, and who is not and why; for the office of a year whose recipient is public.
pub(super) async fn gathered(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    id: AwardYearId,
) -> Result<ToWrite, AwardError> {
    let at_hand = AtHand::of(context, tx, id).await?;
    at_hand.own_as(OFFICE)?;
    let winner = at_hand.year.published.clone().ok_or(AwardError::AwardNotPublished)?;
    let decision = decision_of(context, tx, (&at_hand, DecisionKind::Decision)).await?;
    let winner_id = decision.map(|decision| at_hand.whole(decision.facts.nominee_id));
    let all = store::nominations(tx, id).await?;
    let standing: Vec<KeptNomination> = all.into_iter().filter(|one| one.withdrawn_at.is_none()).collect();
    let mut lines = Vec::new();
    for nominee in at_hand.seen(Sight::Everything) {
        let theirs: Vec<&KeptNomination> =
            standing.iter().filter(|one| at_hand.whole(one.nominee_id) == nominee.id).collect();
        let is_winner = winner_id == Some(nominee.id);
        lines.push(to_nominee(context, tx, (nominee, &theirs), is_winner).await?);
        lines.extend(theirs.into_iter().map(|one| to_nominator(nominee, one, is_winner)));
    }
    for (to, done_at) in store::letter_ticks(tx, id).await? {
        if let Some(line) = lines.iter_mut().find(|line| line.to == to) {
            line.done_at = Some(done_at);
        }
    }
    let rank = |kind: AwardLetterKind| match kind {
        AwardLetterKind::Winner => 0,
        AwardLetterKind::Nominee => 1,
        AwardLetterKind::WinnersNominator | AwardLetterKind::Nominator | AwardLetterKind::NominatorOfRejected => 2,
    };
    lines.sort_by_cached_key(|line| (rank(line.kind), sort_key(&line.name), line.to.key()));
    Ok(ToWrite { lines, at_hand, winner, nominations: standing.len() as i64 })
}

async fn to_nominee(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    (nominee, nominations): (&KeptNominee, &[&KeptNomination]),
    is_winner: bool,
) -> Result<AwardLetterLine, AwardError> {
    let (kind, mut left_out) = standing(nominee, nominations, is_winner);
    let facts = &nominee.facts;
    if let Some(id) = facts.person_id {
        let name = organisations::person_name(tx, id).await?.map(|person| person.full_name).unwrap_or_default();
        left_out = if is_gone(&name) { Some(LetterLeftOut::NameTakenAway) } else { left_out };
    }
    let party = match facts.organisation_id {
        Some(id) => organisations::party(tx, id, context.today()).await?,
        None => None,
    };
    let own_email = party.as_ref().and_then(|party| party.email.as_ref()).map(|email| email.as_str().to_owned());
    Ok(AwardLetterLine {
        to: AwardLetterTo::Nominee { id: nominee.id },
        kind,
        name: facts.name.clone(),
        contact: facts.contact.clone(),
        about: String::new(),
        email: if facts.email.is_empty() { own_email.unwrap_or_default() } else { facts.email.clone() },
        phone: facts.phone.clone(),
        address_lines: party.map(|party| party.address_lines).unwrap_or_default(),
        left_out,
        done_at: None,
    })
}

fn to_nominator(nominee: &KeptNominee, nomination: &KeptNomination, is_winner: bool) -> AwardLetterLine {
    let facts = &nomination.facts;
    let state = nominee.state();
    let kind = if is_winner {
        AwardLetterKind::WinnersNominator
    } else if state == NomineeState::Accepted {
        AwardLetterKind::Nominator
    } else {
        AwardLetterKind::NominatorOfRejected
    };
    let left_out = if is_gone(&facts.nominator) || is_gone(&nominee.facts.name) {
        Some(LetterLeftOut::NameTakenAway)
    } else {
        (state == NomineeState::Withdrawn).then_some(LetterLeftOut::Withdrawn)
    };
    AwardLetterLine {
        to: AwardLetterTo::Nominator { id: nomination.id },
        kind,
        name: facts.nominator.clone(),
        contact: String::new(),
        about: nominee.facts.name.clone(),
        email: facts.nominator_email.clone(),
        phone: facts.nominator_phone.clone(),
        address_lines: Vec::new(),
        left_out,
        done_at: None,
    }
}

impl ToWrite {
    /// The letter to one of them.
    pub async fn letter(
        &self,
        context: &RequestContext<'_>,
        tx: &mut Tx,
        line: &AwardLetterLine,
        language: Option<Language>,
    ) -> Result<AwardLetter, AwardError> {
        let year = &self.at_hand.year;
        let (_, facts) = store::handing_over(tx, year.id).await?;
        Ok(AwardLetter {
            frame: frame(context, tx, (year.year, language)).await?,
            to: line.to,
            kind: line.kind,
            name: line.name.clone(),
            addressed: match line.to {
                AwardLetterTo::Nominee { id } => self.kind_of(id),
                AwardLetterTo::Nominator { .. } => NomineeKind::Person,
            },
            contact: line.contact.clone(),
            address_lines: line.address_lines.clone(),
            nominee: line.about.clone(),
            winner: self.winner.clone(),
            amount: year.facts.amount.clone(),
            nominations: self.nominations,
            facts,
            handed_over_on: organisations::kept_date(&year.facts.cycle.handed_over_on),
            sender: context.who().map(|who| who.full_name).unwrap_or_default(),
        })
    }

    fn kind_of(&self, id: NomineeId) -> NomineeKind {
        let found = self.at_hand.nominees.iter().find(|nominee| nominee.id == id);
        found.map(|nominee| nominee.facts.kind).unwrap_or_default()
    }
}
