//! The office's verbs around keys: begin, give and take access, the printed code.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::opening::{KeyClosed, KeyRefusal, open_key};
use super::sealing_key::{KeyName, NamedKey};
use super::wrapping::{KeyBytes, Wrapped, seal_to};
use super::{own_pair, store};
use crate::access::operations::begin_attempt;
use crate::access::store::{clear_failures, find_signed_in};
use crate::access::users::{self, bare, random_code};
use crate::access::{
    AccessError, AccessEvent, Changed, Changing, Event, RequestContext, Subject, SubjectKind, User, WriteTx,
    plain_text, settled,
};
use crate::database::{DatabaseError, Tx};
use crate::gate::Input;
use crate::shared::field::FieldProblems;
use crate::shared::ids::{SealingKeyId, UserId};
use crate::shared::instant::Instant;

const LONGEST_REASON: u32 = 300;

/// Which key.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeyToSee {
    /// What it is for.
    pub name: KeyName,
}

impl Input for KeyToSee {
    fn sample() -> Self {
        Self { name: KeyName::Cpr }
    }
}

/// Somebody who has access.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeyHolder {
    /// Who.
    pub user_id: UserId,
    /// Their full name.
    pub full_name: String,
    /// Since when.
    pub granted_at: Instant,
    /// Who gave it to them; `None` where they began it, or had the printed code.
    pub granted_by: Option<String>,
}

/// A colleague who can be given access.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeyCandidate {
    /// Who.
    pub user_id: UserId,
    /// Their full name.
    pub full_name: String,
    /// Whether they have chosen a password of their own: before that there is nothing to seal to.
    pub has_own_password: bool,
}

/// How a key stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SealingState {
    /// What it is for.
    pub name: KeyName,
    /// When it was made; `None` before anything is sealed.
    pub begun_at: Option<Instant>,
    /// When the code was printed that opens it when every password is forgotten.
    pub code_made_at: Option<Instant>,
    /// Why it does not open for whoever asks; `None` where it does.
    pub closed: Option<KeyClosed>,
    /// Who has access and can sign in.
    pub holders: Vec<KeyHolder>,
    /// Who may be given access.
    pub candidates: Vec<KeyCandidate>,
}

/// How a key stands: who has access, and whether whoever asks has it.
pub async fn sealing_state(context: &RequestContext<'_>, input: KeyToSee) -> Result<SealingState, AccessError> {
    let mut tx = context.read().await?;
    state_of(context, &mut tx, input.name).await
}

async fn state_of(context: &RequestContext<'_>, tx: &mut Tx, name: KeyName) -> Result<SealingState, AccessError> {
    let key = store::key_in_use(tx, name.into()).await?;
    let entitled = entitled_users(tx, name).await?;
    let owners = store::pair_owners(tx).await?;
    let grants = match &key {
        Some(key) => store::grants(tx, key.id).await?,
        None => Vec::new(),
    };
    let (mut holders, mut candidates) = (Vec::new(), Vec::new());
    for User { id, full_name, .. } in entitled {
        match grants.iter().find(|grant| grant.user_id == id) {
            Some(grant) => holders.push(KeyHolder {
                user_id: id,
                full_name,
                granted_at: grant.granted_at,
                granted_by: grant.granted_by.clone(),
            }),
            None => {
                candidates.push(KeyCandidate { user_id: id, full_name, has_own_password: owners.contains(&id) });
            }
        }
    }
    let closed = match open_key(context, tx, name).await {
        Ok(_) => None,
        Err(KeyRefusal::Closed(why)) => Some(why),
        Err(KeyRefusal::Database(error)) => return Err(error.into()),
    };
    let code_made_at = key.as_ref().map(|key| key.recovery_made_at);
    Ok(SealingState { name, begun_at: key.map(|key| key.made_at), code_made_at, closed, holders, candidates })
}

/// Everybody who could be entitled and can sign in.
async fn entitled_users(tx: &mut Tx, name: KeyName) -> Result<Vec<User>, DatabaseError> {
    let may = |user: &User| user.roles.iter().any(|role| name.holders().contains(role));
    Ok(users::list(tx).await?.into_iter().filter(|user| user.archived_at.is_none() && may(user)).collect())
}

/// A key that was begun, or has another code: what is to be printed.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KeyCode {
    /// To be printed and locked away. Shown this once: it is not kept.
    pub code: String,
    /// How the key stands.
    pub state: SealingState,
}

/// Begins to seal: makes the key, gives it to whoever begins, and a code to be printed.
pub async fn begin_sealing(context: &RequestContext<'_>, input: KeyToSee) -> Result<KeyCode, AccessError> {
    let code = random_code(context);
    let (master, wrapped) = new_key(context, input.name.into(), &code).await?;
    let mut tx = context.write().await?;
    let begun = async {
        begin_within(context, &mut tx, input.name.into(), (&master, &wrapped)).await?;
        let state = state_of(context, &mut tx, input.name).await?;
        Ok((KeyCode { code, state }, vec![of_office(&AccessEvent::SealingBegun { key: input.name })]))
    }
    .await;
    settled(tx, begun).await
}

pub(super) async fn begin_within(
    context: &RequestContext<'_>,
    tx: &mut WriteTx,
    name: NamedKey,
    (master, code): (&KeyBytes, &Wrapped),
) -> Result<(), AccessError> {
    let pair = own_pair::open_here(context, tx).await?;
    let user_id = tx.user_id().ok_or(AccessError::UserNotFound)?;
    let by = (tx.user_id(), tx.now());
    let id = store::insert_key(tx, name, code, by).await?.ok_or(AccessError::SealingBegunAlready)?;
    let sealed = seal_to(context.office(), &pair.public(), master).ok_or_else(cannot_seal)?;
    store::grant(tx, (id, user_id), &sealed, (None, by.1)).await?;
    Ok(())
}

/// A key, and how its code opens it.
pub(super) async fn new_key(
    context: &RequestContext<'_>,
    name: NamedKey,
    code: &str,
) -> Result<(KeyBytes, Wrapped), AccessError> {
    let master = KeyBytes::new(context.office().random_bytes());
    let wrapped = wrapped_by_code(context, name, &master, code).await?;
    Ok((master, wrapped))
}

pub(super) fn place_of_code(name: NamedKey) -> String {
    format!("sealing_keys/{}", name.stored())
}

pub(super) async fn wrapped_by_code(
    context: &RequestContext<'_>,
    name: NamedKey,
    master: &KeyBytes,
    code: &str,
) -> Result<Wrapped, AccessError> {
    let (office, master, code) = (context.office().clone(), master.clone(), bare(code));
    let made = tokio::task::spawn_blocking(move || Wrapped::new(&office, &master, &code, &place_of_code(name)));
    made.await.ok().flatten().ok_or_else(|| cannot_seal().into())
}

pub(super) fn cannot_seal() -> DatabaseError {
    DatabaseError::inconsistent("a key could not be sealed")
}

/// Somebody's access to a key.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeyToGrant {
    /// What the key is for.
    pub name: KeyName,
    /// Who is to have it.
    pub user_id: UserId,
}

impl Input for KeyToGrant {
    fn sample() -> Self {
        Self { name: KeyName::Cpr, user_id: UserId(2) }
    }
}

impl Changing for KeyToGrant {
    const OPERATION: &'static str = "grant_key";
}

/// Somebody who is to have access no more.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeyToWithdraw {
    /// What the key is for.
    pub name: KeyName,
    /// Who is to have it no more.
    pub user_id: UserId,
}

impl Input for KeyToWithdraw {
    fn sample() -> Self {
        Self { name: KeyName::Cpr, user_id: UserId(2) }
    }
}

impl Changing for KeyToWithdraw {
    const OPERATION: &'static str = "withdraw_key";
}

/// Gives a colleague access, without knowing their password: the key is sealed to their key pair.
pub async fn grant_key(context: &RequestContext<'_>, input: KeyToGrant) -> Result<Changed<SealingState>, AccessError> {
    let mut tx = context.write().await?;
    let done = async {
        let colleague = entitled_users(&mut tx, input.name).await?.into_iter().find(|user| user.id == input.user_id);
        let colleague = colleague.ok_or(AccessError::UserNotFound)?;
        let (id, master) = master_of(context, &mut tx, input.name.into()).await?;
        let not_ready = AccessError::ColleagueNotReady { full_name: colleague.full_name };
        let public = store::public_key_of(&mut tx, input.user_id).await?.ok_or(not_ready)?;
        let sealed = seal_to(context.office(), &public, &master).ok_or_else(cannot_seal)?;
        let by = (tx.user_id(), tx.now());
        let is_new = store::grant(&mut tx, (id, input.user_id), &sealed, by).await?;
        Ok((is_new, state_of(context, &mut tx, input.name).await?))
    }
    .await;
    let inverse = KeyToWithdraw { name: input.name, user_id: input.user_id };
    let event = AccessEvent::KeyGranted { key: input.name };
    finish(tx, done, about(input.user_id, &event), &inverse).await
}

/// Takes a colleague's access away. One who has it stays: else nobody could give it again.
pub async fn withdraw_key(
    context: &RequestContext<'_>,
    input: KeyToWithdraw,
) -> Result<Changed<SealingState>, AccessError> {
    let mut tx = context.write().await?;
    let done = async {
        let (id, _) = master_of(context, &mut tx, input.name.into()).await?;
        store::take_turns(&mut tx, id).await?;
        let before = state_of(context, &mut tx, input.name).await?;
        if before.holders.iter().all(|holder| holder.user_id == input.user_id) {
            return Err(AccessError::LastKeyHolder);
        }
        let had_it = store::withdraw(&mut tx, id, input.user_id).await?;
        Ok((had_it, state_of(context, &mut tx, input.name).await?))
    }
    .await;
    let inverse = KeyToGrant { name: input.name, user_id: input.user_id };
    let event = AccessEvent::KeyWithdrawn { key: input.name };
    let is_own = context.who().is_some_and(|who| who.user_id == input.user_id);
    let changed = finish(tx, done, about(input.user_id, &event), &inverse).await?;
    // Whoever gave their own up cannot give it back to themselves.
    Ok(if is_own { Changed::for_good(changed.now) } else { changed })
}

/// The key of a name as it is granted, for somebody who has access.
pub(super) async fn master_of(
    context: &RequestContext<'_>,
    tx: &mut Tx,
    name: NamedKey,
) -> Result<(SealingKeyId, KeyBytes), AccessError> {
    let key = store::key_in_use(tx, name).await?;
    let key = key.ok_or(AccessError::KeyClosed { why: KeyClosed::NotBegun })?;
    let pair = own_pair::open_here(context, tx).await?;
    let user_id = context.who().ok_or(AccessError::UserNotFound)?.user_id;
    let sealed = store::grant_of(tx, key.id, user_id).await?;
    let sealed = sealed.ok_or(AccessError::KeyClosed { why: KeyClosed::NotGranted })?;
    let master = pair.unseal(&sealed);
    Ok((key.id, master.ok_or_else(|| DatabaseError::inconsistent("a key that was granted does not open"))?))
}

async fn finish<C: Changing>(
    tx: WriteTx,
    done: Result<(bool, SealingState), AccessError>,
    event: Event,
    inverse: &C,
) -> Result<Changed<SealingState>, AccessError> {
    let done = done.map(|(is_new, state)| match is_new {
        true => (Changed::with_undo(state, inverse), vec![event]),
        false => (Changed::for_good(state), Vec::new()),
    });
    settled(tx, done).await
}

/// Makes another code; the one before opens nothing any more.
pub async fn make_key_code(context: &RequestContext<'_>, input: KeyToSee) -> Result<KeyCode, AccessError> {
    let mut tx = context.read().await?;
    let (id, master) = master_of(context, &mut tx, input.name.into()).await?;
    drop(tx);
    let code = random_code(context);
    let wrapped = wrapped_by_code(context, input.name.into(), &master, &code).await?;
    let mut tx = context.write().await?;
    store::change_code(&mut tx, id, &wrapped, context.now()).await?;
    let state = state_of(context, &mut tx, input.name).await?;
    tx.commit(vec![of_office(&AccessEvent::KeyCodeMade { key: input.name })]).await?;
    Ok(KeyCode { code, state })
}

/// What is typed from the printed code of a key.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct KeyToRecover {
    /// What the key is for.
    pub name: KeyName,
    /// The printed code; hyphens, blanks and case do not matter.
    pub code: String,
}

impl Input for KeyToRecover {
    fn sample() -> Self {
        Self { name: KeyName::Cpr, code: "ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2".into() }
    }
}

/// Gives access to whoever has the printed code: when nobody who had it can sign in any more. Also to a key that was put
/// aside. Wrong tries wait as at the door.
pub async fn recover_key(context: &RequestContext<'_>, input: KeyToRecover) -> Result<SealingState, AccessError> {
    let (user_id, id, sealed) = recovered(context, input.name.into(), &input.code).await?;
    let mut tx = context.write().await?;
    clear_failures(&mut tx, user_id).await?;
    store::grant(&mut tx, (id, user_id), &sealed, (None, context.now())).await?;
    let state = state_of(context, &mut tx, input.name).await?;
    tx.commit(vec![about(user_id, &AccessEvent::KeyRecovered { key: input.name })]).await?;
    Ok(state)
}

/// A key as a printed code opens it, sealed to whoever sits at the seat.
pub(super) async fn recovered(
    context: &RequestContext<'_>,
    name: NamedKey,
    code: &str,
) -> Result<(UserId, SealingKeyId, Vec<u8>), AccessError> {
    let mut tx = context.read().await?;
    let user_id = context.who().ok_or(AccessError::UserNotFound)?.user_id;
    let user = find_signed_in(&mut tx, user_id).await?.ok_or(AccessError::UserNotFound)?;
    let pair = own_pair::open_here(context, &mut tx).await?;
    let codes = store::key_codes(&mut tx, name).await?;
    drop(tx);
    begin_attempt(context, &user).await?;
    let code = bare(code);
    let opening = move || {
        let open = |(id, wrapped): &(SealingKeyId, Wrapped)| Some((*id, wrapped.open(&code, &place_of_code(name))?));
        codes.iter().find_map(open)
    };
    let Some((id, master)) = tokio::task::spawn_blocking(opening).await.ok().flatten() else {
        let tx = context.write().await?;
        tx.commit(vec![about(user_id, &AccessEvent::KeyCodeRefused)]).await?;
        return Err(AccessError::WrongKeyCode);
    };
    let sealed = seal_to(context.office(), &pair.public(), &master).ok_or_else(cannot_seal)?;
    Ok((user_id, id, sealed))
}

/// A key that nobody can open any more.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LostKey {
    /// What it is for.
    pub name: KeyName,
    /// What happened, for the log.
    pub reason: String,
}

impl Input for LostKey {
    fn sample() -> Self {
        Self { name: KeyName::Cpr, reason: "Lederen er fratrådt, og arket med koden er væk.".into() }
    }
}

/// Begins anew with another key where nobody who has access can sign in any more and the code is gone. What the lost key
/// sealed stays sealed: it opens again only if the code is found.
pub async fn replace_lost_key(context: &RequestContext<'_>, input: LostKey) -> Result<KeyCode, AccessError> {
    let mut problems = FieldProblems::default();
    plain_text::check_required(&mut problems, "reason", &input.reason, LONGEST_REASON, context.today());
    users::refuse(problems)?;
    let code = random_code(context);
    let (master, wrapped) = new_key(context, input.name.into(), &code).await?;
    let mut tx = context.write().await?;
    let replaced = async {
        let before = state_of(context, &mut tx, input.name).await?;
        if !before.holders.is_empty() {
            return Err(AccessError::KeyIsHeld { full_names: names_of(before.holders) });
        }
        let key = store::key_in_use(&mut tx, input.name.into()).await?;
        let key = key.ok_or(AccessError::KeyClosed { why: KeyClosed::NotBegun })?;
        let now = tx.now();
        store::put_aside(&mut tx, key.id, now).await?;
        begin_within(context, &mut tx, input.name.into(), (&master, &wrapped)).await?;
        let state = state_of(context, &mut tx, input.name).await?;
        let event = AccessEvent::LostKeyReplaced { key: input.name, reason: input.reason.trim().to_owned() };
        Ok((KeyCode { code, state }, vec![of_office(&event)]))
    }
    .await;
    settled(tx, replaced).await
}

fn names_of(holders: Vec<KeyHolder>) -> Vec<String> {
    holders.into_iter().map(|holder| holder.full_name).collect()
}

fn of_office(event: &AccessEvent) -> Event {
    Event::new(Subject::of(SubjectKind::Office, 1), event)
}

fn about(user_id: UserId, event: &AccessEvent) -> Event {
    Event::new(Subject::of(SubjectKind::User, user_id.0), event)
}
