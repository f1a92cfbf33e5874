#include "text/forms/conversion.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "tables/script.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

// In traditional prose every third character is changed, and two of three changes stand alone.
constexpr std::size_t bytes_of_a_run = 7;
constexpr std::uint32_t wide_size = 3;  // bytes of a character from U+0800 to U+FFFF

// Nearly every form has as many bytes as the other, so the text is changed in place, and what was
// changed is counted by character and recorded at the end.
class Converter {
 public:
  explicit Converter(Text&& text)
      : text_(std::move(text)), table_(tables::conversion()), counts_(table_.entries.size()) {}

  void convert(Span stretch) {
    char* const bytes = text_.utf8.data();
    for (std::uint32_t at = stretch.begin; at < stretch.end;) {
      const auto first = static_cast<unsigned char>(bytes[at]);
      if (first < 0xE3 || first >= 0xF0) {
        at += first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : rare(at);
        continue;
      }
      const std::uint16_t number = table_.number[rune_at(text_.utf8, at).value];
      if (number == 0) {
        at += wide_size;
        continue;
      }
      const tables::Conversion::Entry& entry = table_.entries[number];
      if (entry.phrases > 0) {
        if (const std::uint32_t size = phrase(entry, {at, stretch.end})) {
          at += size;
          continue;
        }
      }
      if (entry.simplified == entry.traditional) {
        at += rare(at);
        continue;
      }
      if (counts_[number]++ == 0) order_.push_back({at, number});
      write(bytes + at, entry.simplified);
      if (at != run_.end) begin_run(at);
      run_.end = at += wide_size;
    }
  }

  [[nodiscard]] Text finish() && {
    if (!order_.empty()) ++text_.changes;
    begin_run(static_cast<std::uint32_t>(text_.utf8.size()));
    record();
    text_.map = text_.map.then(map_);
    text_.map.shrink_to_fit();
    text_.survey.add(trait::traditional, traits_);
    if (uneven_.empty()) return std::move(text_);
    Rewriter out(std::move(text_));
    for (const auto& [span, after] : uneven_) out.replace(span, after, RepairKind::traditional);
    return std::move(out).finish();
  }

 private:
  // Where a character or phrase was changed for the first time.
  struct First {
    std::uint32_t at;
    std::uint16_t number;  // of the character; 0: a phrase
    tables::Phrase phrase = {};
    std::uint32_t count = 0;  // of the phrase
  };

  static void write(char* to, char16_t c) {
    to[0] = static_cast<char>(0xE0 | c >> 12);
    to[1] = static_cast<char>(0x80 | (c >> 6 & 0x3F));
    to[2] = static_cast<char>(0x80 | (c & 0x3F));
  }

  // Ends the run of characters that were changed, with what was kept before it, and begins another.
  void begin_run(std::uint32_t at) {
    map_.append_units(run_.size() / wide_size, wide_size, wide_size, RepairKind::traditional);
    map_.keep(at - run_.end);
    run_ = {at, at};
  }

  // The bytes of the phrase that the stretch begins with; 0 if there is none. It may stay as it is.
  std::uint32_t phrase(const tables::Conversion::Entry& entry, Span rest) {
    tables::Phrase found;
    for (const tables::Phrase& phrase : tables::phrases_of(entry)) {
      if (rest.of(text_.utf8).starts_with(phrase.traditional)) found = phrase;
    }
    const auto size = static_cast<std::uint32_t>(found.traditional.size());
    if (size == 0 || found.traditional == found.simplified) return size;
    const Span span{rest.begin, rest.begin + size};
    if (found.simplified.size() != size) {
      uneven_.emplace_back(span, found.simplified);
      return size;
    }
    const auto [known, is_new] = phrases_.try_emplace(found.traditional.data(), order_.size());
    if (is_new) order_.push_back({span.begin, 0, found});
    ++order_[known->second].count;
    text_.utf8.replace(span.begin, size, found.simplified);
    begin_run(span.begin);
    map_.append(size, size, RepairKind::traditional);
    run_ = {span.end, span.end};
    return size;
  }

  // Characters outside the basic plane, or whose other form is. Returns the size.
  std::uint32_t rare(std::uint32_t at) {
    const Rune c = rune_at(text_.utf8, at);
    const char32_t simple = tables::simplified(c.value);
    if (simple != c.value) uneven_.emplace_back(Span{at, at + c.size}, utf8(simple));
    return c.size;
  }

  void record() {
    for (const First& first : order_) {
      std::string before(first.phrase.traditional);
      std::string after(first.phrase.simplified);
      std::uint32_t count = first.count;
      if (first.number != 0) {
        before = utf8(table_.entries[first.number].traditional);
        after = utf8(table_.entries[first.number].simplified);
        count = counts_[first.number];
      }
      for (std::size_t at = 0; at < after.size(); at += rune_at(after, at).size) {
        traits_ |= traits_of(rune_at(after, at).value);
      }
      const Span span{first.at, first.at + static_cast<std::uint32_t>(after.size())};
      text_.repairs.add(RepairKind::traditional, before, after, count, 1, [&](Repair& row) {
        row.span = span;
        row.source = text_.map.to_source(span);
      });
    }
  }

  Text text_;
  const tables::Conversion& table_;
  std::vector<std::uint32_t> counts_;  // by number of the character
  std::unordered_map<const char*, std::size_t> phrases_;
  std::vector<First> order_;
  std::vector<std::pair<Span, std::string>> uneven_;
  OffsetMap map_;
  Span run_;  // of changed characters, not in the map yet
  Traits traits_ = 0;
};

}  // namespace

Text convert_to_simplified(Text&& text, const std::vector<Span>& stretches) {
  Converter converter(std::move(text));
  for (const Span& stretch : stretches) converter.convert(stretch);
  return std::move(converter).finish();
}

}  // namespace gongwen::text
