//! What Bøgelunde covers: the council's list of efforts, and the municipality's insurances.

use std::collections::BTreeMap;

use super::desk::{Desk, Expected, at, day};
use crate::access::Role;
use crate::database::DatabaseError;
use crate::insurance::{
    self, Carrier, CoverKind, EffortPeriodFacts, EffortTypeFacts, EffortTypeToAdd, MunicipalCoverFacts,
    MunicipalCoverToAdd,
};
use crate::shared::ids::EffortTypeId;

const FIRST_DECISION: (&str, &str) = ("Byrådet 13. december 2017, punkt 12", "2017-12-13");
const SECOND_DECISION: (&str, &str) = ("Social- og sundhedsudvalget 11. november 2025, punkt 7", "2025-11-11");

/// What it is called, how the list puts it, and when it is covered, with the decision.
type Row = (&'static str, &'static str, &'static str, &'static str, (&'static str, &'static str));

/// The list. Work in the park was taken off it; accompanying came on with the second decision.
const LIST: [Row; 9] = [
    ("Besøgsven", "Besøg hos borgere i eget hjem og på plejecentre", "2018-01-01", "", FIRST_DECISION),
    ("Højtlæsning og samvær", "Højtlæsning, spil og samvær på kommunens centre", "2018-01-01", "", FIRST_DECISION),
    ("Caféhjælp", "Hjælp i caféer og ved fællesspisning", "2018-01-01", "", FIRST_DECISION),
    ("Cykelrickshaw", "Ture med kommunens cykelrickshaws", "2018-01-01", "", FIRST_DECISION),
    ("Lektiehjælp", "Hjælp til lektier på skoler og biblioteker", "2018-01-01", "", FIRST_DECISION),
    ("IT-hjælp", "Hjælp til borgere med telefon, computer og MitID", "2018-01-01", "", FIRST_DECISION),
    ("Sprogven", "Samtaler på dansk med nye borgere", "2018-01-01", "", FIRST_DECISION),
    ("Følgeven", "Følge til læge, sygehus og indkøb", "2026-01-01", "", SECOND_DECISION),
    ("Parkens venner", "Pasning af bede og stier i kommunens parker", "2018-01-01", "2026-06-30", FIRST_DECISION),
];

/// Writes both down; the kinds of effort by their names.
pub(super) async fn write_down(desk: &Desk) -> Result<BTreeMap<&'static str, EffortTypeId>, DatabaseError> {
    desk.set(at(day("2025-11-12"), 9, 10));
    let mut list = BTreeMap::new();
    for (name, wording, from, to, (decision, decided_on)) in LIST {
        let period = EffortPeriodFacts {
            from: from.into(),
            to: to.into(),
            decision: decision.into(),
            decided_on: decided_on.into(),
            wording: wording.into(),
        };
        let facts = EffortTypeFacts { name: name.into(), description: String::new(), periods: vec![period] };
        let context = desk.context(Role::Manager, "add_effort_type");
        let input = EffortTypeToAdd { request_key: desk.new_key(), facts };
        let added = insurance::add_effort_type(&context, input).await.expected("a kind of effort is listed")?;
        list.insert(name, added.now.id);
        desk.work_on(2);
    }
    for facts in insurances() {
        let context = desk.context(Role::Manager, "add_municipal_cover");
        let input = MunicipalCoverToAdd { request_key: desk.new_key(), facts };
        insurance::add_municipal_cover(&context, input).await.expected("an insurance is written down")?;
        desk.work_on(2);
    }
    Ok(list)
}

fn insurances() -> Vec<MunicipalCoverFacts> {
    let bought = |kind, policy_number: &str, (from, to): (&str, &str), covers: &str, sums: &str| MunicipalCoverFacts {
        kind,
        carrier: Carrier::Insurer,
        insurer: "Kystens Forsikring".into(),
        policy_number: policy_number.into(),
        from: from.into(),
        to: to.into(),
        covers: covers.into(),
        sums: sums.into(),
    };
    let accidents = "Ulykker under en godkendt frivillig indsats, på samme vilkår som arbejdsskadesikringsloven";
    let damage = "Skade, som frivillige uagtsomt volder andre under indsatsen";
    vec![
        MunicipalCoverFacts {
            kind: CoverKind::IndustrialInjury,
            carrier: Carrier::SelfInsured,
            insurer: "Forsikringskontoret, Bøgelunde Kommune".into(),
            policy_number: String::new(),
            from: "2015-01-01".into(),
            to: String::new(),
            covers: "Arbejdsulykker; erhvervssygdomme gennem Arbejdsmarkedets Erhvervssikring".into(),
            sums: String::new(),
        },
        bought(CoverKind::Accident, "77-1204", ("2018-01-01", "2025-12-31"), accidents, "Varigt mén: 900.000 kr."),
        bought(CoverKind::Accident, "77-1931", ("2026-01-01", "2027-12-31"), accidents, "Varigt mén: 1.000.000 kr."),
        bought(
            CoverKind::Liability,
            "41-0077",
            ("2018-01-01", ""),
            damage,
            "Personskade: 10 mio. kr. Ting: 2 mio. kr.",
        ),
    ]
}
