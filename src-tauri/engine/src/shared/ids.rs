//! One newtype per id, so that a room can never be passed where a booking belongs. Ids are `i64` here and branded
//! numbers in TypeScript; the engine never hands out one above 2^53.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Calls `$callback!` with every id type, so that the database module can teach each of them to sqlx.
macro_rules! for_each_id {
    ($callback:ident) => {
        $callback!(
            UserId,
            EventId,
            DraftId,
            PaperId,
            OrganisationId,
            PersonId,
            ContactRoleId,
            GrantId,
            PremisesId,
            SpaceId,
            RoomId,
            OpeningHoursId,
            ClosureId,
            ClosureMoveId,
            BookingId,
            SeriesId,
            HoldId,
            ReminderId,
            AgreementId,
            SignatureId,
            AgreementVersionId,
            GoalId,
            GoalEvaluationId,
            TalkId,
            AttachmentId,
            EffortTypeId,
            MunicipalCoverId,
            SealingKeyId,
            CprNumberId,
            InsurerReportId,
            RollCallId,
            ClaimId,
            AwardYearId,
            AwardMemberId,
            NomineeId,
            NominationId,
            PastWinnerId
        );
    };
}
pub(crate) use for_each_id;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident as $typescript:literal;)*) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(type = $typescript)]
        pub struct $name(pub i64);
    )* };
}

ids! {
    /// A person who signs in.
    UserId as "number & { readonly of: \"user\" }";
    /// One line of the event log.
    EventId as "number & { readonly of: \"event\" }";
    /// Something begun and not finished.
    DraftId as "number & { readonly of: \"draft\" }";
    /// A printed paper, stored byte for byte.
    PaperId as "number & { readonly of: \"paper\" }";
    /// An association, a municipal workplace or a council.
    OrganisationId as "number & { readonly of: \"organisation\" }";
    /// A person known to the office.
    PersonId as "number & { readonly of: \"person\" }";
    /// A person's role at an organisation in a period.
    ContactRoleId as "number & { readonly of: \"contact role\" }";
    /// An amount that an organisation was given.
    GrantId as "number & { readonly of: \"grant\" }";
    /// A house with rooms.
    PremisesId as "number & { readonly of: \"premises\" }";
    /// An atomic part of a house: what can be occupied once at a time.
    SpaceId as "number & { readonly of: \"space\" }";
    /// What is booked: a set of spaces.
    RoomId as "number & { readonly of: \"room\" }";
    /// One row of a house's opening hours.
    OpeningHoursId as "number & { readonly of: \"opening hours\" }";
    /// A time when rooms are closed, with a reason.
    ClosureId as "number & { readonly of: \"closure\" }";
    /// A booking that a closure moved.
    ClosureMoveId as "number & { readonly of: \"closure move\" }";
    /// One booking of one or more rooms.
    BookingId as "number & { readonly of: \"booking\" }";
    /// Bookings made together by one rule.
    SeriesId as "number & { readonly of: \"series\" }";
    /// A time that a desk keeps while the caller thinks.
    HoldId as "number & { readonly of: \"hold\" }";
    /// Something that somebody wants to be reminded of.
    ReminderId as "number & { readonly of: \"reminder\" }";
    /// A cooperation agreement.
    AgreementId as "number & { readonly of: \"agreement\" }";
    /// A signature on an agreement.
    SignatureId as "number & { readonly of: \"signature\" }";
    /// What an agreement said when it was reviewed, sent or signed.
    AgreementVersionId as "number & { readonly of: \"agreement version\" }";
    /// What the parties of an agreement want to reach.
    GoalId as "number & { readonly of: \"goal\" }";
    /// How a goal went.
    GoalEvaluationId as "number & { readonly of: \"goal evaluation\" }";
    /// A talk about an agreement.
    TalkId as "number & { readonly of: \"talk\" }";
    /// A volunteer's attachment to a workplace.
    AttachmentId as "number & { readonly of: \"attachment\" }";
    /// A kind of volunteer effort that the council's list can cover.
    EffortTypeId as "number & { readonly of: \"effort type\" }";
    /// An insurance that the municipality has taken out, or bears itself.
    MunicipalCoverId as "number & { readonly of: \"municipal cover\" }";
    /// A key that something is sealed with.
    SealingKeyId as "number & { readonly of: \"sealing key\" }";
    /// A CPR number that is kept, sealed.
    CprNumberId as "number & { readonly of: \"CPR number\" }";
    /// What an insurer was told.
    InsurerReportId as "number & { readonly of: \"insurer report\" }";
    /// A question to all workplaces: who are your volunteers?
    RollCallId as "number & { readonly of: \"roll call\" }";
    /// A claim: an injury of a volunteer, or damage they did.
    ClaimId as "number & { readonly of: \"claim\" }";
    /// The award of a year.
    AwardYearId as "number & { readonly of: \"award year\" }";
    /// What somebody is in the award of a year.
    AwardMemberId as "number & { readonly of: \"award member\" }";
    /// Somebody who can be given the award: a person, a group, an association.
    NomineeId as "number & { readonly of: \"nominee\" }";
    /// What somebody wrote about a nominee.
    NominationId as "number & { readonly of: \"nomination\" }";
    /// Somebody who was given the award before the program.
    PastWinnerId as "number & { readonly of: \"past winner\" }";
}

/// Made by the client (UUID version 7) for each request that creates something: the same key again is the same thing,
/// not a second one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "uuid::Uuid", into = "uuid::Uuid")]
#[ts(type = "string & { readonly of: \"request\" }")]
pub struct RequestKey(pub uuid::Uuid);

/// A UUID of another version. One that is the same each time, such as the nil one, would make all things one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a request key is a UUID of version 7, made anew for each request")]
pub struct NotARequestKey;

impl TryFrom<uuid::Uuid> for RequestKey {
    type Error = NotARequestKey;

    fn try_from(uuid: uuid::Uuid) -> Result<Self, Self::Error> {
        if uuid.get_version_num() == 7 { Ok(Self(uuid)) } else { Err(NotARequestKey) }
    }
}

impl From<RequestKey> for uuid::Uuid {
    fn from(key: RequestKey) -> Self {
        key.0
    }
}

impl RequestKey {
    /// A key of the engine's own, for a way back that creates something once more.
    pub fn drawn(at: crate::shared::instant::Instant, random: [u8; 10]) -> Self {
        let milliseconds = u64::try_from(at.unix()).unwrap_or_default() * 1000;
        Self(uuid::Builder::from_unix_timestamp_millis(milliseconds, &random).into_uuid())
    }

    /// The key of one of many things that a request makes: the same place of the same request is the same thing.
    #[must_use]
    pub fn of_part(self, place: u16) -> Self {
        // The place goes to the front of the random bits: far from keys that were counted up.
        const RANDOM: u128 = (1 << 62) - 1;
        let whole = self.0.as_u128();
        let moved = whole.wrapping_add(u128::from(place) << 46);
        Self(uuid::Uuid::from_u128((whole & !RANDOM) | (moved & RANDOM)))
    }

    /// A fixed key for samples and tests: the same number gives the same key.
    pub fn numbered(number: u64) -> Self {
        Self(uuid::Uuid::from_u64_pair(0x0193_5000_0000_7000, 0x8000_0000_0000_0000 | number))
    }
}

impl std::fmt::Display for RequestKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.hyphenated().fmt(formatter)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn each_part_of_a_request_has_a_key_of_its_own() {
        let whole = RequestKey::numbered(7);
        let keys: HashSet<RequestKey> = (0..=u16::MAX).map(|place| whole.of_part(place)).collect();
        assert_eq!(keys.len(), 1 << 16);
        assert!(keys.iter().all(|key| key.0.get_version_num() == 7 && RequestKey::try_from(key.0).is_ok()));
        assert_eq!(whole.of_part(0), whole);
        assert!(!keys.contains(&RequestKey::numbered(8)));
    }
}
