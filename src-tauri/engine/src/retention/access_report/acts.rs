//! What the log says of somebody, as they are told of it: each look-up as what it was, and nothing as something else.

use super::AccessReport;
use crate::documents::{Block, Column, Content, Document, RowHeads, Spans, Table};
use crate::shared::format::{self, Language};

/// Lines of the log on the paper; the rest stand in the data.
const MOST_LINES: usize = 300;

impl AccessReport {
    pub(super) fn log(&self, document: &mut Document) {
        self.heading(document, "Hvornår vi har set på eller ændret det", "When we looked at it or changed it");
        let rows: Vec<Vec<Spans>> = self
            .data
            .log
            .iter()
            .take(MOST_LINES)
            .map(|line| {
                vec![format::instant(line.at, self.language).into(), said_of(&line.event, self.language).into()]
            })
            .collect();
        let columns = vec![
            Column::share(self.said("Hvornår", "When"), 1),
            Column::share(self.said("Hvad der skete", "What happened"), 2),
        ];
        document.blocks.push(Content::Table(Table { columns, rows, row_heads: RowHeads::First }).into());
        let more = self.data.log.len().saturating_sub(MOST_LINES);
        if more > 0 {
            document.blocks.push(Block::note(match self.language {
                Language::Da => format!("Yderligere {more} linjer står i filen."),
                Language::En => format!("Another {more} lines stand in the file."),
            }));
        }
    }
}

/// What happened, in words for whoever it is about. What has no words of its own is told without claiming anything.
fn said_of(event: &str, language: Language) -> &'static str {
    let (da, en) = of_the_card(event)
        .or_else(|| of_attachments(event))
        .or_else(|| of_the_number(event))
        .or_else(|| of_claims(event))
        .or_else(|| of_papers(event))
        .or_else(|| of_the_award(event))
        .unwrap_or(("Der blev arbejdet med dine oplysninger", "Your data were worked with"));
    match language {
        Language::Da => da,
        Language::En => en,
    }
}

type Said = (&'static str, &'static str);

fn of_the_card(event: &str) -> Option<Said> {
    Some(match event {
        "looked" => ("Nogen på kontoret så på kortet", "Somebody of the office looked at the card"),
        "searched" => ("Nogen på kontoret søgte", "Somebody of the office searched"),
        "log_read" => ("Loggen blev læst", "The log was read"),
        "exported" => ("Oplysninger blev givet ud som fil", "Data were given out as a file"),
        "person_registered" | "volunteer_registered" => ("Du blev registreret", "You were registered"),
        "person_changed" | "volunteer_changed" | "attachment_changed" => {
            ("Oplysninger blev rettet", "Data were changed")
        }
        "person_archived" => ("Dit kort blev lagt i arkivet", "Your card was put into the archive"),
        "person_restored" => ("Dit kort blev taget frem fra arkivet", "Your card was taken out of the archive"),
        "contact_role_given" => ("Du fik en rolle", "You were given a role"),
        "contact_role_changed" | "contact_role_withdrawn" | "contact_role_reinstated" => {
            ("En rolle blev rettet", "A role was changed")
        }
        "passing_facts_let_go" => {
            ("Pårørende eller datoer for attester blev slettet", "Next of kin or days of certificates were deleted")
        }
        _ => return None,
    })
}

fn of_attachments(event: &str) -> Option<Said> {
    Some(match event {
        "volunteer_attached" => ("Du blev tilknyttet en arbejdsplads", "You were attached to a workplace"),
        "attachment_approved" => ("En tilknytning blev godkendt", "An attachment was approved"),
        "approval_taken_back" => ("En godkendelse blev taget tilbage", "An approval was taken back"),
        "attachment_ended" => ("En tilknytning fik en slutdag", "An attachment was given a last day"),
        "pauses_changed" => ("Pauser blev rettet", "Breaks were changed"),
        "volunteer_withdrawn" | "attachment_withdrawn" => {
            ("Noget, der var skrevet ved en fejl, blev taget ud", "Something written by mistake was taken out")
        }
        "volunteer_reinstated" | "attachment_reinstated" => {
            ("Noget, der var taget ud, blev sat ind igen", "Something taken out was put back")
        }
        _ => return None,
    })
}

fn of_the_number(event: &str) -> Option<Said> {
    Some(match event {
        "cpr_kept" => ("Dit CPR-nummer blev gemt, forseglet", "Your CPR number was kept, sealed"),
        "cpr_dropped" => ("Dit CPR-nummer blev taget ud af brug", "Your CPR number was put out of use"),
        "cpr_revealed" => {
            ("Dit CPR-nummer blev vist for en medarbejder", "Your CPR number was shown to somebody of the staff")
        }
        "cpr_looked_up" => ("Du blev fundet med dit CPR-nummer", "You were found by your CPR number"),
        _ => return None,
    })
}

fn of_claims(event: &str) -> Option<Said> {
    Some(match event {
        "claim_noted" => ("En skade blev skrevet ned", "A claim was written down"),
        "claim_changed" | "claim_handling_changed" | "claim_told_changed" => {
            ("Oplysninger om en skade blev rettet", "Data about a claim were changed")
        }
        "claim_reported" => ("En skade blev anmeldt", "A claim was reported"),
        "claim_decided" => ("En skade blev afgjort", "A claim was decided"),
        "claim_closed" => ("En skade blev lukket", "A claim was closed"),
        "claim_withdrawn" => {
            ("En skade, der var skrevet ved en fejl, blev taget ud", "A claim written by mistake was taken out")
        }
        "claim_reinstated" | "claim_returned" => {
            ("En skade blev ført tilbage til, hvad der stod før", "A claim was set back to what stood before")
        }
        "claim_file_attached" | "claim_file_reattached" => {
            ("Et billede eller papir blev lagt ved en skade", "A photo or paper was put with a claim")
        }
        "claim_file_detached" => {
            ("Et billede eller papir blev taget fra en skade", "A photo or paper was taken from a claim")
        }
        "claim_forgotten" => ("Det, der skete i en skade, blev slettet", "What happened in a claim was deleted"),
        _ => return None,
    })
}

fn of_papers(event: &str) -> Option<Said> {
    Some(match event {
        "printed" | "volunteer_paper_printed" | "information_letter_printed" | "claim_sheet_printed" => {
            ("Et papir blev skrevet ud", "A paper was printed")
        }
        "paper_journalled" => (
            "Et papir blev journaliseret i kommunens sagssystem",
            "A paper was journalled in the municipality's case system",
        ),
        "paper_left_out_of_journal" | "sealed_paper_settled" | "paper_journal_opened" => {
            ("Det blev noteret, om et papir er journaliseret", "It was noted whether a paper is journalled")
        }
        _ => return None,
    })
}

fn of_the_award(event: &str) -> Option<Said> {
    Some(match event {
        "nomination_received" => ("En indstilling kom ind", "A nomination came in"),
        "nomination_changed" | "nominee_changed" => ("En indstilling blev rettet", "A nomination was changed"),
        "nomination_withdrawn" | "nominee_withdrawn" => {
            ("En indstilling blev trukket tilbage", "A nomination was withdrawn")
        }
        "nomination_reinstated" | "nominee_reinstated" => {
            ("En indstilling blev taget op igen", "A nomination was taken up again")
        }
        "file_enclosed" | "enclosed_put_back" => {
            ("Et bilag blev lagt ved en indstilling", "An enclosure was put with a nomination")
        }
        "enclosed_taken_away" => ("Et bilag blev taget fra en indstilling", "An enclosure was taken from a nomination"),
        "eligibility_judged" => ("Reglerne for prisen blev set efter", "The rules of the award were checked"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_up_is_told_as_one_and_only_corrections_as_corrections() {
        for (event, said) in [
            ("cpr_revealed", "Dit CPR-nummer blev vist for en medarbejder"),
            ("cpr_looked_up", "Du blev fundet med dit CPR-nummer"),
            ("paper_journalled", "Et papir blev journaliseret i kommunens sagssystem"),
            ("claim_file_attached", "Et billede eller papir blev lagt ved en skade"),
            ("volunteer_changed", "Oplysninger blev rettet"),
            ("something_new", "Der blev arbejdet med dine oplysninger"),
        ] {
            assert_eq!(said_of(event, Language::Da), said, "{event}");
        }
        assert_eq!(said_of("cpr_revealed", Language::En), "Your CPR number was shown to somebody of the staff");
    }
}
