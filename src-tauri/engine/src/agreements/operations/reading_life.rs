//! How far one agreement has come, for its card.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::passing_on::is_passed_on;
use super::times_of;
use crate::access::PaperSummary;
use crate::agreements::agreement::AgreementLink;
use crate::agreements::store;
use crate::agreements::terms::PERIOD_CLAUSE;
use crate::agreements::{
    Agreement, AgreementAct, AgreementDate, AgreementError, AgreementLetterKind, AgreementStanding, AgreementVersion,
    ClauseState, NoticeWay, PossibleSignatory, Signature, Term, signature,
};
use crate::database::Tx;
use crate::organisations;
use crate::shared::text_enum::text_enum;

text_enum! {
    /// Whether the paper says the notice and the renewal that were chosen.
    pub enum TermsOnPaper {
        /// The clause is the template's for these terms.
        Said = "said",
        /// The clause is the template's for other terms.
        Contradicted = "contradicted",
        /// The clause was written by hand, or left out.
        Unknown = "unknown",
    }
}

/// How far an agreement has come.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AgreementLife {
    /// How it stands today.
    pub standing: AgreementStanding,
    /// What can be done with it now.
    pub acts: Vec<AgreementAct>,
    /// The term that holds, or the first.
    pub term: Option<Term>,
    /// The last day as things stand.
    #[ts(type = "string | null")]
    pub last_day: Option<NaiveDate>,
    /// The last day for notice before it goes on by itself.
    #[ts(type = "string | null")]
    pub notice_deadline: Option<NaiveDate>,
    /// Its last day if notice were given today.
    #[ts(type = "string | null")]
    pub ends_if_notice_today: Option<NaiveDate>,
    /// The next day that matters.
    pub next: Option<AgreementDate>,
    /// Whether the paper says these terms.
    pub terms_on_paper: TermsOnPaper,
    /// Who signed.
    pub signatures: Vec<Signature>,
    /// Whom of the association one can choose as having signed.
    pub signatories: Vec<PossibleSignatory>,
    /// What it said when it was handed on, the newest first.
    pub versions: Vec<AgreementVersion>,
    /// Scans of the signed paper, the newest first.
    pub copies: Vec<PaperSummary>,
    /// Letters and sheets that were printed, the newest first.
    pub printed: Vec<PaperSummary>,
    /// The agreement that it follows.
    pub predecessor: Option<AgreementLink>,
    /// The letters that say something of it today.
    pub letters: Vec<AgreementLetterKind>,
    /// The agreement that follows it.
    pub successor: Option<AgreementLink>,
}

/// How far it has come on a day. `others` are the papers about it that are not its own.
pub(super) async fn life_of(
    tx: &mut Tx,
    agreement: &Agreement,
    others: Vec<PaperSummary>,
    today: NaiveDate,
) -> Result<AgreementLife, AgreementError> {
    let facts = agreement.life_facts();
    let roles = organisations::contact_roles(tx, agreement.organisation_id, today).await?;
    let signatures = store::signatures_of(tx, agreement.id).await?;
    let attached = store::attached_copies(tx, agreement.id).await?;
    let can = |act| agreement.state.after(act).is_some();
    let predecessor = match agreement.predecessor_id {
        Some(id) => store::link(tx, id).await?,
        None => None,
    };
    let signature = |row: store::SignatureRow| Signature {
        right: signature::right_of(row.side, row.contact_role_id, row.signed_on, &roles),
        id: row.id,
        side: row.side,
        name: row.name,
        title: row.title,
        signed_on: row.signed_on,
        contact_role_id: row.contact_role_id,
    };
    let (copies, others): (Vec<_>, Vec<_>) = others.into_iter().partition(|paper| attached.contains(&paper.id));
    Ok(AgreementLife {
        standing: facts.standing(today),
        acts: agreement.state.acts(),
        term: facts.term(today),
        last_day: facts.last_day(today),
        notice_deadline: facts.notice_deadline(today),
        ends_if_notice_today: can(AgreementAct::Terminate)
            .then(|| facts.ends_after_notice(today, NoticeWay::WithNotice)),
        next: facts.next(today, times_of(tx).await?),
        terms_on_paper: terms_on_paper(agreement),
        signatures: signatures.into_iter().map(signature).collect(),
        signatories: signature::possible(&roles),
        versions: store::versions_of(tx, agreement.id).await?,
        copies,
        printed: others.into_iter().filter(|paper| is_passed_on(&paper.kind)).collect(),
        predecessor,
        letters: AgreementLetterKind::that_say_something(agreement, today),
        successor: store::successor(tx, agreement.id).await?,
    })
}

fn terms_on_paper(agreement: &Agreement) -> TermsOnPaper {
    let clause = agreement.clauses.iter().find(|clause| clause.key == PERIOD_CLAUSE);
    let Some(clause) = clause.filter(|clause| clause.state == ClauseState::On && !clause.is_edited) else {
        return TermsOnPaper::Unknown;
    };
    // One drafted before the clause had several texts has the first.
    let says = clause.variant.as_deref().unwrap_or("ends_month_end");
    if says == agreement.terms.clause_variant() { TermsOnPaper::Said } else { TermsOnPaper::Contradicted }
}
