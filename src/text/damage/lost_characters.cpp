#include "text/damage/lost_characters.hpp"

#include <optional>
#include <string>
#include <string_view>

#include "text/utf8.hpp"
#include "values/diagnostic_codes.hpp"

namespace gongwen::text {

void note_lost_characters(Text& text) {
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  constexpr std::string_view misread = "锟斤拷";  // two of them
  const std::string_view all = text.utf8;
  std::size_t count = 0;
  std::optional<Span> first;
  surveyed(text).for_each(
      trait::lost | trait::rare, static_cast<std::uint32_t>(all.size()), [&](Span line) {
        values::poll(text.watch, line.size());
        const auto note = [&](std::string_view sign, std::size_t lost) {
          const std::string_view in = line.of(all);
          for (std::size_t at = in.find(sign); at != std::string_view::npos;
               at = in.find(sign, at + sign.size())) {
            const Span span = span_of(line.begin + at, line.begin + at + sign.size());
            if (!first || span.begin < first->begin) first = span;
            count += lost;
          }
        };
        note(replacement, 1);
        note(misread, 2);
      });
  if (!first) return;
  text.diagnostics.push_back(
      values::diagnostic(values::Code::lost_characters, {std::to_string(count)}, first));
}

}  // namespace gongwen::text
