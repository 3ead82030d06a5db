//! The annotations of one article as serialisable data: the contract of `examples/annotate`.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::article::{Article, Field};
use crate::claim::{self, Extractor};
use crate::lang;
use crate::mention::{self, Comparison, Mentions, NameKind, Prefer, QuoteKind};
use crate::report::view::claims_of_article;
use crate::text::{BlockKind, Document, Span, TokenRange};
use crate::value::{Hedge, Interval, QuantityKind, TimeKind};

/// All annotations of one article.
#[derive(Clone, Debug, Serialize)]
pub struct Annotations {
    article: String,
    lang: String,
    blocks: Vec<Block>,
    sentences: Vec<Place>,
    times: Vec<Time>,
    quantities: Vec<Quantity>,
    names: Vec<Name>,
    quotes: Vec<Quote>,
    claims: Vec<serde_json::Value>,
}

#[derive(Clone, Debug, Serialize)]
struct Place {
    field: Field,
    start: u32,
    end: u32,
}

#[derive(Clone, Debug, Serialize)]
struct Block {
    #[serde(flatten)]
    place: Place,
    kind: BlockKind,
}

#[derive(Clone, Debug, Serialize)]
struct Time {
    #[serde(flatten)]
    place: Place,
    text: String,
    kind: TimeKind,
    value: String,
    from: Option<String>,
    to: Option<String>,
    hedge: Hedge,
}

#[derive(Clone, Debug, Serialize)]
struct Quantity {
    #[serde(flatten)]
    place: Place,
    text: String,
    kind: QuantityKind,
    low: Option<String>,
    high: Option<String>,
    hedge: Hedge,
    unit: Option<String>,
    noun: Option<String>,
    /// What the text compares it with.
    compared: Option<Comparison>,
}

#[derive(Clone, Debug, Serialize)]
struct Name {
    #[serde(flatten)]
    place: Place,
    text: String,
    kind: NameKind,
    name: String,
}

#[derive(Clone, Debug, Serialize)]
struct Quote {
    #[serde(flatten)]
    place: Place,
    text: String,
    kind: QuoteKind,
    speaker: Option<String>,
    speaker_start: Option<u32>,
    speaker_end: Option<u32>,
    via: Option<String>,
    /// As printed ("người phát ngôn"), and for whom.
    role: Option<String>,
    principal: Option<String>,
    addressee: Option<String>,
    said_at: Option<String>,
    said_on: Option<String>,
    verb: Option<String>,
}

/// Annotates one article. An article in a language without tables has no annotations but its language.
pub fn annotate(article: &Article, prefer: Prefer) -> Annotations {
    let code = lang::detect(article);
    let mut annotations = Annotations {
        article: article.id.clone(),
        lang: code.clone(),
        blocks: Vec::new(),
        sentences: Vec::new(),
        times: Vec::new(),
        quantities: Vec::new(),
        names: Vec::new(),
        quotes: Vec::new(),
        claims: Vec::new(),
    };
    let Some(language) = lang::language(&code) else { return annotations };
    let document = Document::read(article, &language.lexicon);
    let mentions = mention::find(language, &document, prefer);
    annotations.blocks =
        document.blocks.iter().map(|block| Block { place: place(block.span), kind: block.kind }).collect();
    annotations.sentences = document.sentences.iter().map(|sentence| place(document.span(sentence.tokens))).collect();
    annotations.fill(&document, &mentions);
    let extractors: Vec<&dyn Extractor> = claim::extractors().collect();
    let extraction = claim::extract(0, language, &document, &mentions, &extractors);
    annotations.claims = claims_of_article(article, &extraction.claims);
    annotations
}

impl Annotations {
    fn fill(&mut self, document: &Document<'_>, mentions: &Mentions) {
        let text = |span: Span| document.original(span).to_owned();
        self.times = mentions
            .times
            .iter()
            .map(|time| Time {
                place: place(time.span),
                text: text(time.span),
                kind: time.value.kind,
                value: time.value.timex.clone(),
                from: time.value.interval.map(|Interval { from, .. }| iso(from)),
                to: time.value.interval.map(|Interval { to, .. }| iso(to)),
                hedge: time.value.hedge,
            })
            .collect();
        self.quantities = mentions
            .quantities
            .iter()
            .map(|mention| Quantity {
                place: place(mention.span),
                text: text(mention.span),
                kind: mention.quantity.kind,
                low: mention.quantity.low.map(decimal),
                high: mention.quantity.high.map(decimal),
                hedge: mention.quantity.hedge,
                unit: mention.quantity.unit.as_deref().map(str::to_owned),
                noun: mention.noun.map(|tokens| words(document, tokens)),
                compared: mention.compared,
            })
            .collect();
        self.names = mentions
            .names
            .iter()
            .map(|name| Name {
                place: place(name.span),
                text: text(name.span),
                kind: name.kind,
                name: name.name.to_string(),
            })
            .collect();
        self.quotes = mentions
            .quotes
            .iter()
            .map(|quote| {
                let speaker = quote.speaker.as_ref();
                let speaker_span = speaker.map(|speaker| document.span(speaker.tokens));
                Quote {
                    place: place(quote.span),
                    text: text(quote.span),
                    kind: quote.kind,
                    speaker: speaker.map(|speaker| speaker.name.to_string()),
                    speaker_start: speaker_span.map(|span| span.start),
                    speaker_end: speaker_span.map(|span| span.end),
                    via: quote.via.as_deref().map(str::to_owned),
                    role: quote.role.as_ref().map(|role| words(document, role.tokens)),
                    principal: quote.role.as_ref().and_then(|role| role.owner.as_deref()).map(str::to_owned),
                    addressee: quote.addressee.map(|tokens| words(document, tokens)),
                    said_at: quote.place.map(|tokens| words(document, tokens)),
                    said_on: quote.date.map(|tokens| words(document, tokens)),
                    verb: quote.verb.as_deref().map(str::to_owned),
                }
            })
            .collect();
    }
}

fn place(span: Span) -> Place {
    Place { field: span.field, start: span.start, end: span.end }
}

fn words(document: &Document<'_>, tokens: TokenRange) -> String {
    document.original(document.span(tokens)).to_owned()
}

fn decimal(value: Decimal) -> String {
    value.normalize().to_string()
}

fn iso(time: chrono::NaiveDateTime) -> String {
    time.format("%Y-%m-%dT%H:%M:%S").to_string()
}
