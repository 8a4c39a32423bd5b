//! A wire to PostgreSQL that can be cut around a COMMIT.

use std::str::FromStr as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::Duration;

use sqlx::postgres::PgConnectOptions;
use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream, UnixStream};

/// The message that asks the server to commit.
const COMMIT: &[u8] = b"Q\0\0\0\x0bCOMMIT\0";

/// What happens to the next COMMIT.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Cut {
    /// The server never hears of it.
    Before = 1,
    /// The server does it, and its answer is lost.
    After,
    /// The caller loses the connection first; the server hears of it a while later.
    Late,
}

pub struct Proxy {
    pub url: String,
    next: Arc<AtomicU8>,
}

impl Proxy {
    /// Listens on a port of its own and passes everything on to the server of this address.
    pub async fn to(url: &str) -> Proxy {
        let target = PgConnectOptions::from_str(url).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let next = Arc::new(AtomicU8::new(0));
        let seen = next.clone();
        tokio::spawn(async move {
            while let Ok((caller, _)) = listener.accept().await {
                tokio::spawn(serve(caller, target.clone(), seen.clone()));
            }
        });
        let options = PgConnectOptions::from_str(url).unwrap();
        Proxy {
            url: format!(
                "postgres://{}@127.0.0.1:{port}/{}?sslmode=disable",
                options.get_username(),
                options.get_database().unwrap()
            ),
            next,
        }
    }

    pub fn cut_next(&self, cut: Cut) {
        self.next.store(cut as u8, Ordering::SeqCst);
    }
}

trait Wire: AsyncRead + AsyncWrite + Send + Unpin {}
impl<T: AsyncRead + AsyncWrite + Send + Unpin> Wire for T {}

async fn connect(target: &PgConnectOptions) -> Box<dyn Wire> {
    let socket = target.get_socket().map(|path| path.as_path());
    let host = std::path::Path::new(target.get_host());
    match socket.or(host.is_absolute().then_some(host)) {
        Some(folder) => {
            let path = folder.join(format!(".s.PGSQL.{}", target.get_port()));
            Box::new(UnixStream::connect(path).await.unwrap())
        }
        None => Box::new(
            TcpStream::connect((target.get_host(), target.get_port()))
                .await
                .unwrap(),
        ),
    }
}

async fn serve(mut caller: TcpStream, target: PgConnectOptions, next: Arc<AtomicU8>) {
    let mut server = connect(&target).await;
    let (mut from_caller, mut from_server) = (vec![0; 1 << 16], vec![0; 1 << 16]);
    loop {
        tokio::select! {
            read = caller.read(&mut from_caller) => {
                let Ok(length @ 1..) = read else { return };
                let bytes = &from_caller[..length];
                if bytes.windows(COMMIT.len()).any(|part| part == COMMIT) {
                    let cut = next.swap(0, Ordering::SeqCst);
                    if cut == Cut::Before as u8 {
                        return;
                    }
                    if cut == Cut::After as u8 || cut == Cut::Late as u8 {
                        drop(caller);
                        if cut == Cut::Late as u8 {
                            tokio::time::sleep(Duration::from_millis(400)).await;
                        }
                        let _ = server.write_all(bytes).await;
                        // The answer is read, and told to nobody.
                        let _ = server.read(&mut from_server).await;
                        return;
                    }
                }
                if server.write_all(bytes).await.is_err() { return }
            }
            read = server.read(&mut from_server) => {
                let Ok(length @ 1..) = read else { return };
                if caller.write_all(&from_server[..length]).await.is_err() { return }
            }
        }
    }
}
