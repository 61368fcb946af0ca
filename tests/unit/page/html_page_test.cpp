// Pages of a dozen kinds of site, all invented, and what must come out of them.
#include "page/html_page.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "page/html_blocks.h"
#include "page/html_headline.h"
#include "page/html_tree.h"
#include "page/page_rules.h"
#include "text/by_character.h"
#include "text/utf8.h"

namespace isnad {
namespace {

const PageReader& reader() {
  static const PageReader kReader = std::move(*PageReader::load(DataSource::built_in()));
  return kReader;
}

Result<Document> read_page(std::string html, std::string title = {}) {
  Document page;
  page.form = Document::Form::Html;
  page.text = std::move(html);
  page.title = std::move(title);
  return reader().read(std::move(page));
}

/// The articles line by line: «= » headline, «| » text, «~ » leftover.
std::string articles_of(const Document& document) {
  std::string out;
  const TextByCharacter text(document.text);
  for (const ArticleOutline& article : document.outline) {
    out += "article";
    if (article.published) {
      int year = 0, month = 0, day = 0;
      article.published->civil(year, month, day);
      out += " " + std::to_string(year) + "-" + std::to_string(month) + "-" + std::to_string(day);
    }
    if (article.published_at) out += " at " + std::to_string(*article.published_at);
    out += '\n';
    std::istringstream lines{std::string(text[article.span])};
    uint32_t begin = article.span.begin;
    for (std::string line; std::getline(lines, line);) {
      bool leftover = false;
      uint32_t length = 0;
      for (const char c : line) length += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
      for (const Span span : article.leftovers) leftover |= span == Span{begin, begin + length};
      const bool title = article.title == Span{begin, begin + length};
      out += (title ? "= " : leftover ? "~ " : "| ") + line + '\n';
      begin += length + 1;
    }
  }
  return out;
}

/// The page's title and articles, or why there are none.
std::string read(std::string html) {
  const auto document = read_page(std::move(html));
  if (!document) return (document.error().passed_over ? "passed over: " : "fault: ") + document.error().message + "\n";
  EXPECT_EQ(document->form, Document::Form::Text);
  EXPECT_TRUE(document->extracted);
  return "title: " + document->title + "\n" + articles_of(*document);
}

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

// Leftovers within and around the text: related boxes, teasers with summaries, tags, comments.
TEST(HtmlPage, Agency) {
  EXPECT_EQ(
      read(
          R"html(<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>مقتل ثلاثة مدنيين في قصف على ريف إدلب | وكالة الساحل للأنباء</title>
<meta property="og:title" content="مقتل ثلاثة مدنيين في قصف على ريف إدلب"><meta property="og:site_name" content="وكالة الساحل للأنباء">
<script>var a = "<p>نص في برنامج لا يقرأ أبدا لأنه ليس من الصفحة</p>";</script><style>.x{content:"سي"}</style></head>
<body class="single has-sidebar comments-open">
<header class="site-header"><a href="/" class="logo">وكالة الساحل</a><nav><ul><li><a href="/1">الرئيسية</a></li><li><a href="/2">سياسة</a></li><li><a href="/3">اقتصاد</a></li></ul></nav></header>
<div class="breadcrumb"><a href="/">الرئيسية</a> / <a href="/s">سوريا</a> / مقتل ثلاثة مدنيين في قصف على ريف إدلب</div>
<main><article>
<h1>مقتل ثلاثة مدنيين في قصف على ريف إدلب</h1>
<div class="article-meta"><span class="author">سامر الحلو</span> <time datetime="2021-03-14T10:20:00+03:00">الأحد 14 آذار 2021 - 10:20</time> <span>1250 مشاهدة</span></div>
<ul class="share-buttons"><li><a href="#">فيسبوك</a></li><li><a href="#">تويتر</a></li></ul>
<figure><img src="a.jpg"><figcaption>آثار القصف في بلدة معرة النعمان (أرشيف)</figcaption></figure>
<div class="article-body">
<p>قتل ثلاثة مدنيين وأصيب سبعة آخرون، اليوم الأحد، في قصف مدفعي على بلدة في <a href="/t">ريف إدلب</a> الجنوبي.</p>
<p>وقال الدفاع المدني إن فرقه أسعفت المصابين إلى مستشفى قريب.</p>
<div class="related-inline"><h4>اقرأ أيضاً</h4><a href="/x">اشتباكات في ريف حلب الغربي بعد هدوء استمر أياما</a></div>
<p>وأضاف أن القصف طال سوقا شعبيا في ساعة الذروة، وأن بين القتلى طفلا.</p>
<p><strong>اقرأ أيضاً: <a href="/y">الأمم المتحدة تدعو إلى وقف القتال في الشمال السوري</a></strong></p>
<p>ولم يصدر تعليق من الجهات الحكومية.</p>
</div>
<div class="tags">الوسوم: <a href="/t1">إدلب</a> <a href="/t2">قصف</a></div>
</article>
<section><h3>مواضيع ذات صلة</h3>
<div class="card"><a href="/r1"><h4>وزير الخارجية يصل إلى العاصمة في زيارة رسمية</h4></a><p>وصل الوزير مساء السبت في زيارة تستمر يومين يلتقي خلالها كبار المسؤولين…</p></div>
<div class="card"><a href="/r2"><h4>انخفاض أسعار الوقود في الأسواق المحلية هذا الأسبوع</h4></a><p>سجلت أسعار الوقود انخفاضا طفيفا في الأسواق المحلية خلال الأسبوع الجاري…</p></div>
<div class="card"><a href="/r3"><h4>منتخب الشباب يفوز على ضيفه بهدفين دون رد</h4></a><p>فاز منتخب الشباب على ضيفه في مباراة ودية أقيمت مساء أمس…</p></div></section>
<div id="comments"><h3>التعليقات</h3><div class="comment-body"><p>الله يرحمهم ويصبر أهلهم، إلى متى يستمر هذا القتل والعالم يتفرج علينا دون أن يفعل شيئا.</p></div></div>
</main><aside><h3>الأكثر قراءة</h3><ol><li><a href="/m">خبر أول من الأخبار المقروءة</a></li><li><a href="/n">خبر ثان من الأخبار المقروءة</a></li></ol></aside>
<footer>جميع الحقوق محفوظة لوكالة الساحل للأنباء 2021. لا يجوز إعادة النشر دون إذن خطي مسبق من الوكالة.</footer></body></html>)html"),
      R"(title: مقتل ثلاثة مدنيين في قصف على ريف إدلب
article
= مقتل ثلاثة مدنيين في قصف على ريف إدلب
~ آثار القصف في بلدة معرة النعمان (أرشيف)
| قتل ثلاثة مدنيين وأصيب سبعة آخرون، اليوم الأحد، في قصف مدفعي على بلدة في ريف إدلب الجنوبي.
| وقال الدفاع المدني إن فرقه أسعفت المصابين إلى مستشفى قريب.
| وأضاف أن القصف طال سوقا شعبيا في ساعة الذروة، وأن بين القتلى طفلا.
| ولم يصدر تعليق من الجهات الحكومية.
)");
}

// Font, td and br soup; the headline is a bold line; a picture with words under it.
TEST(HtmlPage, OldTableLayout) {
  EXPECT_EQ(read(R"html(<html><head><title>جريدة الميناء - الجيش يعلن السيطرة على ثلاث قرى شرق حماة</title></head>
<body bgcolor=#ffffff><center><table width=760 border=0><tr><td colspan=3><img src=logo.gif alt="الميناء"></td></tr>
<tr><td width=150 valign=top><font size=2><a href=1.htm>الصفحة الأولى</a><br><a href=2.htm>محليات</a><br><a href=3.htm>عربي ودولي</a><br><a href=4.htm>رياضة</a></font></td>
<td width=460 valign=top><table><tr><td><font size=5 color=red><b>الجيش يعلن السيطرة على ثلاث قرى شرق حماة</b></font><br>
<font size=1>الثلاثاء 12 أيلول 2017</font><br><br>
<img src=p.jpg><br><font size=1>جنود في ريف حماة الشرقي</font><br><br>
<font size=3>دمشق - الميناء<br><br>أعلن الجيش السيطرة على ثلاث قرى في ريف حماة الشرقي بعد معارك استمرت يومين.
<br><br>وقال مصدر عسكري إن القوات دمرت ثلاث عربات وقتلت عشرة مسلحين على الأقل خلال الهجوم
<br>وأضاف المصدر أن العمليات مستمرة باتجاه الشرق.<p>ونفى ناشطون من المنطقة هذه الأنباء وقالوا إن المعارك لا تزال جارية في محيط القرى.<p>وتشهد المنطقة معارك منذ أشهر.</font></td></tr></table></td>
<td width=150 valign=top><font size=2><b>أخبار أخرى</b><br><a href=5.htm>وفاة خمسة في حادث سير على الطريق الدولي</a><br><br><a href=6.htm>افتتاح معرض الكتاب السنوي في العاصمة</a><br><br><a href=7.htm>الأمطار تغلق طرقا في الساحل</a></font></td></tr>
<tr><td colspan=3 align=center><font size=1>حقوق الطبع محفوظة لجريدة الميناء 2017</font></td></tr></table></center></body></html>)html"),
            R"(title: الجيش يعلن السيطرة على ثلاث قرى شرق حماة
article
= الجيش يعلن السيطرة على ثلاث قرى شرق حماة
~ جنود في ريف حماة الشرقي
~ دمشق - الميناء
| أعلن الجيش السيطرة على ثلاث قرى في ريف حماة الشرقي بعد معارك استمرت يومين.
| وقال مصدر عسكري إن القوات دمرت ثلاث عربات وقتلت عشرة مسلحين على الأقل خلال الهجوم
| وأضاف المصدر أن العمليات مستمرة باتجاه الشرق.
| ونفى ناشطون من المنطقة هذه الأنباء وقالوا إن المعارك لا تزال جارية في محيط القرى.
| وتشهد المنطقة معارك منذ أشهر.
)");
}

// Captions, shares, a tweet, a list, a quotation, the source, the author box.
TEST(HtmlPage, WordPress) {
  EXPECT_EQ(
      read(
          R"html(<!DOCTYPE html><html dir="rtl"><head><title>غارات ليلية على محيط مطار الضمير - صوت الغوطة</title><meta property="og:site_name" content="صوت الغوطة"></head>
<body class="rtl post-template-default single single-post postid-99 single-format-standard"><div id="page" class="site">
<div class="td-header-menu"><div class="menu-main-container"><ul class="sf-menu"><li class="menu-item menu-item-1"><a href="/">الرئيسية</a></li><li class="menu-item"><a href="/n">أخبار</a></li></ul></div></div>
<div id="content"><div class="td-post-header"><ul class="td-category"><li><a href="/c">أخبار</a></li></ul>
<h1 class="entry-title">غارات ليلية على محيط مطار الضمير</h1>
<div class="td-module-meta-info">بواسطة <a href="/a">هيئة التحرير</a> - 5 يونيو، 2016</div></div>
<div class="td-post-content"><p>شنت طائرات حربية غارات ليلية على محيط مطار الضمير العسكري شرق العاصمة.</p>
<div class="code-block code-block-1">إعلان</div>
<div id="attachment_1" class="wp-caption alignnone"><img src="1.jpg"><p class="wp-caption-text">صورة من محيط المطار</p></div>
<p>وقال مراسلنا إن أربع غارات استهدفت المستودعات، وسمعت أصوات الانفجارات في البلدات القريبة.</p>
<h2>حصيلة أولية</h2>
<p>وتحدثت مصادر محلية عن:</p><ul><li>مقتل خمسة عناصر من الحامية.</li><li>تدمير مستودع للذخيرة.</li></ul>
<blockquote><p>«لم نر مثل هذه الغارات منذ عام»، قال أحد السكان.</p></blockquote>
<blockquote class="twitter-tweet"><p>تغريدة عن الغارات في محيط المطار ننقلها هنا كما هي دون تعديل</p>&mdash; حساب</blockquote>
<p>المصدر: وكالات</p>
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">شارك هذا الموضوع:</h3><ul><li><a href="#">فيس بوك</a></li></ul></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3>مرتبط</h3><p><a href="/z">خبر آخر عن المطار والبلدات القريبة منه</a></p></div></div>
<div class="td-author-box"><p>هيئة تحرير صوت الغوطة تضم صحفيين من مدن الغوطة وبلداتها وتعمل منذ سنوات.</p></div>
<div class="comments" id="comments"><h3>تعليق واحد</h3><ol class="comment-list"><li class="comment"><article><p>يا رب سلم الناس هناك واحم أهلنا من هذه الحرب الطويلة.</p></article></li></ol><div id="respond"><h3>اترك تعليقاً</h3><form><p>لن يتم نشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *</p><textarea></textarea></form></div></div>
</div></div></body></html>)html"),
      R"(title: غارات ليلية على محيط مطار الضمير
article
= غارات ليلية على محيط مطار الضمير
| شنت طائرات حربية غارات ليلية على محيط مطار الضمير العسكري شرق العاصمة.
~ صورة من محيط المطار
| وقال مراسلنا إن أربع غارات استهدفت المستودعات، وسمعت أصوات الانفجارات في البلدات القريبة.
| حصيلة أولية
| وتحدثت مصادر محلية عن:
| مقتل خمسة عناصر من الحامية.
| تدمير مستودع للذخيرة.
| «لم نر مثل هذه الغارات منذ عام»، قال أحد السكان.
~ المصدر: وكالات
)");
}

// A standfirst in a field of its own, paragraphs as div.
TEST(HtmlPage, Drupal) {
  EXPECT_EQ(
      read(
          R"html(<html dir="rtl"><head><title>البرلمان يصوت على قانون الانتخابات | إذاعة الرافد</title></head><body class="html not-front page-node node-type-article">
<div id="page"><div id="header"><div class="region region-header"><div class="block-menu"><a href="/">الصفحة الأولى</a></div></div></div>
<div id="main"><div id="content" class="column"><h1 class="title" id="page-title">البرلمان يصوت على قانون الانتخابات</h1>
<div class="node node-article clearfix"><div class="submitted">نشر بواسطة admin في أحد, 2019/11/24 - 14:33</div>
<div class="field field-name-field-summary"><div class="field-items"><div class="field-item even">تصويت بالأغلبية بعد جلسة استمرت حتى المساء وسط احتجاجات في الساحات.</div></div></div>
<div class="field field-name-body field-type-text-with-summary"><div class="field-items"><div class="field-item even" property="content:encoded"><div>صوت البرلمان بالأغلبية على قانون الانتخابات الجديد بعد جلسة طويلة.</div><div>&nbsp;</div><div>وقال رئيس المجلس إن القانون سينشر في الجريدة الرسمية خلال أيام.</div><div><br></div><div>وشهدت ساحات العاصمة احتجاجات متفرقة أصيب فيها عشرة متظاهرين.</div></div></div></div>
<ul class="links inline"><li class="comment_add first last"><a href="#">أضف تعليق</a></li></ul></div></div>
<div class="region-sidebar-first"><h2>آخر الأخبار</h2><div class="view-content"><div class="views-row"><a href="/1">حريق في سوق العاصمة يلتهم عشرات المحال</a></div><div class="views-row"><a href="/2">اجتماع طارئ لمجلس الأمن بشأن الأزمة</a></div><div class="views-row"><a href="/3">عودة التيار الكهربائي إلى أحياء المدينة</a></div></div></div></div></div></body></html>)html"),
      R"(title: البرلمان يصوت على قانون الانتخابات
article
= البرلمان يصوت على قانون الانتخابات
| تصويت بالأغلبية بعد جلسة استمرت حتى المساء وسط احتجاجات في الساحات.
| صوت البرلمان بالأغلبية على قانون الانتخابات الجديد بعد جلسة طويلة.
| وقال رئيس المجلس إن القانون سينشر في الجريدة الرسمية خلال أيام.
| وشهدت ساحات العاصمة احتجاجات متفرقة أصيب فيها عشرة متظاهرين.
)");
}

// Several stories in full.
TEST(HtmlPage, BloggerIndex) {
  EXPECT_EQ(
      read(
          R"html(<html dir='rtl'><head><title>يوميات من حلب</title></head><body class='index'><div class='main section' id='main'><div class='widget Blog'>
<div class='blog-posts hfeed'><div class='date-outer'><h2 class='date-header'><span>الجمعة، 3 فبراير 2017</span></h2><div class='date-posts'><div class='post-outer'><div class='post hentry'>
<h3 class='post-title entry-title'><a href='/1.html'>القصف يعود إلى الأحياء الشرقية</a></h3><div class='post-body entry-content'>عاد القصف اليوم إلى الأحياء الشرقية بعد هدوء استمر ثلاثة أيام، وقتل في حينا رجلان وامرأة كانوا ينتظرون الخبز أمام الفرن.<br /><br />وقال لنا سائق الإسعاف إن الطريق إلى المستشفى مقطوع، وإنهم اضطروا إلى علاج الجرحى في قبو المدرسة القديمة حتى المساء.<div class='separator'><a href='p.jpg'><img src='p.jpg'/></a></div></div>
<div class='post-footer'><span class='post-author vcard'>مرسلة بواسطة أبو كرم</span> <span class='post-comment-link'><a href='/1c'>3 تعليقات</a></span></div></div></div></div></div>
<div class='date-outer'><h2 class='date-header'><span>الأربعاء، 1 فبراير 2017</span></h2><div class='date-posts'><div class='post-outer'><div class='post hentry'>
<h3 class='post-title entry-title'><a href='/2.html'>هدنة لا يصدقها أحد</a></h3><div class='post-body entry-content'>أعلنوا هدنة مساء أمس ولم يصدقها أحد في الحي، فالطائرات لم تغادر السماء منذ الصباح، والناس يخزنون الماء في الأواني القديمة.<br /><br />وفي المساء سقطت قذيفتان على طرف السوق ولم يصب أحد، لكن الهدنة انتهت قبل أن تبدأ كما قال جارنا العجوز وهو يضحك.</div>
<div class='post-footer'><span class='post-author vcard'>مرسلة بواسطة أبو كرم</span></div></div></div></div></div></div></div></div>
<div class='sidebar'><div class='widget'><h2>أرشيف المدونة</h2><ul><li><a href='/a'>2017</a></li></ul></div></div></body></html>)html"),
      R"(title: يوميات من حلب
article
= القصف يعود إلى الأحياء الشرقية
| عاد القصف اليوم إلى الأحياء الشرقية بعد هدوء استمر ثلاثة أيام، وقتل في حينا رجلان وامرأة كانوا ينتظرون الخبز أمام الفرن.
| وقال لنا سائق الإسعاف إن الطريق إلى المستشفى مقطوع، وإنهم اضطروا إلى علاج الجرحى في قبو المدرسة القديمة حتى المساء.
article
= هدنة لا يصدقها أحد
| أعلنوا هدنة مساء أمس ولم يصدقها أحد في الحي، فالطائرات لم تغادر السماء منذ الصباح، والناس يخزنون الماء في الأواني القديمة.
| وفي المساء سقطت قذيفتان على طرف السوق ولم يصب أحد، لكن الهدنة انتهت قبل أن تبدأ كما قال جارنا العجوز وهو يضحك.
)");
}

// Intro and full text in two elements, no h1.
TEST(HtmlPage, Joomla) {
  EXPECT_EQ(
      read(
          R"html(<html><head><title>وفاة عاملين في انهيار منجم فوسفات</title></head><body><div id="wrapper"><div id="k2Container" class="itemView"><div class="itemHeader"><span class="itemDateCreated">الإثنين, 08 تموز/يوليو 2013 09:15</span><h2 class="itemTitle">وفاة عاملين في انهيار منجم فوسفات</h2></div>
<div class="itemToolbar"><ul><li><span>حجم الخط</span></li><li><a href="#">طباعة</a></li></ul></div><div class="itemBody"><div class="itemIntroText"><p>توفي عاملان وأصيب ثالث إثر انهيار جزء من منجم للفوسفات شرق مدينة تدمر.</p></div><div class="itemFullText"><p>وقالت إدارة المنجم إن الانهيار وقع صباحا أثناء تبديل الورديات، وإن لجنة ستحقق في أسبابه.</p><p>ودعا نقيب العمال إلى تشديد إجراءات السلامة.</p></div></div>
<div class="itemNavigation"><a href="/p">المقال السابق: افتتاح طريق جديد في الريف الشرقي</a></div></div></div></body></html>)html"),
      R"(title: وفاة عاملين في انهيار منجم فوسفات
article
= وفاة عاملين في انهيار منجم فوسفات
| توفي عاملان وأصيب ثالث إثر انهيار جزء من منجم للفوسفات شرق مدينة تدمر.
| وقالت إدارة المنجم إن الانهيار وقع صباحا أثناء تبديل الورديات، وإن لجنة ستحقق في أسبابه.
| ودعا نقيب العمال إلى تشديد إجراءات السلامة.
)");
}

// Elements of AMP.
TEST(HtmlPage, Amp) {
  EXPECT_EQ(
      read(
          R"html(<!doctype html><html amp lang="ar"><head><title>هزة أرضية تضرب سواحل المتوسط</title><script async src="https://cdn.example/v0.js"></script><style amp-boilerplate>body{visibility:hidden}</style></head>
<body><amp-sidebar id="s"><ul><li><a href="/1">القسم الأول من أقسام الموقع كلها وفيه روابط كثيرة جدا</a></li></ul></amp-sidebar><header><a href="/">موقع الشاطئ</a></header>
<article><h1>هزة أرضية تضرب سواحل المتوسط</h1><p class="lead">قوتها 5.2 درجات ولم تسجل خسائر في الأرواح.</p><amp-img src="a.jpg"></amp-img>
<p>ضربت هزة أرضية بقوة 5.2 درجات سواحل شرق المتوسط فجر اليوم، وشعر بها سكان مدن عدة.</p><amp-ad type="x">إعلان ممول عن شيء لا يقرأ في هذه الصفحة أبدا مهما طال</amp-ad><p>ولم تسجل خسائر في الأرواح، بحسب الدفاع المدني.</p><amp-social-share type="twitter"></amp-social-share></article><footer><p>من نحن | اتصل بنا</p></footer></body></html>)html"),
      R"(title: هزة أرضية تضرب سواحل المتوسط
article
= هزة أرضية تضرب سواحل المتوسط
| قوتها 5.2 درجات ولم تسجل خسائر في الأرواح.
| ضربت هزة أرضية بقوة 5.2 درجات سواحل شرق المتوسط فجر اليوم، وشعر بها سكان مدن عدة.
| ولم تسجل خسائر في الأرواح، بحسب الدفاع المدني.
)");
}

// Entries with times of their own, on two days.
TEST(HtmlPage, LiveBlog) {
  EXPECT_EQ(
      read(
          R"html(<html><head><title>تغطية مباشرة: التطورات في السودان - قناة النيل</title></head><body><div class="page"><h1>تغطية مباشرة: التطورات في السودان</h1><p class="article-summary">تتواصل المعارك في الخرطوم لليوم الثالث رغم دعوات دولية إلى وقف إطلاق النار.</p>
<div class="liveblog-feed"><div class="liveblog-entry" id="e3"><time datetime="2023-04-17T15:30:00Z">18:30</time><h3>انفجارات قرب القصر الرئاسي</h3><p>سمعت انفجارات قوية قرب القصر الرئاسي وسط العاصمة.</p><p>وقال شهود إن الدخان غطى المنطقة.</p><div class="share">شارك</div></div>
<div class="liveblog-entry" id="e2"><time datetime="2023-04-17T12:00:00Z">15:00</time><p>أعلنت نقابة الأطباء مقتل 97 مدنيا منذ بدء المعارك.</p></div>
<div class="liveblog-entry" id="e1"><time datetime="2023-04-16T20:10:00Z">23:10</time><h3>هدنة لساعات</h3><p>اتفق الطرفان على هدنة إنسانية لثلاث ساعات.</p></div></div></div></body></html>)html"),
      R"(title: تغطية مباشرة: التطورات في السودان
article
= تغطية مباشرة: التطورات في السودان
| تتواصل المعارك في الخرطوم لليوم الثالث رغم دعوات دولية إلى وقف إطلاق النار.
article 2023-4-17 at 1681745400
= انفجارات قرب القصر الرئاسي
| سمعت انفجارات قوية قرب القصر الرئاسي وسط العاصمة.
| وقال شهود إن الدخان غطى المنطقة.
article 2023-4-17 at 1681732800
| أعلنت نقابة الأطباء مقتل 97 مدنيا منذ بدء المعارك.
article 2023-4-16 at 1681675800
= هدنة لساعات
| اتفق الطرفان على هدنة إنسانية لثلاث ساعات.
)");
}

// No element tells the entries apart.
TEST(HtmlPage, AddressThatABrowserHasNoted) {
  const std::string text =
      "<h1>قصف على بنش</h1><p>قتل طفل في قصف مدفعي على بلدة بنش شرقي إدلب صباح اليوم.</p>"
      "<p>وقال مسعفون إن القصف أصاب منزلا قرب المدرسة في وسط البلدة.</p>";
  const auto url_of = [&](const std::string& head) {
    Document page;
    page.form = Document::Form::Html;
    page.text = head + text;
    const auto document = reader().read(page);
    return document ? document->url : document.error().text();
  };
  EXPECT_EQ(url_of("<!DOCTYPE html>\n<!-- saved from url=(0026)https://news.example/a/17 -->\n<html>"),
            "https://news.example/a/17");
  EXPECT_EQ(url_of("<html><!--\n Page saved with SingleFile \n url: https://news.example/b \n saved date: x\n-->"),
            "https://news.example/b");
  EXPECT_EQ(url_of("<!-- saved from url=(0014)about:internet -->"), "");
  EXPECT_EQ(url_of("<!-- saved from url=(00 -->"), "");
  EXPECT_EQ(url_of(""), "");
}

TEST(HtmlPage, ListsOfOtherStoriesEndWhereTextGoesOn) {
  Document page;
  page.form = Document::Form::Html;
  page.text =
      "<html><body><h1>غارة على سراقب</h1><p>قتل ثلاثة مدنيين أمس في غارة على سراقب بريف إدلب.</p>"
      "<p>اقرأ أيضاً:</p><p><a href=1>مقتل تسعة في هجوم</a></p>"
      "<p>وقال الدفاع المدني إن خمسة أشخاص أصيبوا في القصف أمس هناك.</p>"
      "<p>وذكر أن فرقه ما زالت تبحث عن عالقين</p></body></html>";
  const auto document = reader().read(page);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->text,
            "غارة على سراقب\nقتل ثلاثة مدنيين أمس في غارة على سراقب بريف إدلب.\n"
            "وقال الدفاع المدني إن خمسة أشخاص أصيبوا في القصف أمس هناك.\nوذكر أن فرقه ما زالت تبحث عن عالقين");
}

TEST(HtmlPage, LiveBlogWithoutIntroduction) {
  Document page;
  page.form = Document::Form::Html;
  page.text =
      "<p><b>16:40</b> سقوط قذائف على محيط مطار معيتيقة وإغلاق المجال الجوي أمام الطائرات.</p>"
      "<p><b>14:05</b> مصدر طبي: 12 قتيلا منذ الفجر في أحياء العاصمة الجنوبية.</p>"
      "<p><b>11:20</b> الأمم المتحدة تدعو إلى هدنة فورية في العاصمة الليبية.</p>";
  const auto document = reader().read(page);
  ASSERT_TRUE(document);
  ASSERT_EQ(document->outline.size(), 3U);
  for (const ArticleOutline& article : document->outline) EXPECT_FALSE(article.span.empty());
}

TEST(HtmlPage, LiveBlogToldByItsTimes) {
  EXPECT_EQ(
      read(
          R"html(<html><head><title>لحظة بلحظة.. معارك طرابلس</title></head><body><h1>لحظة بلحظة.. معارك طرابلس</h1><div class="article-content"><p>نتابع معكم تطورات المعارك في العاصمة الليبية منذ صباح اليوم.</p><p><b>16:40</b> سقوط قذائف على محيط مطار معيتيقة وإغلاق المجال الجوي.</p><p><b>14:05</b> مصدر طبي: 12 قتيلا منذ الفجر.</p><p>ونقل الجرحى إلى مستشفيات قريبة.</p><p><b>11:20</b> الأمم المتحدة تدعو إلى هدنة فورية.</p></div></body></html>)html"),
      R"(title: لحظة بلحظة.. معارك طرابلس
article
= لحظة بلحظة.. معارك طرابلس
| نتابع معكم تطورات المعارك في العاصمة الليبية منذ صباح اليوم.
article
| 16:40 سقوط قذائف على محيط مطار معيتيقة وإغلاق المجال الجوي.
article
| 14:05 مصدر طبي: 12 قتيلا منذ الفجر.
| ونقل الجرحى إلى مستشفيات قريبة.
article
| 11:20 الأمم المتحدة تدعو إلى هدنة فورية.
)");
}

// No class says anything; the headline is two words.
TEST(HtmlPage, MinistryStatement) {
  EXPECT_EQ(
      read(
          R"html(<html dir="rtl"><head><title>بيان صحفي</title></head><body><div class="topnav"><a href="/">الوزارة</a><a href="/media">المركز الإعلامي</a></div><div class="container"><div class="row"><div class="col-md-9"><h2>بيان صحفي</h2><span>12/03/2020</span>
<div>تدين وزارة الخارجية بأشد العبارات الهجوم الذي استهدف دورية للجيش شمال البلاد.<br/>وتؤكد الوزارة وقوفها إلى جانب أسر الضحايا، وتدعو المجتمع الدولي إلى تحمل مسؤولياته.<br/><br/>وزارة الخارجية</div></div>
<div class="col-md-3"><ul><li><a href="/1">كلمة الوزير في مؤتمر المانحين</a></li><li><a href="/2">لقاء الوزير مع المبعوث الأممي</a></li></ul></div></div></div></body></html>)html"),
      R"(title: بيان صحفي
article
= بيان صحفي
| تدين وزارة الخارجية بأشد العبارات الهجوم الذي استهدف دورية للجيش شمال البلاد.
| وتؤكد الوزارة وقوفها إلى جانب أسر الضحايا، وتدعو المجتمع الدولي إلى تحمل مسؤولياته.
| وزارة الخارجية
)");
}

// The first post is read, the replies are not.
TEST(HtmlPage, Forum) {
  EXPECT_EQ(
      read(
          R"html(<html dir="rtl"><head><title>عاجل: انشقاق ضابط كبير في درعا - منتديات الشام</title></head><body><div class="navbar"><a href="/">منتديات الشام</a> » <a href="/f">الأخبار</a></div><h1>عاجل: انشقاق ضابط كبير في درعا</h1><div id="posts"><div class="postcontainer"><div class="userinfo">ابن درعا - عضو نشيط - المشاركات 1,203</div><div class="postbody"><div class="postcontent restore">أعلن ضابط برتبة عميد انشقاقه عن الجيش في محافظة درعا وظهر في تسجيل مصور مع عدد من جنوده.<br><br>وقال العميد إنه رفض أوامر بإطلاق النار على المتظاهرين.</div></div></div><div class="postcontainer"><div class="userinfo">أبو ليث - عضو جديد</div><div class="postbody"><div class="postcontent restore">الله أكبر ولله الحمد، هذا خبر يفرح القلب وننتظر المزيد من الأبطال إن شاء الله تعالى.</div></div></div><div class="postcontainer"><div class="postbody"><div class="postcontent restore">مشكور أخي على نقل الخبر وبارك الله فيك وفي كل من يساهم معنا هنا.</div></div></div></div></body></html>)html"),
      R"(title: عاجل: انشقاق ضابط كبير في درعا
article
= عاجل: انشقاق ضابط كبير في درعا
| أعلن ضابط برتبة عميد انشقاقه عن الجيش في محافظة درعا وظهر في تسجيل مصور مع عدد من جنوده.
| وقال العميد إنه رفض أوامر بإطلاق النار على المتظاهرين.
)");
}

// Each message an article.
TEST(HtmlPage, TelegramChannel) {
  EXPECT_EQ(
      read(
          R"html(<html><head><title>شبكة الفرات – Telegram</title><meta property="og:title" content="شبكة الفرات"></head><body><header class="tgme_header"><div class="tgme_header_title">شبكة الفرات</div></header><main class="tgme_main"><section class="tgme_channel_history js-message_history">
<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message"><div class="tgme_widget_message_bubble"><div class="tgme_widget_message_author"><a href="/x">شبكة الفرات</a></div><div class="tgme_widget_message_text js-message_text" dir="auto"><b>قتلى بانفجار لغم في ريف دير الزور</b><br/><br/>قتل أربعة أشخاص بانفجار لغم أرضي بسيارتهم في بادية <a href="?q=%23">#دير_الزور</a> الغربية.</div><div class="tgme_widget_message_footer"><div class="tgme_widget_message_info"><span class="tgme_widget_message_views">3.1K</span><span class="tgme_widget_message_meta"><a href="/x/1"><time datetime="2022-05-03T09:12:44+00:00" class="time">09:12</time></a></span></div></div></div></div></div>
<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message"><div class="tgme_widget_message_bubble"><div class="tgme_widget_message_author"><a href="/x">شبكة الفرات</a></div><div class="tgme_widget_message_text js-message_text" dir="auto">اشتباكات متقطعة قرب حقل العمر النفطي دون أنباء عن إصابات.</div><div class="tgme_widget_message_footer"><div class="tgme_widget_message_info"><span class="tgme_widget_message_views">2K</span><span class="tgme_widget_message_meta"><a href="/x/2"><time datetime="2022-05-03T18:40:01+00:00" class="time">18:40</time></a></span></div></div></div></div></div></section></main></body></html>)html"),
      R"(title: شبكة الفرات
article 2022-5-3 at 1651569164
= قتلى بانفجار لغم في ريف دير الزور
| قتل أربعة أشخاص بانفجار لغم أرضي بسيارتهم في بادية #دير_الزور الغربية.
article 2022-5-3 at 1651603201
| اشتباكات متقطعة قرب حقل العمر النفطي دون أنباء عن إصابات.
)");
}

// Advertisements between the parts.
TEST(HtmlPage, TextInSeveralElements) {
  EXPECT_EQ(
      read(
          R"html(<html><head><title>انفجار سيارة مفخخة في الباب</title></head><body><div class="wrap"><div class="x-title"><h1>انفجار سيارة مفخخة في الباب</h1></div><div class="x-part"><p>انفجرت سيارة مفخخة وسط مدينة الباب صباح اليوم موقعة قتلى وجرحى بين المدنيين.</p><p>وهرعت فرق الإسعاف إلى المكان.</p></div><div class="adsbygoogle">إعلان</div><div class="x-part"><p>وقال مسؤول محلي إن الحصيلة مرشحة للارتفاع بسبب خطورة بعض الإصابات في المستشفى.</p></div><div class="ad-slot"><a href="/a">اشتر الآن</a></div><div class="x-part"><p>ولم تتبن أي جهة التفجير حتى ساعة إعداد الخبر، فيما بدأت الشرطة تحقيقا في الحادث.</p><ul><li><a href="/1">تفجير سابق في المدينة يودي بحياة شرطيين</a></li><li><a href="/2">الشرطة تعلن ضبط سيارة مفخخة على مدخل المدينة</a></li></ul><p>وشهدت المدينة تفجيرات مشابهة خلال الأشهر الماضية.</p></div></div><div class="b"><div class="t">تابعنا على</div></div></body></html>)html"),
      R"(title: انفجار سيارة مفخخة في الباب
article
= انفجار سيارة مفخخة في الباب
| انفجرت سيارة مفخخة وسط مدينة الباب صباح اليوم موقعة قتلى وجرحى بين المدنيين.
| وهرعت فرق الإسعاف إلى المكان.
| وقال مسؤول محلي إن الحصيلة مرشحة للارتفاع بسبب خطورة بعض الإصابات في المستشفى.
| ولم تتبن أي جهة التفجير حتى ساعة إعداد الخبر، فيما بدأت الشرطة تحقيقا في الحادث.
| وشهدت المدينة تفجيرات مشابهة خلال الأشهر الماضية.
)");
}

// The markup is empty, JSON-LD has the text.
TEST(HtmlPage, TextOnlyInData) {
  EXPECT_EQ(
      read(
          R"html(<html><head><title>تبادل أسرى بين الطرفين في تعز | موقع الجبل</title><script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"تبادل أسرى بين الطرفين في تعز","articleBody":"تبادل الطرفان 40 أسيرا في مدينة تعز بوساطة محلية.\n\nوقال وسيط إن العملية جرت دون عوائق."}]}</script></head><body><div id="root"></div><noscript>يجب تفعيل جافاسكربت لعرض هذا الموقع</noscript></body></html>)html"),
      R"(title: تبادل أسرى بين الطرفين في تعز
article
= تبادل أسرى بين الطرفين في تعز
| تبادل الطرفان 40 أسيرا في مدينة تعز بوساطة محلية.
| وقال وسيط إن العملية جرت دون عوائق.
)");
}

// A home page and a page of a section have stories to offer but none to read.
TEST(HtmlPage, TeasersAreNoArticle) {
  std::string page = "<html><head><title>وكالة الساحل - أخبار</title></head><body><h1>وكالة الساحل</h1><div>";
  for (const char* what :
       {"مقتل ثلاثة مدنيين في قصف", "البرلمان يصوت على قانون", "غارات ليلية على محيط المطار", "وفاة عاملين في منجم"}) {
    page += "<article><h2><a href='/1'>" + std::string(what) + "</a></h2><p>" + what +
            " بحسب ما قالت مصادر محلية لمراسلنا في المدينة مساء أمس الأحد.</p></article>";
  }
  EXPECT_EQ(read(page + "</div></body></html>"), "passed over: no article was found on the page\n");
}

// Few words with a number are not taken for the time of an entry.
TEST(HtmlPage, ShortEntriesOfLiveBlogs) {
  EXPECT_EQ(
      read("<html><body><div class='live-entry'><span>14:05</span><p>مقتل 12 مدنيا</p></div>"
           "<div class='live-entry'><time datetime='2020-03-04T13:00:00Z'>13:00</time><p>إصابة 3 "
           "أطفال</p></div></body></html>"),
      "title: \narticle 2020-3-4 at 1583330700\n| مقتل 12 مدنيا\narticle 2020-3-4 at 1583326800\n| إصابة 3 أطفال\n");
}

TEST(HtmlPage, EmptyPagesAreNoArticle) {
  for (const char* page :
       {"", "<", "<html></html>", "<p></p>", "<script>نص طويل في برنامج</script>", "<a href='/'>رابط</a>"}) {
    const auto document = read_page(page);
    ASSERT_FALSE(document) << page;
    EXPECT_TRUE(document.error().passed_over) << page;
  }
}

// An item of a feed: the headline is given apart and becomes the first line.
TEST(HtmlPage, Fragment) {
  const auto document = read_page("<p>قتل رجلان في <b>هجو</b>م.</p><p>ولا تفاصيل.</p>", "هجوم في تعز");
  ASSERT_TRUE(document) << document.error().text();
  EXPECT_EQ(document->title, "هجوم في تعز");
  EXPECT_EQ(articles_of(*document), "article\n= هجوم في تعز\n| قتل رجلان في هجوم.\n| ولا تفاصيل.\n");
}

TEST(HtmlPage, EntitiesBlanksAndLineBreaks) {
  const auto document =
      read_page("<p>قتل&nbsp;&#1579;لاثة\n\t  رجال &amp; امرأة<br>وأصيب &quot;طفل&quot;.</p><p>\xC2\xAD&#8203; | </p>");
  ASSERT_TRUE(document) << document.error().text();
  EXPECT_EQ(document->text, "قتل ثلاثة رجال & امرأة\nوأصيب \"طفل\".");
}

// What is known of a page before it is read wins; its headline does not replace a title that is given.
TEST(HtmlPage, GivenFactsWin) {
  Document page;
  page.text =
      "<html><head><title>العنوان في الصفحة كما هو</title><link rel='canonical' href='https://a.example/1'>"
      "<meta property='og:site_name' content='موقع آخر'></head><body><h1>العنوان في الصفحة كما هو</h1>"
      "<p>قال المصدر إن الهجوم وقع صباح اليوم قرب المدينة ولم يسفر عن إصابات.</p></body></html>";
  page.title = "عنوان معطى";
  page.url = "https://given.example/";
  page.outlet = "الموقع المعطى";
  page.published = Day::of(2019, 1, 2);
  const auto document = reader().read(page);
  ASSERT_TRUE(document) << document.error().text();
  EXPECT_EQ(document->title, "عنوان معطى");
  EXPECT_EQ(document->url, "https://given.example/");
  EXPECT_EQ(document->outlet, "الموقع المعطى");
  EXPECT_EQ(document->published, Day::of(2019, 1, 2));
  EXPECT_EQ(document->published_basis, PublishedBasis::Given);
  EXPECT_TRUE(document->text.starts_with("العنوان في الصفحة كما هو\n")) << document->text;
}

// The headline that only <title> has is the first line all the same, without the site's name.
TEST(HtmlPage, HeadlineOnlyInTitle) {
  EXPECT_EQ(
      read("<html><head><title>احتجاجات في السويداء على الغلاء | موقع الجنوب</title></head><body><div "
           "class='article-body'>"
           "<p>خرج العشرات في مدينة السويداء احتجاجا على الغلاء.</p><p>وأغلق المحتجون الطريق.</p></div></body></html>"),
      "title: احتجاجات في السويداء على الغلاء\narticle\n= احتجاجات في السويداء على الغلاء\n"
      "| خرج العشرات في مدينة السويداء احتجاجا على الغلاء.\n| وأغلق المحتجون الطريق.\n");
}

// Hidden text is not read; a page whose body is hidden until a script runs is.
TEST(HtmlPage, Hidden) {
  EXPECT_EQ(read("<html><head><title>انقطاع المياه عن المدينة</title></head><body><h1>انقطاع المياه عن المدينة</h1>"
                 "<div style='DISPLAY : none'><p>نص لا يراه القارئ في هذه الصفحة ولا يجوز أن يقرأ.</p></div>"
                 "<div aria-hidden='true' style='visibility:hidden'><p>انقطعت المياه عن أحياء المدينة منذ ثلاثة أيام "
                 "بسبب المعارك.</p>"
                 "<p>وقال الأهالي إنهم يشترون الماء من صهاريج تجوب الشوارع كل صباح.</p></div></body></html>"),
            "title: انقطاع المياه عن المدينة\narticle\n= انقطاع المياه عن المدينة\n"
            "| انقطعت المياه عن أحياء المدينة منذ ثلاثة أيام بسبب المعارك.\n"
            "| وقال الأهالي إنهم يشترون الماء من صهاريج تجوب الشوارع كل صباح.\n");
}

TEST(HtmlTree, RefusesWhatNestsTooDeep) {
  for (const char* tag : {"<div>", "<span>", "<b>", "<a href=x>", "<x>", "<table><tr><td>"}) {
    const std::string html = repeated(tag, 100000);
    const auto tree = HtmlTree::parse(html);
    ASSERT_FALSE(tree) << tag;
    EXPECT_FALSE(tree.error().passed_over);
    EXPECT_NE(tree.error().message.find("deep"), std::string::npos) << tree.error().message;
  }
}

// Elements whose end tags are left out do not nest.
TEST(HtmlTree, TakesManyUnclosedParagraphs) {
  const std::string html =
      repeated("<p>سطر<li>سطر<br><img src=a>", 5000) + "<svg>" + repeated("<path d=''/>", 5000) + "</svg>";
  EXPECT_TRUE(HtmlTree::parse(html));
}

TEST(HtmlTree, ForeignTagsAtTheVeryBeginning) {
  for (const char* html : {"<svg>", "<svg", "<svg/>", "<math><a ", "<svg><a <b >"})
    EXPECT_TRUE(static_cast<bool>(HtmlTree::parse(html))) << html;
}

TEST(HtmlTree, RefusesLongPages) {
  const std::string html(257U << 20U, ' ');
  const auto tree = HtmlTree::parse(html);
  ASSERT_FALSE(tree);
  EXPECT_NE(tree.error().message.find("256 MiB"), std::string::npos) << tree.error().message;
}

// Formatting that is never closed is repeated in every paragraph: the tree would be many times as large as the page.
TEST(HtmlTree, RefusesTreesThatTakeTooMuchMemory) {
  std::string html = "<p>";
  for (int i = 0; i < 400; ++i) html += "<font color=" + std::to_string(i) + ">";
  html += repeated("<p>x</p>", 10000);
  const auto tree = HtmlTree::parse(html);
  ASSERT_FALSE(tree);
  EXPECT_NE(tree.error().message.find("of memory"), std::string::npos) << tree.error().message;
}

TEST(PageRules, MarksByTheWordsOfNames) {
  const PageRules rules = std::move(*PageRules::load(DataSource::built_in()));
  const auto marks = [&](const std::string& tag) {
    const std::string html = "<body>" + tag;
    const auto tree = HtmlTree::parse(html);
    for (const HtmlNode& node : tree->nodes()) {
      if (node.tag() != GUMBO_TAG_HTML && node.tag() != GUMBO_TAG_HEAD && node.tag() != GUMBO_TAG_BODY)
        return rules.marks(node.element());
    }
    return PageMarks();
  };
  EXPECT_TRUE(marks("<div class='x entry-content'>").has(PageMark::Body));
  EXPECT_TRUE(marks("<div class=entryContent>").has(PageMark::Body));
  EXPECT_TRUE(marks("<div itemprop=articleBody>").has(PageMark::Body));
  EXPECT_TRUE(marks("<div id=related_posts_3>").has(PageMark::Related));
  EXPECT_TRUE(marks("<div itemtype='https://schema.org/NewsArticle'>").has(PageMark::Article));
  EXPECT_TRUE(marks("<amp-ad>").has(PageMark::Page));
  EXPECT_TRUE(marks("<div class='reload adjacent sharepoint'>").empty());
}

TEST(PageRules, FaultsHaveFileAndLine) {
  const auto fault = [](const char* name, const char* table) {
    const auto source = DataSource::from_tables("folder", {{name, table}});
    EXPECT_TRUE(source);
    const auto rules = PageRules::load(*source);
    return rules ? std::string() : rules.error().text();
  };
  EXPECT_TRUE(fault("page/marks.tsv", "where\tname\tmeans\nname\tx\tbodi\n").starts_with("folder/page/marks.tsv:2: "));
  EXPECT_TRUE(fault("page/marks.tsv", "where\tname\tmeans\nnames\tx\tbody\n").starts_with("folder/page/marks.tsv:2: "));
  EXPECT_TRUE(fault("page/marks.tsv", "where\tname\tmeans\nname\t*\tbody\n").starts_with("folder/page/marks.tsv:2: "));
  EXPECT_TRUE(
      fault("page/phrases.tsv", "form\tmeans\tline\n\nشارك\tpage\tall\n").starts_with("folder/page/phrases.tsv:3: "));
}

TEST(PageTitles, SiteIsCutOff) {
  const PageRules rules = std::move(*PageRules::load(DataSource::built_in()));
  const auto headline = [&rules](const std::string& title) {
    const std::string html = "<title>" + title + "</title><meta property=og:site_name content='صحيفة المدى'>";
    const auto tree = HtmlTree::parse(html);
    return PageTitles::of(*tree, "", "", rules).headline();
  };
  EXPECT_EQ(headline("مقتل رجل في البصرة | صحيفة المدى"), "مقتل رجل في البصرة");
  EXPECT_EQ(headline("صحيفة المدى - مقتل رجل في البصرة"), "مقتل رجل في البصرة");
  EXPECT_EQ(headline("مقتل رجل في البصرة - أخبار - صحيفة المدى"), "مقتل رجل في البصرة");
  EXPECT_EQ(headline("مقتل رجل في البصرة"), "مقتل رجل في البصرة");
  EXPECT_EQ(headline("صحيفة المدى"), "");
}

TEST(HtmlPage, NumberedLinesInATableAreNoFigures) {
  const std::string text = read(
      "<html><body><h1>حصاد اليوم في الشمال السوري</h1><table>"
      "<tr><td>10:30</td><td>اعتقلت الشرطة خمسة أشخاص في حلب.</td></tr>"
      "<tr><td>11:30</td><td>أصيب طفلان بجروح في قصف على الباب.</td></tr>"
      "<tr><td>12:30</td><td>قتل أربعة مدنيين في قصف على منبج.</td></tr></table></body></html>");
  EXPECT_EQ(text.find("11:30 |"), std::string::npos) << text;
  EXPECT_NE(text.find("أصيب طفلان"), std::string::npos) << text;
}

TEST(HtmlPage, DatelineOutsideTheTextIsReadWithIt) {
  const std::string text = read(
      "<html><body><h1>الأمم المتحدة: القصف استهدف السوق</h1><div>بيروت (رويترز) –</div><div class='article-body'>"
      "<p>قالت الأمم المتحدة إن ثلاثة مدنيين قتلوا في قصف على مدينة منبج شمالي سوريا يوم الأحد.</p>"
      "<p>وأضافت المنظمة أن القصف استهدف سوقا شعبية في المدينة وأن المسعفين نقلوا الجرحى.</p></div></body></html>");
  EXPECT_NE(text.find("ثلاثة مدنيين"), std::string::npos) << text;
  EXPECT_NE(text.find("سوقا شعبية"), std::string::npos) << text;
}

TEST(HtmlPage, ALongNameOfAChannelIsCutBetweenCharacters) {
  std::string name = "x";
  for (int i = 0; i < 900; ++i) name += "ا";
  const auto page = read_page(
      "<html><head><meta property='og:site_name' content='Telegram'></head><body>"
      "<div class='tgme_channel_info_header_title'>" +
      name +
      "</div><div class="
      "'tgme_widget_message_text'>قتل ثلاثة مدنيين في قصف على مدينة منبج يوم الأحد.</div>"
      "</body></html>");
  ASSERT_TRUE(page) << page.error().message;
  EXPECT_FALSE(first_invalid_utf8(page->outlet));
  EXPECT_FALSE(page->outlet.empty());
}

}  // namespace
}  // namespace isnad
