//! The list of a workplace on paper and as a sheet: who is on it, and room to answer; and how a sheet that comes back is read.

use chrono::NaiveDate;

use super::operations::{RollCallContact, RollCallPerson};
use super::paper::{Frame, headed};
use super::roll_call::{RollCallAnswer, RollCallAnswerKind};
use crate::documents::{Block, Column, Content, Document, HeadingLevel, PageFormat, RowHeads, Span, Spans, Table};
use crate::files::{self, Cell, ColumnKind, TypedRow};
use crate::shared::format;
use crate::shared::ids::{AttachmentId, OrganisationId};
use crate::shared::phone::PhoneNumber;
use crate::shared::text::word_starts;

/// Rows for those who are missing on the list.
const EMPTY_ROWS: usize = 4;
/// An empty box to set a cross in.
const BOX: &str = "☐";

/// The columns of a sheet that comes back. The headings are those of our own sheet, in both languages.
pub(super) const COLUMNS: &[files::Column] = &[
    column("number", ColumnKind::Words, &["nr.", "no.", "nr", "no"]),
    column("fullName", ColumnKind::Name, &["navn", "name"]),
    column("answer", ColumnKind::Words, &[ANSWER.0, ANSWER.1, "svar", "answer"]),
    column("stoppedOn", ColumnKind::Date, &["stoppet den", "stopped on"]),
    column("weeklyHours", ColumnKind::Words, &["nye timer om ugen", "new hours a week"]),
    column("activity", ColumnKind::Words, &["ny opgave", "new task"]),
];
const ANSWER: (&str, &str) = ("svar: her, stoppet eller ændret", "answer: here, stopped or changed");

const fn column(key: &'static str, kind: ColumnKind, headings: &'static [&'static str]) -> files::Column {
    files::Column { key, kind, headings }
}

/// Everything that stands on it.
pub(super) struct RollCallPaper {
    pub frame: Frame,
    pub workplace_id: OrganisationId,
    pub workplace: String,
    pub counted_on: NaiveDate,
    pub contacts: Vec<RollCallContact>,
    pub people: Vec<RollCallPerson>,
}

impl RollCallPaper {
    pub fn title(&self) -> &'static str {
        self.frame.said("Årlig optælling af frivillige", "Yearly roll-call of volunteers")
    }

    pub fn document(&self) -> Document {
        let frame = &self.frame;
        let identifier = format!("roll-call-{}-{}", self.workplace_id.0, self.counted_on);
        let mut document = frame.document(self.title(), identifier);
        document.page = PageFormat::A4Landscape;
        document.margins.head = Some(format!("{} · {}", self.title(), self.workplace));
        headed(&mut document, self.title(), &self.workplace);
        document.blocks.push(Content::KeyValues(self.about()).into());
        document.blocks.push(Block::paragraph(self.lead()));
        document.blocks.push(self.list());
        let missing = frame.said("Mangler nogen på listen?", "Is anybody missing on the list?");
        document.blocks.push(Block::heading(HeadingLevel::Section, missing));
        document.blocks.push(self.room());
        document
    }

    fn about(&self) -> Vec<(String, Spans)> {
        let frame = &self.frame;
        let mut about = vec![(frame.said("Opgjort pr.", "Counted on").to_owned(), frame.day(self.counted_on).into())];
        let contacts: Vec<String> = self.contacts.iter().map(RollCallContact::line).collect();
        if !contacts.is_empty() {
            about.push((frame.said("Kontakt", "Contact").to_owned(), contacts.join("\n").into()));
        }
        let details = &frame.head.details;
        let phone = PhoneNumber::parse(&details.phone).map(|phone| phone.display()).unwrap_or_default();
        let back = [details.name.clone(), details.email.clone(), phone].into_iter().filter(|part| !part.is_empty());
        let back = back.collect::<Vec<_>>().join(", ");
        about.push((frame.said("Svar til", "Answer to").to_owned(), back.into()));
        about
    }

    fn lead(&self) -> String {
        self.frame
            .said(
                "Sæt et kryds ved hver frivillig, der stadig er hos jer. Skriv den sidste dag ved den, der er stoppet, og hvad der er ændret for de andre. Så er alle forsikret rigtigt.",
                "Set a cross for each volunteer who is still with you. Write the last day of whoever has stopped, and what has changed for the others. That way everybody is insured rightly.",
            )
            .to_owned()
    }

    fn list(&self) -> Block {
        let frame = &self.frame;
        if self.people.is_empty() {
            return Block::paragraph(frame.said(
                "Ingen frivillige står på arbejdspladsen den dag.",
                "No volunteers are registered at the workplace that day.",
            ));
        }
        let columns = vec![
            Column::share(frame.said("Navn", "Name"), 6),
            Column::share(frame.said("Opgave", "Task"), 5),
            Column::points(frame.said("Dækningstype", "Track"), 88.0),
            Column::points(frame.said("Siden", "Since"), 62.0),
            Column::points(frame.said("Timer/uge", "Hours/week"), 56.0),
            Column::points(frame.said("Stadig her", "Still here"), 56.0),
            Column::share(frame.said("Stoppet den", "Stopped on"), 4),
            Column::share(frame.said("Ændret til", "Changed to"), 5),
        ];
        let rows = self.people.iter().map(|one| {
            let since = format::date_short(one.starts_on, frame.language);
            vec![
                Spans(vec![Span::Bold(one.full_name.clone())]),
                one.activity.clone().into(),
                frame.track(one.track).into(),
                since.into(),
                one.weekly_hours.clone().into(),
                BOX.into(),
                Spans::from(""),
                Spans::from(""),
            ]
        });
        Content::Table(Table { columns, rows: rows.collect(), row_heads: RowHeads::First }).into()
    }

    /// Rows to write those on who are not on the list.
    fn room(&self) -> Block {
        let frame = &self.frame;
        let columns = vec![
            Column::share(frame.said("Navn", "Name"), 3),
            Column::share(frame.said("Telefon eller e-mail", "Phone or e-mail"), 3),
            Column::share(frame.said("Opgave", "Task"), 3),
            Column::share(frame.said("Siden", "Since"), 2),
            Column::share(frame.said("Timer om ugen", "Hours a week"), 2),
        ];
        let rows = (1..=EMPTY_ROWS).map(|number| {
            let mut row = vec![Spans::from(format!("{number}."))];
            row.resize(5, Spans::from(""));
            row
        });
        Content::Table(Table { columns, rows: rows.collect(), row_heads: RowHeads::None }).into()
    }

    /// The list as a sheet that is filled in and sent back.
    pub fn sheet(&self) -> files::Table {
        let frame = &self.frame;
        let heads = vec![
            frame.said("Nr.", "No."),
            frame.said("Navn", "Name"),
            frame.said("Opgave", "Task"),
            frame.said("Dækningstype", "Track"),
            frame.said("Siden", "Since"),
            frame.said("Timer om ugen", "Hours a week"),
            frame.said("Svar: her, stoppet eller ændret", "Answer: here, stopped or changed"),
            frame.said("Stoppet den", "Stopped on"),
            frame.said("Nye timer om ugen", "New hours a week"),
            frame.said("Ny opgave", "New task"),
        ];
        let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
        let rows = self.people.iter().map(|one| {
            let mut row = vec![
                text(&one.attachment_id.0.to_string()),
                text(&one.full_name),
                text(&one.activity),
                text(frame.track(one.track)),
                Cell::Day(one.starts_on),
                text(&one.weekly_hours),
            ];
            row.resize(10, Cell::Empty);
            row
        });
        files::Table { name: frame.said("Optælling", "Roll-call"), heads, rows: rows.collect() }
    }
}

impl RollCallContact {
    /// `Lone Holm, 84 00 01 45, lone@…`.
    fn line(&self) -> String {
        let phone = PhoneNumber::parse(&self.phone).map(|phone| phone.display()).unwrap_or_default();
        let parts = [self.full_name.clone(), phone, self.email.clone()].into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(", ")
    }
}

/// What a row of a sheet says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum SheetAnswer {
    /// Nothing is answered in it.
    Nothing,
    /// It cannot be told what is answered.
    Unclear,
    /// An answer, not checked yet.
    Told(RollCallAnswer),
}

/// The attachment that a row is about: by its number, else by a name that only one has.
pub(super) fn about(row: &TypedRow, people: &[RollCallPerson]) -> Option<AttachmentId> {
    let number = row.cell("number").trim_end_matches('.').parse::<i64>().ok().map(AttachmentId);
    let by_number = people.iter().find(|one| Some(one.attachment_id) == number);
    let name = word_starts(row.cell("fullName"));
    let mut by_name = people.iter().filter(|one| !name.is_empty() && word_starts(&one.full_name) == name);
    // A number beside another's name is no number of ours.
    let by_number = by_number.filter(|one| name.is_empty() || word_starts(&one.full_name) == name);
    match (by_number, by_name.next(), by_name.next()) {
        (Some(one), _, _) | (None, Some(one), None) => Some(one.attachment_id),
        _ => None,
    }
}

/// What a row answers.
pub(super) fn told(row: &TypedRow) -> SheetAnswer {
    let (stopped_on, weekly_hours, activity) = (row.cell("stoppedOn"), row.cell("weeklyHours"), row.cell("activity"));
    let word = row.cell("answer").to_lowercase();
    let begins = |words: &[&str]| words.iter().any(|one| word.starts_with(one));
    let kind = if word.is_empty() && stopped_on.is_empty() && weekly_hours.is_empty() && activity.is_empty() {
        return SheetAnswer::Nothing;
    } else if begins(&["stop", "slut", "ophør", "nej", "no"]) || (word.is_empty() && !stopped_on.is_empty()) {
        RollCallAnswerKind::Stopped
    } else if begins(&["ændr", "aendr", "chang"]) || (word.is_empty() && stopped_on.is_empty()) {
        RollCallAnswerKind::Changed
    } else if begins(&["her", "ja", "stadig", "still", "yes", "x"]) {
        if weekly_hours.is_empty() && activity.is_empty() {
            RollCallAnswerKind::StillHere
        } else {
            RollCallAnswerKind::Changed
        }
    } else {
        return SheetAnswer::Unclear;
    };
    let kept = |wanted: RollCallAnswerKind, text: &str| if kind == wanted { text.to_owned() } else { String::new() };
    SheetAnswer::Told(RollCallAnswer {
        kind,
        stopped_on: kept(RollCallAnswerKind::Stopped, stopped_on),
        weekly_hours: kept(RollCallAnswerKind::Changed, weekly_hours),
        activity: kept(RollCallAnswerKind::Changed, activity),
        holds_from: String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insurance::CoverTrack;
    use crate::shared::ids::PersonId;

    fn row(cells: &[(&str, &str)]) -> TypedRow {
        TypedRow::of(2, cells)
    }

    fn person(id: i64, name: &str) -> RollCallPerson {
        RollCallPerson {
            attachment_id: AttachmentId(id),
            version: 1,
            person_id: PersonId(id),
            full_name: name.into(),
            activity: "Besøgsven".into(),
            effort_type: String::new(),
            track: CoverTrack::VolunteerEffort,
            starts_on: NaiveDate::default(),
            ends_on: None,
            weekly_hours: String::new(),
            answer: None,
            is_carried_out: false,
            differences: Vec::new(),
        }
    }

    #[test]
    fn a_row_is_about_whose_number_it_bears_or_whose_name_only_one_has() {
        let people = [person(11, "Åse Bækgaard"), person(12, "Bo Lund"), person(13, "Bo Lund")];
        for (cells, found) in [
            (vec![("number", "11"), ("fullName", "åse  bækgaard")], Some(11)),
            (vec![("number", "13")], Some(13)),
            (vec![("fullName", "Åse Bækgaard")], Some(11)),
            (vec![("fullName", "Bo Lund")], None),
            (vec![("number", "11"), ("fullName", "Bo Lund")], None),
            (vec![("number", "99")], None),
        ] {
            assert_eq!(about(&row(&cells), &people), found.map(AttachmentId), "{cells:?}");
        }
    }

    #[test]
    fn what_a_row_answers_is_read_out_of_words_days_and_numbers() {
        let kind = |cells: &[(&str, &str)]| match told(&row(cells)) {
            SheetAnswer::Told(answer) => Some(answer.kind),
            SheetAnswer::Nothing | SheetAnswer::Unclear => None,
        };
        for (cells, found) in [
            (vec![("answer", "Her")], Some(RollCallAnswerKind::StillHere)),
            (vec![("answer", "ja"), ("weeklyHours", "3")], Some(RollCallAnswerKind::Changed)),
            (vec![("answer", "Stoppet"), ("stoppedOn", "31-10-2026")], Some(RollCallAnswerKind::Stopped)),
            (vec![("stoppedOn", "31-10-2026")], Some(RollCallAnswerKind::Stopped)),
            (vec![("activity", "Højtlæser")], Some(RollCallAnswerKind::Changed)),
            (vec![("answer", "ændret"), ("weeklyHours", "4")], Some(RollCallAnswerKind::Changed)),
            (vec![("answer", "måske")], None),
            (vec![], None),
        ] {
            assert_eq!(kind(&cells), found, "{cells:?}");
        }
        assert_eq!(told(&row(&[])), SheetAnswer::Nothing);
        assert_eq!(told(&row(&[("answer", "måske")])), SheetAnswer::Unclear);
    }
}
