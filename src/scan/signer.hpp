// Who signs as a person: an office and the name of its holder.
#pragma once

#include <optional>
#include <string_view>

#include "gongwen/offset_map.hpp"

namespace gongwen::scan {

struct Signer {
  Span office;
  Span name;
};

// 市长：某某某, 市　长　　某 某 某, 市长某某某: the whole of `line`.
[[nodiscard]] std::optional<Signer> signer(std::string_view text, Span line);

}  // namespace gongwen::scan
