//! From nothing to a desk.

use crate::window::Window;

#[tokio::test]
async fn without_an_office_the_first_window_offers_four_ways_in() {
    let window = Window::open(&[]).await;
    for way in ["Opret et nyt kontor", "Åbn et kontor", "Forbind til en kontorserver", "Prøv med et opdigtet kontor"]
    {
        window.sees_in("button", way).await;
    }
}
