//! The command line as a process: what it prints, how it ends, and what it refuses to be told.

mod bench;

use std::os::unix::fs::PermissionsExt;

use bench::{Bench, Ended, PASSWORD};
use serde_json::{Value, json};

fn code(ended: &Ended) -> Value {
    ended.json()["code"].clone()
}

#[test]
fn an_answer_is_json_and_ends_with_0() {
    let bench = Bench::with_office("answer");
    let ended = bench.run(&["call", "office_state"], "");
    assert_eq!(ended.code, 0, "{ended:?}");
    assert_eq!(ended.json()["office"]["name"], "Bøgelunde Frivilligcenter");
    assert_eq!(ended.err, "");
}

#[test]
fn a_refusal_is_json_and_ends_with_1() {
    let bench = Bench::with_office("refusal");
    let ended = bench.run(&["call", "list_users"], "");
    assert_eq!((ended.code, code(&ended)), (1, json!("not_signed_in")));
    assert_eq!(ended.err, "Log ind med --user.\n");
    let ended = bench.run(&["call", "office_state", "{\"more\":1}"], "");
    assert_eq!((ended.code, code(&ended)), (1, json!("unreadable_input")));
}

#[test]
fn misuse_is_a_sentence_and_ends_with_2() {
    let bench = Bench::with_office("misuse");
    let cases: [(&[&str], &str); 7] = [
        (&["call", "office_state", "{"], "Det, operationen skal have, er ikke JSON.\n"),
        (&["call", "empty_the_safe"], "Operationen empty_the_safe findes ikke. Skriv operations for at se dem alle.\n"),
        (&["fly"], "Det kan ikke læses: fly. Skriv --help for hjælp.\n"),
        (&["--password", "hemmelig", "check"], "Det kan ikke læses: --password. Skriv --help for hjælp.\n"),
        (
            &["--user", "anne", "call", "list_users"],
            "Der mangler en adgangskode: --password-stdin eller --password-file FIL.\n",
        ),
        (&["--now", "i morgen", "check"], "Tidspunktet i morgen findes ikke. Skriv det som 2026-11-24T10:42.\n"),
        (&["prepare-server"], "Det kan kun gøres med et link til en server.\n"),
    ];
    for (words, sentence) in cases {
        let ended = bench.run(words, "");
        assert_eq!((ended.code, ended.err.as_str(), ended.text()), (2, sentence, String::new()), "{words:?}");
    }
    let ended = Bench::bare("misuse-bare").run(&["call", "office_state"], "");
    assert_eq!((ended.code, ended.err.as_str()), (2, "Der mangler et kontor: --office FIL-ELLER-LINK.\n"));
}

#[test]
fn it_speaks_english_on_an_english_machine() {
    let bench = Bench::bare("english").in_language("en_GB.UTF-8");
    let ended = bench.run(&[], "");
    assert_eq!((ended.code, ended.err.as_str()), (2, "A command is missing. Write --help for help.\n"));
    assert!(bench.run(&["--help"], "").text().contains("makes a demo office"));
}

#[test]
fn a_password_comes_from_standard_input_and_the_input_after_it() {
    let bench = Bench::with_office("stdin");
    let ended = bench.run(&["--user", "anne", "--password-stdin", "call", "list_users"], PASSWORD);
    assert_eq!((ended.code, &ended.json()[0]["userName"]), (0, &json!("anne")));
    let draft = json!({ "kind": "note", "slot": "1", "title": "t", "body": 1 });
    let both = format!("{PASSWORD}\n{draft}");
    let ended = bench.run(&["--user", "anne", "--password-stdin", "call", "save_draft", "-"], &both);
    assert_eq!((ended.code, &ended.json()["slot"]), (0, &json!("1")));
    let ended = bench.run(&["--user", "anne", "--password-stdin", "call", "list_users"], "gættet");
    assert_eq!((ended.code, code(&ended)), (1, json!("wrong_password")));
}

#[test]
fn a_password_file_that_others_can_read_is_refused() {
    let bench = Bench::with_office("file");
    let file = bench.folder.join("password");
    std::fs::write(&file, format!("{PASSWORD}\n")).expect("a file");
    let words = ["--user", "anne", "--password-file", file.to_str().expect("a path"), "call", "list_users"];
    for (mode, ends) in [(0o644, 2), (0o640, 2), (0o600, 0), (0o400, 0)] {
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).expect("a mode");
        let ended = bench.run(&words, "");
        assert_eq!(ended.code, ends, "{mode:o}: {ended:?}");
    }
    std::fs::remove_file(&file).expect("gone");
    assert_eq!(bench.run(&words, "").code, 2);
}

#[test]
fn a_link_with_a_password_is_refused_and_the_password_is_not_repeated() {
    let bench = Bench::bare("link");
    for link in [
        "postgres://anne:hemmelig@localhost/office",
        "postgresql://localhost/office?password=hemmelig",
        "postgresql://localhost/office?%70assword=hemmelig",
        "postgresql://localhost/office?passfile=/home/anne/hemmelig",
        "postgresql://localhost/office?sslpassword=hemmelig",
    ] {
        let ended = bench.run(&["--office", link, "call", "office_state"], "");
        assert_eq!((ended.code, code(&ended)), (1, json!("password_in_link")));
        assert!(!format!("{}{}", ended.text(), ended.err).contains("hemmelig"));
    }
}

#[test]
fn an_office_that_cannot_be_opened_is_a_refusal_and_nothing_is_made() {
    let bench = Bench::bare("missing");
    let path = bench.folder.join("nowhere.frivillighus");
    let ended = bench.run(&["--office", path.to_str().expect("a path"), "call", "office_state"], "");
    assert_eq!((ended.code, code(&ended), ended.err.as_str()), (1, json!("office_missing"), "Filen findes ikke.\n"));
    assert!(!path.exists());
}

#[test]
fn bytes_go_to_a_file_that_only_the_user_can_read() {
    let bench = Bench::with_office("bytes");
    let png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";
    let keep = json!({ "png": png }).to_string();
    assert_eq!(bench.run(&["--user", "anne", "--password-stdin", "call", "keep_office_logo", &keep], PASSWORD).code, 0);
    let out = bench.folder.join("logo.png");
    let words = ["--user", "anne", "--password-stdin", "--out", out.to_str().expect("a path"), "call", "logo_picture"];
    let ended = bench.run(&words, PASSWORD);
    assert_eq!((ended.code, ended.text()), (0, String::new()));
    let written = std::fs::read(&out).expect("the picture");
    assert!(written.starts_with(b"\x89PNG"));
    assert_eq!(std::fs::metadata(&out).expect("facts").permissions().mode() & 0o777, 0o600);
    let ended = bench.run(&["--user", "anne", "--password-stdin", "call", "logo_picture"], PASSWORD);
    assert_eq!(ended.out, written);
}

#[test]
fn operations_are_listed_with_shape_sample_and_who_may() {
    let bench = Bench::bare("operations");
    let all = bench.run(&["operations"], "").json();
    assert!(all.as_array().is_some_and(|rows| rows.len() > 30));
    let one = bench.run(&["operations", "archive_user"], "").json();
    assert_eq!(one["allowed"], json!(["administrator"]));
    assert_eq!(one["sample"], json!({ "id": 2, "version": 1 }));
    assert!(one["input"].as_str().is_some_and(|shape| shape.contains("version")));
    assert_eq!(bench.run(&["operations", "fly"], "").code, 2);
}

#[test]
fn a_demo_office_is_made_and_entered_by_role_with_its_clock_held() {
    let bench = Bench::bare("demo");
    let path = bench.folder.join("demo.frivillighus");
    let path = path.to_str().expect("a path");
    assert_eq!(bench.run(&["demo", path], "").code, 0);
    let beside = std::fs::read_dir(&bench.folder).expect("the folder").flatten().map(|entry| entry.file_name());
    assert_eq!(beside.collect::<Vec<_>>(), ["demo.frivillighus"], "nothing of the making is left");
    assert_eq!(code(&bench.run(&["demo", path], "")), "already_there");
    let words = ["--office", path, "--demo-role", "front-desk", "--now", "2026-11-24T10:42", "call", "office_state"];
    let state = bench.run(&words, "").json();
    assert_eq!(state["signedIn"]["roles"], json!(["front_desk"]));
    assert_eq!(state["now"], "2026-11-24T09:42:00Z");
    assert_eq!(state["office"]["isDemo"], true);
    for (role, answered) in [("front-desk", "not_allowed"), ("administrator", "backup_unusable")] {
        let words = ["--office", path, "--demo-role", role, "restore", "nowhere", "--yes"];
        assert_eq!(code(&bench.run(&words, "")), answered, "{role}");
    }
}

#[test]
fn a_real_office_is_entered_by_nobodys_role_and_its_clock_is_not_held() {
    let bench = Bench::with_office("real");
    for words in [
        &["--demo-role", "manager", "call", "office_state"][..],
        &["--now", "2026-11-24T10:42", "call", "office_state"],
    ] {
        let ended = bench.run(words, "");
        assert_eq!((ended.code, code(&ended)), (1, json!("not_a_demo_office")), "{words:?}");
    }
}

#[test]
fn a_backup_is_made_put_back_and_the_present_file_kept() {
    let bench = Bench::with_office("backup");
    let folder = bench.folder.join("copies");
    std::fs::create_dir(&folder).expect("a folder");
    let keep = json!({ "folder": folder }).to_string();
    let anne = ["--user", "anne", "--password-stdin"];
    let signed_in = |more: &[&str]| bench.run(&[&anne[..], more].concat(), PASSWORD);
    assert_eq!(code(&signed_in(&["backup"])), "backup_folder_not_chosen");
    assert_eq!(signed_in(&["call", "keep_backup_folder", &keep]).code, 0);
    assert_eq!(code(&bench.run(&["backup"], "")), "not_signed_in");
    assert!(bench.run(&["backup", "--if-due"], "").json()["bytes"].is_number());
    assert_eq!(bench.run(&["backup", "--if-due"], "").json(), Value::Null);
    let made = signed_in(&["backup"]).json();
    let copy = folder.join(made["fileName"].as_str().expect("a name"));
    let copy = copy.to_str().expect("a path");
    assert_eq!(code(&bench.run(&["restore", copy, "--yes"], "")), "not_signed_in");
    let ended = signed_in(&["restore", copy]);
    assert_eq!(ended.code, 2, "nobody said yes: {ended:?}");
    let ended = signed_in(&["restore", copy, "--yes"]);
    assert_eq!((ended.code, &ended.json()["restored"]["officeName"]), (0, &json!("Bøgelunde Frivilligcenter")));
    assert!(std::path::Path::new(ended.json()["keptAs"].as_str().expect("a path")).exists());
    assert_eq!(code(&signed_in(&["restore", "nowhere", "--yes"])), "backup_unusable");
    assert_eq!(bench.run(&["call", "office_state"], "").code, 0);
}

/// A copy of the office, made by its administrator.
fn backed_up(bench: &Bench) -> String {
    let folder = bench.folder.join("copies");
    std::fs::create_dir(&folder).expect("a folder");
    let keep = json!({ "folder": folder }).to_string();
    let anne = |more: &[&str]| bench.run(&[&["--user", "anne", "--password-stdin"][..], more].concat(), PASSWORD);
    assert_eq!(anne(&["call", "keep_backup_folder", &keep]).code, 0);
    let made = anne(&["backup"]).json();
    folder.join(made["fileName"].as_str().expect("a name")).to_string_lossy().into_owned()
}

#[test]
fn what_is_no_office_any_more_is_put_back_by_whoever_may_write_the_file() {
    let bench = Bench::with_office("lost");
    let copy = backed_up(&bench);
    std::fs::write(bench.office(), "ikke mere et kontor").expect("damage");
    let ended = bench.run(&["restore", &copy, "--yes"], "");
    assert_eq!(ended.code, 0, "{ended:?}");
    let kept = ended.json()["keptAs"].as_str().expect("a path").to_owned();
    assert_eq!(std::fs::read(kept).expect("the file that lay there"), b"ikke mere et kontor");
    assert_eq!(bench.run(&["call", "office_state"], "").code, 0);
}

#[test]
fn a_restore_makes_a_new_office_only_where_that_is_written() {
    let bench = Bench::with_office("new");
    let copy = backed_up(&bench);
    let new = ["restore", copy.as_str(), "--yes", "--new"];
    assert_eq!(code(&bench.run(&new, "")), "already_there");
    std::fs::remove_file(bench.office()).expect("gone");
    let ended = bench.run(&["restore", &copy, "--yes"], "");
    let sentence = "Der ligger intet kontor. Skriv --new for at lave et nyt kontor af kopien.\n";
    assert_eq!((ended.code, ended.err.as_str()), (2, sentence));
    assert!(!bench.office().exists());
    let ended = bench.run(&new, "");
    assert_eq!((ended.code, &ended.json()["keptAs"]), (0, &Value::Null));
    assert_eq!(bench.run(&["call", "office_state"], "").json()["office"]["name"], "Bøgelunde Frivilligcenter");
}

#[test]
fn the_whole_office_is_written_as_json_by_its_administrator() {
    let bench = Bench::with_office("export");
    assert_eq!(code(&bench.run(&["export"], "")), "not_signed_in");
    let ended = bench.run(&["--user", "anne", "--password-stdin", "export"], PASSWORD);
    assert_eq!((ended.code, &ended.json()["tables"]["users"][0]["user_name"]), (0, &json!("anne")));
    let out = bench.folder.join("office.json");
    let words = ["--user", "anne", "--password-stdin", "--out", out.to_str().expect("a path"), "export"];
    let ended = bench.run(&words, PASSWORD);
    assert!(ended.json()["rows"].as_u64().is_some_and(|rows| rows > 3));
    let written: Value = serde_json::from_slice(&std::fs::read(&out).expect("the export")).expect("JSON");
    assert_eq!(written["format"], "frivillighus");
}

#[test]
fn a_sound_office_passes_the_check_and_a_damaged_one_does_not_open() {
    let bench = Bench::with_office("check");
    let ended = bench.run(&["check"], "");
    assert_eq!((ended.code, &ended.json()["findings"]), (0, &json!([])));
    let mut bytes = std::fs::read(bench.office()).expect("the office file");
    let half = bytes.len() / 2;
    bytes[half..].fill(0x5a);
    std::fs::write(bench.office(), bytes).expect("damage");
    let ended = bench.run(&["check"], "");
    assert_eq!((ended.code, code(&ended)), (1, json!("damaged")));
}

#[test]
fn a_search_made_from_the_command_line_stands_in_the_log() {
    let bench = Bench::with_office("search");
    let search = frivillighus_engine::gate::describe_operations();
    let rows = search.as_array().expect("rows");
    let sample = &rows.iter().find(|row| row["operation"] == "find_parties").expect("a search")["sample"];
    let ended =
        bench.run(&["--user", "anne", "--password-stdin", "call", "find_parties", &sample.to_string()], PASSWORD);
    assert_eq!(ended.code, 0, "{ended:?}");
    let log = bench.run(&["--user", "anne", "--password-stdin", "call", "read_log"], PASSWORD).json().to_string();
    assert!(log.contains(r#""event":"searched""#), "{log}");
}

#[test]
fn an_office_on_a_server_is_prepared_set_up_and_asked() {
    let server = bench::NewDatabase::new("cli");
    let bench = Bench::bare("server");
    let at = |words: &[&str]| bench.run(&[&["--office", &server.link][..], words].concat(), "");
    assert_eq!(code(&at(&["call", "office_state"])), "not_an_office");
    assert_eq!(at(&["prepare-server"]).json()["prepared"], json!(server.link));
    assert_eq!(at(&["call", "office_state"]).json()["office"], Value::Null);
    let set_up =
        serde_json::to_string(&<frivillighus_engine::access::NewOffice as frivillighus_engine::gate::Input>::sample());
    assert_eq!(at(&["call", "set_up_office", &set_up.expect("JSON")]).code, 0);
    assert_eq!(at(&["call", "office_state"]).json()["office"]["name"], "Bøgelunde Frivilligcenter");
    assert_eq!(at(&["check"]).json()["findings"], json!([]));
    let words = ["--office", &server.link, "--user", "anne", "--password-stdin", "backup"];
    assert_eq!(code(&bench.run(&words, PASSWORD)), "backup_belongs_to_server");
    assert_eq!(at(&["restore", "x", "--yes"]).code, 2);
}
