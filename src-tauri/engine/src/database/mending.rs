//! Going through texts of a column, and writing those anew that are to say something else.

use super::{DatabaseError, Tx, within};

/// A column of texts: how its rows are read, as a number and a text, and how one is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Texts {
    /// Gives the number of the row, or of what it belongs to, and the text.
    pub read: &'static str,
    /// Takes that number, the new text and the old one.
    pub write: &'static str,
}

/// Writes every text of some columns anew for which `mend` knows other words; how many there were.
pub(crate) async fn mend_texts(
    tx: &mut Tx,
    columns: &[Texts],
    mend: &(dyn Fn(&str) -> Option<String> + Sync),
) -> Result<u32, DatabaseError> {
    let mut mended = 0;
    for Texts { read, write } in columns {
        let rows: Vec<(i64, String)> =
            within!(&mut *tx, connection => sqlx::query_as(*read).fetch_all(connection).await)?;
        for (id, text) in rows {
            let Some(other) = mend(&text) else { continue };
            mended += 1;
            within!(&mut *tx, connection => sqlx::query(*write)
                .bind(id).bind(other).bind(text).execute(connection).await.map(|_| ()))?;
        }
    }
    Ok(mended)
}
