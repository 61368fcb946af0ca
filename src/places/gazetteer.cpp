// Reads a compiled gazetteer in place; see gazetteer.h for what it holds and block.h for its form.
#include "places/gazetteer.h"

#include <algorithm>
#include <cstring>
#include <mutex>

#include "places/block.h"

namespace isnad {

using gazetteer_block::Header;
using gazetteer_block::Record;
using gazetteer_block::Section;

struct Gazetteer::View {
  std::span<const Record> places;
  std::span<const uint32_t> starts;
  std::span<const uint32_t> sure, exact;
  std::span<const uint32_t> named;
  std::span<const std::byte> strings;
  Automaton names;
  bool doubtful = false;
  mutable std::once_flag ids_sorted;
  mutable std::vector<uint32_t> by_id;  // places in the order of their ids; few readers ask for any, so made then

  std::string_view id(uint32_t index) const { return text(places[index - 1].id); }
  std::string_view text(uint32_t offset) const {
    uint16_t length = 0;
    if (offset + sizeof length > strings.size()) return {};
    std::memcpy(&length, strings.data() + offset, sizeof length);
    if (offset + sizeof length + length > strings.size()) return {};
    return {reinterpret_cast<const char*>(strings.data() + offset + sizeof length), length};
  }
};

namespace {

Error damaged(const char* what) { return {std::string("the compiled gazetteer is damaged: ") + what, "", 0}; }

template <class T>
bool take(std::span<const std::byte> block, const Section& section, std::span<const T>& out) {
  if (section.begin % 8 != 0 || section.size % sizeof(T) != 0) return false;
  if (section.begin > block.size() || section.size > block.size() - section.begin) return false;
  out = {reinterpret_cast<const T*>(block.data() + section.begin), section.size / sizeof(T)};
  return true;
}

}  // namespace

Result<Gazetteer> Gazetteer::from_block(std::span<const std::byte> block) {
  Header header;
  if (block.size() < sizeof header) return damaged("it is cut short");
  if (reinterpret_cast<uintptr_t>(block.data()) % 8 != 0) return damaged("it is not aligned");
  std::memcpy(&header, block.data(), sizeof header);
  if (header.magic != gazetteer_block::kMagic) return damaged("it begins otherwise");
  if (header.version != gazetteer_block::kVersion) return damaged("it is of another version");
  auto view = std::make_shared<View>();
  std::span<const std::byte> automaton;
  if (!take(block, header.places, view->places) || !take(block, header.starts, view->starts) ||
      !take(block, header.sure, view->sure) || !take(block, header.exact, view->exact) ||
      !take(block, header.named, view->named) || !take(block, header.automaton, automaton) ||
      !take(block, header.strings, view->strings)) {
    return damaged("a section lies outside it");
  }
  auto names = Automaton::from_block(automaton);
  if (!names) return names.error();
  view->names = *names;
  if (view->starts.size() != size_t{view->names.size()} + 1 || view->sure.size() != view->names.size() ||
      view->exact.size() != view->names.size()) {
    return damaged("keys and places do not match");
  }
  uint32_t before = 0;
  for (uint32_t start : view->starts) {
    if (start < before || start > view->named.size()) return damaged("keys and places do not match");
    before = start;
  }
  for (size_t key = 0; key < view->sure.size(); ++key) {
    const uint32_t all = view->starts[key + 1] - view->starts[key];
    if (view->sure[key] > view->exact[key] || view->exact[key] > all) return damaged("keys and places do not match");
    if (view->sure[key] < all) view->doubtful = true;
  }
  for (uint32_t index : view->named) {
    if (index == 0 || index > view->places.size()) return damaged("a key names no place");
  }
  Gazetteer gazetteer;
  gazetteer.view_ = std::move(view);
  return gazetteer;
}

uint32_t Gazetteer::size() const { return view_ ? static_cast<uint32_t>(view_->places.size()) : 0; }

Place Gazetteer::place(uint32_t index) const {
  Place place;
  if (index == 0 || index > size()) {
    place.located = false;
    return place;
  }
  const Record& record = view_->places[index - 1];
  place.id = view_->text(record.id);
  place.name = view_->text(record.name);
  place.arabic = view_->text(record.arabic);
  place.kind = view_->text(record.kind);
  place.latitude = record.latitude / 1e6;
  place.longitude = record.longitude / 1e6;
  place.precision = record.precision <= static_cast<uint8_t>(Precision::Country)
                        ? static_cast<Precision>(record.precision)
                        : Precision::Settlement;
  if (record.country[0] != 0) place.country = {record.country, sizeof record.country};
  place.admin1 = record.admin1 <= size() ? record.admin1 : 0;
  place.parent = record.parent <= size() ? record.parent : 0;
  place.population = record.population;
  place.located = (record.flags & gazetteer_block::kLocated) != 0;
  place.curated = (record.flags & gazetteer_block::kCurated) != 0;
  place.imported = (record.flags & gazetteer_block::kImported) != 0;
  return place;
}

uint32_t Gazetteer::find(std::string_view id) const {
  if (!view_ || id.empty()) return 0;
  const View& view = *view_;
  std::call_once(view.ids_sorted, [&] {
    view.by_id.resize(view.places.size());
    for (uint32_t i = 0; i < view.by_id.size(); ++i) view.by_id[i] = i + 1;
    std::stable_sort(view.by_id.begin(), view.by_id.end(),
                     [&](uint32_t a, uint32_t b) { return view.id(a) < view.id(b); });
  });
  const auto found = std::lower_bound(view.by_id.begin(), view.by_id.end(), id,
                                      [&](uint32_t index, std::string_view asked) { return view.id(index) < asked; });
  return found != view.by_id.end() && view.id(*found) == id ? *found : 0;
}

const Automaton& Gazetteer::names() const {
  static const Automaton kNone;
  return view_ ? view_->names : kNone;
}

std::span<const uint32_t> Gazetteer::named(uint32_t key) const {
  if (!view_ || size_t{key} + 1 >= view_->starts.size()) return {};
  return view_->named.subspan(view_->starts[key], view_->starts[key + 1] - view_->starts[key]);
}

bool Gazetteer::has_doubtful_names() const { return view_ && view_->doubtful; }

std::span<const uint32_t> Gazetteer::surely_named(uint32_t key) const {
  const std::span<const uint32_t> all = named(key);
  return all.empty() ? all : all.first(view_->sure[key]);
}

std::span<const uint32_t> Gazetteer::exactly_named(uint32_t key) const {
  const std::span<const uint32_t> all = named(key);
  return all.empty() ? all : all.first(view_->exact[key]);
}

}  // namespace isnad
