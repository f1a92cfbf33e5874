#include "scan/signer.hpp"

#include "scan/organ.hpp"
#include "scan/utf8.hpp"

namespace gongwen::scan {

std::optional<Signer> signer(std::string_view text, Span line) {
  constexpr std::uint32_t max_bytes = 160;  // no office has a longer name
  if (line.size() > max_bytes) return std::nullopt;
  const std::string_view all = line.of(text);
  std::size_t characters = 0;  // of the name
  for (std::size_t at = all.size(); at > 0;) {
    const Rune rune = rune_before(all, at);
    at -= rune.size;
    if (!is_space(rune.value)) ++characters;
    if (at == 0 || characters > longest_person_name) break;
    const std::string_view name = all.substr(at);
    if (is_space(rune.value) || !is_person_name(name)) continue;
    Span before = trim(text, make_span(line.begin, line.begin + at));
    const Rune last = rune_before(text.substr(0, before.end), before.end);
    if (is_one_of(last.value, U"：:")) {
      before = trim(text, make_span(before.begin, before.end - last.size));
    }
    if (ends_in_office(without_spaces(before.of(text)))) {
      return Signer{before, make_span(line.begin + at, line.end)};
    }
  }
  return std::nullopt;
}

}  // namespace gongwen::scan
