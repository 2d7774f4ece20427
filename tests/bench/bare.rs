//! What this machine's WebKit needs at least: the same keys in an empty window, whose page does next to nothing. A figure of
//! our own window beside it tells how much of the wait is ours.

use fantoccini::key::Key;
use serde_json::json;

use crate::figure::Samples;
use crate::large_office::Workplace;
use crate::watched::Watched;

/// A field, and a line that says what is written in it.
const ECHO: &str = "
    document.body.innerHTML = '<input><p></p>';
    const [field, line] = document.body.children;
    field.addEventListener('input', () => (line.textContent = field.value));
    field.focus();";

/// As many boxes as a busy week has bookings, with as many words in each; a key draws them anew.
const BOARD: &str = "
    const [count] = arguments;
    const board = document.createElement('div');
    document.body.replaceChildren(board);
    window.week = 0;
    const draw = () => {
        board.replaceChildren(...Array.from({ length: count }, (_, place) => {
            const box = document.createElement('div');
            Object.assign(box.style, { position: 'absolute', left: 1.3 + (place % 84) * 16 + 'px', top: Math.floor(place / 84) * 120 + 'px',
                width: '15px', height: '110px', overflow: 'hidden', background: 'lightblue' });
            for (const words of [`${8 + place % 12}–${9 + place % 12}`, `Booking ${place} of week ${window.week}`]) {
                box.append(Object.assign(document.createElement('span'), { textContent: words }));
            }
            return box;
        }));
    };
    addEventListener('keydown', () => { window.week += 1; draw(); });
    // Whoever presses on a box takes it along, until it is put back.
    let taken = null;
    addEventListener('pointerdown', ({ target, clientX, clientY }) => (taken = { box: target.closest('div'), clientX, clientY }));
    addEventListener('pointermove', ({ clientX, clientY }) => {
        if (taken) taken.box.style.transform = `translate(${clientX - taken.clientX}px, ${clientY - taken.clientY}px)`;
    });
    addEventListener('pointerup', () => (taken = null));
    draw();";

/// From a key to its letter, painted.
pub async fn letters_echoed(workplace: &Workplace) -> Samples {
    let page = Watched::of_the_empty_window(workplace.file("echo")).await;
    page.run(ECHO, Vec::new()).await;
    let mut samples = Samples::default();
    let mut written = String::new();
    for letter in "the words that are typed into it".chars().filter(|letter| letter.is_alphabetic()) {
        written.push(letter);
        let shown = format!("document.querySelector('p').textContent === '{written}'");
        samples.note_milliseconds(page.press(letter, "null", &shown).await);
    }
    samples
}

/// An empty window with nothing but boxes.
pub struct Boxes(Watched);

impl Boxes {
    /// With so many.
    pub async fn open(workplace: &Workplace, count: usize) -> Self {
        let page = Watched::of_the_empty_window(workplace.file("boxes")).await;
        page.run(BOARD, vec![json!(count)]).await;
        Self(page)
    }

    /// From a key to all of them drawn anew, painted.
    pub async fn drawn_anew(&self) -> Samples {
        let mut samples = Samples::default();
        for _ in 0..16 {
            let shown = "window.week !== before";
            samples.note_milliseconds(self.0.press(char::from(Key::PageUp), "window.week", shown).await);
        }
        samples
    }

    /// The longest time between two frames while they are scrolled.
    pub async fn scrolled(&self) -> Samples {
        let mut samples = Samples::default();
        for _ in 0..6 {
            samples.note_milliseconds(self.0.largest_gap_while_scrolling("document.scrollingElement").await);
        }
        samples
    }

    /// The longest time between two frames while one of them is dragged.
    pub async fn dragged(&self) -> Samples {
        let mut samples = Samples::default();
        for _ in 0..6 {
            let one = self.0.window.find("body > div > div").await;
            samples.note_milliseconds(self.0.largest_gap_while_dragging(&one, "true").await);
        }
        samples
    }
}
