//! What is left of an attachment when the volunteer's name goes for good: where, when, how long and on which track.

use super::{AttachmentFacts, PauseFacts};
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
}
