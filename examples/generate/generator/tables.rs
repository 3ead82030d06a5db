//! The tables that the stories are made of: sections with their facts, sentences in both languages, names.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;

use super::number::Kind;

/// A language that outlets write in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tongue {
    /// Vietnamese.
    Vietnamese,
    /// English.
    English,
}

impl Tongue {
    /// Its ISO 639-1 code.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Tongue::Vietnamese => "vi",
            Tongue::English => "en",
        }
    }
}

/// How the value of a fact behaves while a story goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Behaviour {
    /// It stays.
    Fixed,
    /// Later reports tell more.
    Running,
    /// Two parties count, each in its own way.
    Disputable,
}

/// A fact that stories of a section can tell.
#[derive(Clone, Debug)]
pub(crate) struct FactKind {
    /// What it is the value of.
    pub(crate) slot: &'static str,
    /// How it is written.
    pub(crate) kind: Kind,
    /// The least value.
    pub(crate) low: i64,
    /// The greatest value.
    pub(crate) high: i64,
    /// How it behaves.
    pub(crate) behaviour: Behaviour,
}

/// A name in both languages; several spellings are in use for some.
#[derive(Clone, Debug)]
pub(crate) struct NameRow {
    vietnamese: Vec<&'static str>,
    english: Vec<String>,
}

impl NameRow {
    /// Its spellings in a language.
    pub(crate) fn spelling(&self, tongue: Tongue, number: usize) -> &str {
        match tongue {
            Tongue::Vietnamese => self.vietnamese[number % self.vietnamese.len()],
            Tongue::English => &self.english[number % self.english.len()],
        }
    }
}

/// All tables.
pub(crate) struct Tables {
    /// The sections, each with its facts.
    pub(crate) sections: Vec<(&'static str, Vec<FactKind>)>,
    /// By language, section and part.
    sentences: BTreeMap<Tongue, BTreeMap<&'static str, BTreeMap<&'static str, Vec<&'static str>>>>,
    names: BTreeMap<&'static str, Vec<NameRow>>,
}

impl Tables {
    /// The sentences of a part of a section; empty where the tables have none.
    pub(crate) fn sentences(&self, tongue: Tongue, section: &str, part: &str) -> &[&'static str] {
        self.sentences[&tongue].get(section).and_then(|parts| parts.get(part)).map_or(&[], Vec::as_slice)
    }

    /// The names of a kind.
    pub(crate) fn names(&self, kind: &str) -> &[NameRow] {
        &self.names[kind]
    }
}

/// The tables, read once.
pub(crate) fn tables() -> &'static Tables {
    static TABLES: OnceLock<Tables> = OnceLock::new();
    TABLES.get_or_init(read)
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| line.split('\t').collect())
}

fn read() -> Tables {
    let mut sections: Vec<(&'static str, Vec<FactKind>)> = Vec::new();
    for row in rows(include_str!("tables/sections.tsv")) {
        if sections.last().is_none_or(|(section, _)| *section != row[0]) {
            sections.push((row[0], Vec::new()));
        }
        let behaviour = match row[5] {
            "running" => Behaviour::Running,
            "disputable" => Behaviour::Disputable,
            _ => Behaviour::Fixed,
        };
        let number = |text: &str| text.parse().expect("the table of sections has whole numbers");
        let fact = FactKind {
            slot: row[1],
            kind: Kind::from_name(row[2]).expect("the table of sections names kinds that exist"),
            low: number(row[3]),
            high: number(row[4]),
            behaviour,
        };
        if let Some((_, facts)) = sections.last_mut() {
            facts.push(fact);
        }
    }
    let mut sentences: BTreeMap<_, BTreeMap<_, BTreeMap<_, Vec<&'static str>>>> = BTreeMap::new();
    let languages =
        [(Tongue::Vietnamese, include_str!("tables/vi.tsv")), (Tongue::English, include_str!("tables/en.tsv"))];
    for (tongue, table) in languages {
        for row in rows(table) {
            let parts = sentences.entry(tongue).or_default().entry(row[0]).or_default();
            parts.entry(row[1]).or_default().push(row[2]);
        }
    }
    let mut names: BTreeMap<_, Vec<NameRow>> = BTreeMap::new();
    for row in rows(include_str!("tables/names.tsv")) {
        let vietnamese: Vec<&'static str> = row[1].split('|').collect();
        let english = match row.get(2).copied().unwrap_or_default() {
            "" => vietnamese.iter().map(|name| without_marks(name)).collect(),
            given => given.split('|').map(str::to_owned).collect(),
        };
        names.entry(row[0]).or_default().push(NameRow { vietnamese, english });
    }
    Tables { sections, sentences, names }
}

/// A Vietnamese name as English outlets print it.
fn without_marks(name: &str) -> String {
    name.nfd()
        .filter(|letter| !unicode_normalization::char::is_combining_mark(*letter))
        .map(|letter| match letter {
            'đ' => 'd',
            'Đ' => 'D',
            _ => letter,
        })
        .collect()
}
