//! A recovery code on paper: one sheet to be locked away. Made and shown, never stored.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::error::AccessError;
use super::office_details::{OfficeDetails, office_head};
use super::request::RequestContext;
use crate::database::DatabaseError;
use crate::documents::{self, Block, Content, Document, Span};
use crate::gate::Input;
use crate::shared::format::{self, Language};
use crate::shared::instant::Instant;
use crate::shared::text_enum::text_enum;
use crate::shared::wall_clock::date_of;

/// No code is longer.
const LONGEST_CODE: usize = 60;

text_enum! {
    /// What a printed code opens.
    pub enum OpenedByCode {
        /// The door, for the last administrator.
        SignIn = "sign_in",
        /// CPR numbers.
        Cpr = "cpr",
        /// What happened in claims.
        Claims = "claims",
    }
}

/// The code that was just shown.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CodeToPrint {
    /// The code.
    pub code: String,
    /// What it opens.
    pub opens: OpenedByCode,
}

impl Input for CodeToPrint {
    fn sample() -> Self {
        Self { code: "ABCDE-FGHJK-LMNPQ-RSTUV-WXYZ2".into(), opens: OpenedByCode::SignIn }
    }
}

/// What a sheet with a code says.
pub(crate) struct CodeWords<'a> {
    /// What the code is.
    pub title: &'a str,
    /// What it opens, and where the sheet is kept.
    pub what: &'a str,
    /// How it is used.
    pub how: &'a str,
}

const DANISH_CPR: CodeWords<'static> = CodeWords {
    title: "Kode til CPR-numre",
    what: "Koden giver en leder adgang til de forseglede CPR-numre, når ingen andre, der kan logge ind, har den. Læg arket i \
           pengeskabet. Uden koden og uden nogen, der har adgang, kan numrene ikke læses igen.",
    how: "Log ind som leder, vælg »Indstillinger«, »CPR-numre«, og skriv koden. Med en ny kode virker denne ikke længere.",
};

const ENGLISH_CPR: CodeWords<'static> = CodeWords {
    title: "Code to CPR numbers",
    what: "The code gives a manager access to the sealed CPR numbers when nobody else who can sign in has it. Lock this sheet \
           away. Without the code, and without anybody who has access, the numbers cannot be read again.",
    how: "Sign in as a manager, choose “Settings”, “CPR numbers” and write the code. With a new code this one no longer works.",
};

const DANISH_CLAIMS: CodeWords<'static> = CodeWords {
    title: "Kode til skader",
    what: "Koden giver en leder adgang til det, der er forseglet om skader, når ingen andre, der kan logge ind, har den. Læg \
           arket i pengeskabet. Uden koden og uden nogen, der har adgang, kan det ikke læses igen.",
    how: "Log ind som leder, vælg »Indstillinger«, »Adgang til skader«, og skriv koden. Med en ny kode virker denne ikke længere.",
};

const ENGLISH_CLAIMS: CodeWords<'static> = CodeWords {
    title: "Code to claims",
    what: "The code gives a manager access to what is sealed about claims when nobody else who can sign in has it. Lock this \
           sheet away. Without the code, and without anybody who has access, it cannot be read again.",
    how: "Sign in as a manager, choose “Settings”, “Access to claims” and write the code. With a new code this one no longer works.",
};

const DANISH: CodeWords<'static> = CodeWords {
    title: "Gendannelseskode",
    what: "Med koden kan den sidste administrator vælge en ny adgangskode, hvis alle adgangskoder er glemt. Læg arket i \
           pengeskabet. Koden virker én gang.",
    how: "Vælg »Glemt adgangskode« på skærmen, hvor man logger ind, og skriv brugernavn og kode. Lav en ny kode bagefter.",
};

const ENGLISH: CodeWords<'static> = CodeWords {
    title: "Recovery code",
    what: "The code lets the last administrator choose a new password when all passwords are forgotten. Lock this sheet \
           away. The code works once.",
    how: "Choose “Forgotten password” on the sign-in screen and write user name and code. Make a new code afterwards.",
};

/// The sheet as a PDF.
pub async fn recovery_sheet(context: &RequestContext<'_>, input: CodeToPrint) -> Result<Vec<u8>, AccessError> {
    let mut tx = context.read().await?;
    let head = office_head(&mut tx).await?;
    drop(tx);
    let language = head.details.language;
    let words = match (input.opens, language) {
        (OpenedByCode::SignIn, Language::Da) => &DANISH,
        (OpenedByCode::SignIn, Language::En) => &ENGLISH,
        (OpenedByCode::Cpr, Language::Da) => &DANISH_CPR,
        (OpenedByCode::Cpr, Language::En) => &ENGLISH_CPR,
        (OpenedByCode::Claims, Language::Da) => &DANISH_CLAIMS,
        (OpenedByCode::Claims, Language::En) => &ENGLISH_CLAIMS,
    };
    Ok(code_sheet(&head.details, words, (&input.code, context.now()))?)
}

/// A sheet with a code as a PDF, in the language of the office: also for slices above whose keys have codes of their own.
pub(crate) fn code_sheet(
    office: &OfficeDetails,
    words: &CodeWords<'_>,
    (code, now): (&str, Instant),
) -> Result<Vec<u8>, DatabaseError> {
    let mut sheet = Document::new(words.title, &office.name, office.language, "recovery-code", now);
    let made_on = match office.language {
        Language::Da => "Lavet den",
        Language::En => "Made on",
    };
    let made_on = format!("{made_on} {}", format::date_long(date_of(now), office.language));
    sheet.blocks = vec![
        Content::Letterhead { logo: None, unit: office.name.clone() }.into(),
        Block::title(words.title),
        Block::subtitle(made_on),
        Block::display(Span::Bold(code.chars().take(LONGEST_CODE).collect())),
        Block::paragraph(words.what),
        Block::paragraph(words.how),
    ];
    let paper = documents::render(&sheet).map_err(|error| DatabaseError::inconsistent(error.to_string()))?;
    Ok(paper.bytes)
}
