//! The printed recovery code: how an office whose last administrator has forgotten the password gets back in. It sets a
//! password and nothing else; what is sealed stays sealed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::operations::{check_password, refuse};
use super::store;
use crate::access::operations::{about_user, begin_attempt, folded, hashed, is_right, note_refused};
use crate::access::sealing::{forget_pair, keep_pair, pair_for_new_password};
use crate::access::store::{find_for_sign_in, insert_recovery_code, roles_of};
use crate::access::{AccessError, AccessEvent, Event, Nothing, RequestContext, Role, Subject, SubjectKind};
use crate::gate::Input;
use crate::shared::field::FieldProblems;
use crate::shared::instant::Instant;

/// A fresh recovery code.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryCode {
    /// To be printed and locked away. Shown this once: only a hash is kept.
    pub code: String,
    /// When it was made.
    pub made_at: Instant,
}

/// Five groups of five characters that cannot be mistaken for each other: 125 bits.
pub(in crate::access) fn random_code(context: &RequestContext<'_>) -> String {
    const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    let bytes = context.office().random_bytes::<25>();
    let characters: Vec<char> = bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
    characters.chunks(5).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// The code as it is hashed: what somebody types from paper may lack the hyphens or be in small letters.
pub(in crate::access) fn bare(code: &str) -> String {
    code.chars()
        .filter(|character| character.is_ascii_alphanumeric())
        .map(|character| character.to_ascii_uppercase())
        .collect()
}

/// Makes a recovery code; earlier ones are void from now on.
pub async fn make_recovery_code(context: &RequestContext<'_>, _: Nothing) -> Result<RecoveryCode, AccessError> {
    let code = random_code(context);
    let hash = hashed(context, bare(&code)).await?;
    let mut tx = context.write().await?;
    store::void_recovery_codes(&mut tx, context.now()).await?;
    insert_recovery_code(&mut tx, &hash, context.now()).await?;
    tx.commit(vec![Event::new(Subject::of(SubjectKind::Office, 1), &AccessEvent::RecoveryCodeMade)]).await?;
    Ok(RecoveryCode { code, made_at: context.now() })
}

/// What an administrator who has forgotten the password types from the printed code.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RecoverAdministrator {
    /// An administrator's name at the door.
    pub user_name: String,
    /// The printed code; hyphens, blanks and case do not matter.
    pub recovery_code: String,
    /// As long as passwords have to be.
    pub new_password: String,
    /// The same again.
    pub new_password_again: String,
}

impl Input for RecoverAdministrator {
    fn sample() -> Self {
        let new_password = String::from("et tredje kodeord");
        Self {
            user_name: "anne".into(),
            recovery_code: "ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2".into(),
            new_password_again: new_password.clone(),
            new_password,
        }
    }
}

/// Sets an administrator's password by the printed code, which is used up. Wrong tries wait as at the door.
pub async fn recover_administrator(
    context: &RequestContext<'_>,
    input: RecoverAdministrator,
) -> Result<Nothing, AccessError> {
    let mut problems = FieldProblems::default();
    let fields = ["newPassword", "newPasswordAgain"];
    check_password(&mut problems, fields, &input.new_password, &input.new_password_again);
    refuse(problems)?;
    let mut tx = context.read().await?;
    let user = find_for_sign_in(&mut tx, &folded(&input.user_name)).await?;
    let roles = match &user {
        Some(user) => roles_of(&mut tx, user.id).await?,
        None => Vec::new(),
    };
    let code = store::find_recovery_code(&mut tx).await?;
    drop(tx);
    let hash = hashed(context, input.new_password.clone()).await?;
    let known = user.filter(|_| roles.contains(&Role::Administrator));
    if let Some(user) = &known {
        begin_attempt(context, user).await?;
    }
    let (Some(user), Some(code)) = (known.as_ref(), code) else {
        note_refused(context, known.as_ref(), &input.user_name).await?;
        return Err(AccessError::WrongRecoveryCode);
    };
    if !is_right(code.code_hash, bare(&input.recovery_code)).await {
        note_refused(context, Some(user), &input.user_name).await?;
        return Err(AccessError::WrongRecoveryCode);
    }
    let pair = pair_for_new_password(context, (user.id, None), input.new_password).await?;
    let mut tx = context.write().await?;
    if !store::use_recovery_code(&mut tx, code.id, context.now()).await? {
        tx.rollback().await?;
        return Err(AccessError::WrongRecoveryCode);
    }
    store::change_password(&mut tx, user.id, &hash).await?;
    // What was sealed to them opens no more; the new pair can be given access again.
    let voided = forget_pair(&mut tx, user.id).await?;
    let (_, made) = keep_pair(&mut tx, user.id, pair).await?;
    let used = about_user(user.id, &AccessEvent::RecoveryCodeUsed);
    tx.commit([used].into_iter().chain(voided).chain([made]).collect()).await?;
    Ok(Nothing {})
}
