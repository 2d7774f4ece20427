//! A year as it is at hand for one request: who is what in it, who answered what, and what whoever asks may see.

use crate::access::{RequestContext, Role};
use crate::award::AwardError;
use crate::award::conflict::{Conflicts, Leaders, MemberPosition};
use crate::award::nominee::KeptNominee;
use crate::award::same_one::Places;
use crate::award::store::{self, KeptInterest};
use crate::award::viewing::{Sight, Viewer};
use crate::award::year::{KeptMember, KeptYear, leaders};
use crate::database::Tx;
use crate::shared::ids::{AwardMemberId, AwardYearId, NomineeId};

/// Everything about a year but texts and sheets. Whatever is told of nominees is asked of it.
pub(super) struct AtHand {
    pub year: KeptYear,
    pub members: Vec<KeptMember>,
    places: Places,
    pub nominees: Vec<KeptNominee>,
    pub interests: Vec<KeptInterest>,
    pub conflicts: Conflicts,
    pub leaders: Leaders,
    pub viewer: Viewer,
}

impl AtHand {
    /// The year, for somebody who is something in it, or for a manager, who appoints its secretary.
    pub async fn of(context: &RequestContext<'_>, tx: &mut Tx, id: AwardYearId) -> Result<Self, AwardError> {
        let year = store::find_year(tx, id).await?.ok_or(AwardError::AwardYearNotFound)?;
        let members = store::members(tx, id).await?;
        let user_id = context.who().map(|who| who.user_id);
        let own = members
            .iter()
            .find(|member| member.left_at.is_none() && user_id.is_some() && member.facts.user_id == user_id);
        if own.is_none() && !context.has_role(&[Role::Manager]) {
            return Err(AwardError::AwardYearNotFound);
        }
        let own = own.map(|member| (member.id, member.facts.position));
        let nominees = store::nominees(tx, id).await?;
        let interests = store::interests(tx, id).await?;
        let places = Places::of(&members);
        let said = interests.iter().flat_map(|said| {
            places.held_by(said.member_id).iter().map(move |place| (said.nominee_id, *place, said.said))
        });
        let conflicts = Conflicts::of(said, nominees.iter().map(|nominee| nominee.id), |id| whole_of(&nominees, id));
        let leaders = leaders(&members);
        let judged: Vec<NomineeId> = nominees.iter().filter(|one| one.is_judged()).map(|one| one.id).collect();
        let viewer = Viewer {
            member: own,
            is_published: year.marks.published_at.is_some(),
            nobody_chooses: leaders.nobody_chooses(&conflicts, &judged),
        };
        Ok(Self { year, members, places, nominees, interests, conflicts, leaders, viewer })
    }

    /// The same, where nothing is to be published yet: for whatever changes something.
    pub async fn to_change(context: &RequestContext<'_>, tx: &mut Tx, id: AwardYearId) -> Result<Self, AwardError> {
        store::take_turns(tx, id).await?;
        let at_hand = Self::of(context, tx, id).await?;
        match at_hand.year.marks.published_at {
            Some(_) => Err(AwardError::AwardIsPublished),
            None => Ok(at_hand),
        }
    }

    /// The year of a nominee.
    pub async fn of_nominee(context: &RequestContext<'_>, tx: &mut Tx, id: NomineeId) -> Result<Self, AwardError> {
        let nominee = store::find_nominee(tx, id).await?.ok_or(AwardError::NomineeNotFound)?;
        match Self::of(context, tx, nominee.award_year_id).await {
            Err(AwardError::AwardYearNotFound) => Err(AwardError::NomineeNotFound),
            other => other,
        }
    }

    /// Whether whoever asks takes no part in the case of somebody who is judged: then even that nothing is told to them of what
    /// was decided would tell them something. After publication nothing is kept from anybody.
    pub fn is_kept_out(&self) -> bool {
        let Some((own, position)) = self.viewer.member else { return false };
        // Whoever stands in takes part in few cases, until nobody else can choose.
        if position == MemberPosition::StandIn && !self.viewer.is_published && !self.viewer.nobody_chooses {
            return true;
        }
        let mut judged = self.nominees.iter().filter(|nominee| nominee.is_judged());
        !self.viewer.is_published && judged.any(|nominee| self.conflicts.keeps_out(nominee.id, own))
    }

    /// Whether something that was said about one place in the year was said about whoever holds this one.
    pub fn is_about(&self, said_of: AwardMemberId, member: &KeptMember) -> bool {
        self.places.held_by(member.id).contains(&said_of)
    }

    /// Which nominee one is counted as.
    pub fn whole(&self, id: NomineeId) -> NomineeId {
        whole_of(&self.nominees, id)
    }

    /// Everything that is counted as a nominee, the nominee among it: what is said of the whole is said of each.
    pub fn parts(&self, whole: NomineeId) -> Vec<NomineeId> {
        self.nominees.iter().map(|one| one.id).filter(|one| self.whole(*one) == whole).collect()
    }

    /// How much of a nominee whoever asks may see.
    pub fn sight(&self, id: NomineeId) -> Sight {
        self.viewer.sight(&self.leaders, &self.conflicts, self.whole(id))
    }

    /// A nominee whose case whoever asks works on as the office does.
    pub fn handled(&self, id: NomineeId) -> Result<&KeptNominee, AwardError> {
        let is_handled = self.viewer.handles(&self.leaders, &self.conflicts, self.whole(id));
        self.nominees.iter().find(|nominee| nominee.id == id && is_handled).ok_or(AwardError::NomineeNotFound)
    }

    /// The nominees that stand by themselves and of which at least so much may be seen.
    pub fn seen(&self, at_least: Sight) -> impl Iterator<Item = &KeptNominee> {
        let is_seen =
            move |nominee: &&KeptNominee| nominee.merged_into_id.is_none() && self.sight(nominee.id) >= at_least;
        self.nominees.iter().filter(is_seen)
    }

    /// Whoever asks, as what they are in the year.
    pub fn own(&self) -> Option<&KeptMember> {
        let (id, _) = self.viewer.member?;
        self.members.iter().find(|member| member.id == id)
    }

    /// Whoever asks, where they are one of these.
    pub fn own_as(&self, positions: &[MemberPosition]) -> Result<&KeptMember, AwardError> {
        let own = self.own().filter(|member| positions.contains(&member.facts.position));
        own.ok_or_else(|| AwardError::NotYoursInAward { positions: positions.to_vec() })
    }

    /// Somebody in the year who has not left it.
    pub fn present(&self, id: AwardMemberId) -> Result<&KeptMember, AwardError> {
        let found = self.members.iter().find(|member| member.id == id && member.left_at.is_none());
        found.ok_or(AwardError::AwardMemberNotFound)
    }

    /// The jury, without those who have left it.
    pub fn jury(&self) -> impl Iterator<Item = &KeptMember> {
        self.members.iter().filter(|member| member.left_at.is_none() && member.facts.position.scores())
    }

    /// Who holds a place of which there is one, by name; empty where nobody does.
    pub fn leading(&self, position: MemberPosition) -> String {
        let holding = |member: &&KeptMember| member.facts.position == position && member.left_at.is_none();
        self.members.iter().find(holding).map(|member| member.facts.name.clone()).unwrap_or_default()
    }

    /// What a nominee is called.
    pub fn name_of(&self, id: NomineeId) -> String {
        let found = self.nominees.iter().find(|nominee| nominee.id == id);
        found.map(|nominee| nominee.facts.name.clone()).unwrap_or_default()
    }
}

/// Follows the pointers of what was merged. There are no rings: whoever merges looks first, in turns.
pub(super) fn whole_of(nominees: &[KeptNominee], id: NomineeId) -> NomineeId {
    let mut whole = id;
    for _ in 0..nominees.len() {
        match nominees.iter().find(|nominee| nominee.id == whole).and_then(|nominee| nominee.merged_into_id) {
            Some(into) => whole = into,
            None => break,
        }
    }
    whole
}
