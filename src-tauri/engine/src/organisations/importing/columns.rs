//! What a table of people or of organisations may hold, and how such columns are headed. The headings are read, never shown.

use crate::files::{Column, ColumnKind};

const fn column(key: &'static str, kind: ColumnKind, headings: &'static [&'static str]) -> Column {
    Column { key, kind, headings }
}

/// The columns of a table of people.
pub(super) const OF_PEOPLE: &[Column] = &[
    column("fullName", ColumnKind::Name, &["navn", "fulde navn", "name", "full name", "person", "medlem", "frivillig"]),
    column("firstName", ColumnKind::Words, &["fornavn", "fornavne", "first name", "given name"]),
    column("lastName", ColumnKind::Words, &["efternavn", "efternavne", "last name", "surname", "family name"]),
    column(
        "phone",
        ColumnKind::Phone,
        &["telefon", "tlf", "telefonnummer", "tlf nr", "mobil", "mobilnummer", "phone", "tel"],
    ),
    column(
        "secondPhone",
        ColumnKind::Phone,
        &["anden telefon", "telefon 2", "mobil", "mobiltelefon", "mobile", "fastnet"],
    ),
    column("email", ColumnKind::Email, &["e-mail", "email", "mail", "mailadresse", "e-mailadresse"]),
    column("address", ColumnKind::Words, &["adresse", "address", "bopæl", "fulde adresse"]),
    column("street", ColumnKind::Words, &["vej", "vejnavn", "gade", "gadenavn", "street", "vej og nummer", "adresse"]),
    column("postalCode", ColumnKind::PostalCode, &["postnr", "postnummer", "post nr", "postal code", "zip"]),
    column("town", ColumnKind::Words, &["by", "bynavn", "town", "city", "postdistrikt"]),
    column("postalTown", ColumnKind::Words, &["postnr og by", "postnr by", "postnummer og by"]),
    column(
        "protection",
        ColumnKind::Words,
        &["adressebeskyttelse", "navnebeskyttelse", "beskyttet", "navne- og adressebeskyttelse", "protected"],
    ),
    column(
        "note",
        ColumnKind::Words,
        &["note", "noter", "bemærkning", "bemærkninger", "kommentar", "notes", "comment"],
    ),
];

/// The columns of a table of organisations, with whom to ring there.
pub(super) const OF_ORGANISATIONS: &[Column] = &[
    column(
        "name",
        ColumnKind::Name,
        &[
            "navn",
            "foreningsnavn",
            "foreningens navn",
            "forening",
            "name",
            "organisation",
            "arbejdsplads",
            "association",
        ],
    ),
    column("shortName", ColumnKind::Words, &["kort navn", "kortnavn", "forkortelse", "short name"]),
    column("cvr", ColumnKind::Cvr, &["cvr", "cvr nr", "cvr nummer", "cvrnr"]),
    column("pNumber", ColumnKind::PNumber, &["p-nummer", "p-nr", "pnr", "produktionsenhed"]),
    column("phone", ColumnKind::Phone, &["telefon", "tlf", "telefonnummer", "tlf nr", "phone", "tel", "mobil"]),
    column("email", ColumnKind::Email, &["e-mail", "email", "mail", "mailadresse", "e-mailadresse"]),
    column("web", ColumnKind::Words, &["hjemmeside", "web", "website", "www", "url"]),
    column("address", ColumnKind::Words, &["adresse", "address", "fulde adresse"]),
    column("street", ColumnKind::Words, &["vej", "vejnavn", "gade", "street", "vej og nummer", "adresse"]),
    column("postalCode", ColumnKind::PostalCode, &["postnr", "postnummer", "post nr", "postal code", "zip"]),
    column("town", ColumnKind::Words, &["by", "bynavn", "town", "city", "postdistrikt"]),
    column("postalTown", ColumnKind::Words, &["postnr og by", "postnr by", "postnummer og by"]),
    column(
        "contactName",
        ColumnKind::Words,
        &["kontaktperson", "kontakt", "kontaktpersonens navn", "formand", "contact", "contact person"],
    ),
    column(
        "contactPhone",
        ColumnKind::Phone,
        &["kontaktpersonens telefon", "kontakttelefon", "kontakt telefon", "kontaktperson telefon", "contact phone"],
    ),
    column(
        "contactEmail",
        ColumnKind::Email,
        &["kontaktpersonens e-mail", "kontakt e-mail", "kontaktmail", "kontaktperson e-mail", "contact email"],
    ),
    column(
        "note",
        ColumnKind::Words,
        &["note", "noter", "bemærkning", "bemærkninger", "kommentar", "notes", "comment"],
    ),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_column_has_a_name_of_its_own() {
        for columns in [OF_PEOPLE, OF_ORGANISATIONS] {
            let keys: BTreeSet<&str> = columns.iter().map(|column| column.key).collect();
            assert_eq!(keys.len(), columns.len());
        }
    }
}
