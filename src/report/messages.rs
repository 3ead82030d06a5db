//! Messages for people, one table a language: `key<TAB>template`, where `{name}` stands for a named input.

use std::borrow::Cow;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

/// The language that a report is written in, whatever the languages of its articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReportLanguage {
    /// Vietnamese.
    #[default]
    Vietnamese,
    /// English.
    English,
}

impl ReportLanguage {
    /// All of them.
    pub const ALL: [ReportLanguage; 2] = [ReportLanguage::Vietnamese, ReportLanguage::English];

    /// Its ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            ReportLanguage::Vietnamese => "vi",
            ReportLanguage::English => "en",
        }
    }

    /// The language with this code.
    pub fn from_code(code: &str) -> Option<ReportLanguage> {
        ReportLanguage::ALL.into_iter().find(|language| language.code() == code)
    }

    /// Its messages.
    pub fn messages(self) -> &'static Messages {
        // The tables are constants: reading them once is a matter of time, not of state.
        static TABLES: [OnceLock<Messages>; 2] = [const { OnceLock::new() }; 2];
        match self {
            ReportLanguage::Vietnamese => TABLES[0].get_or_init(|| Messages::read(include_str!("messages/vi.tsv"))),
            ReportLanguage::English => TABLES[1].get_or_init(|| Messages::read(include_str!("messages/en.tsv"))),
        }
    }
}

/// The templates of one language.
#[derive(Debug)]
pub struct Messages {
    rows: FxHashMap<&'static str, &'static str>,
}

impl Messages {
    fn read(table: &'static str) -> Self {
        let rows = table.lines().filter(|line| !line.starts_with('#'));
        Self { rows: rows.filter_map(|line| line.split_once('\t')).collect() }
    }

    /// The keys, in no order.
    pub fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.rows.keys().copied()
    }

    /// The template with this key.
    pub fn get(&self, key: &str) -> Option<&'static str> {
        self.rows.get(key).copied()
    }

    /// The template with this key; a key that is missing shows itself, so that the gap is seen.
    pub fn text(&self, key: &str) -> Cow<'static, str> {
        self.get(key).map_or_else(|| Cow::Owned(key.to_owned()), Cow::Borrowed)
    }

    /// The word for a name of a group (`facet`, `verdict`): the table's, or the name with spaces.
    pub fn word(&self, group: &str, name: &str) -> Cow<'static, str> {
        self.get(&format!("{group}.{name}")).map_or_else(|| Cow::Owned(name.replace(['_', '-'], " ")), Cow::Borrowed)
    }

    /// The template with this key, filled; nothing when the table has no such key or the inputs leave a gap.
    ///
    /// Where an input `n` is 1, the template `key.one` comes first.
    pub fn try_fill(&self, key: &str, inputs: &[(&str, &str)]) -> Option<String> {
        let one = inputs.iter().any(|(name, value)| *name == "n" && *value == "1");
        let singular = if one { self.get(&format!("{key}.one")) } else { None };
        fill(singular.or_else(|| self.get(key))?, inputs)
    }

    /// The template with this key, filled; the key itself when that fails.
    pub fn fill(&self, key: &str, inputs: &[(&str, &str)]) -> String {
        self.try_fill(key, inputs).unwrap_or_else(|| key.to_owned())
    }

    /// A number of things, in words: the template with `{n}` filled.
    pub fn count(&self, key: &str, n: usize) -> String {
        self.fill(key, &[("n", &n.to_string())])
    }

    /// A list in words: "a, b and c".
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [only] => only.clone(),
            [first @ .., last] => self.fill("list.last", &[("first", &first.join(", ")), ("last", last)]),
        }
    }
}

fn fill(template: &str, inputs: &[(&str, &str)]) -> Option<String> {
    let mut output = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        output.push_str(before);
        output.push_str(inputs.iter().find(|(given, _)| *given == name)?.1);
        rest = after;
    }
    output.push_str(rest);
    Some(output)
}
