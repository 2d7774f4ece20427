//! A phrase that closes rooms, understood. Writes nothing.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::entry::{LONGEST, ReadEntry, understood};
use crate::access::RequestContext;
use crate::bookings::BookingError;
use crate::bookings::operations::{check_text, refused};
use crate::bookings::quick_entry::closure::{ClosureMeant, closures_meant, what_is_closed};
use crate::gate::Input;
use crate::premises;
use crate::shared::field::FieldProblems;
use crate::shared::format::Language;

/// What is typed where anything can be typed.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReadClosure {
    /// The phrase, with its verb.
    pub text: String,
    /// The language of the window.
    pub language: Language,
}

impl Input for ReadClosure {
    fn sample() -> Self {
        Self { text: "luk Sal A 7/12-9/12 vandskade".into(), language: Language::Da }
    }
}

/// The closures that a phrase can mean, the nearest day first. None where it closes nothing, or names no place.
pub async fn read_closure(context: &RequestContext<'_>, input: ReadClosure) -> Result<Vec<ClosureMeant>, BookingError> {
    let mut problems = FieldProblems::default();
    check_text(context, &mut problems, "text", &input.text, LONGEST);
    refused(problems)?;
    let Some(rest) = what_is_closed(&input.text) else { return Ok(Vec::new()) };
    let mut tx = context.read().await?;
    let houses = premises::load(&mut tx, &premises::Scope::All, context.now(), context.now()).await?;
    let entry = ReadEntry { text: rest.to_owned(), language: input.language, hold_id: None };
    let reading = understood(context, &mut tx, &entry, &houses).await?;
    Ok(closures_meant(&reading, &houses))
}
