#include "reading/knowledge.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <map>

#include "lexicon/table.h"
#include "places/offset.h"
#include "reading/background.h"
#include "text/letters.h"

namespace isnad {
namespace {

constexpr std::array<std::string_view, 49> kModes = {
    "abduct",         "beat",        "torture",        "sexual",   "targeted",       "destroy",       "primitive",
    "firearms",       "explosives",  "suicide-attack", "aerial",   "drone",          "heavy-weapons", "crowd-control",
    "unconventional", "clash",       "territory",      "seize",    "restrict",       "censor",        "curfew",
    "martial-law",    "arrest",      "deport",         "withhold", "misinformation", "cyber",         "siege",
    "displace",       "withdraw",    "release",        "disarm",   "ceasefire",      "access",        "resign",
    "visit",          "third-party", "multilateral",   "phone",    "assist",         "change",        "yield",
    "meet",           "disapprove",  "investigate",    "allege",   "relations",      "expel",         "violence"};
constexpr std::array<std::string_view, 14> kMoreModes = {"convict", "discontinue", "troops",    "weapons", "police",
                                                         "militia", "demo",        "riot",      "strike",  "hunger",
                                                         "boycott", "obstruct",    "vandalize", "-"};

template <class T, size_t N>
std::optional<T> lookup(const std::array<std::pair<std::string_view, T>, N>& names, std::string_view name) {
  for (const auto& [key, value] : names) {
    if (key == name) return value;
  }
  return std::nullopt;
}

constexpr std::array<std::pair<std::string_view, EventType>, 17> kTypes = {{{"AGREE", EventType::Agree},
                                                                            {"CONSULT", EventType::Consult},
                                                                            {"SUPPORT", EventType::Support},
                                                                            {"CONCEDE", EventType::Concede},
                                                                            {"COOPERATE", EventType::Cooperate},
                                                                            {"AID", EventType::Aid},
                                                                            {"RETREAT", EventType::Retreat},
                                                                            {"REQUEST", EventType::Request},
                                                                            {"ACCUSE", EventType::Accuse},
                                                                            {"REJECT", EventType::Reject},
                                                                            {"THREATEN", EventType::Threaten},
                                                                            {"PROTEST", EventType::Protest},
                                                                            {"SANCTION", EventType::Sanction},
                                                                            {"MOBILIZE", EventType::Mobilize},
                                                                            {"COERCE", EventType::Coerce},
                                                                            {"ASSAULT", EventType::Assault},
                                                                            {"-", EventType::None}}};
constexpr std::array<std::pair<std::string_view, Rank>, 6> kRanks = {{{"act", Rank::Act},
                                                                      {"generic", Rank::Generic},
                                                                      {"harm", Rank::Harm},
                                                                      {"turn", Rank::Turn},
                                                                      {"weak", Rank::Weak},
                                                                      {"companion", Rank::Companion}}};
constexpr std::array<std::pair<std::string_view, TollKind>, 8> kHarms = {{{"killed", TollKind::Killed},
                                                                          {"injured", TollKind::Injured},
                                                                          {"missing", TollKind::Missing},
                                                                          {"captured", TollKind::Captured},
                                                                          {"displaced", TollKind::Displaced},
                                                                          {"destroyed", TollKind::Destroyed},
                                                                          {"surrendered", TollKind::Surrendered},
                                                                          {"-", TollKind::None}}};
constexpr std::array<std::pair<std::string_view, Role>, 10> kRoles = {{{"actor", Role::Actor},
                                                                       {"target", Role::Target},
                                                                       {"victim", Role::Victim},
                                                                       {"party", Role::Party},
                                                                       {"place", Role::Place},
                                                                       {"mover", Role::Mover},
                                                                       {"either", Role::Either},
                                                                       {"patient", Role::Patient},
                                                                       {"means", Role::Means},
                                                                       {"event", Role::Event}}};
constexpr std::array<std::pair<std::string_view, CreditUse>, 4> kCreditUses = {{{"byline", CreditUse::Byline},
                                                                                {"named", CreditUse::Named},
                                                                                {"source", CreditUse::Source},
                                                                                {"signature", CreditUse::Signature}}};
constexpr std::array<std::pair<std::string_view, LeftoverUse>, 7> kLeftoverUses = {{{"line", LeftoverUse::Line},
                                                                                    {"begins", LeftoverUse::Begins},
                                                                                    {"label", LeftoverUse::Label},
                                                                                    {"ends", LeftoverUse::Ends},
                                                                                    {"list", LeftoverUse::List},
                                                                                    {"picture", LeftoverUse::Picture},
                                                                                    {"time", LeftoverUse::Time}}};
constexpr std::array<std::pair<std::string_view, AgreementPhrase::Role>, 10> kAgreementRoles = {
    {{"kind", AgreementPhrase::Role::Kind},
     {"violation", AgreementPhrase::Role::Violation},
     {"made", AgreementPhrase::Role::Made},
     {"deal", AgreementPhrase::Role::Deal},
     {"start", AgreementPhrase::Role::Start},
     {"end", AgreementPhrase::Role::End},
     {"kept", AgreementPhrase::Role::Kept},
     {"wanted", AgreementPhrase::Role::Wanted},
     {"scene", AgreementPhrase::Role::Scene},
     {"unless", AgreementPhrase::Role::Unless}}};
constexpr std::array<std::string_view, 6> kAgreementKinds = {"truce",         "ceasefire",  "de-escalation",
                                                             "demilitarised", "evacuation", "local-deal"};
bool is_agreement_kind(std::string_view word) {
  return std::find(kAgreementKinds.begin(), kAgreementKinds.end(), word) != kAgreementKinds.end();
}
constexpr std::array<std::pair<std::string_view, Stance>, 11> kStances = {{{"assert", Stance::Assert},
                                                                           {"confirm", Stance::Confirm},
                                                                           {"deny", Stance::Deny},
                                                                           {"doubt", Stance::Doubt},
                                                                           {"accuse", Stance::Accuse},
                                                                           {"demand", Stance::Demand},
                                                                           {"threaten", Stance::Threaten},
                                                                           {"promise", Stance::Promise},
                                                                           {"praise", Stance::Praise},
                                                                           {"condemn", Stance::Condemn},
                                                                           {"ask", Stance::Ask}}};
constexpr std::array<std::pair<std::string_view, Factuality>, 5> kFactualities = {
    {{"asserted", Factuality::Asserted},
     {"denied", Factuality::Denied},
     {"uncertain", Factuality::Uncertain},
     {"future", Factuality::Future},
     {"hypothetical", Factuality::Hypothetical}}};
constexpr std::array<std::pair<std::string_view, Victim>, 16> kVictims = {{{"person", Victim::Person},
                                                                           {"civilian", Victim::Civilian},
                                                                           {"child", Victim::Child},
                                                                           {"woman", Victim::Woman},
                                                                           {"combatant", Victim::Combatant},
                                                                           {"police", Victim::Police},
                                                                           {"medic", Victim::Medic},
                                                                           {"journalist", Victim::Journalist},
                                                                           {"soldier", Victim::Soldier},
                                                                           {"prisoner", Victim::Prisoner},
                                                                           {"official", Victim::Official},
                                                                           {"vehicle", Victim::Vehicle},
                                                                           {"weapon", Victim::Weapon},
                                                                           {"building", Victim::Building},
                                                                           {"aircraft", Victim::Aircraft},
                                                                           {"other", Victim::Other}}};
constexpr std::array<std::pair<std::string_view, TitleKind>, 6> kTitleKinds = {
    {{"office", TitleKind::Office},
     {"rank", TitleKind::Rank},
     {"spokesperson", TitleKind::Spokesperson},
     {"honorific", TitleKind::Honorific},
     {"role", TitleKind::Role},
     {"source", TitleKind::Source}}};
constexpr std::array<std::pair<std::string_view, Precision>, 6> kPrecisions = {{{"point", Precision::Point},
                                                                                {"settlement", Precision::Settlement},
                                                                                {"district", Precision::District},
                                                                                {"governorate", Precision::Governorate},
                                                                                {"region", Precision::Region},
                                                                                {"country", Precision::Country}}};
constexpr std::array<std::pair<std::string_view, Function>, 32> kFunctions = {{{"slot", Function::Slot_},
                                                                               {"agent", Function::Agent},
                                                                               {"beside", Function::Beside},
                                                                               {"cause", Function::Cause},
                                                                               {"including", Function::Including},
                                                                               {"of_them", Function::OfThem},
                                                                               {"others", Function::Others},
                                                                               {"purpose", Function::Purpose},
                                                                               {"condition", Function::Condition},
                                                                               {"denial", Function::Denial},
                                                                               {"future", Function::Future},
                                                                               {"possible", Function::Possible},
                                                                               {"reported", Function::Reported},
                                                                               {"past", Function::Past},
                                                                               {"goes_on", Function::GoesOn},
                                                                               {"still", Function::StillDoes},
                                                                               {"done", Function::Done},
                                                                               {"stop", Function::Stop},
                                                                               {"place", Function::PlaceAhead},
                                                                               {"saying", Function::Saying},
                                                                               {"after", Function::After},
                                                                               {"between_two", Function::BothOf},
                                                                               {"question", Function::Question},
                                                                               {"anaphor", Function::Anaphor},
                                                                               {"that", Function::That},
                                                                               {"said", Function::Said},
                                                                               {"kind_of", Function::KindOf},
                                                                               {"result", Function::Result},
                                                                               {"first_time", Function::FirstTime},
                                                                               {"aside", Function::Aside},
                                                                               {"except", Function::Except},
                                                                               {"or", Function::Or}}};
constexpr std::array<std::pair<std::string_view, Anonymity>, 6> kAnonymity = {{{"identity", Anonymity::Identity},
                                                                               {"reveal", Anonymity::Reveal},
                                                                               {"wish", Anonymity::Wish},
                                                                               {"refuse", Anonymity::Refuse},
                                                                               {"speak", Anonymity::Speak},
                                                                               {"reason", Anonymity::Reason}}};
constexpr std::array<std::pair<std::string_view, TimeKind>, 17> kTimeKinds = {
    {{"weekday", TimeKind::Weekday},
     {"today", TimeKind::Today},
     {"yesterday", TimeKind::Yesterday},
     {"before_yesterday", TimeKind::BeforeYesterday},
     {"tomorrow", TimeKind::Tomorrow},
     {"last", TimeKind::Last},
     {"next", TimeKind::Next},
     {"this", TimeKind::This},
     {"morning", TimeKind::Morning},
     {"night", TimeKind::Night},
     {"now", TimeKind::Now},
     {"third", TimeKind::Third},
     {"part", TimeKind::Part},
     {"ago", TimeKind::Ago},
     {"unit", TimeKind::Unit},
     {"era", TimeKind::Era},
     {"running", TimeKind::Running}}};
constexpr std::array<std::pair<std::string_view, NumberWord::Kind>, 9> kNumberKinds = {
    {{"unit", NumberWord::Kind::Unit},
     {"teen", NumberWord::Kind::Teen},
     {"ten", NumberWord::Kind::Ten},
     {"hundred", NumberWord::Kind::Hundred},
     {"thousand", NumberWord::Kind::Thousand},
     {"million", NumberWord::Kind::Million},
     {"fraction", NumberWord::Kind::Fraction},
     {"thousand_or_two", NumberWord::Kind::ThousandOrTwo},
     {"ordinal", NumberWord::Kind::Ordinal}}};
constexpr std::array<std::pair<std::string_view, Hedge>, 11> kHedges = {{{"exact", Hedge::Exact},
                                                                         {"at_least", Hedge::AtLeast},
                                                                         {"more_than", Hedge::MoreThan},
                                                                         {"at_most", Hedge::AtMost},
                                                                         {"about", Hedge::About},
                                                                         {"range", Hedge::Range},
                                                                         {"dozens", Hedge::Dozens},
                                                                         {"hundreds", Hedge::Hundreds},
                                                                         {"thousands", Hedge::Thousands},
                                                                         {"several", Hedge::Several},
                                                                         {"unknown", Hedge::Unknown}}};
constexpr std::array<std::pair<std::string_view, Slot>, 15> kSlots = {{{"on", Slot::On},
                                                                       {"for", Slot::For},
                                                                       {"by", Slot::By},
                                                                       {"from", Slot::From},
                                                                       {"to", Slot::To},
                                                                       {"about", Slot::About},
                                                                       {"against", Slot::Against},
                                                                       {"with", Slot::With},
                                                                       {"between", Slot::Between},
                                                                       {"in", Slot::In},
                                                                       {"towards", Slot::Towards},
                                                                       {"regarding", Slot::Regarding},
                                                                       {"through", Slot::Through},
                                                                       {"at", Slot::At},
                                                                       {"having", Slot::Having}}};

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const size_t at = text.find(separator);
    if (at != 0) out.push_back(text.substr(0, at));
    if (at == std::string_view::npos) break;
    text.remove_prefix(at + 1);
  }
  return out;
}

}  // namespace

/// Fills a Knowledge from the tables, one function a table.
class Knowledge::Loader {
 public:
  Loader(Knowledge& knowledge, const DataSource& source) : k_(knowledge), source_(source) {}

  std::optional<Error> load() {
    for (std::string_view mode : kModes) k_.modes_.emplace_back(mode);
    for (std::string_view mode : kMoreModes) {
      if (mode != "-") k_.modes_.emplace_back(mode);
    }
    slots();
    using Step = std::optional<Error> (Loader::*)();
    for (Step step : {&Loader::frames,           &Loader::triggers,         &Loader::cues,
                      &Loader::embeddings,       &Loader::responsibilities, &Loader::light_verbs,
                      &Loader::victims,          &Loader::weapons,          &Loader::titles,
                      &Loader::labels,           &Loader::place_words,      &Loader::countries,
                      &Loader::actors,           &Loader::persons,          &Loader::actor_patterns,
                      &Loader::markers,          &Loader::months,           &Loader::times,
                      &Loader::numbers,          &Loader::hedges,           &Loader::distance_words,
                      &Loader::leftovers,        &Loader::credits,          &Loader::agreement_words,
                      &Loader::known_agreements, &Loader::background_words, &Loader::background_weights,
                      &Loader::day_weights,      &Loader::anonymity}) {
      if (auto fault = (this->*step)()) return fault;
    }
    return finish();
  }

 private:
  using Row = TableRow;

  void slots() {
    slot_names_ = {{"subj", Slot::Subject},
                   {"obj", Slot::Object},
                   {"gen", Slot::Genitive},
                   {"obj2", Slot::SecondObject},
                   {"adj", Slot::Nisba}};
  }

  Slot slot(std::string_view name) {
    if (auto it = slot_names_.find(std::string(name)); it != slot_names_.end()) return it->second;
    return Slot::None;
  }

  template <class Function>
  std::optional<Error> each(std::string_view name, std::initializer_list<std::string_view> columns, Function function) {
    auto bytes = source_.table(name);
    if (!bytes) return bytes.error();
    const std::vector<std::string_view> wanted(columns);
    auto table = Table::parse(source_.path_of(name), std::string(*bytes), wanted);
    if (!table) return table.error();
    file_ = std::string(name.substr(name.rfind('/') + 1));
    path_ = source_.path_of(name);
    for (const Row& row : table->rows()) {
      if (std::string fault = function(row); !fault.empty()) return table->fault(row, fault);
    }
    return std::nullopt;
  }

  std::string origin(const Row& row) const { return file_ + ":" + std::to_string(row.line); }
  void missing(const Row& row, std::string_view lemma, const char* what) {
    k_.faults_.push_back({"no word table has the " + std::string(what) + " " + std::string(lemma), path_, row.line});
  }

  static std::string bad(const char* what, std::string_view value) {
    return "unknown " + std::string(what) + " \"" + std::string(value) + "\"";
  }

  static std::optional<Pos> pos(std::string_view name) {
    if (name == "verb") return Pos::Verb;
    if (name == "noun") return Pos::Noun;
    if (name == "adjective") return Pos::Adjective;
    if (name == "particle") return Pos::Particle;
    return std::nullopt;
  }

  /// Lemma of a single word, 0 if there is none. A noun may stand in the tables as an adjective (مصاب) and vice versa.
  uint32_t lemma(std::string_view text, Pos p) const {
    if (uint32_t id = k_.lexicon_->find(text, p)) return id;
    if (p == Pos::Noun) return k_.lexicon_->find(text, Pos::Adjective);
    if (p == Pos::Particle) {
      const uint32_t id = k_.lexicon_->find(text, Pos::Preposition);
      return id ? id : k_.lexicon_->find(text, Pos::Subordinator);
    }
    if (p == Pos::Adjective) return k_.lexicon_->find(text, Pos::Noun);
    return 0;
  }

  std::optional<uint64_t> modes(std::string_view cell) {
    uint64_t bits = 0;
    for (std::string_view name : alternatives(cell)) {
      const uint64_t bit = k_.mode_bit(name);
      if (!bit) return std::nullopt;
      bits |= bit;
    }
    return bits;
  }

  void phrase(std::string_view text, TermKind kind, size_t index) {
    std::string key = normalise(text);
    if (!key.empty()) keys_[std::move(key)].push_back({kind, static_cast<uint32_t>(index)});
  }

  std::optional<Error> frames() {
    // A frame names a slot by its preposition; markers.tsv says which slot that is.
    auto fault = each("ar/markers.tsv", {"form", "function", "value"}, [&](const Row& row) -> std::string {
      if (row.cells[1] != "slot" || row.cells[2] == "-") return {};
      const auto where = lookup(kSlots, row.cells[2]);
      if (!where) return bad("slot", row.cells[2]);
      slot_names_.emplace(row.cells[0], *where);
      return {};
    });
    if (fault) return fault;
    return each("ar/frames.tsv", {"name", "slots"}, [&](const Row& row) -> std::string {
      Frame frame;
      frame.name = row.cells[0];
      for (std::string_view part : split(row.cells[1], ' ')) {
        const size_t equals = part.find('=');
        if (equals == std::string_view::npos) return bad("slot", part);
        const Slot where = slot(part.substr(0, equals));
        const auto role = lookup(kRoles, part.substr(equals + 1));
        if (where == Slot::None) return bad("slot", part.substr(0, equals));
        if (!role) return bad("role", part.substr(equals + 1));
        frame.roles[static_cast<size_t>(where)] = *role;
      }
      frame_names_[frame.name] = static_cast<uint16_t>(k_.frames_.size());
      k_.frames_.push_back(std::move(frame));
      return {};
    });
  }

  std::optional<Error> triggers() {
    for (const std::string& name : source_.tables("ar/triggers")) {
      auto fault = each(name, {"lemma", "pos", "with", "type", "modes", "rank", "harm", "frame"},
                        [&](const Row& row) -> std::string {
                          Trigger t;
                          const auto p = pos(row.cells[1]);
                          const auto type = lookup(kTypes, row.cells[3]);
                          const auto bits = modes(row.cells[4]);
                          const auto rank = lookup(kRanks, row.cells[5]);
                          const auto harm = lookup(kHarms, row.cells[6]);
                          const auto frame = frame_names_.find(std::string(row.cells[7]));
                          if (!p) return bad("part of speech", row.cells[1]);
                          if (!type) return bad("event type", row.cells[3]);
                          if (!bits) return bad("mode", row.cells[4]);
                          if (!rank) return bad("rank", row.cells[5]);
                          if (!harm) return bad("harm", row.cells[6]);
                          if (frame == frame_names_.end()) return bad("frame", row.cells[7]);
                          t.pos = *p;
                          t.type = *type;
                          t.modes = *bits;
                          t.rank = *rank;
                          t.harm = *harm;
                          t.frame = frame->second;
                          t.origin = origin(row);
                          for (std::string_view word : alternatives(row.cells[2])) {
                            if (word == "@armed")
                              t.with_armed = true;
                            else if (word == "@civilian")
                              t.with_civilian = true;
                            else if (word == "@official")
                              t.with_official = true;
                            else
                              t.with.push_back(normalise(word));
                          }
                          std::sort(t.with.begin(), t.with.end());
                          for (const std::string& word : t.with) t.with_marks |= Trigger::mark(word);
                          t.lemma = lemma(row.cells[0], t.pos);
                          if (!t.lemma)
                            missing(row, row.cells[0], row.cells[1] == "verb" ? "verb" : "noun");
                          else
                            k_.triggers_.push_back(std::move(t));
                          return {};
                        });
      if (fault) return fault;
    }
    std::stable_sort(k_.triggers_.begin(), k_.triggers_.end(), [](const Trigger& a, const Trigger& b) {
      return std::pair(a.lemma, a.alone()) < std::pair(b.lemma, b.alone());
    });
    k_.trigger_begin_.assign(k_.lexicon_->size() + 2, 0);
    for (const Trigger& t : k_.triggers_) ++k_.trigger_begin_[t.lemma + 1];
    for (size_t i = 1; i < k_.trigger_begin_.size(); ++i) k_.trigger_begin_[i] += k_.trigger_begin_[i - 1];
    return std::nullopt;
  }

  std::optional<Error> cues() {
    return each("ar/cues.tsv", {"lemma", "pos", "stance", "complement", "claim", "weight"},
                [&](const Row& row) -> std::string {
                  Cue cue;
                  const auto p = pos(row.cells[1]);
                  const auto stance = lookup(kStances, row.cells[2]);
                  if (!p) return bad("part of speech", row.cells[1]);
                  if (!stance) return bad("stance", row.cells[2]);
                  cue.pos = *p;
                  cue.stance = *stance;
                  for (std::string_view c : alternatives(row.cells[3])) {
                    if (c == "obj")
                      cue.object = true;
                    else if (c == "quote")
                      cue.quote = true;
                    else if (c == "any")
                      cue.object = cue.any_object = true;
                    else if (c == "relayed")
                      cue.relayed = true;
                    else if (c == "impersonal")
                      cue.impersonal = true;
                    else if (c == "seen")
                      cue.object = cue.observed = true;
                    else if (Slot s = slot(c); s != Slot::None)
                      cue.prepositions |= 1U << static_cast<int>(s);
                    else
                      cue.that = true;
                  }
                  if (row.cells[4] != "-") {
                    const size_t colon = row.cells[4].find(':');
                    const auto type = lookup(kTypes, row.cells[4].substr(0, colon));
                    if (!type) return bad("event type", row.cells[4]);
                    cue.claim = *type;
                    if (colon != std::string_view::npos) {
                      const auto bits = modes(row.cells[4].substr(colon + 1));
                      if (!bits) return bad("mode", row.cells[4]);
                      cue.claim_modes = *bits;
                    }
                  }
                  if (row.cells[5] != "1" && row.cells[5] != "2" && row.cells[5] != "3")
                    return bad("weight", row.cells[5]);
                  cue.weight = static_cast<uint8_t>(row.cells[5][0] - '0');
                  cue.origin = origin(row);
                  if (cue.pos == Pos::Particle) {
                    phrase(row.cells[0], TermKind::CueParticle, k_.cue_particles_.size());
                    k_.cue_particles_.push_back(cue);
                    return {};
                  }
                  cue.lemma = lemma(row.cells[0], cue.pos);
                  if (!cue.lemma)
                    missing(row, row.cells[0], row.cells[1] == "verb" ? "verb" : "noun");
                  else
                    k_.cues_.emplace(cue.lemma, cue);
                  return {};
                });
  }

  std::optional<Error> embeddings() {
    return each("ar/embedding.tsv", {"lemma", "pos", "effect", "slot"}, [&](const Row& row) -> std::string {
      Embedding e;
      const auto p = pos(row.cells[1]);
      const auto effect = lookup(kFactualities, row.cells[2]);
      e.none = row.cells[2] == "none";
      if (!p) return bad("part of speech", row.cells[1]);
      if (!effect && !e.none) return bad("effect", row.cells[2]);
      e.effect = effect.value_or(Factuality::Asserted);
      e.origin = origin(row);
      for (std::string_view name : alternatives(row.cells[3])) {
        if (name == "head")
          e.head = true;
        else if (name == "that")
          e.that = true;
        else if (name == "apart")
          e.apart = true;
        else if (name == "given")
          e.given = true;
        else if (name == "acted")
          e.acted = true;
        else if (name == "clause")
          continue;
        else if (Slot s = slot(name); s != Slot::None)
          e.slots |= 1U << static_cast<int>(s);
        else
          return bad("slot", name);
      }
      const uint32_t id = lemma(row.cells[0], *p);
      if (!id)
        missing(row, row.cells[0], "word");
      else
        k_.embeddings_.emplace(id, e);
      return {};
    });
  }

  std::optional<Error> responsibilities() {
    return each("ar/responsibility.tsv", {"lemma", "pos", "act"}, [&](const Row& row) -> std::string {
      const auto p = pos(row.cells[1]);
      if (!p || (*p != Pos::Noun && *p != Pos::Verb)) return bad("part of speech", row.cells[1]);
      uint32_t slots = 0;
      for (std::string_view name : alternatives(row.cells[2])) {
        if (name == "any") {
          slots = UINT32_MAX;
        } else if (const Slot s = slot(name); s != Slot::None) {
          slots |= 1U << static_cast<int>(s);
        } else {
          return bad("slot", name);
        }
      }
      const uint32_t id = lemma(row.cells[0], *p);
      if (!id)
        missing(row, row.cells[0], "word");
      else
        k_.responsibilities_.emplace(id, slots);
      return {};
    });
  }

  std::optional<Error> light_verbs() {
    return each("ar/light_verbs.tsv", {"lemma", "subject", "slot", "effect"}, [&](const Row& row) -> std::string {
      LightVerb light;
      light.origin = origin(row);
      if (row.cells[1] == "event") {
        light.subject_is_event = true;
        light.subject = Role::None;
      } else if (const auto role = lookup(kRoles, row.cells[1])) {
        light.subject = *role;
      } else if (row.cells[1] == "-") {
        light.subject = Role::None;
      } else {
        return bad("role", row.cells[1]);
      }
      if (row.cells[3] != "-") {
        light.effect = lookup(kFactualities, row.cells[3]);
        if (!light.effect) return bad("effect", row.cells[3]);
      }
      const uint32_t id = lemma(row.cells[0], Pos::Verb);
      if (!id) {
        missing(row, row.cells[0], "verb");
        return {};
      }
      for (std::string_view name : alternatives(row.cells[2])) {
        light.slot = slot(name);
        if (light.slot == Slot::None) return bad("slot", name);
        k_.light_verbs_[id].push_back(light);
      }
      return {};
    });
  }

  std::optional<Error> anonymity() {
    return each("ar/anonymity.tsv", {"lemma", "pos", "role"}, [&](const Row& row) -> std::string {
      const auto p = pos(row.cells[1]);
      const auto role = lookup(kAnonymity, row.cells[2]);
      if (!p) return bad("part of speech", row.cells[1]);
      if (!role) return bad("role", row.cells[2]);
      const uint32_t id = lemma(row.cells[0], *p);
      if (!id)
        missing(row, row.cells[0], "word");
      else
        k_.anonymity_.emplace(id, *role);
      return {};
    });
  }

  /// Calls `use(text)` for the lemma and each plural that is several words long, else stores `value` by lemma.
  template <class Value, class Map>
  void by_word(const Row& row, std::string_view text, std::string_view plurals, Pos p, const Value& value, Map& map,
               TermKind kind, std::vector<Value>* phrases) {
    if (text.find(' ') != std::string_view::npos) {
      if (!phrases) return;
      phrase(text, kind, phrases->size());
      for (std::string_view plural : alternatives(plurals)) {
        if (plural.starts_with("+")) continue;
        phrase(plural, kind, phrases->size());
      }
      phrases->push_back(value);
      return;
    }
    const uint32_t id = lemma(text, p);
    if (!id)
      missing(row, text, "noun");
    else
      map.emplace(id, value);
  }

  std::optional<Error> victims() {
    return each("ar/victims.tsv", {"lemma", "plurals", "who", "harm"}, [&](const Row& row) -> std::string {
      const auto who = lookup(kVictims, row.cells[2]);
      const bool either = row.cells[3] == "killed|injured";
      const auto harm = either ? TollKind::Killed : lookup(kHarms, row.cells[3]);
      if (!who) return bad("victim class", row.cells[2]);
      if (!harm) return bad("harm", row.cells[3]);
      by_word(row, row.cells[0], row.cells[1], Pos::Noun, VictimWord{*who, *harm, either}, k_.victims_,
              TermKind::VictimPhrase, &k_.victim_phrases_);
      return {};
    });
  }

  std::optional<Error> weapons() {
    std::vector<std::pair<std::string, std::string>> of_two_words;
    const auto fault = each("ar/weapons.tsv", {"lemma", "plurals", "mode", "kind"}, [&](const Row& row) -> std::string {
      const auto bits = modes(row.cells[2]);
      if (!bits) return bad("mode", row.cells[2]);
      const std::string_view text = row.cells[0];
      by_word(row, text, row.cells[1], Pos::Noun, WeaponWord{*bits, std::string(row.cells[3])}, k_.weapons_,
              TermKind::Weapon, &k_.weapon_phrases_);
      if (const size_t blank = text.find(' '); blank != std::string_view::npos && blank == text.rfind(' '))
        of_two_words.emplace_back(text.substr(0, blank), text.substr(blank + 1));
      return {};
    });
    for (const auto& [first, second] : of_two_words) {
      const uint32_t whole = lemma(first, Pos::Noun), alone = lemma(second, Pos::Noun);
      if (k_.weapons_.find(whole) && k_.weapons_.find(alone)) k_.weapons_[alone].short_for = whole;
    }
    return fault;
  }

  std::optional<Error> titles() {
    return each("ar/titles.tsv", {"lemma", "plurals", "kind", "sector"}, [&](const Row& row) -> std::string {
      const auto kind = lookup(kTitleKinds, row.cells[2]);
      if (!kind) return bad("kind of title", row.cells[2]);
      by_word<TitleKind>(row, row.cells[0], row.cells[1], Pos::Noun, *kind, k_.titles_, TermKind::Particle, nullptr);
      return {};
    });
  }

  std::optional<Error> labels() {
    return each("ar/labels.tsv", {"lemma", "plurals", "kind"}, [&](const Row& row) -> std::string {
      by_word<std::string>(row, row.cells[0], row.cells[1], Pos::Noun, std::string(row.cells[2]), k_.labels_,
                           TermKind::Particle, nullptr);
      return {};
    });
  }

  std::optional<Error> place_words() {
    return each("ar/place_words.tsv", {"lemma", "plurals", "kind", "precision"}, [&](const Row& row) -> std::string {
      PlaceWord word;
      word.kind = row.cells[2];
      word.direction = row.cells[2] == "direction";
      if (row.cells[3] != "-") {
        const auto precision = lookup(kPrecisions, row.cells[3]);
        if (!precision) return bad("precision", row.cells[3]);
        word.precision = *precision;
      }
      by_word(row, row.cells[0], row.cells[1], Pos::Noun, word, k_.place_words_, TermKind::PlaceWordPhrase,
              &k_.place_phrases_);
      return {};
    });
  }

  uint32_t add_actor(Actor actor) {
    const auto index = static_cast<uint32_t>(k_.actors_.size());
    k_.actor_index_.emplace(actor.id, index);
    k_.actors_.push_back(std::move(actor));
    return index;
  }

  static void add_style(Country& country, std::string_view name) {
    const size_t blank = name.find(' ');
    if (blank == std::string_view::npos) return;
    std::string first = normalise(name.substr(0, blank));
    if (first.size() > 4 && first[0] == letter::kAlef && first[1] == letter::kLam) first.erase(0, 2);
    country.styles.push_back(std::move(first));
  }

  std::optional<Error> countries() {
    return each("ar/countries.tsv",
                {"iso3", "iso2", "name", "arabic", "aliases", "nisba", "nisba_plural", "capital", "capital_aliases"},
                [&](const Row& row) -> std::string {
                  Country country{std::string(row.cells[0]),
                                  std::string(row.cells[1]),
                                  std::string(row.cells[2]),
                                  std::string(row.cells[3]),
                                  std::string(row.cells[7] == "-" ? "" : row.cells[7]),
                                  0};
                  Actor actor;
                  actor.id = country.iso3;
                  actor.name = country.name;
                  actor.arabic = country.arabic;
                  actor.country = country.iso3;
                  actor.sector = "GOV";
                  actor.is_country = true;
                  country.actor = add_actor(actor);
                  phrase(row.cells[3], TermKind::Actor, country.actor);
                  add_style(country, row.cells[3]);
                  for (std::string_view alias : alternatives(row.cells[4])) {
                    phrase(alias, TermKind::Actor, country.actor);
                    add_style(country, alias);
                  }
                  if (row.cells[7] != "-") {
                    Actor capital = actor;
                    capital.id = country.iso3 + ".GOV";
                    capital.name = "Government of " + country.name;
                    capital.is_country = false;
                    capital.is_capital = true;
                    const uint32_t index = add_actor(capital);
                    phrase(row.cells[7], TermKind::Actor, index);
                    for (std::string_view alias : alternatives(row.cells[8])) phrase(alias, TermKind::Actor, index);
                  }
                  const auto index = static_cast<int32_t>(k_.countries_.size());
                  for (std::string_view nisba : alternatives(row.cells[5])) {
                    for (Pos p : {Pos::Adjective, Pos::Noun}) {
                      if (const uint32_t id = k_.lexicon_->find(nisba, p)) k_.nisbas_.emplace(id, index);
                    }
                  }
                  k_.countries_.push_back(std::move(country));
                  return {};
                });
  }

  std::optional<Error> actors() {
    for (const std::string& name : source_.tables("ar/actors")) {
      auto fault = each(name, {"id", "kind", "name", "arabic", "aliases", "country", "parents", "from", "to"},
                        [&](const Row& row) -> std::string {
                          Actor actor;
                          actor.id = row.cells[0];
                          actor.sector = row.cells[1];
                          actor.name = row.cells[2];
                          actor.arabic = row.cells[3];
                          if (row.cells[5] != "-") actor.country = row.cells[5];
                          for (std::string_view parent : alternatives(row.cells[6])) actor.parents.emplace_back(parent);
                          const auto known = k_.actor_index_.find(actor.id);
                          const uint32_t index = known == k_.actor_index_.end() ? add_actor(actor) : known->second;
                          if (known != k_.actor_index_.end()) {
                            k_.actors_[index].name = actor.name;
                            k_.actors_[index].parents = actor.parents;
                          }
                          phrase(row.cells[3], TermKind::Actor, index);
                          for (std::string_view alias : alternatives(row.cells[4]))
                            phrase(alias, TermKind::Actor, index);
                          return {};
                        });
      if (fault) return fault;
    }
    return std::nullopt;
  }

  std::optional<Error> persons() {
    return each("ar/persons.tsv", {"name", "aliases", "english", "role", "from", "to"},
                [&](const Row& row) -> std::string {
                  Person person;
                  person.name = row.cells[0];
                  person.english = row.cells[2];
                  person.role_id = row.cells[3];
                  if (const Actor* actor = k_.actor_by_id(person.role_id))
                    person.role_name = actor->name;
                  else if (person.role_id != "-")
                    k_.faults_.push_back({"no actor has the id " + person.role_id, path_, row.line});
                  phrase(row.cells[0], TermKind::Person, k_.persons_.size());
                  for (std::string_view alias : alternatives(row.cells[1]))
                    phrase(alias, TermKind::Person, k_.persons_.size());
                  k_.persons_.push_back(std::move(person));
                  return {};
                });
  }

  std::optional<Error> actor_patterns() {
    return each(
        "ar/actor_patterns.tsv", {"pattern", "id_suffix", "kind", "english"}, [&](const Row& row) -> std::string {
          for (std::string_view form : alternatives(row.cells[0])) {
            const size_t brace = form.find('{');
            if (brace == std::string_view::npos) return bad("pattern", form);
            ActorPattern pattern{std::string(row.cells[1]), std::string(row.cells[2]), std::string(row.cells[3]),
                                 form.find("{country}") != std::string_view::npos   ? ActorPattern::Tail::Country
                                 : form.find("{capital}") != std::string_view::npos ? ActorPattern::Tail::Capital
                                                                                    : ActorPattern::Tail::Nisba};
            std::string_view head = form.substr(0, brace);
            // «الجيش ال{nisba}»: the article belongs to the nisba; what stands before it is looked up.
            const size_t blank = head.rfind(' ');
            if (blank == std::string_view::npos) continue;
            head = head.substr(0, blank);
            phrase(head, TermKind::ActorPattern, k_.actor_patterns_.size());
            k_.actor_patterns_.push_back(std::move(pattern));
          }
          return {};
        });
  }

  std::optional<Error> markers() {
    return each("ar/markers.tsv", {"form", "function", "value"}, [&](const Row& row) -> std::string {
      MarkerEntry marker;
      const auto function = lookup(kFunctions, row.cells[1]);
      if (!function) return bad("function", row.cells[1]);
      marker.function = *function;
      if (*function == Function::Slot_ && row.cells[2] != "-")
        marker.slot = lookup(kSlots, row.cells[2]).value_or(Slot::None);
      if (*function == Function::Agent && row.cells[2] != "-") marker.modes = k_.mode_bit(row.cells[2]);
      phrase(row.cells[0], TermKind::Marker, k_.markers_.size());
      k_.markers_.push_back(marker);
      return {};
    });
  }

  std::optional<Error> months() {
    return each("ar/months.tsv", {"form", "month", "calendar"}, [&](const Row& row) -> std::string {
      int month = 0;
      std::from_chars(row.cells[1].data(), row.cells[1].data() + row.cells[1].size(), month);
      if (month < 1 || month > 12) return bad("month", row.cells[1]);
      phrase(row.cells[0], TermKind::Month, k_.months_.size());
      k_.months_.push_back(month);
      k_.hijri_.push_back(row.cells[2] == "hijri");
      return {};
    });
  }

  std::optional<Error> times() {
    return each("ar/time_words.tsv", {"form", "kind", "value"}, [&](const Row& row) -> std::string {
      TimeWord word;
      const auto kind = lookup(kTimeKinds, row.cells[1]);
      if (!kind) return bad("kind", row.cells[1]);
      word.kind = *kind;
      word.value = row.cells[2];
      try {
        word.number = row.cells[2] == "-" ? 0 : std::stod(word.value);
      } catch (...) {
        word.number = 0;
      }
      phrase(row.cells[0], TermKind::Time, k_.times_.size());
      k_.times_.push_back(word);
      return {};
    });
  }

  std::optional<Error> numbers() {
    return each("ar/numbers.tsv", {"form", "value", "kind"}, [&](const Row& row) -> std::string {
      NumberWord word;
      const auto kind = lookup(kNumberKinds, row.cells[2]);
      if (!kind) return bad("kind", row.cells[2]);
      word.kind = *kind;
      if (*kind != NumberWord::Kind::Fraction) {
        const auto [end, fault] =
            std::from_chars(row.cells[1].data(), row.cells[1].data() + row.cells[1].size(), word.value);
        if (fault != std::errc() || end != row.cells[1].data() + row.cells[1].size())
          return bad("number", row.cells[1]);
      }
      phrase(row.cells[0], TermKind::NumberWord, k_.numbers_.size());
      k_.numbers_.push_back(word);
      return {};
    });
  }

  std::optional<Error> hedges() {
    return each("ar/hedges.tsv", {"form", "hedge", "position"}, [&](const Row& row) -> std::string {
      const auto hedge = lookup(kHedges, row.cells[1]);
      if (!hedge) return bad("hedge", row.cells[1]);
      const std::string key = normalise(row.cells[0]);
      auto [known, fresh] = hedge_of_.emplace(key, k_.hedges_.size());
      if (fresh) {
        k_.hedges_.push_back({*hedge, false, false, false});
        phrase(row.cells[0], TermKind::Hedge, known->second);
      }
      HedgeWord& word = k_.hedges_[known->second];
      if (row.cells[2] == "before")
        word.before = true;
      else if (row.cells[2] == "after")
        word.after = true;
      else if (row.cells[2] == "alone")
        word.alone = true;
      else
        return bad("position", row.cells[2]);
      return {};
    });
  }

  std::optional<Error> distance_words() {
    using Use = DistanceWord::Use;
    static constexpr std::array<std::pair<std::string_view, Use>, 6> kUses = {{{"unit", Use::Unit},
                                                                               {"distance", Use::Distance},
                                                                               {"direction", Use::Direction},
                                                                               {"link", Use::Link},
                                                                               {"filler", Use::Filler},
                                                                               {"lies", Use::Lies}}};
    return each("ar/distance_words.tsv", {"form", "kind", "value"}, [&](const Row& row) -> std::string {
      const auto use = lookup(kUses, row.cells[1]);
      if (!use) return bad("kind", row.cells[1]);
      DistanceWord word{*use, 0};
      const std::string_view value = row.cells[2];
      const bool number = *use == Use::Unit || *use == Use::Distance || *use == Use::Direction;
      const auto read = std::from_chars(value.data(), value.data() + value.size(), word.value);
      const bool is_number = read.ec == std::errc() && read.ptr == value.data() + value.size();
      const bool fits = *use == Use::Direction ? word.value < 360 : word.value > 0 && word.value <= kFarthestOffset;
      if (number != is_number || (number && !fits)) return bad("value", value);
      k_.distance_words_.emplace(normalise(row.cells[0]), word);
      return {};
    });
  }

  std::optional<Error> leftovers() {
    auto fault = each("ar/leftovers.tsv", {"form", "use"}, [&](const Row& row) -> std::string {
      const auto use = lookup(kLeftoverUses, row.cells[1]);
      if (!use) return bad("use", row.cells[1]);
      std::string letters = normalise(row.cells[0]);
      if (letters.empty()) return "a form without letters";
      k_.leftovers_.add(std::move(letters), *use);
      return {};
    });
    if (fault) return fault;
    fault = each("ar/leftover_weights.tsv", {"feature", "lead", "within", "behind", "basis"},
                 [&](const Row& row) -> std::string {
                   LineWeights& to = k_.leftovers_.weights;
                   return weights(row, kLineFeatures, {to[0].data(), to[1].data(), to[2].data()});
                 });
    if (fault) return fault;
    // What months, days and units are called and which agencies there are, other tables say.
    const auto words_of_time = [&](std::string_view form) {
      const std::string letters = normalise(form);
      for (size_t begin = 0; begin < letters.size();) {
        const size_t end = std::min(letters.find(' ', begin), letters.size());
        k_.leftovers_.add(letters.substr(begin, end - begin), LeftoverUse::Time);
        begin = end + 1;
      }
    };
    fault = each("ar/months.tsv", {"form", "month", "calendar"}, [&](const Row& row) -> std::string {
      words_of_time(row.cells[0]);
      return {};
    });
    if (fault) return fault;
    fault = each("ar/time_words.tsv", {"form", "kind", "value"}, [&](const Row& row) -> std::string {
      const auto kind = lookup(kTimeKinds, row.cells[1]);
      if (kind == TimeKind::Weekday || kind == TimeKind::Unit || kind == TimeKind::Today) words_of_time(row.cells[0]);
      return {};
    });
    return fault;
  }

  std::optional<Error> credits() {
    auto fault = each("ar/credits.tsv", {"form", "actor", "use"}, [&](const Row& row) -> std::string {
      const auto use = lookup(kCreditUses, row.cells[2]);
      if (!use) return bad("use", row.cells[2]);
      const std::string id(row.cells[1]);
      if (id != "-" && !k_.actor_by_id(id)) return "no actor has the id " + id;
      if (id == "-" && *use == CreditUse::Signature) return "a signature is somebody's: the actor is missing";
      std::string letters = normalise(row.cells[0]);
      if (letters.empty()) return "a form without letters";
      k_.credit_forms_.push_back({std::move(letters), id, *use});
      return {};
    });
    if (fault) return fault;
    for (const CreditForm& form : k_.credit_forms_) {
      if (form.use == CreditUse::Byline || form.use == CreditUse::Named)
        k_.leftovers_.add(form.letters, LeftoverUse::Agency);
    }
    k_.leftovers_.finish();
    auto& forms = k_.credit_forms_;
    std::stable_sort(forms.begin(), forms.end(),
                     [](const CreditForm& a, const CreditForm& b) { return a.letters < b.letters; });
    return std::nullopt;
  }

  /// The words of a phrase in the form of search_forms(). The article of a noun is left out by whoever compares.
  static std::vector<std::string> search_words(std::string_view form) {
    std::vector<std::string> words;
    const std::string letters = normalise(form);
    for (std::string_view rest = letters; !rest.empty();) {
      const size_t blank = std::min(rest.find(' '), rest.size());
      words.push_back(to_utf8(rest.substr(0, blank)));
      rest.remove_prefix(std::min(blank + 1, rest.size()));
    }
    return words;
  }

  std::optional<Error> agreement_words() {
    return each("ar/agreement_words.tsv", {"form", "role", "value"}, [&](const Row& row) -> std::string {
      AgreementPhrase phrase;
      const auto role = lookup(kAgreementRoles, row.cells[1]);
      if (!role) return bad("role", row.cells[1]);
      phrase.form = row.cells[0];
      phrase.role = *role;
      phrase.words = search_words(row.cells[0]);
      if (phrase.words.empty()) return "a form without letters";
      if (*role == AgreementPhrase::Role::Kind) {
        if (!is_agreement_kind(row.cells[2])) return bad("kind", row.cells[2]);
        phrase.kind = row.cells[2];
      } else if (row.cells[2] == "before") {
        phrase.before = true;
      } else if (row.cells[2] != "-") {
        return bad("value", row.cells[2]);
      }
      k_.agreement_phrases_.push_back(std::move(phrase));
      return {};
    });
  }

  std::optional<Error> known_agreements() {
    return each("ar/agreements.tsv",
                {"id", "kind", "name", "arabic", "names", "clues", "places", "from", "to", "parties"},
                [&](const Row& row) -> std::string {
                  KnownAgreement known;
                  known.id = row.cells[0];
                  for (const KnownAgreement& other : k_.known_agreements_) {
                    if (other.id == known.id) return "the agreement " + known.id + " is here a second time";
                  }
                  if (!is_agreement_kind(row.cells[1])) return bad("kind", row.cells[1]);
                  known.kind = row.cells[1];
                  known.name = row.cells[2];
                  known.name_ar = row.cells[3];
                  for (std::string_view form : alternatives(row.cells[4])) known.names.push_back(search_words(form));
                  for (std::string_view form : alternatives(row.cells[5])) known.clues.push_back(search_words(form));
                  for (const auto& list : {known.names, known.clues}) {
                    for (const auto& words : list) {
                      if (words.empty()) return "a phrase without letters";
                    }
                  }
                  for (std::string_view place : alternatives(row.cells[6])) known.places.emplace_back(place);
                  if (known.places.empty()) return "the places are missing";
                  const auto from = Day::parse(std::string(row.cells[7]));
                  if (!from) return bad("day", row.cells[7]);
                  known.from = *from;
                  if (row.cells[8] != "-") {
                    known.to = Day::parse(std::string(row.cells[8]));
                    if (!known.to || *known.to < *from) return bad("last day", row.cells[8]);
                  }
                  for (std::string_view id : alternatives(row.cells[9])) {
                    if (!k_.actor_by_id(std::string(id))) return "no actor has the id " + std::string(id);
                    known.parties.emplace_back(id);
                  }
                  k_.known_agreements_.push_back(std::move(known));
                  return {};
                });
  }

  std::optional<Error> background_words() {
    k_.background_words_.assign(k_.lexicon_->size() + 1, 0);
    return each("ar/background_words.tsv", {"lemma", "pos", "kind"}, [&](const Row& row) -> std::string {
      const auto p = pos(row.cells[1]);
      if (!p) return bad("part of speech", row.cells[1]);
      const auto kind = std::find(kBackgroundWords.begin(), kBackgroundWords.end(), row.cells[2]);
      if (kind == kBackgroundWords.end()) return bad("kind", row.cells[2]);
      const uint32_t id = lemma(row.cells[0], *p);
      if (!id)
        missing(row, row.cells[0], row.cells[1] == "verb" ? "verb" : "noun");
      else
        k_.background_words_[id] |= static_cast<uint16_t>(1U << (kind - kBackgroundWords.begin()));
      return {};
    });
  }

  std::optional<Error> background_weights() {
    k_.background_weights_.assign(kBackgroundFeatureCount, 0);
    return each("ar/background_weights.tsv", {"feature", "weight", "basis"}, [&](const Row& row) -> std::string {
      return weights(row, kBackgroundFeatures, {k_.background_weights_.data()});
    });
  }

  std::optional<Error> day_weights() {
    return each("ar/day_weights.tsv", {"feature", "here", "before", "basis"}, [&](const Row& row) -> std::string {
      return weights(row, kDayFeatures, {k_.day_weights_.here.data(), k_.day_weights_.before.data()});
    });
  }

  /// The weights of one feature, from the second cell on, into each of `into`, which are in the order of `features`.
  template <size_t N>
  std::string weights(const Row& row, const std::array<std::string_view, N>& features,
                      std::initializer_list<double*> into) {
    const auto feature = std::find(features.begin(), features.end(), row.cells[0]);
    if (feature == features.end()) return bad("feature", row.cells[0]);
    size_t column = 1;
    for (double* list : into) {
      char* end = nullptr;
      const std::string cell(row.cells[column]);
      list[feature - features.begin()] = std::strtod(cell.c_str(), &end);
      if (cell.empty() || *end != '\0') return bad("weight", row.cells[column]);
      ++column;
    }
    return {};
  }

  std::optional<Error> finish() {
    // The oblique of a sound plural in a name (الحوثيون, الحوثيين) is a key of its own.
    std::map<std::string, std::vector<TermEntry>> all(keys_.begin(), keys_.end());
    const std::string nominative{letter::kWaw, letter::kNoon}, oblique{letter::kYeh, letter::kNoon};
    for (const auto& [key, entries] : keys_) {
      std::string other = key;
      bool changed = false;
      for (size_t end = other.find(nominative); end != std::string::npos; end = other.find(nominative, end + 1)) {
        const bool word_end = end + 2 == other.size() || other[end + 2] == ' ';
        const size_t begin = end == 0 ? 0 : other.rfind(' ', end - 1) + 1;
        if (!word_end || end - begin < 4) continue;
        if (entries[0].kind != TermKind::Actor && entries[0].kind != TermKind::ActorPattern) continue;
        other.replace(end, 2, oblique);
        changed = true;
      }
      if (changed) {
        auto& list = all[other];
        for (const TermEntry& e : entries) {
          if (std::none_of(list.begin(), list.end(), [&](const TermEntry& x) { return x.kind == e.kind; }))
            list.push_back(e);
        }
      }
    }
    std::vector<std::string_view> sorted;
    sorted.reserve(all.size());
    for (const auto& [key, entries] : all) sorted.push_back(key);
    std::sort(sorted.begin(), sorted.end());
    auto block = std::make_shared<std::vector<std::byte>>(build_automaton(sorted));
    auto automaton = Automaton::from_block(*block);
    if (!automaton) return automaton.error();
    k_.phrases_ = *automaton;
    k_.phrase_block_ = block;
    for (std::string_view key : sorted) {
      k_.term_begin_.push_back(static_cast<uint32_t>(k_.terms_.size()));
      const auto& entries = all[std::string(key)];
      k_.terms_.insert(k_.terms_.end(), entries.begin(), entries.end());
    }
    k_.term_begin_.push_back(static_cast<uint32_t>(k_.terms_.size()));
    return std::nullopt;
  }

  Knowledge& k_;
  const DataSource& source_;
  std::string file_, path_;  // of the table being read: its name, and as shown in messages
  std::unordered_map<std::string, Slot> slot_names_;
  std::unordered_map<std::string, uint16_t> frame_names_;
  std::unordered_map<std::string, size_t> hedge_of_;
  std::unordered_map<std::string, std::vector<TermEntry>> keys_;
};

Result<std::unique_ptr<Knowledge>> Knowledge::load(const DataSource& source, const Lexicon& lexicon) {
  auto knowledge = std::make_unique<Knowledge>();
  knowledge->lexicon_ = &lexicon;
  if (auto fault = Loader(*knowledge, source).load()) return *fault;
  return knowledge;
}

std::span<const Trigger> Knowledge::triggers(uint32_t lemma) const {
  if (lemma == 0 || lemma + 1 >= trigger_begin_.size()) return {};
  return std::span(triggers_).subspan(trigger_begin_[lemma], trigger_begin_[lemma + 1] - trigger_begin_[lemma]);
}

const Cue* Knowledge::cue(uint32_t lemma) const { return cues_.find(lemma); }
const Embedding* Knowledge::embedding(uint32_t lemma) const { return embeddings_.find(lemma); }
const LightVerb* Knowledge::light_verb(uint32_t lemma) const {
  const auto* list = light_verbs_.find(lemma);
  return list ? &list->front() : nullptr;
}
std::span<const LightVerb> Knowledge::light_verbs(uint32_t lemma) const {
  const auto* list = light_verbs_.find(lemma);
  return list ? std::span<const LightVerb>(*list) : std::span<const LightVerb>();
}
const VictimWord* Knowledge::victim(uint32_t lemma) const { return victims_.find(lemma); }
const WeaponWord* Knowledge::weapon(uint32_t lemma) const { return weapons_.find(lemma); }
const TitleKind* Knowledge::title(uint32_t lemma) const { return titles_.find(lemma); }
const std::string* Knowledge::label(uint32_t lemma) const { return labels_.find(lemma); }
const PlaceWord* Knowledge::place_word(uint32_t lemma) const { return place_words_.find(lemma); }
int32_t Knowledge::nisba_country(uint32_t lemma) const {
  const auto* index = nisbas_.find(lemma);
  return index ? *index : -1;
}

std::span<const TermEntry> Knowledge::terms(uint32_t key) const {
  return std::span(terms_).subspan(term_begin_[key], term_begin_[key + 1] - term_begin_[key]);
}

const CreditForm* Knowledge::credit_form(std::string_view letters) const {
  const auto it =
      std::lower_bound(credit_forms_.begin(), credit_forms_.end(), letters,
                       [](const CreditForm& form, std::string_view wanted) { return form.letters < wanted; });
  return it == credit_forms_.end() || it->letters != letters ? nullptr : &*it;
}

const Actor* Knowledge::actor_by_id(const std::string& id) const {
  const auto it = actor_index_.find(id);
  return it == actor_index_.end() ? nullptr : &actors_[it->second];
}

uint64_t Knowledge::mode_bit(std::string_view name) const {
  for (size_t i = 0; i < modes_.size(); ++i) {
    if (modes_[i] == name) return uint64_t{1} << i;
  }
  return 0;
}

}  // namespace isnad
