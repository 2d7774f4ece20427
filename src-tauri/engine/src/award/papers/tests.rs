//! What stands on the papers, without a database.

use chrono::NaiveDate;

use super::setting::BOX;
use super::*;
use crate::access::{OfficeDetails, OfficeHead};
use crate::award::blind::{BLANK, BlindNomination};
use crate::award::conflict::MemberPosition;
use crate::award::criterion::Criteria;
use crate::award::decision::DecisionFacts;
use crate::award::frame::Frame;
use crate::award::year::{AwardFacts, NomineeKind};
use crate::documents::{Document, proof};
use crate::shared::format::Language;
use crate::shared::ids::NomineeId;
use crate::shared::instant::Instant;

fn frame(language: Language) -> Frame {
    let details = OfficeDetails {
        name: "Bøgelunde Frivilligcenter".into(),
        municipality_name: "Bøgelunde Kommune".into(),
        street: "Strandengen 85".into(),
        postal_code: "2681".into(),
        town: "Bøgelunde Strand".into(),
        cvr: String::new(),
        phone: String::new(),
        email: String::new(),
        language,
        lock_after_minutes: 60,
        logo_text: String::new(),
        logo_bytes: 0,
        version: 1,
    };
    let head = OfficeHead { details, logo: None, is_demo: false };
    Frame { head, language, now: Instant::from_unix(1_795_513_320), today: NaiveDate::default(), year: 2026 }
}

fn says(document: &Document) -> String {
    proof(document).text.join("\n")
}

fn nominee(number: i64, effort: &str) -> BookletNominee {
    let nomination = BlindNomination {
        effort: effort.into(),
        difference: "Mange har nogen at tale med.".into(),
        why: "Det er sket i mange år.".into(),
        criteria: vec!["effort".into()],
    };
    BookletNominee {
        number,
        kind: NomineeKind::Person,
        since: "2019".into(),
        target_group: format!("Ældre hos {BLANK}"),
        nominations: vec![nomination],
    }
}

fn booklet(nominees: Vec<BookletNominee>) -> Booklet {
    Booklet {
        frame: frame(Language::Da),
        juror: "Else Papir".into(),
        scored_by: "2026-09-12".into(),
        handed_over: AwardFacts::of_year(2026).cycle.handing_over(),
        secretary: "Maja Lindstrøm".into(),
        judged_by: Criteria::default(),
        nominees,
    }
}

#[test]
fn the_form_has_all_fourteen_numbers_in_both_languages() {
    for (language, deadline) in [(Language::Da, "31. august 2026 kl. 23.59"), (Language::En, "31 August 2026 at 23:59")]
    {
        let form = NominationForm { frame: frame(language), facts: AwardFacts::of_year(2026) };
        let text = says(&form.document("form".into()));
        for number in 1..=14 {
            assert!(text.lines().any(|line| line.starts_with(&format!("{number}. "))), "{number}: {text}");
        }
        assert!(text.contains(deadline), "{text}");
        for criterion in &Criteria::default().criteria {
            assert!(text.contains(form.frame.criterion(criterion)), "{}", criterion.code);
        }
    }
}

#[test]
fn a_booklet_covers_words_with_what_can_be_printed_and_has_a_box_for_each_number_of_points() {
    let paper =
        booklet(vec![nominee(3, &format!("{BLANK} ringer til dem, som ingen ringer til.")), nominee(7, "Synger.")]);
    let document = paper.document("booklet".into());
    assert!(document.unprintable().is_empty());
    let text = says(&document);
    assert!(text.contains("■■■■ ringer"), "{text}");
    assert!(text.contains("Nr. 3") && text.contains("Nr. 7"));
    let boxes = Criteria::default().criteria.len() * 6 + 1;
    assert_eq!(text.matches(BOX).count(), 2 * boxes, "{text}");
    assert!(text.contains("12. september 2026") && text.contains("Maja Lindstrøm") && text.contains("Else Papir"));
}

#[test]
fn a_protocol_says_in_whose_case_only_once_the_recipient_is_public() {
    let out = || KeptOut {
        member: "Ib Toft".into(),
        nominee: "Kirsten Bækgaard".into(),
        ground: Some(crate::award::conflict::ConflictGround::Leadership),
    };
    let seat = Seated { name: "Ib Toft".into(), position: MemberPosition::Juror, is_absent: false, stepped_back: true };
    let mut paper = Protocol {
        frame: frame(Language::Da),
        handed_over: None,
        held: String::new(),
        seated: vec![seat],
        counts: Counts::default(),
        kept_out: vec![out()],
        refused: Vec::new(),
        ranked: vec![RankedNominee { name: "Bent Lund".into(), rank: Some(1), mean_tenths: Some(764) }],
        holds: Some(true),
        reopened: Vec::new(),
        chosen: None,
        published: None,
    };
    let before = says(&paper.document("protocol".into()));
    assert!(before.contains("Ib Toft") && !before.contains("Kirsten"), "{before}");
    assert!(before.contains("76,4") && before.contains("Fortroligt"));
    paper.published = Some(crate::award::year::PublishedAward {
        name: "Bent Lund".into(),
        kind: NomineeKind::Person,
        reason: "at ringe til dem, som ingen ringer til".into(),
        published_at: Instant::from_unix(1_795_513_320),
    });
    let after = says(&paper.document("protocol".into()));
    assert!(after.contains("Kirsten Bækgaard") && after.contains("nr. 3"), "{after}");
    assert!(!after.contains("Fortroligt") && after.contains("Prisen er givet til Bent Lund for at ringe"));
}

#[test]
fn a_recommendation_names_the_others_and_no_points() {
    let one = |name: &str| Proposed { name: name.into(), kind: NomineeKind::Group, place: "Havbjerg".into() };
    let paper = Recommendation {
        frame: frame(Language::Da),
        facts: AwardFacts { committee: "Socialudvalget".into(), ..AwardFacts::of_year(2026) },
        proposed: one("Kirsten Bækgaard"),
        why: DecisionFacts {
            nominee_id: NomineeId(1),
            reason: "at ringe til dem, som ingen ringer til".into(),
            long_reason: String::new(),
            other_reason: "Juryen valgte en anden finalist.".into(),
        },
        finalists: vec![one("Bent Lund")],
        chair: "Finn Rée".into(),
    };
    let text = says(&paper.document("recommendation".into()));
    for told in [
        "Socialudvalget",
        "Kirsten Bækgaard",
        "At ringe til dem",
        "Juryen valgte",
        "Bent Lund",
        "7.000 kr.",
        "Finn Rée",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
}
