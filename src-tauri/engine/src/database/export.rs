//! The whole database as JSON, table by table and row by row, in the same shape from either engine. Knows no table: which
//! are left out, and what of them, is told by the caller.

use std::io::{self, Write};

use futures_util::TryStreamExt;
use sqlx::AssertSqlSafe;

use super::{DatabaseError, Tx, within};

/// What is left out of an export.
#[derive(Debug, Clone, Copy)]
pub struct ExportRules {
    /// Tables.
    pub without_tables: &'static [&'static str],
    /// Columns, as table and column.
    pub without_columns: &'static [(&'static str, &'static str)],
    /// Texts that are emptied in rows where another column is filled: table, the column that decides, the texts.
    pub emptied_where: &'static [(&'static str, &'static str, &'static [&'static str])],
}

/// Rows that are left out of a table: those of one kind, but the ones with these ids.
#[derive(Debug, Clone)]
pub struct RowsLeftOut {
    /// The table.
    pub table: &'static str,
    /// The column that says the kind, and the kind.
    pub kind: (&'static str, &'static str),
    /// The column with the id.
    pub id: &'static str,
    /// Of which ids they stay.
    pub but: Vec<i64>,
}

/// Why an export stopped.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] io::Error),
}

/// How a column is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ColumnKind {
    /// As it is: text and whole numbers.
    Plain,
    /// Seconds since 1970, or `timestamptz`: written in RFC 3339.
    Instant,
    /// `date`: as SQLite stores it.
    Date,
    /// `timestamp`: as SQLite stores it.
    WallTime,
    /// Written as base64.
    Bytes,
}

#[derive(Debug)]
struct Column {
    name: String,
    kind: ColumnKind,
}

const SQLITE_TABLES: &str = r"SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
    AND name NOT LIKE 'sqlite\_%' ESCAPE '\' AND name <> '_sqlx_migrations' ORDER BY name";
const POSTGRES_TABLES: &str = "SELECT CAST(table_name AS TEXT) FROM information_schema.tables
    WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND table_name <> '_sqlx_migrations'
    ORDER BY CAST(table_name AS TEXT) COLLATE \"C\"";
const SQLITE_COLUMNS: &str = "SELECT name, type FROM pragma_table_info($1) ORDER BY cid";
const POSTGRES_COLUMNS: &str =
    "SELECT CAST(column_name AS TEXT), CAST(data_type AS TEXT) FROM information_schema.columns
    WHERE table_schema = current_schema() AND table_name = $1 AND is_generated = 'NEVER'
    AND data_type NOT IN ('tstzrange', 'tsvector') ORDER BY ordinal_position";

/// Writes every table as `{"name": [{…}, …], …}`, as it stands in one moment. Gives the number of rows.
pub async fn write_export<W: Write + Send>(
    tx: &mut Tx,
    (rules, left_out): (ExportRules, &[RowsLeftOut]),
    writer: &mut W,
) -> Result<u64, ExportError> {
    lift_time_limit(tx).await?;
    let mut rows = 0;
    write!(writer, "{{")?;
    for (place, table) in
        tables(tx).await?.iter().filter(|table| !rules.without_tables.contains(&table.as_str())).enumerate()
    {
        let comma = if place == 0 { "" } else { "," };
        write!(writer, "{comma}\n{}:[", serde_json::Value::from(table.as_str()))?;
        rows += write_table(tx, table, (rules, left_out), writer).await?;
        write!(writer, "]")?;
    }
    writeln!(writer, "\n}}")?;
    Ok(rows)
}

/// A long table takes longer than any question of a desk.
async fn lift_time_limit(tx: &mut Tx) -> Result<(), DatabaseError> {
    if let Tx::Postgres(transaction, _) = tx {
        sqlx::query("SET LOCAL statement_timeout = 0").execute(&mut **transaction).await?;
    }
    Ok(())
}

/// The names of all tables, in order.
pub(crate) async fn tables(tx: &mut Tx) -> Result<Vec<String>, DatabaseError> {
    let sql = match tx {
        Tx::Sqlite(..) => SQLITE_TABLES,
        Tx::Postgres(..) => POSTGRES_TABLES,
    };
    Ok(within!(tx, connection => sqlx::query_scalar(sql).fetch_all(connection).await)?)
}

async fn columns(tx: &mut Tx, table: &str, rules: ExportRules) -> Result<Vec<Column>, DatabaseError> {
    let sql = match tx {
        Tx::Sqlite(..) => SQLITE_COLUMNS,
        Tx::Postgres(..) => POSTGRES_COLUMNS,
    };
    let rows: Vec<(String, String)> =
        within!(tx, connection => sqlx::query_as(sql).bind(table).fetch_all(connection).await)?;
    let kept = rows.into_iter().filter(|(name, _)| !rules.without_columns.contains(&(table, name.as_str())));
    Ok(kept.map(|(name, declared)| Column { kind: kind_of(&name, &declared), name }).collect())
}

/// SQLite has one type for numbers and instants; a test holds the names of instants to this.
fn kind_of(name: &str, declared: &str) -> ColumnKind {
    let is_named_like_an_instant = name == "at" || ["_at", "_since", "_until"].iter().any(|end| name.ends_with(end));
    match declared {
        "INTEGER" if is_named_like_an_instant => ColumnKind::Instant,
        "timestamp with time zone" => ColumnKind::Instant,
        "timestamp without time zone" => ColumnKind::WallTime,
        "date" => ColumnKind::Date,
        "BLOB" | "bytea" => ColumnKind::Bytes,
        _ => ColumnKind::Plain,
    }
}

async fn write_table<W: Write + Send>(
    tx: &mut Tx,
    table: &str,
    (rules, left_out): (ExportRules, &[RowsLeftOut]),
    writer: &mut W,
) -> Result<u64, ExportError> {
    let columns = columns(tx, table, rules).await?;
    let emptied =
        rules.emptied_where.iter().find(|(of, ..)| *of == table).map(|(_, decides, texts)| (*decides, *texts));
    let dialect = match tx {
        Tx::Sqlite(..) => Dialect::Sqlite,
        Tx::Postgres(..) => Dialect::Postgres,
    };
    let left_out: Vec<&RowsLeftOut> = left_out.iter().filter(|rows| rows.table == table).collect();
    let sql = row_query(table, &columns, (emptied, &left_out), dialect);
    let bytes: Vec<&str> =
        columns.iter().filter(|column| column.kind == ColumnKind::Bytes).map(|column| column.name.as_str()).collect();
    let mut count = 0;
    within!(tx, connection => {
        let mut rows = sqlx::query_scalar::<_, String>(AssertSqlSafe(sql)).fetch(connection);
        while let Some(row) = rows.try_next().await.map_err(DatabaseError::from)? {
            let comma = if count == 0 { "" } else { "," };
            write!(writer, "{comma}\n{}", with_base64(row, &bytes)?)?;
            count += 1;
        }
    });
    Ok(count)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dialect {
    Sqlite,
    Postgres,
}

/// A query for every row of a table as one JSON text. Names come from the database's own catalogue.
fn row_query(
    table: &str,
    columns: &[Column],
    (emptied, left_out): (Option<(&str, &[&str])>, &[&RowsLeftOut]),
    dialect: Dialect,
) -> String {
    let fields: Vec<String> = columns
        .iter()
        .map(|column| {
            let value = value_of(column, dialect);
            let value = match emptied {
                Some((decides, texts)) if texts.contains(&column.name.as_str()) => {
                    format!("CASE WHEN {} IS NULL THEN {value} ELSE '' END", quoted(decides))
                }
                _ => value,
            };
            format!("'{}', {value}", column.name.replace('\'', "''"))
        })
        .collect();
    let object = match dialect {
        Dialect::Sqlite => "json_object",
        Dialect::Postgres => "json_build_object",
    };
    let first = columns.first().map_or_else(String::new, |column| format!(" ORDER BY {}", quoted(&column.name)));
    let rest = rest_of(left_out);
    format!("SELECT CAST({object}({}) AS TEXT) FROM {}{rest}{first}", fields.join(", "), quoted(table))
}

/// The condition that leaves rows out; nothing where none are.
fn rest_of(left_out: &[&RowsLeftOut]) -> String {
    let conditions: Vec<String> = left_out.iter().map(|rows| staying(rows)).collect();
    if conditions.is_empty() { String::new() } else { format!(" WHERE {}", conditions.join(" AND ")) }
}

fn staying(rows: &RowsLeftOut) -> String {
    let (column, kind) = rows.kind;
    let is_other = format!("{} <> '{}'", quoted(column), kind.replace('\'', "''"));
    let ids: Vec<String> = rows.but.iter().map(i64::to_string).collect();
    if ids.is_empty() { is_other } else { format!("({is_other} OR {} IN ({}))", quoted(rows.id), ids.join(", ")) }
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn value_of(column: &Column, dialect: Dialect) -> String {
    let name = quoted(&column.name);
    match (column.kind, dialect) {
        (ColumnKind::Plain, _) => name,
        (ColumnKind::Instant, Dialect::Sqlite) => format!("strftime('%Y-%m-%dT%H:%M:%SZ', {name}, 'unixepoch')"),
        (ColumnKind::Instant, Dialect::Postgres) => {
            format!("to_char({name} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')")
        }
        (ColumnKind::Date, _) => format!("to_char({name}, 'YYYY-MM-DD')"),
        (ColumnKind::WallTime, _) => format!("to_char({name}, 'YYYY-MM-DD HH24:MI:SS')"),
        (ColumnKind::Bytes, Dialect::Sqlite) => format!("CASE WHEN {name} IS NULL THEN NULL ELSE hex({name}) END"),
        (ColumnKind::Bytes, Dialect::Postgres) => format!("encode({name}, 'hex')"),
    }
}

/// Bytes leave both databases as hexadecimal; base64 is a third shorter.
fn with_base64(row: String, bytes: &[&str]) -> Result<String, DatabaseError> {
    use base64::Engine as _;
    if bytes.is_empty() {
        return Ok(row);
    }
    let unreadable = || DatabaseError::inconsistent("a row could not be written as JSON");
    let mut fields: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&row).map_err(|_| unreadable())?;
    for name in bytes {
        if let Some(serde_json::Value::String(hexadecimal)) = fields.get_mut(*name) {
            let raw = from_hexadecimal(hexadecimal).ok_or_else(unreadable)?;
            *hexadecimal = base64::engine::general_purpose::STANDARD.encode(raw);
        }
    }
    serde_json::to_string(&fields).map_err(|_| unreadable())
}

fn from_hexadecimal(text: &str) -> Option<Vec<u8>> {
    let digits = text.as_bytes();
    let nibble = |digit: u8| char::from(digit).to_digit(16).map(|value| value as u8);
    digits.chunks(2).map(|pair| Some(nibble(*pair.first()?)? << 4 | nibble(*pair.get(1)?)?)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_as_base64_and_nothing_as_null() {
        let row = r#"{"id":1,"logo":"48656C","other":null}"#.to_owned();
        let written = with_base64(row, &["logo", "other"]).unwrap();
        assert_eq!(written, r#"{"id":1,"logo":"SGVs","other":null}"#);
        assert!(with_base64(r#"{"logo":"4"}"#.to_owned(), &["logo"]).is_err());
    }
}
