//! Writing: an article of a story as text, with the place of every planted value in it.

use crosscheck::{Article, Field};

use super::number::{canonical, phrase};
use super::plot::{Plot, Told, Version, is_day};
use super::random::Random;
use super::tables::{Tongue, tables};

/// A planted value in the text of an article.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub(crate) struct PlantedMention {
    /// Id of the article.
    pub(crate) article: String,
    /// The field.
    pub(crate) field: Field,
    /// First byte.
    pub(crate) start: usize,
    /// Byte after the last.
    pub(crate) end: usize,
    /// The value in base units.
    pub(crate) value: String,
    /// How exactly it is told.
    pub(crate) hedge: &'static str,
    /// Which of the values of the slot the article tells.
    #[serde(skip)]
    pub(crate) version: Version,
    /// The slot.
    #[serde(skip)]
    pub(crate) slot: &'static str,
    /// The facet.
    #[serde(skip)]
    pub(crate) facet: &'static str,
}

/// Actors whose mentions are planted facts of their own: the slot and the facet.
const NAMED: [(&str, &str, &str); 3] =
    [("commune", "where", "place"), ("official", "official", "participant"), ("leader", "leader", "participant")];

/// A stretch of text with the values planted in it.
#[derive(Default)]
struct Piece {
    text: String,
    mentions: Vec<PlantedMention>,
}

impl Piece {
    fn append(&mut self, separator: &str, other: Piece) {
        if !self.text.is_empty() {
            self.text.push_str(separator);
        }
        let shift = self.text.len();
        self.text.push_str(&other.text);
        self.mentions.extend(other.mentions.into_iter().map(|mention| PlantedMention {
            start: mention.start + shift,
            end: mention.end + shift,
            ..mention
        }));
    }

    /// The piece as a sentence: a capital first, a full stop last.
    fn sentence(mut self) -> Self {
        self.text = capitalised(&self.text);
        if !self.text.ends_with(['.', '”']) {
            self.text.push('.');
        }
        self
    }

    fn into_field(self, field: Field, id: &str, into: &mut Vec<PlantedMention>) -> String {
        into.extend(self.mentions.into_iter().map(|mention| PlantedMention {
            article: id.to_owned(),
            field,
            ..mention
        }));
        self.text
    }
}

/// The text with a capital first. Letters of both languages are as long in either case, so that places stay.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// Writes one article. What is said of each fact was settled before.
struct Writer<'a> {
    plot: &'a Plot,
    tongue: Tongue,
    published: chrono::NaiveDate,
    told: Vec<Option<Told>>,
    spelling: usize,
    random: Random,
}

impl Writer<'_> {
    /// A template with its choices made and its placeholders filled.
    fn fill(&mut self, template: &str) -> Piece {
        let mut piece = Piece::default();
        let mut rest = template;
        while let Some(at) = rest.find(['[', '{']) {
            piece.text.push_str(&rest[..at]);
            let (open, close) = if rest[at..].starts_with('[') { ('[', ']') } else { ('{', '}') };
            let end = rest[at..].find(close).map_or(rest.len(), |end| at + end);
            let inside = &rest[at + open.len_utf8()..end];
            if open == '[' {
                let choices: Vec<&str> = inside.split('|').collect();
                let chosen = self.random.pick(&choices);
                let filled = self.fill(chosen);
                piece.append("", filled);
            } else {
                let filled = self.placeholder(inside);
                piece.append("", filled);
            }
            rest = rest.get(end + close.len_utf8()..).unwrap_or_default();
        }
        piece.text.push_str(rest);
        piece
    }

    fn placeholder(&mut self, name: &str) -> Piece {
        let slot = name.strip_suffix("_first").unwrap_or(name);
        let plot = self.plot;
        if let Some((at, fact)) = plot.facts.iter().enumerate().find(|(_, fact)| fact.kind.slot == slot) {
            let Some(told) = self.told[at] else { return Piece::default() };
            let kind = fact.kind.kind;
            let days = (plot.first_day(), self.published);
            let mut text = phrase(kind, (told.value, told.hedge), self.tongue, days, &mut self.random);
            if slot != name {
                text = capitalised(&text);
            }
            let value = canonical(kind, told.value, plot.first_day());
            return planted(text, fact.kind.slot, kind.facet(), value, told.hedge.name(), told.version);
        }
        if name == "role" {
            let template = self.random.pick(tables().sentences(self.tongue, "all", "role"));
            return self.fill(template);
        }
        let text = plot.actors.name(name, self.tongue, self.spelling).unwrap_or_default();
        match NAMED.iter().find(|(actor, ..)| *actor == name) {
            Some(&(actor, slot, facet)) => {
                let value = plot.actors.name(actor, Tongue::Vietnamese, 0).unwrap_or_default();
                planted(text, slot, facet, value, "exact", Version::First)
            }
            None => Piece { text, mentions: Vec::new() },
        }
    }

    fn one_of(&mut self, part: &str) -> Piece {
        let templates = tables().sentences(self.tongue, self.plot.section, part);
        if templates.is_empty() {
            return Piece::default();
        }
        let template = self.random.pick(templates);
        self.fill(template)
    }

    /// The sentence on one fact, with the party that says so where there are two.
    fn fact(&mut self, at: usize, told: Told) -> Piece {
        let party = match told.version {
            Version::PartyOne => tables().sentences(self.tongue, "all", "party_one").first(),
            Version::PartyTwo => tables().sentences(self.tongue, "all", "party_two").first(),
            _ => None,
        };
        let mut piece = party.map(|template| self.fill(template)).unwrap_or_default();
        let sentence = self.one_of(self.plot.facts[at].kind.slot);
        piece.append("", sentence);
        piece.sentence()
    }

    /// A headline whose facts the article tells.
    fn title(&mut self) -> Piece {
        let plot = self.plot;
        let mut fitting: Vec<&'static str> = tables().sentences(self.tongue, plot.section, "title").to_vec();
        fitting.retain(|template| {
            plot.facts.iter().zip(&self.told).all(|(fact, told)| {
                let by_party = told.is_some_and(|told| told.version >= Version::PartyOne);
                !template.contains(&format!("{{{}}}", fact.kind.slot)) || (told.is_some() && !by_party)
            })
        });
        let mut piece = if fitting.is_empty() {
            self.one_of("background")
        } else {
            let template = self.random.pick(&fitting);
            self.fill(template)
        };
        piece.text = capitalised(&piece.text);
        piece
    }

    fn body(&mut self, opening: Option<Piece>) -> Piece {
        let mut sentences: Vec<Piece> = Vec::new();
        let mut order: Vec<usize> = (0..self.plot.facts.len()).filter(|&at| !is_day(&self.plot.facts[at])).collect();
        self.random.shuffle(&mut order);
        for at in order {
            if let Some(told) = self.told[at] {
                sentences.push(self.fact(at, told));
            }
        }
        // The particulars of a story: most of its articles tell them, no other story does.
        let spelling = self.spelling;
        for number in 0..3 {
            if self.random.chance(75) {
                self.spelling = number;
                let template = self.random.pick(tables().sentences(self.tongue, "all", "sight"));
                let sight = self.fill(template).sentence();
                let at = self.random.below(sentences.len() + 1);
                sentences.insert(at, sight);
            }
        }
        self.spelling = spelling;
        if self.random.chance(70) {
            sentences.push(self.one_of("quote").sentence());
        }
        if self.random.chance(70) {
            let background = self.one_of("background").sentence();
            sentences.insert(sentences.len() / 2, background);
        }
        let mut text = opening.unwrap_or_default();
        for sentence in sentences {
            let separator = if self.random.chance(45) { " " } else { "\n\n" };
            text.append(separator, sentence);
        }
        text
    }
}

fn planted(
    text: String,
    slot: &'static str,
    facet: &'static str,
    value: String,
    hedge: &'static str,
    version: Version,
) -> Piece {
    let mention = PlantedMention {
        article: String::new(),
        field: Field::Text,
        start: 0,
        end: text.len(),
        value,
        hedge,
        version,
        slot,
        facet,
    };
    Piece { text, mentions: vec![mention] }
}

/// The article with this number of a story, and what is planted in it.
pub(crate) fn article(plot: &Plot, number: u64) -> (Article, Vec<PlantedMention>) {
    let (tongue, outlet) = plot.outlet(number);
    let original = plot.copied(number);
    let source = original.unwrap_or(number);
    let mut random = plot.random(source);
    random.number();
    let mut told: Vec<Option<Told>> = plot.facts.iter().map(|fact| plot.told(fact, source, &mut random)).collect();
    // Every article says when it was: the opening needs the day.
    for (told, fact) in told.iter_mut().zip(&plot.facts).filter(|(_, fact)| is_day(fact)) {
        while told.is_none() {
            *told = plot.told(fact, source, &mut random);
        }
    }
    let day = plot.published(source).date_naive();
    let spelling = random.below(2);
    let mut writer = Writer { plot, tongue, published: day, told, spelling, random };
    let id = format!("s{:06}-a{number}", plot.story);
    let mut mentions = Vec::new();
    let title = writer.title();
    let opening = writer.one_of("opening").sentence();
    let has_lead = writer.random.chance(50);
    let (lead, opening) = if has_lead { (Some(opening), None) } else { (None, Some(opening)) };
    let mut body = writer.body(opening);
    if let Some(original) = original {
        let template = tables().sentences(tongue, "all", "credit").first().copied().unwrap_or_default();
        let credit = template.replace("{outlet}", plot.outlet(original).1);
        body.append("\n\n", Piece { text: credit, mentions: Vec::new() });
    }
    let article = Article {
        source: Some(outlet.to_owned()),
        title: Some(title.into_field(Field::Title, &id, &mut mentions)),
        lead: lead.map(|lead| lead.into_field(Field::Lead, &id, &mut mentions)),
        text: body.into_field(Field::Text, &id, &mut mentions),
        published: Some(if original.is_some() {
            plot.published(source).max(plot.published(number))
        } else {
            plot.published(number)
        }),
        lang: Some(tongue.code().to_owned()),
        id,
        ..Article::default()
    };
    (article, mentions)
}
