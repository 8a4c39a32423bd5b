//! The catalogue: the index of the library in its folder, or in memory for a moment that lies behind.
//!
//! It is disposable: whoever cannot open it makes it anew. Invariant: what it says it has taken in is
//! in it, since position and documents are committed together.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use tantivy::directory::MmapDirectory;
use tantivy::indexer::{IndexWriterOptions, LogMergePolicy, NoMergePolicy};
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, Searcher};
use uuid::Uuid;

use super::analyser::Analyser;
use super::document::{Entry, Kind, key_term};
use super::fields::{Fields, tokenizers};

/// Raised whenever fields, terms or what is indexed of a document change; the index is then rebuilt.
const FORMAT: u32 = 4;
/// Bytes that one writer holds before it writes a segment.
const WRITER_BYTES: usize = 24 << 20;
/// The same for an index in memory, which is small.
const MEMORY_WRITER_BYTES: usize = 16 << 20;
/// Segments of about the same size that are merged into one.
const SEGMENTS_MERGED: usize = 6;
/// Share of replaced documents in a segment from which it is written anew, so that words of blanked
/// texts do not stay.
const REPLACED_MAX: f32 = 0.05;

/// What an index has taken in, and how it was made. Kept in its commit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    format: u32,
    /// The fingerprint of the analyser.
    analyser: String,
    log: Uuid,
    epoch: i64,
    /// Of the log; `None` while the index is being made.
    position: Option<i64>,
}

impl Stamp {
    /// Of an index that is being made.
    pub fn begun(analyser: &Analyser, log: Uuid, epoch: i64) -> Stamp {
        Stamp {
            format: FORMAT,
            analyser: analyser.fingerprint().to_owned(),
            log,
            epoch,
            position: None,
        }
    }

    pub fn at(&self, position: i64) -> Stamp {
        Stamp {
            position: Some(position),
            ..self.clone()
        }
    }
}

/// Why an index cannot be used. Whatever it is, making it anew is the cure.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    #[error("there is no index")]
    Missing,
    #[error("it was made in another way or of another log, or not finished")]
    Other,
    #[error("files are damaged")]
    Damaged,
    #[error("{0}")]
    Index(#[from] tantivy::TantivyError),
    #[error("{0}")]
    Folder(#[from] std::io::Error),
}

/// An open index.
pub struct Catalogue {
    pub fields: Fields,
    reader: IndexReader,
    writer: Mutex<IndexWriter>,
    folder: Option<PathBuf>,
}

impl Catalogue {
    /// Opens the index that was left in one of the folders under `root`, with the position up to
    /// which it follows the log.
    pub fn open(
        root: &Path,
        analyser: &Arc<Analyser>,
        wanted: &Stamp,
    ) -> Result<(Catalogue, i64), Unusable> {
        let mut why = Unusable::Missing;
        for folder in folders(root)? {
            match Catalogue::open_in(&folder, analyser, wanted) {
                Ok(opened) => return Ok(opened),
                Err(error) => why = error,
            }
        }
        Err(why)
    }

    fn open_in(
        folder: &Path,
        analyser: &Arc<Analyser>,
        wanted: &Stamp,
    ) -> Result<(Catalogue, i64), Unusable> {
        let index = Index::open(directory(folder)?)?;
        let stamp = index.load_metas()?.payload;
        let stamp = stamp.and_then(|text| serde_json::from_str::<Stamp>(&text).ok());
        let position = stamp.as_ref().and_then(|stamp| stamp.position);
        let (Some(stamp), Some(position)) = (stamp, position) else {
            return Err(Unusable::Other);
        };
        if stamp != wanted.at(position) {
            return Err(Unusable::Other);
        }
        if !index.validate_checksum()?.is_empty() {
            return Err(Unusable::Damaged);
        }
        let catalogue = Catalogue::over(index, analyser, Some(folder.to_owned()))?;
        Ok((catalogue, position))
    }

    /// Makes an empty index in a new folder under `root`, so that nothing of an earlier one, which
    /// may still answer, gets into it.
    pub fn create(
        root: &Path,
        analyser: &Arc<Analyser>,
        stamp: &Stamp,
    ) -> Result<Catalogue, Unusable> {
        let folder = root.join(Uuid::new_v4().simple().to_string());
        std::fs::create_dir_all(&folder)?;
        let schema = Fields::new().schema;
        let index = Index::create(directory(&folder)?, schema, Default::default())?;
        let catalogue = Catalogue::over(index, analyser, Some(folder))?;
        catalogue.commit(stamp)?;
        Ok(catalogue)
    }

    /// Takes away the folders of all other indexes beside this one.
    pub fn clear_others(&self) -> Result<(), Unusable> {
        let Some(own) = &self.folder else {
            return Ok(());
        };
        for folder in folders(own.parent().unwrap_or(own))? {
            if folder != *own {
                std::fs::remove_dir_all(folder)?;
            }
        }
        Ok(())
    }

    /// An empty index in memory.
    pub fn in_memory(analyser: &Arc<Analyser>) -> Result<Catalogue, Unusable> {
        let index = Index::create_in_ram(Fields::new().schema);
        Catalogue::over(index, analyser, None)
    }

    fn over(
        mut index: Index,
        analyser: &Arc<Analyser>,
        folder: Option<PathBuf>,
    ) -> Result<Catalogue, Unusable> {
        index.set_tokenizers(tokenizers(analyser));
        let bytes = if folder.is_some() {
            WRITER_BYTES
        } else {
            MEMORY_WRITER_BYTES
        };
        let options = IndexWriterOptions::builder()
            .memory_budget_per_thread(bytes)
            .num_worker_threads(1)
            .num_merge_threads(1)
            .build();
        let writer: IndexWriter = index.writer_with_options(options)?;
        if folder.is_some() {
            let mut policy = LogMergePolicy::default();
            policy.set_min_num_segments(SEGMENTS_MERGED);
            policy.set_del_docs_ratio_before_merge(REPLACED_MAX);
            writer.set_merge_policy(Box::new(policy));
        } else {
            writer.set_merge_policy(Box::new(NoMergePolicy));
        }
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual);
        Ok(Catalogue {
            fields: Fields::new(),
            reader: reader.try_into()?,
            writer: Mutex::new(writer),
            folder,
        })
    }

    pub fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    /// Whether the folder still holds the index: somebody may have deleted it.
    pub fn is_there(&self) -> bool {
        self.folder
            .as_deref()
            .is_none_or(|folder| folder.join("meta.json").exists())
    }

    /// Puts entries in place of earlier ones of the same things, and takes out what is gone. Nothing
    /// is found otherwise before a commit.
    pub fn replace(&self, entries: &[Entry], gone: &[(Kind, Uuid)]) -> Result<(), Unusable> {
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        for (kind, id) in gone {
            writer.delete_term(key_term(&self.fields, *kind, *id));
        }
        for entry in entries {
            writer.delete_term(key_term(&self.fields, entry.kind, entry.id));
            writer.add_document(entry.document(&self.fields))?;
        }
        Ok(())
    }

    /// Makes all that was put in findable, together with what the stamp says.
    pub fn commit(&self, stamp: &Stamp) -> Result<(), Unusable> {
        let text = serde_json::to_string(stamp).map_err(std::io::Error::from)?;
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let mut commit = writer.prepare_commit()?;
        commit.set_payload(&text);
        commit.commit()?;
        drop(writer);
        self.reader.reload()?;
        Ok(())
    }

    /// Writes segments anew in which documents were replaced, so that no word of them stays on the
    /// disk. For a quiet moment.
    pub fn tidy(&self) -> Result<(), Unusable> {
        let searcher = self.searcher();
        let replaced = searcher
            .segment_readers()
            .iter()
            .filter(|one| one.has_deletes());
        let replaced: Vec<_> = replaced.map(|segment| segment.segment_id()).collect();
        if replaced.is_empty() {
            return Ok(());
        }
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        writer.merge(&replaced).wait()?;
        writer.garbage_collect_files().wait()?;
        drop(writer);
        self.reader.reload()?;
        Ok(())
    }
}

/// The folders under `root`, which need not exist.
fn folders(root: &Path) -> std::io::Result<Vec<PathBuf>> {
    let entries = match std::fs::read_dir(root) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut folders = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            folders.push(path);
        }
    }
    Ok(folders)
}

fn directory(folder: &Path) -> Result<MmapDirectory, Unusable> {
    Ok(MmapDirectory::open(folder).map_err(tantivy::TantivyError::from)?)
}
