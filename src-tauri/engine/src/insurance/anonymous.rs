//! What is left of an attachment when the volunteer's name goes for good: where, when, how long and on which track; and what is
//! left of others' entries that say the name.

use super::{AttachmentFacts, ClaimHandling, PauseFacts, VolunteerFacts};
use crate::shared::forgotten_name::ForgottenName;

impl AttachmentFacts {
    /// The same without anything that says whose it is: their name is taken out of every text, and why they took a break,
    /// which may be about their health, with it.
    pub(super) fn without_name(self, name: &ForgottenName) -> Self {
        let pauses = self.pauses.into_iter().map(|pause| PauseFacts { reason: String::new(), ..pause }).collect();
        Self {
            track_reason: name.taken_out_of(&self.track_reason),
            activity: name.taken_out_of(&self.activity),
            task: name.taken_out_of(&self.task),
            approved_by: String::new(),
            pauses,
            ..self
        }
    }

    /// Takes somebody else's name out of every text that says it; how many there were.
    pub(super) fn forget(&mut self, name: &ForgottenName) -> u32 {
        let pauses = self.pauses.iter_mut().map(|pause| &mut pause.reason);
        let own = [&mut self.track_reason, &mut self.activity, &mut self.task, &mut self.approved_by];
        mended(name, own.into_iter().chain(pauses))
    }
}

impl VolunteerFacts {
    /// Takes somebody else's name out of every text that says it; how many there were. Whom to ring if something happens is this
    /// volunteer's own, and goes with what needs it.
    pub(super) fn forget(&mut self, name: &ForgottenName) -> u32 {
        let texts = [
            &mut self.note,
            &mut self.parental_consent.by,
            &mut self.confidentiality.by,
            &mut self.child_certificate.seen_by,
            &mut self.criminal_record.seen_by,
        ];
        mended(name, texts)
    }
}

impl ClaimHandling {
    /// Takes somebody else's name out of who was told; how many there were.
    pub(super) fn forget(&mut self, name: &ForgottenName) -> u32 {
        mended(name, self.told.iter_mut().map(|told| &mut told.whom))
    }
}

fn mended<'a>(name: &ForgottenName, texts: impl IntoIterator<Item = &'a mut String>) -> u32 {
    let mut mended = 0;
    for text in texts {
        if let Some(other) = name.mended(text) {
            *text = other;
            mended += 1;
        }
    }
    mended
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_out_of_what_is_said_of_others_and_whoever_is_rung_stays() {
        let name = ForgottenName::of("Åse Bækgaard");
        let mut facts = VolunteerFacts { note: "Afløser Åse Bækgaard".into(), ..VolunteerFacts::default() };
        facts.next_of_kin.name = "Åse Bækgaard".into();
        facts.confidentiality.by = "Bækgaard, Åse".into();
        assert_eq!(facts.forget(&name), 2);
        assert_eq!((facts.note.as_str(), facts.next_of_kin.name.as_str()), ("Afløser … …", "Åse Bækgaard"));
        assert_eq!(facts.forget(&name), 0, "once is enough");
    }
}
