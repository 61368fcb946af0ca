#include "page/html_blocks.h"

#include <algorithm>
#include <array>

#include "text/letters.h"

namespace isnad {
namespace {

constexpr uint32_t kMostFormNodes = 40;  // of a box with a field to write into
constexpr uint32_t kRunningText = 30;    // letters of a text outside links that is hardly a label
constexpr uint32_t kLongestCell = 60;    // letters in a cell of a table of figures and names
constexpr uint32_t kMostCellWords = 3;   // more tell something, as in a list with numbers or times before its lines
constexpr uint32_t kLongestOpening = 7;  // words of a place and an agency before the text
constexpr std::string_view kCellMark = " | ";

/// What an element does to the text in it.
enum class Role : uint8_t { Inline, Block, Break, Nothing, Doubtful };

Role role_of(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_CANVAS:
      return Role::Nothing;
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_MENU:
      return Role::Doubtful;
    case GUMBO_TAG_BR:
    case GUMBO_TAG_HR:
      return Role::Break;
    case GUMBO_TAG_HTML:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_DIR:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_P:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_UL:
      return Role::Block;
    default:
      return Role::Inline;
  }
}

int heading_of(GumboTag tag) {
  return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 ? static_cast<int>(tag) - static_cast<int>(GUMBO_TAG_H1) + 1 : 0;
}

/// The code point at `at`, which is moved behind it. `text` is valid UTF-8.
char32_t next_code_point(std::string_view text, size_t& at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(i < text.size() ? text[i] : 0); };
  const unsigned first = byte(at);
  if (first < 0x80) return text[at++];
  const size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  char32_t out = first & (0xFFU >> (length + 1));
  for (size_t i = 1; i < length; ++i) out = out << 6U | (byte(at + i) & 0x3FU);
  at = std::min(at + length, text.size());
  return out;
}

bool is_blank(char32_t c) {
  return c <= ' ' || c == 0x7F || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// Code points that show nothing: soft hyphen, zero width blank, byte order mark.
bool is_nothing(char32_t c) { return c == 0xAD || c == 0x200B || c == 0xFEFF; }

bool ends_sentence(char32_t c) {
  constexpr std::u32string_view kMarks = U".؟!…»\"”:؛)";
  return kMarks.find(c) != std::u32string_view::npos;
}

bool says_something(char32_t c) {
  const LetterKind kind = classify(c).kind;
  return kind == LetterKind::Letter || kind == LetterKind::Ligature || kind == LetterKind::Digit ||
         (kind == LetterKind::Other && c >= 0x00C0 && c < 0x1F000 && !(c >= 0x2000 && c < 0x2C00) && c != 0x060C &&
          c != 0x061B && c != 0x061F && c != 0xFFFD);
}

bool hidden(const HtmlNode& node) {
  const GumboVector* attributes = &node.element().attributes;
  if (attributes->length == 0) return false;
  if (gumbo_get_attribute(attributes, "hidden") != nullptr || node.attribute("aria-hidden") == "true") return true;
  std::string style;
  for (const char c : node.attribute("style").substr(0, 512)) {
    if (c != ' ') style += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

class Blocks {
 public:
  Blocks(const HtmlTree& tree, const PageRules& rules, uint32_t headline)
      : nodes_(tree.nodes()), rules_(rules), headline_(headline) {}

  HtmlBlocks run() {
    look();
    find_rows();
    leave_out();
    write();
    return std::move(out_);
  }

 private:
  struct Open {
    uint32_t index = 0;
    bool block = false;
    int heading = 0;
    PageMarks marks;  // of it and of what it stands in
    bool link = false, bold = false, item = false, pre = false;
    bool row = false;      // of a table of figures: one line, whatever stands in it
    uint32_t element = 0;  // the innermost block
  };

  /// Marks of all elements, and how much running text stands before each node.
  void look() {
    out_.marks.resize(nodes_.size());
    out_.left_out.assign(nodes_.size(), false);
    running_.assign(nodes_.size() + 1, 0);
    fields_.assign(nodes_.size() + 1, 0);
    body_.assign(nodes_.size() + 1, 0);
    uint32_t link_end = 0, nothing_end = 0, body_end = 0, comments_end = 0;
    for (uint32_t i = 0; i < nodes_.size(); ++i) {
      const HtmlNode& node = nodes_[i];
      uint32_t running = 0;
      if (node.is_element()) {
        out_.marks[i] = rules_.marks(node.element());
        if (node.tag() == GUMBO_TAG_A) link_end = std::max(link_end, node.end);
        if (role_of(node.tag()) == Role::Nothing) nothing_end = std::max(nothing_end, node.end);
        if (out_.marks[i].has(PageMark::Comments)) comments_end = std::max(comments_end, node.end);
        // What readers wrote may be called the text of something, too.
        if (out_.marks[i].has(PageMark::Body) && i >= comments_end) body_end = std::max(body_end, node.end);
      } else if (i >= link_end && i >= nothing_end) {
        for (const char c : node.text()) running += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U && c != ' ';
        if (running < kRunningText) running = 0;
      }
      running_[i + 1] = running_[i] + running;
      fields_[i + 1] = fields_[i] + (node.tag() == GUMBO_TAG_INPUT && node.attribute("type") != "hidden");
      body_[i + 1] = body_[i] + (i < body_end ? running : 0);
    }
  }

  /// Rows of tables that hold figures and names, not of those by which old pages are laid out: most of the rows have
  /// several cells, all of these are short, and no table, heading or list is in them.
  void find_rows() {
    struct Table {
      uint32_t end;
      std::vector<uint32_t> rows = {};
      uint32_t wide = 0;                                         // rows of several cells
      uint32_t cells = 0, cell_end = 0, letters = 0, words = 0;  // of the last row; of its last cell
      bool layout = false;
    };
    row_.assign(nodes_.size(), false);
    std::vector<Table> open;
    const auto close = [&] {
      const Table& table = open.back();
      if (!table.layout && table.wide >= 2 && size_t{table.wide} * 3 >= table.rows.size() * 2) {
        for (const uint32_t row : table.rows) row_[row] = true;
      }
      open.pop_back();
    };
    for (uint32_t i = 0; i < nodes_.size(); ++i) {
      while (!open.empty() && i >= open.back().end) close();
      const HtmlNode& node = nodes_[i];
      const GumboTag tag = node.tag();
      if (tag == GUMBO_TAG_TABLE) {
        if (!open.empty()) open.back().layout = true;
        open.push_back({node.end});
      } else if (open.empty()) {
        continue;
      } else if (Table& table = open.back(); tag == GUMBO_TAG_TR) {
        table.rows.push_back(i);
        table.cells = 0;
      } else if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH) {
        table.wide += ++table.cells == 2;
        table.cell_end = node.end;
        table.letters = table.words = 0;
      } else if (i == headline_ || heading_of(tag) > 0 || tag == GUMBO_TAG_LI || tag == GUMBO_TAG_IMG ||
                 tag == GUMBO_TAG_INPUT) {
        table.layout = true;
      } else if (node.is_text() && i < table.cell_end) {
        bool blank = true;
        for (const char c : node.text()) {
          const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
          table.letters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U && !space;
          table.words += blank && !space;
          blank = space;
        }
        table.layout = table.layout || table.letters > kLongestCell || table.words > kMostCellWords;
      }
    }
    while (!open.empty()) close();
  }

  /// A small box with a field to write into: a newsletter, a search, a poll.
  bool is_form(uint32_t i) const {
    const uint32_t end = nodes_[i].end;
    return end - i <= kMostFormNodes && fields_[end] > fields_[i] && role_of(nodes_[i].tag()) == Role::Block;
  }

  /// An element is left out for what it is called only if the page would not be without its text.
  bool spares(uint32_t i, bool named) const {
    const uint32_t end = nodes_[i].end;
    if (headline_ > i && headline_ < end) return false;
    const uint64_t all = running_.back(), in_it = running_[end] - running_[i];
    const uint64_t all_body = body_.back(), body = body_[end] - body_[i];
    if (body * 2 > all_body && !out_.marks[i].has(PageMark::Body)) return false;
    // The headline stands outside: what it heads does as well, or a large part of it.
    const uint64_t most = named && headline_ != 0 ? 7 : 4;
    return in_it * 10 < all * most || (all_body * 4 > all && body * 10 < all_body);
  }

  bool is_left_out(uint32_t i, bool in_article) const {
    const HtmlNode& node = nodes_[i];
    const PageMarks marks = out_.marks[i];
    const GumboTag tag = node.tag();
    if (tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY) return false;
    const Role role = role_of(tag);
    if (role == Role::Nothing) return true;
    if (i == headline_) return false;
    const bool named = marks.has(PageMark::Related) || marks.has(PageMark::Comments) || marks.has(PageMark::Page) ||
                       marks.has(PageMark::Embedded) || marks.has(PageMark::Hidden);
    const bool text = marks.has(PageMark::Body) || marks.has(PageMark::Article) || marks.has(PageMark::Entry);
    bool doubtful = named && (!text || marks.has(PageMark::Comments));
    if (tag == GUMBO_TAG_HEADER ? !in_article : role == Role::Doubtful) doubtful = true;
    doubtful = doubtful || is_form(i);
    return (doubtful || hidden(node)) && spares(i, named);
  }

  void leave_out() {
    uint32_t article_end = 0;
    for (uint32_t i = 0; i < nodes_.size(); ++i) {
      const HtmlNode& node = nodes_[i];
      if (!node.is_element()) continue;
      if (is_left_out(i, i < article_end)) {
        std::fill(out_.left_out.begin() + i, out_.left_out.begin() + node.end, true);
        i = node.end - 1;
        continue;
      }
      const bool article = node.tag() == GUMBO_TAG_ARTICLE || node.tag() == GUMBO_TAG_MAIN ||
                           out_.marks[i].has(PageMark::Body) || out_.marks[i].has(PageMark::Article);
      if (article) article_end = std::max(article_end, node.end);
    }
  }

  void write() {
    open_.push_back({});
    for (uint32_t i = 0; i < nodes_.size(); ++i) {
      while (open_.size() > 1 && i >= nodes_[open_.back().index].end) close();
      if (out_.left_out[i]) {
        // What is left out parts the words around it unless it stands in a line.
        if (role_of(nodes_[i].tag()) != Role::Inline && role_of(nodes_[i].tag()) != Role::Nothing) flush();
        i = nodes_[i].end - 1;
        continue;
      }
      const HtmlNode& node = nodes_[i];
      if (!node.is_element()) {
        if (node.is_text()) add(node.text(), i);
        continue;
      }
      enter(i);
    }
    while (open_.size() > 1) close();
    flush();
  }

  void enter(uint32_t i) {
    const GumboTag tag = nodes_[i].tag();
    const Role role = role_of(tag);
    Open open = open_.back();
    if (open.row && (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH)) cell_ = !line_.text.empty();
    if (role == Role::Break) {
      if (open.row)
        blank_ = true;
      else
        flush();
      return;
    }
    open.index = i;
    open.block = (role == Role::Block || role == Role::Doubtful) && !open.row;
    if (open.row && role == Role::Block) blank_ = true;
    open.row |= row_[i];
    if (open.block) {
      flush();
      open.element = i;
    }
    if (const int heading = heading_of(tag)) open.heading = heading;
    open.link |= tag == GUMBO_TAG_A;
    open.bold |=
        tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG || (tag == GUMBO_TAG_FONT && nodes_[i].attribute("size") >= "4");
    open.item |= tag == GUMBO_TAG_LI;
    open.pre |= tag == GUMBO_TAG_PRE;
    for (const PageMark mark : kLineMarks) {
      if (out_.marks[i].has(mark)) open.marks.add(mark);
    }
    if (tag == GUMBO_TAG_FIGCAPTION || tag == GUMBO_TAG_CAPTION) open.marks.add(PageMark::Caption);
    if (tag == GUMBO_TAG_TIME) open.marks.add(PageMark::Time);
    open_.push_back(open);
  }

  void close() {
    const bool block = open_.back().block;
    if (block) flush();
    open_.pop_back();
  }

  void add(std::string_view text, uint32_t index) {
    const Open& open = open_.back();
    for (size_t at = 0; at < text.size();) {
      const size_t begin = at;
      const char32_t c = next_code_point(text, at);
      if (is_nothing(c)) continue;
      if (is_blank(c)) {
        if (c == '\n' && open.pre && !open.row)
          flush();
        else
          blank_ = true;
        continue;
      }
      if (line_.text.empty()) {
        line_.at = index;
        line_.element = open.element;
        line_.heading = static_cast<uint8_t>(open.heading);
        line_.item = open.item;
        ++line_.words;
      } else if (blank_ || cell_) {
        line_.text += cell_ ? kCellMark : " ";
        ++line_.words;
      }
      blank_ = cell_ = false;
      line_.text.append(text.substr(begin, at - begin));
      ++line_.letters;
      line_.link_letters += open.link;
      line_.bold_letters += open.bold;
      for (size_t m = 0; m < kLineMarks.size(); ++m) marked_[m] += open.marks.has(kLineMarks[m]);
      speaks_ = speaks_ || says_something(c);
      if (c != 0x200E && c != 0x200F) line_.ends = ends_sentence(c);
    }
  }

  void flush() {
    if (speaks_) {
      for (size_t m = 0; m < kLineMarks.size(); ++m) {
        if (marked_[m] * 10 >= line_.letters * 7) line_.marks.add(kLineMarks[m]);
      }
      if (opens_line()) {
        HtmlBlock& opening = out_.blocks.back();
        line_.text = opening.text + ' ' + line_.text;
        line_.words += opening.words;
        line_.letters += opening.letters;
        line_.link_letters += opening.link_letters;
        line_.bold_letters += opening.bold_letters;
        opening = std::move(line_);
      } else {
        out_.blocks.push_back(std::move(line_));
      }
    }
    line_ = {};
    marked_ = {};
    blank_ = cell_ = speaks_ = false;
  }

  /// Does the line before end with a dash, and so begin this one: «الخرطوم (رويترز) -», «قالت الأمم المتحدة …»?
  bool opens_line() const {
    if (out_.blocks.empty() || line_.prose() == 0 || line_.item) return false;
    const HtmlBlock& before = out_.blocks.back();
    return before.words <= kLongestOpening && before.heading == 0 && !before.is_link() && !before.item &&
           before.text.front() != '-' &&  // «- إعلان -»
           (before.text.ends_with(" -") || before.text.ends_with(" –") || before.text.ends_with(" —") ||
            before.text.ends_with(" ـ"));
  }

  static constexpr std::array<PageMark, 6> kLineMarks = {PageMark::Body,    PageMark::Title,  PageMark::Lead,
                                                         PageMark::Caption, PageMark::Byline, PageMark::Time};

  const std::vector<HtmlNode>& nodes_;
  const PageRules& rules_;
  const uint32_t headline_;
  std::vector<uint32_t> fields_;          // <input> before each node
  std::vector<uint32_t> running_, body_;  // letters of running text before each node; of them, in Body elements
  std::vector<Open> open_;
  HtmlBlock line_;
  std::array<uint32_t, kLineMarks.size()> marked_{};  // letters of the line with each mark
  bool blank_ = false, cell_ = false, speaks_ = false;
  std::vector<bool> row_;  // of each node: is it a row of a table of figures?
  HtmlBlocks out_;
};

}  // namespace

HtmlBlocks html_blocks(const HtmlTree& tree, const PageRules& rules, uint32_t headline) {
  return Blocks(tree, rules, headline).run();
}

std::string html_text(const HtmlTree& tree, uint32_t element) {
  const auto& nodes = tree.nodes();
  std::string out;
  bool blank = false;
  for (uint32_t i = element; i < nodes[element].end; ++i) {
    const HtmlNode& node = nodes[i];
    if (node.is_element()) {
      if (node.tag() == GUMBO_TAG_SCRIPT || node.tag() == GUMBO_TAG_STYLE) i = node.end - 1;
      if (role_of(node.tag()) != Role::Inline) blank = true;
      continue;
    }
    const std::string_view text = node.is_text() ? node.text() : std::string_view();
    for (size_t at = 0; at < text.size();) {
      const size_t begin = at;
      const char32_t c = next_code_point(text, at);
      if (is_nothing(c)) continue;
      if (is_blank(c)) {
        blank = true;
        continue;
      }
      if (blank && !out.empty()) out += ' ';
      blank = false;
      out.append(text.substr(begin, at - begin));
    }
  }
  return out;
}

}  // namespace isnad
