use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use frivillighus_engine::access::Role;
use frivillighus_engine::gate;
use frivillighus_engine::shared::instant::Instant;
use frivillighus_tests::{NOW, office_test};
use serde_json::{Value, json};

use super::problem;

fn details() -> Value {
    json!({ "version": 1, "name": "Bøgelunde Frivilligcenter", "municipalityName": "Bøgelunde Kommune", "street": "Torvet 2",
        "postalCode": "9990", "town": "Bøgelunde", "cvr": "", "phone": "84 00 01 23", "email": "kontor@boegelunde.example",
        "language": "da", "lockAfterMinutes": 15 })
}

fn with(field: &str, value: Value) -> Value {
    let mut input = details();
    input[field] = value;
    input
}

/// A grey picture as base64.
fn picture(width: u32, height: u32) -> String {
    STANDARD.encode(png_of(width, height))
}

fn png_of(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&vec![127; (width * height) as usize]).expect("a picture");
    writer.finish().expect("an end");
    bytes
}

office_test! {
    async fn office_details_are_stored_as_they_are_printed_and_can_be_taken_back(test) {
        let administrator = test.seat(Role::Administrator).await;
        let before = administrator.ask("office_details", json!({})).await;
        let changed = administrator.ask("change_office_details", details()).await;
        assert_eq!(changed["now"]["phone"], "+4584000123");
        assert_eq!(changed["now"]["version"], 2);
        let back = administrator.undo(&changed).await;
        for field in ["name", "phone", "town", "lockAfterMinutes"] {
            assert_eq!(back["now"][field], before[field], "{field}");
        }
        let again = administrator.undo(&back).await;
        assert_eq!(again["now"]["town"], "Bøgelunde");
    }

    async fn every_field_of_the_office_is_checked(test) {
        let administrator = test.seat(Role::Administrator).await;
        let cases = [
            ("name", json!(" "), "missing"),
            ("name", json!("x".repeat(121)), "too_long"),
            ("town", json!("150680-9991"), "looks_like_cpr"),
            ("postalCode", json!("99"), "postal_code"),
            ("cvr", json!("123"), "cvr_length"),
            ("cvr", json!("12345678"), "cvr_checksum"),
            ("phone", json!("12"), "phone"),
            ("email", json!("kontor"), "email"),
            ("lockAfterMinutes", json!(0), "out_of_range"),
            ("lockAfterMinutes", json!(481), "out_of_range"),
        ];
        for (field, value, kind) in cases {
            let refusal = administrator.refused("change_office_details", with(field, value), "fields_refused").await;
            assert_eq!(problem(&refusal, field), kind);
        }
    }

    async fn a_stale_edit_of_the_office_shows_how_it_stands(test) {
        let administrator = test.seat(Role::Administrator).await;
        administrator.ask("change_office_details", with("town", json!("Nyby"))).await;
        let refusal = administrator.refused("change_office_details", details(), "stale_office_details").await;
        assert_eq!(refusal["current"]["town"], "Nyby");
    }

    async fn only_administrators_change_the_office_and_everybody_reads_it(test) {
        let desk = test.seat(Role::FrontDesk).await;
        desk.refused("change_office_details", details(), "not_allowed").await;
        desk.refused("keep_office_logo", json!({ "png": picture(2, 2) }), "not_allowed").await;
        assert_eq!(desk.ask("office_details", json!({})).await["language"], "da");
    }

    async fn a_shorter_idle_time_counts_at_every_desk(test) {
        let administrator = test.seat(Role::Administrator).await;
        let desk = test.seat(Role::FrontDesk).await;
        desk.ask("office_details", json!({})).await;
        administrator.ask("change_office_details", with("lockAfterMinutes", json!(1))).await;
        test.clock.set(Instant::from_unix(NOW + 61));
        desk.refused("office_details", json!({}), "seat_locked").await;
    }

    async fn asking_whether_colleagues_changed_something_is_not_working(test) {
        let administrator = test.seat(Role::Administrator).await;
        let desk = test.seat(Role::FrontDesk).await;
        administrator.ask("change_office_details", with("lockAfterMinutes", json!(1))).await;
        for seconds in (0..=60).step_by(10) {
            test.clock.set(Instant::from_unix(NOW + seconds));
            desk.ask("latest_change", json!({})).await;
        }
        desk.refused("office_details", json!({}), "seat_locked").await;
        desk.ask("latest_change", json!({})).await;
    }

    async fn the_logo_is_kept_given_out_and_taken_back(test) {
        let administrator = test.seat(Role::Administrator).await;
        let refusal = gate::bytes(&administrator.seat, "logo_picture", json!({})).await.expect_err("no logo yet");
        assert_eq!(refusal["code"], "logo_not_found");
        let first = administrator.ask("keep_office_logo", json!({ "png": picture(20, 10), "text": "Et bøgeblad" })).await;
        assert_eq!(first["now"]["logoText"], "Et bøgeblad");
        assert_eq!(first["now"]["version"], 1);
        let second = administrator.ask("keep_office_logo", json!({ "png": picture(30, 10) })).await;
        administrator.undo(&second).await;
        let stored = gate::bytes(&administrator.seat, "logo_picture", json!({})).await.expect("a logo");
        assert_eq!(stored, png_of(20, 10));
        let without = administrator.ask("remove_office_logo", json!({})).await;
        assert_eq!(without["now"]["logoBytes"], 0);
        let back = administrator.undo(&without).await;
        assert_eq!(back["now"]["logoText"], "Et bøgeblad");
        let first = administrator.undo(&first).await;
        assert_eq!(first["now"]["logoBytes"], 0);
    }

    async fn what_is_no_png_or_too_large_is_no_logo(test) {
        let administrator = test.seat(Role::Administrator).await;
        let whole = png_of(200, 200);
        let mut broken = whole.clone();
        let middle = broken.len() / 2;
        broken[middle] ^= 0xff;
        let cases = [
            ("nothing", String::new()),
            ("no base64", "ikke et billede".into()),
            ("no picture", STANDARD.encode(b"GIF89a")),
            ("cut off", STANDARD.encode(&whole[..whole.len() / 2])),
            ("damaged", STANDARD.encode(&broken)),
            ("too wide", picture(2_001, 1)),
            ("too high", picture(1, 2_001)),
            ("too many bytes", STANDARD.encode([&whole[..], &vec![0; 500_000]].concat())),
        ];
        for (what, png) in cases {
            let refusal = administrator.refused("keep_office_logo", json!({ "png": png }), "fields_refused").await;
            assert_eq!(problem(&refusal, "png"), "picture", "{what}");
        }
        administrator.ask("keep_office_logo", json!({ "png": picture(2_000, 1) })).await;
    }
}
