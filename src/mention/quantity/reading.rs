//! Reading one quantity: sign, amount, range, unit or counted thing, bounds.

use rust_decimal::Decimal;

use super::amount::{Amount, Form, read_amount};
use super::bounds::{change_after, change_before, hedge_after, hedge_before};
use super::counted::{Counted, read_counted, state_before, with_state};
use super::number::{Digits, read_digits};
use super::range::{read_range, read_whole};
use super::reader::Reader;
use super::settle::Draft;
use super::special::{self, Special};
use super::unit::{Unit, after_hyphen, currency_before, read_rate, read_unit};
use super::{QuantityMention, compound, refuse, size};
use crate::mention::model::model_number_end;
use crate::text::{Category, TokenKind, TokenRange};
use crate::value::{Hedge, Label, Quantity, QuantityKind};

/// Whether a quantity, or something that only looks like one, may begin with a token. Most tokens of a text end here.
#[inline]
pub(super) fn may_begin(reader: &Reader<'_>, at: usize) -> bool {
    match reader.document.tokens[at].kind {
        TokenKind::LineBreak => false,
        TokenKind::Number => true,
        TokenKind::Word | TokenKind::Mark => reader.may_start(at),
    }
}

/// Reads the quantity that begins at a token, if there is one, and says where to read on. Nothing reaches `limit`,
/// where a time expression begins.
pub(super) fn read(reader: &Reader<'_>, at: usize, limit: usize) -> (Option<Draft>, usize) {
    let nothing = (None, at + 1);
    if reader.is_number(at) {
        if let Some(end) = model_number_end(reader.document, at) {
            return (None, end);
        }
        if refuse::is_code(reader, at) {
            return (None, end_of_run(reader, at));
        }
    }
    let special = special::read_zero(reader, at)
        .or_else(|| special::read_multiple(reader, at))
        .or_else(|| special::read_fraction(reader, at))
        .or_else(|| special::read_ordinal(reader, at))
        .or_else(|| special::read_set(reader, at))
        .or_else(|| size::read_size(reader, at));
    if let Some(special) = special.filter(|special| special.end <= limit) {
        let end = special.end;
        return (Some(from_special(reader, special)), end);
    }
    if let Some(end) = reader.function(at, "never") {
        return (None, end);
    }
    read_quantity(reader, at, limit).unwrap_or(nothing)
}

fn read_quantity(reader: &Reader<'_>, at: usize, limit: usize) -> Option<(Option<Draft>, usize)> {
    let before = currency_before(reader, at);
    let minus = reader.function(at, "minus").filter(|&end| starts_negative(reader, at, end));
    let number_at = before.as_ref().map(|(_, end)| *end).or(minus).unwrap_or(at);
    if !reader.is_number(number_at)
        && reader.longest(number_at, Category::Numeral).is_none()
        && reader.function(number_at, "half_a").is_none()
    {
        reader.longest(number_at, Category::VagueAmount)?;
    }
    if limit <= number_at {
        return None;
    }
    let Some(mut amount) = read_amount(reader, number_at, before.is_some()) else {
        return Some((None, end_of_run(reader, number_at)));
    };
    if limit < amount.end {
        return None;
    }
    let skip = Some((None, amount.end));
    if let Some(whole_end) = read_whole(reader, &amount).filter(|_| before.is_none()) {
        amount.end = whole_end;
        return read_count(reader, at, amount, limit);
    }
    if before.is_none() && (refuse::is_id(&amount) || refuse::is_code_before(reader, amount.end)) {
        return Some((None, end_of_run(reader, number_at)));
    }
    if amount.form != Form::Digits && is_name_part(reader, at, &amount) {
        return skip;
    }
    // A word for a number right after a number is its unit ("5 năm").
    if amount.form == Form::Weak
        && 0 < at
        && (reader.is_number(at - 1) || reader.longest_before(at, Category::Numeral).is_some())
    {
        return skip;
    }
    if let Some(end) = refuse::end_of_dimensions(reader, amount.end) {
        return Some((None, end));
    }
    let mut unit = before.map(|(label, _)| Unit { kind: QuantityKind::Money, label, end: amount.end });
    let joined = read_range(reader, &amount, unit.as_ref(), limit);
    if joined.is_none()
        && let Some(score) = special::read_score(reader, &amount).filter(|score| score.end <= limit)
    {
        return Some((Some(from_special(reader, score)), end_of_run(reader, amount.start)));
    }
    if let Some((range, range_unit)) = joined {
        amount = range;
        unit = range_unit.or(unit.map(|unit| Unit { end: amount.end, ..unit }));
    } else if let Some(unit) = unit.as_mut() {
        // "$5 USD" and "US$5 triệu" name the money once.
        if let Some(after) = read_unit(reader, &amount, amount.end).filter(|after| after.kind == QuantityKind::Money) {
            *unit = after;
        }
    } else {
        unit = read_unit(reader, &amount, amount.end).filter(|unit| unit.end <= limit);
        if unit.is_none() {
            unit = skip_hedge(reader, &mut amount, limit);
        }
    }
    if minus.is_some() {
        (amount.low, amount.high) = (amount.high.map(|high| -high), amount.low.map(|low| -low));
    }
    match unit {
        Some(unit) => Some(read_measured(reader, at, amount, &unit, limit)),
        None => read_count(reader, at, amount, limit),
    }
}

/// Reads over a hedge between a number and its unit or noun: "100 or so people". The unit, if it is one.
fn skip_hedge<'a>(reader: &Reader<'a>, amount: &mut Amount, limit: usize) -> Option<Unit<'a>> {
    let (hedge, end) = hedge_after(reader, amount.end).filter(|(_, end)| *end <= limit)?;
    let unit = read_unit(reader, amount, end).filter(|unit| unit.end <= limit);
    let counts = reader.is_word(end)
        && !reader.is_glued(end)
        && read_counted(reader, amount, end).is_some_and(|counted| counted.span_end <= limit);
    if unit.is_some() || counts {
        amount.end = end;
        amount.hedge = Some(hedge);
    }
    unit
}

/// A quantity with a unit of money, percent or measure.
fn read_measured(
    reader: &Reader<'_>,
    at: usize,
    mut amount: Amount,
    unit: &Unit,
    limit: usize,
) -> (Option<Draft>, usize) {
    let mut end = unit.end;
    let label = unit.label.trim_end_matches('?');
    // Cents and pence are counted in the currency itself.
    let label = match label.strip_suffix("/100") {
        Some(whole) => {
            let cents = |value: Option<Decimal>| value.and_then(|value| value.checked_mul(Decimal::new(1, 2)));
            (amount.low, amount.high) = (cents(amount.low), cents(amount.high));
            amount.step = amount.step.checked_mul(Decimal::new(1, 2)).unwrap_or(amount.step);
            whole
        }
        None => label,
    };
    let compound = compound::read(reader, &amount, label, end, limit).filter(|_| unit.kind == QuantityKind::Measure);
    let label = match &compound {
        Some(compound) => {
            (amount.low, amount.high, end) = (Some(compound.value), Some(compound.value), compound.end);
            &*compound.unit
        }
        None => label,
    };
    if unit.kind == QuantityKind::Percent || unit.kind == QuantityKind::Measure {
        // "37.500%" is no percentage anyone prints; but a decimal of three digits is.
        amount.whole = None;
    }
    if unit.label.ends_with('?') {
        let (_, hedge_at) = hedge_before(reader, at, false);
        let is_multiple = amount.single().is_some_and(|value| !value.fract().is_zero())
            || reader.function_before(hedge_at, "multiply").is_some()
            || reader.function(end, "comparative").is_some();
        if !is_multiple {
            if amount.form == Form::Weak && amount.single() == Some(Decimal::ONE) {
                return (None, end);
            }
            amount.count_whole();
            let counted = Counted {
                span_end: end,
                noun: Some(TokenRange::new(end - 1, end)),
                concept: Some("time".into()),
                state: None,
            };
            return (Some(counted_draft(reader, at, &amount, counted, "count")), end);
        }
    }
    if let Some(half_end) = reader.function(end, "half_more") {
        amount.add_half(amount.factor);
        end = half_end;
    }
    let span_end = end;
    let rate = read_rate(reader, end).filter(|(_, rate_end)| *rate_end <= limit);
    let after = rate.as_ref().map_or(end, |(_, rate_end)| *rate_end);
    let noun = if unit.kind == QuantityKind::Measure && rate.is_none() && !label.ends_with("_age") {
        read_counted(reader, &Amount { form: Form::Weak, ..amount }, end).filter(|_| reader.language.modifier_follows)
    } else {
        None
    };
    let mut draft = draft(reader, at, span_end, unit.kind, &amount, rule_of(unit.kind));
    draft.mention.quantity.unit = Some(label.to_owned().into());
    draft.mention.quantity.per = rate.map(|(base, _)| base);
    if let Some(noun) = noun {
        draft.mention.noun = noun.noun.map(|noun| cut(noun, limit));
        draft.mention.noun_concept = noun.concept;
        draft.mention.state = noun.state;
    }
    bound(reader, &mut draft, at, &amount, span_end);
    (Some(draft), after)
}

fn rule_of(kind: QuantityKind) -> &'static str {
    match kind {
        QuantityKind::Money => "money",
        QuantityKind::Percent => "percent",
        _ => "measure",
    }
}

/// The measure that a word before the number names: "of magnitude 6.8".
fn measure_before(reader: &Reader<'_>, start: usize) -> Option<Label> {
    let before = start.checked_sub(1)?;
    reader.document.entries_at(before, Category::QuantityWord).find_map(|(entry, tokens)| {
        let name = entry.value.strip_prefix("measure_before:")?;
        (tokens.end as usize == start).then(|| Label::Owned(name.to_owned()))
    })
}

/// The currency that a bare multiplier means in the language: "324 tỷ" are dong.
fn currency_of_multiplier(reader: &Reader<'_>, end: usize) -> Option<Label> {
    reader.document.entries_at(end.checked_sub(1)?, Category::QuantityWord).find_map(|(entry, _)| {
        let code = entry.value.strip_prefix("bare_money:")?;
        Some(Label::Owned(code.to_owned()))
    })
}

/// A count, an age without its word, or a bare number.
fn read_count(reader: &Reader<'_>, at: usize, mut amount: Amount, limit: usize) -> Option<(Option<Draft>, usize)> {
    let skip = Some((None, amount.end));
    let unit_at = after_hyphen(reader, amount.end);
    let noun_end = reader.longest(unit_at, Category::CountedNoun).map_or(unit_at, |(_, end)| end);
    // Lengths of time are the time tagger's.
    if reader.function(unit_at, "time_unit").is_some_and(|end| noun_end <= end) {
        return skip;
    }
    if amount.form != Form::Weak
        && amount.form != Form::Vague
        && let Some(draft) = read_age(reader, at, &amount)
    {
        return Some((Some(draft), amount.end));
    }
    if let Some(measure) = measure_before(reader, at) {
        let mut draft = draft(reader, at, amount.end, QuantityKind::Measure, &amount, "measure-before");
        draft.mention.quantity.unit = Some(measure);
        bound(reader, &mut draft, at, &amount, amount.end);
        return Some((Some(draft), amount.end));
    }
    if refuse::is_label(reader, at)
        || refuse::is_label(reader, hedge_before(reader, at, false).1)
        || refuse::is_house(reader, amount.end)
    {
        return skip;
    }
    let counted = read_counted(reader, &amount, amount.end).filter(|counted| counted.span_end <= limit);
    if let Some(counted) = counted {
        let unsure = counted.concept.is_none();
        let doubtful = refuse::is_year(&amount)
            || amount.leading_zero
            || (amount.form == Form::Digits && refuse::follows_name(reader, at) && !amount.grouped);
        let open = amount.form == Form::Vague && amount.high.is_none();
        // "năm lớp 11": the word is another one where the noun has a number of its own.
        let numbered =
            amount.form == Form::Weak && amount.single() != Some(Decimal::ONE) && reader.is_number(counted.span_end);
        if numbered || unsure && (doubtful || open || amount.form == Form::Weak) {
            return skip;
        }
        amount.count_whole();
        let end = counted.span_end;
        let noun = counted.noun.map(|noun| cut(noun, limit));
        // "killed 12 people": the verb before says what happened.
        let state = counted.state.or_else(|| state_before(reader, hedge_before(reader, at, false).1));
        let concept = with_state(counted.concept, state.as_deref());
        let counted = Counted { noun, concept, state, ..counted };
        let mut draft = counted_draft(reader, at, &amount, counted, "count");
        bound(reader, &mut draft, at, &amount, end);
        Some((Some(draft), end))
    } else {
        let plain = amount.factor == Decimal::ONE && !amount.grouped;
        // "30 Hoàng Diệu" is an address.
        let before_name = plain && reader.is_capital(amount.end) && reader.is_word(amount.end);
        let refused = matches!(amount.form, Form::Weak)
            || before_name
            || (amount.form == Form::Vague && amount.high.is_none())
            || refuse::is_year(&amount)
            || amount.leading_zero
            || (plain && refuse::follows_name(reader, at))
            || (reader.is_glued(amount.end) && reader.is_word(amount.end));
        if refused {
            return skip;
        }
        if amount.grouped {
            amount.count_whole();
        }
        let rule = if amount.form == Form::Vague { "vague" } else { "number" };
        let mut draft = draft(reader, at, amount.end, QuantityKind::Count, &amount, rule);
        draft.bare = true;
        let end = amount.end;
        bound(reader, &mut draft, at, &amount, end);
        if Decimal::ONE < amount.factor
            && let Some(currency) = currency_of_multiplier(reader, amount.end)
        {
            draft.mention.quantity.kind = QuantityKind::Money;
            draft.mention.quantity.unit = Some(currency);
            draft.mention.rule = "bare-money";
        } else if let Some(state) = state_before(reader, hedge_before(reader, at, false).1) {
            draft.bare = false;
            draft.mention.noun_concept = Some(state.clone());
            draft.mention.state = Some(state);
        }
        Some((Some(draft), end))
    }
}

/// An age without a unit: "aged 30", "Smith, 30, said".
fn read_age(reader: &Reader<'_>, at: usize, amount: &Amount) -> Option<Draft> {
    let document = reader.document;
    let plausible = amount.factor == Decimal::ONE && amount.high.is_some_and(|high| high < Decimal::from(120));
    let told = reader.function_before(at, "age_before").is_some();
    let between_commas = amount.form == Form::Digits
        && 2 <= at
        && document.word(at - 1) == ","
        && document.word(amount.end) == ","
        && reader.is_word(at - 2)
        && !reader.is_number(amount.end + 1)
        && amount.low.is_some_and(|low| Decimal::TEN <= low && low.fract().is_zero())
        && document.tokens[at].spaced;
    if !plausible || !(told || between_commas) {
        return None;
    }
    let mut draft = draft(reader, at, amount.end, QuantityKind::Measure, amount, "age");
    draft.mention.quantity.unit = Some(Label::Borrowed("year_of_age"));
    bound(reader, &mut draft, at, amount, amount.end);
    Some(draft)
}

/// Builds the draft of a quantity with the hedge of an exact number.
fn draft(
    reader: &Reader<'_>,
    start: usize,
    end: usize,
    kind: QuantityKind,
    amount: &Amount,
    rule: &'static str,
) -> Draft {
    let tokens = TokenRange::new(start, end);
    let hedge = match (amount.range, amount.high) {
        (true, _) => Hedge::Range,
        (false, None) => Hedge::AtLeast,
        _ => Hedge::Exact,
    };
    Draft {
        mention: QuantityMention {
            span: reader.document.span(tokens),
            tokens,
            quantity: Quantity {
                kind,
                low: amount.low,
                high: amount.high,
                hedge,
                unit: None,
                step: amount.step,
                change: None,
                per: None,
            },
            noun: None,
            noun_concept: None,
            state: None,
            relations: Vec::new(),
            compared: None,
            rule,
        },
        bare: false,
        factor: amount.factor,
        grouped: amount.grouped,
    }
}

fn counted_draft(reader: &Reader<'_>, at: usize, amount: &Amount, counted: Counted, rule: &'static str) -> Draft {
    let mut draft = draft(reader, at, counted.span_end.max(amount.end), QuantityKind::Count, amount, rule);
    draft.mention.noun = counted.noun;
    draft.mention.noun_concept = counted.concept;
    draft.mention.state = counted.state;
    draft
}

/// Adds what the words around a quantity say of its bounds and of a change.
fn bound(reader: &Reader<'_>, draft: &mut Draft, start: usize, amount: &Amount, end: usize) {
    let quantity = &mut draft.mention.quantity;
    let small = amount.high.is_some_and(|high| high < Decimal::TEN) && quantity.kind == QuantityKind::Count;
    let (before, hedge_at) = hedge_before(reader, start, small);
    let after = hedge_after(reader, amount.end).or_else(|| hedge_after(reader, end)).map(|(hedge, _)| hedge);
    let hedge = if before == Hedge::Exact { amount.hedge.or(after).unwrap_or_default() } else { before };
    if quantity.hedge == Hedge::Exact {
        quantity.hedge = hedge;
    }
    // "cao hơn 20%" is a change, "không ít hơn 20" a bound.
    let comparison = if before == Hedge::Exact { change_before(reader, start) } else { None };
    // "tăng từ 5" names the state before the change, not its size.
    let size = if reader.function_before(start, "from").is_none() { change_before(reader, hedge_at) } else { None };
    quantity.change = comparison.or(size).or_else(|| change_after(reader, end));
}

/// A special reading as a draft.
fn from_special(reader: &Reader<'_>, special: Special) -> Draft {
    let amount = Amount {
        low: Some(special.low),
        high: Some(special.high),
        step: Decimal::ONE,
        factor: Decimal::ONE,
        start: special.start,
        end: special.end,
        form: Form::Digits,
        range: special.kind == QuantityKind::Measure && special.low < special.high,
        grouped: false,
        first_digits: 0,
        leading_zero: false,
        whole: None,
        hedge: None,
    };
    let mut draft = draft(reader, special.start, special.end, special.kind, &amount, special.rule);
    draft.mention.quantity.unit = special.unit.map(Label::Borrowed);
    draft.mention.noun_concept = special.concept;
    if special.kind == QuantityKind::Measure {
        bound(reader, &mut draft, special.start, &amount, special.end);
    }
    draft
}

/// Whether a number word is part of a name: "Hai Bà Trưng", "Ba Đình".
fn is_name_part(reader: &Reader<'_>, at: usize, amount: &Amount) -> bool {
    reader.is_capital(at)
        && reader.is_capital(amount.end)
        && !reader.document.tokens[amount.end].all_capitals
        && reader.is_word(amount.end)
        && !reader.document.tokens[at].all_capitals
}

/// Whether a minus sign belongs to the number after it: "-5 độ", "âm 5 độ".
fn starts_negative(reader: &Reader<'_>, at: usize, end: usize) -> bool {
    if !reader.is_number(end) {
        return false;
    }
    if reader.is_word(at) {
        return true;
    }
    reader.document.tokens[at].spaced && reader.is_glued(end) && {
        let Digits::Number(number) = read_digits(reader, end) else { return false };
        reader.longest(number.end, Category::Measure).is_some()
    }
}

/// Where a run of glued digits, letters and separators ends.
fn end_of_run(reader: &Reader<'_>, at: usize) -> usize {
    let mut end = at + 1;
    while reader.is_glued(end)
        && (reader.is_number(end)
            || reader.is_word(end)
            || (matches!(reader.document.word(end), "." | "," | "/" | "-" | ":" | "_" | "@" | "–")
                && reader.is_glued(end + 1)
                && !reader.is_mark(end + 1)))
    {
        end += 1;
    }
    end
}

fn cut(range: TokenRange, limit: usize) -> TokenRange {
    TokenRange { end: range.end.min(limit as u32).max(range.start), ..range }
}
