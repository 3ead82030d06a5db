//! Texts that nobody writes and everybody may send: each shape at any size.

/// A shape: its name, and the text of it with about so many bytes.
pub(crate) type Shape = (&'static str, fn(usize) -> String);

/// All shapes.
pub(crate) const SHAPES: &[Shape] = &[
    ("one line of words", |bytes| repeat("người dân trong vùng said that it was so ", bytes)),
    ("one word without end", |bytes| repeat("a", bytes)),
    ("one capitalised word without end", |bytes| repeat("Ab", bytes)),
    ("one number without end", |bytes| repeat("7", bytes)),
    ("one grouped number without end", |bytes| repeat("1.000.", bytes)),
    ("one number again and again", |bytes| repeat("1000 ", bytes)),
    ("one toll again and again", |bytes| repeat("The fire killed 56 people. ", bytes)),
    ("one toll in other words", |bytes| repeat("Vụ cháy khiến 56 người chết. ", bytes)),
    ("tolls, all different", |bytes| count(bytes, |at| format!("The fire killed {} people. ", at + 11))),
    ("tolls in one sentence", |bytes| count(bytes, |at| format!("{} người chết, {} người bị thương, ", at + 11, at))),
    ("ranges without end", |bytes| repeat("từ 10 đến 20 hoặc ", bytes)),
    ("spelled numbers without end", |bytes| repeat("hai mươi ba triệu ", bytes)),
    ("quotation marks", |bytes| repeat("\"", bytes)),
    ("quotation marks that open", |bytes| repeat("“", bytes)),
    ("quotation marks that close", |bytes| repeat("”", bytes)),
    ("quotation marks with words between", |bytes| repeat("\"a\" ", bytes)),
    ("quotation marks of all kinds", |bytes| repeat("“«'\"‘x’\"'»” ", bytes)),
    ("quotation marks that open, of two kinds", |bytes| repeat("“«\"x ", bytes)),
    ("owners", |bytes| repeat("the players' x ", bytes)),
    ("apostrophes", |bytes| repeat("it's 'so ", bytes)),
    ("one quotation of many sentences", |bytes| format!("Ông Nam nói: “{}”", repeat("Chúng tôi đồng ý. ", bytes))),
    ("quotation after quotation", |bytes| repeat("\"We agree,\" said Mr. Nam Ha. ", bytes)),
    ("quotations with one speaker at the end", |bytes| repeat("“Chúng tôi đồng ý.” ", bytes) + "ông Lê Nam Hà nói."),
    ("said and said", |bytes| repeat("said ", bytes)),
    ("according to and according to", |bytes| repeat("theo ông ", bytes)),
    ("brackets that open", |bytes| repeat("(", bytes)),
    ("brackets, nested", |bytes| repeat("(", bytes / 2) + &repeat(")", bytes / 2)),
    ("brackets with words, nested", |bytes| repeat("(a ", bytes / 2) + &repeat("b) ", bytes / 2)),
    ("one name without end", |bytes| repeat("Nguyễn ", bytes)),
    ("one name without end, in English", |bytes| repeat("John Smith ", bytes)),
    ("one name again and again", |bytes| repeat("Ông Nguyễn Văn An đi. ", bytes)),
    ("names, all different", |bytes| count(bytes, |at| format!("ông Nguyễn {} {} đi, ", word(at), word(at / 7)))),
    ("names, all alike", |bytes| count(bytes, |at| format!("Mr. Smith{} spoke. ", word(at).to_lowercase()))),
    ("names of a kilobyte", |bytes| repeat(&format!("{}went home. ", repeat("Johnson ", 1024)), bytes)),
    ("names in capitals", |bytes| repeat("GIÁ VÀNG CỦA TRUMP TĂNG, ", bytes)),
    ("names in brackets", |bytes| count(bytes, |at| format!("Công ty {} (B{}), ", word(at), word(at).to_uppercase()))),
    ("initials", |bytes| repeat("A. B. C. ", bytes)),
    ("abbreviations", |bytes| repeat("NATO UN TP.HCM ", bytes)),
    ("dots", |bytes| repeat(".", bytes)),
    ("sentences of a letter", |bytes| repeat("A! ", bytes)),
    ("commas", |bytes| repeat(",", bytes)),
    ("lists", |bytes| repeat("Hà Nội, ", bytes)),
    ("hyphens", |bytes| repeat("-", bytes)),
    ("slashes and digits", |bytes| repeat("1/", bytes)),
    ("dates", |bytes| repeat("20/3 ", bytes)),
    ("dates in words", |bytes| repeat("ngày 20 tháng 3 năm ", bytes)),
    ("dates in English", |bytes| repeat("March 20, ", bytes)),
    ("weekdays", |bytes| repeat("sáng thứ hai ", bytes)),
    ("days after days after days", |bytes| repeat("two days after ", bytes)),
    ("money", |bytes| repeat("$1.5 billion, 3 tỷ đồng ", bytes)),
    ("lines of a letter", |bytes| repeat("a\n", bytes)),
    ("lines that look like headlines", |bytes| repeat("Giá vàng tăng mạnh\n", bytes)),
    ("lines that look like bylines", |bytes| repeat("Theo VnExpress\n", bytes)),
    ("lines that look like captions", |bytes| repeat("Ảnh: Reuters\n\n", bytes)),
    ("empty lines", |bytes| repeat("\n", bytes)),
    ("lines of carriage returns", |bytes| repeat("\r\n \r", bytes)),
    ("spaces", |bytes| repeat(" ", bytes)),
    ("one letter and its marks", |bytes| format!("a{}", repeat("\u{301}", bytes))),
    ("marks out of order", |bytes| format!("a{}", repeat("\u{301}\u{323}", bytes))),
    ("letters and marks", |bytes| repeat("e\u{323}\u{302}", bytes)),
    ("nothing that shows", |bytes| repeat("\u{200b}\u{feff}\u{ad}", bytes)),
    ("right to left", |bytes| repeat("\u{202e}שלום \u{202c}", bytes)),
    ("pictures", |bytes| repeat("👩‍👩‍👧‍👦🇻🇳", bytes)),
    ("signs of another script", |bytes| repeat("記者東京時間", bytes)),
    ("replacement characters", |bytes| repeat("\u{fffd}", bytes)),
    ("controls", |bytes| repeat("\u{0}\u{1b}[2K", bytes)),
    ("markup", |bytes| repeat("<b><script>alert(1)</script> &amp;", bytes)),
    ("addresses", |bytes| repeat("https://a.example/b?c=d#e ", bytes)),
];

fn repeat(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes.div_ceil(piece.len()))
}

fn count(bytes: usize, piece: impl Fn(usize) -> String) -> String {
    let mut text = String::with_capacity(bytes + 100);
    for at in 0.. {
        if bytes <= text.len() {
            break;
        }
        text.push_str(&piece(at));
    }
    text
}

/// A capitalised word for each number.
fn word(number: usize) -> String {
    let letter = |at: usize| char::from(b'a' + (number / 26_usize.pow(at as u32) % 26) as u8);
    format!("B{}{}{}{}", letter(0), letter(1), letter(2), letter(3))
}
