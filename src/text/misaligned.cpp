#include "text/misaligned.hpp"

#include <algorithm>
#include <utility>

#include "text/run_off.hpp"
#include "text/utf8.hpp"

namespace gongwen::text {
namespace {

// Looks into the model that a text may cost: what keeps the time linear whatever the input is.
// A damaged line costs some hundreds, and no text is damaged in each of its characters.
constexpr std::size_t looks_for_a_byte = 3;
constexpr std::size_t free_looks = 100'000;

bool may_lose_a_byte(char32_t before) {
  return is_cjk(before) || before == U')' || before == U',' || before == U':' || before == U';';
}

// The next sign of a lost byte, `?` or U+FFFD, from `from` on.
std::size_t next_sign(std::string_view text, std::size_t from) {
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  std::size_t at = text.find_first_of("?\xEF", from);
  while (at < text.size() && text[at] != '?' && !text.substr(at).starts_with(replacement)) {
    at = text.find_first_of("?\xEF", at + 1);
  }
  return std::min(at, text.size());
}

}  // namespace

Text realign_gbk(Text&& text) {
  Rewriter out(std::move(text));
  const std::string_view all = out.text();
  std::size_t looks = free_looks + all.size() * looks_for_a_byte;
  out.for_each_line(trait::lost, [&](Span span) {
    const std::string_view line = all.substr(0, span.end);
    for (std::size_t at = next_sign(line, span.begin); at < line.size();) {
      std::size_t next = at + rune_at(line, at).size;
      if (may_lose_a_byte(rune_before(line, at).value) && looks > 0) {
        const Realigned run = realign(line, at, looks);
        if (!run.span.empty()) {
          out.replace(run.span, run.text, RepairKind::gbk_misaligned, run.confidence);
          next = run.span.end;
        }
      }
      at = next_sign(line, next);
    }
  });
  return std::move(out).finish();
}

}  // namespace gongwen::text
