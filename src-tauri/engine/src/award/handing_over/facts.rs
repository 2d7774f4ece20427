//! Who hands the award over, and where: what diploma and press text say besides the decision.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::organisations::Read;
use crate::shared::field::{FieldProblem, FieldProblems};

const LONGEST_LINE: usize = 120;

/// Who signs and hands over, as typed and kept. It tells nothing of who is chosen; each line may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HandingOverFacts {
    /// The mayor's name.
    pub mayor: String,
    /// The name of the chair of the committee that decides.
    pub committee_chair: String,
    /// Who hands it over, as it stands after "af": `borgmester Ida Holm`.
    pub presented_by: String,
    /// Where and when people meet for it, as it stands after "ved": `frivilligfesten i Kulturhuset`.
    pub occasion: String,
    /// The town that stands before the date; empty: the office's own.
    pub town: String,
}

impl HandingOverFacts {
    /// As they are kept, or what is wrong.
    pub fn checked(&self, today: NaiveDate) -> Result<Self, Vec<FieldProblem>> {
        let mut problems = FieldProblems::default();
        let mut read = Read::new(&mut problems, "facts.", today);
        let kept = Self {
            mayor: read.line("mayor", &self.mayor, LONGEST_LINE),
            committee_chair: read.line("committeeChair", &self.committee_chair, LONGEST_LINE),
            presented_by: read.line("presentedBy", &self.presented_by, LONGEST_LINE),
            occasion: read.line("occasion", &self.occasion, LONGEST_LINE),
            town: read.line("town", &self.town, LONGEST_LINE),
        };
        problems.into_refusal().map_or(Ok(kept), Err)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_tidied_and_one_that_is_too_long_is_named() {
        let today = "2026-11-24".parse().expect("a date");
        let typed = HandingOverFacts { mayor: " Ida  Holm ".into(), ..HandingOverFacts::default() };
        assert_eq!(typed.checked(today).map(|kept| kept.mayor), Ok("Ida Holm".into()));
        let long = HandingOverFacts { occasion: "a".repeat(121), ..typed };
        assert_eq!(long.checked(today).expect_err("refused")[0].field, "facts.occasion");
    }
}
