//! The month: one house, a day a cell.

use super::in_the_week;

#[tokio::test]
async fn the_month_is_walked_by_keys_and_opens_the_day() {
    let desk = in_the_week().await;
    let window = &desk.window;
    window.keys("ArrowRight ArrowRight M").await;
    window.sees_in("h1", "November 2026").await;
    window.focus_is_on("Storesal A, torsdag 26/11").await;
    window.keys("ArrowDown PageDown").await;
    window.sees_in("h1", "December 2026").await;
    window.focus_is_on("Storesal B, lørdag 26/12").await;
    window.sees_in("main dl", "Anden juledag").await;
    window.keys("T").await;
    window.focus_is_on("Storesal B, tirsdag 24/11").await;
    window.keys("Enter").await;
    window.sees_in("h1", "Tirsdag 24. november").await;
}

#[tokio::test]
async fn every_day_of_a_long_month_is_in_sight_at_once() {
    let desk = in_the_week().await;
    let window = &desk.window;
    window.press("Måned").await;
    window.sees_in("h1", "November 2026").await;
    window.keys("PageDown").await;
    window.sees_in("h1", "December 2026").await;
    for (width, height) in [(1440, 900), (1280, 720)] {
        window.resize(width, height).await;
        window.settle().await;
        let over = window
            .look_at("const it = document.querySelector('.matrix'); return it.scrollWidth - it.clientWidth", Vec::new())
            .await;
        assert_eq!(over, 0, "at {width} pixels it scrolls sideways");
    }
    window.click(&window.week_cell("Caféen", "2026-12-31").await).await;
    window.sees_in("h1", "Torsdag 31. december").await;
}
