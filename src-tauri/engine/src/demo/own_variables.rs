//! What this office wants filled in besides what the program asks for: keys are lent against a deposit, and whoever borrows
//! them is shown around the house first.

use super::desk::{Desk, Expected, at, day};
use crate::access::Role;
use crate::agreements::{self, KeepOwnVariables, OwnVariable, OwnVariableKind, VariableUse};
use crate::database::DatabaseError;
use crate::shared::localised_text::LocalisedText;

/// What is lent out with the house, as a further line in a clause about premises.
pub(super) const KEYS: &str = "Foreningen låner {{own_antal_noegler}} nøgler til huset mod et depositum på \
    {{own_noegledepositum}}. Centret viser huset frem {{own_rundvisning}}.";

/// Keeps them, before the first agreement is begun.
pub(super) async fn keep(desk: &Desk) -> Result<(), DatabaseError> {
    desk.set(at(day("2025-11-13"), 13, 20));
    let context = desk.context(Role::Consultant, "keep_own_variables");
    let variables = vec![
        own("antal nøgler", OwnVariableKind::Text, ("Antal nøgler", "Number of keys"), ""),
        own("nøgledepositum", OwnVariableKind::Money, ("Depositum for nøgler", "Deposit for keys"), "200"),
        own("rundvisning", OwnVariableKind::Date, ("Dag for rundvisning i huset", "Day for being shown around"), ""),
    ];
    let input = KeepOwnVariables { version: 0, variables };
    agreements::keep_own_variables(&context, input).await.expected("own variables are kept").map(|_| ())
}

fn own(word: &str, kind: OwnVariableKind, (da, en): (&str, &str), default: &str) -> OwnVariable {
    let text = |da: &str, en: &str| LocalisedText { da: da.into(), en: en.into() };
    OwnVariable {
        name: String::new(),
        word: word.into(),
        kind,
        label: text(da, en),
        default: text(default, default),
        standing: VariableUse::Used,
    }
}
