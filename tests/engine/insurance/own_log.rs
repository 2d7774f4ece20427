//! What the engine hands to the program's own log when the database fails: the cause, and never what somebody typed.

use std::sync::{Mutex, Once};

use frivillighus_engine::access::Role;
use frivillighus_engine::database::Db;
use frivillighus_tests::{TestOffice, new_key, office_test};
use log::{LevelFilter, Log, Metadata, Record};
use serde_json::json;

use super::cpr::{KIRSTEN, Sealed, traces};

/// Everything of all tests of this process, in as many words as a program may choose to write.
static LINES: Mutex<String> = Mutex::new(String::new());

struct Kept;

impl Log for Kept {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        LINES.lock().expect("the log").push_str(&format!("{} {}\n", record.target(), record.args()));
    }

    fn flush(&self) {}
}

fn keep_what_is_logged() {
    static BEGUN: Once = Once::new();
    BEGUN.call_once(|| {
        log::set_logger(&Kept).expect("nobody else listens");
        log::set_max_level(LevelFilter::Debug);
    });
}

/// A guard that no rule knows of: PostgreSQL repeats the whole row when a check fails.
async fn refuse_new_rows(test: &TestOffice) {
    let sql = match test.office.db() {
        Db::Sqlite { .. } => {
            "CREATE TRIGGER no_more_people BEFORE INSERT ON people BEGIN SELECT RAISE(ABORT, 'no_more_rows'); END;
             CREATE TRIGGER no_more_numbers BEFORE INSERT ON cpr_numbers BEGIN SELECT RAISE(ABORT, 'no_more_rows'); END;"
        }
        Db::Postgres(_) => {
            "ALTER TABLE people ADD CONSTRAINT no_more_rows CHECK (id < 0) NOT VALID;
             ALTER TABLE cpr_numbers ADD CONSTRAINT no_more_rows CHECK (id < 0) NOT VALID;"
        }
    };
    test.sabotage(sql).await.expect("the tables take no more");
}

office_test! {
    async fn what_fails_is_logged_without_a_word_or_a_number_that_was_typed(test) {
        keep_what_is_logged();
        let sealed = Sealed::of(test).await;
        refuse_new_rows(test).await;
        let details = sealed.centre.manager.refused("keep_cpr", sealed.kept(KIRSTEN), "database").await;
        assert_eq!(details, "guard");
        let desk = test.seat(Role::FrontDesk).await;
        let facts = json!({ "fullName": "Zebrine Typested", "note": "Ringer efter spisetid" });
        let person = |facts| json!({ "requestKey": new_key(), "facts": facts });
        desk.refused("register_person", person(facts), "database").await;
        let with_number = json!({ "fullName": "Zebrine Typested", "note": KIRSTEN });
        desk.refused("register_person", person(with_number), "fields_refused").await;
        desk.refused("register_person", json!({ "Zebrine Typested": KIRSTEN }), "unreadable_input").await;
        let lines = LINES.lock().expect("the log").clone();
        assert!(lines.matches("no_more_rows").count() >= 2, "both failures are logged: {lines}");
        for typed in ["Zebrine", "Typested", "zebrine", "spisetid"].map(str::to_owned).into_iter().chain(traces(KIRSTEN)) {
            let line = lines.lines().find(|line| line.contains(&typed));
            assert_eq!(line, None, "{typed}");
        }
    }
}
