//! The recovery code on paper: one sheet to be locked away. Made and shown, never stored.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::error::AccessError;
use super::office_details::office_head;
use super::request::RequestContext;
use crate::database::DatabaseError;
use crate::documents::{self, Block, Content, Document, Span};
use crate::gate::Input;
use crate::shared::format::{self, Language};
use crate::shared::wall_clock::date_of;

/// The code that was just shown.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CodeToPrint {
    /// The code.
    pub code: String,
}

impl Input for CodeToPrint {
    fn sample() -> Self {
        Self { code: "ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2".into() }
    }
}

struct Words {
    title: &'static str,
    what: &'static str,
    how: &'static str,
    made_on: &'static str,
}

const DANISH: Words = Words {
    title: "Gendannelseskode",
    what: "Med koden kan den sidste administrator vælge en ny adgangskode, hvis alle adgangskoder er glemt. Læg arket i \
           pengeskabet. Koden virker én gang.",
    how: "Vælg »Glemt adgangskode« på skærmen, hvor man logger ind, og skriv brugernavn og kode. Lav en ny kode bagefter.",
    made_on: "Lavet den",
};

const ENGLISH: Words = Words {
    title: "Recovery code",
    what: "The code lets the last administrator choose a new password when all passwords are forgotten. Lock this sheet \
           away. The code works once.",
    how: "Choose “Forgotten password” on the sign-in screen and write user name and code. Make a new code afterwards.",
    made_on: "Made on",
};

/// The sheet as a PDF.
pub async fn recovery_sheet(context: &RequestContext<'_>, input: CodeToPrint) -> Result<Vec<u8>, AccessError> {
    let mut tx = context.read().await?;
    let head = office_head(&mut tx).await?;
    drop(tx);
    let language = head.details.language;
    let words = if language == Language::En { &ENGLISH } else { &DANISH };
    let mut sheet = Document::new(words.title, &head.details.name, language, "recovery-code", context.now());
    let made_on = format!("{} {}", words.made_on, format::date_long(date_of(context.now()), language));
    sheet.blocks = vec![
        Content::Letterhead { logo: None, unit: head.details.name }.into(),
        Block::title(words.title),
        Block::subtitle(made_on),
        Block::display(Span::Bold(input.code.chars().take(60).collect())),
        Block::paragraph(words.what),
        Block::paragraph(words.how),
    ];
    let paper = documents::render(&sheet).map_err(|error| DatabaseError::inconsistent(error.to_string()))?;
    Ok(paper.bytes)
}
