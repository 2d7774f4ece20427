//! What one juror reads and scores on paper: the nominees by the juror's own numbers, without what tells who is meant, and a grid
//! to fill in for each, so that the secretary can type it in as that juror.

use super::setting::{BOX, asked, lines, part, section};
use crate::award::blind::BlindNomination;
use crate::award::criterion::{BEST, Criteria};
use crate::award::frame::Frame;
use crate::award::year::NomineeKind;
use crate::documents::{Block, Column, Content, Document, List, RowHeads, Span, Spans, Table};
use crate::shared::wall_clock::WallTime;

/// How wide a column of points is, in points.
const POINTS: f64 = 23.0;

/// A nominee in a booklet.
pub(in crate::award) struct BookletNominee {
    pub number: i64,
    pub kind: NomineeKind,
    /// Or empty.
    pub since: String,
    /// Or empty.
    pub target_group: String,
    pub nominations: Vec<BlindNomination>,
}

/// Everything that stands in it.
pub(in crate::award) struct Booklet {
    pub frame: Frame,
    /// Whose it is.
    pub juror: String,
    /// Until when jurors score, as it is kept.
    pub scored_by: String,
    pub handed_over: Option<WallTime>,
    /// To whom it is given back, by name; empty where nobody runs the year.
    pub secretary: String,
    pub judged_by: Criteria,
    /// In the order of their numbers.
    pub nominees: Vec<BookletNominee>,
}

impl Booklet {
    pub fn title(&self) -> &str {
        self.frame.said("Juryhæfte", "Jury booklet")
    }

    pub fn document(&self, identifier: String) -> Document {
        let frame = &self.frame;
        let mut document = frame.paper((self.title(), &frame.award()), identifier);
        document.margins.head = Some(format!("{} · {}", self.title(), self.juror));
        document.blocks.push(frame.secret_until(self.handed_over));
        document.blocks.extend(self.front());
        for nominee in &self.nominees {
            document.blocks.push(Block::page_break());
            document.blocks.extend(self.nominee(nominee));
        }
        document
    }

    fn front(&self) -> Vec<Block> {
        let frame = &self.frame;
        let back = [self.secretary.clone(), frame.office()].into_iter().filter(|part| !part.is_empty());
        let facts = vec![
            (frame.said("Hæfte til", "Booklet for").to_owned(), Spans::from(Span::Bold(self.juror.clone()))),
            (frame.said("Indstillede", "Nominees").to_owned(), self.nominees.len().to_string().into()),
            (frame.said("Afleveres senest", "Given back by").to_owned(), frame.kept_day(&self.scored_by).into()),
            (frame.said("Afleveres til", "Given back to").to_owned(), back.collect::<Vec<_>>().join("\n").into()),
        ];
        let how = [
            frame.said(
                "Læs alle indstillede, før du giver point. De står i din egen rækkefølge, og numrene er trukket ved lod: de springer, og et nummer, der mangler, siger intet.",
                "Read all nominees before you give points. They stand in an order of your own, and the numbers were drawn by lot: they leap, and a number that is missing says nothing.",
            ),
            frame.said(
                "Navne og kendetegn er dækket: ■■■■. Gæt ikke, hvem det er. Genkender du alligevel en, du har en interesse i, så giv ingen point, og ring til sekretæren.",
                "Names and what tells who is meant are covered: ■■■■. Do not guess who it is. If you know somebody in whom you have an interest all the same, give no points and call the secretary.",
            ),
            frame.said(
                "Sæt ét kryds i hver række. Mangler en række, tæller skemaet ikke med. Vil du ikke bedømme en indstillet, så sæt kryds ved det: det tæller aldrig som 0.",
                "Set one cross in each row. Where a row is missing, the sheet does not count. If you will not judge a nominee, set a cross there: it never counts as 0.",
            ),
            frame.said(
                "Tal ikke med de andre i juryen om point, før alle har afleveret.",
                "Do not speak of points with the others of the jury before everybody has given theirs.",
            ),
            frame.said(
                "Dine noter bliver skrevet ind sammen med pointene og er forseglet som de.",
                "Your notes are typed in with the points, and are sealed as they are.",
            ),
        ];
        let mut blocks = vec![Content::KeyValues(facts).into()];
        blocks.push(section(frame.said("Sådan gør du", "How to do it")));
        blocks.push(Content::List(List::bulleted(how.into_iter().map(Spans::from))).into());
        blocks.push(section(frame.said("Skalaen", "The scale")));
        blocks.push(self.scale());
        blocks.push(section(frame.said("Kriterierne", "The criteria")));
        blocks.push(self.criteria());
        blocks
    }

    fn scale(&self) -> Block {
        let frame = &self.frame;
        let means = [
            frame.said("Ikke beskrevet", "Not described"),
            frame.said("Kun antydet", "Only hinted at"),
            frame.said("Delvist opfyldt", "Partly fulfilled"),
            frame.said("Klart opfyldt", "Clearly fulfilled"),
            frame.said("Mere end opfyldt", "More than fulfilled"),
            frame.said("Fremragende", "Outstanding"),
        ];
        let pairs = (0..=BEST).zip(means).map(|(points, words)| (points.to_string(), words.into()));
        Content::KeyValues(pairs.collect()).into()
    }

    fn criteria(&self) -> Block {
        let frame = &self.frame;
        let columns = vec![
            Column::share(frame.said("Kriterium", "Criterion"), 1),
            Column::points(frame.said("Vægt", "Weight"), 56.0).flush_right(),
        ];
        let criteria = self.judged_by.criteria.iter();
        let rows = criteria.map(|one| vec![frame.criterion(one).into(), one.weight.to_string().into()]);
        Content::Table(Table { columns, rows: rows.collect(), row_heads: RowHeads::First }).into()
    }

    fn nominee(&self, nominee: &BookletNominee) -> Vec<Block> {
        let frame = &self.frame;
        let mut blocks = vec![section(&format!("{} {}", frame.said("Nr.", "No."), nominee.number))];
        let mut facts = vec![(frame.said("Slags", "Kind").to_owned(), frame.kind(nominee.kind).into())];
        for (label, value) in [
            (frame.said("Siden", "Since"), &nominee.since),
            (frame.said("For hvem", "For whom"), &nominee.target_group),
        ] {
            if !value.is_empty() {
                facts.push((label.to_owned(), value.as_str().into()));
            }
        }
        blocks.push(Content::KeyValues(facts).into());
        for (number, nomination) in (1..).zip(&nominee.nominations) {
            blocks.extend(self.nomination((number, nominee.nominations.len()), nomination));
        }
        blocks.push(part(frame.said("Dine point", "Your points")));
        blocks.push(self.grid());
        let abstain = frame.said("Jeg undlader at bedømme denne", "I do not judge this one");
        blocks.push(Block::paragraph(format!("{BOX} {abstain}")));
        blocks.push(Block::paragraph(asked(frame.said("Noter", "Notes"), 80)));
        blocks.extend(lines(2));
        blocks
    }

    fn nomination(&self, (number, of): (usize, usize), nomination: &BlindNomination) -> Vec<Block> {
        let frame = &self.frame;
        let mut blocks = Vec::new();
        if of > 1 {
            blocks.push(part(format!("{} {number}", frame.said("Indstilling", "Nomination"))));
        }
        for (label, text) in [
            (frame.said("Indsatsen", "The effort"), &nomination.effort),
            (frame.said("Forskellen", "The difference"), &nomination.difference),
            (frame.said("Hvorfor netop denne", "Why this one"), &nomination.why),
        ] {
            blocks.push(Block::paragraph(vec![Span::Bold(format!("{label}\n")), Span::Text(text.clone())]));
        }
        let named = |code: &String| self.judged_by.criteria.iter().find(|criterion| criterion.code == *code);
        let fits: Vec<&str> =
            nomination.criteria.iter().filter_map(named).map(|criterion| frame.criterion(criterion)).collect();
        if !fits.is_empty() {
            let said = frame.said("Passer bedst på", "Fits best");
            blocks.push(Block::note(format!("{said}: {}", fits.join(" · "))));
        }
        blocks
    }

    /// One row a criterion, one box for each number of points.
    fn grid(&self) -> Block {
        let frame = &self.frame;
        let mut columns = vec![Column::share(frame.said("Kriterium", "Criterion"), 1)];
        columns.extend((0..=BEST).map(|points| Column::points(points.to_string(), POINTS)));
        let rows = self.judged_by.criteria.iter().map(|criterion| {
            let mut row = vec![Spans::from(frame.criterion(criterion))];
            row.resize(columns.len(), BOX.into());
            row
        });
        Content::Table(Table { rows: rows.collect(), columns: columns.clone(), row_heads: RowHeads::First }).into()
    }
}
