#include "scan/telegram.hpp"

#include <array>

#include "scan/organ.hpp"
#include "scan/utf8.hpp"

namespace gongwen::scan {
namespace {

// Behind `label` at the beginning of `line`, its colon and spaces; nothing if it is not there, or
// if neither parts it from what follows.
std::optional<std::size_t> behind_label(std::string_view text, Span line, std::string_view label) {
  if (!line.of(text).starts_with(label)) return std::nullopt;
  const std::size_t end = line.begin + label.size();
  std::size_t at = skip_spaces(text, end);
  const Rune mark = rune_at(text, at);
  if (is_one_of(mark.value, U"：:")) at = skip_spaces(text, at + mark.size);
  return at > end && at < line.end ? std::optional(at) : std::nullopt;
}

}  // namespace

std::optional<Span> telegram_grade(std::string_view text, Span line) {
  constexpr std::array<std::string_view, 4> grades = {"特提", "特急", "加急", "平急"};
  constexpr std::array<std::string_view, 3> labels = {"等级", "紧急程度", "缓急"};
  line = trim(text, line);
  for (const std::string_view label : labels) {
    const auto at = behind_label(text, line, label);
    if (!at) continue;
    for (const std::string_view grade : grades) {
      if (text.substr(*at, line.end - *at).starts_with(grade)) {
        return make_span(*at, *at + grade.size());
      }
    }
  }
  return std::nullopt;
}

std::optional<Span> telegram_sender(std::string_view text, Span line) {
  line = trim(text, line);
  for (const std::string_view label : {"发电单位", "发电机关", "发报单位"}) {
    const auto at = behind_label(text, line, label);
    if (!at) continue;
    const Span organ = make_span(*at, line.end);
    if (is_organ_name(organ.of(text))) return organ;
  }
  return std::nullopt;
}

bool is_empty_number(std::string_view line) {
  constexpr std::string_view last = "号";
  if (line.size() <= last.size() || !line.ends_with(last)) return false;
  const std::string_view before = line.substr(0, line.size() - last.size());
  constexpr std::size_t longest = 24;  // bytes: a code and its blank
  return before.size() <= longest && is_space(rune_before(before, before.size()).value) &&
         without_spaces(before).ends_with("机发");
}

}  // namespace gongwen::scan
