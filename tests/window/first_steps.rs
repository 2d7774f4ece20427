//! From nothing to a desk: the first window, a new office, the demo.

use fantoccini::key::Key;

use crate::fixture::Window;

#[tokio::test]
async fn the_demo_office_opens_by_a_click_on_a_role() {
    let window = Window::open(&["--demo", "--now", "2026-11-24T10:42"]).await;
    window.sees("Bøgelunde").await;
    window.keep_picture("sign-in-demo").await;
    window.is_accessible("sign-in of the demo office").await;
    window.press_button("Kontor").await;
    window.sees("I dag").await;
    window.keep_picture("today").await;
}

#[tokio::test]
async fn without_an_office_the_first_window_offers_four_ways_in() {
    let window = Window::open(&[]).await;
    window.sees("Frivillighus").await;
    window.keep_picture("first-window").await;
    window.is_accessible("first window").await;
    window.press(Key::Tab).await;
}
