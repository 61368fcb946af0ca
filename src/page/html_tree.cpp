#include "page/html_tree.h"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstddef>
#include <ctime>
#include <new>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

namespace isnad {
namespace {

constexpr size_t kLongestPage = size_t{256} << 20;      // bytes of HTML; whoever reads files asks for less
constexpr size_t kMostMemory = size_t{256} << 20;       // bytes that its tree may take
constexpr size_t kDeepest = 512;                        // elements one in another
constexpr double kLongestTime = 5;                      // seconds of the processor
constexpr size_t kChunk = size_t{1} << 20;              // bytes that are asked of the system at once
constexpr uint32_t kAllocationsBetweenLooks = 1U << 9;  // at the clock

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Elements that have no end tag, or that the next of their kind ends: they do not nest by themselves. Sorted.
constexpr std::array<std::string_view, 38> kNeverDeep = {
    "area",  "base",  "basefont", "bgsound",  "body",   "br",   "col",   "colgroup", "command", "dd",
    "dt",    "embed", "frame",    "head",     "hr",     "html", "image", "img",      "input",   "keygen",
    "li",    "link",  "meta",     "optgroup", "option", "p",    "param", "rp",       "rt",      "source",
    "tbody", "td",    "tfoot",    "th",       "thead",  "tr",   "track", "wbr"};
/// Elements in which there are no tags. Sorted.
constexpr std::array<std::string_view, 8> kRawText = {"iframe", "noembed",  "noframes", "script",
                                                      "style",  "textarea", "title",    "xmp"};

bool is_among(std::span<const std::string_view> names, std::string_view name) {
  return std::binary_search(names.begin(), names.end(), name);
}

/// How deep the tags of a page nest, about. gumbo's time grows with the depth, so this is known before it begins.
size_t depth_of_tags(std::string_view html) {
  std::unordered_map<std::string, size_t> open;             // by name
  size_t depth = 0, deepest = 0, tag_end = 0, foreign = 0;  // foreign: in svg or math, where «/>» ends an element
  std::string name, until;
  for (size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    if (until.empty() && html.substr(at, 4) == "<!--") {
      at = html.find("-->", at + 2);
      if (at == std::string_view::npos) break;
      continue;
    }
    const bool closing = at + 1 < html.size() && html[at + 1] == '/';
    const size_t begin = at + (closing ? 2 : 1);
    name.clear();
    for (size_t i = begin; i < html.size() && i < begin + 32; ++i) {
      const char c = html[i];
      if (c == '>' || c == '/' || c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') break;
      name += lower(c);
    }
    if (name.empty() || !is_letter(name[0]) || (!until.empty() && (!closing || name != until))) continue;
    until.clear();
    if (is_among(kNeverDeep, name)) continue;
    if (closing) {
      const auto found = open.find(name);
      if (found == open.end() || found->second == 0) continue;
      --found->second;
      --depth;
      if (name == "svg" || name == "math") --foreign;
      continue;
    }
    if (is_among(kRawText, name) && foreign == 0) {
      until = name;
      continue;
    }
    if (name == "svg" || name == "math") ++foreign;
    if (foreign > 0) {
      if (tag_end <= at) tag_end = html.find('>', at);  // looked for once, however many tags have none
      if (tag_end != std::string_view::npos && html[tag_end - 1] == '/') {
        if (name == "svg" || name == "math") --foreign;
        continue;
      }
    }
    ++open[name];
    deepest = std::max(deepest, ++depth);
  }
  return deepest;
}

}  // namespace

std::string_view HtmlNode::attribute(const char* name) const {
  if (!is_element()) return {};
  const GumboAttribute* found = gumbo_get_attribute(&element().attributes, name);
  return found == nullptr ? std::string_view() : std::string_view(found->value);
}

/// What gumbo allocates: never freed one by one, all at once at the end. gumbo would free a tree by recursion, and it
/// has no way to stop, so parsing leaves by longjmp from here: there is nothing of C++ between.
class HtmlTree::Memory {
 public:
  enum class Broken : uint8_t { None, Memory, Time };

  const GumboOutput* parse(std::string_view html) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = [](void* self, size_t size) { return static_cast<Memory*>(self)->allocate(size); };
    options.deallocator = [](void*, void*) {};
    options.userdata = this;
    options.max_errors = 0;
    started_ = processor_seconds();
    return parse_or_escape(options, html);
  }
  Broken broken() const { return broken_; }

 private:
  const GumboOutput* parse_or_escape(const GumboOptions& options, std::string_view html) {
    // NOLINTNEXTLINE(cert-err52-cpp): gumbo is C and must be left in its middle
    if (setjmp(escape_) != 0) return nullptr;
    return gumbo_parse_with_options(&options, html.data(), html.size());
  }

  void* allocate(size_t size) {
    constexpr size_t kAlign = alignof(std::max_align_t);
    if (size > kMostMemory) leave(Broken::Memory);
    size = (size + kAlign - 1) / kAlign * kAlign;
    if (++allocations_ % kAllocationsBetweenLooks == 0 && processor_seconds() - started_ > kLongestTime)
      leave(Broken::Time);
    if (size > left_) {
      const size_t chunk = std::max(size, kChunk);
      if (taken_ + chunk > kMostMemory) leave(Broken::Memory);
      std::unique_ptr<std::byte[]> bytes(new (std::nothrow) std::byte[chunk]);
      if (bytes == nullptr || !keep(std::move(bytes))) leave(Broken::Memory);
      taken_ += chunk;
      next_ = chunks_.back().get();
      left_ = chunk;
    }
    void* out = next_;
    next_ += size;
    left_ -= size;
    return out;
  }

  bool keep(std::unique_ptr<std::byte[]> bytes) {
    try {
      chunks_.push_back(std::move(bytes));
    } catch (const std::bad_alloc&) {
      return false;
    }
    return true;
  }

  [[noreturn]] void leave(Broken what) {
    broken_ = what;
    std::longjmp(escape_, 1);  // NOLINT(cert-err52-cpp)
  }

  std::vector<std::unique_ptr<std::byte[]>> chunks_;
  std::byte* next_ = nullptr;
  size_t left_ = 0, taken_ = 0;
  uint32_t allocations_ = 0;
  double started_ = 0;
  Broken broken_ = Broken::None;
  std::jmp_buf escape_{};
};

HtmlTree::HtmlTree() : memory_(std::make_unique<Memory>()) {}
HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree& HtmlTree::operator=(HtmlTree&&) noexcept = default;
HtmlTree::~HtmlTree() = default;

Result<HtmlTree> HtmlTree::parse(std::string_view html) {
  const Error too_deep{"the page was skipped: its elements nest more than " + std::to_string(kDeepest) + " deep", "",
                       0};
  if (html.size() > kLongestPage) {
    return Error{"the page was skipped: it has more than " + std::to_string(kLongestPage >> 20) + " MiB of HTML", "",
                 0};
  }
  if (depth_of_tags(html) > kDeepest) return too_deep;
  HtmlTree tree;
  const GumboOutput* output = tree.memory_->parse(html);
  if (output == nullptr) {
    const std::string what =
        tree.memory_->broken() == Memory::Broken::Time
            ? "it takes more than " + std::to_string(static_cast<int>(kLongestTime)) + " seconds to parse"
            : "parsed, it takes more than " + std::to_string(kMostMemory >> 20) + " MiB of memory";
    return Error{"the page was skipped: " + what, "", 0};
  }
  struct Open {
    uint32_t index;
    unsigned next;
  };
  std::vector<Open> open;
  const auto add = [&](const GumboNode* node, uint32_t parent) {
    const auto index = static_cast<uint32_t>(tree.nodes_.size());
    tree.nodes_.push_back({node, parent, index + 1});
    if (tree.nodes_.back().is_element()) open.push_back({index, 0});
  };
  add(output->root, 0);
  while (!open.empty()) {
    const uint32_t index = open.back().index;
    const GumboVector& children = tree.nodes_[index].element().children;
    if (open.back().next < children.length) {
      const auto* child = static_cast<const GumboNode*>(children.data[open.back().next++]);
      if (child->type == GUMBO_NODE_COMMENT) continue;
      add(child, index);
      if (open.size() > kDeepest) return too_deep;
    } else {
      tree.nodes_[index].end = static_cast<uint32_t>(tree.nodes_.size());
      open.pop_back();
    }
  }
  const GumboVector& parts = output->root->v.element.children;
  const auto implied = [](const GumboNode* node) { return (node->parse_flags & GUMBO_INSERTION_IMPLIED) != 0; };
  tree.fragment_ = implied(output->root);
  for (unsigned i = 0; i < parts.length; ++i) {
    const auto* part = static_cast<const GumboNode*>(parts.data[i]);
    if (part->type == GUMBO_NODE_ELEMENT && !implied(part)) tree.fragment_ = false;
    if (part->type == GUMBO_NODE_ELEMENT && part->v.element.tag == GUMBO_TAG_HEAD &&
        part->v.element.children.length > 0)
      tree.fragment_ = false;
  }
  return tree;
}

}  // namespace isnad
