//! Addresses: whether two of them are of one page.

/// Parts of a query that only say how a reader came to the page.
const TRACKING: &[&str] =
    &["fbclid", "gclid", "ref", "src", "source", "from", "amp", "output", "share", "zarsrc", "at_medium"];

/// The address of a page in a form that is equal for all addresses of it: without scheme, `www.` and `m.`, without what
/// marks the AMP form, without fragment, and without the parts of the query that only count readers. None for the front
/// page of a site, which every article of a careless collection may carry.
pub(crate) fn page(url: &str) -> Option<String> {
    let url = url.trim().split('#').next()?;
    let (address, query) = url.split_once('?').unwrap_or((url, ""));
    let address = address.split_once("://").map_or(address, |(_, rest)| rest).trim_start_matches('/');
    let (host, path) = address.split_once('/')?;
    let (host, path) = outside_of_cache(host, path);
    let host = host.rsplit('@').next()?.split(':').next().filter(|host| host.contains('.'))?.to_ascii_lowercase();
    let host = ["www.", "m.", "amp.", "mobile."].iter().fold(&*host, |host, part| {
        // `m.vn` is a site.
        host.strip_prefix(part).filter(|rest| rest.contains('.')).unwrap_or(host)
    });
    let segments: Vec<&str> = path
        .split('/')
        .filter(|segment| !matches!(*segment, "" | "amp" | "index.html" | "index.htm" | "index.php"))
        .collect();
    let path = segments.join("/");
    let path =
        [".html", ".htm", ".amp", ".tpo"].iter().fold(&*path, |path, end| path.strip_suffix(end).unwrap_or(path));
    let query = if names_an_article(path) { String::new() } else { telling(query) };
    (!path.is_empty() || !query.is_empty()).then(|| format!("{host}/{path}{query}"))
}

/// The page that stands in a cache of AMP pages.
fn outside_of_cache<'a>(host: &'a str, path: &'a str) -> (&'a str, &'a str) {
    let inner = if host.ends_with(".cdn.ampproject.org") {
        ["c/s/", "v/s/", "c/", "v/"].iter().find_map(|start| path.strip_prefix(start))
    } else if host.contains("google.") {
        ["amp/s/", "amp/"].iter().find_map(|start| path.strip_prefix(start))
    } else {
        None
    };
    inner.and_then(|inner| inner.split_once('/')).unwrap_or((host, path))
}

/// Whether the last part of a path is a headline or a number, so that the query adds nothing to it.
fn names_an_article(path: &str) -> bool {
    let last = path.rsplit('/').next().unwrap_or_default();
    3 <= last.matches('-').count() || 5 <= last.bytes().filter(u8::is_ascii_digit).count()
}

/// The parts of a query that tell one page from another, in a fixed order.
fn telling(query: &str) -> String {
    let mut parts: Vec<&str> = query
        .split('&')
        .filter(|part| {
            let name = part.split('=').next().unwrap_or_default().to_ascii_lowercase();
            !name.is_empty() && !name.starts_with("utm_") && !TRACKING.contains(&&*name)
        })
        .collect();
    parts.sort_unstable();
    parts.iter().flat_map(|part| ["?", part]).collect()
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn the_addresses_of_one_page_are_equal() {
        let plain = page("https://tinsong.example/thoi-su/cau-dong-cua-4671234.html").unwrap();
        for same in [
            "http://www.tinsong.example/thoi-su/cau-dong-cua-4671234.html",
            "https://m.tinsong.example/thoi-su/cau-dong-cua-4671234.html#binh-luan",
            "https://TinSong.example/thoi-su/cau-dong-cua-4671234.html?utm_source=x&fbclid=y",
            "https://tinsong.example/amp/thoi-su/cau-dong-cua-4671234.html",
            "https://tinsong.example/thoi-su/cau-dong-cua-4671234.amp",
            "https://amp.tinsong.example/thoi-su/cau-dong-cua-4671234/",
            "https://tinsong-example.cdn.ampproject.org/c/s/tinsong.example/thoi-su/cau-dong-cua-4671234.html",
            "https://www.google.com/amp/s/www.tinsong.example/thoi-su/cau-dong-cua-4671234.html",
            "//tinsong.example:443/thoi-su/cau-dong-cua-4671234.html",
        ] {
            assert_eq!(page(same).as_deref(), Some(&*plain), "{same}");
        }
    }

    #[test]
    fn two_pages_stay_two() {
        for (one, other) in [
            ("https://a.example/x.php?id=1", "https://a.example/x.php?id=2"),
            ("https://a.example/tin/1", "https://a.example/tin/2"),
            ("https://a.example/tin/1", "https://b.example/tin/1"),
        ] {
            assert_ne!(page(one), page(other), "{one}");
        }
        assert_eq!(page("https://a.example/x.php?b=2&id=1"), page("https://a.example/x.php?id=1&utm_medium=m&b=2"));
    }

    #[test]
    fn a_front_page_is_the_page_of_no_article() {
        for front in [
            "https://a.example",
            "https://a.example/",
            "https://a.example/#top",
            "https://a.example/?utm_source=x",
            "",
            "/",
            "?",
            "://",
            "a",
            "//",
        ] {
            assert_eq!(page(front), None, "{front}");
        }
    }
}
