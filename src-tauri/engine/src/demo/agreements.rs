//! The cooperation agreements, from a title to a printed paper, and a draft that came to nothing. Everything is done
//! by whoever does it in the office, on the day it was done.

use std::collections::BTreeMap;

use super::associations::Directory;
use super::deals::{DEALS, Deal, Edit, Fate, Later};
use super::desk::{Desk, Expected, after_work_of, at, day};
use crate::access::Role;
use crate::agreements::{
    self, Agreement, AgreementChange, AgreementToDiscard, AgreementToPrint, ClauseChange, ClauseState, Holes,
    NewAgreement, Period,
};
use crate::database::DatabaseError;
use crate::shared::wall_clock::wall_time_of;

/// Drafts them all, in the order in which they were begun.
pub(super) async fn draft(desk: &Desk, directory: &Directory) -> Result<Vec<Agreement>, DatabaseError> {
    let mut drafted = Vec::new();
    for deal in DEALS {
        desk.set(at(day(deal.drafted), 9, 10));
        let mut paper = Paper { desk, agreement: begun(desk, directory, deal).await? };
        paper.write(deal).await?;
        paper.leave(&deal.fate).await?;
        drafted.push(paper.agreement);
    }
    Ok(drafted)
}

async fn begun(desk: &Desk, directory: &Directory, deal: &Deal) -> Result<Agreement, DatabaseError> {
    let context = desk.context(Role::Consultant, "draft_agreement");
    let input = NewAgreement {
        request_key: desk.new_key(),
        organisation_id: directory.get(deal.association).expected(deal.association)?.id,
        activity_title: deal.title.into(),
        language: deal.language,
        answers: Vec::new(),
    };
    Ok(agreements::draft_agreement(&context, input).await.expected(deal.title)?.now)
}

/// An agreement on the consultant's desk.
struct Paper<'a> {
    desk: &'a Desk,
    agreement: Agreement,
}

impl Paper<'_> {
    async fn write(&mut self, deal: &Deal) -> Result<(), DatabaseError> {
        self.pause(12);
        let period = deal.period.map(|(first, last)| Period { starts_on: Some(day(first)), ends_on: Some(day(last)) });
        let case_number = (!deal.case_number.is_empty()).then(|| deal.case_number.to_owned());
        self.change(case_number, period, deal.values).await?;
        for edit in deal.edits {
            self.pause(4);
            self.edit(edit).await?;
        }
        Ok(())
    }

    /// What became of it.
    async fn leave(&mut self, fate: &Fate) -> Result<(), DatabaseError> {
        match fate {
            Fate::Written => Ok(()),
            Fate::Discarded(on) => {
                self.desk.set(at(day(on), 14, 5));
                self.discard().await
            }
            Fate::Printed(on, later) => {
                self.print(on).await?;
                self.go_on(*later).await
            }
        }
    }

    async fn go_on(&mut self, later: Later) -> Result<(), DatabaseError> {
        match later {
            Later::Nothing => Ok(()),
            Later::Changed(on, values) => {
                self.desk.set(at(day(on), 10, 40));
                self.change(None, None, values).await
            }
            Later::PrintedAgain(on, values) => {
                self.desk.set(at(day(on), 10, 40));
                self.change(None, None, values).await?;
                self.print(on).await
            }
        }
    }

    fn pause(&self, minutes: i64) {
        self.desk.set(after_work_of(wall_time_of(self.desk.now()), minutes));
    }

    async fn change(
        &mut self,
        case_number: Option<String>,
        period: Option<Period>,
        values: &[(&str, &str)],
    ) -> Result<(), DatabaseError> {
        let context = self.desk.context(Role::Consultant, "change_agreement");
        let written = values.iter().map(|(name, value)| ((*name).to_owned(), Some((*value).to_owned())));
        let input = AgreementChange {
            id: self.agreement.id,
            version: self.agreement.version,
            activity_title: None,
            case_number,
            period,
            values: written.collect::<BTreeMap<_, _>>(),
        };
        self.agreement = agreements::change_agreement(&context, input).await.expected("an agreement is written")?.now;
        Ok(())
    }

    async fn edit(&mut self, edit: &Edit) -> Result<(), DatabaseError> {
        let context = self.desk.context(Role::Consultant, "change_clause");
        let mut input = ClauseChange {
            id: self.agreement.id,
            version: self.agreement.version,
            key: String::new(),
            heading: None,
            body: None,
            state: None,
            variant: None,
        };
        let key = match *edit {
            Edit::LeaveOut(key) => {
                input.state = Some(ClauseState::Off);
                key
            }
            Edit::Take(key, variant) => {
                input.variant = Some(variant.into());
                key
            }
            Edit::Reword(key, from, to) => {
                let clause = self.agreement.clauses.iter().find(|clause| clause.key == key).expected(key)?;
                input.body = Some(clause.body.find(from).map(|_| clause.body.replacen(from, to, 1)).expected(from)?);
                key
            }
            Edit::Add(key, line) => {
                let clause = self.agreement.clauses.iter().find(|clause| clause.key == key).expected(key)?;
                input.body = Some(format!("{}\n{line}", clause.body));
                key
            }
        };
        input.key = key.into();
        self.agreement = agreements::change_clause(&context, input).await.expected("a clause is edited")?.now;
        Ok(())
    }

    async fn print(&mut self, on: &str) -> Result<(), DatabaseError> {
        self.desk.set(at(day(on), 11, 20));
        let context = self.desk.context(Role::Consultant, "print_agreement");
        let input = AgreementToPrint {
            request_key: self.desk.new_key(),
            id: self.agreement.id,
            version: self.agreement.version,
            holes: Holes::Refuse,
        };
        agreements::print_agreement(&context, input).await.expected("an agreement is printed").map(|_| ())
    }

    async fn discard(&self) -> Result<(), DatabaseError> {
        let context = self.desk.context(Role::Consultant, "discard_agreement");
        let input = AgreementToDiscard { id: self.agreement.id, version: self.agreement.version };
        agreements::discard_agreement(&context, input).await.expected("a draft is discarded").map(|_| ())
    }
}
