//! The list of agreements that hold, on paper: for a meeting, or for whoever asks what has been agreed.

use chrono::NaiveDate;

use super::export::{date_words, said, standing_words};
use super::{AgreementSide, AgreementSummary};
use crate::access::OfficeHead;
use crate::documents::{Block, Column, Content, Document, PageFormat, RowHeads, Span, Spans, Table};
use crate::shared::format::{self, Language};
use crate::shared::instant::Instant;

/// Everything that stands on it.
pub(super) struct ListPaper {
    pub head: OfficeHead,
    pub language: Language,
    pub today: NaiveDate,
    /// In the order in which they stand.
    pub agreements: Vec<AgreementSummary>,
}

struct Words {
    title: &'static str,
    as_of: &'static str,
    one: &'static str,
    several: &'static str,
    none: &'static str,
    agreement: &'static str,
    association: &'static str,
    state: &'static str,
    period: &'static str,
    next: &'static str,
    signed_by: &'static str,
    sides: [(AgreementSide, &'static str); 2],
    drafted_by: &'static str,
    ribbon: &'static str,
}

const DANISH: Words = Words {
    title: "Løbende samarbejdsaftaler",
    as_of: "Pr.",
    one: "aftale",
    several: "aftaler",
    none: "Der er ingen aftaler, der gælder nu eller begynder senere.",
    agreement: "Aftalenr.",
    association: "Forening og aktivitet",
    state: "Tilstand",
    period: "Periode",
    next: "Næste dato",
    signed_by: "Underskrevet af",
    sides: [(AgreementSide::Municipality, "kommunen"), (AgreementSide::Association, "foreningen")],
    drafted_by: "Skrevet af",
    ribbon: "Demodata – alle personer er opdigtede",
};

const ENGLISH: Words = Words {
    title: "Agreements in force",
    as_of: "As of",
    one: "agreement",
    several: "agreements",
    none: "No agreement holds now or begins later.",
    agreement: "Agreement no.",
    association: "Association and activity",
    state: "State",
    period: "Period",
    next: "Next date",
    signed_by: "Signed by",
    sides: [(AgreementSide::Municipality, "municipality"), (AgreementSide::Association, "association")],
    drafted_by: "Written by",
    ribbon: "Demo data – all persons are invented",
};

impl ListPaper {
    fn words(&self) -> &'static Words {
        match self.language {
            Language::Da => &DANISH,
            Language::En => &ENGLISH,
        }
    }

    /// `Løbende samarbejdsaftaler 2026-11-24`.
    pub fn title(&self) -> String {
        format!("{} {}", self.words().title, self.today)
    }

    pub fn document(&self, now: Instant) -> Document {
        let words = self.words();
        let date = format::date_long(self.today, self.language);
        let title = format!("{}, {date}", words.title);
        let identifier = format!("agreements-in-force-{}", self.today);
        let mut document = Document::new(title, &self.head.details.name, self.language, identifier, now);
        document.page = PageFormat::A4Landscape;
        document.margins.head = Some(format!("{} · {date}", words.title));
        document.margins.foot = Some(format::instant(now, self.language));
        document.margins.ribbon = self.head.is_demo.then(|| words.ribbon.to_owned());
        document.blocks = vec![self.head.letterhead(), Block::title(words.title), Block::subtitle(self.count(&date))];
        document.blocks.push(self.list());
        document
    }

    /// `Pr. 24. november 2026: 8 aftaler`.
    fn count(&self, date: &str) -> String {
        let words = self.words();
        let count = self.agreements.len();
        let what = if count == 1 { words.one } else { words.several };
        format!("{} {date}: {} {what}", words.as_of, format::number(count as i64, self.language))
    }

    fn list(&self) -> Block {
        let words = self.words();
        if self.agreements.is_empty() {
            return Block::paragraph(words.none);
        }
        let columns = vec![
            Column::points(words.agreement, 78.0),
            Column::share(words.association, 10),
            Column::points(words.state, 76.0),
            Column::points(words.period, 70.0),
            Column::share(words.next, 6),
            Column::share(words.signed_by, 8),
            Column::share(words.drafted_by, 5),
        ];
        let rows = self.agreements.iter().map(|one| self.row(one)).collect();
        Content::Table(Table { columns, rows, row_heads: RowHeads::First }).into()
    }

    fn row(&self, one: &AgreementSummary) -> Vec<Spans> {
        let words = self.words();
        let day = |day: NaiveDate| format::date_short(day, self.language);
        let party = vec![Span::Bold(one.organisation_name.clone()), Span::Text(format!("\n{}", one.activity_title))];
        let period = [one.starts_on.map(|first| format!("{} –", day(first))), one.ends_on.map(day)];
        let next = one.next.map(|next| format!("{}\n{}", day(next.on), said(date_words(next.kind), self.language)));
        let signed = one.signed_by.iter().map(|signed| {
            let side = words.sides.iter().find(|(side, _)| *side == signed.side).map_or("", |(_, word)| word);
            format!("{} ({side})", signed.name)
        });
        vec![
            Spans(vec![Span::Bold(one.number.clone())]),
            Spans(party),
            said(standing_words(one.standing), self.language).into(),
            period.into_iter().flatten().collect::<Vec<_>>().join("\n").into(),
            next.unwrap_or_default().into(),
            signed.collect::<Vec<_>>().join("\n").into(),
            one.drafted_by.clone().unwrap_or_default().into(),
        ]
    }
}
