//! Links: what may be joined and what must stay apart, shown on two short articles of one story.

use crosscheck::article::Article;
use crosscheck::claim::{Claim, Facet};
use crosscheck::finding::Verdict;
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

/// The texts of the claims of one facet that are linked, the first article's first.
fn linked<'a>(articles: &'a [Article], report: &Report, facet: Facet) -> Vec<(&'a str, &'a str)> {
    let text = |claim: &Claim| {
        let article = &articles[claim.article as usize];
        &article.field(claim.span.field).unwrap()[claim.span.start as usize..claim.span.end as usize]
    };
    let pairs = report.links.iter().map(|link| (&report.claims[link.a as usize], &report.claims[link.b as usize]));
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
