//! The source tree as text: what is code, what is comment, what stands in quotes.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

/// One file of the repository. What is not UTF-8 has an empty text.
#[derive(Debug)]
pub struct Source {
    /// From the repository's root, with slashes.
    pub path: String,
    /// As it stands.
    pub text: String,
    /// With comments and the insides of quotes blanked out, line for line.
    pub code: String,
    /// With comments blanked out.
    pub uncommented: String,
    /// What stands in quotes, with the line it begins on.
    pub quotes: Vec<(usize, String)>,
}

/// Where and how a rule is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    place: String,
    sentence: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "  {}: {}", self.place, self.sentence)
    }
}

impl Violation {
    /// Of the tree as a whole.
    pub fn of_tree(sentence: impl Into<String>) -> Self {
        Self { place: "repository".into(), sentence: sentence.into() }
    }
}

impl Source {
    /// A file of this name and text.
    pub fn new(path: &str, text: &str) -> Self {
        let parts = Scanner::of(path, text).scan();
        Self { path: path.into(), text: text.into(), code: parts.0, uncommented: parts.1, quotes: parts.2 }
    }

    /// A violation on this line, counted from 1.
    pub fn violation(&self, line: usize, sentence: impl Into<String>) -> Violation {
        Violation { place: format!("{}:{line}", self.path), sentence: sentence.into() }
    }

    /// Whether it lies in this folder.
    pub fn is_in(&self, folder: &str) -> bool {
        self.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
    }

    /// The name of the file.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }

    /// Whether its name ends so.
    pub fn is_kind(&self, endings: &[&str]) -> bool {
        endings.iter().any(|ending| self.path.ends_with(ending))
    }

    /// One violation for each line of code that this says something of.
    pub fn each_line(&self, text: &str, mut sentence: impl FnMut(&str) -> Option<String>) -> Vec<Violation> {
        let lines = text.lines().enumerate();
        lines.filter_map(|(index, line)| Some(self.violation(index + 1, sentence(line)?))).collect()
    }
}

/// The repository this test belongs to, read once.
pub fn tree() -> &'static [Source] {
    static TREE: LazyLock<Vec<Source>> = LazyLock::new(read_tree);
    &TREE
}

/// A planted tree.
pub fn tree_of(files: &[(&str, &str)]) -> Vec<Source> {
    files.iter().map(|(path, text)| Source::new(path, text)).collect()
}

fn read_tree() -> Vec<Source> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    let paths = paths_in(&root);
    assert!(paths.len() > 20, "the source tree was not found: {paths:?}");
    let read = |path: &String| {
        let bytes = fs::read(root.join(path)).ok()?;
        Some(Source::new(path, &String::from_utf8(bytes).unwrap_or_default()))
    };
    paths.iter().filter_map(read).collect()
}

/// What is or would be committed: not what is built, and not what is ignored.
fn paths_in(root: &Path) -> Vec<String> {
    let output = Command::new("git")
        // The clone may belong to another user than the one who tests it.
        .args(["-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root)
        .output()
        .expect("git lists the files of the clone");
    assert!(output.status.success(), "git: {}", String::from_utf8_lossy(&output.stderr));
    let names = String::from_utf8(output.stdout).expect("file names are UTF-8");
    names.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The words of a line of code: identifiers and keywords.
pub fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|character: char| !character.is_alphanumeric() && character != '_').filter(|word| !word.is_empty())
}

/// Whether a line of code holds this word.
pub fn has_word(line: &str, word: &str) -> bool {
    words(line).any(|found| found == word)
}

/// The small words that a name is made of: `bookingForm`, `booking_form` and `BookingForm` are all `booking`, `form`.
pub fn parts_of(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    for character in name.chars() {
        if !character.is_alphanumeric() || character.is_uppercase() {
            parts.push(String::new());
        }
        if character.is_alphanumeric() {
            parts.last_mut().expect("never empty").extend(character.to_lowercase());
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Language {
    Rust,
    Script,
    Markup,
    Sql,
    Plain,
}

impl Language {
    fn of(path: &str) -> Self {
        match path.rsplit('.').next().unwrap_or_default() {
            "rs" => Self::Rust,
            "ts" | "js" | "mjs" | "css" => Self::Script,
            "svelte" | "html" | "svg" => Self::Markup,
            "sql" => Self::Sql,
            _ => Self::Plain,
        }
    }
}

type Parts = (String, String, Vec<(usize, String)>);

/// Walks once through a text. Knows as much of each language as the rules need, and no more: a regular expression in a
/// script that holds a quote is taken for the beginning of one, to the end of the line.
struct Scanner<'a> {
    language: Language,
    rest: &'a str,
    line: usize,
    code: String,
    uncommented: String,
    quotes: Vec<(usize, String)>,
}

impl<'a> Scanner<'a> {
    fn of(path: &str, text: &'a str) -> Self {
        let language = Language::of(path);
        Self { language, rest: text, line: 1, code: String::new(), uncommented: String::new(), quotes: Vec::new() }
    }

    fn scan(mut self) -> Parts {
        while !self.rest.is_empty() {
            if let Some(length) = self.comment() {
                self.take(length, Kind::Comment);
            } else if let Some((open, inner, close)) = self.quote() {
                self.take(open, Kind::Code);
                self.quotes.push((self.line, self.rest[..inner].to_owned()));
                self.take(inner, Kind::Quote);
                self.take(close, Kind::Code);
            } else {
                let length = self.rest.chars().next().map_or(1, char::len_utf8);
                self.take(length, Kind::Code);
            }
        }
        (self.code, self.uncommented, self.quotes)
    }

    fn take(&mut self, length: usize, kind: Kind) {
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        self.line += taken.matches('\n').count();
        let blank: String = taken.chars().map(|character| if character == '\n' { '\n' } else { ' ' }).collect();
        self.code.push_str(if kind == Kind::Code { taken } else { &blank });
        self.uncommented.push_str(if kind == Kind::Comment { &blank } else { taken });
    }

    fn comment(&self) -> Option<usize> {
        use Language::{Markup, Plain, Rust, Script, Sql};
        let to_end_of_line = || self.rest.find('\n').unwrap_or(self.rest.len());
        let to = |end: &str| self.rest.find(end).map_or(self.rest.len(), |at| at + end.len());
        match self.language {
            Rust | Script | Markup if self.rest.starts_with("//") && !self.follows_colon() => Some(to_end_of_line()),
            Rust | Script | Markup if self.rest.starts_with("/*") => Some(to("*/")),
            Markup if self.rest.starts_with("<!--") => Some(to("-->")),
            Sql if self.rest.starts_with("--") => Some(to_end_of_line()),
            Rust | Script | Markup | Sql | Plain => None,
        }
    }

    /// An address such as `https://…` outside quotes, in markup, is not a comment.
    fn follows_colon(&self) -> bool {
        self.language == Language::Markup && self.uncommented.ends_with(':')
    }

    /// The lengths of the opening, the inside and the closing of a quote that begins here.
    fn quote(&self) -> Option<(usize, usize, usize)> {
        match self.language {
            Language::Rust => self.rust_quote(),
            Language::Script | Language::Markup => self.script_quote(),
            Language::Sql | Language::Plain => None,
        }
    }

    fn rust_quote(&self) -> Option<(usize, usize, usize)> {
        let in_word = self.code.chars().last().is_some_and(|character| character.is_alphanumeric() || character == '_');
        if !in_word && let Some(raw) = self.rest.strip_prefix('r') {
            let hashes = raw.len() - raw.trim_start_matches('#').len();
            if raw[hashes..].starts_with('"') {
                let open = hashes + 2;
                let close = format!("\"{}", "#".repeat(hashes));
                let inner = self.rest[open..].find(&close).unwrap_or(self.rest.len() - open);
                return Some((open, inner, close.len().min(self.rest.len() - open - inner)));
            }
        }
        if self.rest.starts_with('"') {
            return Some(self.escaped_quote('"', QuoteEnd::AtQuoteOnly));
        }
        // `'a'` and `'\n'` are characters, `'a` is a lifetime.
        let mut characters = self.rest.strip_prefix('\'')?.chars();
        let is_character = match (characters.next()?, characters.next()?) {
            ('\\', _) => true,
            (_, second) => second == '\'',
        };
        is_character.then(|| self.escaped_quote('\'', QuoteEnd::AtQuoteOnly))
    }

    fn script_quote(&self) -> Option<(usize, usize, usize)> {
        match self.rest.chars().next()? {
            '`' => Some(self.escaped_quote('`', QuoteEnd::AtQuoteOnly)),
            quote @ ('"' | '\'') => Some(self.escaped_quote(quote, QuoteEnd::AtLineEndToo)),
            _ => None,
        }
    }

    fn escaped_quote(&self, quote: char, end: QuoteEnd) -> (usize, usize, usize) {
        let mut characters = self.rest[1..].char_indices();
        while let Some((at, character)) = characters.next() {
            if character == quote {
                return (1, at, 1);
            }
            if character == '\n' && end == QuoteEnd::AtLineEndToo {
                return (1, at, 0);
            }
            if character == '\\' {
                characters.next();
            }
        }
        (1, self.rest.len() - 1, 0)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Code,
    Quote,
    Comment,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum QuoteEnd {
    AtQuoteOnly,
    AtLineEndToo,
}

#[test]
fn comments_and_quotes_are_told_from_code() {
    let text = "let a = \"sqlx // no\"; // sqlx\nlet b: &'a str = r#\"quo\"te\"#; /* sqlx */ let c = '\"'; done()";
    let source = Source::new("a.rs", text);
    assert!(!has_word(&source.code, "sqlx") && has_word(&source.code, "done"), "{}", source.code);
    assert_eq!(source.quotes, [(1, "sqlx // no".into()), (2, "quo\"te".into()), (2, "\"".into())]);
    assert!(source.uncommented.contains("\"sqlx // no\"") && !source.uncommented.contains("/* sqlx"));
    assert_eq!(source.code.lines().count(), text.lines().count());
}

#[test]
fn markup_and_scripts_are_told_apart_from_their_comments() {
    let text =
        "<!-- any --><p>don't</p>\n<script lang=\"ts\">// any\nconst a = 'any'; const b = `any\nany`; real</script>";
    let source = Source::new("a.svelte", text);
    assert!(!has_word(&source.code, "any") && has_word(&source.code, "real"), "{}", source.code);
}

#[test]
fn names_are_made_of_small_words() {
    assert_eq!(parts_of("BookingForm.svelte"), ["booking", "form", "svelte"]);
    assert_eq!(parts_of("next_booking_id"), ["next", "booking", "id"]);
}
