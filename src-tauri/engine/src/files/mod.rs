//! Files of other kinds than papers, from plain data to bytes and back. Knows no slice, no database and no disk.

mod bundle;
mod import;
mod mail;
mod sheet;
mod tables;

pub use bundle::{bundle, plain_name};
pub use import::{
    Asking, CellPlace, Column, ColumnKind, GuessedColumn, JudgedRow, NotReady, ReadRow, ReadTable, ReadyRow, RowChoice,
    RowDouble, Sureness, TableLook, TableRow, TableSheet, TableSource, TypedRow, emails_told, look, phones_told,
    refuse_more_rows, said_yes,
};
pub use mail::{Attachment, MailDraft};
pub use sheet::{LARGEST_TABLE, Sheet, SheetRow, TableProblem};
pub use tables::{Cell, Table, TableError, workbook};
