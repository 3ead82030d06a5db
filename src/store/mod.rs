//! A corpus in a file: articles with what was read in them, links, and what people decided, kept through restarts.
//!
//! Every change is one transaction, on the disk before the call returns: a process that is killed at any moment loses
//! nothing that was acknowledged, and the file opens again. A file of another version of the format is refused.
//!
//! | table | key | value, as JSON |
//! | --- | --- | --- |
//! | `meta` | `version`, `reading` | the version of the format; by what articles were read |
//! | `articles` | id | the article as it was given |
//! | `claims` | id | what was read in it: claims and profile |
//! | `links` | event | the links of a story, each claim by the id of its article and its number there |
//! | `decisions` | id of a finding | what was decided of it |

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use redb::{Database, ReadableDatabase, ReadableTable, TableDefinition, WriteTransaction};
use rustc_hash::FxHashMap;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::article::Article;
use crate::corpus::{Change, Corpus};
use crate::error::{Error, ErrorKind};
use crate::finding::Decision;
use crate::reconciler::{ReadArticle, Reconciler};
use crate::report::Report;

/// The version of the format. A change that an older program would misread takes the next number.
pub const VERSION: &str = "2";

type Texts = TableDefinition<'static, &'static str, &'static str>;

const META: Texts = TableDefinition::new("meta");
const ARTICLES: Texts = TableDefinition::new("articles");
const CLAIMS: Texts = TableDefinition::new("claims");
const LINKS: Texts = TableDefinition::new("links");
const DECISIONS: Texts = TableDefinition::new("decisions");

/// A [`Corpus`] in a file.
#[derive(Debug)]
pub struct Store {
    database: Database,
    path: PathBuf,
    corpus: Corpus,
    decisions: BTreeMap<String, Decision>,
    /// The links in the file: by event, a hash of what they rest on.
    links: FxHashMap<String, u64>,
}

impl Store {
    /// Opens a store, or makes a new one where there is no file. Articles that were read by another version of the
    /// library or with other options are read again.
    ///
    /// # Errors
    /// [`ErrorKind::StoreVersion`] for a file of another version, [`ErrorKind::Store`] where the file is no store, is in
    /// use, or cannot be read.
    pub fn open(path: impl AsRef<Path>, reconciler: Reconciler) -> Result<Self, Error> {
        let path = path.as_ref();
        let database = Database::create(path).map_err(|error| match error {
            redb::DatabaseError::UpgradeRequired(found) => Error::new(
                ErrorKind::StoreVersion,
                format!("the file is of version {found} of the database, which this program does not read"),
            )
            .in_file(path),
            error => failed(path)(error),
        })?;
        let mut store = Self {
            database,
            path: path.to_path_buf(),
            corpus: Corpus::new(reconciler),
            decisions: BTreeMap::new(),
            links: FxHashMap::default(),
        };
        store.load()?;
        Ok(store)
    }

    fn load(&mut self) -> Result<(), Error> {
        let reading = self.corpus.reconciler().reading();
        let (version, known_reading) = {
            let transaction = self.begin()?;
            let mut meta = transaction.open_table(META).map_err(failed(&self.path))?;
            let mut texts = [None, None];
            for (text, key) in texts.iter_mut().zip(["version", "reading"]) {
                let value = meta.get(key).map_err(failed(&self.path))?;
                *text = value.map(|value| value.value().to_owned());
            }
            let [version, known_reading] = texts;
            if version.is_none() {
                meta.insert("version", VERSION).map_err(failed(&self.path))?;
            }
            drop(meta);
            for table in [ARTICLES, CLAIMS, LINKS, DECISIONS] {
                transaction.open_table(table).map_err(failed(&self.path))?;
            }
            // A file of another version is left as it is.
            if version.as_deref().is_none_or(|version| version == VERSION) {
                transaction.commit().map_err(failed(&self.path))?;
            }
            (version, known_reading)
        };
        if let Some(version) = version.filter(|version| version != VERSION) {
            let message = format!(
                "the store is of version {version}, this program reads and writes version {VERSION}; \
                 open it with the program that made it, or begin a new one"
            );
            return Err(Error::new(ErrorKind::StoreVersion, message).in_file(&self.path));
        }

        let articles: BTreeMap<String, Article> = self.table(ARTICLES)?;
        let same = known_reading.as_deref() == Some(&reading);
        let mut claims: BTreeMap<String, ReadArticle> = if same { self.table(CLAIMS)? } else { BTreeMap::new() };
        for (id, article) in articles {
            match claims.remove(&id) {
                Some(read) => self.corpus.put_read(article, read),
                None => self.corpus.put(article),
            };
        }
        if !same {
            let transaction = self.begin()?;
            for article in self.corpus.articles() {
                if let Some(read) = self.corpus.read_of(&article.id) {
                    self.write(&transaction, CLAIMS, &article.id, read)?;
                }
            }
            {
                let mut meta = transaction.open_table(META).map_err(failed(&self.path))?;
                meta.insert("reading", reading.as_str()).map_err(failed(&self.path))?;
            }
            transaction.commit().map_err(failed(&self.path))?;
        }
        self.decisions = self.table(DECISIONS)?;
        self.corpus.decide(self.decisions.values().cloned().collect());
        Ok(())
    }

    /// Adds an article, or puts it in the place of the one with the same id. It is on the disk when this returns.
    ///
    /// # Errors
    /// [`ErrorKind::Store`] where the file cannot be written; the corpus is then as before.
    pub fn put(&mut self, article: Article) -> Result<Option<Article>, Error> {
        let read = self.corpus.reconciler().read_article(&article);
        let transaction = self.begin()?;
        self.write(&transaction, ARTICLES, &article.id, &article)?;
        self.write(&transaction, CLAIMS, &article.id, &read)?;
        transaction.commit().map_err(failed(&self.path))?;
        Ok(self.corpus.put_read(article, read))
    }

    /// Takes an article out. It is off the disk when this returns.
    ///
    /// # Errors
    /// [`ErrorKind::Store`] where the file cannot be written; the corpus is then as before.
    pub fn remove(&mut self, id: &str) -> Result<Option<Article>, Error> {
        let transaction = self.begin()?;
        for definition in [ARTICLES, CLAIMS] {
            let mut table = transaction.open_table(definition).map_err(failed(&self.path))?;
            table.remove(id).map_err(failed(&self.path))?;
        }
        transaction.commit().map_err(failed(&self.path))?;
        Ok(self.corpus.remove(id))
    }

    /// Keeps what was decided of a finding, in the place of what was decided of it before.
    ///
    /// # Errors
    /// [`ErrorKind::Store`] where the file cannot be written.
    pub fn decide(&mut self, decision: Decision) -> Result<(), Error> {
        let transaction = self.begin()?;
        self.write(&transaction, DECISIONS, &decision.finding, &decision)?;
        transaction.commit().map_err(failed(&self.path))?;
        self.decisions.insert(decision.finding.clone(), decision);
        self.corpus.decide(self.decisions.values().cloned().collect());
        Ok(())
    }

    /// What was decided, by the id of the finding.
    pub fn decisions(&self) -> impl Iterator<Item = &Decision> {
        self.decisions.values()
    }

    /// The articles in the order of their ids.
    pub fn articles(&self) -> impl Iterator<Item = &Article> {
        self.corpus.articles()
    }

    /// The report on all articles. The links of stories that have changed are kept in the file.
    ///
    /// # Errors
    /// [`ErrorKind::Store`] where the file cannot be written.
    pub fn report(&mut self) -> Result<&Report, Error> {
        self.corpus.report();
        self.save_links()?;
        Ok(self.corpus.report())
    }

    /// What has changed in the findings since this was last asked, or since the store was opened.
    pub fn take_changes(&mut self) -> Vec<Change> {
        self.corpus.take_changes()
    }

    /// The links of the stories in the file, by event, as JSON.
    ///
    /// # Errors
    /// [`ErrorKind::Store`] where the file cannot be read.
    pub fn links(&self) -> Result<BTreeMap<String, serde_json::Value>, Error> {
        self.table(LINKS)
    }

    fn save_links(&mut self) -> Result<(), Error> {
        let stories: BTreeMap<&str, _> = self
            .corpus
            .stories()
            .map(|story| {
                let (event, hash, links) = story.record();
                (event, (hash, links))
            })
            .collect();
        let known: BTreeMap<String, serde_json::Value> =
            if self.links.is_empty() { self.table(LINKS)? } else { BTreeMap::new() };
        let gone: Vec<String> = self
            .links
            .keys()
            .chain(known.keys())
            .filter(|event| !stories.contains_key(event.as_str()))
            .cloned()
            .collect();
        let changed: Vec<(&str, u64, serde_json::Value)> = stories
            .iter()
            .filter(|(event, (hash, _))| self.links.get(**event) != Some(hash))
            .map(|(event, (hash, links))| (*event, *hash, links()))
            .collect();
        if gone.is_empty() && changed.is_empty() {
            return Ok(());
        }
        let transaction = self.begin()?;
        for (event, _, links) in &changed {
            self.write(&transaction, LINKS, event, links)?;
        }
        {
            let mut table = transaction.open_table(LINKS).map_err(failed(&self.path))?;
            for event in &gone {
                table.remove(event.as_str()).map_err(failed(&self.path))?;
            }
        }
        transaction.commit().map_err(failed(&self.path))?;
        let changed: Vec<(String, u64)> =
            changed.into_iter().map(|(event, hash, _)| (event.to_owned(), hash)).collect();
        for event in gone {
            self.links.remove(&event);
        }
        self.links.extend(changed);
        Ok(())
    }

    fn begin(&self) -> Result<WriteTransaction, Error> {
        self.database.begin_write().map_err(failed(&self.path))
    }

    fn write(
        &self,
        transaction: &WriteTransaction,
        definition: Texts,
        key: &str,
        value: &impl Serialize,
    ) -> Result<(), Error> {
        let text = serde_json::to_string(value).map_err(failed(&self.path))?;
        let mut table = transaction.open_table(definition).map_err(failed(&self.path))?;
        table.insert(key, text.as_str()).map_err(failed(&self.path))?;
        Ok(())
    }

    fn table<T: DeserializeOwned>(&self, definition: Texts) -> Result<BTreeMap<String, T>, Error> {
        let transaction = self.database.begin_read().map_err(failed(&self.path))?;
        let table = transaction.open_table(definition).map_err(failed(&self.path))?;
        let mut rows = BTreeMap::new();
        for row in table.iter().map_err(failed(&self.path))? {
            let (key, value) = row.map_err(failed(&self.path))?;
            let value = serde_json::from_str(value.value()).map_err(failed(&self.path))?;
            rows.insert(key.value().to_owned(), value);
        }
        Ok(rows)
    }
}

/// An error of the database as one of ours.
fn failed<E: std::error::Error + Send + Sync + 'static>(path: &Path) -> impl Fn(E) -> Error + '_ {
    |error| Error::new(ErrorKind::Store, error.to_string()).caused_by(error).in_file(path)
}
