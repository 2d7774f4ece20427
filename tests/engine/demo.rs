//! The demo office: whole, invented throughout, and the same on either database.

use frivillighus_engine::database::OpenError;
use frivillighus_engine::demo;
use frivillighus_tests::{Engine, TestOffice};

async fn holds_all_of_boegelunde(engine: Engine) {
    let test = TestOffice::empty_on(engine).await;
    demo::make_in(&test.office).await.expect("the demo office is made");
    let expected = [
        ("SELECT count(*) FROM premises", 3),
        // Twelve rooms and three combinations.
        ("SELECT count(*) FROM rooms", 15),
        ("SELECT count(*) FROM organisations WHERE kind = 'association'", 60),
        ("SELECT count(*) FROM people", 300),
        // Everybody is in the register once, and one of them is attached twice.
        ("SELECT count(*) FROM volunteers", 300),
        ("SELECT count(*) FROM attachments", 301),
        // One of each role.
        ("SELECT count(*) FROM users", 6),
        // One of them with a date that was taken, to be added later; one that is only asked for.
        ("SELECT count(*) FROM booking_series", 4),
        ("SELECT count(*) FROM series_left_out", 1),
        // Four that nobody has answered and a series of two, three that are kept for a while, one of which is not any more.
        ("SELECT count(*) FROM bookings WHERE state = 'requested'", 6),
        ("SELECT count(*) FROM bookings WHERE state = 'reserved'", 3),
        // An association's afternoon for which people pay at the door.
        ("SELECT count(*) FROM bookings WHERE lent_as = 'other_association' AND fee_oere > 0", 1),
        // Last year's has its recipient; this year's is still received and checked.
        ("SELECT count(*) FROM award_years WHERE winner_name IS NOT NULL", 1),
        ("SELECT count(*) FROM award_years WHERE scoring_opened_at IS NULL", 1),
        // One may be another, one is rejected, and one is withdrawn; two are linked to cards of associations.
        ("SELECT count(*) FROM award_nominees", 11),
        ("SELECT count(*) FROM award_nominees WHERE withdrawn_at IS NOT NULL", 1),
        ("SELECT count(*) FROM award_nominees WHERE organisation_id IS NOT NULL", 2),
        ("SELECT count(*) FROM award_nominees WHERE eligibility LIKE '%rejected%'", 1),
        // Five jurors and four nominees, and one of them conflicted with one.
        ("SELECT count(*) FROM award_sheets", 19),
    ];
    for (sql, count) in expected {
        assert_eq!(test.count(sql).await, count, "{sql}");
    }
    assert!(test.count("SELECT count(*) FROM bookings WHERE state = 'no_show'").await > 10, "some did not come");
    assert!(test.count("SELECT count(*) FROM bookings").await > 4_000, "a year and a half of weekly patterns");
    let again = demo::make_in(&test.office).await;
    assert!(matches!(again, Err(OpenError::AlreadyThere)), "an office that is set up is left alone: {again:?}");
    test.remove().await;
}

#[tokio::test]
async fn it_holds_all_of_boegelunde_on_sqlite() {
    holds_all_of_boegelunde(Engine::Sqlite).await;
}

#[tokio::test]
async fn it_holds_all_of_boegelunde_on_postgres() {
    holds_all_of_boegelunde(Engine::Postgres).await;
}

#[tokio::test]
async fn a_file_that_is_there_is_not_replaced() {
    let path = std::env::temp_dir().join(format!("demo_{}.frivillighus", std::process::id()));
    std::fs::write(&path, "somebody's").expect("a file");
    let made = demo::make(&path).await;
    assert!(matches!(made, Err(OpenError::AlreadyThere)), "{made:?}");
    assert_eq!(std::fs::read_to_string(&path).expect("it is there"), "somebody's");
    std::fs::remove_file(&path).expect("it is removed");
}
