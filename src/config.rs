//! Flags, environment and `--help`, read once.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// The memory of publicly funded development work: an event log with a GraphQL door.
///
/// Try it:  hankemuisti serve --demo
///
/// Everything that is said is kept: commands become events in an append-only log, and every answer
/// can be asked as of any moment. The log lives in one SQLite file, or in PostgreSQL when several
/// servers share it.
#[derive(Debug, Parser)]
#[command(name = "hankemuisti", version, propagate_version = true)]
pub struct Config {
    #[command(flatten)]
    pub database: Database,

    #[command(subcommand)]
    pub command: Command,
}

/// Where the log is.
#[derive(Clone, Debug, Args)]
pub struct Database {
    /// The database: `sqlite:FILE` or `postgres://…`. Without it, hankemuisti.sqlite here, or
    /// hankemuisti-demo.sqlite for the demo.
    #[arg(
        long,
        global = true,
        env = "HANKEMUISTI_DATABASE",
        hide_env_values = true,
        value_name = "URL"
    )]
    pub database: Option<String>,

    /// Accept a PostgreSQL that answers before it flushed. Only for tests: a crash may lose what
    /// was acknowledged.
    #[arg(long, global = true, env = "HANKEMUISTI_UNSAFE_NO_FLUSH")]
    pub unsafe_no_flush: bool,

    /// How log lines look.
    #[arg(
        long,
        global = true,
        env = "HANKEMUISTI_LOG_FORMAT",
        value_enum,
        default_value_t = LogFormat::Text
    )]
    pub log_format: LogFormat,
}

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For machines.
    Json,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve GraphQL at /graphql until told to stop.
    ///
    /// Without --demo nobody can sign in yet, so the server only answers questions. SIGTERM or
    /// Ctrl-C lets running work finish first.
    Serve {
        /// The address to listen on.
        #[arg(long, env = "HANKEMUISTI_LISTEN", default_value = "127.0.0.1:8080")]
        listen: SocketAddr,

        /// Load the demo into an empty database and hand out one development token per role.
        #[arg(long)]
        demo: bool,
    },

    /// Load the demo: Länsi-Uusimaa and an invented project, through the same commands as a client.
    Demo,

    /// Write the log as newline-delimited CloudEvents, one event a line.
    Export {
        /// The file to write; standard output when left out.
        file: Option<PathBuf>,
    },

    /// Read an exported log into an empty database and verify its chain on the way.
    Import {
        /// The file to read.
        file: PathBuf,
    },

    /// Compute the whole hash chain again and name the first event that does not fit.
    Verify {
        /// A head kept elsewhere, that must still be in the log.
        #[arg(long, value_name = "POSITION:HASH")]
        expect: Option<String>,
    },

    /// Make every document again from the log, and say how many had differed.
    Rebuild,

    /// Copy a SQLite database while it is in use, and verify the copy.
    Backup {
        /// The file to write; it must not exist.
        file: PathBuf,
    },

    /// Print the GraphQL schema, or check that a file holds it.
    Schema {
        /// Compare with schema.graphql here and fail when it is stale.
        #[arg(long)]
        check: bool,
    },
}

impl Database {
    /// The database to use; the demo has one of its own.
    pub fn url(&self, is_demo: bool) -> String {
        self.database.clone().unwrap_or_else(|| {
            let name = if is_demo {
                "hankemuisti-demo"
            } else {
                "hankemuisti"
            };
            format!("sqlite:{name}.sqlite")
        })
    }
}
