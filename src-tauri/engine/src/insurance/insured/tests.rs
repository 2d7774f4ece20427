use super::*;
use crate::access::{OfficeDetails, OfficeHead};
use crate::insurance::verdict::verdict;
use crate::insurance::{
    Carrier, CoverTrack, EffortPeriodFacts, EffortType, EffortTypeFacts, MunicipalCover, MunicipalCoverFacts, Scheme,
};
use crate::shared::format::Language;
use crate::shared::ids::{EffortTypeId, MunicipalCoverId, OrganisationId};
use crate::shared::instant::Instant;

fn frame(language: Language) -> Frame {
    let empty = String::new;
    let details = OfficeDetails {
        name: "Bøgelunde Frivilligcenter".into(),
        municipality_name: "Bøgelunde Kommune".into(),
        street: empty(),
        postal_code: empty(),
        town: empty(),
        cvr: empty(),
        phone: empty(),
        email: empty(),
        language,
        lock_after_minutes: 10,
        logo_text: empty(),
        logo_bytes: 0,
        version: 1,
    };
    Frame { head: OfficeHead { details, logo: None, is_demo: false }, language, now: Instant::from_unix(1_795_513_320) }
}

fn facts(track: CoverTrack) -> AttachmentFacts {
    AttachmentFacts {
        effort_type_id: Some(EffortTypeId(1)),
        approved_by: "Vibeke Tranekær".into(),
        approved_on: "2026-01-15".into(),
        ..AttachmentFacts::new(OrganisationId(1), track, "Besøgsven", "2026-02-01")
    }
}

/// The council's list covers the first kind of effort, and these insurances are in force.
fn scheme(kinds: &[CoverKind]) -> Scheme {
    let period = EffortPeriodFacts { from: "2018-01-01".into(), ..EffortPeriodFacts::default() };
    let listed = EffortTypeFacts { name: "Besøgsven".into(), periods: vec![period], ..EffortTypeFacts::default() };
    let unlisted = EffortTypeFacts { name: "Cykelture".into(), ..EffortTypeFacts::default() };
    let cover = |(kind, id): (&CoverKind, i64)| MunicipalCover {
        id: MunicipalCoverId(id),
        facts: MunicipalCoverFacts {
            kind: *kind,
            carrier: Carrier::Insurer,
            insurer: "Kystens Forsikring".into(),
            policy_number: "77-1204".into(),
            from: "2026-01-01".into(),
            to: String::new(),
            covers: String::new(),
            sums: String::new(),
        },
    };
    Scheme {
        effort_types: vec![
            EffortType { id: EffortTypeId(1), facts: listed },
            EffortType { id: EffortTypeId(2), facts: unlisted },
        ],
        covers: kinds.iter().zip(1..).map(cover).collect(),
    }
}

/// What somebody is told on 24 November 2026, and how many insurances are named to them.
fn told(facts: &AttachmentFacts, scheme: &Scheme, language: Language) -> (String, usize) {
    let on = "2026-11-24".parse().expect("a date");
    let verdict = verdict(&facts.attachment(), scheme, on);
    (frame(language).insurance_text(facts, &verdict, "Besøgsvennerne"), held_by(&verdict).len())
}

#[test]
fn what_covers_is_named_and_nothing_else() {
    let (work, effort) = (facts(CoverTrack::VolunteerWork), facts(CoverTrack::VolunteerEffort));
    let (injury, accident, liability) = (CoverKind::IndustrialInjury, CoverKind::Accident, CoverKind::Liability);
    for (facts, kinds, said, policies) in [
        (
            &work,
            &[injury, liability][..],
            "Du er omfattet af kommunens arbejdsskadeforsikring og ansvarsforsikring, mens du udfører den aftalte opgave.",
            2,
        ),
        (
            &work,
            &[injury][..],
            "Du er omfattet af kommunens arbejdsskadeforsikring, mens du udfører den aftalte opgave. Ingen ansvarsforsikring er registreret.",
            1,
        ),
        (
            &work,
            &[liability][..],
            "Du er omfattet af arbejdsskadesikringsloven og kommunens ansvarsforsikring, mens du udfører den aftalte opgave.",
            1,
        ),
        (
            &work,
            &[][..],
            "Du er omfattet af arbejdsskadesikringsloven, mens du udfører den aftalte opgave. Ingen ansvarsforsikring er registreret.",
            0,
        ),
        (
            &effort,
            &[accident, liability][..],
            "Kommunen har tegnet ansvars- og ulykkesforsikring for indsatser, der er godkendt på forhånd. Din er godkendt den 15. januar 2026.",
            2,
        ),
        (
            &effort,
            &[accident][..],
            "Kommunen har tegnet ulykkesforsikring for indsatser, der er godkendt på forhånd. Din er godkendt den 15. januar 2026. Ingen ansvarsforsikring er registreret.",
            1,
        ),
        (
            &effort,
            &[liability][..],
            "Kommunen har tegnet ansvarsforsikring for indsatser, der er godkendt på forhånd. Din er godkendt den 15. januar 2026. Ingen ulykkesforsikring er registreret.",
            1,
        ),
    ] {
        assert_eq!(told(facts, &scheme(kinds), Language::Da), (said.to_owned(), policies));
    }
    let english = "You are covered by the municipality's industrial injury insurance while you do the agreed task. No liability insurance is registered.";
    assert_eq!(told(&work, &scheme(&[injury]), Language::En), (english.to_owned(), 1));
}

#[test]
fn where_nothing_covers_every_reason_stands_there_and_no_insurance_is_named() {
    let (whole, effort) = (scheme(CoverKind::ALL), facts(CoverTrack::VolunteerEffort));
    let not_approved = AttachmentFacts { approved_by: String::new(), approved_on: String::new(), ..effort.clone() };
    let of_no_type = AttachmentFacts { effort_type_id: None, ..effort.clone() };
    let not_listed = AttachmentFacts { effort_type_id: Some(EffortTypeId(2)), ..not_approved.clone() };
    let ended = AttachmentFacts { ends_on: "2026-10-31".into(), ..effort.clone() };
    for (facts, scheme, reasons) in [
        (&not_approved, &whole, "Ikke godkendt."),
        (&of_no_type, &whole, "Indsatstypen er ikke valgt."),
        (&not_listed, &whole, "Ikke godkendt. Indsatstypen stod ikke på kommunens liste den dag."),
        (&effort, &scheme(&[CoverKind::IndustrialInjury]), "Ingen ulykkes- eller ansvarsforsikring var i kraft."),
        (&ended, &whole, "Tilknytningen ophørte 31. oktober 2026."),
    ] {
        let said = format!(
            "Kommunens forsikring gælder ikke for dig den 24. november 2026. Årsag: {reasons} Tal med din kontaktperson, før du går i gang."
        );
        assert_eq!(told(facts, scheme, Language::Da), (said, 0));
    }
    let said = "The municipality's insurance does not cover you on 24 November 2026. Reason: Not approved. Talk to your contact person before you begin.";
    assert_eq!(told(&not_approved, &whole, Language::En), (said.to_owned(), 0));
    let said = "Du er frivillig gennem Besøgsvennerne. Kommunens forsikring gælder ikke for dig. Spørg foreningen, hvordan du er forsikret.";
    assert_eq!(told(&facts(CoverTrack::ViaAssociation), &whole, Language::Da), (said.to_owned(), 0));
}
