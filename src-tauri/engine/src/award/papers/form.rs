//! The empty form to nominate by, with the same numbers as on the screen (`domain.md` D.3).

use super::setting::{BOX, HAND, asked, lines, part, section};
use crate::award::frame::Frame;
use crate::award::year::AwardFacts;
use crate::documents::{Block, Content, Document, List, Spans};
use crate::shared::format::Language;

/// Everything that stands on it.
pub(in crate::award) struct NominationForm {
    pub frame: Frame,
    pub facts: AwardFacts,
}

impl NominationForm {
    pub fn title(&self) -> &str {
        self.frame.said("Indstillingsskema", "Nomination form")
    }

    pub fn document(&self, identifier: String) -> Document {
        let frame = &self.frame;
        let mut document = frame.paper((self.title(), &frame.award()), identifier);
        document.blocks.push(Block::paragraph(self.lead()));
        document.blocks.extend(self.nominee());
        document.blocks.extend(self.effort());
        document.blocks.extend(self.nominator());
        document.blocks.extend(self.data_note());
        document
    }

    fn lead(&self) -> String {
        let frame = &self.frame;
        let deadline = self.facts.cycle.deadline().map(|wall| frame.moment(wall)).unwrap_or_default();
        match frame.language {
            Language::Da => format!(
                "Kender du en person, en gruppe eller en forening, der gør noget særligt som frivillig her i kommunen? Udfyld skemaet, og aflever eller send det senest {deadline} til {}. Skriv på et ekstra ark, hvis pladsen ikke slår til, og sæt nummeret ved.",
                frame.office()
            ),
            Language::En => format!(
                "Do you know a person, a group or an association that does something special as a volunteer in the municipality? Fill in the form and hand it in or send it no later than {deadline} to {}. Go on on another sheet if there is not room enough, and write the number beside it.",
                frame.office()
            ),
        }
    }

    /// 1 to 5.
    fn nominee(&self) -> Vec<Block> {
        let frame = &self.frame;
        let kinds = frame.said("Person", "Person");
        let (group, association) = (frame.said("Gruppe", "Group"), frame.said("Forening", "Association"));
        let mut blocks = vec![section(frame.said("Den indstillede", "The nominee"))];
        blocks.push(part(frame.said("1. Hvem indstiller du?", "1. Who do you nominate?")));
        blocks.extend(lines(1));
        let asks = frame
            .said("2. Er det en person, en gruppe eller en forening?", "2. Is it a person, a group or an association?");
        blocks.push(part(asks));
        blocks.push(Block::paragraph(format!("{BOX} {kinds}     {BOX} {group}     {BOX} {association}")));
        let asks = frame.said(
            "3. Kontaktoplysninger på den indstillede (eller en kontaktperson)",
            "3. How to reach the nominee (or a contact person)",
        );
        blocks.push(part(asks));
        blocks.extend(by_hand(asked(frame.said("Kontaktperson", "Contact person"), 70)));
        blocks.extend(by_hand(beside(asked(frame.said("Telefon", "Phone"), 24), asked("   E-mail", 40))));
        let asks = frame.said(
            "4. Hvor yder den indstillede sin indsats? (forening, sted eller bydel)",
            "4. Where does the nominee do it? (association, place or part of town)",
        );
        blocks.push(part(asks));
        blocks.extend(lines(1));
        let since = frame.said(
            "5. Hvor længe har indsatsen stået på? Siden året",
            "5. For how long has it been going on? Since the year",
        );
        blocks.push(part(since));
        blocks.extend(by_hand(asked(frame.said("År", "Year"), 8)));
        blocks
    }

    /// 6 to 9.
    fn effort(&self) -> Vec<Block> {
        let frame = &self.frame;
        let mut blocks = vec![section(frame.said("Indsatsen", "The effort"))];
        let texts = [
            (
                frame
                    .said("6. Hvad gør den indstillede? Beskriv indsatsen", "6. What does the nominee do? Describe it"),
                frame.said("200–2.000 tegn, dvs. mindst 3 linjer", "200–2,000 characters: at least 3 lines"),
                8,
            ),
            (
                frame.said(
                    "7. Hvilken forskel gør det – og for hvem?",
                    "7. What difference does it make – and for whom?",
                ),
                frame.said("100–2.000 tegn, dvs. mindst 2 linjer", "100–2,000 characters: at least 2 lines"),
                6,
            ),
            (
                frame.said(
                    "8. Hvorfor skal netop denne kandidat have prisen?",
                    "8. Why should this candidate be given the award?",
                ),
                frame.said("100–1.500 tegn, dvs. mindst 2 linjer", "100–1,500 characters: at least 2 lines"),
                6,
            ),
        ];
        for (asks, length, count) in texts {
            blocks.push(part(asks));
            blocks.push(Block::note(length));
            blocks.extend(lines(count));
        }
        blocks.push(part(frame.said("9. Hvilke kriterier passer bedst?", "9. Which criteria fit best?")));
        blocks.push(Block::note(frame.said("Sæt gerne flere krydser.", "You may set several crosses.")));
        let criteria = self.facts.judged_by.criteria.iter();
        blocks.extend(criteria.map(|one| Block::paragraph(format!("{BOX} {}", frame.criterion(one)))));
        blocks
    }

    /// 10 to 13.
    fn nominator(&self) -> Vec<Block> {
        let frame = &self.frame;
        let (yes, no) = (frame.said("Ja", "Yes"), frame.said("Nej", "No"));
        let mut blocks = vec![section(frame.said("Dig, der indstiller", "You who nominate"))];
        let knows = frame
            .said("10. Ved den indstillede, at du indstiller?", "10. Does the nominee know that you nominate them?");
        blocks.push(part(knows));
        blocks.push(Block::paragraph(format!("{BOX} {yes}     {BOX} {no}")));
        let own = frame.said(
            "11. Dit navn, telefon, e-mail og eventuel forening",
            "11. Your name, phone, e-mail and association, if any",
        );
        blocks.push(part(own));
        blocks.extend(by_hand(asked(frame.said("Navn", "Name"), 78)));
        blocks.extend(by_hand(beside(asked(frame.said("Telefon", "Phone"), 24), asked("   E-mail", 40))));
        blocks.extend(by_hand(asked(frame.said("Forening", "Association"), 74)));
        blocks.push(part(frame.said("12. Din tilknytning til den indstillede", "12. What you are to the nominee")));
        let ties = [
            frame.said("Medlem af samme forening", "Member of the same association"),
            frame.said("Kollega", "Colleague"),
            frame.said("Familie", "Relative"),
            frame.said("Bruger af det, den indstillede gør", "I use what the nominee does"),
            frame.said("Andet", "Something else"),
        ];
        blocks.push(Block::paragraph(ties.map(|tie| format!("{BOX} {tie}")).join("     ")));
        let enclosed = frame.said("13. Bilag (billede, avisudklip)", "13. Enclosed (a picture, a newspaper cutting)");
        blocks.push(part(enclosed));
        blocks.extend(lines(1));
        blocks
    }

    /// 14, and what is done with what is written.
    fn data_note(&self) -> Vec<Block> {
        let frame = &self.frame;
        let agreed = frame.said(
            "Jeg er indforstået med, at oplysningerne bruges til at vælge årets modtager, og at de slettes bagefter.",
            "I understand that what I write is used to choose this year’s recipient, and is deleted afterwards.",
        );
        let municipality = frame.head.details.municipality_name.as_str();
        let municipality =
            if municipality.is_empty() { frame.said("Kommunen", "The municipality") } else { municipality };
        let controller = match frame.language {
            Language::Da => format!(
                "{municipality} er dataansvarlig og behandler oplysningerne som led i en opgave i samfundets interesse."
            ),
            Language::En => format!(
                "{municipality} is the data controller and handles what you write as a task in the public interest."
            ),
        };
        let notes = [
            controller,
            frame
                .said(
                    "Kun sekretæren og juryen læser indstillingen. Kun modtagerens navn og en kort begrundelse bliver offentliggjort.",
                    "Only the secretary and the jury read the nomination. Only the recipient’s name and a short reason are published.",
                )
                .to_owned(),
            match frame.language {
                Language::Da => format!("Du kan få at se, hvad der står om dig, og få det rettet, hos {}.", frame.head.details.name),
                Language::En => format!("Ask {} to see what is kept about you, or to have it corrected.", frame.head.details.name),
            },
        ];
        let signature = asked(frame.said("   Underskrift", "   Signature"), 44);
        let dated = beside(asked(frame.said("Dato", "Date"), 20), signature);
        let mut blocks = vec![
            part(frame.said("14. Dine oplysninger", "14. What you write")),
            Block::paragraph(format!("{BOX} {agreed}")),
            Content::List(List::bulleted(notes.into_iter().map(Spans::from))).into(),
        ];
        blocks.extend(by_hand(dated));
        blocks
    }
}

/// Two things to be written on one line.
fn beside(mut first: Spans, second: Spans) -> Spans {
    second.0.into_iter().for_each(|span| first.add(span));
    first
}

fn by_hand(spans: Spans) -> [Block; 2] {
    [Block::space(HAND), Block::paragraph(spans)]
}
