//! What happens to the office when the disk, the file or the server fails under it.
mod disk;
mod lossy_server;
mod server;
