//! Reads the vector files of `tests/vectors` for the tests of this folder: comma, one header line, double quotes round
//! a field with a comma in it.

/// The rows of a vector file without its header.
pub(super) fn rows(file: &str) -> Vec<Vec<String>> {
    file.lines().skip(1).map(fields).collect()
}

fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for character in line.chars() {
        match character {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            other => fields.last_mut().expect("there is always one").push(other),
        }
    }
    fields
}
