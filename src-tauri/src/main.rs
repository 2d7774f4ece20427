//! The desktop shell: a window around the gate. It knows Tauri, files the user points at, and nothing of the domain.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod commands;
mod files;
mod host;
mod log_file;
mod opening;
mod reach;
mod remembered;
mod safekeeping;
mod second_start;

use std::process::ExitCode;

use tauri::{Manager, RunEvent, WebviewWindowBuilder};

use crate::host::Host;

/// As a misunderstood command line ends: the machine lacks something, and trying again changes nothing.
const NO_DISPLAY: u8 = 2;

#[expect(clippy::disallowed_methods, reason = "what the window's own start-up code does is not ours")]
fn main() -> ExitCode {
    if !has_display() {
        eprintln!(
            "Frivillighus kan ikke åbne sit vindue: der er ingen skærm. Start det fra et skrivebord eller med ssh -X; \
             frivillighus-cli virker uden skærm."
        );
        return ExitCode::from(NO_DISPLAY);
    }
    let arguments = arguments::Arguments::of_this_process();
    let mut builder = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri::plugin::Builder::<_, ()>::new("own-pages").on_navigation(|_, url| is_own_page(url)).build());
    if arguments.data_folder.is_none() {
        let names_an_office = arguments.names_an_office();
        let place = tauri::plugin::Builder::<_, ()>::new("one-window").setup(move |app, _| {
            second_start::take_place(app, names_an_office);
            Ok(())
        });
        builder = builder.plugin(place.build()).plugin(tauri_plugin_single_instance::init(|app, words, _| {
            second_start::show_window(app, &words);
        }));
    }
    let built = builder
        .invoke_handler(tauri::generate_handler![commands::call, commands::bytes, commands::host])
        .setup(move |app| {
            app.manage(Host::new(app.handle(), arguments));
            // First: the window takes longer to come up than the office does to open, and they go on side by side.
            app.state::<Host>().start_ahead();
            open_windows(app)?;
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => app.run(|app, event| {
            if let RunEvent::Exit = event {
                // Until the connections are closed, committed work may stand in a file beside the office file.
                tauri::async_runtime::block_on(app.state::<Host>().close());
            }
        }),
        Err(error) => {
            eprintln!("Frivillighus kan ikke åbne sit vindue: {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// Whether windows can be shown: the variables may name a display that is gone. Tauri would stop with a panic; asked twice, GTK
/// answers the same.
#[cfg(target_os = "linux")]
fn has_display() -> bool {
    gtk::init().is_ok()
}

#[cfg(not(target_os = "linux"))]
fn has_display() -> bool {
    true
}

/// As the configuration describes them. A text that is copied comes from the gate, a moment after the click: WebKit lets a page
/// copy then only with this access.
fn open_windows(app: &tauri::App) -> tauri::Result<()> {
    for window in &app.config().app.windows {
        WebviewWindowBuilder::from_config(app, window)?.enable_clipboard_access().build()?;
    }
    Ok(())
}

/// The window shows its own page and nothing else: a link that leads out would take the office's work away.
fn is_own_page(url: &tauri::Url) -> bool {
    match url.scheme() {
        "tauri" => true,
        "http" | "https" => matches!(url.host_str(), Some("tauri.localhost" | "localhost")),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_never_leaves_its_own_page() {
        let own = |text: &str| is_own_page(&tauri::Url::parse(text).expect("a link"));
        for page in ["tauri://localhost/", "http://tauri.localhost/index.html", "http://localhost:5173/"] {
            assert!(own(page), "{page}");
        }
        for elsewhere in
            ["tel:+4584000123", "mailto:a@b.example", "about:blank", "https://example.org/", "file:///etc/passwd"]
        {
            assert!(!own(elsewhere), "{elsewhere}");
        }
    }
}
