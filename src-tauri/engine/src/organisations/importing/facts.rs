//! What a row of a table tells, as facts of a card; and what is wrong with it, at the column where it is mended.

use chrono::NaiveDate;

use crate::files::{TypedRow, emails_told, phones_told, said_yes};
use crate::organisations::organisation::{BorrowerCategory, CheckedOrganisation, OrganisationFacts, OrganisationKind};
use crate::organisations::person::{CheckedPerson, PersonAddress, PersonFacts, Protection};
use crate::shared::field::FieldProblem;
use crate::shared::postal::PostalCode;

/// A person as a row tells of them.
pub(super) fn person_of(row: &TypedRow, today: NaiveDate) -> Result<CheckedPerson, Vec<FieldProblem>> {
    let (phone, second) = phones_told(row.cell("phone"));
    let own_second = phones_told(row.cell("secondPhone")).0;
    let facts = PersonFacts {
        full_name: name_of(row),
        phone,
        second_phone: if own_second.is_empty() { second } else { own_second },
        email: emails_told(row.cell("email")),
        address: address_of(row),
        protection: if said_yes(row.cell("protection")) { Protection::Protected } else { Protection::Open },
        note: row.cell("note").to_owned(),
    };
    facts.checked("", today).map_err(|problems| at_columns(problems, row))
}

/// An organisation as a row tells of it. What it is and counts as is said once for the whole table.
pub(super) fn organisation_of(
    row: &TypedRow,
    (kind, category): (OrganisationKind, BorrowerCategory),
    today: NaiveDate,
) -> Result<CheckedOrganisation, Vec<FieldProblem>> {
    let mut facts = OrganisationFacts::named(kind, row.cell("name"), category);
    facts.short_name = row.cell("shortName").to_owned();
    facts.cvr = row.cell("cvr").to_owned();
    facts.p_number = row.cell("pNumber").to_owned();
    facts.phone = phones_told(row.cell("phone")).0;
    facts.email = emails_told(row.cell("email"));
    facts.web = row.cell("web").to_owned();
    if let PersonAddress::Shown { street, postal_code, town } = address_of(row) {
        (facts.street, facts.postal_code, facts.town) = (street, postal_code, town);
    }
    facts.note = row.cell("note").to_owned();
    facts.checked("", today).map_err(|problems| at_columns(problems, row))
}

/// Whom to ring at an organisation; `None` where the row tells nobody.
pub(super) fn contact_of(row: &TypedRow, today: NaiveDate) -> Result<Option<CheckedPerson>, Vec<FieldProblem>> {
    let is_told = ["contactName", "contactPhone", "contactEmail"].iter().any(|key| !row.cell(key).is_empty());
    if !is_told {
        return Ok(None);
    }
    let (phone, second_phone) = phones_told(row.cell("contactPhone"));
    let email = emails_told(row.cell("contactEmail"));
    let facts = PersonFacts { phone, second_phone, email, ..PersonFacts::named(row.cell("contactName")) };
    let problems = match facts.checked("", today) {
        Ok(person) => return Ok(Some(person)),
        Err(problems) => problems,
    };
    let at_contact = |problem: FieldProblem| {
        let field = match problem.field.as_str() {
            "fullName" => "contactName",
            "email" => "contactEmail",
            _ => "contactPhone",
        };
        FieldProblem { field: field.to_owned(), ..problem }
    };
    Err(problems.into_iter().map(at_contact).collect())
}

/// The name, in one column or in two.
fn name_of(row: &TypedRow) -> String {
    let whole = row.cell("fullName");
    if whole.is_empty() {
        format!("{} {}", row.cell("firstName"), row.cell("lastName")).trim().to_owned()
    } else {
        whole.to_owned()
    }
}

/// An address in columns of its own, or in one: `Kirkebakken 4, 2683 Havbjerg`.
fn address_of(row: &TypedRow) -> PersonAddress {
    let (mut street, mut postal_code, mut town) =
        (row.cell("street").to_owned(), row.cell("postalCode").to_owned(), row.cell("town").to_owned());
    let (before, told_code, told_town) = parted(row.cell("address"));
    if street.is_empty() {
        street = before;
    }
    let (_, of_code, of_town) = parted(row.cell("postalTown"));
    for (code, place) in [(of_code, of_town), (told_code, told_town)] {
        if postal_code.is_empty() && town.is_empty() {
            (postal_code, town) = (code, place);
        }
    }
    PersonAddress::Shown { street, postal_code, town }
}

/// Street, postal code and town of an address in one line. Without a postal code it is all street.
fn parted(address: &str) -> (String, String, String) {
    let words: Vec<&str> = address.split_whitespace().collect();
    let bare = |word: &str| word.trim_matches(',').to_owned();
    let code = words.iter().rposition(|word| bare(word).len() == 4 && PostalCode::parse(&bare(word)).is_ok());
    match code {
        // A house can have four digits; a town follows a postal code.
        Some(place) if place + 1 < words.len() => {
            let street = words[..place].join(" ").trim_end_matches([',', ' ']).to_owned();
            (street, bare(words[place]), words[place + 1..].join(" "))
        }
        _ => (address.to_owned(), String::new(), String::new()),
    }
}

/// A problem of a fact, at the column it was read from.
fn at_columns(problems: Vec<FieldProblem>, row: &TypedRow) -> Vec<FieldProblem> {
    let has = |key: &str| !row.cell(key).is_empty();
    let at_column = |problem: FieldProblem| {
        let field = problem.field.trim_start_matches("address.");
        let field = match field {
            "fullName" if !has("fullName") && (has("firstName") || has("lastName")) => "firstName",
            "secondPhone" if !has("secondPhone") => "phone",
            "street" | "postalCode" | "town" if !has(field) && has("postalTown") && field != "street" => "postalTown",
            "street" | "postalCode" | "town" if !has(field) && has("address") => "address",
            _ => field,
        };
        FieldProblem { field: field.to_owned(), problem: problem.problem }
    };
    problems.into_iter().map(at_column).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shared::field::Problem;

    fn row(cells: &[(&str, &str)]) -> TypedRow {
        TypedRow::of(1, cells)
    }

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
    }

    fn shown(street: &str, postal_code: &str, town: &str) -> PersonAddress {
        PersonAddress::Shown { street: street.into(), postal_code: postal_code.into(), town: town.into() }
    }

    #[test]
    fn a_name_stands_in_one_column_or_in_two() {
        for cells in [[("fullName", "Åse Bækgaard"), ("note", "")], [("firstName", "Åse"), ("lastName", "Bækgaard")]]
        {
            assert_eq!(person_of(&row(&cells), today()).unwrap().facts().full_name, "Åse Bækgaard");
        }
    }

    #[test]
    fn an_address_stands_in_one_column_or_in_several() {
        for cells in [
            &[("address", "Kirkebakken 4, 2. tv, 2683 Havbjerg")][..],
            &[("street", "Kirkebakken 4, 2. tv"), ("postalTown", "2683 Havbjerg")],
            &[("street", "Kirkebakken 4, 2. tv"), ("postalCode", "2683"), ("town", "Havbjerg")],
            &[("address", "Kirkebakken 4, 2. tv"), ("postalCode", "2683"), ("town", "Havbjerg")],
        ] {
            assert_eq!(address_of(&row(cells)), shown("Kirkebakken 4, 2. tv", "2683", "Havbjerg"), "{cells:?}");
        }
        assert_eq!(address_of(&row(&[("address", "Strandvej 1204")])), shown("Strandvej 1204", "", ""));
    }

    #[test]
    fn what_is_wrong_is_told_where_it_is_mended() {
        let problems = person_of(
            &row(&[("firstName", "1506809997"), ("phone", "12"), ("email", "x"), ("postalCode", "99")]),
            today(),
        );
        let fields: Vec<(String, Problem)> =
            problems.unwrap_err().into_iter().map(|one| (one.field, one.problem)).collect();
        assert_eq!(
            fields,
            [
                ("firstName".to_owned(), Problem::LooksLikeCpr),
                ("phone".to_owned(), Problem::Phone),
                ("email".to_owned(), Problem::Email),
                ("postalCode".to_owned(), Problem::PostalCode),
            ]
        );
        let contact = contact_of(&row(&[("contactPhone", "84000145")]), today()).unwrap_err();
        assert_eq!((contact[0].field.as_str(), &contact[0].problem), ("contactName", &Problem::Missing));
    }
}
