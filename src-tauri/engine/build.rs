//! Cargo does not notice a new migration by itself: the folder is compiled in.
fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
