//! What a table of nominations may hold, and how such columns are headed: by the questions of the form (`domain.md` D.3) in Danish
//! and English, or in a word. The headings are read, never shown.

use crate::files::{Column, ColumnKind};

const fn column(key: &'static str, kind: ColumnKind, headings: &'static [&'static str]) -> Column {
    Column { key, kind, headings }
}

/// The columns of a table of nominations.
pub(in crate::award) const COLUMNS: &[Column] = &[
    column(
        "name",
        ColumnKind::Name,
        &[
            "hvem indstiller du",
            "hvem indstilles",
            "hvem vil du indstille",
            "who do you nominate",
            "indstillet",
            "den indstillede",
            "den indstilledes navn",
            "kandidat",
            "nominee",
            "navn på den indstillede",
        ],
    ),
    column(
        "kind",
        ColumnKind::Words,
        &[
            "er det en person en gruppe eller en forening",
            "person gruppe eller forening",
            "person group or association",
            "is it a person a group or an association",
            "type",
            "slags",
            "kind",
        ],
    ),
    column(
        "contact",
        ColumnKind::Words,
        &[
            "kontaktoplysninger på den indstillede eller en kontaktperson",
            "kontaktoplysninger på den indstillede",
            "kontakt til den indstillede",
            "kontaktperson",
            "contact of the nominee",
            "contact person",
        ],
    ),
    column(
        "phone",
        ColumnKind::Phone,
        &["den indstilledes telefon", "telefon på den indstillede", "nominee phone", "kontaktpersonens telefon"],
    ),
    column(
        "email",
        ColumnKind::Email,
        &["den indstilledes e-mail", "e-mail på den indstillede", "nominee email", "kontaktpersonens e-mail"],
    ),
    column(
        "place",
        ColumnKind::Words,
        &[
            "hvor yder den indstillede sin indsats",
            "hvor ydes indsatsen",
            "where is the effort made",
            "where",
            "hvor",
            "sted",
            "place",
        ],
    ),
    column(
        "since",
        ColumnKind::Words,
        &[
            "hvor længe har indsatsen stået på",
            "siden hvilket år",
            "since which year",
            "since when",
            "hvor længe",
            "siden",
            "since",
        ],
    ),
    column(
        "area",
        ColumnKind::Words,
        &["bydel til statistik", "hvilken bydel", "bydel", "område", "part of town", "area", "district"],
    ),
    column("targetGroup", ColumnKind::Words, &["målgruppe", "hvem hjælper indsatsen", "target group"]),
    column(
        "effort",
        ColumnKind::Words,
        &[
            "hvad gør den indstillede beskriv indsatsen",
            "hvad gør den indstillede",
            "beskriv indsatsen",
            "what do they do",
            "what does the nominee do",
            "indsats",
            "indsatsen",
            "effort",
        ],
    ),
    column(
        "difference",
        ColumnKind::Words,
        &[
            "hvilken forskel gør det og for hvem",
            "hvilken forskel gør det",
            "what difference does it make and for whom",
            "what difference for whom",
            "what difference",
            "forskel",
            "difference",
        ],
    ),
    column(
        "why",
        ColumnKind::Words,
        &[
            "hvorfor skal netop denne kandidat have prisen",
            "hvorfor netop denne kandidat",
            "hvorfor skal netop denne",
            "why should this one have the award",
            "why this one",
            "begrundelse",
            "hvorfor",
            "why",
        ],
    ),
    column(
        "criteria",
        ColumnKind::Words,
        &["hvilke kriterier passer bedst", "which criteria fit best", "which criteria fit", "kriterier", "criteria"],
    ),
    column(
        "knows",
        ColumnKind::Words,
        &[
            "ved den indstillede at du indstiller",
            "ved den indstillede det",
            "does the nominee know",
            "does the nominee know of it",
        ],
    ),
    column(
        "nominator",
        ColumnKind::Name,
        &[
            "dit navn telefon e-mail og eventuel forening",
            "your name and contact",
            "your name phone e-mail and association",
            "dit navn",
            "your name",
            "indstillers navn",
            "indstiller",
            "nominator",
        ],
    ),
    column(
        "nominatorPhone",
        ColumnKind::Phone,
        &[
            "din telefon",
            "dit telefonnummer",
            "your phone",
            "indstillers telefon",
            "telefon",
            "telefonnummer",
            "tlf",
            "phone",
        ],
    ),
    column(
        "nominatorEmail",
        ColumnKind::Email,
        &[
            "din e-mail",
            "din mail",
            "your e-mail",
            "your email",
            "indstillers e-mail",
            "e-mail",
            "email",
            "mail",
            "e-mailadresse",
        ],
    ),
    column(
        "nominatorAssociation",
        ColumnKind::Words,
        &["din forening", "eventuel forening", "your association", "indstillers forening", "forening"],
    ),
    column(
        "tie",
        ColumnKind::Words,
        &[
            "din tilknytning til den indstillede",
            "tilknytning til den indstillede",
            "din tilknytning",
            "your relation",
            "your relation to the nominee",
            "tilknytning",
            "relation",
        ],
    ),
    column(
        "enclosed",
        ColumnKind::Words,
        &["bilag billede avisudklip", "bilag", "vedhæftet", "attachment", "attachments", "enclosed"],
    ),
    column(
        "informed",
        ColumnKind::Words,
        &[
            "jeg er indforstået med at oplysningerne bruges til at vælge årets modtager og at de slettes bagefter",
            "jeg er indforstået",
            "indforstået",
            "data note",
            "i know what the data is used for",
            "samtykke",
        ],
    ),
    column(
        "receivedOn",
        ColumnKind::Date,
        &[
            "modtaget",
            "tidsstempel",
            "indsendt",
            "oprettet",
            "afsendt",
            "dato",
            "received",
            "timestamp",
            "submitted",
            "completion time",
            "sluttidspunkt",
        ],
    ),
    column("receivedTime", ColumnKind::Words, &["klokkeslæt", "tidspunkt", "tid", "kl", "time", "time of day"]),
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
