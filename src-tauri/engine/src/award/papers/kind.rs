//! Which papers of an award year are kept.

use crate::shared::text_enum::text_enum;

text_enum! {
    /// A paper of an award year, as it is called among those that are kept.
    pub enum AwardPaperKind {
        /// The empty form to nominate by.
        NominationForm = "nomination_form",
        /// What one juror reads and scores on paper.
        JuryBooklet = "jury_booklet",
        /// What the jury did.
        JuryProtocol = "jury_protocol",
        /// What the jury recommends (*indstiller*) to the committee.
        Recommendation = "award_recommendation",
        /// What the recipient is given.
        Diploma = "award_diploma",
        /// What the press is told.
        PressText = "award_press_text",
        /// A letter to somebody who was nominated or who nominated, or all that go by post.
        Letter = "award_letter",
    }
}

impl AwardPaperKind {
    /// Whether it says who was nominated besides the recipient, who is public in the end.
    pub fn tells_of_nominees(self) -> bool {
        !matches!(self, Self::NominationForm | Self::Diploma | Self::PressText)
    }

    /// Whether it holds what somebody wrote who nominated, or says who that was.
    pub fn tells_of_nominators(self) -> bool {
        matches!(self, Self::JuryBooklet | Self::Letter)
    }

    /// Whether it says who was of the jury.
    pub fn tells_of_jury(self) -> bool {
        matches!(self, Self::JuryProtocol | Self::Recommendation)
    }
}
