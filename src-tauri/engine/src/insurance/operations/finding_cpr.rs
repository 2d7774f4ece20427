//! Somebody is found by the whole of their CPR number, for those entitled.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::{self, Event, KeyName, RequestContext, Subject, settled};
use crate::database::DatabaseError;
use crate::gate::Input;
use crate::insurance::event::volunteer;
use crate::insurance::store;
use crate::insurance::{InsuranceError, InsuranceEvent};
use crate::shared::cpr::CprNumber;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::PersonId;

/// A whole CPR number that somebody is looked up by.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CprToFind {
    /// The number, as typed.
    pub number: String,
}

impl std::fmt::Debug for CprToFind {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("CprToFind")
    }
}

impl Input for CprToFind {
    fn sample() -> Self {
        Self { number: "150680-9997".into() }
    }
}

/// Whom a CPR number belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FoundByCpr {
    /// Who; `None` where the register has nobody with it.
    pub person_id: Option<PersonId>,
}

/// Finds somebody by the whole number, for those entitled. The log says that somebody was looked up, and whom it found.
pub async fn find_by_cpr(context: &RequestContext<'_>, input: CprToFind) -> Result<FoundByCpr, InsuranceError> {
    let number = CprNumber::parse(&input.number, context.today()).map_err(|why| {
        let mut problems = FieldProblems::default();
        problems.add("number", Problem::CprNumber { why });
        InsuranceError::from(problems.into_refusal().unwrap_or_default())
    })?;
    let mut tx = context.write().await?;
    let found = async {
        let key = access::open_key(context, &mut tx, KeyName::Cpr).await?;
        let index = key.index_of(number.digits().as_bytes());
        let index = index.ok_or_else(|| DatabaseError::inconsistent("no index of a CPR number"))?;
        let person_id = store::holder_of_cpr(&mut tx, &index).await?;
        Ok((FoundByCpr { person_id }, vec![looked_up(person_id)]))
    }
    .await;
    settled(tx, found).await
}

fn looked_up(person_id: Option<PersonId>) -> Event {
    let office = Subject::of(access::SubjectKind::Office, 1);
    Event::new(person_id.map_or(office, volunteer), &InsuranceEvent::CprLookedUp)
}
