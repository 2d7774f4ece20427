//! CPR numbers: kept only where the office's rule says so, sealed, shown one at a time, and nowhere in clear.

use std::io::{Cursor, Read as _};

use frivillighus_engine::access::Role;
use frivillighus_engine::database::Db;
use frivillighus_engine::gate;
use frivillighus_tests::{PASSWORD, TestOffice, TestPlace, TestSeat, new_key, office_test, text_of_pdf};
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Row};

use super::builders::{Centre, in_order};

/// Invented: fail modulus 11, and no day they were given out on.
pub const KIRSTEN: &str = "150680-9997";
const ANOTHER: &str = "150680-9995";

pub struct Sealed {
    pub centre: Centre,
    card: Value,
}

impl Sealed {
    /// An office that keeps numbers when somebody is registered, with one volunteer; the manager has access.
    pub async fn of(test: &TestOffice) -> Self {
        let centre = Centre::of(test).await;
        policy(&centre.manager, "on_registration").await;
        centre.manager.ask("begin_sealing", json!({ "name": "cpr" })).await;
        let card = born_1980(&centre, "Kirsten Bækgaard").await;
        Self { centre, card }
    }

    pub fn kept(&self, number: &str) -> Value {
        json!({ "requestKey": new_key(), "personId": self.card["personId"], "number": number, "claimId": null })
    }

    fn person(&self) -> Value {
        json!({ "personId": self.card["personId"] })
    }
}

async fn born_1980(centre: &Centre, name: &str) -> Value {
    let mut facts = in_order();
    facts["birthDate"] = "15/6-1980".into();
    centre.registered(name, facts, None).await["now"].clone()
}

pub async fn policy(manager: &TestSeat, policy: &str) {
    let kept = manager.ask("insurance_rules", json!({})).await;
    let mut rules = kept["rules"].clone();
    rules["cprPolicy"] = policy.into();
    manager.ask("change_insurance_rules", json!({ "version": kept["version"], "rules": rules })).await;
}

/// What stands in the database as it lies there, past every rule: on SQLite also pages that are free and the log beside it.
pub async fn raw(test: &TestOffice) -> String {
    match (test.office.db(), &test.place) {
        (Db::Postgres(pool), _) => {
            let tables: Vec<String> = sqlx::query_scalar(
                "SELECT CAST(table_name AS TEXT) FROM information_schema.tables WHERE table_schema = current_schema()",
            )
            .fetch_all(pool)
            .await
            .expect("the tables");
            let mut all = String::new();
            for table in tables {
                let rows = sqlx::query(AssertSqlSafe(format!("SELECT CAST({table} AS TEXT) FROM {table}")));
                for row in rows.fetch_all(pool).await.expect("the rows") {
                    all.push_str(&row.get::<Option<String>, _>(0).unwrap_or_default());
                }
            }
            all
        }
        (Db::Sqlite { .. }, TestPlace::File(path)) => {
            let beside = path.with_file_name(format!("{}-wal", path.file_name().expect("a name").to_string_lossy()));
            let mut bytes = std::fs::read(path).expect("the file");
            bytes.extend(std::fs::read(beside).unwrap_or_default());
            String::from_utf8_lossy(&bytes).into_owned()
        }
        _ => unreachable!("an office in a file is a file"),
    }
}

/// As the digits would stand there: written, bare, or as the text of bytes.
pub fn traces(number: &str) -> [String; 3] {
    let bare = number.replace('-', "");
    let hex = bare.bytes().map(|byte| format!("{byte:02x}")).collect();
    [number.to_owned(), bare, hex]
}

/// Every paper, file and list that tells of her, as whoever gets them reads them, with their names and the log.
async fn given_out(sealed: &Sealed) -> String {
    let (centre, manager) = (&sealed.centre, &sealed.centre.manager);
    let card = centre.attached(&sealed.card, centre.effort("2026-01-01", "")).await["now"].clone();
    let begun = json!({ "requestKey": new_key(), "countedOn": "2026-11-01" });
    let call = manager.ask("start_roll_call", begun).await["now"]["id"].clone();
    let list = json!({ "rollCallId": call, "workplaceId": centre.workplace });
    let days = json!({ "from": "2026-01-01", "to": "2026-12-31", "on": "2026-11-01" });
    let report = json!({ "report": { "of": "now", "days": days }, "handedOver": "figures_and_names" });
    let about = json!({ "personId": card["personId"], "attachmentId": card["attachments"][0]["id"] });
    for (operation, paper) in [
        ("print_cover_proof", json!({ "personId": card["personId"], "on": "2026-11-24" })),
        ("print_volunteer_agreement", about.clone()),
        ("print_information_sheet", about),
        ("print_roll_call_list", list.clone()),
        ("print_insurer_report", report.clone()),
    ] {
        manager.ask(operation, json!({ "requestKey": new_key(), "paper": paper })).await;
    }
    manager.ask("print_information_letter", json!({ "requestKey": new_key(), "letter": sealed.person() })).await;
    let mut all = String::new();
    for subject in [json!({ "kind": "volunteer", "id": card["personId"] }), json!({ "kind": "register", "id": 1 })] {
        let papers = manager.ask("papers_about", json!({ "subject": subject })).await;
        for paper in papers.as_array().expect("papers") {
            all.push_str(&paper.to_string());
            all.push_str(&text_of_pdf(&given(manager, "paper", json!({ "id": paper["id"] })).await));
        }
    }
    all.push_str(&text_of_pdf(&given(manager, "preview_access_report", sealed.person()).await));
    for (operation, input) in [
        ("export_access_report", sealed.person()),
        ("export_roll_call_list", list),
        ("export_insurer_report", json!({ "paper": report, "format": "xlsx" })),
    ] {
        all.push_str(&unpacked(&given(manager, operation, input).await));
    }
    let csv = given(manager, "export_insurer_report", json!({ "paper": report, "format": "csv" })).await;
    all.push_str(&String::from_utf8_lossy(&csv));
    all.push_str(&manager.ask("read_log", json!({ "reason": "Kontrol" })).await.to_string());
    all
}

async fn given(seat: &TestSeat, operation: &str, input: Value) -> Vec<u8> {
    gate::bytes(&seat.seat, operation, input).await.unwrap_or_else(|refusal| panic!("{operation}: {refusal}"))
}

/// The names and texts of what is packed in a file; of a paper, what it says.
fn unpacked(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut all = String::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).expect("an entry");
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).expect("its bytes");
        all.push_str(entry.name());
        all.push_str(&if bytes.starts_with(b"%PDF") {
            text_of_pdf(&bytes)
        } else {
            String::from_utf8_lossy(&bytes).into_owned()
        });
    }
    all
}

office_test! {
    async fn a_number_is_kept_shown_once_and_taken_back(test) {
        let sealed = Sealed::of(test).await;
        let manager = &sealed.centre.manager;
        let kept = manager.ask("keep_cpr", sealed.kept("1506809997")).await;
        assert_eq!(kept["now"]["kept"]["masked"], "150680-••••");
        assert_eq!(kept["now"]["kept"]["kind"], "issued");
        assert!(!kept.to_string().contains("9997"), "neither the answer nor the way back has the number");
        assert_eq!(manager.ask("reveal_cpr", sealed.person()).await, json!({ "number": KIRSTEN }));
        let taken = manager.undo(&kept).await;
        assert_eq!(taken["now"]["kept"], Value::Null);
        manager.refused("reveal_cpr", sealed.person(), "cpr_not_found").await;
        manager.undo(&taken).await;
        assert_eq!(manager.ask("reveal_cpr", sealed.person()).await["number"], KIRSTEN);
        let log = manager.ask("read_log", json!({ "reason": "Test" })).await.to_string();
        for event in ["cpr_kept", "cpr_dropped", "cpr_revealed"] {
            assert!(log.contains(event), "{event}");
        }
        assert!(!log.contains("9997"));
    }

    async fn a_lost_answer_keeps_one_number(test) {
        let sealed = Sealed::of(test).await;
        let manager = &sealed.centre.manager;
        let input = sealed.kept(KIRSTEN);
        manager.ask("keep_cpr", input.clone()).await;
        let again = manager.ask("keep_cpr", input).await;
        assert_eq!((again["undo"].clone(), again["now"]["earlier"].clone()), (Value::Null, json!([])));
        let same = manager.ask("keep_cpr", sealed.kept(KIRSTEN)).await;
        assert_eq!(same["undo"], Value::Null, "the same number once more changes nothing");
    }

    async fn a_number_that_changes_keeps_what_it_was(test) {
        let sealed = Sealed::of(test).await;
        let manager = &sealed.centre.manager;
        manager.ask("keep_cpr", sealed.kept("750680-9990")).await;
        let changed = manager.ask("keep_cpr", sealed.kept(KIRSTEN)).await;
        assert_eq!(changed["now"]["kept"]["kind"], "issued");
        let earlier = &changed["now"]["earlier"][0];
        assert_eq!((&earlier["kind"], &earlier["masked"]), (&json!("replacement"), &json!("750680-••••")));
        assert_ne!(earlier["droppedAt"], Value::Null);
        let back = manager.undo(&changed).await;
        assert_eq!(back["now"]["kept"]["kind"], "replacement");
        assert_eq!(manager.ask("reveal_cpr", sealed.person()).await["number"], "750680-9990");
        let none = json!({ "personId": sealed.card["personId"], "cprNumberId": 99 });
        manager.refused("choose_cpr", none, "cpr_not_found").await;
    }

    async fn the_offices_rule_decides_whether_a_number_is_kept(test) {
        let sealed = Sealed::of(test).await;
        let manager = &sealed.centre.manager;
        policy(manager, "none").await;
        manager.refused("keep_cpr", sealed.kept(KIRSTEN), "cpr_not_kept").await;
        policy(manager, "on_claim").await;
        let refused = manager.refused("keep_cpr", sealed.kept(KIRSTEN), "fields_refused").await;
        assert_eq!(refused["problems"], json!([{ "field": "claimId", "problem": { "kind": "missing" } }]));
        let mut nothing = sealed.kept(KIRSTEN);
        nothing["claimId"] = json!(77);
        manager.refused("keep_cpr", nothing, "claim_not_found").await;
    }

    async fn what_is_no_number_is_told_and_modulus_11_is_no_ground(test) {
        let sealed = Sealed::of(test).await;
        let manager = &sealed.centre.manager;
        for (typed, why) in [
            ("150680", "invalid_length"), ("150680-999a", "invalid_format"), ("١٥٠٦٨٠٣٩٩٨", "invalid_format"),
            ("320680-9997", "impossible_date"), ("150636-9999", "future_date"),
        ] {
            let refused = manager.refused("keep_cpr", sealed.kept(typed), "fields_refused").await;
            assert_eq!(refused["problems"], json!([{ "field": "number", "problem": { "kind": "cpr_number", "why": why } }]));
        }
        let other = manager.refused("keep_cpr", sealed.kept("160680-9997"), "cpr_of_another_day").await;
        assert_eq!(other["registered"], "1980-06-15");
        manager.ask("keep_cpr", sealed.kept(KIRSTEN)).await;
    }

    async fn a_number_is_one_persons_and_finds_them_by_the_whole_of_it(test) {
        let sealed = Sealed::of(test).await;
        let manager = &sealed.centre.manager;
        manager.ask("keep_cpr", sealed.kept(KIRSTEN)).await;
        let other = born_1980(&sealed.centre, "Kirsten Holm").await;
        let theirs = json!({ "requestKey": new_key(), "personId": other["personId"], "number": KIRSTEN, "claimId": null });
        let taken = manager.refused("keep_cpr", theirs.clone(), "cpr_taken").await;
        assert_eq!(taken, json!({ "personId": sealed.card["personId"], "fullName": "Kirsten Bækgaard" }));
        let found = manager.ask("find_by_cpr", json!({ "number": "150680 9997" })).await;
        assert_eq!(found["personId"], sealed.card["personId"]);
        assert_eq!(manager.ask("find_by_cpr", json!({ "number": ANOTHER })).await["personId"], Value::Null);
        manager.refused("find_by_cpr", json!({ "number": "150680" }), "fields_refused").await;
        let kept = manager.ask("cpr_of", sealed.person()).await["kept"]["id"].clone();
        let dropped = manager.ask("choose_cpr", json!({ "personId": sealed.card["personId"], "cprNumberId": null })).await;
        manager.ask("keep_cpr", theirs).await;
        let again = json!({ "personId": sealed.card["personId"], "cprNumberId": kept });
        manager.refused("choose_cpr", again, "cpr_taken").await;
        assert_eq!(dropped["now"]["kept"], Value::Null);
    }

    async fn who_has_no_access_sees_that_there_is_one_and_nothing_of_it(test) {
        let sealed = Sealed::of(test).await;
        let (manager, consultant) = (&sealed.centre.manager, &sealed.centre.consultant);
        manager.ask("keep_cpr", sealed.kept(KIRSTEN)).await;
        let seen = consultant.ask("cpr_of", sealed.person()).await;
        assert_eq!((&seen["closed"], &seen["kept"]["masked"]), (&json!("no_own_password"), &Value::Null));
        for (operation, input) in [
            ("reveal_cpr", sealed.person()), ("keep_cpr", sealed.kept(ANOTHER)),
            ("find_by_cpr", json!({ "number": KIRSTEN })),
            ("choose_cpr", json!({ "personId": sealed.card["personId"], "cprNumberId": null })),
        ] {
            assert_eq!(consultant.refused(operation, input, "key_closed").await["why"], "no_own_password", "{operation}");
        }
        let desk = test.seat(Role::FrontDesk).await;
        for operation in ["cpr_of", "reveal_cpr", "keep_cpr", "find_by_cpr", "choose_cpr"] {
            desk.refused(operation, json!({}), "not_allowed").await;
        }
    }

    async fn a_lost_key_leaves_its_numbers_sealed_until_the_code_is_found(test) {
        let sealed = Sealed::of(test).await;
        let manager = &sealed.centre.manager;
        let code = manager.ask("make_key_code", json!({ "name": "cpr" })).await["code"].clone();
        manager.ask("keep_cpr", sealed.kept(KIRSTEN)).await;
        let anne = manager.ask("list_users", json!({})).await.as_array().expect("users").iter()
            .find(|user| user["fullName"] == "Anne Bækgaard").expect("the manager")["id"].clone();
        let other = "et andet langt kodeord";
        manager.ask("set_password", json!({ "id": anne, "newPassword": other, "newPasswordAgain": other })).await;
        let again = test.visitor();
        again.ask("sign_in", json!({ "userName": "anne", "password": other })).await;
        let own = json!({ "currentPassword": other, "newPassword": PASSWORD, "newPasswordAgain": PASSWORD });
        again.ask("change_own_password", own).await;
        again.ask("replace_lost_key", json!({ "name": "cpr", "reason": "Arket er væk" })).await;
        assert_eq!(again.refused("reveal_cpr", sealed.person(), "key_closed").await["why"], "put_aside");
        let seen = again.ask("cpr_of", sealed.person()).await;
        assert_eq!((&seen["closed"], &seen["kept"]["masked"]), (&Value::Null, &Value::Null));
        again.ask("recover_key", json!({ "name": "cpr", "code": code })).await;
        assert_eq!(again.ask("reveal_cpr", sealed.person()).await["number"], KIRSTEN);
    }

    async fn no_number_stands_anywhere_in_clear(test) {
        let sealed = Sealed::of(test).await;
        let manager = &sealed.centre.manager;
        for number in [ANOTHER, KIRSTEN] {
            manager.ask("keep_cpr", sealed.kept(number)).await;
        }
        manager.ask("reveal_cpr", sealed.person()).await;
        manager.ask("find_by_cpr", json!({ "number": KIRSTEN })).await;
        manager.ask("find_by_cpr", json!({ "number": "150680-9996" })).await;
        for operation in ["list_volunteers", "covered_today"] {
            manager.refused(operation, json!({ "words": KIRSTEN }), "fields_refused").await;
        }
        let given_out = given_out(&sealed).await;
        for said in ["Kirsten B", "Plejecentret Havblik", "cpr_revealed", ".pdf"] {
            assert!(given_out.contains(said), "{said} was read");
        }
        let kept = manager.ask("open_volunteer", sealed.person()).await;
        let mut facts = kept["facts"].clone();
        facts["note"] = KIRSTEN.into();
        let change = json!({ "personId": sealed.card["personId"], "version": kept["version"], "facts": facts });
        manager.refused("change_volunteer", change, "fields_refused").await;
        let mut exported = Vec::new();
        frivillighus_engine::backup::export_office(&test.office, &mut exported).await.expect("an export");
        let exported = String::from_utf8(exported).expect("JSON");
        for secret in ["wrapped", "key_grants", "\"sealed\"", "keyed_index"] {
            assert!(!exported.contains(secret), "{secret} leaves with no export");
        }
        let all = format!("{}{exported}{given_out}", raw(test).await);
        assert!(all.contains("Kirsten B"), "the rows were read");
        for trace in [traces(KIRSTEN), traces(ANOTHER), traces("150680-9996")].concat() {
            assert!(!all.contains(&trace), "{trace}");
        }
    }
}
