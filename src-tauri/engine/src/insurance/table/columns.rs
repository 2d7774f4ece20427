//! What a table of volunteers may hold, and how such columns are headed. The headings are read, never shown.

use crate::files::{Column, ColumnKind};

const fn column(key: &'static str, kind: ColumnKind, headings: &'static [&'static str]) -> Column {
    Column { key, kind, headings }
}

/// The columns of a table of volunteers: a person and an attachment each.
pub(in crate::insurance) const COLUMNS: &[Column] = &[
    column(
        "fullName",
        ColumnKind::Name,
        &["navn", "fulde navn", "frivillig", "frivilliges navn", "name", "full name", "volunteer", "person"],
    ),
    column("firstName", ColumnKind::Words, &["fornavn", "fornavne", "first name", "given name"]),
    column("lastName", ColumnKind::Words, &["efternavn", "efternavne", "last name", "surname", "family name"]),
    column(
        "birthDate",
        ColumnKind::BirthDate,
        &["fødselsdato", "fødselsdag", "født", "fødsel", "fødselsdata", "date of birth", "birth date", "born"],
    ),
    column(
        "phone",
        ColumnKind::Phone,
        &["telefon", "tlf", "telefonnummer", "tlf nr", "mobil", "mobilnummer", "phone", "tel", "mobile"],
    ),
    column("email", ColumnKind::Email, &["e-mail", "email", "mail", "mailadresse", "e-mailadresse"]),
    column(
        "protection",
        ColumnKind::Words,
        &["adressebeskyttelse", "navnebeskyttelse", "beskyttet", "navne- og adressebeskyttelse", "protected"],
    ),
    column(
        "workplace",
        ColumnKind::Words,
        &["arbejdsplads", "arbejdssted", "institution", "sted", "tilknyttet", "tjenestested", "workplace", "place"],
    ),
    column("activity", ColumnKind::Words, &["aktivitet", "opgave", "funktion", "activity", "role", "job"]),
    column("effortType", ColumnKind::Words, &["indsatstype", "indsats", "type indsats", "effort type", "effort"]),
    column("track", ColumnKind::Words, &["dækningstype", "dækning", "spor", "cover track", "track", "cover"]),
    column("trackReason", ColumnKind::Words, &["begrundelse", "årsag", "reason"]),
    column("association", ColumnKind::Words, &["forening", "via forening", "association"]),
    column(
        "startsOn",
        ColumnKind::Date,
        &["startdato", "start", "fra", "fra dato", "første dag", "begyndt", "begynder", "from", "start date", "starts"],
    ),
    column(
        "endsOn",
        ColumnKind::Date,
        &["slutdato", "slut", "til", "til dato", "sidste dag", "ophørt", "ophører", "to", "end date", "ends", "until"],
    ),
    column(
        "weeklyHours",
        ColumnKind::Words,
        &[
            "timer",
            "timer pr uge",
            "timer om ugen",
            "ugentlige timer",
            "timer uge",
            "hours",
            "hours a week",
            "weekly hours",
        ],
    ),
    column("approvedBy", ColumnKind::Words, &["godkendt af", "godkender", "leder", "approved by", "approver"]),
    column(
        "approvedOn",
        ColumnKind::Words,
        &["godkendt", "godkendt den", "godkendelsesdato", "godkendt dato", "approved", "approved on", "approval date"],
    ),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_column_has_a_name_of_its_own() {
        let keys: BTreeSet<&str> = COLUMNS.iter().map(|column| column.key).collect();
        assert_eq!(keys.len(), COLUMNS.len());
    }
}
