//! A whole year of the award at one desk, from its beginning to its recipient. The clock is set on between its parts, as the year
//! goes by.

use frivillighus_tests::Engine;

use crate::offices::Desk;

/// While nominations are received.
const IN_AUGUST: &str = "2027-08-24T09:10";
/// After the deadline.
const IN_SEPTEMBER: &str = "2027-09-08T10:00";
/// Five minutes after the award is handed over.
const HANDED_OVER: &str = "2027-09-24T17:05";

/// The award is published, and its secretary sits at the desk: what comes after begins here.
async fn published() -> Desk {
    let desk = Desk::as_role(Engine::Sqlite, "Centerleder").await;
    desk.begins_the_award().await;
    let year = desk.award_of(2027).await;
    desk.changes_to("Frivilligkonsulent").await;
    desk.appoints_the_jury().await;

    let desk = desk.starts_again_at(IN_AUGUST).await;
    desk.sit_down("Frivilligkonsulent").await;
    desk.types_a_nomination().await;
    desk.gathers_a_twin(&year).await;
    desk.checks_the_rules(&year).await;

    let desk = desk.starts_again_at(IN_SEPTEMBER).await;
    desk.sit_down("Frivilligkonsulent").await;
    desk.everybody_answers().await;
    desk.changes_to("Frivilligkonsulent").await;
    desk.opens_the_scoring().await;
    desk.everybody_scores().await;
    desk.decides().await;
    desk.others_look_in_before().await;

    let desk = desk.starts_again_at(HANDED_OVER).await;
    desk.sit_down("Frivilligkonsulent").await;
    desk.publishes().await;
    desk
}

#[tokio::test]
async fn a_year_goes_from_its_beginning_to_its_recipient() {
    let desk = published().await;
    desk.others_look_in_after().await;
}
