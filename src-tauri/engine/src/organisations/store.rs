//! All SQL about organisations, people and their contact roles. The directory has its own store.

mod contact_roles;
mod lookups;
mod organisations;
mod people;

use chrono::NaiveDate;

pub(super) use contact_roles::{
    RoleEndsRow, STATEMENTS as ROLES_STATEMENTS, find_role, insert_role, places_of, reinstate_role, role_of_request,
    roles_at, roles_of, same_role, update_role, withdraw_role,
};
pub(super) use lookups::{NamesRow, STATEMENTS as LOOKUPS_STATEMENTS, find_borrower, find_party, names, towns};
pub(super) use organisations::{
    STATEMENTS as ORGANISATIONS_STATEMENTS, above, archive_organisation, branches_of, find_organisation,
    forget_in_notes, insert_organisation, organisation_of_request, organisations_called, organisations_with_cvr,
    restore_organisation, update_organisation,
};
pub(super) use people::{
    STATEMENTS as PEOPLE_STATEMENTS, anonymise_person, archive_person, find_person, find_person_name, insert_person,
    people_called, person_of_request, restore_person, update_person,
};

/// Follows `merged_into` from `$1` to whoever stands.
macro_rules! standing_for {
    ($table:literal) => {
        concat!(
            "WITH RECURSIVE chain (id, merged_into) AS (SELECT id, merged_into FROM ",
            $table,
            " WHERE id = $1
            UNION SELECT n.id, n.merged_into FROM chain c JOIN ",
            $table,
            " n ON n.id = c.merged_into) "
        )
    };
}
use standing_for;

/// How many ids one statement takes; the rest of the places repeat the last.
pub(super) const IDS_AT_ONCE: usize = 50;

/// The ids in portions of exactly [`IDS_AT_ONCE`], the last filled up with its last id.
pub(super) fn portions<T: Copy>(ids: &[T]) -> impl Iterator<Item = Vec<T>> + '_ {
    ids.chunks(IDS_AT_ONCE).map(|chunk| {
        let mut portion = chunk.to_vec();
        if let Some(last) = portion.last().copied() {
            portion.resize(IDS_AT_ONCE, last);
        }
        portion
    })
}

fn written(date: Option<NaiveDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// A name as it is sorted and compared.
pub(super) struct NameKeys {
    pub sort_key: String,
    pub folded: String,
}

/// An id with its name.
#[derive(sqlx::FromRow)]
pub(super) struct NamedRow {
    pub id: i64,
    pub name: String,
}
