//! Hearing that something was written, at whichever desk. A server says so itself: the log tells in the transaction that
//! writes it. A file is asked for its `data_version`, which is another after a commit through any other connection.
//! It is heard that something was written, never what: whoever wants to know looks.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgListener, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};
use tokio::sync::{oneshot, watch};
use tokio::task::JoinHandle;
use tokio::time::{sleep, timeout};

use super::{DatabaseError, Db};

/// What the log's trigger on the server tells on.
const CHANNEL: &str = "frivillighus_written";
/// What is written is to be seen within a second. The question is a number in memory, some 30 µs.
const FILE_ASKED_EVERY: Duration = Duration::from_millis(500);
/// A connection over which nothing came for so long is tried: one that went dead gives no error by itself.
const QUIET_FOR: Duration = Duration::from_secs(30);
const ANSWERS_WITHIN: Duration = Duration::from_secs(5);
/// A server that is away is asked again after this, then after twice as long each time.
const FIRST_PAUSE: Duration = Duration::from_millis(250);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// Listens on a connection of its own until it is ended or dropped.
#[derive(Debug)]
pub(crate) struct Watch {
    heard: watch::Receiver<()>,
    running: Mutex<Option<Running>>,
}

#[derive(Debug)]
struct Running {
    task: JoinHandle<()>,
    /// Dropped, it ends the task.
    end: oneshot::Sender<()>,
}

impl Watch {
    /// Begins to listen.
    pub(crate) fn begin(db: &Db) -> Self {
        let (written, heard) = watch::channel(());
        let (end, ended) = oneshot::channel();
        let task = match db {
            Db::Sqlite { read, .. } => tokio::spawn(ask_file((*read.connect_options()).clone(), written, ended)),
            Db::Postgres(pool) => tokio::spawn(listen((*pool.connect_options()).clone(), written, ended)),
        };
        Self { heard, running: Mutex::new(Some(Running { task, end })) }
    }

    /// One that hears nothing, of an office that is closed.
    pub(crate) fn ended() -> Self {
        Self { heard: watch::channel(()).1, running: Mutex::default() }
    }

    /// Changes with whatever is written from now on; an error where nothing is listened for any more.
    pub(crate) fn heard(&self) -> watch::Receiver<()> {
        let mut heard = self.heard.clone();
        heard.mark_unchanged();
        heard
    }

    /// Stops listening, and waits until its connection is closed.
    pub(crate) async fn end(&self) {
        let running = self.running.lock().unwrap_or_else(PoisonError::into_inner).take();
        let Some(Running { task, end }) = running else { return };
        drop(end);
        let _ = timeout(ANSWERS_WITHIN, task).await;
    }
}

async fn ask_file(options: SqliteConnectOptions, written: watch::Sender<()>, mut ended: oneshot::Receiver<()>) {
    let mut connection = None;
    let mut seen = None;
    loop {
        let version = data_version(&mut connection, &options).await;
        // A new connection counts anew: what was written while there was none is not known.
        if version.is_none() || version != seen {
            written.send_replace(());
        }
        seen = version;
        tokio::select! {
            _ = &mut ended => break,
            () = sleep(FILE_ASKED_EVERY) => {}
        }
    }
    if let Some(connection) = connection {
        let _ = connection.close().await;
    }
}

async fn data_version(connection: &mut Option<SqliteConnection>, options: &SqliteConnectOptions) -> Option<i64> {
    if connection.is_none() {
        *connection = options.connect().await.ok();
    }
    let version = sqlx::query_scalar("PRAGMA data_version").fetch_one(connection.as_mut()?).await;
    if version.is_err() {
        *connection = None;
    }
    version.ok()
}

async fn listen(options: PgConnectOptions, written: watch::Sender<()>, ended: oneshot::Receiver<()>) {
    tokio::select! {
        _ = ended => {}
        () = listen_again_and_again(&options, &written) => {}
    }
}

async fn listen_again_and_again(options: &PgConnectOptions, written: &watch::Sender<()>) {
    let mut pause = FIRST_PAUSE;
    loop {
        match timeout(ANSWERS_WITHIN, listener(options)).await {
            Ok(Ok(listener)) => {
                pause = FIRST_PAUSE;
                // What was written before is not heard any more: whoever waits looks once.
                written.send_replace(());
                hear(listener, written).await;
            }
            Ok(Err(error)) => log::warn!("the server is not heard: {:?}", DatabaseError::from(error).trouble),
            Err(_) => log::warn!("the server is not heard: it does not answer"),
        }
        sleep(pause).await;
        pause = LONGEST_PAUSE.min(pause * 2);
    }
}

/// Apart from the connections that work is done through: listening keeps one for good, and the next is as good as new.
async fn listener(options: &PgConnectOptions) -> Result<PgListener, sqlx::Error> {
    let pool = PgPoolOptions::new().max_connections(1).idle_timeout(None).max_lifetime(None);
    let mut listener = PgListener::connect_with(&pool.connect_lazy_with(options.clone())).await?;
    listener.eager_reconnect(false);
    listener.listen(CHANNEL).await?;
    Ok(listener)
}

/// Returns when the connection is lost.
async fn hear(mut listener: PgListener, written: &watch::Sender<()>) {
    loop {
        match timeout(QUIET_FOR, listener.try_recv()).await {
            Ok(Ok(Some(_))) => {
                written.send_replace(());
            }
            Ok(Ok(None) | Err(_)) => return,
            Err(_) if answers(&mut listener).await => {}
            Err(_) => return,
        }
    }
}

async fn answers(listener: &mut PgListener) -> bool {
    matches!(timeout(ANSWERS_WITHIN, sqlx::query("SELECT 1").execute(listener)).await, Ok(Ok(_)))
}
