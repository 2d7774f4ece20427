//! The insurer's report on paper: the sums first, then each workplace, then what has changed; names only where the office
//! hands them over.

use super::delivered_report::DeliveredReport;
use super::operations::ReportChanges;
use super::paper::{Frame, headed};
use super::report::{ChangeKind, ReportDays, ReportRow, TrackFigures};
use super::report_lines::{LineKind, LineTrack, ReportLine, ReportTable};
use super::{CoverTrack, PolicyHeld};
use crate::documents::{Block, Column, Content, Document, HeadingLevel, PageFormat, RowHeads, Span, Spans, Table};
use crate::shared::format;
use crate::shared::wall_clock::date_of;

/// An attachment with the name behind it.
pub(super) struct NamedRow {
    /// None where the name is protected.
    pub full_name: Option<String>,
    pub workplace: String,
    pub effort_type: String,
    /// What became of them since the report before.
    pub change: Option<ChangeKind>,
    pub row: ReportRow,
}

/// Everything that stands on it.
pub(super) struct ReportPaper {
    pub frame: Frame,
    pub days: ReportDays,
    pub table: ReportTable,
    pub policies: Vec<PolicyHeld>,
    pub changes: Option<ReportChanges>,
    /// Empty where only figures are handed over.
    pub names: Vec<NamedRow>,
    pub delivered: Option<DeliveredReport>,
}

impl ReportPaper {
    pub fn title(&self) -> &'static str {
        self.frame.said("Frivillige dækket af kommunen", "Volunteers covered by the municipality")
    }

    pub fn document(&self) -> Document {
        let frame = &self.frame;
        let ReportDays { from, to, on } = self.days;
        let mut document = frame.document(self.title(), format!("insurer-report-{from}-{to}-{on}"));
        document.margins.head = Some(format!("{} · {}", self.title(), frame.day(on)));
        document.page = PageFormat::A4Landscape;
        let time = format!("{} – {}", frame.day(from), frame.day(to));
        headed(&mut document, self.title(), &time);
        document.blocks.push(Content::KeyValues(self.about()).into());
        document.blocks.push(self.figures());
        document.blocks.push(Block::note(self.how_counted()));
        if self.table.without_hours > 0 {
            document.blocks.push(Block::note(self.without_hours()));
        }
        if let Some(changes) = &self.changes {
            self.add_changes(&mut document, changes);
        }
        if !self.names.is_empty() {
            document.blocks.push(heading(frame.said("Navne", "Names")));
            document.blocks.push(self.names());
        }
        document
    }

    fn about(&self) -> Vec<(String, Spans)> {
        let frame = &self.frame;
        let mut about =
            vec![(frame.said("Opgjort pr.", "Counted on").to_owned(), Spans::from(frame.day(self.days.on)))];
        if let Some(delivered) = &self.delivered {
            let day = frame.day(date_of(delivered.delivered_at));
            about.push((
                frame.said("Afleveret til", "Delivered to").to_owned(),
                Spans::from(delivered.recipient.clone()),
            ));
            about.push((frame.said("Afleveret", "Delivered").to_owned(), Spans::from(day)));
        }
        for policy in &self.policies {
            about.push((frame.kind(policy.kind).to_owned(), Spans::from(frame.policy(policy))));
        }
        about
    }

    fn figures(&self) -> Block {
        let frame = &self.frame;
        let day = format::date_short(self.days.on, frame.language);
        let number = |head: String| Column::points(head, 62.0).flush_right();
        let columns = vec![
            Column::share(frame.said("Arbejdsplads", "Workplace"), 5),
            Column::share(frame.said("Indsatstype", "Kind of effort"), 4),
            Column::points(frame.said("Dækningstype", "Track"), 92.0),
            number(format!("{} {day}", frame.said("Pers. pr.", "Persons on"))),
            number(frame.said("Pers. i tiden", "Persons through").to_owned()),
            number(frame.said("Timer", "Hours").to_owned()),
            number(frame.said("Årsværk", "Full-time").to_owned()),
        ];
        let rows = self.table.lines.iter().map(|line| self.row(line)).collect();
        Content::Table(Table { columns, rows, row_heads: RowHeads::First }).into()
    }

    fn row(&self, line: &ReportLine) -> Vec<Spans> {
        let is_sum = line.kind == LineKind::Sum;
        let text = |text: String| Spans(vec![if is_sum { Span::Bold(text) } else { Span::Text(text) }]);
        let [workplace, kind] = self.what(line);
        let mut row = vec![text(workplace), text(kind), text(self.track(line.track).to_owned())];
        row.extend(self.numbers(&line.figures).map(text));
        row
    }

    /// `Plejecentret Havblik` and `Besøgsven`; a sum says that it is all of it.
    fn what(&self, line: &ReportLine) -> [String; 2] {
        let all = self.frame.said("I alt", "In all");
        let kind = match line.kind {
            LineKind::EffortType => &line.effort_type,
            LineKind::Unsaid => self.unsaid(),
            LineKind::Sum => all,
        };
        match line.workplace_id {
            Some(_) => [line.workplace.clone(), kind.to_owned()],
            None => [all.to_owned(), String::new()],
        }
    }

    pub fn unsaid(&self) -> &'static str {
        self.frame.said("Uden indsatstype", "No kind of effort")
    }

    pub fn track(&self, track: LineTrack) -> &'static str {
        match track {
            LineTrack::Work => self.frame.track(CoverTrack::VolunteerWork),
            LineTrack::Effort => self.frame.track(CoverTrack::VolunteerEffort),
            LineTrack::Both => self.frame.said("Begge", "Both"),
        }
    }

    fn numbers(&self, figures: &TrackFigures) -> [String; 4] {
        let language = self.frame.language;
        [
            format::number(figures.on_day, language),
            format::number(figures.persons, language),
            format::hundredths(figures.hours, language),
            format::hundredths(figures.full_time, language),
        ]
    }

    pub fn how_counted(&self) -> String {
        let hours = format::number(self.table.hours_per_full_time, self.frame.language);
        let (before, after) = (
            self.frame.said(
                "Timer er forventede timer om ugen × dækkede dage ÷ 7. Et årsværk er",
                "Hours are expected hours a week × covered days ÷ 7. A full-time equivalent is",
            ),
            self.frame.said(
                "timer. Hver person tælles en gang på hver linje, også i summerne.",
                "hours. Each person counts once in each line, in the sums too.",
            ),
        );
        format!("{before} {hours} {after}")
    }

    fn without_hours(&self) -> String {
        let count = self.table.without_hours;
        let said = match count {
            1 => self.frame.said(
                "tilknytning er uden timer og mangler i timetallet.",
                "attachment has no hours and is missing in the hours.",
            ),
            _ => self.frame.said(
                "tilknytninger er uden timer og mangler i timetallet.",
                "attachments have no hours and are missing in the hours.",
            ),
        };
        format!("{} {said}", format::number(count, self.frame.language))
    }

    fn add_changes(&self, document: &mut Document, changes: &ReportChanges) {
        let frame = &self.frame;
        document.blocks.push(heading(frame.said("Ændringer siden sidst", "Changes since the last report")));
        let number = |number: usize| format::number(number as i64, frame.language);
        let said = format!(
            "{} {}: {} {}, {} {}, {} {}.",
            frame.said("Siden rapporten pr.", "Since the report as of"),
            frame.day(changes.since.days.on),
            number(changes.joined.len()),
            frame.said("kommet til", "joined"),
            number(changes.left.len()),
            frame.said("ophørt", "left"),
            number(changes.changed.len()),
            frame.said("med andet sted, anden indsats eller andre timer", "with another place, effort or hours"),
        );
        document.blocks.push(Block::paragraph(said));
        if changes.workplaces.is_empty() {
            return;
        }
        let head = |head: &str| Column::points(head, 80.0).flush_right();
        let columns = vec![
            Column::share(frame.said("Arbejdsplads", "Workplace"), 1),
            head(frame.said("Kommet til", "Joined")),
            head(frame.said("Ophørt", "Left")),
            head(frame.said("Ændret", "Changed")),
        ];
        let count = |count: i64| Spans::from(format::number(count, frame.language));
        let rows = changes
            .workplaces
            .iter()
            .map(|one| vec![one.name.clone().into(), count(one.joined), count(one.left), count(one.changed)]);
        let rows = rows.collect();
        document.blocks.push(Content::Table(Table { columns, rows, row_heads: RowHeads::First }).into());
    }

    fn names(&self) -> Block {
        let frame = &self.frame;
        let mut columns = vec![
            Column::share(frame.said("Navn", "Name"), 3),
            Column::share(frame.said("Arbejdsplads", "Workplace"), 3),
            Column::share(frame.said("Indsatstype", "Kind of effort"), 2),
            Column::points(frame.said("Dækningstype", "Track"), 92.0),
            Column::points(frame.said("Timer", "Hours"), 50.0).flush_right(),
        ];
        if self.changes.is_some() {
            columns.push(Column::points(frame.said("Ændring", "Change"), 70.0));
        }
        let rows = self.names.iter().map(|one| {
            let name = self.name(one);
            let hours = format::hundredths(one.hours(), frame.language);
            let track = frame.track(one.row.track);
            let (workplace, effort_type) = (one.workplace.clone(), one.effort_type.clone());
            let mut row: Vec<Spans> =
                vec![name.into(), workplace.into(), effort_type.into(), track.into(), hours.into()];
            if self.changes.is_some() {
                row.push(self.change(one.change).into());
            }
            row
        });
        Content::Table(Table { columns, rows: rows.collect(), row_heads: RowHeads::First }).into()
    }

    /// `Kommet til`; nothing of whoever is there as before.
    pub fn change(&self, change: Option<ChangeKind>) -> &'static str {
        let (da, en) = match change {
            Some(ChangeKind::Joined) => ("Kommet til", "Joined"),
            Some(ChangeKind::Left) => ("Ophørt", "Left"),
            Some(ChangeKind::Changed) => ("Ændret", "Changed"),
            None => ("", ""),
        };
        self.frame.said(da, en)
    }

    /// Who has a protected name is counted, and not named.
    pub fn name(&self, one: &NamedRow) -> String {
        let protected = || self.frame.said("(beskyttet navn)", "(protected name)").to_owned();
        one.full_name.clone().unwrap_or_else(protected)
    }
}

impl NamedRow {
    /// Hours in the time, in hundredths.
    pub fn hours(&self) -> i64 {
        self.row.hours()
    }
}

fn heading(text: &str) -> Block {
    Block::heading(HeadingLevel::Section, text)
}
