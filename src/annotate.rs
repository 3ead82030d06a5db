//! The annotations of one article as serialisable data: the contract of `examples/annotate`.

use std::io::{self, BufRead, Write};
use std::sync::Arc;

use chrono::{Datelike, NaiveDateTime, Timelike};
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::article::{Article, Field, JsonLines, ReadOptions};
use crate::claim::{self, ArticleReading, Extractor};
use crate::error::{Error, ErrorKind};
use crate::lang;
use crate::mention::{self, Comparison, Mentions, NameKind, Prefer, QuoteKind};
use crate::parallel;
use crate::report::view::ArticleClaims;
use crate::text::{BlockKind, Document, Span, TokenRange};
use crate::value::{Hedge, Label, QuantityKind, TimeKind};

/// All annotations of one article.
#[derive(Clone, Debug, Serialize)]
pub struct Annotations<'a> {
    article: &'a str,
    lang: String,
    blocks: Vec<Block>,
    sentences: Vec<Place>,
    times: Vec<Time<'a>>,
    quantities: Vec<Quantity<'a>>,
    names: Vec<Name<'a>>,
    quotes: Vec<Quote<'a>>,
    claims: ArticleClaims<'a>,
}

#[derive(Clone, Debug, Serialize)]
struct Place {
    field: Field,
    start: u32,
    end: u32,
}

#[derive(Clone, Debug, Serialize)]
struct Block {
    field: Field,
    start: u32,
    end: u32,
    kind: BlockKind,
}

#[derive(Clone, Debug, Serialize)]
struct Time<'a> {
    field: Field,
    start: u32,
    end: u32,
    text: &'a str,
    kind: TimeKind,
    value: String,
    from: Option<Moment>,
    to: Option<Moment>,
    hedge: Hedge,
}

#[derive(Clone, Debug, Serialize)]
struct Quantity<'a> {
    field: Field,
    start: u32,
    end: u32,
    text: &'a str,
    kind: QuantityKind,
    low: Option<Exact>,
    high: Option<Exact>,
    hedge: Hedge,
    unit: Option<Label>,
    noun: Option<&'a str>,
    /// What the text compares it with.
    compared: Option<Comparison>,
}

#[derive(Clone, Debug, Serialize)]
struct Name<'a> {
    field: Field,
    start: u32,
    end: u32,
    text: &'a str,
    kind: NameKind,
    name: Arc<str>,
}

#[derive(Clone, Debug, Serialize)]
struct Quote<'a> {
    field: Field,
    start: u32,
    end: u32,
    text: &'a str,
    kind: QuoteKind,
    speaker: Option<Arc<str>>,
    speaker_start: Option<u32>,
    speaker_end: Option<u32>,
    via: Option<Arc<str>>,
    /// As printed ("người phát ngôn"), and for whom.
    role: Option<&'a str>,
    principal: Option<Arc<str>>,
    addressee: Option<&'a str>,
    said_at: Option<&'a str>,
    said_on: Option<&'a str>,
    verb: Option<Arc<str>>,
}

/// Annotates one article. An article in a language without tables has no annotations but its language.
pub fn annotate(article: &Article, prefer: Prefer) -> Annotations<'_> {
    let code = lang::detect(article);
    let Some(language) = lang::language(&code) else {
        return Annotations {
            article: &article.id,
            lang: code,
            blocks: Vec::new(),
            sentences: Vec::new(),
            times: Vec::new(),
            quantities: Vec::new(),
            names: Vec::new(),
            quotes: Vec::new(),
            claims: ArticleClaims { article, claims: Vec::new() },
        };
    };
    let document = Document::read(article, &language.lexicon);
    let mentions = mention::find(language, &document, prefer);
    let extractors: Vec<&dyn Extractor> = claim::extractors().collect();
    let claims = claim::claims(&ArticleReading::new(0, language, &document, &mentions), &extractors);
    let block = |span: Span, kind| Block { field: span.field, start: span.start, end: span.end, kind };
    let place = |Span { field, start, end }| Place { field, start, end };
    let Mentions { times, quantities, names, quotes } = mentions;
    Annotations {
        article: &article.id,
        lang: code,
        blocks: document.blocks.iter().map(|found| block(found.span, found.kind)).collect(),
        sentences: document.sentences.iter().map(|sentence| place(document.span(sentence.tokens))).collect(),
        times: times.into_iter().map(|time| Time::of(&document, time)).collect(),
        quantities: quantities.into_iter().map(|mention| Quantity::of(&document, mention)).collect(),
        names: names.into_iter().map(|name| Name::of(&document, name)).collect(),
        quotes: quotes.into_iter().map(|quote| Quote::of(&document, quote)).collect(),
        claims: ArticleClaims { article, claims },
    }
}

/// How many bytes of text are annotated at a time.
const BATCH: usize = 1 << 20;

/// Annotates a stream of JSON lines, an article a line, and writes the annotations as JSON lines in the same order.
///
/// Articles are read, annotated on all cores and written batch by batch, so that memory stays the same whatever the
/// length of the stream: a batch is one mebibyte of text, or a single record of up to
/// [`ReadOptions::max_record_bytes`]. `failed` is told of every record that could not be read; the rest is annotated,
/// unless the options are strict.
///
/// # Errors
/// When `output` takes no more. What cannot be read is told to `failed`.
pub fn annotate_lines(
    input: impl BufRead,
    mut output: impl Write,
    prefer: Prefer,
    options: &ReadOptions,
    failed: &mut dyn FnMut(Error),
) -> io::Result<()> {
    let mut lines = JsonLines::new(input, options);
    let mut batch: Vec<Article> = Vec::new();
    let (mut count, mut done) = (0, false);
    while !done {
        let mut bytes = 0;
        while bytes < BATCH && !done {
            match lines.next() {
                Some(Ok(_)) if count == options.max_articles => {
                    let detail = format!("there are more than {count} articles, the rest is not read");
                    failed(Error::new(ErrorKind::TooLarge, detail).at_line(lines.line()));
                    done = true;
                }
                Some(Ok(article)) => {
                    count += 1;
                    bytes += article.text.len();
                    batch.push(article);
                }
                Some(Err(error)) => {
                    failed(error);
                    done = options.strict;
                }
                None => done = true,
            }
        }
        for line in parallel::map(&batch, |article| line(article, prefer)) {
            output.write_all(&line?)?;
        }
        batch.clear();
    }
    output.flush()
}

/// The annotations of an article as a line of JSON.
fn line(article: &Article, prefer: Prefer) -> io::Result<Vec<u8>> {
    // Annotations are about ten times as long as the text.
    let mut line = Vec::with_capacity(10 * article.text.len() + 1_024);
    serde_json::to_writer(&mut line, &annotate(article, prefer))?;
    line.push(b'\n');
    Ok(line)
}

impl<'a> Time<'a> {
    fn of(document: &Document<'a>, time: mention::TimeMention) -> Self {
        Self {
            field: time.span.field,
            start: time.span.start,
            end: time.span.end,
            text: document.original(time.span),
            kind: time.value.kind,
            value: time.value.timex,
            from: time.value.interval.map(|interval| Moment(interval.from)),
            to: time.value.interval.map(|interval| Moment(interval.to)),
            hedge: time.value.hedge,
        }
    }
}

impl<'a> Quantity<'a> {
    fn of(document: &Document<'a>, mention: mention::QuantityMention) -> Self {
        Self {
            field: mention.span.field,
            start: mention.span.start,
            end: mention.span.end,
            text: document.original(mention.span),
            kind: mention.quantity.kind,
            low: mention.quantity.low.map(Exact),
            high: mention.quantity.high.map(Exact),
            hedge: mention.quantity.hedge,
            unit: mention.quantity.unit,
            noun: mention.noun.map(|tokens| words(document, tokens)),
            compared: mention.compared,
        }
    }
}

impl<'a> Name<'a> {
    fn of(document: &Document<'a>, name: mention::Name) -> Self {
        Self {
            field: name.span.field,
            start: name.span.start,
            end: name.span.end,
            text: document.original(name.span),
            kind: name.kind,
            name: name.name,
        }
    }
}

impl<'a> Quote<'a> {
    fn of(document: &Document<'a>, quote: mention::Quote) -> Self {
        let speaker_span = quote.speaker.as_ref().map(|speaker| document.span(speaker.tokens));
        Self {
            field: quote.span.field,
            start: quote.span.start,
            end: quote.span.end,
            text: document.original(quote.span),
            kind: quote.kind,
            speaker: quote.speaker.map(|speaker| speaker.name),
            speaker_start: speaker_span.map(|span| span.start),
            speaker_end: speaker_span.map(|span| span.end),
            via: quote.via,
            role: quote.role.as_ref().map(|role| words(document, role.tokens)),
            principal: quote.role.and_then(|role| role.owner),
            addressee: quote.addressee.map(|tokens| words(document, tokens)),
            said_at: quote.place.map(|tokens| words(document, tokens)),
            said_on: quote.date.map(|tokens| words(document, tokens)),
            verb: quote.verb,
        }
    }
}

fn words<'a>(document: &Document<'a>, tokens: TokenRange) -> &'a str {
    document.original(document.span(tokens))
}

/// A number, written as an exact decimal.
#[derive(Clone, Copy, Debug)]
struct Exact(Decimal);

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0.normalize())
    }
}

/// A moment, written in the form of ISO 8601.
#[derive(Clone, Copy, Debug)]
struct Moment(NaiveDateTime);

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let time = self.0;
        if !(0..10_000).contains(&time.year()) {
            return serializer.collect_str(&time.format("%Y-%m-%dT%H:%M:%S"));
        }
        // The same, without taking the format apart anew for each moment.
        let (year, month, day) = (time.year(), time.month(), time.day());
        let (hour, minute, second) = (time.hour(), time.minute(), time.second());
        serializer.collect_str(&format_args!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}"))
    }
}
