//! The administrator's verbs about users, and everybody's about their own password.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store::{self, UserChanges};
use super::user::User;
use crate::access::operations::{about_user, checked, folded, hashed};
use crate::access::sealing::{forget_pair, keep_pair, opened_pair, pair_for_new_password};
use crate::access::store::{UserToStore, insert_role, insert_user};
use crate::access::{
    AccessError, AccessEvent, Changed, Changing, Done, Nothing, RequestContext, Role, WriteTx, finish, password,
    plain_text, seen_things, settled,
};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::shared::field::{FieldProblems, Problem};
use crate::shared::ids::{RequestKey, UserId};
use crate::shared::text::sort_key;

const LONGEST_USER_NAME: u32 = 60;
const LONGEST_FULL_NAME: u32 = 120;

/// Everybody who can sign in, and who could.
pub async fn list_users(context: &RequestContext<'_>, _: Nothing) -> Result<Vec<User>, AccessError> {
    let mut tx = context.read().await?;
    Ok(store::list(&mut tx).await?)
}

/// Somebody who is to sign in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct NewUser {
    /// Made by the client; the same key again is the same user.
    pub request_key: RequestKey,
    /// What they type to sign in; unique without regard to case.
    pub user_name: String,
    /// Their full name.
    pub full_name: String,
    /// What they are at the office: at least one.
    pub roles: Vec<Role>,
    /// A first password, as long as passwords have to be, which they are asked to change.
    pub password: String,
    /// The same again.
    pub password_again: String,
}

impl Input for NewUser {
    fn sample() -> Self {
        Self {
            request_key: RequestKey::numbered(2),
            user_name: "jens".into(),
            full_name: "Jens Overgård".into(),
            roles: vec![Role::FrontDesk],
            password: "et andet kodeord".into(),
            password_again: "et andet kodeord".into(),
        }
    }
}

/// Adds a user.
pub async fn add_user(context: &RequestContext<'_>, input: NewUser) -> Result<Changed<User>, AccessError> {
    let mut problems = problems_of_names(&input.user_name, &input.full_name, &input.roles, context.today());
    check_password(&mut problems, ["password", "passwordAgain"], &input.password, &input.password_again);
    refuse(problems)?;
    let hash = hashed(context, input.password.clone()).await?;
    let mut tx = context.write().await?;
    if let Some(id) = store::find_by_request(&mut tx, input.request_key).await? {
        let user = found(&mut tx, id).await;
        tx.rollback().await?;
        return user.map(undone_by_archiving);
    }
    let folded_name = folded(&input.user_name);
    let user = UserToStore {
        request_key: input.request_key,
        user_name: input.user_name.trim(),
        folded: &folded_name,
        full_name: input.full_name.trim(),
        sort_key: &sort_key(&input.full_name),
        password_hash: &hash,
    };
    let Some(id) = insert_user(&mut tx, user, context.now()).await? else {
        tx.rollback().await?;
        return Err(name_taken());
    };
    let roles = sorted(&input.roles);
    for role in &roles {
        insert_role(&mut tx, id, *role).await?;
    }
    let user = found(&mut tx, id).await?;
    tx.commit(vec![about_user(id, &AccessEvent::UserAdded { roles })]).await?;
    Ok(undone_by_archiving(user))
}

fn undone_by_archiving(user: User) -> Changed<User> {
    let inverse = ArchiveUser { id: user.id, version: user.version };
    Changed::with_undo(user, &inverse)
}

/// A user as they are to be.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UserChange {
    /// The user.
    pub id: UserId,
    /// The version that was seen.
    #[ts(type = "number")]
    pub version: i64,
    /// What they type to sign in.
    pub user_name: String,
    /// Their full name.
    pub full_name: String,
    /// What they are at the office: at least one.
    pub roles: Vec<Role>,
}

impl Input for UserChange {
    fn sample() -> Self {
        Self {
            id: UserId(2),
            version: 1,
            user_name: "jens".into(),
            full_name: "Jens Overgård".into(),
            roles: vec![Role::FrontDesk, Role::Consultant],
        }
    }
}

impl Changing for UserChange {
    const OPERATION: &'static str = "change_user";
}

/// Changes a user's names and roles. The last administrator stays one.
pub async fn change_user(context: &RequestContext<'_>, input: UserChange) -> Result<Changed<User>, AccessError> {
    refuse(problems_of_names(&input.user_name, &input.full_name, &input.roles, context.today()))?;
    let mut tx = context.write().await?;
    let done = change_within(&mut tx, &input).await.map(|(before, now)| {
        let event = about_user(now.id, &AccessEvent::UserChanged { fields: changed_fields(&before, &now) });
        let User { id, user_name, full_name, roles, .. } = before;
        let inverse = UserChange { id, version: now.version, user_name, full_name, roles };
        Done::with_undo(now, vec![event], &inverse)
    });
    finish(tx, done).await
}

async fn change_within(tx: &mut WriteTx, input: &UserChange) -> Result<(User, User), AccessError> {
    let before = found(tx, input.id).await?;
    let roles = sorted(&input.roles);
    if !roles.contains(&Role::Administrator) {
        keep_an_administrator(tx, &before).await?;
    }
    let folded_name = folded(&input.user_name);
    if store::is_name_taken(tx, &folded_name, input.id).await? {
        return Err(name_taken());
    }
    let changes = UserChanges {
        user_name: input.user_name.trim(),
        folded: &folded_name,
        full_name: input.full_name.trim(),
        sort_key: &sort_key(&input.full_name),
    };
    if !store::change(tx, input.id, input.version, changes).await? {
        return Err(AccessError::StaleUser { current: found(tx, input.id).await? });
    }
    store::replace_roles(tx, input.id, &roles).await?;
    let now = found(tx, input.id).await?;
    Ok((before, now))
}

fn changed_fields(before: &User, now: &User) -> Vec<String> {
    let pairs = [
        ("userName", before.user_name != now.user_name),
        ("fullName", before.full_name != now.full_name),
        ("roles", before.roles != now.roles),
    ];
    pairs.into_iter().filter(|(_, differs)| *differs).map(|(field, _)| field.to_owned()).collect()
}

seen_things! {
    /// A user who is to sign in no more.
    ArchiveUser of "archive_user" { id: UserId(2), version: 1 }
    /// A user who is to sign in again.
    RestoreUser of "restore_user" { id: UserId(2), version: 2 }
}

/// Ends a user's signing in. What they did stays theirs; the last administrator stays.
pub async fn archive_user(context: &RequestContext<'_>, input: ArchiveUser) -> Result<Changed<User>, AccessError> {
    let mut tx = context.write().await?;
    let done = archive_within(&mut tx, input).await.map(|user| {
        let event = about_user(user.id, &AccessEvent::UserArchived);
        let inverse = RestoreUser { id: user.id, version: user.version };
        Done::with_undo(user, vec![event], &inverse)
    });
    finish(tx, done).await
}

async fn archive_within(tx: &mut WriteTx, input: ArchiveUser) -> Result<User, AccessError> {
    let before = found(tx, input.id).await?;
    keep_an_administrator(tx, &before).await?;
    let at = before.archived_at.unwrap_or(tx.now());
    if !store::archive(tx, input.id, input.version, Some(at)).await? {
        return Err(AccessError::StaleUser { current: found(tx, input.id).await? });
    }
    found(tx, input.id).await
}

/// Lets an archived user sign in again, with the password they had.
pub async fn restore_user(context: &RequestContext<'_>, input: RestoreUser) -> Result<Changed<User>, AccessError> {
    let mut tx = context.write().await?;
    let done = restore_within(&mut tx, input).await.map(|user| {
        let event = about_user(user.id, &AccessEvent::UserRestored);
        (undone_by_archiving(user), vec![event])
    });
    settled(tx, done).await
}

async fn restore_within(tx: &mut WriteTx, input: RestoreUser) -> Result<User, AccessError> {
    found(tx, input.id).await?;
    if !store::archive(tx, input.id, input.version, None).await? {
        return Err(AccessError::StaleUser { current: found(tx, input.id).await? });
    }
    found(tx, input.id).await
}

/// A password that the administrator sets for somebody who has forgotten theirs.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SetPassword {
    /// The user.
    pub id: UserId,
    /// As long as passwords have to be.
    pub new_password: String,
    /// The same again.
    pub new_password_again: String,
}

impl Input for SetPassword {
    fn sample() -> Self {
        let new_password = String::from("et tredje kodeord");
        Self { id: UserId(2), new_password_again: new_password.clone(), new_password }
    }
}

/// Sets a user's password and ends any wait after failed tries. What was sealed to the user opens no more: whoever sets
/// somebody's password must not be able to read it. A colleague gives them access again, once they have chosen their own.
pub async fn set_password(context: &RequestContext<'_>, input: SetPassword) -> Result<Nothing, AccessError> {
    let mut problems = FieldProblems::default();
    let fields = ["newPassword", "newPasswordAgain"];
    check_password(&mut problems, fields, &input.new_password, &input.new_password_again);
    refuse(problems)?;
    let hash = hashed(context, input.new_password).await?;
    let mut tx = context.write().await?;
    if let Err(refusal) = found(&mut tx, input.id).await {
        tx.rollback().await?;
        return Err(refusal);
    }
    store::change_password(&mut tx, input.id, &hash).await?;
    let voided = forget_pair(&mut tx, input.id).await?;
    let changed = about_user(input.id, &AccessEvent::PasswordChanged);
    tx.commit([changed].into_iter().chain(voided).collect()).await?;
    Ok(Nothing {})
}

/// A new password of one's own.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct OwnPassword {
    /// The one used so far.
    pub current_password: String,
    /// As long as passwords have to be.
    pub new_password: String,
    /// The same again.
    pub new_password_again: String,
}

impl Input for OwnPassword {
    fn sample() -> Self {
        let new_password = String::from("et tredje kodeord");
        let current_password = "et langt kodeord".into();
        Self { current_password, new_password_again: new_password.clone(), new_password }
    }
}

/// Changes one's own password; what is sealed to the user opens with the new one. The current one is asked for, with the same waits as at the door.
pub async fn change_own_password(context: &RequestContext<'_>, input: OwnPassword) -> Result<Nothing, AccessError> {
    let mut problems = FieldProblems::default();
    let fields = ["newPassword", "newPasswordAgain"];
    check_password(&mut problems, fields, &input.new_password, &input.new_password_again);
    refuse(problems)?;
    let who = context.who().ok_or(AccessError::WrongPassword)?;
    checked(context, &who.user_name, input.current_password.clone()).await?;
    let so_far = opened_pair(context, who.user_id, input.current_password).await?;
    let pair = pair_for_new_password(context, (who.user_id, so_far), input.new_password.clone()).await?;
    let hash = hashed(context, input.new_password).await?;
    let mut tx = context.write().await?;
    store::change_password(&mut tx, who.user_id, &hash).await?;
    let (pair, kept) = keep_pair(&mut tx, who.user_id, pair).await?;
    tx.commit(vec![about_user(who.user_id, &AccessEvent::PasswordChanged), kept]).await?;
    context.seat().hold_key_pair(pair);
    Ok(Nothing {})
}

/// Notes what is wrong with a password typed twice, under the names of its two fields.
pub(in crate::access) fn check_password(problems: &mut FieldProblems, fields: [&str; 2], first: &str, again: &str) {
    if first.chars().count() < password::LEAST_CHARACTERS {
        problems.add(fields[0], Problem::TooShort { least: password::LEAST_CHARACTERS as u32 });
    } else if first.chars().count() > password::MOST_CHARACTERS {
        problems.add(fields[0], Problem::TooLong { most: password::MOST_CHARACTERS as u32 });
    } else if first != again {
        problems.add(fields[1], Problem::NotTheSame);
    }
}

pub(in crate::access) fn check_names(problems: &mut FieldProblems, user_name: &str, full_name: &str, today: NaiveDate) {
    plain_text::check_required(problems, "userName", user_name, LONGEST_USER_NAME, today);
    plain_text::check_required(problems, "fullName", full_name, LONGEST_FULL_NAME, today);
}

fn problems_of_names(user_name: &str, full_name: &str, roles: &[Role], today: NaiveDate) -> FieldProblems {
    let mut problems = FieldProblems::default();
    check_names(&mut problems, user_name, full_name, today);
    if roles.is_empty() {
        problems.add("roles", Problem::Missing);
    }
    problems
}

pub(in crate::access) fn refuse(problems: FieldProblems) -> Result<(), AccessError> {
    problems.into_refusal().map_or(Ok(()), |problems| Err(AccessError::FieldsRefused { problems }))
}

fn name_taken() -> AccessError {
    let mut problems = FieldProblems::default();
    problems.add("userName", Problem::TakenName);
    AccessError::FieldsRefused { problems: problems.into_refusal().unwrap_or_default() }
}

async fn found(tx: &mut WriteTx, id: UserId) -> Result<User, AccessError> {
    store::find(tx, id).await?.ok_or(AccessError::UserNotFound)
}

/// Refuses where this user is the only one left who can sign in as administrator.
async fn keep_an_administrator(tx: &mut WriteTx, user: &User) -> Result<(), AccessError> {
    let counts = user.archived_at.is_none() && user.roles.contains(&Role::Administrator);
    if counts && !store::has_other_administrator(tx, user.id).await? {
        return Err(AccessError::LastAdministrator);
    }
    Ok(())
}

/// Each role once, in the order they are stored in: by their words.
fn sorted(roles: &[Role]) -> Vec<Role> {
    let mut roles = roles.to_vec();
    roles.sort_by_key(|role| role.as_str());
    roles.dedup();
    roles
}

/// Everybody who signs in now, by name, for slices above.
pub(crate) async fn staff(tx: &mut Tx) -> Result<Vec<User>, DatabaseError> {
    Ok(store::list(tx).await?.into_iter().filter(|user| user.archived_at.is_none()).collect())
}
