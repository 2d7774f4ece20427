//! A change of a series found to be right before it is looked at date by date.

use super::card::Whole;
use crate::access::RequestContext;
use crate::bookings::BookingError;
use crate::bookings::booking::{NOTE_LENGTH, TITLE_LENGTH};
use crate::bookings::lent_to::LentTo;
use crate::bookings::operations::{
    BorrowerNames, check_attendees, check_text, counted, lendable, one_problem, refuse_not_lent,
    refuse_unknown_contact, refused,
};
use crate::bookings::series::SeriesTerms;
use crate::bookings::series::edit::{SeriesChange, SeriesEdit};
use crate::database::Tx;
use crate::shared::field::{FieldProblems, Problem};

/// Texts and numbers that cannot be kept.
pub(super) fn refuse_bad_changes(context: &RequestContext<'_>, changes: &[SeriesChange]) -> Result<(), BookingError> {
    let mut problems = FieldProblems::default();
    for change in changes {
        match change {
            SeriesChange::Title { title } => check_text(context, &mut problems, "title", title, TITLE_LENGTH),
            SeriesChange::Note { note } => check_text(context, &mut problems, "note", note, NOTE_LENGTH),
            SeriesChange::Attendees { attendees } => check_attendees(&mut problems, *attendees),
            _ => {}
        }
    }
    refused(problems)
}

/// The changes with who borrows found to be right, and the title filled in.
pub(super) async fn settled(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    whole: &Whole,
    edit: &SeriesEdit,
) -> Result<Vec<SeriesChange>, BookingError> {
    let known: Vec<&SeriesTerms> = whole.series.terms.iter().map(|(_, terms)| terms).collect();
    let mut borrower = known.last().and_then(|terms| terms.organisation_id);
    let lent_as = edit.changes.iter().find_map(|change| match change {
        SeriesChange::LentAs { lent_as } => Some(*lent_as),
        _ => None,
    });
    let mut changes = edit.changes.clone();
    for change in &mut changes {
        match change {
            SeriesChange::Borrower { organisation_id } => {
                // One that stays is not judged anew: a text edit has no other effect.
                if known.iter().any(|terms| terms.organisation_id != *organisation_id) {
                    let agreed = known.last().and_then(|terms| terms.lent_as);
                    let lent_to = LentTo::new(*organisation_id, lent_as.unwrap_or(agreed));
                    let lent = lendable(tx, context, lent_to).await?;
                    *organisation_id = lent.map(|borrower| borrower.id);
                }
                borrower = *organisation_id;
            }
            SeriesChange::Contact { contact_person_id } => refuse_unknown_contact(tx, *contact_person_id).await?,
            _ => {}
        }
    }
    if let Some(lent_as) = lent_as
        && known.iter().any(|terms| terms.lent_as != lent_as)
        && let Some(counted) = counted(tx, LentTo::new(borrower, lent_as)).await?
    {
        refuse_not_lent(tx, &counted).await?;
    }
    for change in &mut changes {
        let SeriesChange::Title { title } = change else { continue };
        if title.trim().is_empty() {
            let named = BorrowerNames::of(tx, borrower.into_iter()).await?.borrower(borrower);
            *title = named.map(|named| named.name).ok_or_else(|| one_problem("title", Problem::Missing))?;
        }
    }
    Ok(changes)
}
