#include "text/damage/pinyin.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "tables/gbk.hpp"
#include "tables/readings.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

// `zhuāng` has 7 bytes, a syllable with a combining mark one or two more.
constexpr std::size_t longest_reading = 10;
// One bracket behind a character in everyday use is the author's help to the reader (邗(hán)江);
// a converter annotates many.
constexpr std::size_t systematic = 3;

bool is_opening(char32_t c) {
  return c == U'(' || c == U'（';
}
bool is_closing(char32_t c) {
  return c == U')' || c == U'）';
}

struct Found {
  Span span;
  bool rare_host = false;
  bool toned = true;
};

std::vector<Found> find_annotations(Rewriter& out) {
  std::vector<Found> found;
  const std::string_view text = out.text();
  out.for_each_line(trait::toned, [&](Span line) {
    for (std::size_t at = line.begin; at < line.end; ++at) {
      // Both brackets, by their first byte; no character that is looked at ends in it.
      if (text[at] != '(' && text[at] != '\xEF') continue;
      const Annotation note = annotation_at(text, at, Tone::any);
      if (note.span.empty()) continue;
      const char32_t host = rune_before(text, at).value;
      if (!tables::has_reading(host, note.reading.of(text))) continue;
      const bool toned = !annotation_at(text, at).span.empty();
      found.push_back({note.span, !tables::in_gb2312(host), toned});
    }
  });
  return found;
}

}  // namespace

// The toned vowels are in Latin-1, Latin Extended and 1E00-1EFF.
bool is_reading_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= 0xE0 && c <= 0x1DC) || c == 0x1F9 || c == 0x300 ||
         c == 0x304 || c == 0x30C || (c >= 0x1E00 && c <= 0x1EFF);
}

Annotation annotation_at(std::string_view text, std::size_t at, Tone tone) {
  const Rune opening = rune_at(text, at);
  if (!is_opening(opening.value)) return {};
  Annotation note = open_annotation_at(text, at + opening.size, tone);
  if (!note.span.empty()) note.span.begin = static_cast<std::uint32_t>(at);
  return note;
}

Annotation open_annotation_at(std::string_view text, std::size_t at, Tone tone) {
  std::size_t end = at;
  bool toned = tone == Tone::any;
  for (Rune c = rune_at(text, end); is_reading_letter(c.value); c = rune_at(text, end)) {
    toned |= c.value >= 0x80;
    end += c.size;
    if (end - at > longest_reading) return {};
  }
  if (!toned) return {};
  const Span reading = span_of(at, end);
  if (rune_at(text, end).value == U' ') ++end;
  const Rune closing = rune_at(text, end);
  if (!is_closing(closing.value) || !tables::is_reading(reading.of(text))) return {};
  return {span_of(at, end + closing.size), reading};
}

Text strip_readings(Text&& text) {
  Rewriter out(std::move(text));
  const std::vector<Found> found = find_annotations(out);
  const auto toned = static_cast<std::size_t>(
      std::count_if(found.begin(), found.end(), [](const Found& note) { return note.toned; }));
  for (const Found& note : found) {
    if ((note.toned && note.rare_host) || toned >= systematic) {
      out.drop(note.span, RepairKind::pinyin_annotation);
    }
  }
  return std::move(out).finish();
}

}  // namespace gongwen::text
