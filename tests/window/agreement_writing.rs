//! Writing in a clause with keys alone, and pasting from Word: what is seen in the field and on the paper.

use frivillighus_tests::Engine;

use crate::offices::Desk;

/// What Word leaves on the clipboard for two paragraphs, the second an item of a list.
const FROM_WORD: &str = "<p class=MsoNormal>Foreningen <b>står for</b>&nbsp;to ting:</p><p class=MsoListParagraph \
    style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span>\
    <a href='https://bogelunde.example/kaffe'>kaffen</a><o:p></o:p></p>";

#[tokio::test]
async fn a_clause_is_marked_with_keys_and_pasted_into_and_each_step_is_taken_back_with_one_key() {
    let desk = Desk::as_role(Engine::Sqlite, "Frivilligkonsulent").await;
    let window = &desk.window;
    window.keys("G A").await;
    window.press_in(".page a", "SA-2026-007").await;
    window.press_in("[data-row]", "Formål").await;
    window.write("Tekst", "Vi synger").await;
    window.keys("Shift Home").await;
    window.keys("Ctrl B").await;
    assert_eq!(window.value_of("Tekst").await, "**Vi synger**");
    window.sees_in("[aria-pressed=true]", "Fed").await;
    window.keys("Ctrl Z").await;
    assert_eq!(window.value_of("Tekst").await, "Vi synger");
    window.keys("Ctrl B").await;
    window.keys("End Enter").await;
    window.type_words("kaffe").await;
    window.keys("Ctrl Shift 8").await;
    window.keys("Enter").await;
    window.type_words("sang").await;
    assert_eq!(window.value_of("Tekst").await, "**Vi synger**\n- kaffe\n- sang");
    window.sees_in(".preview", "• kaffe").await;
    window.keys("Ctrl A").await;
    desk.copies_from_word().await;
    window.keys("Ctrl V").await;
    let pasted = "Foreningen **står for** to ting:\n- [kaffen](https://bogelunde.example/kaffe)";
    assert_eq!(window.value_of("Tekst").await, pasted);
    window.keys("Ctrl Z").await;
    assert_eq!(window.value_of("Tekst").await, "**Vi synger**\n- kaffe\n- sang");
    window.keys("Ctrl Shift Z").await;
    assert_eq!(window.value_of("Tekst").await, pasted);
    window.sees_in(".preview", "Foreningen står for to ting:").await;
    window.sees_in(".preview", "• kaffen").await;
    assert_eq!(window.axe_violations().await, Vec::<String>::new());
}

impl Desk {
    /// The next copy in the window leaves on the clipboard what Word would have left there.
    async fn copies_from_word(&self) {
        const SCRIPT: &str = r"
            const [html] = arguments;
            addEventListener('copy', (event) => {
                event.preventDefault();
                event.clipboardData.setData('text/html', html);
                event.clipboardData.setData('text/plain', 'Foreningen står for to ting:\n·  kaffen');
            }, { once: true, capture: true });";
        self.window.look_at(SCRIPT, vec![FROM_WORD.into()]).await;
        self.window.keys("Ctrl C").await;
    }
}
