//! A booking that somebody asks for on the phone: by the number on its letter, or by what it is called.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::number::typed_number;
use super::super::store::{self, ComingTitle};
use super::super::{Booking, BookingError, BookingState};
use super::{all_presented, check_text, refused};
use crate::access::RequestContext;
use crate::database::Tx;
use crate::gate::Input;
use crate::shared::field::FieldProblems;
use crate::shared::ids::BookingId;
use crate::shared::text::{SearchKeys, fold_query};

const MOST: usize = 6;
const LONGEST: u32 = 200;

/// Which bookings.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FindBookings {
    /// A booking's number, as it stands on letters or without its noughts; else beginnings of words of what it is called.
    pub words: String,
}

impl Input for FindBookings {
    fn sample() -> Self {
        Self { words: "B-2026-00001".into() }
    }
}

/// The booking of a number, whenever it was and however it stands; or a handful that go on or come and are called so, the next
/// one first. Of a series its next date stands for all.
pub async fn find_bookings(context: &RequestContext<'_>, input: FindBookings) -> Result<Vec<Booking>, BookingError> {
    let mut problems = FieldProblems::default();
    check_text(context, &mut problems, "words", &input.words, LONGEST);
    refused(problems)?;
    let mut tx = context.read().await?;
    if let Some(number) = typed_number(&input.words) {
        let ids: Vec<BookingId> = store::id_of_number(&mut tx, &number).await?.into_iter().collect();
        let stored = store::find_all(&mut tx, &ids).await?;
        return Ok(all_presented(&mut tx, stored).await?);
    }
    let ids = called_so(&mut tx, &input.words).await?;
    let mut stored = store::find_all(&mut tx, &ids).await?;
    stored.retain(|found| found.booking.state != BookingState::Lapsed);
    Ok(all_presented(&mut tx, stored).await?)
}

async fn called_so(tx: &mut Tx, words: &str) -> Result<Vec<BookingId>, BookingError> {
    let words = fold_query(words);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let mut series = HashSet::new();
    let mut is_first = |coming: &ComingTitle| coming.series_id.is_none_or(|id| series.insert(id));
    let coming = store::coming_titles(tx).await?.into_iter();
    let found = coming.filter(|coming| SearchKeys::of(&coming.title).met_by(&words) && is_first(coming));
    Ok(found.take(MOST).map(|coming| coming.id).collect())
}
