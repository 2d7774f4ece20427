//! What waits for the municipality's case system, with the names of what it is about, and given out for it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::access::{
    self, AccessError, JournalPlace, JournalledPaper, PaperToOpen, RequestContext, Subject, SubjectKind,
};
use crate::database::{DatabaseError, Tx};
use crate::files::{Cell, Table, bundle, plain_name};
use crate::gate::Input;
use crate::shared::format::Language;
use crate::shared::ids::{AgreementId, BookingId, ClaimId, PaperId, PersonId};
use crate::shared::wall_clock::date_of;
use crate::{agreements, bookings, insurance, organisations};

/// Files of one bundle: as many as the list shows, so that what can be ticked can be given out.
const MOST_FILES: usize = 200;

/// Which papers are asked for.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct JournalWanted {
    /// What they are about.
    pub about: SubjectKind,
    /// Those that were settled instead of those that wait.
    pub settled: bool,
}

impl Input for JournalWanted {
    fn sample() -> Self {
        Self { about: SubjectKind::Agreement, settled: false }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Office, 1))
    }
}

/// How many papers wait that are about one kind of thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JournalCount {
    /// What they are about.
    pub about: SubjectKind,
    /// How many.
    #[ts(type = "number")]
    pub waiting: i64,
}

/// A paper with what it is about, by name.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PaperInJournal {
    /// The paper and where it stands.
    pub paper: JournalledPaper,
    /// What it is about: a number or a name; empty where it is about the office.
    pub about: String,
    /// The other party of an agreement, whose claim it is, or empty.
    pub party: String,
    /// The case that its agreement names, or empty: most papers of one thing go to one case.
    pub case_number: String,
}

/// Papers for the journal, the newest first; at most two hundred.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct JournalList {
    /// The papers.
    pub papers: Vec<PaperInJournal>,
    /// How many wait, by what they are about.
    pub counts: Vec<JournalCount>,
}

/// What waits for the journal, or was settled.
pub async fn papers_in_journal(context: &RequestContext<'_>, input: JournalWanted) -> Result<JournalList, AccessError> {
    let mut tx = context.read().await?;
    let papers = access::journal_page(context, &mut tx, input.about, input.settled).await?;
    let papers = with_names(&mut tx, papers).await?;
    let mut counts = Vec::new();
    for about in access::JOURNALLED_KINDS {
        // A kind that is none of their business is not told to be empty either.
        if access::may_journal(context, &mut tx, about).await? {
            counts.push(JournalCount { about, waiting: access::waiting_count(context, &mut tx, about).await? });
        }
    }
    Ok(JournalList { papers, counts })
}

async fn with_names(tx: &mut Tx, papers: Vec<JournalledPaper>) -> Result<Vec<PaperInJournal>, DatabaseError> {
    // Several papers are about one thing.
    let mut known: BTreeMap<(&'static str, i64), [String; 3]> = BTreeMap::new();
    let mut named = Vec::with_capacity(papers.len());
    for paper in papers {
        let key = (paper.subject.kind.as_str(), paper.subject.id);
        let [about, party, case_number] = match known.get(&key) {
            Some(names) => names.clone(),
            None => {
                let names = names_of(tx, paper.subject).await?;
                known.insert(key, names.clone());
                names
            }
        };
        named.push(PaperInJournal { paper, about, party, case_number });
    }
    Ok(named)
}

/// What it is called, its other party and its case.
async fn names_of(tx: &mut Tx, subject: Subject) -> Result<[String; 3], DatabaseError> {
    let id = subject.id;
    let plain = |name: Option<String>| [name.unwrap_or_default(), String::new(), String::new()];
    Ok(match subject.kind {
        SubjectKind::Agreement => match agreements::stored_case(tx, AgreementId(id)).await? {
            Some(case) => {
                let party = organisations::names(tx, &[case.organisation_id]).await?.pop();
                [case.number, party.map(|names| names.name).unwrap_or_default(), case.case_number]
            }
            None => plain(None),
        },
        SubjectKind::Booking => plain(bookings::stored_number(tx, BookingId(id)).await?),
        // Only those entitled come so far.
        SubjectKind::Claim => {
            let whose = insurance::stored_claimant(tx, ClaimId(id)).await?;
            [id.to_string(), whose.unwrap_or_default(), String::new()]
        }
        SubjectKind::Volunteer => {
            plain(organisations::person_name(tx, PersonId(id)).await?.map(|person| person.full_name))
        }
        _ => plain(None),
    })
}

/// Papers to be given out for the case system.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PapersToGiveOut {
    /// The papers, each once.
    pub papers: Vec<PaperId>,
    /// The language of the table beside them.
    pub language: Language,
}

impl Input for PapersToGiveOut {
    fn sample() -> Self {
        Self { papers: vec![PaperId(1)], language: Language::Da }
    }

    fn about(&self) -> Option<Subject> {
        Some(Subject::of(SubjectKind::Office, 1))
    }
}

/// Papers as a bundle for the case system: each as it was printed, byte for byte, and a table that says what each is.
pub async fn export_papers_for_journal(
    context: &RequestContext<'_>,
    input: PapersToGiveOut,
) -> Result<Vec<u8>, AccessError> {
    if input.papers.is_empty() || input.papers.len() > MOST_FILES {
        return Err(AccessError::TooManyPapers { most: MOST_FILES as u32 });
    }
    let mut tx = context.read().await?;
    let papers = access::papers_with_ids(context, &mut tx, &input.papers).await?;
    let named = with_names(&mut tx, papers).await?;
    drop(tx);
    let mut files = Vec::with_capacity(named.len() + 1);
    let mut rows = Vec::with_capacity(named.len());
    for (index, one) in named.iter().enumerate() {
        let bytes = access::paper(context, PaperToOpen { id: one.paper.id }).await?;
        // Two papers may have one name, and a bundle cannot.
        let name = plain_name(&format!("{:03} {}", index + 1, one.paper.file_name));
        rows.push(row((&name, input.language), one, date_of(one.paper.printed_at)));
        files.push((name, bytes));
    }
    let table = Table { name: "Journal", heads: heads(input.language), rows };
    let failed = |error: &dyn std::error::Error| DatabaseError::inconsistent(format!("papers to journal: {error}"));
    files.push(("journal.csv".to_owned(), table.to_csv().map_err(|error| failed(&error))?));
    let borrowed: Vec<(&str, &[u8])> = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    Ok(bundle(&borrowed).map_err(|error| failed(&error))?)
}

fn heads(language: Language) -> Vec<&'static str> {
    match language {
        Language::Da => {
            vec!["Fil", "Titel", "Vedrører", "Part", "Dato", "Sagsnr.", "Dok.nr.", "Journaliseret", "SHA-256"]
        }
        Language::En => {
            vec!["File", "Title", "About", "Party", "Date", "Case no.", "Document no.", "Journalled", "SHA-256"]
        }
    }
}

fn row((file, language): (&str, Language), one: &PaperInJournal, printed_on: NaiveDate) -> Vec<Cell> {
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
    let (case_number, document_number, journalled_at) = match &one.paper.entry.place {
        JournalPlace::Journalled { case_number, document_number } => {
            (case_number, document_number.as_str(), one.paper.entry.settled_at)
        }
        // A paper that was left out was settled on a day too, but it is in no case system.
        JournalPlace::Waits | JournalPlace::LeftOut { .. } | JournalPlace::LeftOutSealed { .. } => {
            (&one.case_number, "", None)
        }
    };
    let journalled = journalled_at.map_or(Cell::Empty, |at| Cell::Day(date_of(at)));
    vec![
        text(file),
        text(&one.paper.title),
        text(&about(one, language)),
        text(&one.party),
        Cell::Day(printed_on),
        text(case_number),
        text(document_number),
        journalled,
        text(&one.paper.sha256),
    ]
}

fn about(one: &PaperInJournal, language: Language) -> String {
    match (one.paper.subject.kind, language) {
        (SubjectKind::Claim, Language::Da) => format!("Skade nr. {}", one.about),
        (SubjectKind::Claim, Language::En) => format!("Claim no. {}", one.about),
        _ => one.about.clone(),
    }
}
