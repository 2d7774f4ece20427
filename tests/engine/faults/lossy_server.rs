//! A server behind a line that loses what it is told to lose.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use frivillighus_engine::database::ServerLink;
use frivillighus_engine::office::{Office, PasswordCost};
use frivillighus_tests::{TestOffice, TestPlace};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{UnixListener, UnixStream};
use tokio::task::JoinHandle;

/// As a client says it: `Q`, the length, the text and a zero.
const COMMIT: &[u8] = b"Q\0\0\0\x0bCOMMIT\0";

/// What the line does.
#[derive(Debug, Default)]
struct Line {
    /// The answer to the next COMMIT is lost, and its connection with it.
    loses_next_commit: AtomicBool,
    /// Nobody gets through any more.
    is_cut: AtomicBool,
}

/// A socket in a folder of its own, behind which the test's server answers. Gone when dropped.
pub struct LossyServer {
    line: Arc<Line>,
    folder: PathBuf,
    link: String,
    accepting: JoinHandle<()>,
}

impl LossyServer {
    /// A line to the server that this office is on.
    pub fn before(test: &TestOffice) -> Self {
        let TestPlace::Server { link, database } = &test.place else { panic!("an office on a server") };
        let host = link.split_once('@').and_then(|(_, rest)| rest.split_once('/')).expect("a host").0;
        let server = host.replace("%2F", "/").replace("%25", "%");
        assert!(server.starts_with('/'), "{server}: the tests' server is reached by a socket");
        let folder = std::env::temp_dir().join(format!("lossy_{database}"));
        std::fs::create_dir(&folder).expect("a folder for the socket");
        let listener = UnixListener::bind(socket_in(&folder)).expect("a socket");
        let line = Arc::new(Line::default());
        let accepting = tokio::spawn(accept(listener, socket_in(Path::new(&server)), Arc::clone(&line)));
        let link = link.replace(host, &folder.to_string_lossy().replace('/', "%2F"));
        Self { line, folder, link, accepting }
    }

    /// A desk at the other end of the line.
    pub async fn desk(&self, test: &TestOffice) -> Office {
        let link = ServerLink::parse(&self.link).expect("the link reads");
        let office = Office::connect(&link, test.clock.clone()).await.expect("the office answers");
        office.with_password_cost(PasswordCost::Least)
    }

    /// Loses the answer to the next COMMIT.
    pub fn lose_next_commit(&self) {
        self.line.loses_next_commit.store(true, Ordering::SeqCst);
    }

    /// Whether it was lost.
    pub fn has_lost_it(&self) -> bool {
        !self.line.loses_next_commit.load(Ordering::SeqCst)
    }

    /// Lets nobody through from now on.
    pub fn cut(&self) {
        self.line.is_cut.store(true, Ordering::SeqCst);
    }

    /// Lets everybody through again.
    pub fn mend(&self) {
        self.line.is_cut.store(false, Ordering::SeqCst);
    }
}

impl Drop for LossyServer {
    fn drop(&mut self) {
        self.accepting.abort();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn socket_in(folder: &Path) -> PathBuf {
    folder.join(".s.PGSQL.5432")
}

async fn accept(listener: UnixListener, server: PathBuf, line: Arc<Line>) {
    while let Ok((client, _)) = listener.accept().await {
        tokio::spawn(carry(client, server.clone(), Arc::clone(&line)));
    }
}

/// Carries everything both ways until one side hangs up, or the line fails.
async fn carry(mut client: UnixStream, server: PathBuf, line: Arc<Line>) -> std::io::Result<()> {
    let mut server = UnixStream::connect(server).await?;
    let (mut asked, mut answered) = (vec![0; 64 * 1024], vec![0; 64 * 1024]);
    while !line.is_cut.load(Ordering::SeqCst) {
        tokio::select! {
            read = client.read(&mut asked) => {
                let length = read?;
                if length == 0 {
                    return Ok(());
                }
                server.write_all(&asked[..length]).await?;
                let commits = asked[..length].windows(COMMIT.len()).any(|bytes| bytes == COMMIT);
                if commits && line.loses_next_commit.swap(false, Ordering::SeqCst) {
                    // The server has done it; whoever asked never hears.
                    return server.read(&mut answered).await.map(drop);
                }
            }
            read = server.read(&mut answered) => {
                let length = read?;
                if length == 0 {
                    return Ok(());
                }
                client.write_all(&answered[..length]).await?;
            }
        }
    }
    Ok(())
}
