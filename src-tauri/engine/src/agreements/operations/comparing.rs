//! Two versions of an agreement side by side, or it and the one that it follows.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{facts_of, found};
use crate::access::{RequestContext, Subject, SubjectKind};
use crate::agreements::comparison::{Words, compare};
use crate::agreements::version::words_of;
use crate::agreements::{AgreementError, ComparedPassage, store};
use crate::database::Tx;
use crate::gate::Input;
use crate::shared::ids::{AgreementId, AgreementVersionId};
use crate::shared::instant::Instant;

/// Which words of an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "snake_case", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum ComparedWords {
    /// As it stands now.
    Now,
    /// As one of its versions stood.
    Version {
        /// The version.
        id: AgreementVersionId,
    },
    /// The agreement that it follows, as that was signed.
    Predecessor,
}

/// What is to be compared.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Comparison {
    /// The agreement.
    pub id: AgreementId,
    /// The earlier words.
    pub before: ComparedWords,
    /// The later words.
    pub after: ComparedWords,
}

impl Input for Comparison {
    fn sample() -> Self {
        Self {
            id: AgreementId(1),
            before: ComparedWords::Version { id: AgreementVersionId(1) },
            after: ComparedWords::Now,
        }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Agreement, self.id.0))
    }
}

/// Compares two sets of words, clause by clause.
pub async fn compare_agreement(
    context: &RequestContext<'_>,
    input: Comparison,
) -> Result<Vec<ComparedPassage>, AgreementError> {
    let mut tx = context.read().await?;
    let before = words(&mut tx, input.id, input.before, context.now()).await?;
    let after = words(&mut tx, input.id, input.after, context.now()).await?;
    Ok(compare(&before, &after))
}

async fn words(tx: &mut Tx, id: AgreementId, which: ComparedWords, now: Instant) -> Result<Words, AgreementError> {
    match which {
        ComparedWords::Now => words_now(tx, id, now).await,
        ComparedWords::Version { id: version } => {
            found(tx, id).await?;
            store::words_of_version(tx, id, version).await?.ok_or(AgreementError::VersionNotFound)
        }
        ComparedWords::Predecessor => {
            let before = found(tx, id).await?.predecessor_id.ok_or(AgreementError::VersionNotFound)?;
            match store::latest_version(tx, before).await? {
                Some(version) => Ok(version.words),
                None => words_now(tx, before, now).await,
            }
        }
    }
}

async fn words_now(tx: &mut Tx, id: AgreementId, now: Instant) -> Result<Words, AgreementError> {
    let agreement = found(tx, id).await?;
    let facts = facts_of(tx, &agreement, now).await?;
    Ok(words_of(&agreement, &facts))
}
