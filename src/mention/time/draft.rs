//! The longest expression that begins at a token, and its value.

use super::compose::Composed;
use super::context::{Context, cue};
use super::duration::{Lapse, LapseFound, Length};
use super::point::{Direction, Point};
use super::reader::Reader;
use super::resolve::resolve;
use crate::text::Category;
use crate::value::{Anchor, Granularity, Hedge, TimeKind, TimeValue};

/// An expression that was read and is not yet resolved.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) meaning: Meaning,
    pub(super) rule: &'static str,
}

/// What an expression says.
#[derive(Clone, Debug)]
pub(super) enum Meaning {
    Point(Point),
    /// From one point to another, in one expression (17-21/10).
    Range(Box<(Point, Point)>),
    Length(Length),
    /// A length that one word names.
    Period(String),
    Set(String),
    Reference(String),
}

impl Reader<'_, '_> {
    /// The longest expression that begins at a token.
    pub(super) fn draft(&self, at: usize) -> Option<Draft> {
        if let Some(draft) = self.range(at) {
            return Some(draft);
        }
        let only_article = self.function(at, "article").is_some_and(|(_, next)| self.longest_time_word(at) == next);
        if only_article {
            return self.after_article(at);
        }
        let mut best: Option<Draft> = None;
        let mut offer = |end: usize, meaning: Meaning, rule: &'static str, start: usize| {
            if best.as_ref().is_none_or(|best| best.end < end) {
                best = Some(Draft { start, end, meaning, rule });
            }
        };
        let lapse = self.lapse(at);
        let composed = self.composed(at);
        // Ten hours and ten o'clock: the words before decide.
        if let (Some(lapse), Some(composed)) = (&lapse, &composed)
            && lapse.end == composed.end
            && composed.point.clock.is_some()
            && !self.is_length_here(at, &composed.point)
        {
            offer(composed.end, Meaning::Point(composed.point), composed.rule, at);
        }
        if let Some(set) = self.set(at) {
            offer(set.end, Meaning::Set(set.timex), set.rule, at);
        }
        if let Some((timex, end)) = self.reference(at) {
            offer(end, Meaning::Reference(timex), "reference", at);
        }
        if let Some((timex, end)) = self.function(at, "length-word") {
            offer(end, Meaning::Period(timex.to_owned()), "length-word", at);
        }
        let clock_only = composed.is_some_and(|composed| composed.point.clock.is_some() && !composed.point.names_day());
        if let Some(Composed { start, end, point, rule }) = composed.filter(|_| !clock_only) {
            offer(end, Meaning::Point(point), rule, start);
        }
        if let Some(LapseFound { end, lapse, rule, start }) = lapse {
            let meaning = match lapse {
                Lapse::Length(length) => Meaning::Length(length),
                Lapse::Point(point) => Meaning::Point(point),
            };
            offer(end, meaning, rule, start);
        }
        if let Some(Composed { start, end, point, rule }) = composed {
            offer(end, Meaning::Point(point), rule, start);
        }
        best.or_else(|| self.after_article(at))
    }

    /// Whether the words before full hours say that they are a length: "sau 4 giờ" is after four hours, "sau 22 giờ"
    /// after ten in the evening.
    fn is_length_here(&self, at: usize, point: &Point) -> bool {
        let small = point.clock.is_some_and(|clock| clock.hour <= 12);
        self.function_before(at, "for").is_some() || small && self.function_before(at, "for-small").is_some()
    }

    /// An article belongs to the expression that it opens.
    fn after_article(&self, at: usize) -> Option<Draft> {
        let (_, next) = self.function(at, "article")?;
        if !self.opens(next) && self.digits(next).is_none() && !self.is_mark(next, "'’‘") {
            return None;
        }
        let draft = self.draft(next)?;
        // In "the 2012 election" and "the October talks" the article belongs to the noun.
        let of_noun = matches!(draft.rule, "year" | "month" | "weekday" | "date-in-digits");
        let named = match &draft.meaning {
            Meaning::Point(point) => {
                let coarse = point.quarter.is_some() || point.season.is_some() || point.half.is_some();
                !of_noun && (point.year.is_none() || point.day.is_some() || coarse)
            }
            Meaning::Length(_) | Meaning::Set(_) | Meaning::Period(_) => false,
            Meaning::Range(ends) => ends.0.year.is_none(),
            Meaning::Reference(_) => true,
        };
        named.then_some(Draft { start: at, ..draft })
    }

    /// A word that is a reference of TIMEX3: hiện nay, recently.
    fn reference(&self, at: usize) -> Option<(String, usize)> {
        self.values(at, Category::Deictic).find_map(|(value, next)| {
            let mut words = value.split(' ');
            let timex = words.next()?;
            if timex.contains(['+', '-']) {
                return None;
            }
            let fits = words.all(|condition| match condition {
                "after-until" => {
                    self.function_before(at, "role").is_some_and(|(role, _)| matches!(role, "until" | "since"))
                }
                "after-since" => self.function_before(at, "role").is_some_and(|(role, _)| role == "since"),
                // At the head of a sentence it joins it to the one before.
                "inside" => !self.is_opening(at),
                "first" => true,
                "noun" => self.unit(next).is_none() && self.amount(next).is_none(),
                _ => true,
            });
            let end = if value.ends_with(" first") { at + 1 } else { next };
            fits.then(|| (timex.to_owned(), end))
        })
    }
}

/// The value of a draft in its context.
pub(super) fn value(draft: &Draft, reader: &Reader<'_, '_>, context: &Context, sentence: usize) -> TimeValue {
    let hedge = hedge(reader, draft.start);
    let empty = TimeValue {
        kind: TimeKind::Date,
        timex: String::new(),
        interval: None,
        granularity: None,
        date: None,
        duration: None,
        hedge,
        anchor: Anchor::Calendar,
        inferred: false,
        alternatives: Vec::new(),
        zone: None,
        local: false,
    };
    match &draft.meaning {
        Meaning::Point(point) => {
            let mut point = *point;
            zone_after(reader, draft.end, &mut point);
            if reader.function_before(draft.start, "past-only").is_some() && point.month.is_some() {
                point.direction = point.direction.or(Some(Direction::Past));
            }
            // What names its year and its direction needs no cue.
            let open = point.year.is_none() && point.offset.is_none();
            let cue = if open { cue(reader, draft.start, draft.end) } else { None };
            let found = resolve(&point, context, cue, sentence);
            let clock = found.granularity.is_some_and(|granularity| granularity <= Granularity::Hour);
            TimeValue {
                kind: if clock || point.clock.is_some() { TimeKind::Time } else { TimeKind::Date },
                timex: found.timex,
                interval: found.interval,
                granularity: found.granularity,
                date: Some(found.date),
                anchor: found.anchor,
                inferred: found.inferred,
                alternatives: found.alternatives,
                zone: point.zone,
                local: point.local,
                ..empty
            }
        }
        Meaning::Range(ends) => {
            let (first, last) = (&ends.0, &ends.1);
            let cue = cue(reader, draft.start, draft.end);
            let (first, last) = (resolve(first, context, cue, sentence), resolve(last, context, cue, sentence));
            let interval = match (first.interval, last.interval) {
                (Some(first), Some(last)) if first.from < last.to => {
                    Some(crate::value::Interval { from: first.from, to: last.to })
                }
                _ => None,
            };
            TimeValue {
                kind: TimeKind::Duration,
                timex: format!("{}/{}", first.timex, last.timex),
                interval,
                granularity: first.granularity.map(|granularity| match granularity {
                    Granularity::Day => Granularity::Days,
                    coarse => coarse,
                }),
                date: Some(first.date),
                anchor: first.anchor,
                inferred: first.inferred,
                ..empty
            }
        }
        Meaning::Length(length) => TimeValue {
            kind: TimeKind::Duration,
            timex: length.timex(),
            duration: Some(length.duration()),
            hedge: if length.is_range() { Hedge::Range } else { hedge },
            ..empty
        },
        Meaning::Period(timex) => TimeValue { kind: TimeKind::Duration, timex: timex.clone(), ..empty },
        Meaning::Set(timex) => TimeValue { kind: TimeKind::Set, timex: timex.clone(), ..empty },
        Meaning::Reference(timex) => TimeValue { timex: timex.clone(), ..empty },
    }
}

/// The hedge right before an expression.
fn hedge(reader: &Reader<'_, '_>, start: usize) -> Hedge {
    (start.saturating_sub(3)..start)
        .find_map(|at| {
            let (entry, tokens) = reader.document.longest_at(at, Category::HedgeBefore)?;
            let hedge = Hedge::from_name(entry.value.trim_end_matches('?'))?;
            // "Kéo dài hơn" is longer and lasting more than: a comparison is no hedge.
            (tokens.end as usize == start && hedge != Hedge::Exact).then_some(hedge)
        })
        .unwrap_or_default()
}

/// The zone that is named after a clock time, in brackets or not.
fn zone_after(reader: &Reader<'_, '_>, end: usize, point: &mut Point) {
    if point.clock.is_none() || point.zone.is_some() {
        return;
    }
    let at = if reader.is_mark(end, "(,") { end + 1 } else { end };
    if let Some((zone, _)) = reader.zone(at) {
        point.zone = zone.zone;
        point.local = zone.local;
    }
}
