//! What a volunteer is told in writing about their insurance. It follows the verdict that the register gives for the day, so
//! that no paper promises what the register denies; where nothing covers, every reason stands there.

use super::paper::Frame;
use super::{AttachmentFacts, CoverKind, CoverNote, CoverStanding, PolicyHeld, Verdict};

impl Frame {
    /// What a volunteer is told about insurance, as they stand on the day of the verdict.
    pub fn insurance_text(&self, facts: &AttachmentFacts, verdict: &Verdict, association: &str) -> String {
        match verdict.standing {
            CoverStanding::CoveredByLaw => self.followed_by_notes(self.text_of_work(verdict), verdict),
            CoverStanding::CoveredByScheme => self.followed_by_notes(self.text_of_effort(facts, verdict), verdict),
            CoverStanding::ThroughAssociation => self.text_of_association(association),
            CoverStanding::NotCovered | CoverStanding::NotAttached => self.text_of_nothing(verdict),
        }
    }

    /// Work is covered by the act, whether or not an insurance is written down here.
    fn text_of_work(&self, verdict: &Verdict) -> String {
        let text = match (insures(verdict, CoverKind::IndustrialInjury), insures(verdict, CoverKind::Liability)) {
            (true, true) => self.said(
                "Du er omfattet af kommunens arbejdsskadeforsikring og ansvarsforsikring, mens du udfører den aftalte opgave.",
                "You are covered by the municipality's industrial injury and liability insurance while you do the agreed task.",
            ),
            (true, false) => self.said(
                "Du er omfattet af kommunens arbejdsskadeforsikring, mens du udfører den aftalte opgave.",
                "You are covered by the municipality's industrial injury insurance while you do the agreed task.",
            ),
            (false, true) => self.said(
                "Du er omfattet af arbejdsskadesikringsloven og kommunens ansvarsforsikring, mens du udfører den aftalte opgave.",
                "You are covered by the industrial injuries act and the municipality's liability insurance while you do the agreed task.",
            ),
            (false, false) => self.said(
                "Du er omfattet af arbejdsskadesikringsloven, mens du udfører den aftalte opgave.",
                "You are covered by the industrial injuries act while you do the agreed task.",
            ),
        };
        text.to_owned()
    }

    fn text_of_effort(&self, facts: &AttachmentFacts, verdict: &Verdict) -> String {
        let insured = match (insures(verdict, CoverKind::Accident), insures(verdict, CoverKind::Liability)) {
            (true, false) => self.said(
                "Kommunen har tegnet ulykkesforsikring for indsatser, der er godkendt på forhånd.",
                "The municipality has taken out accident insurance for efforts that are approved beforehand.",
            ),
            (false, true) => self.said(
                "Kommunen har tegnet ansvarsforsikring for indsatser, der er godkendt på forhånd.",
                "The municipality has taken out liability insurance for efforts that are approved beforehand.",
            ),
            _ => self.said(
                "Kommunen har tegnet ansvars- og ulykkesforsikring for indsatser, der er godkendt på forhånd.",
                "The municipality has taken out liability and accident insurance for efforts that are approved beforehand.",
            ),
        };
        let approved = facts.attachment().approved_on.map(|on| {
            let said = self.said("Din er godkendt den", "Yours was approved on");
            format!("{said} {}.", self.day(on))
        });
        [Some(insured.to_owned()), approved].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn text_of_association(&self, association: &str) -> String {
        let (da, en) = (
            format!(
                "Du er frivillig gennem {association}. Kommunens forsikring gælder ikke for dig. Spørg foreningen, hvordan du er forsikret."
            ),
            format!(
                "You are a volunteer through {association}. The municipality's insurance does not cover you. Ask the association how you are insured."
            ),
        );
        self.said(&da, &en).to_owned()
    }

    /// The day is named: what holds later is told by another paper.
    fn text_of_nothing(&self, verdict: &Verdict) -> String {
        let (lead, day) = (
            self.said(
                "Kommunens forsikring gælder ikke for dig den",
                "The municipality's insurance does not cover you on",
            ),
            self.day(verdict.on),
        );
        let reasons: Vec<String> = verdict.reasons.iter().map(|reason| format!("{}.", self.reason(reason))).collect();
        let why = self.said("Årsag:", "Reason:");
        let ask =
            self.said("Tal med din kontaktperson, før du går i gang.", "Talk to your contact person before you begin.");
        format!("{lead} {day}. {why} {} {ask}", reasons.join(" "))
    }

    /// Which insurance there is not.
    fn followed_by_notes(&self, text: String, verdict: &Verdict) -> String {
        let lacking = |note: &&CoverNote| matches!(note, CoverNote::NoLiabilityCover | CoverNote::NoAccidentCover);
        let notes = verdict.notes.iter().filter(lacking).map(|note| format!("{}.", self.note(note)));
        [text].into_iter().chain(notes).collect::<Vec<_>>().join(" ")
    }

    /// What every volunteer is told.
    pub fn insurance_text_for_all(&self) -> &'static str {
        self.said(
            "Kører du i egen bil, er det bilens forsikring, der gælder. Vi anbefaler, at du også har egen ulykkes- og familieforsikring. Modtager du en offentlig ydelse, så spørg din a-kasse eller sagsbehandler, før du begynder.",
            "If you drive your own car, the car's insurance holds. We recommend that you also have your own accident and family insurance. If you receive a public benefit, ask your unemployment fund or caseworker before you begin.",
        )
    }
}

/// The insurances that a paper may name: none where they cover nothing.
pub(super) fn held_by(verdict: &Verdict) -> &[PolicyHeld] {
    if verdict.standing.is_covered() { &verdict.policies } else { &[] }
}

/// Whether an insurance of this kind was in force for it.
fn insures(verdict: &Verdict, kind: CoverKind) -> bool {
    verdict.policies.iter().any(|policy| policy.kind == kind)
}

#[cfg(test)]
mod tests;
