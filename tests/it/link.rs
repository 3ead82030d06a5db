//! Links: what may be joined and what must stay apart, shown on two short articles of one story.

use crosscheck::article::Article;
use crosscheck::claim::{Claim, Facet};
use crosscheck::finding::{Severity, Verdict};
use crosscheck::link::Weights;
use crosscheck::{Reconciler, Report};

/// The report on two articles of one morning with these texts.
fn report(first: &str, second: &str) -> (Vec<Article>, Report) {
    let article = |id: &str, outlet: &str, text: &str| {
        let mut article = Article::from_body(text);
        article.id = id.into();
        article.source = Some(outlet.into());
        article.lang = Some("vi".into());
        article.published = Some("2024-05-08T09:00:00+07:00".parse().unwrap());
        article
    };
    let articles = vec![article("first", "a.example", first), article("second", "b.example", second)];
    let report = Reconciler::default().reconcile(&articles);
    (articles, report)
}

/// The texts of the claims of one facet that are linked or may be, the first article's first.
fn linked<'a>(articles: &'a [Article], report: &Report, facet: Facet) -> Vec<(&'a str, &'a str)> {
    let text = |claim: &Claim| {
        let article = &articles[claim.article as usize];
        &article.field(claim.span.field).unwrap()[claim.span.start as usize..claim.span.end as usize]
    };
    let links = report.links.iter().chain(&report.possible_links);
    let pairs = links.map(|link| (&report.claims[link.a as usize], &report.claims[link.b as usize]));
    pairs.filter(|(a, _)| a.facet == facet).map(|(a, b)| (text(a), text(b))).collect()
}

#[test]
fn readings_of_one_market_are_compatible_and_one_slot() {
    let (_, report) = report(
        "Giá vàng giao ngay trên sàn New York tăng lên 2.343,1 USD/ounce sau báo cáo việc làm của Mỹ. \
         Giới đầu tư chờ cuộc họp của Cục Dự trữ Liên bang Mỹ.",
        "Giá vàng giao ngay trên sàn New York chốt phiên ở 2.342,2 USD/ounce sau báo cáo việc làm của Mỹ, \
         trước khi tăng lên 2.344,46 USD/ounce. Giới đầu tư chờ cuộc họp của Cục Dự trữ Liên bang Mỹ.",
    );
    let money: Vec<_> = report.findings.iter().filter(|finding| finding.facet == Facet::Money).collect();
    assert_eq!(money.len(), 1, "{money:?}");
    assert_eq!((money[0].verdict, money[0].rule, money[0].sides.len()), (Verdict::Compatible, "readings-near", 3));
}

#[test]
fn what_a_number_is_compared_with_is_no_date_of_its_own() {
    let (articles, report) = report(
        "Tổng cục Thống kê cho biết xuất khẩu gạo của Việt Nam tăng 12% so với năm 2022. \
         Cuộc họp báo của Tổng cục Thống kê diễn ra sáng 8/5.",
        "Theo Tổng cục Thống kê, xuất khẩu gạo của Việt Nam tăng 12% so với năm 2022. \
         Cuộc họp báo của Tổng cục Thống kê diễn ra sáng 8/5.",
    );
    assert_eq!(linked(&articles, &report, Facet::Percent), [("12%", "12%")]);
    assert_eq!(linked(&articles, &report, Facet::Date), [("sáng 8/5", "sáng 8/5")]);
}

#[test]
fn a_time_behind_more_is_no_comparison() {
    let text = "Tổng cục Thống kê cho biết doanh nghiệp sẽ tuyển nhiều hơn vào năm 2026 ở Việt Nam, sau cuộc khảo sát tiền lương.";
    let (articles, report) = report(text, &text.replace("sau cuộc", "theo cuộc"));
    assert_eq!(linked(&articles, &report, Facet::Date), [("năm 2026", "năm 2026")]);
}

#[test]
fn models_of_one_name_are_not_one_thing() {
    let (articles, report) = report(
        "Samsung vừa ra mắt Galaxy Note 3 tại Hà Nội với giá 16 triệu đồng. Galaxy Note 3 có màn hình lớn.",
        "Samsung vừa ra mắt Galaxy Note tại Hà Nội với giá 16 triệu đồng. Galaxy Note có màn hình lớn.",
    );
    let names = linked(&articles, &report, Facet::Participant);
    assert!(names.contains(&("Samsung", "Samsung")), "{names:?}");
    assert!(names.iter().all(|(first, second)| first == second), "{names:?}");
}

#[test]
fn editions_of_one_event_are_not_one_thing() {
    let text = |first: u32, second: u32| {
        format!("Tuấn dự SEA Games {first} tại Myanmar với 9 vận động viên. Anh sẽ dự World Cup {second} tại Myanmar.")
    };
    let (articles, report) = report(&text(27, 2014), &text(26, 2014));
    let names = linked(&articles, &report, Facet::Participant);
    assert!(names.contains(&("World Cup 2014", "World Cup 2014")), "{names:?}");
    assert!(!names.iter().any(|(first, _)| first.starts_with("SEA Games")), "{names:?}");
}

#[test]
fn a_man_may_be_named_without_the_number_behind_his_name() {
    let text =
        |name: &str| format!("Tổng thống Philippines {name} thăm tỉnh Leyte hôm 10/11, trao 300 phần quà cho dân.");
    let (articles, report) = report(&text("Benigno Aquino III"), &text("Benigno Aquino"));
    let names = linked(&articles, &report, Facet::Participant);
    assert!(names.contains(&("Benigno Aquino III", "Benigno Aquino")), "{names:?}");
}

#[test]
fn marks_at_the_end_tell_products_apart_and_initials_of_people_do_not() {
    let (articles, report) = report(
        "Sony vừa ra mắt Xperia Z tại Hà Nội với giá 16 triệu đồng. Nạn nhân là chị N.T.T.V.",
        "Sony vừa ra mắt Xperia tại Hà Nội với giá 16 triệu đồng. Nạn nhân là chị N. T. T. V.",
    );
    let names = linked(&articles, &report, Facet::Participant);
    assert!(names.contains(&("Sony", "Sony")), "{names:?}");
    assert!(names.iter().any(|(first, second)| first.starts_with("N.T") && second.starts_with("N. T")), "{names:?}");
    assert!(!names.iter().any(|(first, _)| first.starts_with("Xperia")), "{names:?}");
}

#[test]
fn the_day_on_which_two_people_spoke_is_two_facts() {
    let text = |who: &str, what: &str| {
        format!(
            "Vụ cháy chợ Bình Tây ở TP.HCM làm 12 người bị thương. \
             Ngày 7/5, {who} cho biết {what}. Vụ cháy chợ Bình Tây bắt đầu lúc 3h sáng 6/5."
        )
    };
    let first = text("Giám đốc Công an TP.HCM Lê Hồng Nam", "vụ cháy chợ Bình Tây đang được điều tra");
    let second = text("Chủ tịch UBND TP.HCM Phan Văn Mãi", "vụ cháy chợ Bình Tây gây thiệt hại lớn");
    let (articles, report) = report(&first, &second);
    let dates = linked(&articles, &report, Facet::Date);
    assert!(dates.contains(&("3h sáng 6/5", "3h sáng 6/5")), "{dates:?}");
    assert!(!dates.iter().any(|(first, _)| first.contains("7/5")), "{dates:?}");
    let second = text("Giám đốc Công an TP.HCM Lê Hồng Nam", "vụ cháy chợ Bình Tây gây thiệt hại lớn");
    let (articles, report) = self::report(&first, &second);
    let dates = linked(&articles, &report, Facet::Date);
    assert!(dates.contains(&("Ngày 7/5", "Ngày 7/5")), "{dates:?}");
}

#[test]
fn of_many_events_of_a_kind_those_told_in_one_clause_are_one() {
    let rises = "Giá điện tăng ở Hà Nội từ tháng 5. Giá nước sạch tăng ở Đà Nẵng theo quyết định của thành phố. \
                 Học phí tăng tại các trường đại học công lập ở TP.HCM.";
    let (articles, report) = report(
        rises,
        "Học phí tăng tại các trường đại học công lập ở TP.HCM, theo Bộ Giáo dục. Nhiều sinh viên ở Hà Nội và Đà Nẵng lo lắng.",
    );
    let rise = linked(&articles, &report, Facet::Status);
    assert_eq!(rise.len(), 1, "{rise:?}");
    let link = report.links.iter().find(|link| report.claims[link.a as usize].facet == Facet::Status).unwrap();
    let span = report.claims[link.a as usize].span;
    assert!(articles[0].field(span.field).unwrap()[span.start as usize..].starts_with("tăng tại các trường"));
    let names: Vec<&str> = link.evidence.iter().map(|evidence| evidence.name).collect();
    assert!(names.contains(&"clause_shared") && names.contains(&"told_often"), "{names:?}");
}

#[test]
fn a_museum_called_after_a_man_is_not_the_man() {
    let (articles, report) = report(
        "Hà Nội khánh thành bảo tàng về nhà văn Nguyễn Huy Tưởng ngày 6/5. Nhà văn Nguyễn Huy Tưởng quê ở Đông Anh.",
        "Hà Nội khánh thành Bảo tàng Nguyễn Huy Tưởng ngày 6/5. Bảo tàng Nguyễn Huy Tưởng nằm ở Đông Anh.",
    );
    let names = linked(&articles, &report, Facet::Participant);
    assert!(
        !names.iter().any(|(first, second)| second.starts_with("Bảo tàng") != first.starts_with("Bảo tàng")),
        "{names:?}"
    );
}

#[test]
fn what_is_possibly_one_fact_is_named_and_not_judged() {
    let (articles, report) = report(
        "Trận lũ ở Belmora phá hủy 4 chiếc thuyền. Chủ tịch xã Tân Lập kêu gọi giúp đỡ.",
        "Hợp tác xã Tân Lập mất trắng vụ cá vì lũ ở Belmora. Hợp tác xã phải mua 4 chiếc thuyền khác.",
    );
    let is_count = |link: &&crosscheck::link::Link| report.claims[link.a as usize].facet == Facet::Count;
    assert_eq!(report.links.iter().filter(is_count).count(), 0);
    let possible: Vec<_> = report.possible_links.iter().filter(is_count).collect();
    let weights = Weights::default();
    assert_eq!(possible.len(), 1);
    assert!((weights.quantity.possible..weights.quantity.threshold).contains(&possible[0].score), "{possible:?}");
    let findings: Vec<_> = report.findings.iter().filter(|finding| finding.facet == Facet::Count).collect();
    assert_eq!(findings.len(), 1);
    assert!(findings[0].is_possible());
    assert_eq!((findings[0].verdict, findings[0].severity), (Verdict::Undetermined, Severity::Note));
    // The two values are equal and still no two sources of one.
    assert_eq!(findings[0].sides.iter().map(|side| side.origins).collect::<Vec<_>>(), [1, 1]);
    let weak = report.not_compared.iter().find(|entry| entry.reason == "weak_link").unwrap();
    assert!(findings[0].sides.iter().flat_map(|side| &side.claims).all(|claim| weak.claims.contains(claim)));

    let mut trusting = Weights::default();
    trusting.quantity.threshold = trusting.quantity.possible;
    let report = Reconciler::builder().weights(trusting).build().unwrap().reconcile(&articles);
    let counts = report.findings.iter().filter(|finding| finding.facet == Facet::Count);
    assert_eq!(counts.map(|finding| finding.verdict).collect::<Vec<_>>(), [Verdict::Agree]);
}

#[test]
fn links_and_possible_links_are_told_apart_by_their_score() {
    let articles = crosscheck::article::read_paths(&[concat!(env!("CARGO_MANIFEST_DIR"), "/seeds")]).articles;
    let report = Reconciler::default().reconcile(&articles);
    let weights = Weights::default();
    let mut seen = [0, 0];
    for (links, kind) in [(&report.links, 0), (&report.possible_links, 1)] {
        for link in links {
            let facet = report.claims[link.a as usize].facet;
            // Statuses have two families of weights, utterances none, and values at odds a threshold of their own.
            if matches!(facet, Facet::Place | Facet::Participant) {
                let is_link = weights.of(facet).threshold <= link.score;
                assert_eq!(is_link, kind == 0, "{link:?}");
                seen[kind] += 1;
            }
        }
    }
    assert!(seen.iter().all(|count| 20 < *count), "{seen:?}");
}

#[test]
fn the_day_of_a_statement_is_not_at_odds_with_the_day_of_what_it_tells() {
    let happened =
        "Ngày 6/5, quân đội Ấn Độ và quân đội Pakistan giao tranh ở vùng Kashmir. Hai bên đều có thương vong.";
    let said = |verb: &str| format!("Ngày 7/5, quân đội Ấn Độ {verb} giao tranh với quân đội Pakistan ở vùng Kashmir.");
    let at_odds = |second: &str| {
        let (_, report) = report(happened, second);
        let dates = report.findings.into_iter().filter(|finding| finding.facet == Facet::Date);
        dates.filter(|finding| finding.verdict == Verdict::Conflict).count()
    };
    assert_eq!(at_odds(&said("tuyên bố đã")), 0);
    assert_eq!(at_odds(&said("đã")), 1);
}

#[test]
fn the_toll_of_twenty_years_ago_is_not_at_odds_with_that_of_today() {
    let today = "Vụ cháy ở Khương Hạ, Hà Nội làm 65 người chết.";
    let at_odds = |second: &str| {
        let (_, report) = report(today, second);
        let counts = report.findings.into_iter().filter(|finding| finding.facet == Facet::Count);
        counts.filter(|finding| finding.verdict == Verdict::Conflict).count()
    };
    assert_eq!(at_odds("Vụ cháy ở Khương Hạ, Hà Nội làm 60 người chết."), 1);
    assert_eq!(at_odds("Vụ cháy ở Khương Hạ, Hà Nội năm 2002 làm 60 người chết."), 0);
}
