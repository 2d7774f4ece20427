//! The program's own log tells whoever helps what failed, and nothing of what anybody typed.

use std::str::FromStr;

use frivillighus_tests::Engine;
use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection, Executor};

use crate::insurance::at_the_cpr_field;
use crate::offices::Desk;

/// How the page says that a guard of the database refused.
const REFUSED: &str = "En kollega kom først med noget, der ikke passer sammen med dette.";

impl Desk {
    /// Lets the database refuse cards and numbers, as no rule of the program does. PostgreSQL tells the whole row then.
    async fn breaks(&self) {
        if self.office.starts_with("postgres") {
            let options = PgConnectOptions::from_str(&self.office).expect("a link");
            let mut office = PgConnection::connect_with(&options).await.expect("the server answers");
            let sql = "ALTER TABLE organisations ADD CONSTRAINT no_more CHECK (id < 0) NOT VALID;
                ALTER TABLE cpr_numbers ADD CONSTRAINT no_more CHECK (id < 0) NOT VALID;";
            office.execute(sql).await.expect("the tables take no more");
            return;
        }
        let mut office = SqliteConnectOptions::new().filename(&self.office).connect().await.expect("the file opens");
        let sql =
            "CREATE TRIGGER no_more_cards BEFORE UPDATE ON organisations BEGIN SELECT RAISE(ABORT, 'no_more'); END;
            CREATE TRIGGER no_more_numbers BEFORE INSERT ON cpr_numbers BEGIN SELECT RAISE(ABORT, 'no_more'); END;";
        office.execute(sql).await.expect("the tables take no more");
    }

    /// The log holds failures of the database, and none of these words, and nothing that looks like a CPR number.
    fn logs_a_failure_without(&self, words: &[&str]) {
        let folder = self.window.folder.path();
        let log = std::fs::read_to_string(folder.join("frivillighus.log")).expect("the program writes a log");
        assert!(log.contains(" ERROR ") && log.contains("no_more"), "the failure is told: {log}");
        for word in words {
            assert!(!log.to_lowercase().contains(word), "{word}: {log}");
        }
        assert!(!log.lines().any(looks_like_cpr), "{log}");
    }
}

/// Ten digits that stand by themselves, with or without a hyphen or a space after six. A key of a request is longer.
fn looks_like_cpr(line: &str) -> bool {
    let signs: Vec<char> = line.chars().collect();
    let are_digits = |part: &[char]| part.iter().all(char::is_ascii_digit);
    let is_written_so = |part: &[char]| match part.len() {
        10 => are_digits(part),
        _ => are_digits(&part[..6]) && "- ".contains(part[6]) && are_digits(&part[7..]),
    };
    let goes_on = |sign: Option<&char>| sign.is_some_and(|sign| sign.is_ascii_alphanumeric() || *sign == '-');
    let found = |length: usize| {
        let mut parts = signs.windows(length).enumerate();
        parts.any(|(at, part)| {
            let before = at.checked_sub(1).and_then(|at| signs.get(at));
            is_written_so(part) && !goes_on(before) && !goes_on(signs.get(at + length))
        })
    };
    found(10) || found(11)
}

#[test]
fn a_number_is_found_however_it_is_written() {
    for line in ["nummer 150680-9997 her", "\"1506809997\"", "150680 9997"] {
        assert!(looks_like_cpr(line), "{line}");
    }
    for line in ["2026-11-24T09:42:00Z ERROR frivillighus_engine::gate 1811", "150680", "01935000-0000-7000"] {
        assert!(!looks_like_cpr(line), "{line}");
    }
}

async fn a_card_that_cannot_be_kept(engine: Engine) {
    let desk = Desk::with_a_card_open_for_writing(engine).await;
    let window = &desk.window;
    window.write("Note", "Zebrastriberne hedder 150680-9997").await;
    window.keys("Tab").await;
    window.sees("Det ligner et CPR-nummer").await;
    desk.breaks().await;
    window.write("Note", "Zebrastriberne males om").await;
    window.keys("Tab").await;
    window.sees(REFUSED).await;
    assert_eq!(window.value_of("Note").await, "Zebrastriberne males om", "nothing that was typed is lost");
    desk.logs_a_failure_without(&["zebra", "males", "fyrtar", "fyrtårn"]);
}

#[tokio::test]
async fn a_card_that_cannot_be_kept_leaves_no_word_in_the_log_on_sqlite() {
    a_card_that_cannot_be_kept(Engine::Sqlite).await;
}

#[tokio::test]
async fn a_card_that_cannot_be_kept_leaves_no_word_in_the_log_on_postgres() {
    a_card_that_cannot_be_kept(Engine::Postgres).await;
}

async fn a_number_that_cannot_be_kept(engine: Engine) {
    let desk = at_the_cpr_field(engine).await;
    desk.breaks().await;
    desk.window.write("CPR-nummer", "150680-9997").await;
    desk.window.keys("Enter").await;
    desk.window.sees(REFUSED).await;
    desk.logs_a_failure_without(&["agnete", "prøvedal", "kabel", "150680", "9997"]);
}

#[tokio::test]
async fn a_number_that_cannot_be_kept_stands_in_no_log_on_sqlite() {
    a_number_that_cannot_be_kept(Engine::Sqlite).await;
}

#[tokio::test]
async fn a_number_that_cannot_be_kept_stands_in_no_log_on_postgres() {
    a_number_that_cannot_be_kept(Engine::Postgres).await;
}
