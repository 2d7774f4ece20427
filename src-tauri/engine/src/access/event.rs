//! The event log: who, when, what, on which request. Values are ids and plain facts, never a CPR number and never a
//! sentence; the sentence is made where it is read.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::shared::text_enum::text_enum;

text_enum! {
    /// What kind of thing an event is about.
    pub enum SubjectKind {
        /// The office itself and its settings.
        Office = "office",
        /// A user.
        User = "user",
        /// An organisation.
        Organisation = "organisation",
        /// A person.
        Person = "person",
        /// A house.
        Premises = "premises",
        /// A room.
        Room = "room",
        /// A closure.
        Closure = "closure",
        /// A booking.
        Booking = "booking",
        /// Bookings that were made together.
        Series = "series",
        /// An agreement.
        Agreement = "agreement",
        /// A volunteer, by the person's id.
        Volunteer = "volunteer",
        /// The register of volunteers as a whole: its figures, and the lists that are made of it.
        Register = "register",
        /// A claim.
        Claim = "claim",
        /// The award of a year, as a whole.
        AwardYear = "award_year",
        /// Somebody who is nominated. Until the recipient is public the log tells nobody of these.
        Nominee = "nominee",
        /// A stored paper.
        Paper = "paper",
    }
}

/// One thing an event, a look or a search is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Subject {
    /// What kind of thing.
    pub kind: SubjectKind,
    /// Its id.
    #[ts(type = "number")]
    pub id: i64,
}

impl Subject {
    /// The thing of this kind with this id.
    pub fn of(kind: SubjectKind, id: i64) -> Self {
        Self { kind, id }
    }
}

/// Something that happened, ready for the log.
#[derive(Debug, Clone)]
pub struct Event {
    /// What it happened to.
    pub subject: Subject,
    pub(super) name: String,
    pub(super) values: serde_json::Value,
}

impl Event {
    /// Takes a slice's event, an enum tagged `event` with its `values`.
    pub fn new(subject: Subject, event: &impl Serialize) -> Self {
        let tagged = serde_json::to_value(event).unwrap_or_default();
        let name = tagged.get("event").and_then(serde_json::Value::as_str).unwrap_or("unnamed").to_owned();
        let values = tagged.get("values").cloned().unwrap_or(serde_json::Value::Null);
        Self { subject, name, values }
    }
}

/// What can happen in this slice, and what the gate itself notes.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(tag = "event", content = "values", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum AccessEvent {
    /// The office was made, with its first user.
    OfficeSetUp {
        /// Its name.
        name: String,
    },
    /// Somebody signed in.
    UserSignedIn,
    /// Somebody left the desk.
    UserSignedOut,
    /// A sign-in was refused. `user_name` is what was typed, unless it looks like a CPR number.
    SignInRefused {
        /// The name that was typed.
        user_name: Option<String>,
    },
    /// A user was added.
    UserAdded {
        /// The roles given.
        roles: Vec<super::Role>,
    },
    /// A user was changed.
    UserChanged {
        /// The fields that changed, by their names on the wire.
        fields: Vec<String>,
    },
    /// A user may no longer sign in.
    UserArchived,
    /// A user may sign in again.
    UserRestored,
    /// A password was changed or set anew.
    PasswordChanged,
    /// A printed recovery code was made; earlier ones are void.
    RecoveryCodeMade,
    /// A printed recovery code was used to set a new password.
    RecoveryCodeUsed,
    /// A paper stands in the municipality's case system.
    PaperJournalled {
        /// The paper.
        paper_id: crate::shared::ids::PaperId,
        /// The case there.
        case_number: String,
        /// The document there, or empty.
        document_number: String,
    },
    /// A paper is none that is journalled.
    PaperLeftOutOfJournal {
        /// The paper.
        paper_id: crate::shared::ids::PaperId,
        /// Why not.
        reason: String,
    },
    /// A paper waits for the journal again.
    PaperJournalOpened {
        /// The paper.
        paper_id: crate::shared::ids::PaperId,
    },
    /// Where a sealed paper stands in the journal was said, or taken back. Where, stands with the paper alone.
    SealedPaperSettled {
        /// The paper.
        paper_id: crate::shared::ids::PaperId,
    },
    /// Somebody has a key pair of their own, which opens with the password they chose. About them.
    KeyPairMade,
    /// Somebody's own pair was wrapped anew, for another password of theirs: what it opens stays open to them.
    KeyPairRewrapped,
    /// Somebody's pair is void, and with it every access they had: their password was set by other means than the one before.
    KeyPairVoided,
    /// Something began to be sealed.
    SealingBegun {
        /// What the key is for.
        key: super::KeyName,
    },
    /// A user was given access to what is sealed.
    KeyGranted {
        /// What the key is for.
        key: super::KeyName,
    },
    /// A user's access was taken away.
    KeyWithdrawn {
        /// What the key is for.
        key: super::KeyName,
    },
    /// Another code was printed that opens a key; the one before is void.
    KeyCodeMade {
        /// What the key is for.
        key: super::KeyName,
    },
    /// Somebody tried to open a key with another code than the printed one.
    KeyCodeRefused,
    /// A user got access by the printed code.
    KeyRecovered {
        /// What the key is for.
        key: super::KeyName,
    },
    /// A key that nobody could open was put aside for a new one.
    LostKeyReplaced {
        /// What the key is for.
        key: super::KeyName,
        /// What had happened.
        reason: String,
    },
    /// Office details or settings changed.
    OfficeChanged {
        /// The fields that changed, by their names on the wire.
        fields: Vec<String>,
    },
    /// The log was read beyond one's own acts.
    LogRead {
        /// Why, where it was said.
        reason: Option<String>,
    },
    /// Personal data was looked at. The gate notes it.
    Looked {
        /// Through which operation.
        operation: String,
    },
    /// Somebody searched among persons. The gate notes it.
    Searched {
        /// Through which operation.
        operation: String,
        /// What was searched for.
        words: String,
    },
    /// A paper was printed. The gate notes it.
    Printed {
        /// Through which operation.
        operation: String,
    },
    /// Data left the program as a list or file. The gate notes it.
    Exported {
        /// Through which operation.
        operation: String,
    },
}
