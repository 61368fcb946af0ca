// A small ledger, read from invented articles: sources that disagree on a toll and on who did it, a copy, a truce and
// its violations, loaded words, events to come, mentioned on the way, without a day, at a place that nobody knows.
#pragma once

#include <array>
#include <string>

#include "fuzzing.h"
#include "ledger/derive.h"
#include "ledger/event_json.h"
#include "ledger/ledger.h"
#include "ledger/query.h"
#include "ledger/reading.h"
#include "ledger/store.h"

namespace isnad::fuzz {

struct InventedArticle {
  const char *id, *outlet, *published, *text;
};

inline constexpr std::array<InventedArticle, 7> kArticles = {{
    {"nour-1", "وكالة النور", "2018-03-11",
     "غارات على معرة النعمان\nقال المرصد السوري لحقوق الإنسان لوكالة رويترز إن تسعة مدنيين على الأقل قُتلوا في غارة "
     "للطيران الروسي على مدينة معرة النعمان يوم السبت.\nوكانت المدينة قد شهدت مجزرة عام 2013 راح ضحيتها عشرات "
     "المدنيين."},
    {"sahel-2", "صحيفة الساحل", "2018-03-11",
     "أعلن الدفاع المدني مقتل 14 مدنياً وإصابة 30 في قصف جوي روسي على معرة النعمان أمس السبت. ونفت وزارة الدفاع الروسية "
     "أن تكون طائراتها قد شنت غارة على المدينة."},
    {"raseef-3", "موقع الرصيف", "2018-03-11",
     "قال المرصد السوري لحقوق الإنسان لوكالة رويترز إن تسعة مدنيين على الأقل قُتلوا في غارة للطيران الروسي على مدينة "
     "معرة "
     "النعمان يوم السبت."},
    {"state-4", "سانا", "2018-03-12",
     "قال مصدر عسكري: «قضت وحدات الجيش على 20 إرهابياً في ريف درعا أمس». وهدد المصدر بقصف مواقع المسلحين في الأيام "
     "المقبلة."},
    {"truce-5", "سمارت", "2018-03-12",
     "اتفقت فصائل المعارضة والجيش السوري على هدنة في مدينة دوما تبدأ الاثنين. واتهم ناشطون الجيش السوري بخرق الهدنة "
     "بعد "
     "ساعات، إذ قصف المدينة بقذائف الهاون وقتل 3 مدنيين، في حين نفى النظام ذلك."},
    {"page-6", "", "", "تظاهر سكان قرية الزهراء الغربية احتجاجاً على الغلاء، واعتقلت الشرطة عدداً منهم."},
    {"gaza-7", "وكالة النور", "2018-03-12",
     "استشهد فلسطينيان وأصيب 5 آخرون برصاص الاحتلال الإسرائيلي شرق خان يونس الاثنين، وفق وزارة الصحة. وقال الجيش "
     "الإسرائيلي إنه أطلق النار على مخربين اقتربوا من السياج."},
}};

/// Reads some of the articles into a new ledger at `path` and derives its events.
inline void make_ledger(const std::string& path, size_t first = 0, size_t last = kArticles.size()) {
  auto ledger = ledger::Ledger::open_to_write(path, {});
  require(static_cast<bool>(ledger), "the small ledger cannot be made");
  {
    ledger::Store store(*ledger, engine());
    ledger::Transaction transaction(ledger->database());
    for (size_t i = first; i < last; ++i) {
      const InventedArticle& article = kArticles[i];
      Document document;
      document.id = article.id;
      document.named = true;
      document.outlet = article.outlet;
      document.published = Day::parse(article.published);
      document.text = article.text;
      store.write(ledger::read_for_ledger(engine(), std::move(document)));
    }
    ledger->mark_read();
    transaction.commit();
  }
  require(static_cast<bool>(ledger::derive(*ledger, engine(), {})), "the small ledger cannot be derived");
  ledger->close();
}

/// Of all events: their lines as `isnad events --format jsonl` writes them, with claims.
inline std::string all_events(ledger::Ledger& ledger) {
  std::string out;
  const auto taken = for_each_event(ledger, {.background = true, .prospective = true, .words = true},
                                    [&](const ledger::EventRecord& event) {
                                      ledger::write_event(event, {.full = true}, out);
                                      return true;
                                    });
  require(static_cast<bool>(taken), taken ? "" : "events cannot be read: " + taken.error().text());
  return out;
}

}  // namespace isnad::fuzz
