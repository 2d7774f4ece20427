//! What the jury did, without anybody's scores: who took part, what was refused, the order the scores came to, and the choice.
//!
//! Until the recipient is public the protocol says of conflicts that somebody stepped back, and not in whose case: that a juror
//! and somebody who may not know of being nominated are close to each other is nobody's to read on a paper that goes round. Once
//! it is public every case stands there with its ground (forvaltningsloven § 3; offentlighedsloven § 15), without what was said.

use super::setting::{asked, lines, part, section};
use crate::award::conflict::{ConflictGround, MemberPosition};
use crate::award::decision::DecisionFacts;
use crate::award::frame::Frame;
use crate::award::year::PublishedAward;
use crate::documents::{
    Block, Column, Content, Document, List, RowHeads, Signatory, SignatureLine, Span, Spans, Table,
};
use crate::shared::format;
use crate::shared::wall_clock::WallTime;

/// Somebody of the year.
pub(in crate::award) struct Seated {
    pub name: String,
    pub position: MemberPosition,
    /// Whether they were not at the meeting.
    pub is_absent: bool,
    /// Whether they took no part in somebody's case.
    pub stepped_back: bool,
}

/// Somebody who took no part in one case. Only once the recipient is public.
pub(in crate::award) struct KeptOut {
    pub member: String,
    pub nominee: String,
    /// None where it was decided without one, or the doubt was never settled.
    pub ground: Option<ConflictGround>,
}

/// How many there were.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::award) struct Counts {
    pub nominations: usize,
    /// Of these, after the deadline.
    pub late: usize,
    /// Besides these, withdrawn.
    pub withdrawn: usize,
    pub nominees: usize,
    pub judged: usize,
}

/// Somebody who could not be given the award.
pub(in crate::award) struct Refused {
    pub name: String,
    pub reason: String,
}

/// A nominee as the scores put them.
pub(in crate::award) struct RankedNominee {
    pub name: String,
    /// None of those who have too few sheets.
    pub rank: Option<usize>,
    /// In tenths; none where so few sheets count that it would tell what somebody gave.
    pub mean_tenths: Option<i64>,
}

/// Everything that stands in it.
pub(in crate::award) struct Protocol {
    pub frame: Frame,
    pub handed_over: Option<WallTime>,
    /// When and where the jury met, as typed, or empty.
    pub held: String,
    pub seated: Vec<Seated>,
    pub counts: Counts,
    pub kept_out: Vec<KeptOut>,
    pub refused: Vec<Refused>,
    pub ranked: Vec<RankedNominee>,
    /// Whether the first is the first another way too; none where nobody is first.
    pub holds: Option<bool>,
    /// Why scoring was opened again, each time.
    pub reopened: Vec<String>,
    /// Whom the jury chose, and why.
    pub chosen: Option<(String, DecisionFacts)>,
    /// Who was given the award, once that is public.
    pub published: Option<PublishedAward>,
}

impl Protocol {
    pub fn title(&self) -> &str {
        self.frame.said("Juryens protokol", "Protocol of the jury")
    }

    pub fn document(&self, identifier: String) -> Document {
        let frame = &self.frame;
        let mut document = frame.paper((self.title(), &frame.award()), identifier);
        if self.published.is_none() {
            document.blocks.push(frame.secret_until(self.handed_over));
        }
        document.blocks.extend(self.meeting());
        document.blocks.extend(self.received());
        document.blocks.extend(self.conflicts());
        document.blocks.extend(self.order());
        document.blocks.extend(self.choice());
        document.blocks.push(section(frame.said("Underskrifter", "Signatures")));
        let side = |heading: &str| Signatory {
            heading: heading.to_owned(),
            lines: vec![
                SignatureLine::Rule(frame.said("Sted og dato", "Place and date").to_owned()),
                SignatureLine::Rule(frame.said("Underskrift", "Signature").to_owned()),
            ],
        };
        let sides = vec![side(frame.said("For juryen", "For the jury")), side(frame.said("Sekretær", "Secretary"))];
        document.blocks.push(Content::Signatures(sides).into());
        document
    }

    fn meeting(&self) -> Vec<Block> {
        let frame = &self.frame;
        let mut blocks = vec![section(frame.said("Møde og deltagere", "Meeting and who took part"))];
        let held = frame.said("Holdt", "Held");
        blocks.push(match self.held.as_str() {
            "" => Block::paragraph(asked(held, 76)),
            held_as => Block::paragraph(format!("{held}: {held_as}")),
        });
        let columns = vec![
            Column::share(frame.said("Navn", "Name"), 3),
            Column::share(frame.said("Plads", "Place"), 3),
            Column::share(frame.said("Til mødet", "At the meeting"), 2),
        ];
        let rows = self.seated.iter().map(|one| {
            let there = match one.is_absent {
                false => frame.said("Til stede", "Present"),
                true => frame.said("Afbud", "Absent"),
            };
            vec![one.name.clone().into(), frame.position(one.position).into(), there.into()]
        });
        blocks.push(Content::Table(Table { columns, rows: rows.collect(), row_heads: RowHeads::First }).into());
        blocks
    }

    fn received(&self) -> Vec<Block> {
        let frame = &self.frame;
        let Counts { nominations, late, withdrawn, nominees, judged } = self.counts;
        let mut facts = vec![
            (frame.said("Indstillinger", "Nominations"), nominations),
            (frame.said("Indstillede", "Nominees"), nominees),
            (frame.said("Godkendt til bedømmelse", "Accepted to be judged"), judged),
        ];
        for (label, count) in [
            (frame.said("Kom efter fristen", "Came after the deadline"), late),
            (frame.said("Trukket tilbage", "Withdrawn"), withdrawn),
        ] {
            if count > 0 {
                facts.push((label, count));
            }
        }
        let facts = facts.into_iter().map(|(label, count)| (label.to_owned(), count.to_string().into()));
        let mut blocks = vec![
            section(frame.said("Indstillinger", "Nominations")),
            Content::KeyValues(facts.collect()).into(),
            part(frame.said("Kunne ikke modtage prisen", "Could not be given the award")),
        ];
        if self.refused.is_empty() {
            blocks.push(Block::paragraph(frame.said("Ingen blev afvist.", "Nobody was refused.")));
            return blocks;
        }
        let columns = vec![
            Column::share(frame.said("Indstillet", "Nominee"), 2),
            Column::share(frame.said("Begrundelse", "Reason"), 3),
        ];
        let rows = self.refused.iter().map(|one| vec![one.name.clone().into(), one.reason.clone().into()]);
        blocks.push(Content::Table(Table { columns, rows: rows.collect(), row_heads: RowHeads::First }).into());
        blocks
    }

    fn conflicts(&self) -> Vec<Block> {
        let frame = &self.frame;
        let mut blocks = vec![section(frame.said("Habilitet", "Conflicts of interest"))];
        blocks.push(Block::paragraph(frame.said(
            "Hvert medlem svarer for hver indstillet, før det giver point. Den, der er inhabil, eller hvis tvivl ikke er afgjort, har ikke set sagen, ikke givet point og ikke deltaget i drøftelsen af den.",
            "Each member answers for each nominee before giving points. Whoever has a conflict, or a doubt that was not settled, has not seen the case, given no points and taken no part in talking about it.",
        )));
        if self.published.is_some() {
            blocks.push(self.cases());
            return blocks;
        }
        let names: Vec<&str> = self.seated.iter().filter(|one| one.stepped_back).map(|one| one.name.as_str()).collect();
        blocks.push(match names.is_empty() {
            true => {
                Block::paragraph(frame.said("Alle har deltaget i alle sager.", "Everybody took part in every case."))
            }
            false => {
                let said = frame.said("Har ikke deltaget i en eller flere sager", "Took no part in one case or more");
                Block::paragraph(format!("{said}: {}.", names.join(", ")))
            }
        });
        blocks.push(Block::note(frame.said(
            "I hvilke sager og på hvilken grund står i programmet og kommer i protokollen, når prisen er offentliggjort.",
            "In which cases and on which ground stands in the program, and comes into the protocol once the award is published.",
        )));
        blocks
    }

    fn cases(&self) -> Block {
        let frame = &self.frame;
        if self.kept_out.is_empty() {
            return Block::paragraph(
                frame.said("Alle har deltaget i alle sager.", "Everybody took part in every case."),
            );
        }
        let columns = vec![
            Column::share(frame.said("Deltog ikke", "Took no part"), 3),
            Column::share(frame.said("I sagen om", "In the case of"), 3),
            Column::share(frame.said("Grund (forvaltningsloven § 3)", "Ground (public administration act § 3)"), 4),
        ];
        let rows = self
            .kept_out
            .iter()
            .map(|one| vec![one.member.clone().into(), one.nominee.clone().into(), ground(frame, one.ground).into()]);
        Content::Table(Table { columns, rows: rows.collect(), row_heads: RowHeads::First }).into()
    }

    fn order(&self) -> Vec<Block> {
        let frame = &self.frame;
        let mut blocks = vec![section(frame.said("Bedømmelsen", "The scoring"))];
        blocks.push(Block::paragraph(frame.said(
            "Pladsen går efter det nøjagtige vægtede gennemsnit over dem, der har deltaget i sagen. Hvad den enkelte har givet, står ikke i protokollen.",
            "The place goes by the exact weighted mean over those who took part in the case. What each one gave does not stand in the protocol.",
        )));
        let columns = vec![
            Column::points(frame.said("Plads", "Place"), 52.0),
            Column::share(frame.said("Indstillet", "Nominee"), 1),
            Column::points(frame.said("Af 100", "Of 100"), 70.0).flush_right(),
        ];
        let rows = self.ranked.iter().map(|one| {
            let rank = one.rank.map_or_else(|| "–".to_owned(), |rank| format!("{rank}."));
            let mean = one.mean_tenths.map_or_else(String::new, |mean| format::decimal(mean, 1, frame.language));
            vec![Spans::from(rank), one.name.clone().into(), mean.into()]
        });
        blocks.push(Content::Table(Table { columns, rows: rows.collect(), row_heads: RowHeads::First }).into());
        if self.ranked.iter().any(|one| one.rank.is_none()) {
            blocks.push(Block::note(
                frame.said("– har for få skemaer til en plads.", "– has too few sheets for a place."),
            ));
        }
        blocks.push(Block::paragraph(match self.holds {
            Some(true) => frame.said(
                "Den samme er først efter gennemsnit, median og pladser, og uanset hvem i juryen der udelades.",
                "The same is first by mean, median and places, and whoever of the jury is left out.",
            ),
            Some(false) => frame.said(
                "Førstepladsen afhænger af, hvordan der tælles, eller af en enkelt i juryen.",
                "The first place depends on how it is counted, or on one of the jury.",
            ),
            None => frame.said(
                "Ingen har nok skemaer til en plads, så pointene sætter ingen først.",
                "Nobody has enough sheets for a place, so the points put nobody first.",
            ),
        }));
        let said = frame.said("Bedømmelsen blev åbnet igen", "The scoring was opened again");
        let reopened = self.reopened.iter().map(|reason| Spans::from(format!("{said}: {reason}")));
        if !self.reopened.is_empty() {
            blocks.push(Content::List(List::bulleted(reopened)).into());
        }
        blocks
    }

    fn choice(&self) -> Vec<Block> {
        let frame = &self.frame;
        let mut blocks = vec![section(frame.said("Juryens valg", "The jury’s choice"))];
        match &self.chosen {
            None => {
                blocks.push(Block::paragraph(frame.said("Juryen indstiller:", "The jury recommends:")));
                blocks.extend(lines(3));
            }
            Some((name, facts)) => {
                let said = frame.said("Juryen indstiller", "The jury recommends");
                blocks.push(Block::paragraph(vec![Span::Text(format!("{said} ")), Span::Bold(format!("{name}."))]));
                blocks.extend(reasons(frame, facts));
            }
        }
        if let Some(award) = &self.published {
            blocks.push(section(frame.said("Afgørelsen", "The decision")));
            let given = frame.said("Prisen er givet til", "The award was given to");
            let reason = frame.said("for", "for");
            blocks.push(Block::paragraph(format!(
                "{given} {} {reason} {}.",
                award.name,
                award.reason.trim_end_matches('.')
            )));
        }
        blocks
    }
}

/// Why somebody was chosen, and why another than whom the scores put first.
pub(super) fn reasons(frame: &Frame, facts: &DecisionFacts) -> Vec<Block> {
    let labelled =
        |label: &str, text: &str| Block::paragraph(vec![Span::Bold(format!("{label}\n")), Span::Text(text.to_owned())]);
    let mut blocks = vec![labelled(frame.said("Begrundelse", "Reason"), &format::capitalised(&facts.reason))];
    if !facts.long_reason.is_empty() {
        blocks.push(labelled(frame.said("Uddybet", "At length"), &facts.long_reason));
    }
    if !facts.other_reason.is_empty() {
        let label = frame.said(
            "Hvorfor ikke den, pointene satte alene først",
            "Why not whom the scores put alone in the first place",
        );
        blocks.push(labelled(label, &facts.other_reason));
    }
    blocks
}

fn ground(frame: &Frame, ground: Option<ConflictGround>) -> &str {
    match ground {
        Some(ConflictGround::OwnInterest) => {
            frame.said("nr. 1: egen interesse i sagen", "no. 1: an interest of their own")
        }
        Some(ConflictGround::Family) => {
            frame.said("nr. 2: familie eller nært knyttet", "no. 2: family or close to them")
        }
        Some(ConflictGround::Leadership) => {
            frame.said("nr. 3: i ledelsen eller nært knyttet", "no. 3: leads it or has close ties with it")
        }
        Some(ConflictGround::Other) => {
            frame.said("nr. 5: andet, der kan vække tvivl", "no. 5: something else that may raise doubt")
        }
        None => frame
            .said("tvivl, der ikke er afgjort til deltagelse", "a doubt that was not settled in favour of taking part"),
    }
}
