#include "text/forms/regional.hpp"

#include <string>
#include <string_view>
#include <vector>

#include "tables/regional.hpp"
#include "tables/script.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

// A stretch of the text and of what it became so far.
struct Piece {
  Span from;
  Span to;
};

// No entry holds these: a stretch may be cut at them, so that one step needs little memory.
bool parts_words(char32_t c) {
  return c == U'\n' || c == U'，' || c == U'。' || c == U'、' || c == U'；';
}

tables::Phrase phrase_at(std::string_view text) {
  const char32_t first = rune_at(text, 0).value;
  return tables::begins_phrase(first) ? tables::phrase_at(text) : tables::Phrase{};
}

// Two steps, as OpenCC has them: to traditional script without the region's own forms, then to
// simplified. They run on stretches between phrases, and on each phrase by itself: a word of the
// region that reaches into a phrase is none.
class Converter {
 public:
  Converter(Rewriter& out, Traditional region) : out_(out), region_(region) {}

  void convert(std::size_t begin, std::size_t end) {
    const std::string_view text = out_.text().substr(0, end);
    std::size_t from = begin;
    for (std::size_t at = begin; at < end;) {
      const Rune c = rune_at(text, at);
      const std::size_t phrase = phrase_at(text.substr(at)).traditional.size();
      if (phrase > 0 || parts_words(c.value)) {
        convert_stretch(text, from, at);
        from = at;
      }
      at += phrase > 0 ? phrase : c.size;
      if (phrase > 0) {
        convert_stretch(text, from, at);
        from = at;
      }
    }
    convert_stretch(text, from, end);
  }

 private:
  void convert_stretch(std::string_view text, std::size_t begin, std::size_t end) {
    if (begin == end) return;
    to_common_forms(text.substr(0, end), begin);
    to_simplified();
  }

  void to_common_forms(std::string_view text, std::size_t begin) {
    common_.clear();
    pieces_.clear();
    for (std::size_t at = begin; at < text.size();) {
      const tables::Phrase entry = tables::regional_at(text.substr(at), region_);
      const bool found = !entry.traditional.empty();
      const std::size_t size = found ? entry.traditional.size() : rune_at(text, at).size;
      const std::size_t to = common_.size();
      common_ += found ? entry.simplified : text.substr(at, size);
      pieces_.push_back({span_of(at, at + size), span_of(to, common_.size())});
      at += size;
    }
  }

  // A phrase may cover several pieces, and begin or end inside one: they are replaced as a whole.
  void to_simplified() {
    std::size_t first = 0;
    simplified_.clear();
    const std::string_view common = common_;
    for (std::size_t at = 0; at < common.size();) {
      const Rune c = rune_at(common, at);
      const tables::Phrase phrase = phrase_at(common.substr(at));
      if (!phrase.traditional.empty()) {
        simplified_ += phrase.simplified;
        at += phrase.traditional.size();
      } else {
        append(simplified_, tables::simplified(c.value));
        at += c.size;
      }
      std::size_t last = first;
      while (pieces_[last].to.end < at) ++last;
      if (pieces_[last].to.end != at) continue;
      const Span span = {pieces_[first].from.begin, pieces_[last].from.end};
      if (span.of(out_.text()) != simplified_) {
        out_.replace(span, simplified_, RepairKind::traditional);
      }
      simplified_.clear();
      first = last + 1;
    }
  }

  Rewriter& out_;
  Traditional region_;
  std::string common_;
  std::string simplified_;
  std::vector<Piece> pieces_;
};

}  // namespace

void simplify_regional(Rewriter& out, std::size_t begin, std::size_t end, Traditional region) {
  Converter(out, region).convert(begin, end);
}

}  // namespace gongwen::text
